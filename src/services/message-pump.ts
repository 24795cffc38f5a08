import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { SenderTurns } from '../domain/sender-turns';
import type { Clock } from '../lib/clock';
import { logger } from '../lib/logger';
import { WakefulLoop } from '../lib/wakeful-loop';
import type { MessageDeliveryService } from './message-delivery';
import { Prepared } from './prepared';
import type { SenderPaces, Slot } from './sender-paces';

const log = logger.child({ part: 'message-pump' });

/** Texts that one process hands over at once: an account that does not answer leaves room for all others. */
const limits = { total: 32, perOrganization: 12 };
/** How often an idle process looks; whoever queues a message in the same process wakes it at once. */
const lookEveryMs = 100;
const soonestAgainMs = 5;
/**
 * A message that breaks its own handling stands aside, longer each time, so that those behind it go on; the first time
 * only for a moment, because most often it was the database that was busy.
 */
const asideMs = { first: 500, longest: 60_000 };
/** Messages that turn out not to go anywhere use no slot, but must not keep one forever. */
const mostSettledPerSlot = 25;

const nextOfNumber = new Prepared<{ id: string }>(
  'next-message',
  `SELECT id FROM messages WHERE status = 'QUEUED' AND phone_number_id = $1 AND id <> ALL($2::uuid[])
   ORDER BY send_priority, created_at, id LIMIT 1`,
);

/**
 * Hands waiting messages over, at each number's own pace and in fair turns between organizations. The messages
 * themselves are the queue: a process that dies leaves nothing behind but a slot of a second or less.
 */
export class MessagePump {
  private readonly turns = new SenderTurns(limits);
  private readonly underWay = new Set<Promise<void>>();
  /** Messages that broke their handling: how often, and until when they stand aside by the system's clock. */
  private readonly aside = new Map<string, { times: number; until: number }>();
  private readonly loop = new WakefulLoop(() => this.takeTurn());

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly paces: SenderPaces,
    private readonly delivery: MessageDeliveryService,
  ) {}

  start(): void {
    this.loop.start();
  }

  /** Says that a message was queued. */
  readonly wake = (): void => this.loop.wake();

  /** Resolves when what is being handed over is settled. */
  async stop(): Promise<void> {
    await this.loop.stop();
    await Promise.all(this.underWay);
  }

  /** Hands over what may go now and waits for it; says how many slots were used. */
  async pumpOnce(): Promise<number> {
    const { slots } = await this.begin();
    await Promise.all(this.underWay);
    return slots;
  }

  private async takeTurn(): Promise<number> {
    try {
      return (await this.begin()).restMs;
    } catch (error) {
      log.error({ err: error }, 'waiting messages could not be read');
      await pause(500);
      return lookEveryMs;
    }
  }

  /** Takes the slots that are free and begins to use them; says when to look again. */
  private async begin(): Promise<{ slots: number; restMs: number }> {
    const waiting = await this.paces.waiting();
    const now = this.clock.now().getTime();
    const due = waiting.filter(({ nextSendAt }) => nextSendAt === null || nextSendAt.getTime() <= now);
    const chosen = this.turns.choose(due);
    const slots = chosen.length > 0 ? await this.paces.take(chosen) : [];
    for (const slot of slots) this.launch(slot);
    const next = waiting[due.length]?.nextSendAt;
    const restMs = next ? Math.max(next.getTime() - now, soonestAgainMs) : lookEveryMs;
    return { slots: slots.length, restMs: Math.min(restMs, lookEveryMs) };
  }

  private launch(slot: Slot): void {
    this.turns.begin(slot);
    const work = this.use(slot)
      .catch((error: unknown) =>
        log.error({ phoneNumberId: slot.phoneNumberId, err: error }, 'a slot was lost'),
      )
      .finally(() => {
        this.turns.end(slot);
        this.underWay.delete(work);
        this.wake();
      });
    this.underWay.add(work);
  }

  private async use(slot: Slot): Promise<void> {
    for (let settled = 0; settled < mostSettledPerSlot; settled += 1) {
      const [next] = await nextOfNumber.rows(this.db, [slot.phoneNumberId, this.standingAside()]);
      if (!next) return;
      try {
        const handing = await this.delivery.deliver(slot.organizationId, next.id, slot.campaignRate);
        this.aside.delete(next.id);
        if (handing === 'handed-over' || handing === 'held') return;
      } catch (error) {
        log.error({ messageId: next.id, err: error }, 'a message could not be handed over');
        this.standAside(next.id);
      }
    }
    await this.paces.giveBack(slot);
  }

  private standAside(id: string): void {
    const times = (this.aside.get(id)?.times ?? 0) + 1;
    const ms = Math.min(asideMs.first * 2 ** (times - 1), asideMs.longest);
    this.aside.set(id, { times, until: Date.now() + ms });
  }

  private standingAside(): string[] {
    const now = Date.now();
    const standing: string[] = [];
    for (const [id, { until }] of this.aside) {
      if (until > now) standing.push(id);
      // Another process has it by now.
      else if (until + 2 * asideMs.longest < now) this.aside.delete(id);
    }
    return standing;
  }
}

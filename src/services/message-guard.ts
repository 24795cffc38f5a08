import type { EntityManager } from 'typeorm';
import type { Readiness } from '../domain/readiness';
import { sendBlock, type SendBlock } from '../domain/send-check';
import type { PhoneNumberEntity } from '../entities/phone-number';
import { blockedPairs, pairKey, standingOptOuts } from './consents';
import type { Pair } from './message-rows';
import type { NumberService } from './numbers';
import type { ReadinessService } from './readiness';

/** One of our numbers with the badge that decides what it may send. */
export interface Sender {
  number: PhoneNumberEntity;
  readiness: Readiness;
}

/** Says whether texts may leave, the same before a send, at the send and beside the text box. */
export class MessageGuard {
  constructor(
    private readonly numbers: NumberService,
    private readonly readiness: ReadinessService,
  ) {}

  /** By phone number id; unknown ids are left out. */
  async senders(organizationId: string, ids: readonly string[]): Promise<Map<string, Sender>> {
    const unique = [...new Set(ids)];
    const [numbers, readiness] = await Promise.all([
      this.numbers.byIds(organizationId, unique),
      this.readiness.forNumbers(organizationId, unique),
    ]);
    const senders = new Map<string, Sender>();
    for (const [id, number] of numbers) {
      const badge = readiness.get(id);
      if (badge) senders.set(id, { number, readiness: badge });
    }
    return senders;
  }

  /** What is in the way of a text for each pair, in their order: two statements, however many there are. */
  async blocks(
    manager: EntityManager,
    organizationId: string,
    senders: ReadonlyMap<string, Sender>,
    pairs: readonly Pair[],
  ): Promise<(SendBlock | null)[]> {
    const contacts = [...new Set(pairs.map((pair) => pair.contact))];
    const optOuts = await standingOptOuts(manager, organizationId, contacts);
    const blocked = await blockedPairs(manager, organizationId, pairs);
    return pairs.map((pair) => {
      const { number, readiness } = senders.get(pair.phoneNumberId)!;
      return sendBlock({
        phoneNumberId: number.id,
        e164: number.e164,
        readiness,
        contact: pair.contact,
        optOut: optOuts.get(pair.contact) ?? null,
        isSenderBlocked: blocked.has(pairKey(pair)),
        isTest: pair.isTest === true,
      });
    });
  }
}

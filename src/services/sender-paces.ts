import type { DataSource } from 'typeorm';
import type { PhoneNumberKind } from '../domain/phone-numbers';
import { pauseSeconds, sendingMs, type SenderFacts } from '../domain/sender-rates';
import type { Clock } from '../lib/clock';
import { Prepared } from './prepared';
import type { UnitOfWork } from './unit-of-work';

/** One of our numbers that has messages waiting. */
export interface WaitingNumber {
  phoneNumberId: string;
  organizationId: string;
  kind: PhoneNumberKind;
  country: string;
  /** Its part of what its campaign allows, which the numbers of it that have messages waiting share evenly. */
  campaignRate: number | null;
  /** Null when it may send at once. */
  nextSendAt: Date | null;
}

/** The right to send one message from a number now: whoever holds it is the only one. */
export interface Slot extends WaitingNumber {
  /** When the next one may be taken. */
  until: Date;
}

const momentMs = 100;

/** Jumps from number to number in the index of waiting messages, so ten thousand of one number cost like one. */
const waitingNumbers = new Prepared<WaitingNumber>(
  'waiting-numbers',
  `WITH RECURSIVE waiting (id) AS (
     (SELECT phone_number_id FROM messages WHERE status = 'QUEUED' ORDER BY phone_number_id LIMIT 1)
     UNION ALL
     SELECT (SELECT phone_number_id FROM messages
             WHERE status = 'QUEUED' AND phone_number_id > waiting.id ORDER BY phone_number_id LIMIT 1)
     FROM waiting WHERE waiting.id IS NOT NULL
   )
   SELECT n.id AS "phoneNumberId", n.organization_id AS "organizationId", n.kind, n.country,
     (c.detail->>'segmentsPerSecond')::float8 / count(*) OVER (PARTITION BY c.id) AS "campaignRate",
     p.next_send_at AS "nextSendAt"
   FROM waiting JOIN phone_numbers n ON n.id = waiting.id
   LEFT JOIN number_registrations a ON a.phone_number_id = n.id AND a.state = 'REGISTERED'
   LEFT JOIN registration_resources c ON c.organization_id = n.organization_id AND c.kind = 'campaign'
     AND c.twilio_sid = a.service_sid AND c.status = 'VERIFIED'
   LEFT JOIN sender_paces p ON p.phone_number_id = n.id
   ORDER BY p.next_send_at NULLS FIRST`,
);

/** Keeps every number to the rate that Twilio passes on, across all processes. */
export class SenderPaces {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The numbers with messages waiting, whoever may send first in front. */
  waiting(): Promise<WaitingNumber[]> {
    return waitingNumbers.rows(this.db, []);
  }

  /** Takes a slot of each number where nobody else has just done so. */
  async take(numbers: readonly WaitingNumber[]): Promise<Slot[]> {
    // Always in this order, so that processes taking several at once cannot lock each other out.
    const sorted = [...numbers].sort((a, b) => (a.phoneNumberId < b.phoneNumberId ? -1 : 1));
    // A slot that is taken a moment late does not slow the number down: the next one follows that much sooner.
    const rows: { id: string; until: Date }[] = await this.db.query(
      `INSERT INTO sender_paces AS p (phone_number_id, next_send_at)
       SELECT id, $3::timestamptz + ms * interval '1 millisecond' FROM unnest($1::uuid[], $2::int[]) AS one (id, ms)
       ON CONFLICT (phone_number_id) DO UPDATE SET next_send_at =
         excluded.next_send_at - LEAST($3::timestamptz - p.next_send_at, interval '${momentMs} milliseconds')
       WHERE p.next_send_at <= $3
       RETURNING phone_number_id AS id, next_send_at AS until`,
      [
        sorted.map((one) => one.phoneNumberId),
        sorted.map((one) => Math.ceil(sendingMs(one, 1))),
        this.clock.now(),
      ],
    );
    const untils = new Map(rows.map(({ id, until }) => [id, until]));
    return numbers.flatMap((number) => {
      const until = untils.get(number.phoneNumberId);
      return until ? [{ ...number, until }] : [];
    });
  }

  /** Gives back a slot that nothing was sent in. */
  async giveBack({ phoneNumberId, until }: Slot): Promise<void> {
    await this.db.query(
      'UPDATE sender_paces SET next_send_at = $3 WHERE phone_number_id = $1 AND next_send_at = $2',
      [phoneNumberId, until, this.clock.now()],
    );
  }
}

/** Lets a number rest, longer each time in a row: its messages stay in line, in their order. */
export async function pauseSender(
  tx: UnitOfWork,
  phoneNumberId: string,
  atLeastSeconds: number,
): Promise<void> {
  const [row]: { setbacks: number }[] = await tx.manager.query(
    `INSERT INTO sender_paces AS p (phone_number_id, next_send_at, setbacks) VALUES ($1, $2, 1)
     ON CONFLICT (phone_number_id) DO UPDATE SET setbacks = p.setbacks + 1 RETURNING setbacks`,
    [phoneNumberId, tx.now],
  );
  const seconds = pauseSeconds(atLeastSeconds, row!.setbacks - 1, Math.random());
  await tx.manager.query(
    'UPDATE sender_paces SET next_send_at = GREATEST(next_send_at, $2) WHERE phone_number_id = $1',
    [phoneNumberId, new Date(tx.now.getTime() + seconds * 1_000)],
  );
}

/** Notes that Twilio took a message: what it takes beyond its slot, and that the number is in good standing again. */
export async function chargeSender(
  tx: UnitOfWork,
  phoneNumberId: string,
  sender: SenderFacts,
  segments: number,
): Promise<void> {
  const extraMs = Math.ceil(sendingMs(sender, Math.max(segments, 1) - 1));
  await tx.manager.query(
    `UPDATE sender_paces SET next_send_at = next_send_at + $2 * interval '1 millisecond', setbacks = 0
     WHERE phone_number_id = $1 AND ($2 > 0 OR setbacks > 0)`,
    [phoneNumberId, extraMs],
  );
}

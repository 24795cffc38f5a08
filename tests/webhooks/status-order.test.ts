import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/entities/data-source';
import { logger } from '../../src/lib/logger';
import { MessageNewsService } from '../../src/services/message-news';
import { ReceiptDrain } from '../../src/services/receipts';
import { Transactions } from '../../src/services/unit-of-work';
import { createDatabase, type TestDatabase } from '../support/database';

const now = new Date('2026-11-22T12:00:00Z');
const minuteMs = 60_000;

/** What Twilio says of a message, one after the other. */
type Story = readonly (readonly [status: string, errorCode?: number])[];

const stories: readonly Story[] = [
  [['queued'], ['sent'], ['delivered']],
  [['queued'], ['sending'], ['sent'], ['delivered'], ['read']],
  [['queued'], ['sent'], ['undelivered', 30003]],
  [['queued'], ['sent'], ['undelivered', 30005], ['delivered']],
  [['queued'], ['sent']],
  // Out of a full queue and back in line.
  [['queued'], ['failed', 30001]],
  [['queued'], ['failed', 30008]],
  [['queued'], ['failed', 21610]],
  [['canceled']],
];
/** 1,000 pieces of news about 348 messages, most of them delivered. */
const messages = 348;
const storyOf = (n: number): Story => (n % 3 === 0 ? stories[(n / 3) % stories.length]! : stories[0]!);

interface News {
  organization: string;
  kind: 'message-status' | 'event';
  params: Record<string, unknown>;
  at: Date;
}

describe('a thousand pieces of news, each three times and in random order', () => {
  let database: TestDatabase;
  let db: DataSource;
  let drains: ReceiptDrain[];

  beforeAll(async () => {
    database = await createDatabase();
    db = await createDataSource({ url: database.url }).initialize();
    const transactions = new Transactions(db, { now: () => now }, () => undefined);
    const news = new MessageNewsService();
    const handlers = {
      'message-status': news.applyStatus.bind(news),
      event: news.applyStatus.bind(news),
    };
    drains = [1, 2].map(
      () => new ReceiptDrain(transactions, handlers, { now: () => now }, logger.child({ part: 'test' })),
    );
  });

  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  it('end in exactly the state of the same news once and in order', async () => {
    const [calm, wild] = [await shop('calm'), await shop('wild')];
    const inOrder = newsFor('calm', calm);
    expect(inOrder.length).toBeGreaterThanOrEqual(1_000);
    await deliver(inOrder);
    const repeated = newsFor('wild', wild);
    await deliver(shuffled([...repeated, ...repeated, ...repeated]));
    const state = await stateOf(calm);
    expect(state.messages).toHaveLength(messages);
    expect(new Set(state.messages.map((one) => one.status))).toEqual(
      new Set(['DELIVERED', 'READ', 'UNDELIVERED', 'SENT', 'FAILED', 'CANCELED', 'QUEUED']),
    );
    expect(await stateOf(wild)).toEqual(state);
    expect(await database.query('SELECT 1 FROM webhook_receipts WHERE error IS NOT NULL')).toEqual([]);
  }, 120_000);

  const idOf = (organization: string, n: number | string): string =>
    createHash('md5')
      .update(`${organization} ${n}`)
      .digest('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

  const sidOf = (organization: string, n: number): string =>
    `SM${createHash('md5').update(`${organization} message ${n}`).digest('hex')}`;

  /** An organization with messages that Twilio has just taken, ten to each contact. */
  async function shop(name: string): Promise<string> {
    const id = idOf(name, 'organization');
    const number = idOf(name, 'number');
    await database.query(
      `INSERT INTO organizations (id, name, plan, created_at) VALUES ($1, $2, 'STARTER', $3)`,
      [id, name, now],
    );
    await database.query(
      `INSERT INTO phone_numbers (id, organization_id, e164, friendly_name, kind, country, voice_capable, sms_capable,
         mms_capable, lifecycle, twilio_sid, created_at)
       VALUES ($1, $2, $3, 'Line', 'TOLL_FREE', 'US', true, true, true, 'ACTIVE', $4, $5)`,
      [number, id, name === 'calm' ? '+18335550001' : '+18335550002', `PN${name}`, now],
    );
    for (let n = 0; n < messages; n += 1) {
      const contact = contactOf(n);
      if (n % 10 === 0)
        await database.query(
          `INSERT INTO conversations (id, organization_id, phone_number_id, contact, last_activity_at, created_at)
           VALUES ($1, $2, $3, $4, $5, $5)`,
          [idOf(name, contact), id, number, contact, now],
        );
      await database.query(
        `INSERT INTO messages (id, organization_id, phone_number_id, conversation_id, direction, origin, channel, contact,
           body, status, twilio_sid, send_started_at, created_at, updated_at)
         VALUES ($1, $2, $3, $4, 'OUTBOUND', 'USER', 'SMS', $5, 'Ready.', 'SENDING', $6, $7, $7, $7)`,
        [idOf(name, n), id, number, idOf(name, contact), contact, sidOf(name, n), now],
      );
    }
    return id;
  }

  const contactOf = (n: number): string => `+1503555${1000 + Math.floor(n / 10)}`;

  /** By status callback and by event in turn, each with the time when it happened. */
  function newsFor(name: string, organization: string): News[] {
    return Array.from({ length: messages }, (_, n) =>
      storyOf(n).map(([status, errorCode], step): News => {
        const at = new Date(now.getTime() + n * 100 + step * minuteMs);
        const common = { organization, at };
        const [sid, to] = [sidOf(name, n), contactOf(n)];
        return (n + step) % 2 === 0
          ? {
              ...common,
              kind: 'message-status',
              params: {
                MessageSid: sid,
                MessageStatus: status,
                To: to,
                ...(errorCode ? { ErrorCode: String(errorCode) } : {}),
              },
            }
          : {
              ...common,
              kind: 'event',
              params: {
                type: `com.twilio.messaging.message.${status}`,
                data: {
                  messageSid: sid,
                  messageStatus: status.toUpperCase(),
                  to,
                  errorCode: errorCode ?? null,
                  timestamp: at.toISOString(),
                },
              },
            };
      }),
    ).flat();
  }

  /** Stored as received, without the check for duplicates, and drained by two processes at once. */
  async function deliver(all: readonly News[]): Promise<void> {
    await database.query(
      `INSERT INTO webhook_receipts (organization_id, kind, params, received_at)
       SELECT (one->>'organization')::uuid, one->>'kind', one->'params', (one->>'at')::timestamptz
       FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS list (one, n) ORDER BY n`,
      [JSON.stringify(all)],
    );
    const empty = async (drain: ReceiptDrain) => {
      while ((await drain.drainOnce()) > 0);
    };
    await Promise.all(drains.map(empty));
    await empty(drains[0]!);
  }

  async function stateOf(organization: string) {
    const rows = <Row extends object>(sql: string) => database.query<Row>(sql, [organization]);
    return {
      messages: await rows<{ status: string }>(
        `SELECT status, error_code, twilio_sid IS NULL AS unbound, resends, sent_at, delivered_at, segments FROM messages WHERE organization_id = $1
         ORDER BY right(contact, 4), body, created_at, status, error_code, sent_at, delivered_at`,
      ),
      events: await rows(
        `SELECT m.contact, e.status, e.error_code, e.at FROM message_status_events e JOIN messages m ON m.id = e.message_id
         WHERE e.organization_id = $1 ORDER BY 4, 1, 2, 3`,
      ),
      consents: await rows(
        'SELECT contact, opted_out, source FROM consents WHERE organization_id = $1 ORDER BY 1',
      ),
      blocks: await rows(
        'SELECT contact, error_code FROM sender_blocks WHERE organization_id = $1 ORDER BY 1',
      ),
      counts: await rows(
        `SELECT sum(sent)::int AS sent, sum(delivered)::int AS delivered, sum(failed)::int AS failed FROM message_tallies
         WHERE organization_id = $1`,
      ),
    };
  }
});

/** The same disorder in each run. */
function shuffled<T>(all: T[]): T[] {
  let seed = 42;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  for (let n = all.length - 1; n > 0; n -= 1) {
    const other = Math.floor(random() * (n + 1));
    [all[n], all[other]] = [all[other]!, all[n]!];
  }
  return all;
}

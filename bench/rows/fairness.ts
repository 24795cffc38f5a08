import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageDocument } from '../../operations/generated';
import { post, tokenFor } from '../support/callers';
import { idOf } from '../support/constants';
import type { Ground, MeasuredServer } from '../support/ground';
import type { Measure, Row } from '../support/row';
import { startStandIn, type ArrivedText } from '../support/stand-in';
import { median, percentile } from '../support/statistics';

const burst = 10_000;
const others = 100;
/** What another organization's first text may wait. */
const allowedMs = 5_000;
/** About what Twilio takes to answer. */
const answerMs = 80;
/** Segments per second of a toll-free number. */
const tollFreeRate = 3;
const windowMs = 10_000;

/** One organization queues ten thousand texts at once; a hundred others send one each meanwhile. */
export const fairness: Row = {
  name: 'fairness',
  title: `the first text of ${others} organizations beside a burst of ${burst} of another`,
  yardstick: `${allowedMs / 1_000} s, and Twilio's rate for a number`,
  async run(ground, effort) {
    const twilio = await startStandIn(answerMs);
    try {
      const server = await ground.ours({ role: 'all', twilioUrl: twilio.url });
      await queueBurst(ground);
      const first = await until(() => twilio.texts[0]);
      const count = effort.quick ? others / 4 : others;
      const waits: number[] = [];
      for (let n = 2; n < 2 + count; n += 1) waits.push(await firstText(server, twilio.texts, n));
      await sleep(Math.max(0, windowMs - (performance.now() - first.at)));
      const busiest = mostPerSecond(twilio.texts);
      const numbers = new Set(twilio.texts.map(({ from }) => from)).size;
      const total = (twilio.texts.length * 1_000) / (performance.now() - first.at);
      await ground.query(`UPDATE messages SET status = 'CANCELED' WHERE status = 'QUEUED'`);
      return [
        wait('p99 of the wait', percentile(waits, 0.99)),
        wait('p50 of the wait', median(waits)),
        {
          what: `texts per second of the busiest number, over ${windowMs / 1_000} s`,
          aim: { atMost: 1.1 },
          ratio: busiest / tollFreeRate,
          ours: busiest.toFixed(2),
          yardstick: String(tollFreeRate),
        },
        {
          what: 'texts per second in all',
          aim: null,
          ratio: total / (numbers * tollFreeRate),
          ours: total.toFixed(1),
          yardstick: `${numbers * tollFreeRate} of ${numbers} numbers`,
        },
      ];
    } finally {
      await twilio.stop();
    }
  },
};

function wait(what: string, ms: number): Measure {
  return {
    what,
    aim: { atMost: 1 },
    ratio: ms / allowedMs,
    ours: `${ms.toFixed(0)} ms`,
    yardstick: `${allowedMs} ms`,
  };
}

/** Ten thousand texts in line at all numbers that organization 1 may text from. */
async function queueBurst(ground: Ground): Promise<void> {
  const organization = idOf('organization', 1);
  await ground.query(
    `UPDATE registrations SET state = 'APPROVED', approved_at = created_at WHERE organization_id = $1
       AND state IN ('IN_PROGRESS', 'ACTION_NEEDED')`,
    [organization],
  );
  await ground.query(
    `UPDATE registration_resources SET status = 'TWILIO_APPROVED', edit_allowed = false WHERE organization_id = $1`,
    [organization],
  );
  await ground.query(
    `WITH own AS (
       SELECT c.id, c.phone_number_id, row_number() OVER (ORDER BY c.id) - 1 AS place, count(*) OVER () AS all
       FROM conversations c JOIN registrations r ON r.phone_number_id = c.phone_number_id AND r.state = 'APPROVED'
       WHERE c.organization_id = $1
     )
     INSERT INTO messages (id, organization_id, phone_number_id, conversation_id, direction, origin, channel, contact, body,
       status, segments, created_at, updated_at)
     SELECT md5('burst:' || n)::uuid, $1, own.phone_number_id, own.id, 'OUTBOUND', 'SERVICE', 'SMS',
       '+1212' || lpad((2000000 + n)::text, 7, '0'), 'Our sale begins today.', 'QUEUED', 1, now(), now()
     FROM generate_series(1, $2::int) AS n JOIN own ON own.place = n % own.all`,
    [organization, burst],
  );
}

/** The milliseconds from the call of a person of the nth organization to the arrival of their text. */
async function firstText({ url }: MeasuredServer, texts: ArrivedText[], n: number): Promise<number> {
  const to = `+1646${String(2_000_000 + n)}`;
  const headers = { authorization: `Bearer ${await tokenFor(n)}`, 'content-type': 'application/json' };
  const phoneNumberId = idOf('number', 1_000_000 + n * 10 + 3);
  const input = { phoneNumberId, to, body: 'Your bread is ready.' };
  const at = performance.now();
  const answer = await post(
    `${url}/graphql`,
    headers,
    JSON.stringify({ query: String(SendMessageDocument), variables: { input } }),
  );
  if (!answer.includes('"QUEUED"')) throw new Error(`not sent: ${answer.slice(0, 300)}`);
  const arrived = await until(() => texts.find((one) => one.to === to));
  return arrived.at - at;
}

/** How many texts per second the busiest number sent over the window it was busiest in. */
function mostPerSecond(texts: readonly ArrivedText[]): number {
  const times = new Map<string, number[]>();
  for (const { from, at } of texts) times.set(from, [...(times.get(from) ?? []), at]);
  let most = 0;
  for (const all of times.values())
    for (const [index, start] of all.entries()) {
      const inWindow = all.slice(index).filter((at) => at < start + windowMs).length;
      most = Math.max(most, inWindow);
    }
  return (most * 1_000) / windowMs;
}

async function until<T>(look: () => T | undefined): Promise<T> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const seen = look();
    if (seen !== undefined) return seen;
    await sleep(2);
  }
  throw new Error('a text never arrived');
}

import { ConversationsDocument } from '../../operations/generated';
import { post } from '../support/callers';
import type { MeasuredServer } from '../support/ground';
import type { Measure, Row } from '../support/row';
import { interleave, median, percentile, ratio } from '../support/statistics';
import { cardsCall } from './cards';

/** What a list costs must not depend on how much there is besides it. */
export const growth: Row = {
  name: 'growth',
  title: '10 × organizations, numbers and messages in the tables',
  yardstick: 'our server on the tenth',
  async run(ground, effort) {
    const small = await ground.ours();
    const large = await ground.ours({ scale: 10 });
    const measures: Measure[] = [];
    for (const [what, call] of [
      ['p50 of the card list', await cardsCall(50)],
      ['p50 of the conversation list', await conversationsCall()],
    ] as const) {
      // Many short looks: whatever else the machine does then falls on both sides.
      const rounds = effort.rounds * 4;
      const count = effort.quick ? 20 : 40;
      await p50(small, call, 150);
      await p50(large, call, 150);
      const pairs = await interleave(
        rounds,
        () => p50(large, call, count),
        () => p50(small, call, count),
      );
      const middle = (values: number[]) => `${median(values).toFixed(2)} ms`;
      measures.push({
        what,
        aim: { atMost: 1.3 },
        ratio: ratio(pairs, (one) => one),
        ours: middle(pairs.map((one) => one.ours)),
        yardstick: middle(pairs.map((one) => one.yardstick)),
      });
    }
    return measures;
  },
};

async function conversationsCall() {
  const { path, headers } = await cardsCall(50);
  return { path, headers, body: JSON.stringify({ query: String(ConversationsDocument), variables: {} }) };
}

/** The middle of the milliseconds of calls that follow each other. */
async function p50(
  { url }: MeasuredServer,
  { path, headers, body }: Awaited<ReturnType<typeof conversationsCall>>,
  count: number,
): Promise<number> {
  const all: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const at = performance.now();
    const answer = await post(url + path, headers, body);
    all.push(performance.now() - at);
    if (answer.includes('"errors"')) throw new Error(`not a list: ${answer.slice(0, 300)}`);
  }
  return percentile(all, 0.5);
}

import { MessageChangedDocument } from '../../operations/generated';
import { post, statusCallback, tokenFor } from '../support/callers';
import { hashOf } from '../support/constants';
import type { MeasuredServer } from '../support/ground';
import type { Row } from '../support/row';
import { conversations, messagesEach } from '../support/seed';
import { interleave, median, percentile, ratio } from '../support/statistics';
import { subscribe, subscribeBare, type Subscriber } from '../support/subscribers';

/** A status callback becomes news on a screen. */
export const endToEnd: Row = {
  name: 'end-to-end',
  title: "webhook to one subscriber's message, state applied on the way",
  yardstick: 'bare http + INSERT + ioredis + ws',
  async run(ground, effort) {
    const ours = await ground.ours({ role: 'all' });
    const bare = await ground.yardstick();
    const watch = { query: String(MessageChangedDocument), variables: {}, snapshot: 0 };
    const atOurs = await subscribe(ours, await tokenFor(1), watch);
    const atBare = await subscribeBare(bare, await tokenFor(1));
    const news = sentMessages();
    const count = effort.quick ? 30 : 80;
    await waits(ours, atOurs, news, 20, '');
    await waits(bare, atBare, news, 20, '?tell');
    const pairs = await interleave(
      effort.rounds,
      () => waits(ours, atOurs, news, count, ''),
      () => waits(bare, atBare, news, count, '?tell'),
    );
    atOurs.socket.drop();
    atBare.socket.drop();
    const middle = (values: number[]) => `${median(values).toFixed(2)} ms`;
    return [
      {
        what: 'p50',
        aim: { atMost: 4 },
        ratio: ratio(pairs, (one) => one),
        ours: middle(pairs.map((one) => one.ours)),
        yardstick: middle(pairs.map((one) => one.yardstick)),
      },
    ];
  },
};

interface SentMessage {
  sid: string;
  to: string;
}

/** Messages whose delivery is still to be reported, as the seed made them. */
function* sentMessages(): Generator<SentMessage, never> {
  for (let n = 1; n <= conversations; n += 1)
    for (let k = 1; k <= messagesEach; k += 2)
      yield { sid: `SM${hashOf('message', n * 100 + k)}`, to: `+1415${String(n).padStart(7, '0')}` };
  throw new Error('no message is left');
}

/** The middle of the milliseconds from the call to the subscriber's message. */
async function waits(
  { url }: MeasuredServer,
  subscriber: Subscriber,
  news: Iterator<SentMessage>,
  count: number,
  suffix: string,
): Promise<number> {
  const all: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const { sid, to } = news.next().value as SentMessage;
    const { path, headers, body } = statusCallback(sid, to, suffix);
    let late: NodeJS.Timeout | undefined;
    const told = new Promise<number>((resolve, reject) => {
      late = setTimeout(() => reject(new Error('no message came')), 10_000);
      subscriber.onMessage = () => resolve(performance.now());
    });
    const at = performance.now();
    await post(url + path, headers, body);
    all.push((await told) - at);
    clearTimeout(late);
  }
  return percentile(all, 0.5);
}

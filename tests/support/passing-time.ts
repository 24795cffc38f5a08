import type { TestApp } from './app';
import { until } from './wait';

type World = Pick<TestApp, 'simulator' | 'database'>;

/**
 * Whether nothing is left to do before time passes, but for jobs that wait for an answer of Twilio's. A job that another
 * took the place of while it ran is not tried again.
 */
export async function isQuiet({ database }: World, withheld = 0): Promise<boolean> {
  const [row] = await database.query<{ waiting: number; running: number }>(
    `SELECT ((SELECT count(*) FROM webhook_receipts WHERE processed_at IS NULL)
           + count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts))::int AS waiting,
       (count(*) FILTER (WHERE locked_at IS NOT NULL))::int AS running
     FROM graphile_worker.jobs WHERE run_at <= now()`,
  );
  return row!.waiting === 0 && row!.running <= withheld;
}

/** Lets a minute pass, and what falls due in it begin. */
export async function letMinutePass({ database, simulator }: World): Promise<void> {
  await simulator.advance('PT61S');
  const now = await simulator.now();
  const isTaken = async () =>
    (await database.query('SELECT 1 FROM scheduled_work WHERE due_at <= $1 LIMIT 1', [now])).length === 0;
  await until(isTaken, { within: 10_000, every: 25, what: 'work that is begun when it is due' });
}

/** What is due gets done, and when that is done, time passes. */
export async function goOn(world: World, withheld = 0): Promise<void> {
  if (await isQuiet(world, withheld)) await letMinutePass(world);
}

/** Lets time pass until the work is done. */
export async function inTime<T>(world: World, work: Promise<T>): Promise<T> {
  let isOver = false;
  const end = () => void (isOver = true);
  work.then(end, end);
  await until(
    async () => {
      if (!isOver) await goOn(world);
      return isOver;
    },
    { within: 90_000, every: 30, what: 'what takes its time' },
  );
  return work;
}

/** The middle of the values. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which the given part of the values lies. */
export function percentile(values: readonly number[], part: number): number {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}

/** What both sides gave in one round. */
export interface Pair<T> {
  ours: T;
  yardstick: T;
}

/**
 * Measures both sides again and again, one right after the other and in turning order, so that whatever else the
 * machine does falls on both alike.
 */
export async function interleave<T>(
  rounds: number,
  ours: () => Promise<T>,
  yardstick: () => Promise<T>,
): Promise<Pair<T>[]> {
  const pairs: Pair<T>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await ours();
      pairs.push({ ours: first, yardstick: await yardstick() });
    } else {
      const first = await yardstick();
      pairs.push({ yardstick: first, ours: await ours() });
    }
  }
  return pairs;
}

/** The middle of the rounds' ratios, ours to the yardstick's. */
export function ratio<T>(pairs: readonly Pair<T>[], read: (one: T) => number): number {
  return median(pairs.map(({ ours, yardstick }) => read(ours) / read(yardstick)));
}

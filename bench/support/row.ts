import type { Ground } from './ground';

/** One number of a row: ours as a multiple of the yardstick's, and where it should lie. */
export interface Measure {
  what: string;
  ratio: number;
  /** Null for what is told and not judged. */
  aim: { atLeast: number } | { atMost: number } | null;
  /** Both sides' medians in their own unit, for whoever wonders; they depend on the machine. */
  ours: string;
  yardstick: string;
}

/** One row of the table. */
export interface Row {
  name: string;
  title: string;
  yardstick: string;
  run(ground: Ground, effort: Effort): Promise<Measure[]>;
}

/** How much is measured. */
export interface Effort {
  rounds: number;
  /** Of one load run. */
  seconds: number;
  quick: boolean;
}

export function isMet({ ratio, aim }: Measure): boolean {
  if (!aim) return true;
  return 'atLeast' in aim ? ratio >= aim.atLeast : ratio <= aim.atMost;
}

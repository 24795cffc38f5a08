import { stableHash } from '../ids';
import type { Capabilities, NumberType } from '../state';
import type { ContainsPattern } from './contains';
import { allSeries, fits, type Series } from './series';

/** A number for sale. */
export interface Offer {
  phoneNumber: string;
  series: Series;
  capabilities: Capabilities;
  beta: boolean;
}

export interface Search {
  country: string;
  type: NumberType;
  contains: ContainsPattern | null;
  /** Narrows by place and prefix. */
  series: (series: Series) => boolean;
  /** Narrows by what a number can do. */
  offer: (offer: Offer) => boolean;
  /** True for numbers somebody owns or that are resting after their release. */
  taken: (phoneNumber: string) => boolean;
  limit: number;
}

const SEED = 'inventory-1';
/** Rounds through all series before a search gives up; each round tries one number of each. */
const ROUNDS = 80;

/** Finds numbers for sale; the same search gives the same numbers until somebody buys them. */
export function search(wanted: Search): Offer[] {
  const chosen = allSeries.filter(
    (series) => series.country === wanted.country && series.type === wanted.type && wanted.series(series),
  );
  const mixed = [...chosen].sort((a, b) => stableHash(SEED, a.shape) - stableHash(SEED, b.shape));
  const shapes = mixed.flatMap((series) =>
    shapesFor(series, wanted.contains).map((shape) => ({ series, shape })),
  );
  const found = new Map<string, Offer>();
  for (let round = 0; round < ROUNDS && found.size < wanted.limit; round += 1) {
    for (const { series, shape } of shapes) {
      if (found.size >= wanted.limit) break;
      const digits = fill(shape, series, round);
      const phoneNumber = `+${digits}`;
      if (found.has(phoneNumber) || wanted.taken(phoneNumber) || !isForSale(phoneNumber, series)) continue;
      if (wanted.contains && !wanted.contains.regex.test(digits)) continue;
      const offer = offerOf(phoneNumber, series);
      if (wanted.offer(offer)) found.set(phoneNumber, offer);
    }
  }
  return [...found.values()];
}

/** What a number can do; fixed for ever by the number itself. */
export function offerOf(phoneNumber: string, series: Series): Offer {
  const dice = stableHash(SEED, 'capabilities', phoneNumber) % 100;
  const voiceOnly =
    series.type === 'national' ||
    (series.type === 'local' && series.country !== 'US' && series.country !== 'CA');
  const sms = !voiceOnly && dice >= 4;
  const northAmerica = series.country === 'US' || series.country === 'CA';
  return {
    phoneNumber,
    series,
    capabilities: {
      voice: true,
      sms,
      mms: sms && dice >= 10 && (northAmerica || series.country === 'AU'),
      fax: false,
    },
    beta: stableHash(SEED, 'beta', phoneNumber) % 50 === 0,
  };
}

/** Numbers nobody can buy: fictional exchanges and service codes such as 911. */
export function isForSale(phoneNumber: string, series: Series): boolean {
  if (!fits(phoneNumber.slice(1), series.shape)) return false;
  if (!phoneNumber.startsWith('+1')) return true;
  const exchange = phoneNumber.slice(5, 8);
  return exchange !== '555' && !exchange.endsWith('11');
}

/** The series' shape with the pattern's digits set at every place where they fit. */
function shapesFor(series: Series, contains: ContainsPattern | null): string[] {
  const { shape } = series;
  if (!contains) return [shape];
  const { literal, before, after, anchoredStart, anchoredEnd } = contains;
  const last = shape.length - literal.length - after;
  const first = anchoredEnd ? Math.max(before, last) : before;
  const shapes: string[] = [];
  for (let at = first; at <= (anchoredStart ? Math.min(before, last) : last); at += 1) {
    const under = shape.slice(at, at + literal.length);
    const agrees = [...under].every((mark, index) => {
      const digit = literal[index] ?? '';
      return mark === 'X' || (mark === 'N' ? digit >= '2' : mark === digit);
    });
    if (agrees) shapes.push(shape.slice(0, at) + literal + shape.slice(at + literal.length));
  }
  return shapes.reverse();
}

function fill(shape: string, series: Series, round: number): string {
  let position = 0;
  return shape.replace(/[NX]/g, (mark) => {
    const dice = stableHash(SEED, series.shape, shape, round, position++);
    return String(mark === 'N' ? 2 + (dice % 8) : dice % 10);
  });
}

import { PhoneNumberKind } from './phone-numbers';

/** What decides how fast a number may text. */
export interface SenderFacts {
  kind: PhoneNumberKind;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** What the number may take of its campaign's segments per second; null without a campaign that carries it. */
  campaignRate?: number | null;
}

/** What Twilio shows of the throughput of a campaign (UsAppToPerson resource, `rate_limits`). */
export interface CampaignThroughput {
  /** Segments per second to customers of AT&T; null when Twilio does not say. */
  attRate: number | null;
  /** AT&T's class of it, such as T. */
  attClass: string | null;
  useCase: string | null;
}

/**
 * Segments per second of a campaign, over all of its numbers and all carriers: AT&T, T-Mobile and Verizon each take what
 * is granted for AT&T. A sole proprietor has one a second (help.twilio.com/articles/1260803225669, as repeated by
 * resellers, read 2026-11-26).
 */
export const campaignRates = { soleProprietor: 1, lowVolume: 3.75, lowest: 12, highest: 225 } as const;

const majorCarriers = 3;

/** How many segments all numbers of a campaign together may send in a second. */
export function campaignRate({ attRate, attClass, useCase }: CampaignThroughput): number {
  if (attClass === 'W' || useCase === 'SOLE_PROPRIETOR') return campaignRates.soleProprietor;
  if (attRate !== null && attRate > 0) return Math.min(attRate * majorCarriers, campaignRates.highest);
  return useCase === 'LOW_VOLUME' ? campaignRates.lowVolume : campaignRates.lowest;
}

/**
 * Segments per second that Twilio passes on from one number; what comes faster waits in Twilio's queue, and is refused
 * once four hours wait there (https://help.twilio.com/articles/115002943027, read 2026-11-22).
 */
export const segmentsPerSecond = { tollFree: 3, local: 1, elsewhere: 10 } as const;

const northAmerica: readonly string[] = ['US', 'CA', 'PR', 'VI', 'GU', 'AS', 'MP'];

/** How many segments a number may send in a second. What a registered number may send is what its campaign may. */
export function senderRate({ kind, country, campaignRate }: SenderFacts): number {
  if (kind === PhoneNumberKind.TOLL_FREE) return segmentsPerSecond.tollFree;
  if (!northAmerica.includes(country)) return segmentsPerSecond.elsewhere;
  return campaignRate ?? segmentsPerSecond.local;
}

/** The time that so many segments take up at a number. */
export function sendingMs(sender: SenderFacts, segments: number): number {
  return (1_000 * segments) / senderRate(sender);
}

/** As long as Twilio itself would keep a text waiting (Message resource, ValidityPeriod). */
export const validityMs = 36_000_000;

/** Until when a text of that moment may leave. */
export function validUntil(createdAt: Date): Date {
  return new Date(createdAt.getTime() + validityMs);
}

const longestPauseSeconds = 300;

/**
 * How long a number rests after Twilio asked for less: twice as long each time in a row, spread so that many do not come
 * back at once. `chance` is 0 to 1.
 */
export function pauseSeconds(atLeastSeconds: number, setbacks: number, chance: number): number {
  const grown = Math.min(atLeastSeconds * 2 ** Math.min(setbacks, 20), longestPauseSeconds);
  return Math.max(atLeastSeconds, grown) * (1 + chance / 2);
}

const queueFullSeconds = 60;
const longestQueueFullSeconds = 900;

/** How long a number rests after its queue at Twilio was full, when the text it dropped had been dropped so often before. */
export function queueFullPauseSeconds(timesBefore: number): number {
  return Math.min(queueFullSeconds * 2 ** Math.min(timesBefore, 10), longestQueueFullSeconds);
}

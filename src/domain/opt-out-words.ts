export type KeywordFamily = 'STOP' | 'START' | 'HELP';

export interface Keyword {
  family: KeywordFamily;
  word: string;
  /** True when Twilio, which reads the whole trimmed message, takes it for the keyword as well. */
  exact: boolean;
}

/**
 * Whole messages that carry a wish about texting (Twilio, "Twilio support for opt-out keywords"). REVOKE and OPTOUT
 * came with the FCC's rule of 11 April 2025.
 */
export const keywords: Readonly<Record<KeywordFamily, readonly string[]>> = {
  STOP: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  START: ['START', 'UNSTOP', 'YES'],
  HELP: ['HELP', 'INFO'],
};

/** Words that an organization answers to beyond those, by family, in capitals. */
export type OwnKeywords = Readonly<Record<KeywordFamily, readonly string[]>>;

export const noOwnKeywords: OwnKeywords = { STOP: [], START: [], HELP: [] };

const familyOf = new Map(
  Object.entries(keywords).flatMap(([family, words]) =>
    words.map((word) => [word, family as KeywordFamily] as const),
  ),
);

/**
 * The keyword that a whole message is, whatever its case, outer space and closing punctuation; null for any other
 * text. A question ("Yes?") asks something and agrees to nothing, so it never opts anyone in.
 */
export function keywordOf(body: string, own: OwnKeywords = noOwnKeywords): Keyword | null {
  const plain = body.trim().toUpperCase();
  const word = plain.replace(/[\p{P}\s]+$/u, '');
  const common = familyOf.get(word);
  const family = common ?? families.find((one) => own[one].includes(word));
  if (family === undefined) return null;
  if (family === 'START' && plain.slice(word.length).includes('?')) return null;
  return { family, word, exact: common !== undefined && word === plain };
}

const families: readonly KeywordFamily[] = ['STOP', 'START', 'HELP'];

/** The family of a word that everybody's texts are read for; null for any other. */
export function commonFamilyOf(word: string): KeywordFamily | null {
  return familyOf.get(word) ?? null;
}

/**
 * Whether the toll-free network lifts its block on this word: YES does not count there
 * (Twilio, Opt-out keyword handling for Toll-Free SMS).
 */
export function optsInOnTollFree(word: string): boolean {
  return ['START', 'UNSTOP'].includes(word.trim().toUpperCase());
}

/** Whether the toll-free network answers this word itself; it cannot be switched off or worded anew. */
export function isAnsweredByTollFreeNetwork(word: string): boolean {
  return word.trim().toUpperCase() === 'STOP' || optsInOnTollFree(word);
}

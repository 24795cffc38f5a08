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

const familyOf = new Map(
  Object.entries(keywords).flatMap(([family, words]) =>
    words.map((word) => [word, family as KeywordFamily] as const),
  ),
);

/**
 * The keyword that a whole message is, whatever its case, outer space and closing punctuation; null for any other
 * text. A question ("Yes?") asks something and agrees to nothing, so it never opts anyone in.
 */
export function keywordOf(body: string): Keyword | null {
  const plain = body.trim().toUpperCase();
  const word = plain.replace(/[\p{P}\s]+$/u, '');
  const family = familyOf.get(word);
  if (family === undefined) return null;
  if (family === 'START' && plain.slice(word.length).includes('?')) return null;
  return { family, word, exact: word === plain };
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

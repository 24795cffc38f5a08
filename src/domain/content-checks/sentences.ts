/** The sentences of a text, roughly: what stands between full stops, line ends and the like. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?;])\s+|\n+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

const denial = /\b(?:not|never|nor|neither|cannot|\w+n[’']t)\b/i;
const wideDenial = /\b(?:no|without)\b/i;
/** "no gambling" denies, "no credit check payday loans" does not. */
const nearDenial = /\b(?:no|without)(?:\s+\w+)?\s*$/i;

/**
 * Whether the words before a position of a sentence deny what follows, as in "we never share numbers". With
 * `strictly`, a "no" must stand close by.
 */
export function isDenied(sentence: string, at: number, strictly = false): boolean {
  const before = sentence.slice(Math.max(0, at - 60), at);
  return denial.test(before) || (strictly ? nearDenial : wideDenial).test(before);
}

/** The first place in a text where the pattern stands undenied: the words that matched and their sentence. */
export function asserted(text: string, pattern: RegExp): { words: string; sentence: string } | null {
  for (const sentence of sentences(text)) {
    const everywhere = new RegExp(
      pattern.source,
      pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`,
    );
    for (const match of sentence.matchAll(everywhere))
      if (!isDenied(sentence, match.index)) return { words: match[0], sentence };
  }
  return null;
}

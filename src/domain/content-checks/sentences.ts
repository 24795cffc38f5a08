/** The sentences of a text, roughly: what stands between full stops, line ends and the like. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?;])\s+|\n+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** The end of what stands before a match, where a "no" or "never" turns its meaning round. */
const negation =
  /\b(?:no|not|never|nor|neither|without|don[’']?t|doesn[’']?t|won[’']?t|isn[’']?t|aren[’']?t)\b/i;

/** Whether the words before a position of a sentence deny what follows, as in "we never share numbers". */
export function isDenied(sentence: string, at: number): boolean {
  return negation.test(sentence.slice(Math.max(0, at - 60), at));
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

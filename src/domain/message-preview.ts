import { isGsmCharacter, type MessageEncoding, roomLeft, segmentsOf } from './segments';

/** A character outside GSM-7, which turns a whole text into UCS-2. */
export interface CostlyCharacter {
  character: string;
  /** Such as `U+2019`. */
  codePoint: string;
  count: number;
  /** What looks alike in GSM-7; empty for invisible characters, null when nothing does. */
  replacement: string | null;
  /** Segments that it adds by itself, were it the only one. */
  extraSegments: number;
}

/** What a text would take. */
export interface TextPreview {
  encoding: MessageEncoding;
  segments: number;
  /** Units that still fit into the last segment. */
  charactersLeft: number;
  costlyCharacters: CostlyCharacter[];
  /** Segments without the costly characters. */
  segmentsIfPlain: number;
  /** The text with lookalikes, and without what has none; null when it is plain or would lose too much. */
  plainBody: string | null;
}

const lookalikes: Readonly<Record<string, string>> = {
  ...each('‘’‚‛′´ʼ`ˈ', "'"),
  ...each('“”„‟″«»', '"'),
  ...each('‐‑‒–—―−', '-'),
  ...each(
    '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t',
    ' ',
  ),
  ...each('\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f', ''),
  ...each('\u2028\u2029', '\n'),
  ...each('•·‧∙●▪', '*'),
  ...each('‹', '<'),
  ...each('›', '>'),
  ...each('×✕', 'x'),
  ...each('⁄∕', '/'),
  '…': '...',
  '™': '(TM)',
  '®': '(R)',
  '©': '(c)',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '°': ' degrees',
  '←': '<-',
  '→': '->',
  '✓': 'v',
  ç: 'c',
  ı: 'i',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  œ: 'oe',
  Œ: 'OE',
};

function each(characters: string, replacement: string): Record<string, string> {
  return Object.fromEntries([...characters].map((one) => [one, replacement]));
}

/** Texts in another script have many; nobody reads through more. */
const mostShown = 40;

/** What may be lost of a text for the sake of its price: a tenth of its characters. */
const mostLost = 0.1;

/** Encoding, segments and room of a text, with the characters that make it dear and what they cost. */
export function previewText(text: string): TextPreview {
  const { encoding, segments } = segmentsOf(text);
  const characters = [...text];
  const costly = [...new Set(characters.filter((one) => !isGsmCharacter(one)))];
  const plain = plainWithout(characters, null);
  const segmentsIfPlain = segmentsOf(plain).segments;
  const lost = characters.filter((one) => !isGsmCharacter(one) && lookalike(one) === null).length;
  return {
    encoding,
    segments,
    charactersLeft: roomLeft(text),
    costlyCharacters: costly.slice(0, mostShown).map((character) => ({
      character,
      codePoint: `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
      count: characters.filter((one) => one === character).length,
      replacement: lookalike(character),
      extraSegments: segmentsOf(plainWithout(characters, character)).segments - segmentsIfPlain,
    })),
    segmentsIfPlain,
    plainBody: costly.length === 0 || lost > characters.length * mostLost ? null : plain,
  };
}

/** The text in GSM-7 but for one character that is kept. */
function plainWithout(characters: readonly string[], kept: string | null): string {
  return characters
    .map((one) => (one === kept || isGsmCharacter(one) ? one : (lookalike(one) ?? '')))
    .join('');
}

/** What GSM-7 has instead of a character: a sign that looks alike, or the letter without its accent. */
function lookalike(character: string): string | null {
  const sign = lookalikes[character];
  if (sign !== undefined) return sign;
  const letter = character.normalize('NFD').replace(/\p{Mark}/gu, '');
  if (letter !== character && letter !== '' && [...letter].every(isGsmCharacter)) return letter;
  const compatible = character.normalize('NFKC');
  return compatible !== character && [...compatible].every(isGsmCharacter) ? compatible : null;
}

export type MessageEncoding = 'GSM-7' | 'UCS-2';

export interface Segmentation {
  encoding: MessageEncoding;
  /** How many messages the carriers carry and bill; 0 for an empty text. */
  segments: number;
  /** Septets of GSM-7 or UTF-16 code units of UCS-2. */
  units: number;
}

/** 3GPP TS 23.038 default alphabet; the escape code itself is left out. */
const gsmBasic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Reached through the escape code, so each takes two septets. */
const gsmExtension = new Set('\f^{}\\[~]|€');

const limits = { 'GSM-7': { single: 160, part: 153 }, 'UCS-2': { single: 70, part: 67 } } as const;

/**
 * Counts segments as Twilio bills them: one character outside GSM-7 turns the whole text into UCS-2, a split text
 * loses room for the joining header, and neither an escape pair nor a surrogate pair is cut in two
 * (Twilio, "SMS character limit").
 */
export function segmentsOf(text: string): Segmentation {
  const { encoding, segments, units } = measure(text);
  return { encoding, segments, units };
}

/** How many more units fit before the text takes another segment. */
export function roomLeft(text: string): number {
  return measure(text).room;
}

/** Whether GSM-7 has the character, so that it does not turn the whole text into UCS-2. */
export function isGsmCharacter(character: string): boolean {
  return gsmBasic.has(character) || gsmExtension.has(character);
}

function measure(text: string): Segmentation & { room: number } {
  const characters = [...text];
  const isGsm = characters.every(isGsmCharacter);
  const encoding: MessageEncoding = isGsm ? 'GSM-7' : 'UCS-2';
  const sizes = characters.map((one) => (isGsm ? (gsmExtension.has(one) ? 2 : 1) : one.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const { single, part } = limits[encoding];
  if (units <= single) return { encoding, segments: units === 0 ? 0 : 1, units, room: single - units };
  const { parts, used } = split(sizes, part);
  return { encoding, segments: parts, units, room: part - used };
}

/** Parts needed when no character may straddle two of them, and how full the last one is. */
function split(sizes: readonly number[], room: number): { parts: number; used: number } {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return { parts, used };
}

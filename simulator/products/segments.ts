const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '^{}\\[]~|€\f';
const basic = new Set(BASIC);
const extended = new Set(EXTENDED);

/** Lookalikes that smart encoding replaces so that a text stays in GSM-7. */
const LOOKALIKES: [RegExp, string][] = [
  [/[\u2018\u2019\u201A\u201B]/g, "'"],
  [/[\u201C\u201D\u201E\u201F]/g, '"'],
  [/[\u2010-\u2015]/g, '-'],
  [/\u2026/g, '...'],
  [/[\u00A0\u2002-\u200A]/g, ' '],
];

/** How many segments a text takes: 160 or 153 units in GSM-7, 70 or 67 in UCS-2, no character split. */
export function segmentsOf(body: string): number {
  if (body === '') return 1;
  const characters = [...body];
  const gsm = characters.every((character) => basic.has(character) || extended.has(character));
  const size = (character: string): number => (gsm ? (extended.has(character) ? 2 : 1) : character.length);
  const total = characters.reduce((sum, character) => sum + size(character), 0);
  if (total <= (gsm ? 160 : 70)) return 1;
  const room = gsm ? 153 : 67;
  let segments = 1;
  let used = 0;
  for (const character of characters) {
    if (used + size(character) > room) {
      segments += 1;
      used = 0;
    }
    used += size(character);
  }
  return segments;
}

export function smartEncoded(body: string): string {
  return LOOKALIKES.reduce((text, [pattern, plain]) => text.replace(pattern, plain), body);
}

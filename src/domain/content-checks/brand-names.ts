const suffixes =
  /[,\s]+(?:l\.?\s?l\.?\s?c\.?|p\.?l\.?l\.?c\.?|l\.?l\.?p\.?|l\.?p\.?|inc(?:orporated)?\.?|corp(?:oration)?\.?|co(?:mpany)?\.?|ltd\.?|limited|p\.?c\.?|gmbh)$/i;

/** A legal name as customers say it: without LLC, Inc. and the like. */
export function spokenName(legalName: string): string {
  let name = legalName.trim();
  while (suffixes.test(name)) name = name.replace(suffixes, '').trim();
  return name === '' ? legalName.trim() : name;
}

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[’'`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether a text names the business by one of its names; two first words of a long name are enough. */
export function namesBusiness(text: string, names: readonly string[]): boolean {
  const within = ` ${folded(text)} `;
  const run = within.replaceAll(' ', '');
  return names.some((name) => {
    const spoken = folded(spokenName(name));
    if (spoken === '') return false;
    const words = spoken.split(' ');
    const start = words.length > 2 ? words.slice(0, 2).join(' ') : spoken;
    return within.includes(` ${start} `) || (spoken.length > 5 && run.includes(spoken.replaceAll(' ', '')));
  });
}

import { industries, verticals } from './options';

/** Words by which people call an industry, in the order in which they are looked for. */
const words: readonly [RegExp, industry: string, vertical: string][] = [
  [/food|drink|beverage|restaurant|caf[eé]|bak(?:ery|ing)|cater/i, 'FOOD_AND_BEVERAGE', 'RETAIL'],
  [/real ?estate|property|realt/i, 'REAL_ESTATE', 'REAL_ESTATE'],
  [/health|medic|dent|clinic|therap|care\b/i, 'HEALTHCARE', 'HEALTHCARE'],
  [/construct|build|roof|plumb|electrician|hvac|contractor|landscap/i, 'CONSTRUCTION', 'CONSTRUCTION'],
  [/hotel|hospitality|event|lodging/i, 'HOSPITALITY', 'HOSPITALITY'],
  [/auto|car (?:repair|wash|sales)|vehicle/i, 'AUTOMOTIVE', 'RETAIL'],
  [/school|educat|tutor|lesson/i, 'EDUCATION', 'EDUCATION'],
  [/\blaw\b|legal|attorney/i, 'LEGAL', 'LEGAL'],
  [/insur/i, 'INSURANCE', 'INSURANCE'],
  [/fitness|salon|beauty|hair|spa\b|pet\b|pets\b/i, 'CONSUMER', 'PROFESSIONAL'],
  [/retail|shop|store|flor|flower|boutique/i, 'RETAIL', 'RETAIL'],
  [/software|tech/i, 'TECHNOLOGY', 'TECHNOLOGY'],
  [/transport|deliver|logist|moving/i, 'TRANSPORTATION', 'TRANSPORTATION'],
  [/travel|tour/i, 'TRAVEL', 'HOSPITALITY'],
  [/financ|account|bookkeep/i, 'FINANCIAL', 'FINANCIAL'],
  [/church|relig/i, 'RELIGION', 'NGO'],
  [/farm|agri/i, 'AGRICULTURE', 'AGRICULTURE'],
  [/consult|clean|repair|professional|service/i, 'PROFESSIONAL_SERVICES', 'PROFESSIONAL'],
];

const coded = (text: string): string =>
  text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');

/** The industry of the form that a profile's own words mean; null when they mean none for sure. */
export function industryFrom(text: string): string | null {
  return (
    industries.find(({ value }) => value === coded(text))?.value ??
    words.find(([pattern]) => pattern.test(text.replaceAll('_', ' ')))?.[1] ??
    null
  );
}

/** The same for a sole proprietor, whose list is another. */
export function verticalFrom(text: string): string | null {
  return (
    verticals.find(({ value }) => value === coded(text))?.value ??
    words.find(([pattern]) => pattern.test(text.replaceAll('_', ' ')))?.[2] ??
    null
  );
}

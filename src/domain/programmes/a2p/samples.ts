import { linksIn } from '../../content-checks/links';

/** Whether a text shows a web link, or the bracketed place of one. */
export function showsLink(text: string): boolean {
  return linksIn(text).length > 0 || /\[[^\]]*\b(?:link|url)\b[^\]]*\]/i.test(text);
}

/** Phone numbers that stand in a text, and the bracketed place of one. */
export function phonesIn(text: string): string[] {
  const withoutLinks = text.replace(/https?:\/\/\S+/gi, ' ');
  const numbers =
    /(?<![\d/-])(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]?\d{4}(?!\d)|\+\d{8,15}\b|(?<!\d)\d{10}(?!\d)/g;
  const places = /\[[^\]]*\b(?:phone|cell|callback)[^\]]*\]/gi;
  return [...withoutLinks.matchAll(numbers), ...withoutLinks.matchAll(places)].map(([found]) => found);
}

/** Whether a text shows a phone number, or the bracketed place of one. */
export function showsPhone(text: string): boolean {
  return phonesIn(text).length > 0;
}

import type { Finding } from '../registrations';
import { namesBusiness } from './brand-names';
import { risk, type FieldText } from './finding';

const optOut =
  /\bSTOP\b|\b(?:reply|text|send)\W{1,3}(?:stop|end|quit|cancel)\b|\bunsubscribe\b|\bopt[- ]?out\b/i;
const privateData =
  /\b(?:social security|ssn\b|pass ?word|card number|cvv|bank account number|routing number|pin (?:code|number)|mother[’']s maiden)/i;
const promotion =
  /\b(?:sale|% off|percent off|discount|coupon|promo(?:tion)?s?|special offers?|deal of|buy one|save \$?\d)/i;

/** What is missing from an example of a text. */
export function checkSample({ key, called, text }: FieldText, names: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  if (names.length > 0 && !namesBusiness(text, names))
    findings.push(
      risk(
        key,
        `${upper(called)} does not name your business, so nobody can tell who is texting.`,
        `Begin it with your name: “${names[0]}: …”.`,
        [30474, 30893],
      ),
    );
  if (!showsOptOut(text))
    findings.push(
      risk(
        key,
        `${upper(called)} does not show how to stop the texts.`,
        'End it with “Reply STOP to opt out.”',
        [30887, 30893],
      ),
    );
  findings.push(...checkPrivateData({ key, called, text }));
  if ([...text].length < 20)
    findings.push(
      risk(
        key,
        `${upper(called)} is too short to judge.`,
        'Write out a whole text as your customers would get it.',
        [30893],
      ),
    );
  return findings;
}

/** Words of texts that steal data. */
export function checkPrivateData({ key, called, text }: FieldText): Finding[] {
  if (!privateData.test(text)) return [];
  return [
    risk(
      key,
      `${upper(called)} speaks of passwords, card or ID numbers, like texts that steal them.`,
      'Never ask for such data by text; send customers to your website instead.',
      [30480, 30884],
    ),
  ];
}

/** Whether a text shows how to stop the texts. */
export function showsOptOut(text: string): boolean {
  return optOut.test(text);
}

/** Whether a text advertises something. */
export function isPromotional(text: string): boolean {
  return promotion.test(text);
}

/** Whether a text asks for votes or donations for a campaign. */
export function isPolitical(text: string): boolean {
  return /\b(?:vote for|elect\b|re-?elect|candidate for|political campaign|ballot measure|campaign donations?|\bpac\b)/i.test(
    text,
  );
}

/** What is missing from the reply to HELP or from the text that confirms a sign-up. */
export function checkAutomaticText(
  { key, called, text }: FieldText,
  names: readonly string[],
  needs: { contact?: number[]; rates?: number[]; help?: number[]; stop?: number[]; name: number[] },
): Finding[] {
  const findings: Finding[] = [];
  if (names.length > 0 && !namesBusiness(text, names))
    findings.push(
      risk(
        key,
        `${upper(called)} does not say which business it is from.`,
        'Put your name at its start.',
        needs.name,
      ),
    );
  if (needs.contact && !/@|https?:\/\/|\bwww\.|(?:\d[\s().-]*){7,}/.test(text))
    findings.push(
      risk(
        key,
        `${upper(called)} gives no way to reach you.`,
        'Add a phone number, an email address or your website.',
        needs.contact,
      ),
    );
  if (needs.rates && !/\brates?\b|\bdata\s+(?:charges|fees)\b/i.test(text))
    findings.push(
      risk(
        key,
        `${upper(called)} does not mention message and data rates.`,
        'Add “Message and data rates may apply.” to it.',
        needs.rates,
      ),
    );
  if (needs.help && !/\bHELP\b/i.test(text))
    findings.push(
      risk(key, `${upper(called)} does not mention HELP.`, 'Add “Reply HELP for help.” to it.', needs.help),
    );
  if (needs.stop && !showsOptOut(text))
    findings.push(
      risk(key, `${upper(called)} does not mention STOP.`, 'Add “Reply STOP to cancel.” to it.', needs.stop),
    );
  return findings;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

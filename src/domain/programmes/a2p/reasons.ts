import { edit, type RejectionCode } from '../../rejection-codes/entry';
import type { ReasonReading } from '../explanation';

/** Codes that say only that something is wrong; what it is stands in the reason beside them. */
const generic: ReadonlySet<number> = new Set([21727, 21728, 22214, 22215, 22217, 22218, 30701, 30703, 30756]);

/** What Twilio calls our fields, in machine names and in words, the longer names before those they contain. */
const named: readonly [RegExp, readonly string[]][] = [
  [/\bbrand[_ ]contact[_ ]email/i, ['brandContactEmail']],
  [/\bmobile[_ ]phone[_ ]number/i, ['ownerMobile']],
  [/\bbusiness[_ ]registration[_ ]identifier/i, ['registrationIdentifier']],
  [/\bbusiness[_ ]registration[_ ]number|\btax[_ ]id\b|\bein\b/i, ['registrationNumber']],
  [/\bbusiness[_ ]regions[_ ]of[_ ]operation/i, ['regionsOfOperation']],
  [/\bbusiness[_ ]industry/i, ['industry']],
  [/\bbusiness[_ ]type|\bcompany[_ ]type/i, ['entityType']],
  [/\bbusiness[_ ]title/i, ['repTitle']],
  [/\bjob[_ ]position/i, ['repPosition']],
  [/\bbusiness[_ ]name|\bfriendly[_ ]name/i, ['businessName', 'ownerLastName']],
  [/\bbrand[_ ]name/i, ['brandName']],
  [/\bfirst[_ ]name/i, ['repFirstName', 'ownerFirstName']],
  [/\blast[_ ]name/i, ['repLastName', 'ownerLastName']],
  [/\bsocial[_ ]media[_ ]profile/i, ['socialProfiles']],
  [/\bwebsite(?:[_ ]url)?\b/i, ['website']],
  [/\bstock[_ ]exchange/i, ['stockExchange']],
  [/\b(?:stock[_ ])?ticker/i, ['stockTicker']],
  [/\bvertical\b/i, ['vertical']],
  [/\bpostal[_ ]code|\bzip\b/i, ['postalCode']],
  [/\bstreet|\bhouse[_ ]number/i, ['street', 'street2']],
  [/\bcity\b|\blocality\b/i, ['city']],
  [/\bregion\b(?!s)|\bstate\b/i, ['region']],
  [/\b(?:iso[_ ])?country/i, ['country']],
  [/\bphone[_ ]number/i, ['repPhone', 'ownerPhone']],
  [/\be-?mail\b/i, ['repEmail', 'ownerEmail']],
  [/\bmessage[_ ]?flow/i, ['messageFlow']],
  [/\b(?:message[_ ]?samples?|sample[_ ]message)/i, ['samples']],
  [/\bopt[_ ]?in[_ ]?keywords/i, ['optInKeywords']],
  [/\bopt[_ ]?in[_ ]?message/i, ['optInMessage']],
  [/\bopt[_ ]?out[_ ]?message/i, ['optOutMessage']],
  [/\bhelp[_ ]?message/i, ['helpMessage']],
  [/\bprivacy[_ ]?policy/i, ['privacyPolicyUrl']],
  [/\bterms[_ ]?and[_ ]?conditions/i, ['termsUrl']],
  [/\b(?:use[_ ]case[_ ])?description\b/i, ['description']],
];

/** The fields that a reason names; each name counts once, for the field with the longest. */
export function fieldsNamed(reason: string): string[] {
  let rest = reason;
  const found: string[] = [];
  for (const [pattern, keys] of named) {
    const everywhere = new RegExp(pattern.source, `${pattern.flags}g`);
    if (!pattern.test(rest)) continue;
    found.push(...keys);
    rest = rest.replace(everywhere, ' ');
  }
  return found;
}

/** The parts of an address as the checking service calls them, and as people do. */
const addressParts: Readonly<Record<string, [field: string, called: string]>> = {
  'postal code': ['postalCode', 'ZIP or postal code'],
  street: ['street', 'street'],
  'house number': ['street', 'house number'],
  locality: ['city', 'city'],
  region: ['region', 'state or province'],
  country: ['country', 'country'],
};

/** Reads the sentences that come without a code: a part of the address or the mailbox that failed its check. */
function plainReason(reason: string): ReasonReading | null {
  const parts = Object.entries(addressParts).filter(([word]) =>
    new RegExp(`\\binvalid\\b[^.:]*\\b${word}\\b`, 'i').test(reason),
  );
  if (parts.length > 0) {
    const called = parts.map(([, [, words]]) => words).join(', ');
    const better = suggestion(reason);
    return {
      fieldKeys: [...new Set(parts.map(([, [field]]) => field))],
      entry: edit(
        ['address'],
        `The post office does not know this part of the address: ${called}.`,
        better === null
          ? 'Write it as it stands on mail that arrives there.'
          : `Did you mean this address: ${better}? Enter it so, or write yours as it stands on mail that arrives there.`,
      ),
    };
  }
  const mailbox = mailboxFault(reason);
  return mailbox === null ? null : { fieldKeys: ['repEmail', 'ownerEmail'], entry: mailbox };
}

/** The address that the checking service would write instead; null when it names none. */
function suggestion(reason: string): string | null {
  const found =
    /(?:\bsuggest(?:ed|ion)\b(?: address)?(?: is)?|\bdid you mean\b)\s*[:-]?\s*(.+?)\s*[.?]?$/is.exec(reason);
  const words = found?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
  return words === '' ? null : words;
}

function mailboxFault(reason: string): RejectionCode | null {
  if (!/\be-?mail\b/i.test(reason)) return null;
  if (/\bdisposable\b/i.test(reason))
    return edit(
      ['email'],
      'The email address is at a throw-away mail service.',
      'Use a mailbox that you keep: notices about the registration go there.',
    );
  if (/\b(?:unknown|invalid|nonexistent|no such) domain\b|\bdomain\b.*\bnot (?:exist|found)\b/i.test(reason))
    return edit(
      ['email'],
      'The part of the email address after the @ does not exist.',
      'Check the spelling of the address; a letter may be missing.',
    );
  if (/\bsyntax\b|\bmalformed\b/i.test(reason))
    return edit(
      ['email'],
      'The email address is not written as one.',
      'Enter it like name@yourbusiness.com, without spaces.',
    );
  return null;
}

/** What a reason tells beyond its code: the fields behind a code that names none, or a check told in words alone. */
export function readReason(code: number | null, reason: string): ReasonReading | null {
  if (code === null || code === 18603) return plainReason(reason);
  if (!generic.has(code)) return null;
  const fieldKeys = fieldsNamed(reason);
  return fieldKeys.length === 0 ? null : { fieldKeys };
}

import { RejectionFix } from './registrations';
import { brandCodes } from './rejection-codes/brands';
import { campaignCodes } from './rejection-codes/campaigns';
import { disallowedCodes } from './rejection-codes/disallowed';
import type { RejectionCode, RejectionTopic } from './rejection-codes/entry';
import { sharedCodes } from './rejection-codes/shared';
import { tollFreeCodes } from './rejection-codes/toll-free';

/**
 * Every code we know, of all programmes: Twilio returns the shared ones for either kind of number, so there is
 * one table.
 */
export const rejectionCodes: ReadonlyMap<number, RejectionCode> = new Map(
  [tollFreeCodes, disallowedCodes, sharedCodes, campaignCodes, brandCodes].flatMap((family) =>
    Object.entries(family).map(([code, entry]): [number, RejectionCode] => [Number(code), entry]),
  ),
);

/** The entry of a code; null for one we do not know, which is normal: the lists are never complete. */
export function rejectionCode(code: number | null): RejectionCode | null {
  return code === null ? null : (rejectionCodes.get(code) ?? null);
}

const codeInText = /\b(?:1860\d|2[12]\d{3}|30[4-9]\d{2})\b/;

/** The known code that a reviewer's sentence mentions; null when it mentions none. */
export function codeMentioned(reason: string): number | null {
  const code = Number(codeInText.exec(reason)?.[0] ?? Number.NaN);
  return rejectionCodes.has(code) ? code : null;
}

/** What the words of a reviewer are about, most certain first; the fallback for codes we do not know. */
const topicWords: readonly [RegExp, readonly RejectionTopic[]][] = [
  [/campaign verify|political/i, ['political-vetting']],
  [/verbal|script/i, ['verbal-script']],
  [/privacy/i, ['privacy-policy']],
  [/terms (?:and|&|of)|terms page/i, ['terms']],
  [/opt-?\s?in|consent|sign-?up|call to action|\bcta\b/i, ['opt-in-wording', 'opt-in-proof']],
  [/\bhelp (?:message|reply|keyword)/i, ['help-message']],
  [/age[- ]?gate|date of birth/i, ['age-gate']],
  [/registration number|\bein\b|tax id/i, ['registration-number']],
  [/ticker|stock (?:symbol|exchange)/i, ['stock-listing']],
  [/mobile (?:phone )?number|cell ?phone/i, ['owner-mobile']],
  [/\bopt-?\s?out/i, ['opt-out']],
  [/\bdba\b|doing business as/i, ['trade-name']],
  [/business name|legal name/i, ['business-name']],
  [/address(?! is not (?:a )?secure)/i, ['address']],
  [/e-?mail/i, ['email']],
  [/contact|representative/i, ['contact-person']],
  [/sample|message content/i, ['sample']],
  [/use case|summary|description/i, ['use-case']],
  [/website|web site/i, ['website']],
  [/volume/i, ['volume']],
];

/** The topics that a reviewer's own words name. */
export function topicsOfReason(reason: string): RejectionTopic[] {
  const withoutEmail = reason
    .replace(/e-?mail address/gi, 'email')
    .replace(/web ?site address|url/gi, 'website');
  return [
    ...new Set(topicWords.filter(([words]) => words.test(withoutEmail)).flatMap(([, topics]) => topics)),
  ];
}

/** An honest reading of a reason that no entry explains: the reviewer's own words, and no made-up cause. */
export function unlistedRejection(code: number | null, reason: string): RejectionCode {
  const words = reason.replace(/\s+/g, ' ').trim();
  const name = code === null ? '' : ` (code ${code})`;
  const topics = topicsOfReason(words);
  return {
    message:
      words === ''
        ? `The reviewer sent this back${name} without saying why in words.`
        : `The reviewer sent this back${name} and wrote: “${words}”`,
    howToFix:
      topics.length > 0
        ? 'Check the fields marked here against the reviewer’s words, correct them and send it again.'
        : 'Contact support: we will find out what the reviewer expects.',
    fix: topics.length > 0 ? RejectionFix.EDIT_FIELDS : RejectionFix.CONTACT_SUPPORT,
    resubmittable: true,
    topics,
  };
}

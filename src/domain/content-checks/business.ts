import type { Finding } from '../registrations';
import { blocker, risk, tip, type FieldText } from './finding';

const company =
  /(?:^|[\s,.])(?:l\.?l\.?c|p\.?l\.?l\.?c|l\.?l\.?p|inc|incorporated|corp|corporation|ltd|limited|p\.c)\.?(?=$|[\s,.)])/i;

/** Whether a name has the ending of a company, such as LLC or Inc. */
export function isCompanyName(name: string): boolean {
  return company.test(name);
}

/** A name of a company cannot belong to a sole proprietor. */
export function checkSoleProprietor(key: string, typeLabel: string, legalName: string): Finding[] {
  if (!isCompanyName(legalName)) return [];
  return [
    blocker(
      key,
      `“${legalName}” is the name of a company, but the business is entered as ${typeLabel}.`,
      'Choose the kind of company it is and enter its EIN; or enter your own name if you have no company.',
      [30445, 30903],
    ),
  ];
}

/** Faults of a legal name. */
export function checkLegalName(name: FieldText, isLlc: boolean): Finding[] {
  const findings: Finding[] = [];
  if (/\b(?:d\.?b\.?a\.?|doing business as|t\/a)\b/i.test(name.text))
    findings.push(
      risk(
        name.key,
        'The legal name contains a trade name (“DBA”).',
        'Enter the legal name alone and the name customers know in the field for it.',
        [30484, 30488],
      ),
    );
  if (isLlc && !isCompanyName(name.text))
    findings.push(
      tip(
        name.key,
        'Your profile says that the business is an LLC, but the legal name does not end so.',
        'Copy the name from your IRS letter, with its ending.',
        [30484],
      ),
    );
  return findings;
}

const placeholder =
  /\blorem ipsum\b|\basdf\w*|\bqwert\w*|\bfoo ?bar\b|\b(?:tbd|todo|tba)\b|\bx{4,}\b|\bblah\b|^\s*(?:n\/?a|none|null|undefined|test(?:ing)?|sample|example|abc|\.+|-+)\s*$|\btest (?:company|business|account|message|inc|llc|shop|store|number|text)\b|\b(?:just|only|this is a|for) test(?:ing)?\b|\binsert (?:your|business|company) \w+/i;

/** Words that show a text is not meant seriously yet. */
export function checkPlaceholder({ key, called, text }: FieldText): Finding[] {
  const found = placeholder.exec(text);
  if (found === null) return [];
  return [
    risk(
      key,
      `“${found[0].trim()}” in ${called} looks like a stand-in.`,
      'Enter what is really meant; requests that look like tests are refused.',
      [30534, 30756],
    ),
  ];
}

/** Whether texts are meant for private use. */
export function checkPersonalUse({ key, called, text }: FieldText): Finding[] {
  const found =
    /\b(?:personal use|friends and family|family and friends|text(?:ing)? (?:myself|my (?:wife|husband|kids|friends|family)))\b/i.exec(
      text,
    );
  if (found === null) return [];
  return [
    risk(
      key,
      `“${found[0]}” in ${called} reads as private texting.`,
      'Describe how the business texts its customers; private use cannot be registered.',
      [30532],
    ),
  ];
}

/** The prefixes that the IRS does not give out ("How EINs are assigned and valid EIN prefixes", read 2026-11-22). */
const unassigned = /^(?:00|07|08|09|17|18|19|28|29|49|69|70|78|79|89|96|97)/;

/** Why a text cannot be an EIN; null when it has the right form. */
export function einFault(number: string): string | null {
  if (/^\d{3}-\d{2}-\d{4}$/.test(number.trim()))
    return 'This has the form of a Social Security number, which must never be sent. Enter the EIN: 12-3456789.';
  return /^\d{2}-?\d{7}$/.test(number.trim()) ? null : 'An EIN has nine digits, written like 12-3456789.';
}

/** Signs that an EIN of the right form is none. */
export function checkEin(key: string, number: string): Finding[] {
  const digits = number.replace(/\D/g, '');
  if (!unassigned.test(digits) && !/^(\d)\1+$/.test(digits)) return [];
  return [
    risk(
      key,
      `No EIN begins with ${digits.slice(0, 2)} or has this form.`,
      'Copy the number from your IRS letter (CP 575).',
      [30527, 30795],
    ),
  ];
}

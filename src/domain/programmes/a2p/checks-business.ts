import { checkEin, checkLegalName, einFault } from '../../content-checks/business';
import { spokenName } from '../../content-checks/brand-names';
import {
  checkContactEmail,
  checkContactName,
  isFreeMail,
  isSharedMailbox,
} from '../../content-checks/contacts';
import { risk, blocker, tip } from '../../content-checks/finding';
import {
  checkOwnDomain,
  checkPage,
  hostOf,
  isSharedHost,
  registeredDomain,
} from '../../content-checks/links';
import { BusinessEntityType } from '../../organizations';
import type { FieldValues, Finding } from '../../registrations';
import { text } from '../field-values';
import type { CheckContext } from '../programme';
import { texts } from './texts';
import { entityTypeOf } from './way';

/** What a reviewer finds wrong with a business that has a registration number, and with who speaks for it. */
export function businessFindings(values: FieldValues, context: CheckContext): Finding[] {
  const isLlc = entityTypeOf(values) === BusinessEntityType.LIMITED_LIABILITY_COMPANY;
  const number = text(values, 'registrationNumber');
  const isEin = text(values, 'registrationIdentifier') === 'EIN';
  return [
    ...texts(values, ['businessName']).flatMap((name) => checkLegalName(name, isLlc)),
    ...profileFindings(values, context),
    ...(number !== null && isEin && einFault(number) === null ? checkEin('registrationNumber', number) : []),
    ...websiteFindings(values),
    ...addressFindings(values),
    ...representativeFindings(values, context),
    ...companyEmailFindings(values),
  ];
}

/** The profile and the form name the same business. */
function profileFindings(values: FieldValues, { business }: CheckContext): Finding[] {
  const entity = entityTypeOf(values);
  if (entity === null || business.entityType === null || entity === business.entityType) return [];
  return [
    tip(
      'entityType',
      'Your profile names another kind of business than this form.',
      'Choose the kind that the tax papers name, here and in the profile.',
      [30799],
    ),
  ];
}

function websiteFindings(values: FieldValues): Finding[] {
  const findings = texts(values, ['website']).flatMap((website) => [
    ...checkPage(website, [30891]),
    ...checkOwnDomain(website),
  ]);
  const names = texts(values, ['businessName', 'doingBusinessAs']).map((name) => name.text);
  const host = hostOf(text(values, 'website') ?? '');
  if (host === null || names.length === 0 || isSharedHost(host)) return findings;
  if (names.some((name) => isNamedIn(registeredDomain(host), name))) return findings;
  return [
    ...findings,
    risk(
      'website',
      `The address ${host} has nothing of the name of your business in it, so the reviewer may not link the two.`,
      'Give the business’s own website, show its legal name there, and enter the name customers know if it is another.',
      [18601],
    ),
  ];
}

/** Whether a domain holds a longer word of a name, the name run together, or its initials. */
function isNamedIn(domain: string, name: string): boolean {
  const plain = (words: string): string =>
    words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’']/g, '').replace(/&/g, ' and ');
  const words = plain(spokenName(name))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const label = plain(domain).split('.')[0]?.replace(/-/g, '') ?? '';
  const initials = words.map((word) => word[0]).join('');
  return (
    words.some((word) => word.length > 3 && label.includes(word)) ||
    label.includes(words.join('')) ||
    (initials.length > 1 && label.includes(initials)) ||
    (label.length > 2 && words.join('').includes(label))
  );
}

function addressFindings(values: FieldValues): Finding[] {
  if (!/\bp\.? ?o\.? ?box\b/i.test(text(values, 'street') ?? '')) return [];
  return [
    risk(
      'street',
      'A PO box is no business address.',
      'Enter the street where the business is.',
      [18603, 30754],
    ),
  ];
}

const outsider =
  /\b(?:agency|consultants?|contractor|freelanc\w+|vendor|reseller|software|developer|web ?designer|virtual assistant|intern|friend|customer)\b/i;

function representativeFindings(values: FieldValues, { e164, ownNumbers = [] }: CheckContext): Finding[] {
  const findings: Finding[] = [];
  const email = text(values, 'repEmail');
  const title = text(values, 'repTitle');
  const phone = text(values, 'repPhone');
  if (email !== null) findings.push(...checkContactEmail('repEmail', email, text(values, 'website')));
  for (const name of texts(values, ['repFirstName', 'repLastName']))
    findings.push(...checkContactName(name.key, name.text));
  if (title !== null && outsider.test(title))
    findings.push(
      risk(
        'repTitle',
        `“${title}” does not sound like somebody of the business itself.`,
        'Name an owner or employee; who helps from outside cannot speak for the business.',
        [18604],
      ),
    );
  if (phone !== null && (phone === e164 || ownNumbers.includes(phone)))
    findings.push(
      risk(
        'repPhone',
        'The phone of this person is one of the numbers you have here.',
        'Enter a phone on which the reviewer reaches the person.',
        [18604],
      ),
    );
  return findings;
}

/** A company on the stock market is checked by a message to a person of its own. */
function companyEmailFindings(values: FieldValues): Finding[] {
  const email = text(values, 'brandContactEmail');
  if (email === null) return [];
  if (isFreeMail(email))
    return [
      blocker(
        'brandContactEmail',
        'The check of a public company does not take addresses of free mail services.',
        'Enter the address of a person at the company’s own domain.',
        [21736, 30881],
      ),
    ];
  if (isSharedMailbox(email))
    return [
      risk(
        'brandContactEmail',
        `${email} looks like a mailbox of a department or a list, which the check does not take.`,
        'Enter the address of a named person.',
        [21736],
      ),
    ];
  return checkContactEmail('brandContactEmail', email, text(values, 'website')).map((finding) => ({
    ...finding,
    predictsCodes: [21736],
  }));
}

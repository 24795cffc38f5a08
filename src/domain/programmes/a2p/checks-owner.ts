import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { checkContactName, isThrowAwayMail } from '../../content-checks/contacts';
import { blocker, risk } from '../../content-checks/finding';
import { asserted } from '../../content-checks/sentences';
import { BusinessEntityType } from '../../organizations';
import { isTollFree } from '../../phone-numbers';
import type { FieldValues, Finding } from '../../registrations';
import { text } from '../field-values';
import type { CheckContext } from '../programme';
import { ownerName } from './examples';
import { texts } from './texts';

/** What a reviewer finds wrong with a person registered without a company. */
export function ownerFindings(values: FieldValues, context: CheckContext): Finding[] {
  return [
    ...taxNumberFindings(values, context),
    ...texts(values, ['ownerFirstName', 'ownerLastName']).flatMap((name) =>
      checkContactName(name.key, name.text),
    ),
    ...nameFindings(values),
    ...mailFindings(values),
    ...mobileFindings(values, context),
    ...volumeFindings(values),
  ];
}

/** Signs that there is a tax number after all. */
function taxNumberFindings(values: FieldValues, { business }: CheckContext): Finding[] {
  const findings: Finding[] = [];
  if (business.entityType !== null && business.entityType !== BusinessEntityType.SOLE_PROPRIETORSHIP)
    findings.push(
      risk(
        'entityType',
        'Your profile names a company or organization, but here you are entered as a person without one.',
        'Choose the kind of business that the tax papers name.',
        [30903, 30915],
      ),
    );
  else if (business.taxId !== null)
    findings.push(
      risk(
        'hasTaxId',
        'Your profile holds a tax number, but here you say that there is none.',
        'Answer yes if it is an EIN or a Canadian Business Number; a Social Security number is none.',
        [30903, 30915],
      ),
    );
  for (const told of texts(values, ['description', 'messageFlow'])) {
    const found = asserted(told.text, /\b(?:LLC|L\.L\.C\.|Inc\.?|Corp(?:oration)?\.?|EIN)(?=[\s,.;:)]|$)/);
    if (found !== null)
      findings.push(
        risk(
          told.key,
          `“${found.words}” in ${told.called} speaks of a company, but you are registered as a person.`,
          'Take it out; or, if there is a company, choose its kind and enter its EIN.',
          [30903, 30915],
        ),
      );
  }
  return findings;
}

/** The texting plan must be the person's: reviewers compare it with the registered name. */
function nameFindings(values: FieldValues): Finding[] {
  const owner = ownerName(values);
  const told = text(values, 'description');
  if (owner === null || told === null) return [];
  const names = `${told} ${text(values, 'brandName') ?? ''}`.toLowerCase();
  const last = (text(values, 'ownerLastName') ?? '').toLowerCase();
  if (names.includes(last)) return [];
  return [
    risk(
      'description',
      'The description of your texts does not name you, the person who is registered.',
      `Begin it so: “${owner}, known to customers as ${text(values, 'brandName') ?? '…'}, texts …”.`,
      [30914],
    ),
  ];
}

function mailFindings(values: FieldValues): Finding[] {
  const email = text(values, 'ownerEmail');
  if (email === null || !isThrowAwayMail(email)) return [];
  return [
    risk(
      'ownerEmail',
      'The email address is at a throw-away mail service.',
      'Use a mailbox that you keep: notices about the registration go there.',
      [30753],
    ),
  ];
}

/** Only a real US or Canadian cell phone gets the text that is to be answered with YES (Twilio error 30751). */
function mobileFindings(values: FieldValues, { e164, ownNumbers = [] }: CheckContext): Finding[] {
  const mobile = text(values, 'ownerMobile');
  if (mobile === null) return [];
  if (mobile === e164 || ownNumbers.includes(mobile))
    return [
      blocker(
        'ownerMobile',
        'The cell phone for the check is one of the numbers you have here.',
        'Enter your private cell phone; internet numbers cannot get the text that you have to answer.',
        [30751],
      ),
    ];
  const country = parsePhoneNumberFromString(mobile)?.country;
  if ((country === 'US' || country === 'CA') && !isTollFree(mobile)) return [];
  return [
    blocker(
      'ownerMobile',
      'The cell phone for the check is not one of the United States or Canada.',
      'Enter a US or Canadian cell phone on which you get texts.',
      [30751],
    ),
  ];
}

function volumeFindings(values: FieldValues): Finding[] {
  if (text(values, 'dailyTexts') !== 'MORE') return [];
  return [
    risk(
      'dailyTexts',
      'A person without a company can text about 1,000 times a day to the customers of one carrier; what is more does not arrive.',
      'Text less, use a toll-free number, or register a company with its EIN.',
    ),
  ];
}

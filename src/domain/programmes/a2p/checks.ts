import { einFault } from '../../content-checks/business';
import { tip } from '../../content-checks/finding';
import { checkPolicies } from '../../content-checks/policies';
import type { FieldValues, Finding } from '../../registrations';
import { documentErrors } from '../documents';
import { isYes, list, text } from '../field-values';
import { postalCodeFault } from '../postal-codes';
import type { CheckContext } from '../programme';
import { adoptedBrand } from './adopted';
import { businessFindings } from './checks-business';
import { consentFindings } from './checks-consent';
import { ownerFindings } from './checks-owner';
import { contentFindings, textFindings } from './checks-texts';
import { messageFlowOf } from './objects';
import { predicted } from './predictions';
import { Way, wayOf } from './way';

/** Room that Twilio leaves for how customers agree, the addresses of pages and pictures included. */
const longestFlow = 2048;
/** The address of a picture, as long as it may get. */
const pictureAddress = 'x'.repeat(180);

/** Faults between fields, which no single field shows. */
export function a2pErrors(values: FieldValues, context: CheckContext): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  const add = (key: string, message: string | null): void => {
    if (message !== null) errors[key] = [...(errors[key] ?? []), message];
  };
  add('registrationNumber', numberFault(values));
  add('postalCode', postalCodeFault(text(values, 'postalCode'), text(values, 'country')));
  for (const message of documentErrors(list(values, 'optInDocuments'), context))
    add('optInDocuments', message);
  const over = messageFlowOf(values, () => pictureAddress).length - longestFlow;
  if (over > 0)
    add(
      'messageFlow',
      `With the addresses of pages and pictures this is ${over} characters too long. Shorten it, or give fewer pages.`,
    );
  for (const message of keywordFaults(list(values, 'optInKeywords'))) add('optInKeywords', message);
  return errors;
}

function numberFault(values: FieldValues): string | null {
  const number = text(values, 'registrationNumber');
  if (number === null) return null;
  switch (text(values, 'registrationIdentifier')) {
    case 'EIN':
      return einFault(number);
    case 'CBN':
      return /^\d{9}$/.test(number)
        ? null
        : 'Enter the first nine digits of the Business Number, such as 846291357.';
    default:
      return null;
  }
}

/** STOP, HELP and START have a meaning of their own; Twilio takes letters and digits only. */
function keywordFaults(words: readonly string[]): string[] {
  const reserved = words.filter((word) =>
    /^(?:stop\w*|end|quit|cancel|unsubscribe|revoke|optout|help|info)$/i.test(word),
  );
  const odd = words.find((word) => !/^[A-Za-z0-9]+$/.test(word));
  const isTooLong = words.join(',').length > 255;
  return [
    ...(reserved.length > 0
      ? [`${reserved.join(', ')} already has a meaning on every phone; choose another word.`]
      : []),
    ...(odd === undefined ? [] : [`Use one word of plain letters and digits each: “${odd}” is not one.`]),
    ...(isTooLong ? ['These are too many words together; leave some out.'] : []),
  ];
}

/** What a reviewer would refuse, in the order of the form. */
export function a2pFindings(values: FieldValues, context: CheckContext): Finding[] {
  return predicted([
    ...elsewhereFindings(values),
    ...businessOrOwnerFindings(values, context),
    ...textFindings(values),
    ...consentFindings(values),
    ...checkPolicies({
      privacy: { key: 'privacyPolicyUrl', url: text(values, 'privacyPolicyUrl') },
      terms: { key: 'termsUrl', url: text(values, 'termsUrl') },
      website: text(values, 'website'),
    }),
    ...contentFindings(values),
  ]);
}

/** What was registered before us is not looked at again. */
function businessOrOwnerFindings(values: FieldValues, context: CheckContext): Finding[] {
  if (adoptedBrand(context.definition)) return [];
  return wayOf(values) === Way.SOLE_PROPRIETOR
    ? ownerFindings(values, context)
    : businessFindings(values, context);
}

/** The registry knows a business once; a second record of it is refused or counts against its limits. */
function elsewhereFindings(values: FieldValues): Finding[] {
  if (!isYes(values, 'registeredElsewhere')) return [];
  return [
    tip(
      'registeredElsewhere',
      'The carriers may take this for a second registration of the same business.',
      'Enter the same details as there. If the other one is no longer needed, have it deleted there first.',
      [30703],
    ),
  ];
}

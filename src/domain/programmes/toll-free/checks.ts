import { checkContactEmail, checkContactName } from '../../content-checks/contacts';
import { checkConsent } from '../../content-checks/consent';
import { checkAlcohol, checkDisallowed, type ContentText } from '../../content-checks/disallowed';
import {
  checkEin,
  checkLegalName,
  checkPersonalUse,
  checkPlaceholder,
  checkSoleProprietor,
  einFault,
  isCompanyName,
} from '../../content-checks/business';
import { risk, tip, type FieldText } from '../../content-checks/finding';
import { checkLinksInText, checkOwnDomain, checkPage, checkProofPage } from '../../content-checks/links';
import { asserted } from '../../content-checks/sentences';
import { checkPolicies } from '../../content-checks/policies';
import { checkAutomaticText, checkSample, isPolitical, isPromotional } from '../../content-checks/samples';
import { BusinessEntityType } from '../../organizations';
import type { FieldValues, Finding } from '../../registrations';
import { documentErrors } from '../documents';
import { list, text } from '../field-values';
import { postalCodeFault } from '../postal-codes';
import type { CheckContext } from '../programme';
import { brandNames } from './examples';
import { agreesAloud, isPoliticalCampaign } from './form-texting';

/** How the texts of the form are called inside a sentence. */
const called: Readonly<Record<string, string>> = {
  businessName: 'the legal name',
  doingBusinessAs: 'the name customers know',
  businessWebsite: 'the website address',
  useCaseSummary: 'the description of your texts',
  productionMessageSample: 'the example text',
  optInWording: 'the sign-up words',
  verbalScript: 'the spoken words',
  optInConfirmationMessage: 'the confirmation of the sign-up',
  helpMessageSample: 'the answer to HELP',
  additionalInformation: 'the notes for the reviewer',
};

function texts(values: FieldValues, keys: readonly string[]): FieldText[] {
  return keys.flatMap((key) => {
    const value = text(values, key);
    return value === null ? [] : [{ key, called: called[key] ?? key, text: value }];
  });
}

/** Faults between fields, which no single field shows. */
export function tollFreeErrors(values: FieldValues, context: CheckContext): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  const add = (key: string, message: string): void => void (errors[key] = [...(errors[key] ?? []), message]);

  const number = text(values, 'businessRegistrationNumber');
  const fault =
    number === null || text(values, 'businessRegistrationAuthority') !== 'EIN' ? null : einFault(number);
  if (fault !== null) add('businessRegistrationNumber', fault);

  const postalCode = postalCodeFault(text(values, 'businessPostalCode'), text(values, 'businessCountry'));
  if (postalCode !== null) add('businessPostalCode', postalCode);

  for (const key of ['optInDocuments', 'businessDocuments'])
    for (const message of documentErrors(list(values, key), context)) add(key, message);

  // STOP, HELP and START belong to the networks and cannot mean anything else on a toll-free number.
  const reserved = list(values, 'optInKeywords').filter((word) =>
    /^(?:stop\w*|end|quit|cancel|unsubscribe|help|info)$/i.test(word),
  );
  if (reserved.length > 0)
    add('optInKeywords', `${reserved.join(', ')} already has a meaning on every phone; choose another word.`);
  const odd = list(values, 'optInKeywords').filter((word) => !/^[\p{L}\p{N}]+$/u.test(word));
  if (odd.length > 0)
    add('optInKeywords', `Use one word of letters and digits each: “${odd[0]}” is not one.`);
  return errors;
}

/** What a reviewer would refuse, in the order of the form. */
export function tollFreeFindings(values: FieldValues, context: CheckContext): Finding[] {
  return [
    ...businessFindings(values, context),
    ...contactFindings(values, context),
    ...textFindings(values),
    ...consentFindings(values),
    ...checkPolicies({
      privacy: { key: 'privacyPolicyUrl', url: text(values, 'privacyPolicyUrl') },
      terms: { key: 'termsAndConditionsUrl', url: text(values, 'termsAndConditionsUrl') },
      website: text(values, 'businessWebsite'),
    }),
    ...contentFindings(values),
  ];
}

function businessFindings(values: FieldValues, { business }: CheckContext): Finding[] {
  const findings: Finding[] = [];
  const isSole = text(values, 'businessType') === 'SOLE_PROPRIETOR';
  const isLlc = business.entityType === BusinessEntityType.LIMITED_LIABILITY_COMPANY;
  for (const name of texts(values, ['businessName'])) {
    findings.push(...checkLegalName(name, isLlc));
    if (isSole)
      findings.push(...checkSoleProprietor('businessType', '“just me, without a company”', name.text));
  }
  findings.push(...soleProprietorWording(values));
  if (
    isSole &&
    business.entityType !== null &&
    business.entityType !== BusinessEntityType.SOLE_PROPRIETORSHIP
  )
    findings.push(
      risk(
        'businessType',
        'Your profile names a company or organization, but here you are entered as a person without one.',
        'Choose the kind of business that the tax papers name.',
        [30445, 30903],
      ),
    );
  if (
    list(values, 'useCaseCategories').includes('CHARITY_NONPROFIT') &&
    text(values, 'businessType') !== 'NON_PROFIT'
  )
    findings.push(
      risk(
        'useCaseCategories',
        'Charity is chosen as a purpose, but the business is not entered as a nonprofit.',
        'Only tax-exempt organizations can text as a charity; choose another purpose or correct the kind of business.',
        [30487],
      ),
    );
  const number = text(values, 'businessRegistrationNumber');
  if (number !== null && text(values, 'businessRegistrationAuthority') === 'EIN' && einFault(number) === null)
    findings.push(...checkEin('businessRegistrationNumber', number));
  for (const website of texts(values, ['businessWebsite']))
    findings.push(...checkPage(website, [30473]), ...checkOwnDomain(website));
  if (/\bp\.? ?o\.? ?box\b/i.test(text(values, 'businessStreetAddress') ?? ''))
    findings.push(
      risk(
        'businessStreetAddress',
        'A PO box is no business address.',
        'Enter the street where the business is.',
        [30451],
      ),
    );
  return findings;
}

/** Texts that call a company a sole proprietor. */
function soleProprietorWording(values: FieldValues): Finding[] {
  if (!isCompanyName(text(values, 'businessName') ?? '')) return [];
  return texts(values, ['useCaseSummary', 'additionalInformation'])
    .filter((sent) => asserted(sent.text, /\bsole propriet\w+/i) !== null)
    .map((sent) =>
      risk(
        sent.key,
        `In ${sent.called}, a sole proprietor is mentioned, but the legal name is a company’s.`,
        'An LLC or corporation is not a sole proprietor, even with one owner; take these words out.',
        [30445, 30903],
      ),
    );
}

function contactFindings(values: FieldValues, { e164 }: CheckContext): Finding[] {
  const findings: Finding[] = [];
  const email = text(values, 'businessContactEmail');
  if (email !== null)
    findings.push(...checkContactEmail('businessContactEmail', email, text(values, 'businessWebsite')));
  for (const name of texts(values, ['businessContactFirstName', 'businessContactLastName']))
    findings.push(...checkContactName(name.key, name.text));
  if (e164 !== null && text(values, 'businessContactPhone') === e164)
    findings.push(
      risk(
        'businessContactPhone',
        'The contact’s phone is the number being registered.',
        'Enter a phone on which the reviewer reaches the person.',
        [30483],
      ),
    );
  return findings;
}

function textFindings(values: FieldValues): Finding[] {
  const findings: Finding[] = [];
  const website = text(values, 'businessWebsite');
  const categories = list(values, 'useCaseCategories');
  for (const summary of texts(values, ['useCaseSummary']))
    if ([...summary.text].length < 40)
      findings.push(
        risk(
          summary.key,
          'The description of your texts is too short for a reviewer to understand.',
          'Say in a sentence or two who gets texts, why, and how often.',
          [30886],
        ),
      );
  for (const sample of texts(values, ['productionMessageSample'])) {
    findings.push(...checkSample(sample, brandNames(values)));
    if (isPromotional(sample.text) && categories.length > 0 && !categories.includes('MARKETING'))
      findings.push(
        risk(
          'useCaseCategories',
          'The example text advertises something, but offers are not among the purposes.',
          'Add “Offers and news”, and let the sign-up words mention offers.',
          [30893, 30831],
        ),
      );
    if (isPolitical(sample.text) && !isPoliticalCampaign(values))
      findings.push(
        risk(
          'useCaseCategories',
          'The example text reads like an election campaign, which is not among the purposes.',
          'Choose “Election campaign” and enter your Campaign Verify token.',
          [30501, 30826],
        ),
      );
  }
  for (const sent of texts(values, [
    'productionMessageSample',
    'optInConfirmationMessage',
    'helpMessageSample',
  ]))
    findings.push(...checkLinksInText(sent, website));
  for (const told of texts(values, ['useCaseSummary', 'additionalInformation']))
    findings.push(...checkLinksInText(told, null));
  for (const confirmation of texts(values, ['optInConfirmationMessage']))
    findings.push(
      ...checkAutomaticText(confirmation, brandNames(values), {
        name: [30540],
        rates: [30540, 30562],
        help: [30540, 30570],
        stop: [30540, 30887],
      }),
    );
  for (const help of texts(values, ['helpMessageSample']))
    findings.push(
      ...checkAutomaticText(help, brandNames(values), { name: [30486, 30890], contact: [30531, 30936] }),
    );
  if (values.ageGatedContent === true)
    findings.push(
      tip(
        'ageGatedContent',
        'Texts for adults need an age check that the reviewer can see.',
        'Show on the sign-up page that the date of birth is asked; a yes/no question is not enough.',
        [30448],
      ),
    );
  return findings;
}

function consentFindings(values: FieldValues): Finding[] {
  const findings: Finding[] = [];
  const isAloud = agreesAloud(values);
  for (const wording of texts(values, [isAloud ? 'verbalScript' : 'optInWording']))
    findings.push(
      ...checkConsent(wording, brandNames(values), { privacy: !isAloud }),
      ...checkLinksInText(wording, text(values, 'businessWebsite')),
    );
  const pages = list(values, 'optInUrls');
  for (const page of pages)
    findings.push(...checkProofPage({ key: 'optInUrls', called: `the sign-up page ${page}`, text: page }));
  if (
    text(values, 'optInType') === 'WEB_FORM' &&
    pages.length === 0 &&
    list(values, 'optInDocuments').length > 0
  )
    findings.push(
      risk(
        'optInUrls',
        'Customers agree on a web page, but only pictures are given.',
        'Add the address of the page; pictures alone are enough only when the form lies behind a login.',
        [30543],
      ),
    );
  return findings;
}

function contentFindings(values: FieldValues): Finding[] {
  const names: ContentText[] = texts(values, ['businessName', 'doingBusinessAs']).map((one) => ({
    ...one,
    isName: true,
  }));
  const sent = texts(values, [
    'useCaseSummary',
    'productionMessageSample',
    agreesAloud(values) ? 'verbalScript' : 'optInWording',
    'optInConfirmationMessage',
    'helpMessageSample',
    'additionalInformation',
  ]);
  return [
    ...checkDisallowed([...sent, ...names]),
    ...checkAlcohol([...sent, ...names], 'ageGatedContent', values.ageGatedContent === true),
    ...[...names, ...sent].flatMap(checkPlaceholder),
    ...sent.flatMap(checkPersonalUse),
  ];
}

import { checkDisallowed, checkAlcohol, type ContentText } from '../../content-checks/disallowed';
import { checkPersonalUse, checkPlaceholder } from '../../content-checks/business';
import { namesBusiness } from '../../content-checks/brand-names';
import { risk, tip, type FieldText } from '../../content-checks/finding';
import { checkLinksInText } from '../../content-checks/links';
import {
  checkAutomaticText,
  checkPrivateData,
  isPolitical,
  isPromotional,
  showsOptOut,
} from '../../content-checks/samples';
import { asserted } from '../../content-checks/sentences';
import { FindingSeverity, type FieldValues, type Finding } from '../../registrations';
import { isYes, text } from '../field-values';
import { brandNames } from './examples';
import { showsLink, showsPhone } from './samples';
import { sampleTexts, sentTexts, texts } from './texts';
import { useCaseOf } from './use-cases';
import { useCaseFindings } from './use-case-checks';

/** What a reviewer finds wrong with what is texted. */
export function textFindings(values: FieldValues): Finding[] {
  const samples = sampleTexts(values);
  const names = brandNames(values);
  return [
    ...texts(values, ['description']).flatMap((told) => descriptionFindings(told, names)),
    ...samples.flatMap((sample) => sampleFindings(sample, names)),
    ...togetherFindings(samples),
    ...useCaseFindings(useCaseOf(values), samples),
    ...flagFindings(values, samples),
    ...linkFindings(values, samples),
    ...replyFindings(values, names),
    ...lendingFindings(values),
    ...politicalFindings(samples),
  ];
}

function descriptionFindings(told: FieldText, names: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  if (names.length > 0 && !namesBusiness(told.text, names))
    findings.push(
      risk(
        told.key,
        'The description of your texts does not say who sends them.',
        `Begin it with your name: “${names[0]} texts …”.`,
        [30886],
      ),
    );
  if (
    !/\b(?:customers?|clients?|patients?|members?|guests?|students?|parents?|users?|subscribers?|donors?|residents?|tenants?|employees?|people|those|anyone|everyone|visitors?|followers?|owners?|buyers?)\b/i.test(
      told.text,
    )
  )
    findings.push(
      risk(
        told.key,
        'The description of your texts does not say who gets them.',
        'Say it in so many words, such as “customers who have booked an appointment”.',
        [30886],
      ),
    );
  return findings;
}

function sampleFindings(sample: FieldText, names: readonly string[]): Finding[] {
  const findings = checkPrivateData(sample);
  if (names.length === 0 || namesBusiness(sample.text, names)) return findings;
  return [
    risk(
      sample.key,
      `In ${sample.called}, your business is not named, so nobody can tell who is texting.`,
      `Begin it with your name: “${names[0]}: …”.`,
      [30893],
    ),
    ...findings,
  ];
}

const compared = (one: string): string => one.toLowerCase().replace(/[^\p{L}]+/gu, '');

/** What must hold for the examples taken together. */
function togetherFindings(samples: readonly FieldText[]): Finding[] {
  if (samples.length === 0) return [];
  const findings: Finding[] = [];
  if (!samples.some((sample) => showsOptOut(sample.text)))
    findings.push(
      risk(
        'samples',
        'None of the examples shows how to stop the texts.',
        'End at least one with “Reply STOP to opt out.”',
        [30887, 30893],
      ),
    );
  if (new Set(samples.map((sample) => compared(sample.text))).size < samples.length)
    findings.push(
      risk(
        'samples',
        'Two of the examples are nearly the same text.',
        'Give texts that differ, one for each thing you text about.',
        [30893],
      ),
    );
  if (!samples.some((sample) => /\[[^\]]+\]/.test(sample.text)))
    findings.push(
      tip(
        'samples',
        'The examples show no places where the text changes.',
        'Write what changes in brackets, such as “Hi [first name]”.',
        [30893],
      ),
    );
  return findings;
}

/** What was answered about links and phone numbers, against what the examples show. */
function flagFindings(values: FieldValues, samples: readonly FieldText[]): Finding[] {
  if (samples.length === 0) return [];
  const flags = [
    { key: 'hasEmbeddedLinks', shows: showsLink, what: 'web links', one: 'a web link' },
    { key: 'hasEmbeddedPhone', shows: showsPhone, what: 'phone numbers', one: 'a phone number' },
  ];
  return flags.flatMap(({ key, shows, what, one }) => {
    const answer = values[key];
    const shown = samples.some((sample) => shows(sample.text));
    if (typeof answer !== 'boolean' || answer === shown) return [];
    return [
      answer
        ? risk(
            key,
            `You say that texts contain ${what}, but no example shows one.`,
            `Put ${one} into an example as customers get it, or answer no.`,
            [30889],
          )
        : risk(
            key,
            `An example shows ${one}, but you say that texts contain none.`,
            `Answer yes, or take ${one} out of the examples.`,
            [30889, 30893],
          ),
    ];
  });
}

function linkFindings(values: FieldValues, samples: readonly FieldText[]): Finding[] {
  const home = text(values, 'website') ?? text(values, 'privacyPolicyUrl');
  return [
    ...[...samples, ...texts(values, ['optInMessage', 'helpMessage'])].flatMap((sent) =>
      checkLinksInText(sent, home),
    ),
    ...texts(values, ['description', 'messageFlow']).flatMap((told) => checkLinksInText(told, null)),
  ];
}

function replyFindings(values: FieldValues, names: readonly string[]): Finding[] {
  return [
    ...texts(values, ['optInMessage']).flatMap((answer) =>
      checkAutomaticText(answer, names, {
        name: [30540],
        rates: [30540, 30562],
        help: [30540, 30570],
        stop: [30540, 30887],
      }),
    ),
    ...texts(values, ['helpMessage']).flatMap((answer) =>
      checkAutomaticText(answer, names, { name: [30890], contact: [30890] }),
    ),
    ...texts(values, ['optOutMessage']).flatMap((answer) => [
      ...checkAutomaticText(answer, names, { name: [30887] }),
      ...(/\b(?:no (?:more|further)|not (?:get|receive)|won[’']t|unsubscribed|opted out|stopped|removed)\b/i.test(
        answer.text,
      )
        ? []
        : [
            risk(
              answer.key,
              'The answer to STOP does not say that no more texts will follow.',
              'Write “You will get no more texts from us.”',
              [30887],
            ),
          ]),
    ]),
  ];
}

function lendingFindings(values: FieldValues): Finding[] {
  const told = texts(values, ['description', 'messageFlow']);
  const lends = sampleTexts(values)
    .concat(told)
    .find(
      (one) =>
        asserted(
          one.text,
          /\b(?:our loans?|we lend|direct lend\w+|your loan|loan (?:payment|application))\b/i,
        ) !== null,
    );
  if (!isYes(values, 'directLending'))
    return lends === undefined
      ? []
      : [
          risk(
            'directLending',
            `Lending is mentioned in ${lends.called}, but you say that you do not lend.`,
            'Answer yes and write “direct lending” into the description, or say it in other words.',
            [30895],
          ),
        ];
  if (told.some((one) => /\bdirect lend\w+/i.test(one.text))) return [];
  return [
    risk(
      'description',
      'You lend money yourself, but the description of your texts does not say so.',
      'Write “direct lending” into the description.',
      [30895],
    ),
  ];
}

function politicalFindings(samples: readonly FieldText[]): Finding[] {
  const political = samples.find((sample) => isPolitical(sample.text));
  if (political === undefined) return [];
  return [
    risk(
      'samples',
      `In ${political.called}, an election campaign seems to speak, which cannot be registered here for a local number.`,
      'Register a toll-free number with your Campaign Verify token instead.',
      [30900],
    ),
  ];
}

/** Contents that no carrier takes, and texts that are not meant seriously. */
export function contentFindings(values: FieldValues): Finding[] {
  const sent: ContentText[] = sentTexts(values);
  const names: ContentText[] = texts(values, ['businessName', 'doingBusinessAs', 'brandName']).map((one) => ({
    ...one,
    isName: true,
  }));
  const isSweepstake = useCaseOf(values) === 'SWEEPSTAKE';
  const lends = isYes(values, 'directLending');
  const disallowed = checkDisallowed([...sent, ...names]).filter(
    ({ predictsCodes, severity }) =>
      !(isSweepstake && predictsCodes.includes(30462)) &&
      !(lends && predictsCodes.includes(30443) && severity === FindingSeverity.RISK),
  );
  return [
    ...disallowed,
    ...checkAlcohol([...sent, ...names], 'ageGated', isYes(values, 'ageGated')),
    ...(isYes(values, 'ageGated')
      ? [
          tip(
            'ageGated',
            'Texts for adults need an age check that the reviewer can see.',
            'Show on the sign-up page that the date of birth is asked; a yes/no question is not enough.',
            [30888],
          ),
        ]
      : []),
    ...[...names, ...sent].flatMap(checkPlaceholder),
    ...sent.flatMap(checkPersonalUse),
  ];
}

/** Whether any example advertises. */
export function advertises(values: FieldValues): boolean {
  return sampleTexts(values).some((sample) => isPromotional(sample.text));
}

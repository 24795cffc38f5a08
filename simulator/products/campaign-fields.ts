import type { Campaign, RegistrationError } from '../compliance-state';
import { badRequest } from '../http/errors';
import type { Params } from '../http/params';
import { campaignError } from './a2p-errors';

type Values = Campaign['values'];

/** Lengths of texts; Twilio refuses others with 21728. */
const LENGTHS: [param: string, field: string, from: number, to: number][] = [
  ['Description', 'description', 40, 4096],
  ['MessageFlow', 'message_flow', 40, 2048],
  ['OptInMessage', 'opt_in_message', 20, 320],
  ['OptOutMessage', 'opt_out_message', 20, 320],
  ['HelpMessage', 'help_message', 20, 320],
];
const FLAGS: [param: string, field: string][] = [
  ['HasEmbeddedLinks', 'has_embedded_links'],
  ['HasEmbeddedPhone', 'has_embedded_phone'],
  ['SubscriberOptIn', 'subscriber_opt_in'],
  ['AgeGated', 'age_gated'],
  ['DirectLending', 'direct_lending'],
];
const KEYWORDS: [param: string, field: string][] = [
  ['OptInKeywords', 'opt_in_keywords'],
  ['OptOutKeywords', 'opt_out_keywords'],
  ['HelpKeywords', 'help_keywords'],
];
const URLS: [param: string, field: string][] = [
  ['PrivacyPolicyUrl', 'privacy_policy_url'],
  ['TermsAndConditionsUrl', 'terms_and_conditions_url'],
];
const KEYWORDS_LENGTH = 255;
const SAMPLE_LENGTHS = [20, 1024] as const;

/** What is shown of a campaign that was registered elsewhere. */
export const unknownValues: Values = Object.fromEntries(
  [
    ...LENGTHS.map(([, field]) => field),
    ...FLAGS.map(([, field]) => field),
    ...KEYWORDS.map(([, field]) => field),
    'message_samples',
    'us_app_to_person_usecase',
  ].map((field) => [field, null]),
);

/** What Twilio fills in where its own keyword handling answers. */
export const defaults: Values = {
  subscriber_opt_in: false,
  age_gated: false,
  direct_lending: false,
  opt_in_message: null,
  opt_in_keywords: ['START'],
  opt_out_message:
    'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  opt_out_keywords: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  help_message: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  help_keywords: ['HELP', 'INFO'],
  privacy_policy_url: null,
  terms_and_conditions_url: null,
};

/** Takes the submitted values over the former ones, refusing what Twilio refuses at once. */
export function campaignValues(form: Params, before: Values): Values {
  const values = { ...before };
  for (const [param, field, from, to] of LENGTHS) {
    const text = form.get(param);
    if (text === null || (text === '' && field.endsWith('_message') && param !== 'MessageFlow')) continue;
    if (text.trim() === '') throw badRequest(`${param} is missing`, 21727);
    requireLength(param, text, from, to);
    values[field] = text;
  }
  for (const [param, field] of FLAGS) values[field] = form.flag(param) ?? values[field] ?? false;
  for (const [param, field] of KEYWORDS) {
    const words = form.all(param).filter((word) => word !== '');
    if (words.length === 0) continue;
    if (!words.every((word) => /^[A-Za-z0-9]+$/.test(word)))
      throw badRequest(`${param} must be alphanumeric`, 21728);
    requireLength(param, words.join(','), 1, KEYWORDS_LENGTH);
    values[field] = words;
  }
  for (const [param, field] of URLS) values[field] = form.text(param) ?? values[field] ?? null;
  if (form.has('MessageSamples')) values.message_samples = samplesFrom(form.all('MessageSamples'));
  return values;
}

function samplesFrom(samples: string[]): string[] {
  if (samples.length < 2 || samples.length > 5)
    throw badRequest('MessageSamples must have 2 to 5 items', 21728);
  for (const sample of samples) requireLength('MessageSamples', sample, ...SAMPLE_LENGTHS);
  return samples;
}

function requireLength(param: string, text: string, from: number, to: number): void {
  if (text.length < from || text.length > to)
    throw badRequest(`${param} must have ${from} to ${to} characters`, 21728);
}

const SHORTENERS = /\b(bit\.ly|tinyurl\.com|goo\.gl|t\.co|ow\.ly|is\.gd|buff\.ly|rebrand\.ly|cutt\.ly)\b/i;
const LINK = /https?:\/\/|www\.|\b[\w-]+\.(com|org|net|io|co|us|shop|app)\b|\[[^\]]*(link|url)[^\]]*\]/i;
const PHONE = /\+?\d[\d\s().-]{8,}\d|\[[^\]]*phone[^\]]*\]/i;

/** What every review refuses, before anybody looks at the words. */
export function automaticErrors(values: Values): RegistrationError[] {
  const samples = Array.isArray(values.message_samples) ? values.message_samples.join('\n') : '';
  const flagged = (field: string, shown: RegExp): boolean => values[field] === true && !shown.test(samples);
  return [
    ...(values.privacy_policy_url ? [] : [30933]),
    ...(values.terms_and_conditions_url ? [] : [30934]),
    ...(flagged('has_embedded_phone', PHONE) || flagged('has_embedded_links', LINK) ? [30889] : []),
    ...(SHORTENERS.test(samples) ? [30892] : []),
  ].map((code) => campaignError(code));
}

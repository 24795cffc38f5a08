import { spokenName } from '../../content-checks/brand-names';
import { hostOf, isSharedHost } from '../../content-checks/links';
import type { FieldValues } from '../../registrations';
import { list, text } from '../field-values';
import { Way, wayOf } from './way';

/** First and last name of a sole proprietor; null until both are given. */
export function ownerName(values: FieldValues): string | null {
  const first = text(values, 'ownerFirstName');
  const last = text(values, 'ownerLastName');
  return first === null || last === null ? null : `${first} ${last}`;
}

/** The names under which customers may know the sender, the usual one first. */
export function brandNames(values: FieldValues): string[] {
  const legal = text(values, 'businessName');
  const names =
    wayOf(values) === Way.SOLE_PROPRIETOR
      ? [text(values, 'brandName'), ownerName(values)]
      : [text(values, 'doingBusinessAs'), legal === null ? null : spokenName(legal)];
  return names.filter((one) => one !== null);
}

/** Whether people can join by texting a word: then words and an answer are registered too. */
export function joinsByText(values: FieldValues): boolean {
  return list(values, 'optInTypes').includes('VIA_TEXT');
}

/** Examples that speak with the business's own name and website once these are known, so that they can be used. */
export interface Examples {
  brand: string;
  site: string;
  email: string;
  phone: string;
  inCanada: boolean;
  description: string;
  messageFlow: string;
  samples: [string, string];
  optInMessage: string;
  help: string;
  optOut: string;
}

const shortened = (name: string): string => [...name].slice(0, 60).join('');

/** The examples that fit what is filled in so far. */
export function examplesFor(values: FieldValues): Examples {
  const isSole = wayOf(values) === Way.SOLE_PROPRIETOR;
  const brand = shortened(brandNames(values)[0] ?? 'Maple Street Bakery');
  const owner = shortened(ownerName(values) ?? 'Jamie Rivera');
  const policy = hostOf(text(values, 'privacyPolicyUrl') ?? '');
  const host = hostOf(text(values, 'website') ?? '') ?? policy ?? 'maplestreetbakery.example';
  const site = isSharedHost(host)
    ? (text(values, 'website') ?? `https://${host}`).replace(/\/+$/, '')
    : `https://www.${host}`;
  const inCanada = text(values, 'country') === 'CA';
  const phone = inCanada ? '(416) 555-0142' : '(303) 555-0142';
  const sender = isSole && owner !== brand ? `${owner}, known to customers as ${brand},` : brand;
  return {
    brand,
    site,
    email: isSharedHost(host) ? 'jamie@maplestreetbakery.example' : `jamie@${host}`,
    phone,
    inCanada,
    description:
      `${sender} texts customers who asked for it: order confirmations, pickup times and answers to their ` +
      'questions, up to 4 messages a month to each customer.',
    messageFlow: messageFlowExample(values, { brand, site }),
    samples: [
      `${brand}: Hi [first name], your order is ready for pickup until [time] today. Questions? Just reply. Reply STOP to opt out.`,
      `${brand}: Hi [first name], thank you for your message. We are open until [time] today and will keep your order for you.`,
    ],
    optInMessage: `${brand}: You are signed up for texts about your orders. ${rules} See ${site}/terms`,
    help: `${brand}: For help call ${phone} or visit ${site}. Reply STOP to opt out.`,
    optOut: `${brand}: You are unsubscribed and will get no more texts from us. Reply START to join again.`,
  };
}

const rules =
  'Message frequency varies, up to 4 messages a month. Message and data rates may apply. ' +
  'Reply HELP for help or STOP to cancel.';

/** How customers agree, one sentence for each chosen way, with the words they read or hear. */
function messageFlowExample(values: FieldValues, { brand, site }: { brand: string; site: string }): string {
  const types = list(values, 'optInTypes');
  const wanted = types.length > 0 ? types : ['WEB_FORM'];
  const word = list(values, 'optInKeywords')[0] ?? 'JOIN';
  const page = list(values, 'optInUrls')[0] ?? `${site}/sign-up`;
  const ways: Record<string, string> = {
    WEB_FORM: `Customers enter their number in the form on ${page} and tick an empty box that says:`,
    VIA_TEXT: `Customers read a sign in the shop and text ${word} to our number. The sign says:`,
    PAPER_FORM: 'Customers write their number on a paper form in the shop and tick an empty box that says:',
    VERBAL: 'We ask customers on the phone or at the counter and text only those who say yes. We say:',
    MOBILE_QR_CODE:
      'Customers scan a QR code in the shop, enter their number and tick an empty box that says:',
  };
  const words =
    `“I agree to receive text messages from ${brand} about my orders and appointments. ${rules} ` +
    'Consent is not a condition of purchase.”';
  const privacy = text(values, 'privacyPolicyUrl') ?? `${site}/privacy`;
  const terms = text(values, 'termsUrl') ?? `${site}/terms`;
  return (
    `${wanted.map((type) => ways[type]).join(' ')} ${words} Privacy policy: ${privacy} Terms: ${terms} ` +
    'Mobile numbers are not shared with third parties for marketing.'
  );
}

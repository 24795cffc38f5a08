import { isSharedHost, hostOf } from '../../content-checks/links';
import { isCompanyName } from '../../content-checks/business';
import { spokenName } from '../../content-checks/brand-names';
import type { FieldValues } from '../../registrations';
import { list, text } from '../field-values';

/** The names under which customers may know the business: the trade name, then the legal name as it is said. */
export function brandNames(values: FieldValues): string[] {
  const legal = text(values, 'businessName');
  return [text(values, 'doingBusinessAs'), legal === null ? null : spokenName(legal)].filter(
    (one) => one !== null,
  );
}

/** Examples that speak with the business's own name and website once these are known, so that they can be used. */
export interface Examples {
  legalName: string;
  brand: string;
  website: string;
  email: string;
  registrationNumber: string;
  postalCode: string;
  region: string;
  city: string;
  phone: string;
  summary: string;
  sample: string;
  wording: string;
  script: string;
  confirmation: string;
  help: string;
  proofPage: string;
  privacyPolicy: string;
  terms: string;
}

/** The examples that fit what is filled in so far. */
export function examplesFor(values: FieldValues): Examples {
  const name = text(values, 'businessName');
  const brand = [...(brandNames(values)[0] ?? 'Maple Street Bakery')].slice(0, 100).join('');
  const host = hostOf(text(values, 'businessWebsite') ?? '') ?? 'maplestreetbakery.example';
  const site = isSharedHost(host)
    ? (text(values, 'businessWebsite') ?? '').replace(/\/+$/, '')
    : `https://www.${host}`;
  const mail = isSharedHost(host) ? 'jamie@maplestreetbakery.example' : `jamie@${host}`;
  const inCanada = text(values, 'businessCountry') === 'CA';
  const phone = inCanada ? '(416) 555-0142' : '(303) 555-0142';
  const rules =
    'Message frequency varies, up to 4 messages a month. Message and data rates may apply. ' +
    'Reply HELP for help or STOP to cancel.';
  const sole = text(values, 'businessType') === 'SOLE_PROPRIETOR';
  return {
    legalName:
      sole || (name !== null && !isCompanyName(name)) ? 'Maple Street Bakery' : 'Maple Street Bakery LLC',
    brand,
    website: 'https://www.maplestreetbakery.example',
    email: mail,
    registrationNumber:
      text(values, 'businessRegistrationAuthority') === 'CBN' ? '846291357RC0001' : '84-2197563',
    postalCode: inCanada ? 'M5V 2T6' : '80202',
    region: inCanada ? 'ON' : 'CO',
    city: inCanada ? 'Toronto' : 'Denver',
    phone,
    summary:
      `${brand} texts customers who asked for it: order confirmations, pickup times and answers to their ` +
      'questions, up to 4 messages a month to each customer.',
    sample: `${brand}: Hi Sam, your order is ready for pickup until 6 pm today. Questions? Just reply. Reply STOP to opt out.`,
    wording:
      `${opening(values)} I agree to receive text messages from ${brand} about my orders and appointments. ` +
      `${rules} Consent is not a condition of purchase. See our Privacy Policy and Terms next to this form.`,
    script:
      `We ask: “May we send you text messages from ${brand} about your orders and appointments? ` +
      `That is up to 4 messages a month. Message and data rates may apply. You can reply HELP for help or STOP to ` +
      'cancel at any time.” The customer answers: “Yes, please.” Without a yes, we do not text.',
    confirmation: `${brand}: You are signed up for texts about your orders. ${rules}`,
    help: `${brand}: For help call ${phone} or visit ${site}. Reply STOP to opt out.`,
    proofPage: `${site}/sign-up`,
    privacyPolicy: `${site}/privacy`,
    terms: `${site}/terms`,
  };
}

function opening(values: FieldValues): string {
  switch (text(values, 'optInType')) {
    case 'VIA_TEXT':
      return `By texting ${list(values, 'optInKeywords')[0] ?? 'JOIN'} to this number,`;
    case 'MOBILE_QR_CODE':
      return 'By scanning this code and checking the box,';
    default:
      return 'By checking this box,';
  }
}

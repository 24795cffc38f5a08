import { risk, type FieldText } from '../../content-checks/finding';
import { isPromotional } from '../../content-checks/samples';
import type { Finding } from '../../registrations';

/** What the examples of a purpose must speak of: each one, or at least one of them. */
interface Expectation {
  /** Inside a sentence: "the purpose is …". */
  purpose: string;
  words: RegExp;
  every: boolean;
  suggestion: string;
}

const expectations: Readonly<Record<string, Expectation>> = {
  '2FA': {
    purpose: 'login codes',
    words: /\b(?:codes?|passcodes?|pin|otp|verif\w+|sign[- ]?in|log[- ]?in)\b/i,
    every: true,
    suggestion: 'Give texts such as “Your login code is [code].”, or choose another purpose.',
  },
  DELIVERY_NOTIFICATION: {
    purpose: 'orders and deliveries',
    words:
      /\b(?:orders?|deliver\w*|ship\w*|packages?|parcels?|pick[- ]?up|ready|arriv\w+|drivers?|tracking)\b/i,
    every: false,
    suggestion: 'Give a text about an order on its way, or choose another purpose.',
  },
  MARKETING: {
    purpose: 'offers and news',
    words:
      /\b(?:sales?|off\b|discount\w*|coupons?|promo\w*|offers?|deals?|new\b|news|special\w*|save|free|event|join us|collection|menu|launch\w*)/i,
    every: false,
    suggestion: 'Give a text with an offer, or choose another purpose.',
  },
  FRAUD_ALERT: {
    purpose: 'fraud warnings',
    words: /\b(?:fraud\w*|suspicious|unusual|unauthorized|did you|charge|transaction|alert)\b/i,
    every: false,
    suggestion: 'Give a text that warns of a suspicious charge, or choose another purpose.',
  },
  SECURITY_ALERT: {
    purpose: 'security warnings',
    words: /\b(?:security|secur\w+|breach|alarm|alert|intrus\w+|unusual|compromised|outage)\b/i,
    every: false,
    suggestion: 'Give a text that warns of a danger, or choose another purpose.',
  },
  POLLING_VOTING: {
    purpose: 'surveys',
    words:
      /\b(?:surveys?|polls?|vote|voting|rate|rating|feedback|opinion|questions?|answer|reply (?:1|a)\b)/i,
    every: false,
    suggestion: 'Give a text that asks a question, or choose another purpose.',
  },
  SWEEPSTAKE: {
    purpose: 'prize draws',
    words: /\b(?:sweep ?stakes?|prizes?|win|winners?|enter|entry|draw|giveaway)\b/i,
    every: false,
    suggestion: 'Give a text about the draw, or choose another purpose.',
  },
};

/** Purposes under which advertising is refused. */
const plainNotices: ReadonlySet<string> = new Set([
  '2FA',
  'ACCOUNT_NOTIFICATION',
  'CUSTOMER_CARE',
  'DELIVERY_NOTIFICATION',
  'EMERGENCY',
  'FRAUD_ALERT',
  'POLLING_VOTING',
  'PUBLIC_SERVICE_ANNOUNCEMENT',
  'SECURITY_ALERT',
]);

/** Examples that do not serve the chosen purpose (Twilio error 30893). */
export function useCaseFindings(useCase: string | null, samples: readonly FieldText[]): Finding[] {
  if (useCase === null || samples.length === 0) return [];
  const findings: Finding[] = [];
  const promotion = samples.find((sample) => isPromotional(sample.text));
  if (promotion !== undefined && plainNotices.has(useCase))
    findings.push(
      risk(
        'useCase',
        `In ${promotion.called}, something is advertised, which the chosen purpose does not allow.`,
        'Choose “Offers and news” or “Several things”, or take the offer out.',
        [30893],
      ),
    );
  const expected = expectations[useCase];
  if (expected === undefined) return findings;
  const fitting = samples.filter((sample) => expected.words.test(sample.text)).length;
  if (expected.every ? fitting === samples.length : fitting > 0) return findings;
  return [
    ...findings,
    risk(
      'samples',
      expected.every
        ? `The purpose is ${expected.purpose}, but not all of the examples are such texts.`
        : `The purpose is ${expected.purpose}, but none of the examples is such a text.`,
      expected.suggestion,
      [30893],
    ),
  ];
}

import type { Finding } from '../registrations';
import { namesBusiness } from './brand-names';
import { risk, tip, type FieldText } from './finding';
import { asserted, sentences } from './sentences';

const textMessages = /\b(?:texts?|texting|sms|mms|text[- ]messag\w*|txt)\b/i;
const frequency =
  /\bfrequen\w*|\bfreq\b|\b(?:up to|about|around|approximately|no more than|at most|maximum of|max\.?)\s+(?:\d+|one|two|three|four|five|six|eight|ten)\b|\b(?:\d+|one|two|three|four|five)\s*(?:-|–|to)?\s*\d*\s*(?:msgs?|messages?|texts?)\b|\b(?:per|a|each|every)\s+(?:day|week|month|year|order|appointment|visit|booking|purchase)\b|\b(?:daily|weekly|monthly|recurring|one-time)\b/i;
const rates = /\brates?\b[^.]{0,25}\bappl(?:y|ies)\b|\bdata\s+(?:rates|charges|fees)\b/i;
const stopKeyword = /\bSTOP\b/;
const stopWords =
  /\b(?:reply|text|send|say)\W{1,3}(?:stop|end|quit|cancel)\b|\bunsubscribe\b|\bopt[- ]?out\b/i;
const helpKeyword = /\bHELP\b/;
const helpWords = /\b(?:reply|text|send|say)\W{1,3}help\b/i;
const about =
  /\b(?:about|regarding|such as|including|concerning|reminders?|updates?|alerts?|notifications?|confirmations?|offers?|promotion\w*|marketing|news|codes?|receipts?|appointments?|orders?|deliver\w+|sales?|events?|answers?|support|customer care|verification|informational|transactional)\b/i;
const agreement = /\b(?:agree|consent|opt in|sign up|signing up|like to|want to|may we|can we|yes)\b/i;
const otherChannels =
  /\b(?:phone calls?|calls|emails?|e-mails?|newsletters?|voicemails?|robocalls?|mailings?)\b/i;
const intoTerms =
  /\b(?:agree|consent) to (?:the |our |these )?(?:terms|privacy|conditions|tos)\b.{0,80}\b(?:texts?|sms|messages)\b|\b(?:texts?|sms|messages)\b.{0,60}\band (?:i |you )?(?:agree to|consent to|accept|to) (?:the |our |these )?(?:terms|privacy|conditions)\b/i;
const forced =
  /\b(?:required|must|mandatory|have to|need to) (?:agree|consent|accept|opt in|receive)\b|\bby (?:purchasing|buying|ordering|booking|creating an account|using (?:our|this)|placing an order)\b[^.]{0,60}\b(?:agree|consent|opt in)\b/i;
const preTicked =
  /\b(?:pre-?(?:checked|ticked|selected)|(?:checked|ticked|selected) (?:by default|in advance|already))\b/i;
const shared =
  /\b(?:shar\w+|sell\w*|sold|pass\w* on|disclos\w+)\b.{0,50}\b(?:third part(?:y|ies)|partners|affiliates|other companies)\b/i;

/** What stands in consent wording that reviewers refuse, and what is missing from it. */
export function checkConsent(
  wording: FieldText,
  names: readonly string[],
  links: { privacy: boolean } = { privacy: true },
): Finding[] {
  const { key, called, text } = wording;
  const missing = (present: boolean, message: string, suggestion: string, codes: number[]): Finding[] =>
    present ? [] : [risk(key, message, suggestion, codes)];
  return [
    ...missing(
      textMessages.test(text),
      `${upper(called)} do not say that the messages are text messages.`,
      'Write “text messages” where customers agree.',
      [30551, 30513],
    ),
    ...missing(
      frequency.test(text),
      `${upper(called)} do not say how often you text.`,
      'Add how often, such as “Message frequency varies, up to 4 messages a month.”',
      [30513, 30924],
    ),
    ...missing(
      rates.test(text),
      `${upper(called)} do not mention what texts may cost the customer.`,
      'Add “Message and data rates may apply.”',
      [30569, 30924],
    ),
    ...missing(
      stopKeyword.test(text) || stopWords.test(text),
      `${upper(called)} do not say how to stop the texts.`,
      'Add “Reply STOP to cancel.”',
      [30513, 30909],
    ),
    ...missing(
      helpKeyword.test(text) || helpWords.test(text),
      `${upper(called)} do not say how to get help.`,
      'Add “Reply HELP for help.”',
      [30570],
    ),
    ...missing(
      names.length === 0 || namesBusiness(text, names),
      `${upper(called)} do not name your business.`,
      `Name the sender: “… text messages from ${names[0] ?? 'your business'} …”.`,
      [30513, 30909],
    ),
    ...missing(
      about.test(text),
      `${upper(called)} do not say what the texts are about.`,
      'Name the kinds of texts, such as appointment reminders or order updates.',
      [30544],
    ),
    ...bundled(wording),
    ...(links.privacy && !/privacy/i.test(text)
      ? [
          tip(
            key,
            `${upper(called)} do not point to your privacy policy and terms.`,
            'Add links to both pages next to the box.',
          ),
        ]
      : []),
  ];
}

function bundled({ key, called, text }: FieldText): Finding[] {
  const findings: Finding[] = [];
  const mixed = sentences(text).find(
    (one) =>
      agreement.test(one) && textMessages.test(one) && asserted(one, otherChannels) !== null && offers(one),
  );
  if (mixed !== undefined)
    findings.push(
      risk(
        key,
        `In ${called}, customers agree to texts together with calls or emails.`,
        'Ask for text messages in a sentence and a box of their own.',
        [30556],
      ),
    );
  if (asserted(text, intoTerms) !== null)
    findings.push(
      risk(
        key,
        `In ${called}, agreeing to texts is mixed with accepting your terms or privacy policy.`,
        'Let the box be about text messages only and put links to the two pages after it.',
        [30513, 30841],
      ),
    );
  if (asserted(text, forced) !== null)
    findings.push(
      risk(
        key,
        `In ${called}, customers have to accept texts to buy, book or sign up.`,
        'Make it a choice: “By checking this box, I agree … Consent is not a condition of purchase.”',
        [30475, 30831],
      ),
    );
  if (asserted(text, preTicked) !== null)
    findings.push(
      risk(
        key,
        `${upper(called)} speak of a box that is ticked in advance.`,
        'Leave the box empty.',
        [30925],
      ),
    );
  if (asserted(text, shared) !== null)
    findings.push(
      risk(
        key,
        `${upper(called)} say that numbers may be passed on to other companies.`,
        'State that mobile numbers are not shared with third parties for marketing.',
        [30477],
      ),
    );
  return findings;
}

/** "Reply HELP or email us" is no consent to emails: the other channel must be what is received. */
function offers(sentence: string): boolean {
  return /\b(?:receive|get|contact(?:ed)? (?:me|you)?|send|accept|consent to|agree to|by)\b.{0,90}\b(?:phone calls?|calls|emails?|e-mails?|newsletters?|voicemails?|robocalls?|mailings?)\b/i.test(
    sentence,
  );
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

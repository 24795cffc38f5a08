import { ReviewOutcome, type PlanContext, type ReviewedResource } from '../programme';
import { restsOnPrimary } from './plan';
import { brandStep, campaignStep, profileStep, reviewA2p } from './steps';

/**
 * Pages of Twilio's Console by their names, not by the way there, which Twilio changes: in 2026 customer profiles became
 * compliance profiles, and registrations are shown in Trust Hub or in Messaging ("Primary compliance profiles", "A2P 10DLC
 * Campaign Registration", "Troubleshooting and rectifying Campaigns" and error 30702, read 2026-11-26).
 */
const profiles =
  'Sign in at console.twilio.com and open your primary profile in Trust Hub, a compliance profile in Twilio’s words, or customer profile in older ones.';
const carriers = (pages: string): string =>
  `Sign in at console.twilio.com and open ${pages}, which is among the registrations in Trust Hub or under Regulatory Compliance in Messaging`;
const goesOn = 'We see it by ourselves and go on then.';

const missing = `Only you can make this, and only in the Twilio Console. ${profiles} Fill it in with your business as the direct customer and submit it for review. ${goesOn}`;
const refused = `Twilio sent your business profile back, and only you can correct it, in the Twilio Console. ${profiles} Correct what it marks and submit it again. ${goesOn}`;

const corrections: Readonly<Record<string, string>> = {
  [brandStep]: `Your registration with the carriers was refused. It was made in your Twilio account, so it is never changed from here. ${carriers('your A2P brand')}: correct what is marked there and submit it again. ${goesOn} Where Twilio has you register anew instead, cancel here and adopt the new one.`,
  [campaignStep]: `Your texting plan was refused. It was made in your Twilio account, so it is never changed from here. ${carriers('your A2P campaign')}: correct what is marked there and submit it again. ${goesOn} Or cancel here and start a new one beside it.`,
};

/** What only the owner of the account can do for a step, and where. */
export function a2pInConsole(
  step: string,
  resource: ReviewedResource | null,
  { values, mode }: Pick<PlanContext, 'values' | 'mode'>,
): string | null {
  const outcome = resource && reviewA2p(step, resource);
  if (step === profileStep && (resource?.adopted || (resource === null && restsOnPrimary(values, mode)))) {
    if (resource === null || resource.status === 'draft' || outcome === ReviewOutcome.GONE) return missing;
    return outcome === ReviewOutcome.SENT_BACK ? refused : null;
  }
  return resource?.adopted && outcome === ReviewOutcome.SENT_BACK ? (corrections[step] ?? null) : null;
}

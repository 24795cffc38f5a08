import { ReviewOutcome, type PlanContext, type ReviewedResource } from '../programme';
import { restsOnPrimary } from './plan';
import { brandStep, campaignStep, profileStep, reviewA2p } from './steps';

/** Where Twilio keeps them (Trust Hub and Messaging in the Console, read 2026-11-25). */
const profiles =
  'Sign in at console.twilio.com, open Trust Hub, then Customer Profiles, and choose your Primary Customer Profile.';
const carriers =
  'Sign in at console.twilio.com, open Messaging, then Regulatory Compliance, then US A2P 10DLC,';
const goesOn = 'We see it by ourselves and go on then.';

const missing = `Only you can make this, and only in the Twilio Console. ${profiles} Fill it in with your business as the direct customer and submit it for review. ${goesOn}`;
const refused = `Twilio sent your business profile back, and only you can correct it, in the Twilio Console. ${profiles} Correct what it marks and submit it again. ${goesOn}`;

const corrections: Readonly<Record<string, string>> = {
  [brandStep]: `Your registration with the carriers was refused. It was made in your Twilio account, so it is never changed from here. ${carriers} and choose your brand: correct it there and submit it again. ${goesOn}`,
  [campaignStep]: `Your texting plan was refused. It was made in your Twilio account, so it is never changed from here. ${carriers} and choose the campaign: correct it there and submit it again. ${goesOn} Or cancel here and start a new one beside it.`,
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

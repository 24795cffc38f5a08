import { ReviewOutcome, type ReviewedResource } from '../programme';
import { reviewTollFree } from './steps';

/** Twilio takes one request for a number, so one that its owner made is corrected where they made it. */
const correction =
  'This request was made in your Twilio account, so it is never changed from here. Sign in at console.twilio.com and open the toll-free verification of this number, which is shown with the number: correct what was sent back there and submit it again. We see it by ourselves and go on then.';

/** What the owner of the account does about a request of their own that was sent back ("Toll-free verification console onboarding guide", read 2026-11-26). */
export function tollFreeInConsole(resource: ReviewedResource | null): string | null {
  return resource?.adopted && reviewTollFree(resource) === ReviewOutcome.SENT_BACK ? correction : null;
}

import { ReviewOutcome, type ReviewedResource } from '../programme';

/** Where an owner corrects what they made there. */
export const bundleInConsole =
  'It was sent back. Correct it where it was made, in the Twilio Console (Phone Numbers, Regulatory Compliance, Bundles), and send it again there. That it was approved is seen by itself.';

/** What is the owner's own is theirs to correct. */
export function regulatoryInConsole(
  resource: ReviewedResource | null,
  review: (resource: ReviewedResource) => ReviewOutcome,
): string | null {
  return resource?.adopted && review(resource) === ReviewOutcome.SENT_BACK ? bundleInConsole : null;
}

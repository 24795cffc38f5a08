import { NumberRegistrationState } from '../../number-registration';
import { TwilioAccountMode } from '../../organizations';
import type { FieldValues } from '../../registrations';
import { ReviewOutcome, type ReviewedResource, type StepDefinition } from '../programme';
import { adoptedBrand } from './adopted';
import { Way, wayOf } from './way';

export const profileStep = 'business';
export const productStep = 'texting-profile';
export const brandStep = 'carriers';
export const ownerStep = 'owner';
export const campaignStep = 'texts';
export const numbersStep = 'numbers';
/** No step: texting plans of an account's owner that are used beside the registration's own. */
export const besideStep = 'texts-beside';

const business: StepDefinition = {
  key: profileStep,
  label: 'Check of your business details',
  reviewing: 'Your business is being compared with official records.',
};

const ownBusiness: StepDefinition = {
  key: profileStep,
  label: 'Business profile in your Twilio account',
  reviewing: 'Twilio is looking at the business profile of your account.',
};

const textingProfile: StepDefinition = {
  key: productStep,
  label: 'Preparation for the mobile carriers',
  reviewing: 'Your details are being prepared for the mobile carriers.',
};

const carriers: StepDefinition = {
  key: brandStep,
  label: 'Registration with the mobile carriers',
  reviewing: 'The mobile carriers are entering your business in their registry.',
};

const owner: StepDefinition = {
  key: ownerStep,
  label: 'Your YES by text',
  reviewing: 'A text will ask the owner’s mobile phone for a YES.',
  awaitingOwner:
    'The owner’s mobile phone got a text from +1 915 278 2000. Answer it with YES within 24 hours.',
  resourceOf: brandStep,
};

const texts: StepDefinition = {
  key: campaignStep,
  label: 'Review of how you text customers',
  reviewing: 'The mobile carriers are looking at what you text and how customers agree to it.',
};

const numbers: StepDefinition = {
  key: numbersStep,
  label: 'Your number at the phone companies',
  reviewing: 'The phone companies are entering your number in their systems, which can take some days.',
  refused: 'The phone companies did not accept the number. Our support sorts it out with them.',
};

/** What there is to go through, in order; only sole proprietors answer a text. */
export function a2pSteps(
  values: FieldValues,
  mode = TwilioAccountMode.MANAGED,
  definition?: unknown,
): StepDefinition[] {
  if (adoptedBrand(definition)) return [carriers, texts, numbers];
  const isSole = wayOf(values) === Way.SOLE_PROPRIETOR;
  const isOwners = mode === TwilioAccountMode.BRING_YOUR_OWN && !isSole;
  return [
    isOwners ? ownBusiness : business,
    textingProfile,
    carriers,
    ...(isSole ? [owner] : []),
    texts,
    numbers,
  ];
}

/** The machine's reading of Twilio's words; what Twilio adds later counts as still in review, never as approved. */
export function reviewA2p(step: string, { status, detail }: ReviewedResource): ReviewOutcome {
  const word = status.toUpperCase();
  if (word === 'DELETED') return ReviewOutcome.GONE;
  switch (step) {
    case profileStep:
    case productStep:
      return bundleOutcome(word);
    case brandStep:
      return brandOutcome(word);
    case ownerStep:
      if (word !== 'APPROVED') return ReviewOutcome.IN_REVIEW;
      return detail.identityStatus === 'VERIFIED' ? ReviewOutcome.APPROVED : ReviewOutcome.AWAITS_OWNER;
    case campaignStep:
      return campaignOutcome(word);
    default:
      return numberOutcome(word);
  }
}

function bundleOutcome(word: string): ReviewOutcome {
  if (word === 'TWILIO-APPROVED') return ReviewOutcome.APPROVED;
  return word === 'TWILIO-REJECTED' ? ReviewOutcome.SENT_BACK : ReviewOutcome.IN_REVIEW;
}

function brandOutcome(word: string): ReviewOutcome {
  switch (word) {
    case 'APPROVED':
      return ReviewOutcome.APPROVED;
    case 'FAILED':
      return ReviewOutcome.SENT_BACK;
    case 'SUSPENDED':
      return ReviewOutcome.SUSPENDED;
    case 'DELETION_PENDING':
      return ReviewOutcome.GONE;
    default:
      return ReviewOutcome.IN_REVIEW;
  }
}

function campaignOutcome(word: string): ReviewOutcome {
  switch (word) {
    case 'VERIFIED':
      return ReviewOutcome.APPROVED;
    case 'FAILED':
      return ReviewOutcome.SENT_BACK;
    case 'SUSPENDED':
      return ReviewOutcome.SUSPENDED;
    default:
      return ReviewOutcome.IN_REVIEW;
  }
}

function numberOutcome(word: string): ReviewOutcome {
  switch (word) {
    case NumberRegistrationState.REGISTERED:
      return ReviewOutcome.APPROVED;
    case NumberRegistrationState.FAILED:
      return ReviewOutcome.SENT_BACK;
    default:
      return ReviewOutcome.IN_REVIEW;
  }
}

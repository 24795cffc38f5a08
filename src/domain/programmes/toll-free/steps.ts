import {
  ReviewOutcome,
  type PlanContext,
  type PlannedEffect,
  type RequestContext,
  type ReviewedResource,
  type StepDefinition,
} from '../programme';
import type { FieldValues } from '../../registrations';
import { formFields } from '../../form';
import { list, text } from '../field-values';
import { tollFreeSections } from './form';
import { isPoliticalCampaign } from './form-texting';

/** The one thing that is reviewed. */
export const verificationStep = 'verification';

export const tollFreeSteps: StepDefinition[] = [
  {
    key: verificationStep,
    label: 'Review of your business and how you text',
    reviewing: 'The reviewer is looking at your business, your texts and how customers agree to them.',
  },
];

/** Once for a registration: neither Twilio nor we charge for sending a corrected one again. */
export const handlingFee = 'toll-free-verification';

const object = 'verification';

/**
 * A first request is created; one sent back is edited while Twilio allows it (`edit_allowed` until
 * `edit_expiration`), and deleted and made anew afterwards. A first version finds one sent back only when another
 * registration of the number left it, and replaces it: a number has one request at most. What is not refused is
 * never deleted.
 */
export function planTollFree({
  version,
  resources,
  made,
  now,
}: Pick<PlanContext, 'version' | 'resources' | 'made' | 'now'>): PlannedEffect[] {
  const create: PlannedEffect = {
    key: 'create-verification',
    step: verificationStep,
    what: 'toll-free-verification.create',
    sid: null,
    object,
    fees: made.has(object) ? [] : [handlingFee],
  };
  const live = resources.get(verificationStep);
  if (live === undefined || reviewTollFree(live) === ReviewOutcome.GONE) return [create];
  // Its owner's stays where it is.
  if (live.adopted) return [create];
  const isSentBack = reviewTollFree(live) === ReviewOutcome.SENT_BACK;
  const isFirst = version <= 1;
  if (isFirst && !isSentBack) return [create];
  const update: PlannedEffect = {
    key: 'update-verification',
    step: verificationStep,
    what: 'toll-free-verification.update',
    sid: live.sid,
    object,
  };
  if (!isSentBack || (!isFirst && canBeEdited(live, now))) return [update];
  return [
    {
      key: 'delete-verification',
      step: verificationStep,
      what: 'toll-free-verification.delete',
      sid: live.sid,
    },
    create,
  ];
}

function canBeEdited(live: ReviewedResource, now: Date): boolean {
  return (
    live.status !== 'EXPIRED' &&
    live.editAllowed === true &&
    (live.editExpiresAt === null || now < live.editExpiresAt)
  );
}

/** A status that Twilio adds later counts as still in review, never as approved. */
export function reviewTollFree({ status }: Pick<ReviewedResource, 'status'>): ReviewOutcome {
  switch (status.toUpperCase()) {
    case 'TWILIO_APPROVED':
      return ReviewOutcome.APPROVED;
    case 'TWILIO_REJECTED':
    case 'EXPIRED':
      return ReviewOutcome.SENT_BACK;
    case 'DELETED':
      return ReviewOutcome.GONE;
    default:
      return ReviewOutcome.IN_REVIEW;
  }
}

/** Form fields that go out under their own name. */
const sentAsTheyAre = [
  'businessName',
  'doingBusinessAs',
  'businessType',
  'businessWebsite',
  'businessRegistrationNumber',
  'businessRegistrationAuthority',
  'businessRegistrationCountry',
  'businessRegistrationPhoneNumber',
  'businessStreetAddress',
  'businessStreetAddress2',
  'businessCity',
  'businessStateProvinceRegion',
  'businessPostalCode',
  'businessCountry',
  'businessContactFirstName',
  'businessContactLastName',
  'businessContactEmail',
  'businessContactPhone',
  'useCaseCategories',
  'useCaseSummary',
  'productionMessageSample',
  'messageVolume',
  'ageGatedContent',
  'optInType',
  'optInKeywords',
  'optInConfirmationMessage',
  'helpMessageSample',
  'privacyPolicyUrl',
  'termsAndConditionsUrl',
] as const;

/** Optional texts that an update sends empty when they were taken out: what is left out keeps its old value. */
const clearedByEmpty = ['doingBusinessAs', 'businessStreetAddress2'] as const;

/** The parameters of one effect, spelled as the Twilio library does; only what the confirmed values hold. */
export function requestTollFree(effect: PlannedEffect, context: RequestContext): Record<string, unknown> {
  if (effect.what === 'toll-free-verification.delete') return {};
  const isUpdate = effect.what === 'toll-free-verification.update';
  const values = shown(context.values);
  const parameters: Record<string, unknown> = {};
  for (const key of sentAsTheyAre) {
    const value = values[key] ?? null;
    if (value !== null) parameters[key] = value;
  }
  if (isUpdate) for (const key of clearedByEmpty) parameters[key] ??= '';
  parameters.notificationEmail = context.complianceEmail;
  parameters.optInImageUrls = [
    ...list(values, 'optInUrls'),
    ...list(values, 'optInDocuments').map((id) => context.documentUrl(id)),
  ];
  const notes = notesFor(values, context);
  if (notes !== '') parameters.additionalInformation = notes;
  if (isPoliticalCampaign(values)) {
    parameters.vettingProvider = 'CAMPAIGN_VERIFY';
    parameters.vettingId = text(values, 'campaignVerifyToken') ?? '';
  }
  if (isUpdate)
    return { ...parameters, editReason: context.editReason ?? 'Corrected the details that were sent back.' };
  if (context.phoneNumberSid === null)
    throw new Error('A toll-free verification needs the SID of its number');
  return {
    ...parameters,
    tollfreePhoneNumberSid: context.phoneNumberSid,
    externalReferenceId: context.reference,
  };
}

/** Values of the fields on the form: what an answer made disappear from it is not sent. */
function shown(values: FieldValues): FieldValues {
  const keys = formFields(tollFreeSections(values)).map((field) => field.key);
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
}

/** Twilio has no parameter for the words customers agree to, so the reviewer reads them in the notes. */
function notesFor(values: FieldValues, context: RequestContext): string {
  const wording = text(values, 'optInWording');
  const script = text(values, 'verbalScript');
  const papers = list(values, 'businessDocuments').map((id) => context.documentUrl(id));
  return [
    wording === null ? null : `Consent wording shown to customers: ${wording}`,
    script === null ? null : `Verbal consent script: ${script}`,
    text(values, 'additionalInformation'),
    papers.length === 0 ? null : `Business documents: ${papers.join(' ')}`,
  ]
    .filter((part) => part !== null)
    .join('\n\n');
}

import type { BusinessFacts, PlanTier } from '../organizations';
import type {
  FeeLine,
  FieldSource,
  FieldValue,
  FieldValues,
  Finding,
  FormSection,
  RegistrationKind,
  RejectionReason,
  UsualWait,
} from '../registrations';

/** What a draft may be filled from. */
export interface PrefillSources {
  organizationName: string;
  business: BusinessFacts;
  /** The number the registration was started for. */
  e164: string | null;
  /** Values of the organization's latest submitted registration of the same kind for another number. */
  earlier: FieldValues | null;
  /** Values of the organization's latest toll-free registration, for programmes that ask much of the same. */
  tollFree?: FieldValues | null;
}

/** What checks may look at besides the values. */
export interface CheckContext {
  /** The number the registration is for, E.164. */
  e164: string | null;
  /** Every number the organization has here, E.164. */
  ownNumbers?: readonly string[];
  business: BusinessFacts;
  /** Documents of this registration by id: only READY ones count as given. */
  documents: ReadonlyMap<
    string,
    { state: 'AWAITING_UPLOAD' | 'READY' | 'REFUSED' | 'DELETED'; fileName: string }
  >;
  now: Date;
}

/** What a review at Twilio says, whatever the resource is: the mirror as the machine sees it. */
export interface ReviewedResource {
  sid: string;
  /** Twilio's own word, such as TWILIO_REJECTED; 'DELETED' when it is gone from Twilio. */
  status: string;
  reasons: readonly { code: number | null; reason: string }[];
  /** Null until Twilio says. */
  editAllowed: boolean | null;
  editExpiresAt: Date | null;
}

/** The machine's reading of a review. */
export enum ReviewOutcome {
  IN_REVIEW = 'IN_REVIEW',
  APPROVED = 'APPROVED',
  SENT_BACK = 'SENT_BACK',
  SUSPENDED = 'SUSPENDED',
  /** The resource is no longer at Twilio. */
  GONE = 'GONE',
}

/** One external effect of a submission; `what` names a handler of the effects the services know. */
export interface PlannedEffect {
  /** Unique within the version, such as 'create-verification'. */
  key: string;
  /** The step it belongs to. */
  step: string;
  what: EffectKind;
  /** The object acted on, for updates and deletions. */
  sid: string | null;
}

/** The effects that handlers exist for; a programme for a new product adds its own. */
export type EffectKind =
  'toll-free-verification.create' | 'toll-free-verification.update' | 'toll-free-verification.delete';

/** What planning a submission may look at. */
export interface PlanContext {
  version: number;
  /** What earlier versions left at Twilio, by step key. */
  resources: ReadonlyMap<string, ReviewedResource>;
  now: Date;
}

/** What turning an effect into Twilio's parameters may look at. */
export interface RequestContext {
  values: FieldValues;
  /** Registration id and version: our reference at Twilio. */
  reference: string;
  phoneNumberSid: string | null;
  /** SIDs made by earlier effects of this registration, by effect key. */
  sids: ReadonlyMap<string, string>;
  /** Our mailbox for Twilio's notices. */
  complianceEmail: string;
  /** Public address of a document of this registration. */
  documentUrl: (documentId: string) => string;
  /** What was changed since the version that was sent back, in one sentence; null for a first version. */
  editReason: string | null;
}

export interface StepDefinition {
  key: string;
  label: string;
  /** Shown while the reviewer has it. */
  reviewing: string;
}

/**
 * One carrier's or regulator's approval as data and pure functions. Nothing outside a programme's folder knows
 * its field names.
 */
export interface Programme {
  kind: RegistrationKind;
  /** Changes whenever the form does. */
  definitionVersion: string;
  /** What the user calls it, such as "Toll-free texting approval". */
  title: string;
  /** The form; sections and requirements may depend on what is filled in. */
  sections(values: FieldValues): FormSection[];
  prefill(sources: PrefillSources): Record<string, { value: FieldValue; source: FieldSource }>;
  /** Faults between fields that the form alone does not show, by field key. */
  errors(values: FieldValues, context: CheckContext): Record<string, string[]>;
  findings(values: FieldValues, context: CheckContext): Finding[];
  fees(plan: PlanTier, version: number, now: Date): FeeLine[];
  steps: StepDefinition[];
  /** The effects of this submission in order; fixed when it is submitted. */
  plan(context: PlanContext): PlannedEffect[];
  /** Parameters of one effect in the Twilio library's spelling. */
  request(effect: PlannedEffect, context: RequestContext): Record<string, unknown>;
  review(step: string, resource: ReviewedResource): ReviewOutcome;
  /** The reviewer's reasons in plain words, mapped to this programme's fields. */
  explain(reasons: ReviewedResource['reasons'], values: FieldValues): RejectionReason[];
  /** Field keys whose values are encrypted at rest and masked, on the form or not. */
  sensitiveFields: string[];
  /** Field keys holding document ids that the reviewer must be able to open. */
  publicDocumentFields: string[];
  wait: UsualWait;
}

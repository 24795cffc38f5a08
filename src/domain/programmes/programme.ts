import type { PostalFieldKeys } from '../address-check';
import type { TwilioAccountMode, BusinessFacts } from '../organizations';
import type {
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
  /** Values of the organization's latest submitted registration of the same kind. */
  earlier: FieldValues | null;
  /** Values of the organization's latest toll-free registration, which asks much the same. */
  tollFree: FieldValues | null;
  /** What the form is made of, where that is not the same for all. */
  definition?: unknown;
}

/** What checks may look at besides the values. */
export interface CheckContext {
  /** The number the registration is for, E.164. */
  e164: string | null;
  /** The organization's numbers, E.164. */
  ownNumbers: readonly string[];
  business: BusinessFacts;
  /** Documents of this registration by id: only READY ones count as given. */
  documents: ReadonlyMap<
    string,
    { state: 'AWAITING_UPLOAD' | 'READY' | 'REFUSED' | 'DELETED'; fileName: string }
  >;
  /** The organization's addresses by id. */
  addresses: ReadonlyMap<string, { country: string; isUsable: boolean }>;
  definition?: unknown;
  now: Date;
}

/** The kinds of things at Twilio that are reviewed and mirrored here. */
export type ResourceKind =
  | 'toll-free-verification'
  | 'customer-profile'
  | 'trust-product'
  | 'brand'
  | 'campaign'
  | 'number-registration'
  | 'regulatory-bundle';

/** What a review at Twilio says, whatever the resource is: the mirror as the machine sees it. */
export interface ReviewedResource {
  sid: string;
  /** Twilio's own word, such as TWILIO_REJECTED; 'DELETED' when it is gone from Twilio. */
  status: string;
  reasons: readonly { code: number | null; reason: string }[];
  /** Null until Twilio says. */
  editAllowed: boolean | null;
  editExpiresAt: Date | null;
  /** What else the programme's rules look at, such as a brand's identity status. */
  detail: Readonly<Record<string, unknown>>;
  /** When Twilio was asked for this. */
  fetchedAt: Date;
  /** When its status became what it is. */
  changedAt: Date;
  /** It was there before us. */
  adopted: boolean;
}

/** The machine's reading of a review. */
export enum ReviewOutcome {
  IN_REVIEW = 'IN_REVIEW',
  APPROVED = 'APPROVED',
  /** Under way, and somebody of the business has to do something for it to go on. */
  AWAITS_OWNER = 'AWAITS_OWNER',
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
  /** The thing it makes or changes, the same over all versions of the registration, such as 'brand'. */
  object?: string;
  /** Of what it was made from: another one means that the thing has to be changed. */
  fingerprint?: string;
  /** Kinds of fees that fall due once it is done. */
  fees?: readonly string[];
}

/** The effects that handlers exist for; a programme for a new product adds its own. */
export type EffectKind =
  | 'toll-free-verification.create'
  | 'toll-free-verification.update'
  | 'toll-free-verification.delete'
  | 'customer-profile.create'
  | 'customer-profile.assign'
  | 'customer-profile.evaluate'
  | 'customer-profile.submit'
  | 'trust-product.create'
  | 'trust-product.assign'
  | 'trust-product.evaluate'
  | 'trust-product.submit'
  | 'end-user.create'
  | 'end-user.update'
  | 'supporting-document.create'
  | 'registration-address.create'
  | 'registration-address.update'
  | 'brand.create'
  | 'brand.update'
  | 'messaging-service.provide'
  | 'campaign.create'
  | 'campaign.update'
  | 'campaign.delete'
  | 'regulatory-end-user.create'
  | 'regulatory-end-user.update'
  | 'regulatory-document.create'
  | 'regulatory-bundle.create'
  | 'regulatory-item.assign'
  | 'regulatory-item.delete'
  | 'regulatory-bundle.evaluate'
  | 'regulatory-bundle.submit'
  | 'regulatory-bundle.copy'
  | 'regulatory-copy.fit'
  | 'regulatory-bundle.replace'
  | 'regulatory-bundle.delete';

/** What effects of this registration have left at Twilio, by `object`. */
export interface Made {
  sid: string;
  /** As of the latest effect on it that was done. */
  fingerprint: string | null;
  /** When that was done. */
  at: Date;
}

/** What planning a submission may look at. */
export interface PlanContext {
  version: number;
  values: FieldValues;
  /** What is at Twilio, by step key. */
  resources: ReadonlyMap<string, ReviewedResource>;
  made: ReadonlyMap<string, Made>;
  /** Whose account it is: some things are the owner's own in an account that was brought along. */
  mode: TwilioAccountMode;
  definition?: unknown;
  /** Tells one set of values from another without showing it. */
  fingerprint: (of: unknown) => string;
  now: Date;
}

/** What decides whether an effect may be made now. */
export type GateContext = Pick<PlanContext, 'values' | 'resources' | 'made' | 'mode' | 'definition' | 'now'>;

/** Words and answers to keywords, where we are the one who answers. */
export interface OwnKeywords {
  optOut: { keywords: string[]; message: string };
  help: { keywords: string[]; message: string };
}

/** What turning an effect into Twilio's parameters may look at. */
export interface RequestContext {
  values: FieldValues;
  /** Registration id and version: our reference at Twilio. */
  reference: string;
  phoneNumberSid: string | null;
  /** SIDs made by effects of this registration, by `object`. */
  sids: ReadonlyMap<string, string>;
  /** Our mailbox for Twilio's notices. */
  complianceEmail: string;
  /** Where Trust Hub tells of changes. */
  statusCallback: string;
  /** The profile that the businesses of the account rest on; null while it has none. */
  primaryProfileSid: string | null;
  /** Null where Twilio answers keywords. */
  keywords: OwnKeywords | null;
  /** Public address of a document of this registration. */
  documentUrl: (documentId: string) => string;
  /** Twilio's SID of one of the organization's addresses. */
  addressSid: (addressId: string) => string;
  definition?: unknown;
  /** What was changed since the version that was sent back, in one sentence; null for a first version. */
  editReason: string | null;
}

export interface StepDefinition {
  key: string;
  label: string;
  /** Shown while the reviewer has it. */
  reviewing: string;
  /** Shown while the owner has to do something for it. */
  awaitingOwner?: string;
  /** Shown when it was refused and nothing on the form would change that. */
  refused?: string;
  /** The step whose resource decides this one too; its own by default. */
  resourceOf?: string;
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
  /** The form; sections and requirements may depend on what is filled in, and on what the version was begun with. */
  sections(values: FieldValues, definition?: unknown): FormSection[];
  prefill(sources: PrefillSources): Record<string, { value: FieldValue; source: FieldSource }>;
  /** Faults between fields that the form alone does not show, by field key. */
  errors(values: FieldValues, context: CheckContext): Record<string, string[]>;
  findings(values: FieldValues, context: CheckContext): Finding[];
  steps(values: FieldValues, mode?: TwilioAccountMode, definition?: unknown): StepDefinition[];
  /** Keys of fields that can no longer change, because what was made of them is approved as it stands. */
  locked(context: GateContext): ReadonlySet<string>;
  /** Kinds of fees that a first submission usually brings, for those who have not begun yet. */
  usualFees: readonly string[];
  /** The step whose approval is the registration's. */
  decidingStep: string;
  /** The effects of this submission in order; fixed when it is submitted. */
  plan(context: PlanContext): PlannedEffect[];
  /** Whether an effect may be made now, or has to wait for news of what came before it. */
  mayBegin(effect: PlannedEffect, context: GateContext): boolean;
  /** Parameters of one effect in the Twilio library's spelling. */
  request(effect: PlannedEffect, context: RequestContext): Record<string, unknown>;
  review(step: string, resource: ReviewedResource): ReviewOutcome;
  /**
   * What has to be done about a step in Twilio's Console, because the API does not allow it or the thing is the owner's
   * own; null where nothing has. `resource` is null while there is none.
   */
  inConsole(
    step: string,
    resource: ReviewedResource | null,
    context: Pick<PlanContext, 'values' | 'mode'>,
  ): string | null;
  /** The reviewer's reasons in plain words, mapped to this programme's fields. */
  explain(reasons: ReviewedResource['reasons'], values: FieldValues, definition?: unknown): RejectionReason[];
  /** Field keys whose values are encrypted at rest and masked, on the form or not. */
  sensitiveFields: Pick<readonly string[], 'includes'>;
  /** The fields that make up the address that Twilio is to have; null where there is none. */
  postalFields: PostalFieldKeys | null;
  /** The code by which its reviewers refuse an address; null where Twilio takes none that it does not know. */
  addressCode: number | null;
  /** Field keys holding document ids that the reviewer must be able to open. */
  publicDocumentFields: string[];
  wait: UsualWait;
}

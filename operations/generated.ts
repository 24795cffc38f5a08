import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** ISO 3166-1 alpha-2. */
  CountryCode: { input: string; output: string; }
  /** An instant, RFC 3339 with a time zone offset. */
  DateTime: { input: string; output: string; }
  /** An exact decimal amount as a string, e.g. "1.15". */
  Decimal: { input: string; output: string; }
  /** An E.164 telephone number, e.g. +14155550123. Anything else is refused with a message that shows the expected form. */
  E164: { input: string; output: string; }
  JSON: { input: unknown; output: unknown; }
  URL: { input: string; output: string; }
};

export type ActorKind =
  | 'ASSISTANT'
  | 'SERVICE'
  | 'USER';

export type AssistantIntent =
  | 'CHECK_CONTACT'
  | 'CONTACT_SUPPORT'
  | 'FIX_REGISTRATION'
  | 'RESUME_REGISTRATION'
  | 'SET_UP_MESSAGING'
  | 'VERIFY_OWNER_PHONE';

export type BundleEndUser =
  | 'BUSINESS'
  | 'INDIVIDUAL';

export type BusinessEntityType =
  | 'CORPORATION'
  | 'CO_OPERATIVE'
  | 'GOVERNMENT'
  | 'LIMITED_LIABILITY_COMPANY'
  | 'NON_PROFIT'
  | 'PARTNERSHIP'
  | 'SOLE_PROPRIETORSHIP';

export type CancelRegistrationInput = {
  registrationId: Scalars['ID']['input'];
};

export type ComplianceReplySender =
  | 'CARRIER'
  | 'LOQUENT'
  | 'TWILIO';

export type ConfirmRegistrationInput = {
  /** Must be true when the quote needs acceptance. */
  acceptFees?: InputMaybe<Scalars['Boolean']['input']>;
  digest: Scalars['String']['input'];
  registrationId: Scalars['ID']['input'];
};

export type ConnectTwilioAccountInput = {
  accountSid: Scalars['String']['input'];
  authToken: Scalars['String']['input'];
};

export type CreateAddressInput = {
  city: Scalars['String']['input'];
  country: Scalars['CountryCode']['input'];
  customerName: Scalars['String']['input'];
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  postalCode: Scalars['String']['input'];
  region: Scalars['String']['input'];
  street: Scalars['String']['input'];
};

export type CreateDocumentInput = {
  bytes: Scalars['Int']['input'];
  contentType: Scalars['String']['input'];
  fieldKey: Scalars['String']['input'];
  fileName: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  registrationId: Scalars['ID']['input'];
};

export type CreateOrganizationInput = {
  /** The same key returns the first call's organization. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  /** The user id (`sub`) of the owner. */
  ownerUserId: Scalars['ID']['input'];
  plan?: InputMaybe<PlanTier>;
};

export type DeleteAddressInput = {
  addressId: Scalars['ID']['input'];
};

export type DocumentState =
  | 'AWAITING_UPLOAD'
  | 'DELETED'
  | 'READY'
  | 'REFUSED';

export type FeeCadence =
  | 'MONTHLY'
  | 'ONCE';

export type FeePayer =
  | 'INCLUDED_IN_PLAN'
  | 'ORGANIZATION';

export type FieldSource =
  | 'ADOPTED'
  | 'ASSISTANT'
  | 'DERIVED'
  | 'ORGANIZATION_PROFILE'
  | 'PREVIOUS_VERSION'
  | 'USER';

/** BLOCKER stops confirmation; RISK and TIP do not. */
export type FindingSeverity =
  | 'BLOCKER'
  | 'RISK'
  | 'TIP';

export type MarkConversationReadInput = {
  conversationId: Scalars['ID']['input'];
};

export type MarkNotificationsReadInput = {
  notificationIds: Array<Scalars['ID']['input']>;
};

export type MemberRole =
  | 'ADMIN'
  | 'MEMBER'
  | 'OWNER';

export type MessageChannel =
  | 'MMS'
  | 'SMS'
  | 'WHATSAPP';

export type MessageDirection =
  | 'INBOUND'
  | 'OUTBOUND';

export type MessageOrigin =
  | 'ASSISTANT'
  | 'COMPLIANCE_REPLY'
  | 'CONTACT'
  | 'SERVICE'
  | 'TEXT_AGENT'
  | 'USER';

export type MessageStatus =
  | 'CANCELED'
  | 'DELIVERED'
  | 'FAILED'
  | 'QUEUED'
  | 'READ'
  | 'RECEIVED'
  | 'SENDING'
  | 'SENT'
  | 'UNDELIVERED';

export type MessagingPath =
  | 'A2P_10DLC'
  | 'NONE_REQUIRED'
  | 'NOT_CAPABLE'
  | 'REGULATORY_BUNDLE'
  | 'TOLL_FREE_VERIFICATION';

export type MessagingState =
  | 'ACTION_NEEDED'
  | 'NOT_SET_UP'
  | 'PENDING_REVIEW'
  | 'READY';

/** Whose move it is. */
export type NextStepActor =
  | 'NOBODY'
  | 'REVIEWER'
  | 'US'
  | 'YOU';

export type NotificationKind =
  | 'ACCOUNT_PROBLEM'
  | 'MESSAGING_READY'
  | 'NUMBER_FAILED'
  | 'NUMBER_PURCHASED'
  | 'REGISTRATION_ACTION_NEEDED'
  | 'REGISTRATION_APPROVED'
  | 'REGISTRATION_DEADLINE';

export type OptOutSource =
  | 'CARRIER'
  | 'CONTACT_KEYWORD'
  | 'IMPORT'
  | 'MEMBER';

export type PhoneNumberKind =
  | 'LOCAL'
  | 'MOBILE'
  | 'NATIONAL'
  | 'TOLL_FREE';

export type PhoneNumberLifecycle =
  | 'ACTIVE'
  | 'FAILED'
  | 'PORTING_IN'
  | 'PURCHASING'
  | 'RELEASED'
  | 'RELEASING';

export type PlanTier =
  | 'FREE'
  | 'PRO'
  | 'STARTER';

export type PurchasePhoneNumberInput = {
  addressId?: InputMaybe<Scalars['ID']['input']>;
  /** An approved REGULATORY_BUNDLE registration. */
  bundleRegistrationId?: InputMaybe<Scalars['ID']['input']>;
  e164: Scalars['E164']['input'];
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** The same key within 24 h returns the first call's result and buys nothing more. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type ReadinessReasonCode =
  | 'ACCOUNT_NOT_ACTIVE'
  | 'DRAFT_NOT_SUBMITTED'
  | 'IN_REVIEW'
  | 'NOT_STARTED'
  | 'NO_TEXT_CAPABILITY'
  | 'NUMBER_NOT_ACTIVE'
  | 'NUMBER_NOT_ATTACHED'
  | 'NUMBER_NOT_REGISTERED'
  | 'OWNER_NOT_VERIFIED'
  | 'SENT_BACK'
  | 'SUSPENDED';

export type RegistrationAction =
  | 'CANCEL'
  | 'CONFIRM'
  | 'EDIT'
  | 'RESEND_OWNER_VERIFICATION'
  | 'REVISE'
  | 'SUBMIT';

export type RegistrationFieldInput =
  | 'BOOLEAN'
  | 'COUNTRY'
  | 'DATE'
  | 'DOCUMENT'
  | 'EMAIL'
  | 'MULTILINE'
  | 'MULTI_SELECT'
  | 'PHONE'
  | 'REGION'
  | 'SELECT'
  | 'TEXT'
  | 'TEXT_LIST'
  | 'URL'
  | 'URL_LIST';

export type RegistrationFieldValueInput = {
  /** The field's `revision` last seen; another one is a CONFLICT for this field. Leave out to write regardless. */
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  key: Scalars['String']['input'];
  /** Null clears the field. */
  value?: InputMaybe<Scalars['JSON']['input']>;
};

export type RegistrationKind =
  | 'A2P_10DLC'
  | 'REGULATORY_BUNDLE'
  | 'TOLL_FREE_VERIFICATION';

export type RegistrationState =
  | 'ACTION_NEEDED'
  | 'APPROVED'
  | 'CANCELED'
  | 'CONFIRMED'
  | 'DRAFT'
  | 'IN_PROGRESS';

export type RegistrationStepState =
  | 'ACTION_NEEDED'
  | 'APPROVED'
  | 'IN_REVIEW'
  | 'SUBMITTING'
  | 'WAITING';

export type RejectionFix =
  | 'CHANGE_WEBSITE'
  | 'CONTACT_SUPPORT'
  | 'EDIT_FIELDS'
  | 'NOT_ELIGIBLE'
  | 'SEND_DOCUMENT';

export type ReleasePhoneNumberInput = {
  /** The number, typed again by the person. */
  confirmE164: Scalars['E164']['input'];
  phoneNumberId: Scalars['ID']['input'];
};

export type ResendOwnerVerificationInput = {
  registrationId: Scalars['ID']['input'];
};

export type ReviseRegistrationInput = {
  registrationId: Scalars['ID']['input'];
};

export type RoutingMode =
  | 'AI_FIRST'
  | 'AI_ONLY'
  | 'HUMANS_FIRST';

export type SearchPhoneNumbersInput = {
  areaCode?: InputMaybe<Scalars['String']['input']>;
  /** A pattern as Twilio reads it: digits, letters and * for any one digit. */
  contains?: InputMaybe<Scalars['String']['input']>;
  country?: Scalars['CountryCode']['input'];
  kind?: PhoneNumberKind;
  limit?: InputMaybe<Scalars['Int']['input']>;
  mms?: InputMaybe<Scalars['Boolean']['input']>;
  sms?: InputMaybe<Scalars['Boolean']['input']>;
  voice?: InputMaybe<Scalars['Boolean']['input']>;
};

export type SendMessageInput = {
  body?: InputMaybe<Scalars['String']['input']>;
  /** The same key within 24 h returns the first call's message and sends nothing more. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  mediaUrls?: InputMaybe<Array<Scalars['URL']['input']>>;
  phoneNumberId: Scalars['ID']['input'];
  to: Scalars['E164']['input'];
};

export type StartRegistrationInput = {
  /** Required for REGULATORY_BUNDLE, as are the next two. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  endUser?: InputMaybe<BundleEndUser>;
  kind: RegistrationKind;
  numberKind?: InputMaybe<PhoneNumberKind>;
  /** Required for TOLL_FREE_VERIFICATION. */
  phoneNumberId?: InputMaybe<Scalars['ID']['input']>;
};

export type SubmitRegistrationInput = {
  /** The digest that was confirmed; any other is STALE_CONFIRMATION. */
  digest?: InputMaybe<Scalars['String']['input']>;
  registrationId: Scalars['ID']['input'];
};

export type TwilioAccountMode =
  | 'BRING_YOUR_OWN'
  | 'MANAGED';

export type TwilioAccountStatus =
  | 'ACTIVE'
  | 'CLOSED'
  | 'CREDENTIALS_REJECTED'
  | 'SUSPENDED';

export type UpdateBusinessProfileInput = {
  city?: InputMaybe<Scalars['String']['input']>;
  contactEmail?: InputMaybe<Scalars['String']['input']>;
  contactFirstName?: InputMaybe<Scalars['String']['input']>;
  contactLastName?: InputMaybe<Scalars['String']['input']>;
  contactPhone?: InputMaybe<Scalars['E164']['input']>;
  contactTitle?: InputMaybe<Scalars['String']['input']>;
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  doingBusinessAs?: InputMaybe<Scalars['String']['input']>;
  entityType?: InputMaybe<BusinessEntityType>;
  industry?: InputMaybe<Scalars['String']['input']>;
  legalName?: InputMaybe<Scalars['String']['input']>;
  postalCode?: InputMaybe<Scalars['String']['input']>;
  privacyPolicyUrl?: InputMaybe<Scalars['URL']['input']>;
  region?: InputMaybe<Scalars['String']['input']>;
  street?: InputMaybe<Scalars['String']['input']>;
  /** The whole number, write-only. */
  taxId?: InputMaybe<Scalars['String']['input']>;
  termsUrl?: InputMaybe<Scalars['URL']['input']>;
  timeZone?: InputMaybe<Scalars['String']['input']>;
  website?: InputMaybe<Scalars['URL']['input']>;
};

export type UpdateComplianceRepliesInput = {
  help?: InputMaybe<Scalars['String']['input']>;
  start?: InputMaybe<Scalars['String']['input']>;
  /** Null puts the default back; leave out to keep. */
  stop?: InputMaybe<Scalars['String']['input']>;
};

export type UpdatePhoneNumberInput = {
  autoReply?: InputMaybe<Scalars['Boolean']['input']>;
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  memberIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  phoneNumberId: Scalars['ID']['input'];
  recordCalls?: InputMaybe<Scalars['Boolean']['input']>;
  routingMode?: InputMaybe<RoutingMode>;
  textAgentId?: InputMaybe<Scalars['ID']['input']>;
  voiceAgentId?: InputMaybe<Scalars['ID']['input']>;
};

export type UpdateRegistrationInput = {
  fields: Array<RegistrationFieldValueInput>;
  registrationId: Scalars['ID']['input'];
};

export type UserErrorCode =
  | 'ADDRESS_REQUIRED'
  | 'BUNDLE_REQUIRED'
  | 'CONFLICT'
  | 'INVALID'
  | 'NOT_ALLOWED'
  | 'NOT_AVAILABLE'
  | 'NOT_CONFIRMED'
  | 'NOT_FOUND'
  | 'PAYMENT_REQUIRED'
  | 'PLAN_LIMIT'
  | 'RECIPIENT_OPTED_OUT'
  | 'REQUIRED'
  | 'SENDER_NOT_READY'
  | 'STALE_CONFIRMATION'
  | 'TWILIO_REJECTED'
  | 'TWILIO_UNAVAILABLE';

export type ProfilePartsFragment = { id: string, legalName: string | null, doingBusinessAs: string | null, entityType: BusinessEntityType | null, taxIdLast4: string | null, website: string | null, industry: string | null, description: string | null, street: string | null, city: string | null, region: string | null, postalCode: string | null, country: string | null, timeZone: string | null, contactFirstName: string | null, contactLastName: string | null, contactTitle: string | null, contactEmail: string | null, contactPhone: string | null, privacyPolicyUrl: string | null, termsUrl: string | null };

export type TwilioAccountPartsFragment = { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, messagingServiceSid: string | null, connectedAt: string };

export type OrganizationPartsFragment = { id: string, name: string, plan: PlanTier, profile: { id: string, legalName: string | null, doingBusinessAs: string | null, entityType: BusinessEntityType | null, taxIdLast4: string | null, website: string | null, industry: string | null, description: string | null, street: string | null, city: string | null, region: string | null, postalCode: string | null, country: string | null, timeZone: string | null, contactFirstName: string | null, contactLastName: string | null, contactTitle: string | null, contactEmail: string | null, contactPhone: string | null, privacyPolicyUrl: string | null, termsUrl: string | null }, twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, messagingServiceSid: string | null, connectedAt: string } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { actor: { kind: ActorKind, userId: string | null, role: MemberRole | null }, organization: { id: string, name: string, plan: PlanTier, profile: { id: string, legalName: string | null, doingBusinessAs: string | null, entityType: BusinessEntityType | null, taxIdLast4: string | null, website: string | null, industry: string | null, description: string | null, street: string | null, city: string | null, region: string | null, postalCode: string | null, country: string | null, timeZone: string | null, contactFirstName: string | null, contactLastName: string | null, contactTitle: string | null, contactEmail: string | null, contactPhone: string | null, privacyPolicyUrl: string | null, termsUrl: string | null }, twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, messagingServiceSid: string | null, connectedAt: string } | null } } };

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { organization: { id: string, name: string, plan: PlanTier, profile: { id: string, legalName: string | null, doingBusinessAs: string | null, entityType: BusinessEntityType | null, taxIdLast4: string | null, website: string | null, industry: string | null, description: string | null, street: string | null, city: string | null, region: string | null, postalCode: string | null, country: string | null, timeZone: string | null, contactFirstName: string | null, contactLastName: string | null, contactTitle: string | null, contactEmail: string | null, contactPhone: string | null, privacyPolicyUrl: string | null, termsUrl: string | null }, twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, messagingServiceSid: string | null, connectedAt: string } | null } };

export type CreateOrganizationMutationVariables = Exact<{
  input: CreateOrganizationInput;
}>;


export type CreateOrganizationMutation = { createOrganization: { organization: { id: string, name: string, plan: PlanTier, profile: { id: string, legalName: string | null, doingBusinessAs: string | null, entityType: BusinessEntityType | null, taxIdLast4: string | null, website: string | null, industry: string | null, description: string | null, street: string | null, city: string | null, region: string | null, postalCode: string | null, country: string | null, timeZone: string | null, contactFirstName: string | null, contactLastName: string | null, contactTitle: string | null, contactEmail: string | null, contactPhone: string | null, privacyPolicyUrl: string | null, termsUrl: string | null }, twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, messagingServiceSid: string | null, connectedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type UpdateBusinessProfileMutationVariables = Exact<{
  input: UpdateBusinessProfileInput;
}>;


export type UpdateBusinessProfileMutation = { updateBusinessProfile: { organization: { id: string, name: string, plan: PlanTier, profile: { id: string, legalName: string | null, doingBusinessAs: string | null, entityType: BusinessEntityType | null, taxIdLast4: string | null, website: string | null, industry: string | null, description: string | null, street: string | null, city: string | null, region: string | null, postalCode: string | null, country: string | null, timeZone: string | null, contactFirstName: string | null, contactLastName: string | null, contactTitle: string | null, contactEmail: string | null, contactPhone: string | null, privacyPolicyUrl: string | null, termsUrl: string | null }, twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, messagingServiceSid: string | null, connectedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type ConnectTwilioAccountMutationVariables = Exact<{
  input: ConnectTwilioAccountInput;
}>;


export type ConnectTwilioAccountMutation = { connectTwilioAccount: { twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, messagingServiceSid: string | null, connectedAt: string } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type ComplianceReplyPartsFragment = { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean };

export type ComplianceRepliesPartsFragment = { id: string, stop: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean }, help: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean }, start: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean } };

export type ComplianceRepliesQueryVariables = Exact<{ [key: string]: never; }>;


export type ComplianceRepliesQuery = { organization: { id: string, complianceReplies: { id: string, stop: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean }, help: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean }, start: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean } } } };

export type UpdateComplianceRepliesMutationVariables = Exact<{
  input: UpdateComplianceRepliesInput;
}>;


export type UpdateComplianceRepliesMutation = { updateComplianceReplies: { complianceReplies: { id: string, stop: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean }, help: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean }, start: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean } } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type FieldPartsFragment = { id: string, key: string, label: string, help: string | null, example: string | null, input: RegistrationFieldInput, required: boolean, minLength: number | null, maxLength: number | null, minItems: number | null, maxItems: number | null, sensitive: boolean, isSet: boolean, revision: number, value: unknown | null, source: FieldSource | null, errors: Array<string>, rejectionReason: string | null, options: Array<{ value: string, label: string, description: string | null }> };

export type RegistrationStatusFragment = { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null };

export type FindingPartsFragment = { severity: FindingSeverity, fieldKey: string | null, message: string, suggestion: string | null, predictsCodes: Array<number> };

export type QuotePartsFragment = { id: string, needsAcceptance: boolean, lines: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }>, dueNow: { amount: string, currency: string }, dueMonthly: { amount: string, currency: string } };

export type RegistrationFormQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RegistrationFormQuery = { registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, createdAt: string, updatedAt: string, form: { definitionVersion: string, sections: Array<{ key: string, title: string, description: string | null, fields: Array<{ id: string, key: string, label: string, help: string | null, example: string | null, input: RegistrationFieldInput, required: boolean, minLength: number | null, maxLength: number | null, minItems: number | null, maxItems: number | null, sensitive: boolean, isSet: boolean, revision: number, value: unknown | null, source: FieldSource | null, errors: Array<string>, rejectionReason: string | null, options: Array<{ value: string, label: string, description: string | null }> }> }> }, findings: Array<{ severity: FindingSeverity, fieldKey: string | null, message: string, suggestion: string | null, predictsCodes: Array<number> }>, quote: { id: string, needsAcceptance: boolean, lines: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }>, dueNow: { amount: string, currency: string }, dueMonthly: { amount: string, currency: string } }, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null };

export type RegistrationBriefQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RegistrationBriefQuery = { registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, createdAt: string, updatedAt: string, fields: Array<{ id: string, key: string, label: string, help: string | null, example: string | null, input: RegistrationFieldInput, required: boolean, minLength: number | null, maxLength: number | null, minItems: number | null, maxItems: number | null, sensitive: boolean, isSet: boolean, revision: number, value: unknown | null, source: FieldSource | null, errors: Array<string>, rejectionReason: string | null, options: Array<{ value: string, label: string, description: string | null }> }>, findings: Array<{ severity: FindingSeverity, fieldKey: string | null, message: string, suggestion: string | null, predictsCodes: Array<number> }>, quote: { id: string, needsAcceptance: boolean, lines: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }>, dueNow: { amount: string, currency: string }, dueMonthly: { amount: string, currency: string } }, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null };

export type RegistrationFieldsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  keys?: InputMaybe<Array<Scalars['String']['input']> | Scalars['String']['input']>;
}>;


export type RegistrationFieldsQuery = { registration: { id: string, version: number, revision: number, fields: Array<{ id: string, key: string, label: string, help: string | null, example: string | null, input: RegistrationFieldInput, required: boolean, minLength: number | null, maxLength: number | null, minItems: number | null, maxItems: number | null, sensitive: boolean, isSet: boolean, revision: number, value: unknown | null, source: FieldSource | null, errors: Array<string>, rejectionReason: string | null, options: Array<{ value: string, label: string, description: string | null }> }> } | null };

export type RegistrationInputSchemaQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RegistrationInputSchemaQuery = { registration: { id: string, inputSchema: unknown } | null };

export type RegistrationTimelineQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RegistrationTimelineQuery = { registration: { id: string, timeline: Array<{ at: string, actor: ActorKind | null, summary: string }> } | null };

export type OpenRegistrationsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  open?: InputMaybe<Scalars['Boolean']['input']>;
}>;


export type OpenRegistrationsQuery = { organization: { id: string, registrations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null }> } } };

export type StartRegistrationMutationVariables = Exact<{
  input: StartRegistrationInput;
}>;


export type StartRegistrationMutation = { startRegistration: { resumed: boolean, registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type UpdateRegistrationMutationVariables = Exact<{
  input: UpdateRegistrationInput;
}>;


export type UpdateRegistrationMutation = { updateRegistration: { conflictingKeys: Array<string>, registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, createdAt: string, updatedAt: string, fields: Array<{ id: string, key: string, label: string, help: string | null, example: string | null, input: RegistrationFieldInput, required: boolean, minLength: number | null, maxLength: number | null, minItems: number | null, maxItems: number | null, sensitive: boolean, isSet: boolean, revision: number, value: unknown | null, source: FieldSource | null, errors: Array<string>, rejectionReason: string | null, options: Array<{ value: string, label: string, description: string | null }> }>, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type ConfirmRegistrationMutationVariables = Exact<{
  input: ConfirmRegistrationInput;
}>;


export type ConfirmRegistrationMutation = { confirmRegistration: { registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type SubmitRegistrationMutationVariables = Exact<{
  input: SubmitRegistrationInput;
}>;


export type SubmitRegistrationMutation = { submitRegistration: { registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type ReviseRegistrationMutationVariables = Exact<{
  input: ReviseRegistrationInput;
}>;


export type ReviseRegistrationMutation = { reviseRegistration: { registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type CancelRegistrationMutationVariables = Exact<{
  input: CancelRegistrationInput;
}>;


export type CancelRegistrationMutation = { cancelRegistration: { registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type ResendOwnerVerificationMutationVariables = Exact<{
  input: ResendOwnerVerificationInput;
}>;


export type ResendOwnerVerificationMutation = { resendOwnerVerification: { registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type CreateDocumentMutationVariables = Exact<{
  input: CreateDocumentInput;
}>;


export type CreateDocumentMutation = { createDocument: { document: { id: string, fileName: string, contentType: string, bytes: number, state: DocumentState, createdAt: string } | null, upload: { url: string, method: string, expiresAt: string, headers: Array<{ name: string, value: string }> } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type RegistrationChangedSubscriptionVariables = Exact<{
  registrationId?: InputMaybe<Scalars['ID']['input']>;
}>;


export type RegistrationChangedSubscription = { registrationChanged: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } };

export type FailurePartsFragment = { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null };

export type MessagePartsFragment = { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null, phoneNumber: { id: string, e164: string } };

export type ConversationPartsFragment = { id: string, contact: string, unread: number, revision: number, phoneNumber: { id: string, e164: string }, lastMessage: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null, phoneNumber: { id: string, e164: string } } | null, optOut: { at: string, keyword: string | null, source: OptOutSource } | null, sendBlock: { code: UserErrorCode, message: string, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null };

export type ConversationsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  phoneNumberId?: InputMaybe<Scalars['ID']['input']>;
}>;


export type ConversationsQuery = { organization: { id: string, conversations: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, contact: string, unread: number, revision: number, phoneNumber: { id: string, e164: string }, lastMessage: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null, phoneNumber: { id: string, e164: string } } | null, optOut: { at: string, keyword: string | null, source: OptOutSource } | null, sendBlock: { code: UserErrorCode, message: string, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null }> } } };

export type ConversationQueryVariables = Exact<{
  phoneNumberId: Scalars['ID']['input'];
  contact: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ConversationQuery = { organization: { id: string, conversation: { id: string, contact: string, unread: number, revision: number, messages: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null, phoneNumber: { id: string, e164: string } }> }, phoneNumber: { id: string, e164: string }, lastMessage: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null, phoneNumber: { id: string, e164: string } } | null, optOut: { at: string, keyword: string | null, source: OptOutSource } | null, sendBlock: { code: UserErrorCode, message: string, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null } | null } };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { message: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null, phoneNumber: { id: string, e164: string } } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type MarkConversationReadMutationVariables = Exact<{
  input: MarkConversationReadInput;
}>;


export type MarkConversationReadMutation = { markConversationRead: { conversation: { id: string, contact: string, unread: number, revision: number, phoneNumber: { id: string, e164: string }, lastMessage: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null, phoneNumber: { id: string, e164: string } } | null, optOut: { at: string, keyword: string | null, source: OptOutSource } | null, sendBlock: { code: UserErrorCode, message: string, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type ExplainMessageErrorQueryVariables = Exact<{
  code: Scalars['Int']['input'];
}>;


export type ExplainMessageErrorQuery = { explainMessageError: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } };

export type DeliverabilityQueryVariables = Exact<{
  since?: InputMaybe<Scalars['DateTime']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
}>;


export type DeliverabilityQuery = { organization: { id: string, deliverability: { since: string, until: string, sent: number, delivered: number, failed: number, deliveryRate: number | null, failures: Array<{ code: number | null, headline: string, messages: number, contacts: number, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } } };

export type MessageChangedSubscriptionVariables = Exact<{
  phoneNumberId?: InputMaybe<Scalars['ID']['input']>;
  contact?: InputMaybe<Scalars['String']['input']>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
}>;


export type MessageChangedSubscription = { messageChanged: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null, phoneNumber: { id: string, e164: string } } };

export type ConversationChangedSubscriptionVariables = Exact<{
  phoneNumberId?: InputMaybe<Scalars['ID']['input']>;
}>;


export type ConversationChangedSubscription = { conversationChanged: { id: string, contact: string, unread: number, revision: number, phoneNumber: { id: string, e164: string }, lastMessage: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null, phoneNumber: { id: string, e164: string } } | null, optOut: { at: string, keyword: string | null, source: OptOutSource } | null, sendBlock: { code: UserErrorCode, message: string, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null } };

export type ButtonPartsFragment = { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> };

export type UserErrorPartsFragment = { field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null };

export type MoneyPartsFragment = { amount: string, currency: string };

export type FeeLinePartsFragment = { label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } };

export type PagePartsFragment = { hasNextPage: boolean, endCursor: string | null };

export type NotificationPartsFragment = { id: string, kind: NotificationKind, title: string, body: string, createdAt: string, readAt: string | null, revision: number, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, phoneNumber: { id: string, e164: string } | null, registration: { id: string, state: RegistrationState } | null };

export type NotificationsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  unread?: InputMaybe<Scalars['Boolean']['input']>;
}>;


export type NotificationsQuery = { organization: { id: string, notifications: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: NotificationKind, title: string, body: string, createdAt: string, readAt: string | null, revision: number, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, phoneNumber: { id: string, e164: string } | null, registration: { id: string, state: RegistrationState } | null }> } } };

export type MarkNotificationsReadMutationVariables = Exact<{
  input: MarkNotificationsReadInput;
}>;


export type MarkNotificationsReadMutation = { markNotificationsRead: { notifications: Array<{ id: string, kind: NotificationKind, title: string, body: string, createdAt: string, readAt: string | null, revision: number, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, phoneNumber: { id: string, e164: string } | null, registration: { id: string, state: RegistrationState } | null }>, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type NotificationReceivedSubscriptionVariables = Exact<{
  since?: InputMaybe<Scalars['DateTime']['input']>;
}>;


export type NotificationReceivedSubscription = { notificationReceived: { id: string, kind: NotificationKind, title: string, body: string, createdAt: string, readAt: string | null, revision: number, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, phoneNumber: { id: string, e164: string } | null, registration: { id: string, state: RegistrationState } | null } };

export type BadgePartsFragment = { state: MessagingState, path: MessagingPath, headline: string, detail: string | null, reasons: Array<{ code: ReadinessReasonCode, message: string, actor: NextStepActor }>, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, registration: { id: string, state: RegistrationState } | null, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null };

export type PhoneCardFragment = { id: string, e164: string, friendlyName: string, kind: PhoneNumberKind, country: string, lifecycle: PhoneNumberLifecycle, voiceWebhookActive: boolean, purchasedAt: string | null, revision: number, capabilities: { voice: boolean, sms: boolean, mms: boolean }, settings: { voiceAgentId: string | null, textAgentId: string | null, routingMode: RoutingMode, autoReply: boolean, recordCalls: boolean | null, memberIds: Array<string> }, messaging: { state: MessagingState, path: MessagingPath, headline: string, detail: string | null, reasons: Array<{ code: ReadinessReasonCode, message: string, actor: NextStepActor }>, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, registration: { id: string, state: RegistrationState } | null, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null }, monthlyFee: { amount: string, currency: string } | null };

export type PhoneCardsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type PhoneCardsQuery = { organization: { id: string, phoneNumbers: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, e164: string, friendlyName: string, kind: PhoneNumberKind, country: string, lifecycle: PhoneNumberLifecycle, voiceWebhookActive: boolean, purchasedAt: string | null, revision: number, capabilities: { voice: boolean, sms: boolean, mms: boolean }, settings: { voiceAgentId: string | null, textAgentId: string | null, routingMode: RoutingMode, autoReply: boolean, recordCalls: boolean | null, memberIds: Array<string> }, messaging: { state: MessagingState, path: MessagingPath, headline: string, detail: string | null, reasons: Array<{ code: ReadinessReasonCode, message: string, actor: NextStepActor }>, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, registration: { id: string, state: RegistrationState } | null, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null }, monthlyFee: { amount: string, currency: string } | null }> } } };

export type PhoneCardByIdQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type PhoneCardByIdQuery = { phoneNumber: { id: string, e164: string, friendlyName: string, kind: PhoneNumberKind, country: string, lifecycle: PhoneNumberLifecycle, voiceWebhookActive: boolean, purchasedAt: string | null, revision: number, capabilities: { voice: boolean, sms: boolean, mms: boolean }, settings: { voiceAgentId: string | null, textAgentId: string | null, routingMode: RoutingMode, autoReply: boolean, recordCalls: boolean | null, memberIds: Array<string> }, messaging: { state: MessagingState, path: MessagingPath, headline: string, detail: string | null, reasons: Array<{ code: ReadinessReasonCode, message: string, actor: NextStepActor }>, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, registration: { id: string, state: RegistrationState } | null, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null }, monthlyFee: { amount: string, currency: string } | null } | null };

export type PhoneCardChangedSubscriptionVariables = Exact<{
  phoneNumberId?: InputMaybe<Scalars['ID']['input']>;
}>;


export type PhoneCardChangedSubscription = { phoneNumberChanged: { id: string, e164: string, friendlyName: string, kind: PhoneNumberKind, country: string, lifecycle: PhoneNumberLifecycle, voiceWebhookActive: boolean, purchasedAt: string | null, revision: number, capabilities: { voice: boolean, sms: boolean, mms: boolean }, settings: { voiceAgentId: string | null, textAgentId: string | null, routingMode: RoutingMode, autoReply: boolean, recordCalls: boolean | null, memberIds: Array<string> }, messaging: { state: MessagingState, path: MessagingPath, headline: string, detail: string | null, reasons: Array<{ code: ReadinessReasonCode, message: string, actor: NextStepActor }>, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, registration: { id: string, state: RegistrationState } | null, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null }, monthlyFee: { amount: string, currency: string } | null } };

export type UpdatePhoneNumberMutationVariables = Exact<{
  input: UpdatePhoneNumberInput;
}>;


export type UpdatePhoneNumberMutation = { updatePhoneNumber: { phoneNumber: { id: string, e164: string, friendlyName: string, kind: PhoneNumberKind, country: string, lifecycle: PhoneNumberLifecycle, voiceWebhookActive: boolean, purchasedAt: string | null, revision: number, capabilities: { voice: boolean, sms: boolean, mms: boolean }, settings: { voiceAgentId: string | null, textAgentId: string | null, routingMode: RoutingMode, autoReply: boolean, recordCalls: boolean | null, memberIds: Array<string> }, messaging: { state: MessagingState, path: MessagingPath, headline: string, detail: string | null, reasons: Array<{ code: ReadinessReasonCode, message: string, actor: NextStepActor }>, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, registration: { id: string, state: RegistrationState } | null, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null }, monthlyFee: { amount: string, currency: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type ReleasePhoneNumberMutationVariables = Exact<{
  input: ReleasePhoneNumberInput;
}>;


export type ReleasePhoneNumberMutation = { releasePhoneNumber: { phoneNumber: { id: string, e164: string, friendlyName: string, kind: PhoneNumberKind, country: string, lifecycle: PhoneNumberLifecycle, voiceWebhookActive: boolean, purchasedAt: string | null, revision: number, capabilities: { voice: boolean, sms: boolean, mms: boolean }, settings: { voiceAgentId: string | null, textAgentId: string | null, routingMode: RoutingMode, autoReply: boolean, recordCalls: boolean | null, memberIds: Array<string> }, messaging: { state: MessagingState, path: MessagingPath, headline: string, detail: string | null, reasons: Array<{ code: ReadinessReasonCode, message: string, actor: NextStepActor }>, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, registration: { id: string, state: RegistrationState } | null, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null }, monthlyFee: { amount: string, currency: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type SetupHintFragment = { path: MessagingPath, summary: string, typicalDays: number | null, recommended: boolean, fees: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }> };

export type AvailableNumberFragment = { e164: string, kind: PhoneNumberKind, country: string, locality: string | null, region: string | null, addressRequired: boolean, bundleRequired: boolean, capabilities: { voice: boolean, sms: boolean, mms: boolean }, monthlyFee: { amount: string, currency: string } | null, messagingSetup: { path: MessagingPath, summary: string, typicalDays: number | null, recommended: boolean, fees: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }> } };

export type SearchPhoneNumbersQueryVariables = Exact<{
  input: SearchPhoneNumbersInput;
}>;


export type SearchPhoneNumbersQuery = { searchPhoneNumbers: { numbers: Array<{ e164: string, kind: PhoneNumberKind, country: string, locality: string | null, region: string | null, addressRequired: boolean, bundleRequired: boolean, capabilities: { voice: boolean, sms: boolean, mms: boolean }, monthlyFee: { amount: string, currency: string } | null, messagingSetup: { path: MessagingPath, summary: string, typicalDays: number | null, recommended: boolean, fees: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }> } }>, suggestion: { kind: PhoneNumberKind, headline: string, detail: string, messagingSetup: { path: MessagingPath, summary: string, typicalDays: number | null, recommended: boolean, fees: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }> }, numbers: Array<{ e164: string, kind: PhoneNumberKind, country: string, locality: string | null, region: string | null, addressRequired: boolean, bundleRequired: boolean, capabilities: { voice: boolean, sms: boolean, mms: boolean }, monthlyFee: { amount: string, currency: string } | null, messagingSetup: { path: MessagingPath, summary: string, typicalDays: number | null, recommended: boolean, fees: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }> } }> } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type PurchasePhoneNumberMutationVariables = Exact<{
  input: PurchasePhoneNumberInput;
}>;


export type PurchasePhoneNumberMutation = { purchasePhoneNumber: { phoneNumber: { id: string, e164: string, friendlyName: string, kind: PhoneNumberKind, country: string, lifecycle: PhoneNumberLifecycle, voiceWebhookActive: boolean, purchasedAt: string | null, revision: number, capabilities: { voice: boolean, sms: boolean, mms: boolean }, settings: { voiceAgentId: string | null, textAgentId: string | null, routingMode: RoutingMode, autoReply: boolean, recordCalls: boolean | null, memberIds: Array<string> }, messaging: { state: MessagingState, path: MessagingPath, headline: string, detail: string | null, reasons: Array<{ code: ReadinessReasonCode, message: string, actor: NextStepActor }>, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, registration: { id: string, state: RegistrationState } | null, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null }, monthlyFee: { amount: string, currency: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type AddressPartsFragment = { id: string, friendlyName: string | null, customerName: string, street: string, city: string, region: string, postalCode: string, country: string, validated: boolean };

export type AddressesQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type AddressesQuery = { organization: { id: string, addresses: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, friendlyName: string | null, customerName: string, street: string, city: string, region: string, postalCode: string, country: string, validated: boolean }> } } };

export type CreateAddressMutationVariables = Exact<{
  input: CreateAddressInput;
}>;


export type CreateAddressMutation = { createAddress: { address: { id: string, friendlyName: string | null, customerName: string, street: string, city: string, region: string, postalCode: string, country: string, validated: boolean } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type DeleteAddressMutationVariables = Exact<{
  input: DeleteAddressInput;
}>;


export type DeleteAddressMutation = { deleteAddress: { deletedAddressId: string | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ProfilePartsFragmentDoc = new TypedDocumentString(`
    fragment ProfileParts on BusinessProfile {
  id
  legalName
  doingBusinessAs
  entityType
  taxIdLast4
  website
  industry
  description
  street
  city
  region
  postalCode
  country
  timeZone
  contactFirstName
  contactLastName
  contactTitle
  contactEmail
  contactPhone
  privacyPolicyUrl
  termsUrl
}
    `, {"fragmentName":"ProfileParts"}) as unknown as TypedDocumentString<ProfilePartsFragment, unknown>;
export const TwilioAccountPartsFragmentDoc = new TypedDocumentString(`
    fragment TwilioAccountParts on TwilioAccount {
  id
  mode
  accountSid
  status
  messagingServiceSid
  connectedAt
}
    `, {"fragmentName":"TwilioAccountParts"}) as unknown as TypedDocumentString<TwilioAccountPartsFragment, unknown>;
export const OrganizationPartsFragmentDoc = new TypedDocumentString(`
    fragment OrganizationParts on Organization {
  id
  name
  plan
  profile {
    ...ProfileParts
  }
  twilioAccount {
    ...TwilioAccountParts
  }
}
    fragment ProfileParts on BusinessProfile {
  id
  legalName
  doingBusinessAs
  entityType
  taxIdLast4
  website
  industry
  description
  street
  city
  region
  postalCode
  country
  timeZone
  contactFirstName
  contactLastName
  contactTitle
  contactEmail
  contactPhone
  privacyPolicyUrl
  termsUrl
}
fragment TwilioAccountParts on TwilioAccount {
  id
  mode
  accountSid
  status
  messagingServiceSid
  connectedAt
}`, {"fragmentName":"OrganizationParts"}) as unknown as TypedDocumentString<OrganizationPartsFragment, unknown>;
export const ComplianceReplyPartsFragmentDoc = new TypedDocumentString(`
    fragment ComplianceReplyParts on ComplianceReply {
  keywords
  text
  sentBy
  isDefault
}
    `, {"fragmentName":"ComplianceReplyParts"}) as unknown as TypedDocumentString<ComplianceReplyPartsFragment, unknown>;
export const ComplianceRepliesPartsFragmentDoc = new TypedDocumentString(`
    fragment ComplianceRepliesParts on ComplianceReplies {
  id
  stop {
    ...ComplianceReplyParts
  }
  help {
    ...ComplianceReplyParts
  }
  start {
    ...ComplianceReplyParts
  }
}
    fragment ComplianceReplyParts on ComplianceReply {
  keywords
  text
  sentBy
  isDefault
}`, {"fragmentName":"ComplianceRepliesParts"}) as unknown as TypedDocumentString<ComplianceRepliesPartsFragment, unknown>;
export const FieldPartsFragmentDoc = new TypedDocumentString(`
    fragment FieldParts on RegistrationField {
  id
  key
  label
  help
  example
  input
  required
  minLength
  maxLength
  minItems
  maxItems
  options {
    value
    label
    description
  }
  sensitive
  isSet
  revision
  value
  source
  errors
  rejectionReason
}
    `, {"fragmentName":"FieldParts"}) as unknown as TypedDocumentString<FieldPartsFragment, unknown>;
export const ButtonPartsFragmentDoc = new TypedDocumentString(`
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
    `, {"fragmentName":"ButtonParts"}) as unknown as TypedDocumentString<ButtonPartsFragment, unknown>;
export const RegistrationStatusFragmentDoc = new TypedDocumentString(`
    fragment RegistrationStatus on Registration {
  id
  kind
  state
  version
  digest
  brief
  revision
  phoneNumber {
    id
    e164
  }
  actions {
    action
    allowed
    reason
    availableAt
  }
  nextStep {
    actor
    headline
    detail
    deadline
    callToAction {
      ...ButtonParts
    }
  }
  steps {
    key
    label
    state
    detail
    twilioSid
    submittedAt
    finishedAt
  }
  rejections {
    code
    message
    howToFix
    fix
    fieldKeys
    resubmittable
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
  confirmation {
    digest
    confirmedBy
    confirmedAt
  }
  createdAt
  updatedAt
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}`, {"fragmentName":"RegistrationStatus"}) as unknown as TypedDocumentString<RegistrationStatusFragment, unknown>;
export const FindingPartsFragmentDoc = new TypedDocumentString(`
    fragment FindingParts on RegistrationFinding {
  severity
  fieldKey
  message
  suggestion
  predictsCodes
}
    `, {"fragmentName":"FindingParts"}) as unknown as TypedDocumentString<FindingPartsFragment, unknown>;
export const MoneyPartsFragmentDoc = new TypedDocumentString(`
    fragment MoneyParts on Money {
  amount
  currency
}
    `, {"fragmentName":"MoneyParts"}) as unknown as TypedDocumentString<MoneyPartsFragment, unknown>;
export const FeeLinePartsFragmentDoc = new TypedDocumentString(`
    fragment FeeLineParts on FeeLine {
  label
  cadence
  payer
  amount {
    ...MoneyParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}`, {"fragmentName":"FeeLineParts"}) as unknown as TypedDocumentString<FeeLinePartsFragment, unknown>;
export const QuotePartsFragmentDoc = new TypedDocumentString(`
    fragment QuoteParts on FeeQuote {
  id
  needsAcceptance
  lines {
    ...FeeLineParts
  }
  dueNow {
    ...MoneyParts
  }
  dueMonthly {
    ...MoneyParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment FeeLineParts on FeeLine {
  label
  cadence
  payer
  amount {
    ...MoneyParts
  }
}`, {"fragmentName":"QuoteParts"}) as unknown as TypedDocumentString<QuotePartsFragment, unknown>;
export const FailurePartsFragmentDoc = new TypedDocumentString(`
    fragment FailureParts on MessageFailure {
  code
  headline
  explanation
  permanent
  callToAction {
    ...ButtonParts
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}`, {"fragmentName":"FailureParts"}) as unknown as TypedDocumentString<FailurePartsFragment, unknown>;
export const MessagePartsFragmentDoc = new TypedDocumentString(`
    fragment MessageParts on Message {
  id
  direction
  contact
  origin
  channel
  body
  media {
    url
    contentType
  }
  status
  failure {
    ...FailureParts
  }
  segments
  createdAt
  sentAt
  deliveredAt
  idempotencyKey
  revision
  phoneNumber {
    id
    e164
  }
}
    fragment FailureParts on MessageFailure {
  code
  headline
  explanation
  permanent
  callToAction {
    ...ButtonParts
  }
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}`, {"fragmentName":"MessageParts"}) as unknown as TypedDocumentString<MessagePartsFragment, unknown>;
export const ConversationPartsFragmentDoc = new TypedDocumentString(`
    fragment ConversationParts on Conversation {
  id
  contact
  unread
  revision
  phoneNumber {
    id
    e164
  }
  lastMessage {
    ...MessageParts
  }
  optOut {
    at
    keyword
    source
  }
  sendBlock {
    code
    message
    callToAction {
      ...ButtonParts
    }
  }
}
    fragment FailureParts on MessageFailure {
  code
  headline
  explanation
  permanent
  callToAction {
    ...ButtonParts
  }
}
fragment MessageParts on Message {
  id
  direction
  contact
  origin
  channel
  body
  media {
    url
    contentType
  }
  status
  failure {
    ...FailureParts
  }
  segments
  createdAt
  sentAt
  deliveredAt
  idempotencyKey
  revision
  phoneNumber {
    id
    e164
  }
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}`, {"fragmentName":"ConversationParts"}) as unknown as TypedDocumentString<ConversationPartsFragment, unknown>;
export const UserErrorPartsFragmentDoc = new TypedDocumentString(`
    fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}`, {"fragmentName":"UserErrorParts"}) as unknown as TypedDocumentString<UserErrorPartsFragment, unknown>;
export const PagePartsFragmentDoc = new TypedDocumentString(`
    fragment PageParts on PageInfo {
  hasNextPage
  endCursor
}
    `, {"fragmentName":"PageParts"}) as unknown as TypedDocumentString<PagePartsFragment, unknown>;
export const NotificationPartsFragmentDoc = new TypedDocumentString(`
    fragment NotificationParts on Notification {
  id
  kind
  title
  body
  callToAction {
    ...ButtonParts
  }
  phoneNumber {
    id
    e164
  }
  registration {
    id
    state
  }
  createdAt
  readAt
  revision
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}`, {"fragmentName":"NotificationParts"}) as unknown as TypedDocumentString<NotificationPartsFragment, unknown>;
export const BadgePartsFragmentDoc = new TypedDocumentString(`
    fragment BadgeParts on MessagingReadiness {
  state
  path
  headline
  detail
  reasons {
    code
    message
    actor
  }
  callToAction {
    ...ButtonParts
  }
  registration {
    id
    state
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}`, {"fragmentName":"BadgeParts"}) as unknown as TypedDocumentString<BadgePartsFragment, unknown>;
export const PhoneCardFragmentDoc = new TypedDocumentString(`
    fragment PhoneCard on PhoneNumber {
  id
  e164
  friendlyName
  kind
  country
  capabilities {
    voice
    sms
    mms
  }
  lifecycle
  voiceWebhookActive
  settings {
    voiceAgentId
    textAgentId
    routingMode
    autoReply
    recordCalls
    memberIds
  }
  messaging {
    ...BadgeParts
  }
  monthlyFee {
    ...MoneyParts
  }
  purchasedAt
  revision
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment MoneyParts on Money {
  amount
  currency
}
fragment BadgeParts on MessagingReadiness {
  state
  path
  headline
  detail
  reasons {
    code
    message
    actor
  }
  callToAction {
    ...ButtonParts
  }
  registration {
    id
    state
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
}`, {"fragmentName":"PhoneCard"}) as unknown as TypedDocumentString<PhoneCardFragment, unknown>;
export const SetupHintFragmentDoc = new TypedDocumentString(`
    fragment SetupHint on MessagingSetupHint {
  path
  summary
  typicalDays
  recommended
  fees {
    ...FeeLineParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment FeeLineParts on FeeLine {
  label
  cadence
  payer
  amount {
    ...MoneyParts
  }
}`, {"fragmentName":"SetupHint"}) as unknown as TypedDocumentString<SetupHintFragment, unknown>;
export const AvailableNumberFragmentDoc = new TypedDocumentString(`
    fragment AvailableNumber on AvailablePhoneNumber {
  e164
  kind
  country
  locality
  region
  capabilities {
    voice
    sms
    mms
  }
  addressRequired
  bundleRequired
  monthlyFee {
    ...MoneyParts
  }
  messagingSetup {
    ...SetupHint
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment FeeLineParts on FeeLine {
  label
  cadence
  payer
  amount {
    ...MoneyParts
  }
}
fragment SetupHint on MessagingSetupHint {
  path
  summary
  typicalDays
  recommended
  fees {
    ...FeeLineParts
  }
}`, {"fragmentName":"AvailableNumber"}) as unknown as TypedDocumentString<AvailableNumberFragment, unknown>;
export const AddressPartsFragmentDoc = new TypedDocumentString(`
    fragment AddressParts on Address {
  id
  friendlyName
  customerName
  street
  city
  region
  postalCode
  country
  validated
}
    `, {"fragmentName":"AddressParts"}) as unknown as TypedDocumentString<AddressPartsFragment, unknown>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    actor {
      kind
      userId
      role
    }
    organization {
      ...OrganizationParts
    }
  }
}
    fragment ProfileParts on BusinessProfile {
  id
  legalName
  doingBusinessAs
  entityType
  taxIdLast4
  website
  industry
  description
  street
  city
  region
  postalCode
  country
  timeZone
  contactFirstName
  contactLastName
  contactTitle
  contactEmail
  contactPhone
  privacyPolicyUrl
  termsUrl
}
fragment TwilioAccountParts on TwilioAccount {
  id
  mode
  accountSid
  status
  messagingServiceSid
  connectedAt
}
fragment OrganizationParts on Organization {
  id
  name
  plan
  profile {
    ...ProfileParts
  }
  twilioAccount {
    ...TwilioAccountParts
  }
}`) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const AccountDocument = new TypedDocumentString(`
    query Account {
  organization {
    ...OrganizationParts
  }
}
    fragment ProfileParts on BusinessProfile {
  id
  legalName
  doingBusinessAs
  entityType
  taxIdLast4
  website
  industry
  description
  street
  city
  region
  postalCode
  country
  timeZone
  contactFirstName
  contactLastName
  contactTitle
  contactEmail
  contactPhone
  privacyPolicyUrl
  termsUrl
}
fragment TwilioAccountParts on TwilioAccount {
  id
  mode
  accountSid
  status
  messagingServiceSid
  connectedAt
}
fragment OrganizationParts on Organization {
  id
  name
  plan
  profile {
    ...ProfileParts
  }
  twilioAccount {
    ...TwilioAccountParts
  }
}`) as unknown as TypedDocumentString<AccountQuery, AccountQueryVariables>;
export const CreateOrganizationDocument = new TypedDocumentString(`
    mutation CreateOrganization($input: CreateOrganizationInput!) {
  createOrganization(input: $input) {
    organization {
      ...OrganizationParts
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment ProfileParts on BusinessProfile {
  id
  legalName
  doingBusinessAs
  entityType
  taxIdLast4
  website
  industry
  description
  street
  city
  region
  postalCode
  country
  timeZone
  contactFirstName
  contactLastName
  contactTitle
  contactEmail
  contactPhone
  privacyPolicyUrl
  termsUrl
}
fragment TwilioAccountParts on TwilioAccount {
  id
  mode
  accountSid
  status
  messagingServiceSid
  connectedAt
}
fragment OrganizationParts on Organization {
  id
  name
  plan
  profile {
    ...ProfileParts
  }
  twilioAccount {
    ...TwilioAccountParts
  }
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<CreateOrganizationMutation, CreateOrganizationMutationVariables>;
export const UpdateBusinessProfileDocument = new TypedDocumentString(`
    mutation UpdateBusinessProfile($input: UpdateBusinessProfileInput!) {
  updateBusinessProfile(input: $input) {
    organization {
      ...OrganizationParts
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment ProfileParts on BusinessProfile {
  id
  legalName
  doingBusinessAs
  entityType
  taxIdLast4
  website
  industry
  description
  street
  city
  region
  postalCode
  country
  timeZone
  contactFirstName
  contactLastName
  contactTitle
  contactEmail
  contactPhone
  privacyPolicyUrl
  termsUrl
}
fragment TwilioAccountParts on TwilioAccount {
  id
  mode
  accountSid
  status
  messagingServiceSid
  connectedAt
}
fragment OrganizationParts on Organization {
  id
  name
  plan
  profile {
    ...ProfileParts
  }
  twilioAccount {
    ...TwilioAccountParts
  }
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<UpdateBusinessProfileMutation, UpdateBusinessProfileMutationVariables>;
export const ConnectTwilioAccountDocument = new TypedDocumentString(`
    mutation ConnectTwilioAccount($input: ConnectTwilioAccountInput!) {
  connectTwilioAccount(input: $input) {
    twilioAccount {
      ...TwilioAccountParts
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment TwilioAccountParts on TwilioAccount {
  id
  mode
  accountSid
  status
  messagingServiceSid
  connectedAt
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<ConnectTwilioAccountMutation, ConnectTwilioAccountMutationVariables>;
export const ComplianceRepliesDocument = new TypedDocumentString(`
    query ComplianceReplies {
  organization {
    id
    complianceReplies {
      ...ComplianceRepliesParts
    }
  }
}
    fragment ComplianceReplyParts on ComplianceReply {
  keywords
  text
  sentBy
  isDefault
}
fragment ComplianceRepliesParts on ComplianceReplies {
  id
  stop {
    ...ComplianceReplyParts
  }
  help {
    ...ComplianceReplyParts
  }
  start {
    ...ComplianceReplyParts
  }
}`) as unknown as TypedDocumentString<ComplianceRepliesQuery, ComplianceRepliesQueryVariables>;
export const UpdateComplianceRepliesDocument = new TypedDocumentString(`
    mutation UpdateComplianceReplies($input: UpdateComplianceRepliesInput!) {
  updateComplianceReplies(input: $input) {
    complianceReplies {
      ...ComplianceRepliesParts
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment ComplianceReplyParts on ComplianceReply {
  keywords
  text
  sentBy
  isDefault
}
fragment ComplianceRepliesParts on ComplianceReplies {
  id
  stop {
    ...ComplianceReplyParts
  }
  help {
    ...ComplianceReplyParts
  }
  start {
    ...ComplianceReplyParts
  }
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<UpdateComplianceRepliesMutation, UpdateComplianceRepliesMutationVariables>;
export const RegistrationFormDocument = new TypedDocumentString(`
    query RegistrationForm($id: ID!) {
  registration(id: $id) {
    ...RegistrationStatus
    form {
      definitionVersion
      sections {
        key
        title
        description
        fields {
          ...FieldParts
        }
      }
    }
    findings {
      ...FindingParts
    }
    quote {
      ...QuoteParts
    }
  }
}
    fragment FieldParts on RegistrationField {
  id
  key
  label
  help
  example
  input
  required
  minLength
  maxLength
  minItems
  maxItems
  options {
    value
    label
    description
  }
  sensitive
  isSet
  revision
  value
  source
  errors
  rejectionReason
}
fragment RegistrationStatus on Registration {
  id
  kind
  state
  version
  digest
  brief
  revision
  phoneNumber {
    id
    e164
  }
  actions {
    action
    allowed
    reason
    availableAt
  }
  nextStep {
    actor
    headline
    detail
    deadline
    callToAction {
      ...ButtonParts
    }
  }
  steps {
    key
    label
    state
    detail
    twilioSid
    submittedAt
    finishedAt
  }
  rejections {
    code
    message
    howToFix
    fix
    fieldKeys
    resubmittable
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
  confirmation {
    digest
    confirmedBy
    confirmedAt
  }
  createdAt
  updatedAt
}
fragment FindingParts on RegistrationFinding {
  severity
  fieldKey
  message
  suggestion
  predictsCodes
}
fragment QuoteParts on FeeQuote {
  id
  needsAcceptance
  lines {
    ...FeeLineParts
  }
  dueNow {
    ...MoneyParts
  }
  dueMonthly {
    ...MoneyParts
  }
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment MoneyParts on Money {
  amount
  currency
}
fragment FeeLineParts on FeeLine {
  label
  cadence
  payer
  amount {
    ...MoneyParts
  }
}`) as unknown as TypedDocumentString<RegistrationFormQuery, RegistrationFormQueryVariables>;
export const RegistrationBriefDocument = new TypedDocumentString(`
    query RegistrationBrief($id: ID!) {
  registration(id: $id) {
    ...RegistrationStatus
    fields(needsAttention: true) {
      ...FieldParts
    }
    findings {
      ...FindingParts
    }
    quote {
      ...QuoteParts
    }
  }
}
    fragment FieldParts on RegistrationField {
  id
  key
  label
  help
  example
  input
  required
  minLength
  maxLength
  minItems
  maxItems
  options {
    value
    label
    description
  }
  sensitive
  isSet
  revision
  value
  source
  errors
  rejectionReason
}
fragment RegistrationStatus on Registration {
  id
  kind
  state
  version
  digest
  brief
  revision
  phoneNumber {
    id
    e164
  }
  actions {
    action
    allowed
    reason
    availableAt
  }
  nextStep {
    actor
    headline
    detail
    deadline
    callToAction {
      ...ButtonParts
    }
  }
  steps {
    key
    label
    state
    detail
    twilioSid
    submittedAt
    finishedAt
  }
  rejections {
    code
    message
    howToFix
    fix
    fieldKeys
    resubmittable
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
  confirmation {
    digest
    confirmedBy
    confirmedAt
  }
  createdAt
  updatedAt
}
fragment FindingParts on RegistrationFinding {
  severity
  fieldKey
  message
  suggestion
  predictsCodes
}
fragment QuoteParts on FeeQuote {
  id
  needsAcceptance
  lines {
    ...FeeLineParts
  }
  dueNow {
    ...MoneyParts
  }
  dueMonthly {
    ...MoneyParts
  }
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment MoneyParts on Money {
  amount
  currency
}
fragment FeeLineParts on FeeLine {
  label
  cadence
  payer
  amount {
    ...MoneyParts
  }
}`) as unknown as TypedDocumentString<RegistrationBriefQuery, RegistrationBriefQueryVariables>;
export const RegistrationFieldsDocument = new TypedDocumentString(`
    query RegistrationFields($id: ID!, $keys: [String!]) {
  registration(id: $id) {
    id
    version
    revision
    fields(keys: $keys) {
      ...FieldParts
    }
  }
}
    fragment FieldParts on RegistrationField {
  id
  key
  label
  help
  example
  input
  required
  minLength
  maxLength
  minItems
  maxItems
  options {
    value
    label
    description
  }
  sensitive
  isSet
  revision
  value
  source
  errors
  rejectionReason
}`) as unknown as TypedDocumentString<RegistrationFieldsQuery, RegistrationFieldsQueryVariables>;
export const RegistrationInputSchemaDocument = new TypedDocumentString(`
    query RegistrationInputSchema($id: ID!) {
  registration(id: $id) {
    id
    inputSchema
  }
}
    `) as unknown as TypedDocumentString<RegistrationInputSchemaQuery, RegistrationInputSchemaQueryVariables>;
export const RegistrationTimelineDocument = new TypedDocumentString(`
    query RegistrationTimeline($id: ID!) {
  registration(id: $id) {
    id
    timeline {
      at
      actor
      summary
    }
  }
}
    `) as unknown as TypedDocumentString<RegistrationTimelineQuery, RegistrationTimelineQueryVariables>;
export const OpenRegistrationsDocument = new TypedDocumentString(`
    query OpenRegistrations($first: Int = 25, $after: String, $open: Boolean = true) {
  organization {
    id
    registrations(first: $first, after: $after, open: $open) {
      totalCount
      pageInfo {
        ...PageParts
      }
      nodes {
        ...RegistrationStatus
      }
    }
  }
}
    fragment RegistrationStatus on Registration {
  id
  kind
  state
  version
  digest
  brief
  revision
  phoneNumber {
    id
    e164
  }
  actions {
    action
    allowed
    reason
    availableAt
  }
  nextStep {
    actor
    headline
    detail
    deadline
    callToAction {
      ...ButtonParts
    }
  }
  steps {
    key
    label
    state
    detail
    twilioSid
    submittedAt
    finishedAt
  }
  rejections {
    code
    message
    howToFix
    fix
    fieldKeys
    resubmittable
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
  confirmation {
    digest
    confirmedBy
    confirmedAt
  }
  createdAt
  updatedAt
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment PageParts on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<OpenRegistrationsQuery, OpenRegistrationsQueryVariables>;
export const StartRegistrationDocument = new TypedDocumentString(`
    mutation StartRegistration($input: StartRegistrationInput!) {
  startRegistration(input: $input) {
    resumed
    registration {
      ...RegistrationStatus
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment RegistrationStatus on Registration {
  id
  kind
  state
  version
  digest
  brief
  revision
  phoneNumber {
    id
    e164
  }
  actions {
    action
    allowed
    reason
    availableAt
  }
  nextStep {
    actor
    headline
    detail
    deadline
    callToAction {
      ...ButtonParts
    }
  }
  steps {
    key
    label
    state
    detail
    twilioSid
    submittedAt
    finishedAt
  }
  rejections {
    code
    message
    howToFix
    fix
    fieldKeys
    resubmittable
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
  confirmation {
    digest
    confirmedBy
    confirmedAt
  }
  createdAt
  updatedAt
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<StartRegistrationMutation, StartRegistrationMutationVariables>;
export const UpdateRegistrationDocument = new TypedDocumentString(`
    mutation UpdateRegistration($input: UpdateRegistrationInput!) {
  updateRegistration(input: $input) {
    conflictingKeys
    registration {
      ...RegistrationStatus
      fields(needsAttention: true) {
        ...FieldParts
      }
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment FieldParts on RegistrationField {
  id
  key
  label
  help
  example
  input
  required
  minLength
  maxLength
  minItems
  maxItems
  options {
    value
    label
    description
  }
  sensitive
  isSet
  revision
  value
  source
  errors
  rejectionReason
}
fragment RegistrationStatus on Registration {
  id
  kind
  state
  version
  digest
  brief
  revision
  phoneNumber {
    id
    e164
  }
  actions {
    action
    allowed
    reason
    availableAt
  }
  nextStep {
    actor
    headline
    detail
    deadline
    callToAction {
      ...ButtonParts
    }
  }
  steps {
    key
    label
    state
    detail
    twilioSid
    submittedAt
    finishedAt
  }
  rejections {
    code
    message
    howToFix
    fix
    fieldKeys
    resubmittable
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
  confirmation {
    digest
    confirmedBy
    confirmedAt
  }
  createdAt
  updatedAt
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<UpdateRegistrationMutation, UpdateRegistrationMutationVariables>;
export const ConfirmRegistrationDocument = new TypedDocumentString(`
    mutation ConfirmRegistration($input: ConfirmRegistrationInput!) {
  confirmRegistration(input: $input) {
    registration {
      ...RegistrationStatus
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment RegistrationStatus on Registration {
  id
  kind
  state
  version
  digest
  brief
  revision
  phoneNumber {
    id
    e164
  }
  actions {
    action
    allowed
    reason
    availableAt
  }
  nextStep {
    actor
    headline
    detail
    deadline
    callToAction {
      ...ButtonParts
    }
  }
  steps {
    key
    label
    state
    detail
    twilioSid
    submittedAt
    finishedAt
  }
  rejections {
    code
    message
    howToFix
    fix
    fieldKeys
    resubmittable
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
  confirmation {
    digest
    confirmedBy
    confirmedAt
  }
  createdAt
  updatedAt
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<ConfirmRegistrationMutation, ConfirmRegistrationMutationVariables>;
export const SubmitRegistrationDocument = new TypedDocumentString(`
    mutation SubmitRegistration($input: SubmitRegistrationInput!) {
  submitRegistration(input: $input) {
    registration {
      ...RegistrationStatus
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment RegistrationStatus on Registration {
  id
  kind
  state
  version
  digest
  brief
  revision
  phoneNumber {
    id
    e164
  }
  actions {
    action
    allowed
    reason
    availableAt
  }
  nextStep {
    actor
    headline
    detail
    deadline
    callToAction {
      ...ButtonParts
    }
  }
  steps {
    key
    label
    state
    detail
    twilioSid
    submittedAt
    finishedAt
  }
  rejections {
    code
    message
    howToFix
    fix
    fieldKeys
    resubmittable
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
  confirmation {
    digest
    confirmedBy
    confirmedAt
  }
  createdAt
  updatedAt
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<SubmitRegistrationMutation, SubmitRegistrationMutationVariables>;
export const ReviseRegistrationDocument = new TypedDocumentString(`
    mutation ReviseRegistration($input: ReviseRegistrationInput!) {
  reviseRegistration(input: $input) {
    registration {
      ...RegistrationStatus
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment RegistrationStatus on Registration {
  id
  kind
  state
  version
  digest
  brief
  revision
  phoneNumber {
    id
    e164
  }
  actions {
    action
    allowed
    reason
    availableAt
  }
  nextStep {
    actor
    headline
    detail
    deadline
    callToAction {
      ...ButtonParts
    }
  }
  steps {
    key
    label
    state
    detail
    twilioSid
    submittedAt
    finishedAt
  }
  rejections {
    code
    message
    howToFix
    fix
    fieldKeys
    resubmittable
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
  confirmation {
    digest
    confirmedBy
    confirmedAt
  }
  createdAt
  updatedAt
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<ReviseRegistrationMutation, ReviseRegistrationMutationVariables>;
export const CancelRegistrationDocument = new TypedDocumentString(`
    mutation CancelRegistration($input: CancelRegistrationInput!) {
  cancelRegistration(input: $input) {
    registration {
      ...RegistrationStatus
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment RegistrationStatus on Registration {
  id
  kind
  state
  version
  digest
  brief
  revision
  phoneNumber {
    id
    e164
  }
  actions {
    action
    allowed
    reason
    availableAt
  }
  nextStep {
    actor
    headline
    detail
    deadline
    callToAction {
      ...ButtonParts
    }
  }
  steps {
    key
    label
    state
    detail
    twilioSid
    submittedAt
    finishedAt
  }
  rejections {
    code
    message
    howToFix
    fix
    fieldKeys
    resubmittable
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
  confirmation {
    digest
    confirmedBy
    confirmedAt
  }
  createdAt
  updatedAt
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<CancelRegistrationMutation, CancelRegistrationMutationVariables>;
export const ResendOwnerVerificationDocument = new TypedDocumentString(`
    mutation ResendOwnerVerification($input: ResendOwnerVerificationInput!) {
  resendOwnerVerification(input: $input) {
    registration {
      ...RegistrationStatus
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment RegistrationStatus on Registration {
  id
  kind
  state
  version
  digest
  brief
  revision
  phoneNumber {
    id
    e164
  }
  actions {
    action
    allowed
    reason
    availableAt
  }
  nextStep {
    actor
    headline
    detail
    deadline
    callToAction {
      ...ButtonParts
    }
  }
  steps {
    key
    label
    state
    detail
    twilioSid
    submittedAt
    finishedAt
  }
  rejections {
    code
    message
    howToFix
    fix
    fieldKeys
    resubmittable
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
  confirmation {
    digest
    confirmedBy
    confirmedAt
  }
  createdAt
  updatedAt
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<ResendOwnerVerificationMutation, ResendOwnerVerificationMutationVariables>;
export const CreateDocumentDocument = new TypedDocumentString(`
    mutation CreateDocument($input: CreateDocumentInput!) {
  createDocument(input: $input) {
    document {
      id
      fileName
      contentType
      bytes
      state
      createdAt
    }
    upload {
      url
      method
      headers {
        name
        value
      }
      expiresAt
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<CreateDocumentMutation, CreateDocumentMutationVariables>;
export const RegistrationChangedDocument = new TypedDocumentString(`
    subscription RegistrationChanged($registrationId: ID) {
  registrationChanged(registrationId: $registrationId) {
    ...RegistrationStatus
  }
}
    fragment RegistrationStatus on Registration {
  id
  kind
  state
  version
  digest
  brief
  revision
  phoneNumber {
    id
    e164
  }
  actions {
    action
    allowed
    reason
    availableAt
  }
  nextStep {
    actor
    headline
    detail
    deadline
    callToAction {
      ...ButtonParts
    }
  }
  steps {
    key
    label
    state
    detail
    twilioSid
    submittedAt
    finishedAt
  }
  rejections {
    code
    message
    howToFix
    fix
    fieldKeys
    resubmittable
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
  confirmation {
    digest
    confirmedBy
    confirmedAt
  }
  createdAt
  updatedAt
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}`) as unknown as TypedDocumentString<RegistrationChangedSubscription, RegistrationChangedSubscriptionVariables>;
export const ConversationsDocument = new TypedDocumentString(`
    query Conversations($first: Int = 25, $after: String, $phoneNumberId: ID) {
  organization {
    id
    conversations(first: $first, after: $after, phoneNumberId: $phoneNumberId) {
      pageInfo {
        ...PageParts
      }
      nodes {
        ...ConversationParts
      }
    }
  }
}
    fragment FailureParts on MessageFailure {
  code
  headline
  explanation
  permanent
  callToAction {
    ...ButtonParts
  }
}
fragment MessageParts on Message {
  id
  direction
  contact
  origin
  channel
  body
  media {
    url
    contentType
  }
  status
  failure {
    ...FailureParts
  }
  segments
  createdAt
  sentAt
  deliveredAt
  idempotencyKey
  revision
  phoneNumber {
    id
    e164
  }
}
fragment ConversationParts on Conversation {
  id
  contact
  unread
  revision
  phoneNumber {
    id
    e164
  }
  lastMessage {
    ...MessageParts
  }
  optOut {
    at
    keyword
    source
  }
  sendBlock {
    code
    message
    callToAction {
      ...ButtonParts
    }
  }
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment PageParts on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<ConversationsQuery, ConversationsQueryVariables>;
export const ConversationDocument = new TypedDocumentString(`
    query Conversation($phoneNumberId: ID!, $contact: String!, $first: Int = 25, $after: String) {
  organization {
    id
    conversation(phoneNumberId: $phoneNumberId, contact: $contact) {
      ...ConversationParts
      messages(first: $first, after: $after) {
        pageInfo {
          ...PageParts
        }
        nodes {
          ...MessageParts
        }
      }
    }
  }
}
    fragment FailureParts on MessageFailure {
  code
  headline
  explanation
  permanent
  callToAction {
    ...ButtonParts
  }
}
fragment MessageParts on Message {
  id
  direction
  contact
  origin
  channel
  body
  media {
    url
    contentType
  }
  status
  failure {
    ...FailureParts
  }
  segments
  createdAt
  sentAt
  deliveredAt
  idempotencyKey
  revision
  phoneNumber {
    id
    e164
  }
}
fragment ConversationParts on Conversation {
  id
  contact
  unread
  revision
  phoneNumber {
    id
    e164
  }
  lastMessage {
    ...MessageParts
  }
  optOut {
    at
    keyword
    source
  }
  sendBlock {
    code
    message
    callToAction {
      ...ButtonParts
    }
  }
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment PageParts on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<ConversationQuery, ConversationQueryVariables>;
export const SendMessageDocument = new TypedDocumentString(`
    mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    message {
      ...MessageParts
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment FailureParts on MessageFailure {
  code
  headline
  explanation
  permanent
  callToAction {
    ...ButtonParts
  }
}
fragment MessageParts on Message {
  id
  direction
  contact
  origin
  channel
  body
  media {
    url
    contentType
  }
  status
  failure {
    ...FailureParts
  }
  segments
  createdAt
  sentAt
  deliveredAt
  idempotencyKey
  revision
  phoneNumber {
    id
    e164
  }
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const MarkConversationReadDocument = new TypedDocumentString(`
    mutation MarkConversationRead($input: MarkConversationReadInput!) {
  markConversationRead(input: $input) {
    conversation {
      ...ConversationParts
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment FailureParts on MessageFailure {
  code
  headline
  explanation
  permanent
  callToAction {
    ...ButtonParts
  }
}
fragment MessageParts on Message {
  id
  direction
  contact
  origin
  channel
  body
  media {
    url
    contentType
  }
  status
  failure {
    ...FailureParts
  }
  segments
  createdAt
  sentAt
  deliveredAt
  idempotencyKey
  revision
  phoneNumber {
    id
    e164
  }
}
fragment ConversationParts on Conversation {
  id
  contact
  unread
  revision
  phoneNumber {
    id
    e164
  }
  lastMessage {
    ...MessageParts
  }
  optOut {
    at
    keyword
    source
  }
  sendBlock {
    code
    message
    callToAction {
      ...ButtonParts
    }
  }
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<MarkConversationReadMutation, MarkConversationReadMutationVariables>;
export const ExplainMessageErrorDocument = new TypedDocumentString(`
    query ExplainMessageError($code: Int!) {
  explainMessageError(code: $code) {
    ...FailureParts
  }
}
    fragment FailureParts on MessageFailure {
  code
  headline
  explanation
  permanent
  callToAction {
    ...ButtonParts
  }
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}`) as unknown as TypedDocumentString<ExplainMessageErrorQuery, ExplainMessageErrorQueryVariables>;
export const DeliverabilityDocument = new TypedDocumentString(`
    query Deliverability($since: DateTime, $until: DateTime) {
  organization {
    id
    deliverability(since: $since, until: $until) {
      since
      until
      sent
      delivered
      failed
      deliveryRate
      failures {
        code
        headline
        messages
        contacts
        callToAction {
          ...ButtonParts
        }
      }
    }
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}`) as unknown as TypedDocumentString<DeliverabilityQuery, DeliverabilityQueryVariables>;
export const MessageChangedDocument = new TypedDocumentString(`
    subscription MessageChanged($phoneNumberId: ID, $contact: String, $since: DateTime) {
  messageChanged(phoneNumberId: $phoneNumberId, contact: $contact, since: $since) {
    ...MessageParts
  }
}
    fragment FailureParts on MessageFailure {
  code
  headline
  explanation
  permanent
  callToAction {
    ...ButtonParts
  }
}
fragment MessageParts on Message {
  id
  direction
  contact
  origin
  channel
  body
  media {
    url
    contentType
  }
  status
  failure {
    ...FailureParts
  }
  segments
  createdAt
  sentAt
  deliveredAt
  idempotencyKey
  revision
  phoneNumber {
    id
    e164
  }
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}`) as unknown as TypedDocumentString<MessageChangedSubscription, MessageChangedSubscriptionVariables>;
export const ConversationChangedDocument = new TypedDocumentString(`
    subscription ConversationChanged($phoneNumberId: ID) {
  conversationChanged(phoneNumberId: $phoneNumberId) {
    ...ConversationParts
  }
}
    fragment FailureParts on MessageFailure {
  code
  headline
  explanation
  permanent
  callToAction {
    ...ButtonParts
  }
}
fragment MessageParts on Message {
  id
  direction
  contact
  origin
  channel
  body
  media {
    url
    contentType
  }
  status
  failure {
    ...FailureParts
  }
  segments
  createdAt
  sentAt
  deliveredAt
  idempotencyKey
  revision
  phoneNumber {
    id
    e164
  }
}
fragment ConversationParts on Conversation {
  id
  contact
  unread
  revision
  phoneNumber {
    id
    e164
  }
  lastMessage {
    ...MessageParts
  }
  optOut {
    at
    keyword
    source
  }
  sendBlock {
    code
    message
    callToAction {
      ...ButtonParts
    }
  }
}
fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}`) as unknown as TypedDocumentString<ConversationChangedSubscription, ConversationChangedSubscriptionVariables>;
export const NotificationsDocument = new TypedDocumentString(`
    query Notifications($first: Int = 25, $after: String, $unread: Boolean) {
  organization {
    id
    notifications(first: $first, after: $after, unread: $unread) {
      totalCount
      pageInfo {
        ...PageParts
      }
      nodes {
        ...NotificationParts
      }
    }
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment PageParts on PageInfo {
  hasNextPage
  endCursor
}
fragment NotificationParts on Notification {
  id
  kind
  title
  body
  callToAction {
    ...ButtonParts
  }
  phoneNumber {
    id
    e164
  }
  registration {
    id
    state
  }
  createdAt
  readAt
  revision
}`) as unknown as TypedDocumentString<NotificationsQuery, NotificationsQueryVariables>;
export const MarkNotificationsReadDocument = new TypedDocumentString(`
    mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {
  markNotificationsRead(input: $input) {
    notifications {
      ...NotificationParts
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}
fragment NotificationParts on Notification {
  id
  kind
  title
  body
  callToAction {
    ...ButtonParts
  }
  phoneNumber {
    id
    e164
  }
  registration {
    id
    state
  }
  createdAt
  readAt
  revision
}`) as unknown as TypedDocumentString<MarkNotificationsReadMutation, MarkNotificationsReadMutationVariables>;
export const NotificationReceivedDocument = new TypedDocumentString(`
    subscription NotificationReceived($since: DateTime) {
  notificationReceived(since: $since) {
    ...NotificationParts
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment NotificationParts on Notification {
  id
  kind
  title
  body
  callToAction {
    ...ButtonParts
  }
  phoneNumber {
    id
    e164
  }
  registration {
    id
    state
  }
  createdAt
  readAt
  revision
}`) as unknown as TypedDocumentString<NotificationReceivedSubscription, NotificationReceivedSubscriptionVariables>;
export const PhoneCardsDocument = new TypedDocumentString(`
    query PhoneCards($first: Int = 25, $after: String) {
  organization {
    id
    phoneNumbers(first: $first, after: $after) {
      totalCount
      pageInfo {
        ...PageParts
      }
      nodes {
        ...PhoneCard
      }
    }
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment MoneyParts on Money {
  amount
  currency
}
fragment PageParts on PageInfo {
  hasNextPage
  endCursor
}
fragment BadgeParts on MessagingReadiness {
  state
  path
  headline
  detail
  reasons {
    code
    message
    actor
  }
  callToAction {
    ...ButtonParts
  }
  registration {
    id
    state
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
}
fragment PhoneCard on PhoneNumber {
  id
  e164
  friendlyName
  kind
  country
  capabilities {
    voice
    sms
    mms
  }
  lifecycle
  voiceWebhookActive
  settings {
    voiceAgentId
    textAgentId
    routingMode
    autoReply
    recordCalls
    memberIds
  }
  messaging {
    ...BadgeParts
  }
  monthlyFee {
    ...MoneyParts
  }
  purchasedAt
  revision
}`) as unknown as TypedDocumentString<PhoneCardsQuery, PhoneCardsQueryVariables>;
export const PhoneCardByIdDocument = new TypedDocumentString(`
    query PhoneCardById($id: ID!) {
  phoneNumber(id: $id) {
    ...PhoneCard
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment MoneyParts on Money {
  amount
  currency
}
fragment BadgeParts on MessagingReadiness {
  state
  path
  headline
  detail
  reasons {
    code
    message
    actor
  }
  callToAction {
    ...ButtonParts
  }
  registration {
    id
    state
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
}
fragment PhoneCard on PhoneNumber {
  id
  e164
  friendlyName
  kind
  country
  capabilities {
    voice
    sms
    mms
  }
  lifecycle
  voiceWebhookActive
  settings {
    voiceAgentId
    textAgentId
    routingMode
    autoReply
    recordCalls
    memberIds
  }
  messaging {
    ...BadgeParts
  }
  monthlyFee {
    ...MoneyParts
  }
  purchasedAt
  revision
}`) as unknown as TypedDocumentString<PhoneCardByIdQuery, PhoneCardByIdQueryVariables>;
export const PhoneCardChangedDocument = new TypedDocumentString(`
    subscription PhoneCardChanged($phoneNumberId: ID) {
  phoneNumberChanged(phoneNumberId: $phoneNumberId) {
    ...PhoneCard
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment MoneyParts on Money {
  amount
  currency
}
fragment BadgeParts on MessagingReadiness {
  state
  path
  headline
  detail
  reasons {
    code
    message
    actor
  }
  callToAction {
    ...ButtonParts
  }
  registration {
    id
    state
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
}
fragment PhoneCard on PhoneNumber {
  id
  e164
  friendlyName
  kind
  country
  capabilities {
    voice
    sms
    mms
  }
  lifecycle
  voiceWebhookActive
  settings {
    voiceAgentId
    textAgentId
    routingMode
    autoReply
    recordCalls
    memberIds
  }
  messaging {
    ...BadgeParts
  }
  monthlyFee {
    ...MoneyParts
  }
  purchasedAt
  revision
}`) as unknown as TypedDocumentString<PhoneCardChangedSubscription, PhoneCardChangedSubscriptionVariables>;
export const UpdatePhoneNumberDocument = new TypedDocumentString(`
    mutation UpdatePhoneNumber($input: UpdatePhoneNumberInput!) {
  updatePhoneNumber(input: $input) {
    phoneNumber {
      ...PhoneCard
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}
fragment MoneyParts on Money {
  amount
  currency
}
fragment BadgeParts on MessagingReadiness {
  state
  path
  headline
  detail
  reasons {
    code
    message
    actor
  }
  callToAction {
    ...ButtonParts
  }
  registration {
    id
    state
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
}
fragment PhoneCard on PhoneNumber {
  id
  e164
  friendlyName
  kind
  country
  capabilities {
    voice
    sms
    mms
  }
  lifecycle
  voiceWebhookActive
  settings {
    voiceAgentId
    textAgentId
    routingMode
    autoReply
    recordCalls
    memberIds
  }
  messaging {
    ...BadgeParts
  }
  monthlyFee {
    ...MoneyParts
  }
  purchasedAt
  revision
}`) as unknown as TypedDocumentString<UpdatePhoneNumberMutation, UpdatePhoneNumberMutationVariables>;
export const ReleasePhoneNumberDocument = new TypedDocumentString(`
    mutation ReleasePhoneNumber($input: ReleasePhoneNumberInput!) {
  releasePhoneNumber(input: $input) {
    phoneNumber {
      ...PhoneCard
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}
fragment MoneyParts on Money {
  amount
  currency
}
fragment BadgeParts on MessagingReadiness {
  state
  path
  headline
  detail
  reasons {
    code
    message
    actor
  }
  callToAction {
    ...ButtonParts
  }
  registration {
    id
    state
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
}
fragment PhoneCard on PhoneNumber {
  id
  e164
  friendlyName
  kind
  country
  capabilities {
    voice
    sms
    mms
  }
  lifecycle
  voiceWebhookActive
  settings {
    voiceAgentId
    textAgentId
    routingMode
    autoReply
    recordCalls
    memberIds
  }
  messaging {
    ...BadgeParts
  }
  monthlyFee {
    ...MoneyParts
  }
  purchasedAt
  revision
}`) as unknown as TypedDocumentString<ReleasePhoneNumberMutation, ReleasePhoneNumberMutationVariables>;
export const SearchPhoneNumbersDocument = new TypedDocumentString(`
    query SearchPhoneNumbers($input: SearchPhoneNumbersInput!) {
  searchPhoneNumbers(input: $input) {
    numbers {
      ...AvailableNumber
    }
    suggestion {
      kind
      headline
      detail
      messagingSetup {
        ...SetupHint
      }
      numbers {
        ...AvailableNumber
      }
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}
fragment MoneyParts on Money {
  amount
  currency
}
fragment FeeLineParts on FeeLine {
  label
  cadence
  payer
  amount {
    ...MoneyParts
  }
}
fragment SetupHint on MessagingSetupHint {
  path
  summary
  typicalDays
  recommended
  fees {
    ...FeeLineParts
  }
}
fragment AvailableNumber on AvailablePhoneNumber {
  e164
  kind
  country
  locality
  region
  capabilities {
    voice
    sms
    mms
  }
  addressRequired
  bundleRequired
  monthlyFee {
    ...MoneyParts
  }
  messagingSetup {
    ...SetupHint
  }
}`) as unknown as TypedDocumentString<SearchPhoneNumbersQuery, SearchPhoneNumbersQueryVariables>;
export const PurchasePhoneNumberDocument = new TypedDocumentString(`
    mutation PurchasePhoneNumber($input: PurchasePhoneNumberInput!) {
  purchasePhoneNumber(input: $input) {
    phoneNumber {
      ...PhoneCard
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}
fragment MoneyParts on Money {
  amount
  currency
}
fragment BadgeParts on MessagingReadiness {
  state
  path
  headline
  detail
  reasons {
    code
    message
    actor
  }
  callToAction {
    ...ButtonParts
  }
  registration {
    id
    state
  }
  estimate {
    typicalDays
    slowDays
    expectedBy
    takingLongerThanUsual
  }
}
fragment PhoneCard on PhoneNumber {
  id
  e164
  friendlyName
  kind
  country
  capabilities {
    voice
    sms
    mms
  }
  lifecycle
  voiceWebhookActive
  settings {
    voiceAgentId
    textAgentId
    routingMode
    autoReply
    recordCalls
    memberIds
  }
  messaging {
    ...BadgeParts
  }
  monthlyFee {
    ...MoneyParts
  }
  purchasedAt
  revision
}`) as unknown as TypedDocumentString<PurchasePhoneNumberMutation, PurchasePhoneNumberMutationVariables>;
export const AddressesDocument = new TypedDocumentString(`
    query Addresses($first: Int = 25, $after: String) {
  organization {
    id
    addresses(first: $first, after: $after) {
      totalCount
      pageInfo {
        ...PageParts
      }
      nodes {
        ...AddressParts
      }
    }
  }
}
    fragment PageParts on PageInfo {
  hasNextPage
  endCursor
}
fragment AddressParts on Address {
  id
  friendlyName
  customerName
  street
  city
  region
  postalCode
  country
  validated
}`) as unknown as TypedDocumentString<AddressesQuery, AddressesQueryVariables>;
export const CreateAddressDocument = new TypedDocumentString(`
    mutation CreateAddress($input: CreateAddressInput!) {
  createAddress(input: $input) {
    address {
      ...AddressParts
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}
fragment AddressParts on Address {
  id
  friendlyName
  customerName
  street
  city
  region
  postalCode
  country
  validated
}`) as unknown as TypedDocumentString<CreateAddressMutation, CreateAddressMutationVariables>;
export const DeleteAddressDocument = new TypedDocumentString(`
    mutation DeleteAddress($input: DeleteAddressInput!) {
  deleteAddress(input: $input) {
    deletedAddressId
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment ButtonParts on CallToAction {
  label
  intent
  phoneNumberId
  registrationId
  messageId
  contact
  fieldKeys
}
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<DeleteAddressMutation, DeleteAddressMutationVariables>;
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
  /** A country as its ISO 3166-1 alpha-2 code, such as `US` or `CA`. Lower case is taken as upper case. */
  CountryCode: { input: string; output: string; }
  /** An instant, RFC 3339 with a time zone offset, such as `2026-03-01T09:30:00Z`. Answers are in UTC with milliseconds. A time without an offset is refused. */
  DateTime: { input: string; output: string; }
  /** An exact decimal amount as a string, such as `"1.15"`: a point, no thousands separator, no exponent. Calculate with a decimal library, not with floating point. */
  Decimal: { input: string; output: string; }
  /** A telephone number in E.164 form: a plus sign, the country code and the number, without spaces or punctuation, such as `+14155550123`. Anything else is refused with a message that shows the expected form. */
  E164: { input: string; output: string; }
  /** Any JSON value: string, number, boolean, list, object or null. Each use says which it takes or gives. */
  JSON: { input: unknown; output: unknown; }
  /** A complete web address with its scheme, such as `https://example.com/privacy`. */
  URL: { input: string; output: string; }
};

/** Who is acting. */
export type ActorKind =
  /** The AI assistant acting for a person. It may read, draft, submit what a person confirmed and send messages, as far as that person may; it can never confirm, buy, connect, release or opt anyone in. */
  | 'ASSISTANT'
  /** Another service of Loquent, acting for nobody in particular: sign-up, or the text agent sending a reply. */
  | 'SERVICE'
  /** A person, signed in as themselves. */
  | 'USER';

/** Which address a number is sold with. */
export type AddressRequirement =
  /** One in any country. */
  | 'ANY'
  /** One outside the number's country. */
  | 'FOREIGN'
  /** One in the number's own country. */
  | 'LOCAL'
  /** None is needed. */
  | 'NONE';

/** A yes to using what an organization's own account holds. */
export type AdoptTwilioResourcesInput = {
  /** Further messaging services that `reusable` was asked about, whose texting plans are used as well. */
  alsoMessagingServiceSids?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The registration of a business that `reusable` was asked about, in place of a messaging service; leave it out where none was named. */
  businessRegistrationSid?: InputMaybe<Scalars['String']['input']>;
  /** The `digest` of what was shown. */
  digest: Scalars['String']['input'];
  /** The messaging service that `reusable` was asked about; leave it out where none was named. */
  messagingServiceSid?: InputMaybe<Scalars['String']['input']>;
  /** The account. */
  twilioAccountId: Scalars['ID']['input'];
};

/** An agent as Loquent has it. */
export type AgentInput = {
  /** Loquent's id of it, up to 64 characters. */
  agentId: Scalars['ID']['input'];
  /** What it answers. */
  kind: AgentKind;
  /** Its name, up to 100 characters. */
  name: Scalars['String']['input'];
  /** Where a voice agent takes calls: `wss://host/path`, without query, up to 500 characters. It is handed each call as a bidirectional media stream whose parameters are `callId`, `organizationId`, `phoneNumberId`, `contact` and `agentId`. Leave it out for a text agent. */
  streamUrl?: InputMaybe<Scalars['URL']['input']>;
};

/** What an agent answers. */
export type AgentKind =
  /** Texts. */
  | 'TEXT'
  /** Calls. */
  | 'VOICE';

/** What the assistant is opened for. */
export type AssistantIntent =
  /** Check the contact or their number, for example whether it can receive texts or has opted out. */
  | 'CHECK_CONTACT'
  /** Nothing in this API can mend it: put the person in touch with support. */
  | 'CONTACT_SUPPORT'
  /** A reviewer sent the registration back: `reviseRegistration`, then mend the fields named. */
  | 'FIX_REGISTRATION'
  /** The organization's Twilio account needs an owner or admin in person: `connectTwilioAccount` with the present token, `confirmTwilioAccount` or `reactivateTwilioAccount`. Open the page of the account; an assistant can only explain. */
  | 'MANAGE_ACCOUNT'
  /** Carry on with a draft: fill in what is missing, have a person confirm it, submit it. */
  | 'RESUME_REGISTRATION'
  /** The text itself is what was refused: read `findings`, word it differently, try it with `previewMessage`, and send it as a new message. */
  | 'REVIEW_MESSAGE'
  /** A test text to a phone of their own shows whether the phone companies know the number by now: `sendTestText`. */
  | 'SEND_TEST_TEXT'
  /** Start the registration that lets a number text customers: `startRegistration`. */
  | 'SET_UP_MESSAGING'
  /** The owner has to answer the text they were sent; `resendOwnerVerification` sends it again. */
  | 'VERIFY_OWNER_PHONE';

/** Who a regulator is to be told uses the numbers. */
export type BundleEndUser =
  /** A company or organization. */
  | 'BUSINESS'
  /** A person. */
  | 'INDIVIDUAL';

/** The legal form of the business. */
export type BusinessEntityType =
  /** A corporation, listed or private. */
  | 'CORPORATION'
  /** Owned by its members. */
  | 'CO_OPERATIVE'
  /** A public body. */
  | 'GOVERNMENT'
  /** A limited liability company (LLC), also with a single member. */
  | 'LIMITED_LIABILITY_COMPANY'
  /** A registered non-profit organization. */
  | 'NON_PROFIT'
  /** Two or more people in business together. */
  | 'PARTNERSHIP'
  /** One person in business without a company of their own; in the US usually without an EIN. */
  | 'SOLE_PROPRIETORSHIP';

/** When people answer calls. It replaces the hours there were. */
export type BusinessHoursInput = {
  /** Days on which it stays closed, such as `2026-12-25`. Up to 200. */
  holidays?: Array<Scalars['String']['input']>;
  /** When it is open, up to 50; a day without any is closed. */
  openingTimes: Array<OpeningTimeInput>;
  /** IANA name of the time zone that the times are in, such as `America/New_York`. */
  timeZone: Scalars['String']['input'];
};

/** Who had the call last. */
export type CallAnswerer =
  /** The AI agent. */
  | 'AGENT'
  /** One of the organization's people. */
  | 'MEMBER'
  /** Nobody: the caller left a message. */
  | 'VOICEMAIL';

/** What was recorded. */
export type CallRecordingKind =
  /** The call, both sides. */
  | 'CALL'
  /** A message that the caller left. */
  | 'VOICEMAIL';

/** Where a call stands. It only moves forward. */
export type CallStatus =
  /** It was turned away as busy. */
  | 'BUSY'
  /** The caller hung up before it was taken. */
  | 'CANCELED'
  /** It is over. `answeredBy` says whether anybody took it. */
  | 'COMPLETED'
  /** The phone network could not carry it. */
  | 'FAILED'
  /** Somebody or something has taken it. */
  | 'IN_PROGRESS'
  /** It ended without being taken. */
  | 'NO_ANSWER'
  /** It has come in. */
  | 'RINGING';

/** Which registration to give up. */
export type CancelRegistrationInput = {
  /** The registration. */
  registrationId: Scalars['ID']['input'];
};

/** Which account to close for good, with what has to be typed. */
export type CloseTwilioAccountInput = {
  /** The organization's name, typed by a person who has seen what is lost. Capitals and spaces do not matter. */
  confirmation: Scalars['String']['input'];
  /** The managed account, in use or at rest. */
  twilioAccountId: Scalars['ID']['input'];
};

/** Who answers a keyword. */
export type ComplianceReplySender =
  /** The toll-free network does, in its own words; `text` is not used. */
  | 'CARRIER'
  /** We do, with `text`. */
  | 'LOQUENT'
  /** Twilio does, in its own words; `text` is not used. */
  | 'TWILIO';

/** A person's yes. */
export type ConfirmRegistrationInput = {
  /** Must be true when `quote.needsAcceptance` is: the person agrees to pay what the quote says. */
  acceptFees?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `digest` of what the person was shown; any other than the present one is STALE_CONFIRMATION. */
  digest: Scalars['String']['input'];
  /** The registration. */
  registrationId: Scalars['ID']['input'];
};

/** A yes to what was found in the organization's own account. */
export type ConfirmTwilioAccountInput = {
  /** The `digest` of the inventory that was shown. */
  digest: Scalars['String']['input'];
  /** The account. */
  twilioAccountId: Scalars['ID']['input'];
};

/** The organization's own Twilio account, as shown in the Twilio Console. */
export type ConnectTwilioAccountInput = {
  /** The Account SID: `AC` and 32 hexadecimal digits. */
  accountSid: Scalars['String']['input'];
  /** The auth token. Write-only: it is encrypted and cannot be read again. */
  authToken: Scalars['String']['input'];
  /** True says that numbers which came from us shall be paused meanwhile; needed when there are any. What that means says `previewTwilioAccountChange`. */
  pauseManagedNumbers?: InputMaybe<Scalars['Boolean']['input']>;
};

/** An address to keep, exactly as it should reach the carrier: it is never corrected. */
export type CreateAddressInput = {
  /** City or town, up to 80 characters. */
  city: Scalars['String']['input'];
  /** The country, such as `US`. */
  country: Scalars['CountryCode']['input'];
  /** The person or business at the address, up to 64 characters. */
  customerName: Scalars['String']['input'];
  /** Name for people to recognise it by, up to 64 characters. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** Names this call: the same key with the same input within 24 h returns the first call's address. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Postal or ZIP code, such as `94105`. */
  postalCode: Scalars['String']['input'];
  /** State, province or region; for the US its two-letter code, such as `CA`. */
  region: Scalars['String']['input'];
  /** House number and street, up to 120 characters. */
  street: Scalars['String']['input'];
  /** Second line, such as a floor or suite, up to 120 characters. */
  streetSecondary?: InputMaybe<Scalars['String']['input']>;
};

/** The file to be uploaded. */
export type CreateDocumentInput = {
  /** Its size in bytes: at most 10 MB, of a PDF 5 MB. */
  bytes: Scalars['Int']['input'];
  /** Its media type: `image/jpeg`, `image/png`, `image/webp`, or `application/pdf` where papers for a regulator are asked for. What it really is, is decided by its bytes; a PDF that is none, or is locked, is refused. */
  contentType: Scalars['String']['input'];
  /** Key of the DOCUMENT field it is for. */
  fieldKey: Scalars['String']['input'];
  /** Its name, such as `sign-up-form.png`, up to 255 characters. */
  fileName: Scalars['String']['input'];
  /** Names this call: the same key with the same input within 24 h returns the first call's document. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The registration it is for. */
  registrationId: Scalars['ID']['input'];
};

/** A new customer of Loquent. */
export type CreateOrganizationInput = {
  /** Names this call: the same key with the same input returns the first call's organization. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Its name, up to 64 characters. */
  name: Scalars['String']['input'];
  /** User id of the owner: the `sub` of that person's tokens. */
  ownerUserId: Scalars['ID']['input'];
  /** What it pays for. */
  plan?: InputMaybe<PlanTier>;
};

/** Which address to delete. */
export type DeleteAddressInput = {
  /** The address. One that a number still needs cannot be deleted. */
  addressId: Scalars['ID']['input'];
};

/** Which document to delete. */
export type DeleteDocumentInput = {
  /** The document. Deleting it again changes nothing. */
  documentId: Scalars['ID']['input'];
};

/** Which account to disconnect. */
export type DisconnectTwilioAccountInput = {
  /** The organization's own account. */
  twilioAccountId: Scalars['ID']['input'];
};

/** Where a file stands. */
export type DocumentState =
  /** Nothing has been uploaded yet. Send the file to the address `createDocument` gave. */
  | 'AWAITING_UPLOAD'
  /** Gone, and no longer to be opened by anybody. */
  | 'DELETED'
  /** Uploaded and checked: its id can be written into the field. */
  | 'READY'
  /** Uploaded but not usable; `refusal` says why. Create another one. */
  | 'REFUSED';

/** How often a fee is due. */
export type FeeCadence =
  /** Every month for as long as the thing it pays for exists. */
  | 'MONTHLY'
  /** Once, when the thing it pays for is done. */
  | 'ONCE';

/** Who pays a fee. */
export type FeePayer =
  /** The organization's plan covers it: nothing is charged. */
  | 'INCLUDED_IN_PLAN'
  /** The organization pays it on top of its plan. */
  | 'ORGANIZATION'
  /** Twilio bills it to the organization's own Twilio account; nothing is charged by us. The amount is Twilio's list price, so say “about”. */
  | 'TWILIO_ACCOUNT';

/** Where the value of a field came from. */
export type FieldSource =
  /** Taken over from a registration that existed at Twilio already. */
  | 'ADOPTED'
  /** Written by the assistant for a person. The person should look at it before confirming. */
  | 'ASSISTANT'
  /** Worked out from other values. */
  | 'DERIVED'
  /** Copied from the business profile when the registration was started. */
  | 'ORGANIZATION_PROFILE'
  /** Copied from the version before, or from an earlier registration of the organization. */
  | 'PREVIOUS_VERSION'
  /** Written by a person. */
  | 'USER';

/** How much a finding weighs. */
export type FindingSeverity =
  /** Would be refused for certain: it stops confirmation until it is put right. */
  | 'BLOCKER'
  /** Is often refused. Better put right, but the person may confirm all the same. */
  | 'RISK'
  /** Would make the registration stronger. */
  | 'TIP';

/** Which call is done. */
export type FinishCallInput = {
  /** The call: the `callId` among the stream's parameters. */
  callId: Scalars['ID']['input'];
};

/** A list of people who want no more texts. */
export type ImportOptOutsInput = {
  /** The list as CSV, at most 5,000 numbers. A heading names the columns `contact`, `since` and `reason`; without one the first column holds the numbers. What `exportOptOuts` gives is taken as it is. */
  csv: Scalars['String']['input'];
};

/** Who handles STOP, HELP and START in a Twilio account. */
export type KeywordHandling =
  /** Twilio does, by the account's Advanced Opt-Out settings. It is recognized from texts that come in and cannot be set. */
  | 'ADVANCED'
  /** We do. Twilio Support has switched the default handling of the account off. */
  | 'OURS'
  /** Twilio does, in its own words: how every account begins. */
  | 'TWILIO_DEFAULT';

/** Which conversation has been read. */
export type MarkConversationReadInput = {
  /** The conversation. Doing it again changes nothing. */
  conversationId: Scalars['ID']['input'];
};

/** Which notifications have been read. */
export type MarkNotificationsReadInput = {
  /** The notifications, up to 100. Those read already stay as they are. */
  notificationIds: Array<Scalars['ID']['input']>;
};

/** A person as Loquent has them. */
export type MemberInput = {
  /** Their name, up to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The telephone to ring for them; leave it out when they take no calls. */
  phone?: InputMaybe<Scalars['E164']['input']>;
  /** What they may do. */
  role: MemberRole;
  /** The `sub` of their tokens, up to 128 characters. */
  userId: Scalars['ID']['input'];
};

/** What a person may do in the organization. */
export type MemberRole =
  /** Everything that an owner may do. */
  | 'ADMIN'
  /** Read, send messages, and manage their own notifications. */
  | 'MEMBER'
  /** Everything. The person the organization was signed up for is one. */
  | 'OWNER';

/** How a message travels. */
export type MessageChannel =
  /** With pictures or other media. */
  | 'MMS'
  /** As text. */
  | 'SMS'
  /** Over WhatsApp. */
  | 'WHATSAPP';

/** Which way a message went. */
export type MessageDirection =
  /** From the contact to us. */
  | 'INBOUND'
  /** From us to the contact. */
  | 'OUTBOUND';

/** Who wrote a message. */
export type MessageOrigin =
  /** The assistant, for one of them. */
  | 'ASSISTANT'
  /** The automatic answer to STOP, HELP or START. */
  | 'COMPLIANCE_REPLY'
  /** The other party. */
  | 'CONTACT'
  /** Another service of Loquent. */
  | 'SERVICE'
  /** A test of whether the phone companies know the number: `sendTestText`. */
  | 'TEST_TEXT'
  /** The text agent that answers the number. */
  | 'TEXT_AGENT'
  /** One of the organization's people. */
  | 'USER';

/** Where a message stands. It only moves forward, except that a late DELIVERED beats UNDELIVERED, and that a text for which Twilio had no room goes back to QUEUED, to be sent again. */
export type MessageStatus =
  /** Taken back before it was sent, such as an answer to STOP that would have come too late. It counts nowhere. */
  | 'CANCELED'
  /** It arrived on the phone. */
  | 'DELIVERED'
  /** It was never sent: `failure` says why. */
  | 'FAILED'
  /** Accepted here, on its way to the carrier. */
  | 'QUEUED'
  /** The contact has opened it; only some channels tell. */
  | 'READ'
  /** An incoming message. */
  | 'RECEIVED'
  /** Handed over; the carrier has not sent it yet. */
  | 'SENDING'
  /** Sent by the carrier. Not every carrier tells more, so it may stay here. */
  | 'SENT'
  /** It was sent but did not arrive: `failure` says why. */
  | 'UNDELIVERED';

/** What a warning about a message is about. */
export type MessageWarningCode =
  /** Characters outside the basic alphabet make the text take more segments than it has to. */
  | 'COSTLY_CHARACTERS'
  /** Phone companies filter texts that say such things, so it may not arrive. */
  | 'LIKELY_FILTERED'
  /** Nobody looked how large the file is; one that is too large does not arrive. */
  | 'MEDIA_SIZE_UNKNOWN'
  /** The address does not tell what kind of file it is. */
  | 'MEDIA_TYPE_UNKNOWN';

/** Which approval a number needs before it may text customers. */
export type MessagingPath =
  /** A local US number: the business is registered as a brand and its use of texting as a campaign. */
  | 'A2P_10DLC'
  /** Nothing: the number may text as soon as it is active. */
  | 'NONE_REQUIRED'
  /** The number cannot send texts at all. Another number is needed. */
  | 'NOT_CAPABLE'
  /** The number's country asks for documents about who uses it. */
  | 'REGULATORY_BUNDLE'
  /** A toll-free number of the US or Canada: one review of the business and its messages. */
  | 'TOLL_FREE_VERIFICATION';

/** The badge on a phone card. */
export type MessagingState =
  /** Something has to be put right by a person. Follow `callToAction`. */
  | 'ACTION_NEEDED'
  /** Customers cannot be texted from this number: nothing has been submitted, or it is no part of what is approved. Follow `callToAction`. */
  | 'NOT_SET_UP'
  /** Everything is with the reviewer. Nothing to do but wait; `estimate` says how long. */
  | 'PENDING_REVIEW'
  /** A text to a customer would really go through. */
  | 'READY';

/** A way to be allowed to text customers in the US. */
export type MessagingWayKind =
  /** Local numbers of a business with a tax number that texts up to about 2,000 times a day. */
  | 'LOW_VOLUME'
  /** A local number of a person without a company and without a tax number. */
  | 'SOLE_PROPRIETOR'
  /** Local numbers of a business that texts more, of a public company or of government. */
  | 'STANDARD'
  /** A toll-free number with its own approval, the fastest way. */
  | 'TOLL_FREE';

/** Answers to plain questions. Leave out what is not known: the profile is asked instead, and what it does not say stays open. */
export type MessagingWaysInput = {
  /** The legal form of the business. */
  entityType?: InputMaybe<BusinessEntityType>;
  /** Whether the business has an EIN or a Canadian Business Number; a Social Security number is none. */
  hasTaxId?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether its shares are traded on a stock exchange. */
  isPublicCompany?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it must be a number with a local area code. */
  needsLocalNumber?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether another provider has registered the business for texting from local numbers. */
  registeredElsewhere?: InputMaybe<Scalars['Boolean']['input']>;
  /** Texts on a busy day, to all customers together; a guess is enough. */
  textsPerDay?: InputMaybe<Scalars['Int']['input']>;
};

/** Whose move it is. */
export type NextStepActor =
  /** It is finished. */
  | 'NOBODY'
  /** The carrier or regulator. Wait. */
  | 'REVIEWER'
  /** Loquent. Wait: it goes on by itself. */
  | 'US'
  /** The organization's people; the assistant can help them. */
  | 'YOU';

/** What a notification is about. */
export type NotificationKind =
  /** Something that was asked for has happened to the organization's Twilio account. */
  | 'ACCOUNT_CHANGED'
  /** Something is wrong with the organization's Twilio account. */
  | 'ACCOUNT_PROBLEM'
  /** A number can text customers now. */
  | 'MESSAGING_READY'
  /** A number could not be bought. */
  | 'NUMBER_FAILED'
  /** A number was bought. */
  | 'NUMBER_PURCHASED'
  /** A contact asked in their own words for no more texts. */
  | 'OPT_OUT_REQUEST'
  /** A registration was sent back or needs something from a person. */
  | 'REGISTRATION_ACTION_NEEDED'
  /** A registration was approved. */
  | 'REGISTRATION_APPROVED'
  /** Something can be put right only for a short while longer. */
  | 'REGISTRATION_DEADLINE'
  /** A caller left a message. */
  | 'VOICEMAIL_RECEIVED';

/** Open on one day of the week from one time to another. */
export type OpeningTimeInput = {
  /** When it closes, such as `17:30`; `24:00` is midnight. It must be later than `opens`. */
  closes: Scalars['String']['input'];
  /** The day. */
  day: Weekday;
  /** When it opens, on a 24-hour clock, such as `09:00`. */
  opens: Scalars['String']['input'];
};

/** Who agreed to texts again, and how. */
export type OptInContactInput = {
  /** The contact, E.164. */
  contact: Scalars['String']['input'];
  /** How they agreed, 3 to 300 characters. It is kept as proof. */
  reason: Scalars['String']['input'];
};

/** Who wants no more texts. */
export type OptOutContactInput = {
  /** The contact, E.164. */
  contact: Scalars['String']['input'];
  /** How they said so, up to 300 characters, such as "asked on the phone". */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** How we know that a contact wants no more texts. */
export type OptOutSource =
  /** The carrier refused a text because they had opted out there. */
  | 'CARRIER'
  /** They texted STOP or a word like it. */
  | 'CONTACT_KEYWORD'
  /** They asked for it in their own words. */
  | 'CONTACT_WORDS'
  /** It came with an imported list. */
  | 'IMPORT'
  /** One of the organization's people noted it. */
  | 'MEMBER';

/** What kind of number it is. */
export type PhoneNumberKind =
  /** Belongs to a city or area. */
  | 'LOCAL'
  /** From a country's mobile range. */
  | 'MOBILE'
  /** Belongs to a country as a whole rather than to an area. */
  | 'NATIONAL'
  /** Free to call; in the US and Canada one of 800, 833, 844, 855, 866, 877 and 888. */
  | 'TOLL_FREE';

/** Where a number is between purchase and release. */
export type PhoneNumberLifecycle =
  /** In service. */
  | 'ACTIVE'
  /** In the organization's own Twilio account, which was disconnected here; there it goes on. No list shows it. */
  | 'DISCONNECTED'
  /** Could not be bought and nothing was charged. Lists leave it out; search for another. */
  | 'FAILED'
  /** In the account that we look after, which rests while the organization uses its own Twilio account. It works again when that one is disconnected. */
  | 'PAUSED'
  /** On its way here from another carrier. */
  | 'PORTING_IN'
  /** Being bought; it settles as ACTIVE or FAILED by itself, usually within seconds. */
  | 'PURCHASING'
  /** Given back. Lists leave it out; drop the card. */
  | 'RELEASED'
  /** Being given back. */
  | 'RELEASING';

/** What the organization pays for; it decides which fees are covered. */
export type PlanTier =
  /** Covers no registration fees. */
  | 'FREE'
  /** Covers the same fees as STARTER. */
  | 'PRO'
  /** Covers the fees of toll-free and sole-proprietor registrations; others are passed on at cost. */
  | 'STARTER';

/** Which number to buy. Numbers come from `searchPhoneNumbers`. */
export type PurchasePhoneNumberInput = {
  /** An address of the organization; needed when the search said `addressRequired`, and it has to be where `addressRequirement` says. With a bundle, leave it out: the number is bought with the address that the bundle names, and with another one it is refused. */
  addressId?: InputMaybe<Scalars['ID']['input']>;
  /** An approved REGULATORY_BUNDLE registration; needed when the search said `bundleRequired`. */
  bundleRegistrationId?: InputMaybe<Scalars['ID']['input']>;
  /** The number, as the search returned it. */
  e164: Scalars['E164']['input'];
  /** What to call it, up to 64 characters; the number itself when left out. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** Names this call: the same key with the same input within 24 h returns the first call's result and buys nothing more. With other input it is a CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Which account to resume. */
export type ReactivateTwilioAccountInput = {
  /** The managed account in use. */
  twilioAccountId: Scalars['ID']['input'];
};

/** One thing that keeps a number from being ready. */
export type ReadinessReasonCode =
  /** The organization's Twilio account is missing, suspended, closed or refuses our credentials. */
  | 'ACCOUNT_NOT_ACTIVE'
  /** A registration is there but has not been submitted yet. */
  | 'DRAFT_NOT_SUBMITTED'
  /** The registration is being reviewed. */
  | 'IN_REVIEW'
  /** No registration has been started for it. */
  | 'NOT_STARTED'
  /** The number can make calls but not send texts. */
  | 'NO_TEXT_CAPABILITY'
  /** The number itself is not in service: still being bought, given back, or the purchase failed. */
  | 'NUMBER_NOT_ACTIVE'
  /** The number has not joined the approved registration: `actor` says whether it does by itself, or what has to be done. */
  | 'NUMBER_NOT_ATTACHED'
  /** The registration is approved, but the carriers have not yet registered this number for it. */
  | 'NUMBER_NOT_REGISTERED'
  /** The owner has not yet answered the text sent to their phone. */
  | 'OWNER_NOT_VERIFIED'
  /** The reviewer refused the registration and gave reasons. */
  | 'SENT_BACK'
  /** An approval that was given has been suspended or withdrawn. */
  | 'SUSPENDED';

/** Which of the organization's own accounts to read again. */
export type RefreshTwilioAccountInput = {
  /** The account. */
  twilioAccountId: Scalars['ID']['input'];
};

/** Something that can be done with a registration. */
export type RegistrationAction =
  /** Give it up: `cancelRegistration`. */
  | 'CANCEL'
  /** Say yes to values and fees: `confirmRegistration`. Only a person can. */
  | 'CONFIRM'
  /** Change field values: `updateRegistration`. */
  | 'EDIT'
  /** Renew an approval that ends: `renewRegistration`. */
  | 'RENEW'
  /** Text the owner's phone again: `resendOwnerVerification`. */
  | 'RESEND_OWNER_VERIFICATION'
  /** Open what was sent back as its next version: `reviseRegistration`. */
  | 'REVISE'
  /** Send what was confirmed on its way: `submitRegistration`. */
  | 'SUBMIT';

/** How to ask for a field and what its value is. Render an unknown one as TEXT. */
export type RegistrationFieldInput =
  /** One of the organization's addresses, which `options` lists; `createAddress` adds one. Value: a string, the id of an Address. */
  | 'ADDRESS'
  /** Yes or no. Value: a boolean. */
  | 'BOOLEAN'
  /** A country. Value: a string, its ISO 3166-1 alpha-2 code. */
  | 'COUNTRY'
  /** A day. Value: a string such as `2026-03-01`. */
  | 'DATE'
  /** A file: `createDocument`, upload it, then write its id. Value: the id of a Document, or a list of ids where `maxItems` is given. Where `options` lists a document that was approved before, write its `value` to keep that one: nothing is uploaded then. */
  | 'DOCUMENT'
  /** An email address. Value: a string. */
  | 'EMAIL'
  /** Several lines of text. Value: a string. */
  | 'MULTILINE'
  /** Any of `options`. Value: a list of strings. */
  | 'MULTI_SELECT'
  /** A telephone number. Value: a string in E.164 form. */
  | 'PHONE'
  /** A state, province or region. Value: a string, in the US and Canada its two-letter code. */
  | 'REGION'
  /** One of `options`. Value: a string, the `value` of the option. */
  | 'SELECT'
  /** One line of text. Value: a string. */
  | 'TEXT'
  /** Several texts, such as sample messages. Value: a list of strings. */
  | 'TEXT_LIST'
  /** A web address. Value: a string with its scheme. */
  | 'URL'
  /** Several web addresses. Value: a list of strings. */
  | 'URL_LIST';

/** A new value for one field. */
export type RegistrationFieldValueInput = {
  /** The field's `revision` you last saw. If somebody has changed it since, this field is left as it is and reported in `conflictingKeys`. Leave out to write regardless. */
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Key of the field, from `form`, `fields` or `inputSchema`. */
  key: Scalars['String']['input'];
  /** The value as the field's `input` asks for it; null clears the field. */
  value?: InputMaybe<Scalars['JSON']['input']>;
};

/** Which approval a registration is for. */
export type RegistrationKind =
  /** Lets local US numbers text customers: brand, campaign and the numbers themselves. */
  | 'A2P_10DLC'
  /** Tells a country's regulator who uses numbers there, before they are bought. */
  | 'REGULATORY_BUNDLE'
  /** Lets one toll-free number text customers in the US and Canada. */
  | 'TOLL_FREE_VERIFICATION';

/** Where a registration stands. Every kind has the same life. */
export type RegistrationState =
  /** Sent back or stopped: read `rejections` and `nextStep`. Next: usually `reviseRegistration`. */
  | 'ACTION_NEEDED'
  /** Approved. Should the carrier withdraw it later, it becomes ACTION_NEEDED. */
  | 'APPROVED'
  /** Given up. Start another one to begin again. */
  | 'CANCELED'
  /** A person has said yes to exactly this version. Next: `submitRegistration`; any edit makes it DRAFT again. */
  | 'CONFIRMED'
  /** Being filled in, by people and the assistant together. Next: `confirmRegistration` by a person. */
  | 'DRAFT'
  /** Submitted; the steps go on by themselves. `nextStep` says whose move it is. */
  | 'IN_PROGRESS';

/** Where one step of a submission stands. */
export type RegistrationStepState =
  /** Sent back, or waiting for something a person has to do. */
  | 'ACTION_NEEDED'
  /** Done. */
  | 'APPROVED'
  /** With the reviewer. */
  | 'IN_REVIEW'
  /** Being sent to the carrier. */
  | 'SUBMITTING'
  /** Not begun: an earlier step has to finish first. */
  | 'WAITING';

/** What kind of thing puts a rejection right. */
export type RejectionFix =
  /** Change something on the website itself, then submit again. */
  | 'CHANGE_WEBSITE'
  /** Support has to settle it with the carrier. */
  | 'CONTACT_SUPPORT'
  /** Change the fields named and submit again. */
  | 'EDIT_FIELDS'
  /** This business or kind of message cannot be approved on this path. */
  | 'NOT_ELIGIBLE'
  /** Upload a document or picture that proves it, then submit again. */
  | 'SEND_DOCUMENT';

/** What giving a number back takes away. */
export type ReleaseEffectKind =
  /** Conversations that can no longer be answered. */
  | 'CONVERSATIONS'
  /** The organization has no other number. */
  | 'LAST_NUMBER'
  /** Its approval, a review under way or a request that was begun. */
  | 'REGISTRATION'
  /** Its place in the messaging service and campaign. */
  | 'SENDER_POOL'
  /** Texting from it, which works now. */
  | 'TEXTING'
  /** What the agent for its texts answers. */
  | 'TEXT_AGENT'
  /** Texts to it that nobody has read. */
  | 'UNREAD'
  /** What the agent for its calls answers. */
  | 'VOICE_AGENT'
  /** Texts that have not left yet; they fail. */
  | 'WAITING_TEXTS';

/** Which number to give back for good. */
export type ReleasePhoneNumberInput = {
  /** The same number typed again by the person, as proof that they mean it. */
  confirmE164: Scalars['E164']['input'];
  /** The number to give back. */
  phoneNumberId: Scalars['ID']['input'];
};

/** Which approval to renew. */
export type RenewRegistrationInput = {
  /** The approved registration, of kind REGULATORY_BUNDLE. */
  registrationId: Scalars['ID']['input'];
};

/** Which number is to send its calls to us again. */
export type RepairVoiceWebhookInput = {
  /** The number. */
  phoneNumberId: Scalars['ID']['input'];
};

/** Which registration waits for its owner. */
export type ResendOwnerVerificationInput = {
  /** The registration. */
  registrationId: Scalars['ID']['input'];
};

/** What kind of thing of an organization's own account is meant. */
export type ReusableKind =
  /** The account’s business profile at Twilio, which registrations rest on. */
  | 'BUSINESS_PROFILE'
  /** The registration of the business with the US mobile carriers: Twilio calls it a brand. */
  | 'BUSINESS_REGISTRATION'
  /** The messaging service that a texting plan lives in. */
  | 'MESSAGING_SERVICE'
  /** The local US numbers of that messaging service. */
  | 'NUMBERS'
  /** An approval by the authorities of another country, which numbers there are bought with: Twilio calls it a regulatory bundle. */
  | 'NUMBERS_ABROAD_APPROVAL'
  /** What the business texts, as the carriers approved it: Twilio calls it a campaign. */
  | 'TEXTING_PLAN'
  /** What Twilio was told for the carriers beside the business profile: Twilio calls it a trust product. */
  | 'TEXTING_PROFILE'
  /** The approval of one toll-free number. */
  | 'TOLL_FREE_APPROVAL';

/** What would become of something that was looked for in the account. */
export type ReuseState =
  /** It is there and a reviewer has it: it would be used once it is approved. */
  | 'IN_REVIEW'
  /** It is used here already. */
  | 'IN_USE'
  /** It is not there. `detail` says how it comes about. */
  | 'MISSING'
  /** It is there and its owner has to do something about it in the Twilio Console, as `detail` says. That it was done is seen by itself. */
  | 'NEEDS_OWNER'
  /** It is there and would be left alone. */
  | 'NOT_USED'
  /** It is there and would be used as it is. */
  | 'USABLE';

/** Which registration that was sent back to open again. */
export type ReviseRegistrationInput = {
  /** The registration. */
  registrationId: Scalars['ID']['input'];
};

/** Which account gets a new token. */
export type RotateTwilioAuthTokenInput = {
  /** The managed account in use. */
  twilioAccountId: Scalars['ID']['input'];
};

/** Who answers first. */
export type RoutingMode =
  /** The AI agent answers and hands over to people when needed. */
  | 'AI_FIRST'
  /** The AI agent answers and never hands over. */
  | 'AI_ONLY'
  /** People are rung first; the AI agent answers when nobody does. */
  | 'HUMANS_FIRST';

/** Which numbers to look for. All filters given must fit. `phoneNumberCountries` says what there is. */
export type SearchPhoneNumbersInput = {
  /** Three-digit area code, such as `415`; US and Canada only. */
  areaCode?: InputMaybe<Scalars['String']['input']>;
  /** A pattern of 2 to 16 characters as Twilio reads it: digits, letters (read as on a telephone keypad) and `*` for any one digit, such as `PIZZA` or `555****`. */
  contains?: InputMaybe<Scalars['String']['input']>;
  /** The country to search in. */
  country?: Scalars['CountryCode']['input'];
  /** How many miles around `nearNumber` to look, 1 to 500; 25 when left out. */
  distanceMiles?: InputMaybe<Scalars['Int']['input']>;
  /** The kind of number to search for. TOLL_FREE gets approved for texting customers fastest. */
  kind?: PhoneNumberKind;
  /** How many to return at most, 1 to 50. */
  limit?: InputMaybe<Scalars['Int']['input']>;
  /** City, by its English name, such as `San Francisco`. */
  locality?: InputMaybe<Scalars['String']['input']>;
  /** True for numbers that can send pictures; leave out for any. */
  mms?: InputMaybe<Scalars['Boolean']['input']>;
  /** Looks around the place of this local number; US and Canada only. */
  nearNumber?: InputMaybe<Scalars['E164']['input']>;
  /** True to leave out numbers that are sold only with an address. */
  noAddressRequired?: InputMaybe<Scalars['Boolean']['input']>;
  /** Postal or ZIP code; US and Canada only. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** State or province, by its two-letter code or name; US and Canada only. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** True for numbers that can send texts; leave out for any. */
  sms?: InputMaybe<Scalars['Boolean']['input']>;
  /** True for numbers that can make calls; leave out for any. */
  voice?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A file to send, with what is known of it: the app that offered it for upload knows both. */
export type SendMediaInput = {
  /** Its media type, such as `image/jpeg`; left out, the ending of the address tells it. */
  contentType?: InputMaybe<Scalars['String']['input']>;
  /** Its size. One that is too large is refused here instead of failing on the way; left out, there is a warning. */
  sizeBytes?: InputMaybe<Scalars['Int']['input']>;
  /** Its public https address, as in `mediaUrls`. */
  url: Scalars['URL']['input'];
};

/** What to send, to whom, and from which number. Needs a body, media or both. */
export type SendMessageInput = {
  /** The text, up to 1,600 characters. Required unless there is media. */
  body?: InputMaybe<Scalars['String']['input']>;
  /** Names this call: the same key with the same input within 24 h returns the first call's message and sends nothing more. With other input it is a CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The files with their type and size, instead of `mediaUrls`: both are checked before anything is sent. Nothing of ours fetches a file, so what you leave out here nobody checks. Together they may have 5 MB. */
  media?: InputMaybe<Array<SendMediaInput>>;
  /** Public https addresses of pictures or other files to send, up to 10, to phones in the US and Canada. JPEG, PNG and GIF may have 5 MB, other files 500 KB. The carrier fetches them, so they must stay reachable without signing in for some hours. */
  mediaUrls?: InputMaybe<Array<Scalars['URL']['input']>>;
  /** The number to send from. Its `messaging.state` must be READY. */
  phoneNumberId: Scalars['ID']['input'];
  /** The recipient, such as `+14155550123`. */
  to: Scalars['E164']['input'];
};

/** From which number to try a text, and where it goes. */
export type SendTestTextInput = {
  /** The number to try. Its `messaging.callToAction.intent` must be SEND_TEST_TEXT. */
  phoneNumberId: Scalars['ID']['input'];
  /** A US phone that somebody looks at; the business profile's contact phone by default. */
  to?: InputMaybe<Scalars['E164']['input']>;
};

/** Who handles keywords in your own Twilio account. */
export type SetKeywordHandlingInput = {
  /** OURS only after Twilio Support has confirmed that the default opt-out handling of the account is switched off: before that, people would be answered twice. TWILIO_DEFAULT otherwise. */
  handling: KeywordHandling;
};

/** Which registration to start. */
export type StartRegistrationInput = {
  /** The country whose regulator asks. Required for REGULATORY_BUNDLE, as are the next two. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Who will use the numbers. Required for REGULATORY_BUNDLE. */
  endUser?: InputMaybe<BundleEndUser>;
  /** Which approval; a number's own is in `messaging.path` of its card. */
  kind: RegistrationKind;
  /** The kind of number wanted there. Required for REGULATORY_BUNDLE. */
  numberKind?: InputMaybe<PhoneNumberKind>;
  /** The number it is for. Required for TOLL_FREE_VERIFICATION. */
  phoneNumberId?: InputMaybe<Scalars['ID']['input']>;
};

/** Which closed account to replace. */
export type StartTwilioAccountInput = {
  /** The managed account that is closed. */
  twilioAccountId: Scalars['ID']['input'];
};

/** Which confirmed registration to submit. */
export type SubmitRegistrationInput = {
  /** The digest that was confirmed; any other is STALE_CONFIRMATION. Leave out to submit what was confirmed. */
  digest?: InputMaybe<Scalars['String']['input']>;
  /** The registration. */
  registrationId: Scalars['ID']['input'];
};

/** Which account to suspend. */
export type SuspendTwilioAccountInput = {
  /** The managed account in use. */
  twilioAccountId: Scalars['ID']['input'];
};

/** Which numbers of the own account we shall answer from now on. */
export type TakeOverPhoneNumbersInput = {
  /** Whether we answer their calls. False leaves calls as they are. */
  calls: Scalars['Boolean']['input'];
  /** Up to 500 numbers that came with the account. */
  phoneNumberIds: Array<Scalars['ID']['input']>;
  /** Whether we receive their texts. False leaves texts as they are. */
  texts: Scalars['Boolean']['input'];
};

/** How a text is written on its way, which decides how much fits into a segment. */
export type TextEncoding =
  /** The basic alphabet: 160 characters alone, 153 in each segment of several. */
  | 'GSM_7'
  /** Everything else: 70 characters alone, 67 in each segment of several. */
  | 'UCS_2';

/** What can be done about the organization's account. */
export type TwilioAccountChange =
  /** `closeTwilioAccount`: numbers are given back, for good. Said of the account at rest when there is one. */
  | 'CLOSE'
  /** `connectTwilioAccount`: use an account of your own instead of the one we look after. */
  | 'CONNECT_OWN'
  /** `disconnectTwilioAccount`: go back to the one we look after. */
  | 'DISCONNECT_OWN'
  /** `reactivateTwilioAccount`: they work again. */
  | 'REACTIVATE'
  /** `rotateTwilioAuthToken`: a new secret token. */
  | 'ROTATE_TOKEN'
  /** `suspendTwilioAccount`: calls and texts stop, numbers stay. */
  | 'SUSPEND';

/** Whether we may act in the Twilio account. */
export type TwilioAccountConnection =
  /** Connected by its owner and only read so far: nothing has been written to it. Show `inventory` and confirm it with `confirmTwilioAccount`; until then no text can be sent and no number bought. */
  | 'AWAITING_CONFIRMATION'
  /** In full use. Managed accounts always are. */
  | 'CONNECTED'
  /** No longer used: what we had added is being taken back, which takes seconds to minutes. Then the managed account is back. */
  | 'DISCONNECTING';

/** Whose Twilio account it is. */
export type TwilioAccountMode =
  /** The organization connected its own and pays Twilio itself. */
  | 'BRING_YOUR_OWN'
  /** We made it for the organization and pay for it. */
  | 'MANAGED';

/** Whether the Twilio account can be used, as last seen. */
export type TwilioAccountStatus =
  /** In use. */
  | 'ACTIVE'
  /** Closed for good; its numbers were given back. `startTwilioAccount` begins with a new one. */
  | 'CLOSED'
  /** Twilio refuses the auth token. One of your own has to be connected again with the present one, by `connectTwilioAccount`; a managed one is mended by itself. */
  | 'CREDENTIALS_REJECTED'
  /** Suspended: nothing is sent or received. Where `isPaused` is true somebody of the organization did it and can undo it with `reactivateTwilioAccount`; else it was Twilio, and has to be settled with them. */
  | 'SUSPENDED';

/** What to change about an address. What is left out stays as it is; the country cannot change. */
export type UpdateAddressInput = {
  /** The address to change. */
  addressId: Scalars['ID']['input'];
  /** City or town, up to 80 characters. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** The person or business at the address, up to 64 characters. */
  customerName?: InputMaybe<Scalars['String']['input']>;
  /** Name for people to recognise it by, up to 64 characters; null for none. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** Postal or ZIP code, such as `94105`. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** State, province or region; for the US its two-letter code, such as `CA`. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** House number and street, up to 120 characters. */
  street?: InputMaybe<Scalars['String']['input']>;
  /** Second line, such as a floor or suite, up to 120 characters; null for none. */
  streetSecondary?: InputMaybe<Scalars['String']['input']>;
};

/** What to change about the business profile. A field left out stays as it is; null or an empty text clears it. Registrations already begun keep the values they have. */
export type UpdateBusinessProfileInput = {
  /** City or town, up to 100 characters. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** That person's email address. One of the business's own domain passes reviews more easily. Up to 100 characters. */
  contactEmail?: InputMaybe<Scalars['String']['input']>;
  /** First name of the person reviewers may contact, up to 100 characters. */
  contactFirstName?: InputMaybe<Scalars['String']['input']>;
  /** Last name of that person, up to 100 characters. */
  contactLastName?: InputMaybe<Scalars['String']['input']>;
  /** That person's telephone number, such as `+14155550123`. */
  contactPhone?: InputMaybe<Scalars['E164']['input']>;
  /** That person's position, such as Owner, up to 100 characters. */
  contactTitle?: InputMaybe<Scalars['String']['input']>;
  /** The country the business is in, such as `US`. */
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** What the business does, in its own words, up to 1,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The name customers know, where it differs from the legal one, up to 255 characters. */
  doingBusinessAs?: InputMaybe<Scalars['String']['input']>;
  /** The legal form. */
  entityType?: InputMaybe<BusinessEntityType>;
  /** The line of business, up to 100 characters. */
  industry?: InputMaybe<Scalars['String']['input']>;
  /** The registered name, exactly as on the tax papers, up to 255 characters. */
  legalName?: InputMaybe<Scalars['String']['input']>;
  /** Postal or ZIP code, such as `94105`, up to 10 characters. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** The public privacy policy, which reviewers read, up to 500 characters. */
  privacyPolicyUrl?: InputMaybe<Scalars['URL']['input']>;
  /** State, province or region; in the US its two-letter code. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** House number and street; not a post office box, up to 100 characters. */
  street?: InputMaybe<Scalars['String']['input']>;
  /** The whole tax id, in the US the nine-digit EIN with or without its hyphen. Write-only: it is encrypted, and only its last four characters can be read again. */
  taxId?: InputMaybe<Scalars['String']['input']>;
  /** The public terms of service, which reviewers read, up to 500 characters. */
  termsUrl?: InputMaybe<Scalars['URL']['input']>;
  /** IANA name of the time zone, such as `America/New_York`. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
  /** The public website, such as `https://example.com`, up to 100 characters. */
  website?: InputMaybe<Scalars['URL']['input']>;
};

/** What to change about how calls are answered. What is left out stays as it is. */
export type UpdateCallSettingsInput = {
  /** The same outside business hours, up to 1,000 characters; null puts "We are closed right now. Please leave a message after the tone." back. */
  afterHoursMessage?: InputMaybe<Scalars['String']['input']>;
  /** When people are rung; null for at any time. */
  businessHours?: InputMaybe<BusinessHoursInput>;
  /** Whether calls are recorded. */
  recordCalls?: InputMaybe<Scalars['Boolean']['input']>;
  /** What callers hear before a call that is recorded, up to 300 characters. Many places ask for it by law, so it cannot be left unsaid; null puts "This call may be recorded." back. */
  recordingNotice?: InputMaybe<Scalars['String']['input']>;
  /** What callers hear before they leave a message, up to 1,000 characters; null puts "Nobody can take your call right now. Please leave a message after the tone." back. */
  voicemailGreeting?: InputMaybe<Scalars['String']['input']>;
};

/** New wording. A text left out stays as it is; null puts the default back. */
export type UpdateComplianceRepliesInput = {
  /** The answer to HELP, 20 to 320 characters: must name the business, give a way to reach it, say that message and data rates may apply and that STOP ends the texts. */
  help?: InputMaybe<Scalars['String']['input']>;
  /** Words beyond the common ones that bring the answer to HELP: up to 20, each one word of 2 to 20 letters and digits. They replace the ones there are; null or an empty list removes them. */
  helpKeywords?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The answer to START, 20 to 320 characters: must name the business, say that message and data rates may apply, that HELP brings help and that STOP ends the texts. */
  start?: InputMaybe<Scalars['String']['input']>;
  /** Words beyond the common ones that bring the answer to START: up to 20, each one word of 2 to 20 letters and digits. They replace the ones there are; null or an empty list removes them. They opt in again. */
  startKeywords?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The answer to STOP, 20 to 320 characters: must name the business, say that no more texts will come and that START brings them back. */
  stop?: InputMaybe<Scalars['String']['input']>;
  /** Words beyond the common ones that bring the answer to STOP: up to 20, each one word of 2 to 20 letters and digits. They replace the ones there are; null or an empty list removes them. They opt out. */
  stopKeywords?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What to change about a number. What is left out stays as it is. */
export type UpdatePhoneNumberInput = {
  /** Whether the text agent answers incoming texts by itself. */
  autoReply?: InputMaybe<Scalars['Boolean']['input']>;
  /** What to call it, up to 64 characters. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** User ids of the people who answer it, all members of the organization, up to 100; empty for everybody. */
  memberIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The number to change. */
  phoneNumberId: Scalars['ID']['input'];
  /** Whether calls are recorded; null to let the organization's own setting hold. */
  recordCalls?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who answers first. */
  routingMode?: InputMaybe<RoutingMode>;
  /** The agent that answers texts, a TEXT one of `Organization.agents`; null for none. */
  textAgentId?: InputMaybe<Scalars['ID']['input']>;
  /** The agent that answers calls, a VOICE one of `Organization.agents`; null for none. */
  voiceAgentId?: InputMaybe<Scalars['ID']['input']>;
};

/** New values for a draft. Fields that are not named keep theirs. */
export type UpdateRegistrationInput = {
  /** The values, up to 200. Each field is written or refused by itself. */
  fields: Array<RegistrationFieldValueInput>;
  /** The registration to change. */
  registrationId: Scalars['ID']['input'];
};

/** Agents to keep and agents that are gone; others stay as they are. */
export type UpsertAgentsInput = {
  /** Agents that are new or may have changed, up to 100. */
  agents: Array<AgentInput>;
  /** Ids of agents that are gone, up to 100. Numbers that they answered let go of them. */
  removedAgentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** People to keep and people who have left; others stay as they are. */
export type UpsertMembersInput = {
  /** People who are new or may have changed, up to 100. */
  members: Array<MemberInput>;
  /** User ids of people who have left, up to 100. They answer no number any more. */
  removedUserIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** What kind of expected failure it was: branch on this, show `message`. More may be added, so keep a default branch. */
export type UserErrorCode =
  /** The number can only be bought with an address: `createAddress`, then pass `addressId`. */
  | 'ADDRESS_REQUIRED'
  /** The number can only be bought with an approved REGULATORY_BUNDLE registration: pass `bundleRegistrationId`. */
  | 'BUNDLE_REQUIRED'
  /** Somebody else changed it meanwhile, it is in a state that does not allow this, or an idempotency key was used again with other input. Read the present state first. */
  | 'CONFLICT'
  /** A value has the wrong form, length or type. Change the field named and call again. */
  | 'INVALID'
  /** The caller may not do this, or it is not offered yet; the message says which. */
  | 'NOT_ALLOWED'
  /** What was asked for cannot be had, for example a number somebody else has bought. Choose another. */
  | 'NOT_AVAILABLE'
  /** A person has to confirm first: `confirmRegistration`. An assistant cannot do it for them. */
  | 'NOT_CONFIRMED'
  /** No such object in this organization. Read the list again; ids of other organizations answer the same. */
  | 'NOT_FOUND'
  /** The fee could not be charged. The payment method has to be put right first. */
  | 'PAYMENT_REQUIRED'
  /** The organization's plan does not include more of this. */
  | 'PLAN_LIMIT'
  /** The recipient has asked for no more texts. Only they can undo it, by texting START. */
  | 'RECIPIENT_OPTED_OUT'
  /** A value is missing. Fill in the field named and call again. */
  | 'REQUIRED'
  /** The number may not text this recipient yet. Follow `callToAction`, the badge's own. */
  | 'SENDER_NOT_READY'
  /** The values or fees have changed since this digest. Show them again and have a person confirm. */
  | 'STALE_CONFIRMATION'
  /** The carrier refused it for good; the message says why. The same call would fail again. */
  | 'TWILIO_REJECTED'
  /** The carrier did not answer in time. Repeat the same call after `retryAfterSeconds`. */
  | 'TWILIO_UNAVAILABLE';

/** A day of the week. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

export type ProfilePartsFragment = { id: string, legalName: string | null, doingBusinessAs: string | null, entityType: BusinessEntityType | null, taxIdLast4: string | null, website: string | null, industry: string | null, description: string | null, street: string | null, city: string | null, region: string | null, postalCode: string | null, country: string | null, timeZone: string | null, contactFirstName: string | null, contactLastName: string | null, contactTitle: string | null, contactEmail: string | null, contactPhone: string | null, privacyPolicyUrl: string | null, termsUrl: string | null };

export type TwilioAccountPartsFragment = { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string };

export type InventoryPartsFragment = { readAt: string, verifications: number, plannedChanges: Array<string>, untouched: Array<string>, digest: string, numbers: { total: number, tollFree: number, callsElsewhere: number, textsElsewhere: number }, services: Array<{ sid: string, name: string, numbers: number, campaign: { useCase: string | null, status: string, brandSid: string | null, isExternal: boolean } | null }>, brands: Array<{ sid: string, kind: string, status: string, identityStatus: string | null }>, sinks: Array<{ sid: string, description: string, kind: string, host: string | null }> };

export type OrganizationPartsFragment = { id: string, name: string, plan: PlanTier, profile: { id: string, legalName: string | null, doingBusinessAs: string | null, entityType: BusinessEntityType | null, taxIdLast4: string | null, website: string | null, industry: string | null, description: string | null, street: string | null, city: string | null, region: string | null, postalCode: string | null, country: string | null, timeZone: string | null, contactFirstName: string | null, contactLastName: string | null, contactTitle: string | null, contactEmail: string | null, contactPhone: string | null, privacyPolicyUrl: string | null, termsUrl: string | null }, twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { actor: { kind: ActorKind, userId: string | null, role: MemberRole | null }, organization: { id: string, name: string, plan: PlanTier, profile: { id: string, legalName: string | null, doingBusinessAs: string | null, entityType: BusinessEntityType | null, taxIdLast4: string | null, website: string | null, industry: string | null, description: string | null, street: string | null, city: string | null, region: string | null, postalCode: string | null, country: string | null, timeZone: string | null, contactFirstName: string | null, contactLastName: string | null, contactTitle: string | null, contactEmail: string | null, contactPhone: string | null, privacyPolicyUrl: string | null, termsUrl: string | null }, twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null } } };

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { organization: { id: string, name: string, plan: PlanTier, profile: { id: string, legalName: string | null, doingBusinessAs: string | null, entityType: BusinessEntityType | null, taxIdLast4: string | null, website: string | null, industry: string | null, description: string | null, street: string | null, city: string | null, region: string | null, postalCode: string | null, country: string | null, timeZone: string | null, contactFirstName: string | null, contactLastName: string | null, contactTitle: string | null, contactEmail: string | null, contactPhone: string | null, privacyPolicyUrl: string | null, termsUrl: string | null }, twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null } };

export type CreateOrganizationMutationVariables = Exact<{
  input: CreateOrganizationInput;
}>;


export type CreateOrganizationMutation = { createOrganization: { organization: { id: string, name: string, plan: PlanTier, profile: { id: string, legalName: string | null, doingBusinessAs: string | null, entityType: BusinessEntityType | null, taxIdLast4: string | null, website: string | null, industry: string | null, description: string | null, street: string | null, city: string | null, region: string | null, postalCode: string | null, country: string | null, timeZone: string | null, contactFirstName: string | null, contactLastName: string | null, contactTitle: string | null, contactEmail: string | null, contactPhone: string | null, privacyPolicyUrl: string | null, termsUrl: string | null }, twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type UpdateBusinessProfileMutationVariables = Exact<{
  input: UpdateBusinessProfileInput;
}>;


export type UpdateBusinessProfileMutation = { updateBusinessProfile: { organization: { id: string, name: string, plan: PlanTier, profile: { id: string, legalName: string | null, doingBusinessAs: string | null, entityType: BusinessEntityType | null, taxIdLast4: string | null, website: string | null, industry: string | null, description: string | null, street: string | null, city: string | null, region: string | null, postalCode: string | null, country: string | null, timeZone: string | null, contactFirstName: string | null, contactLastName: string | null, contactTitle: string | null, contactEmail: string | null, contactPhone: string | null, privacyPolicyUrl: string | null, termsUrl: string | null }, twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type TwilioAccountInventoryQueryVariables = Exact<{ [key: string]: never; }>;


export type TwilioAccountInventoryQuery = { organization: { twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string, inventory: { readAt: string, verifications: number, plannedChanges: Array<string>, untouched: Array<string>, digest: string, numbers: { total: number, tollFree: number, callsElsewhere: number, textsElsewhere: number }, services: Array<{ sid: string, name: string, numbers: number, campaign: { useCase: string | null, status: string, brandSid: string | null, isExternal: boolean } | null }>, brands: Array<{ sid: string, kind: string, status: string, identityStatus: string | null }>, sinks: Array<{ sid: string, description: string, kind: string, host: string | null }> } | null } | null, pausedTwilioAccount: { id: string, accountSid: string, numbers: number, parkedAt: string } | null } };

export type ReusableTwilioResourcesQueryVariables = Exact<{
  messagingServiceSid?: InputMaybe<Scalars['String']['input']>;
  alsoMessagingServiceSids?: InputMaybe<Array<Scalars['String']['input']> | Scalars['String']['input']>;
  businessRegistrationSid?: InputMaybe<Scalars['String']['input']>;
}>;


export type ReusableTwilioResourcesQuery = { organization: { twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string, reusable: { readAt: string, blocker: string | null, digest: string, resources: Array<{ kind: ReusableKind, state: ReuseState, title: string, detail: string, twilioSid: string | null, phoneNumberId: string | null }>, choices: Array<{ messagingServiceSid: string, name: string, detail: string, numbers: number, isChosen: boolean, mayBeBeside: boolean, isBeside: boolean }>, registrationChoices: Array<{ businessRegistrationSid: string, name: string, detail: string, isChosen: boolean }> } | null } | null } };

export type RefreshTwilioAccountMutationVariables = Exact<{
  input: RefreshTwilioAccountInput;
}>;


export type RefreshTwilioAccountMutation = { refreshTwilioAccount: { twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type AdoptTwilioResourcesMutationVariables = Exact<{
  input: AdoptTwilioResourcesInput;
}>;


export type AdoptTwilioResourcesMutation = { adoptTwilioResources: { twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null, registrations: Array<{ id: string, kind: RegistrationKind, state: RegistrationState, isAdopted: boolean }>, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type PreviewTwilioAccountChangeQueryVariables = Exact<{
  change: TwilioAccountChange;
}>;


export type PreviewTwilioAccountChangeQuery = { previewTwilioAccountChange: { change: TwilioAccountChange, blockers: Array<string>, consequences: Array<string>, confirmation: string | null } };

export type ConnectTwilioAccountMutationVariables = Exact<{
  input: ConnectTwilioAccountInput;
}>;


export type ConnectTwilioAccountMutation = { connectTwilioAccount: { twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type ConfirmTwilioAccountMutationVariables = Exact<{
  input: ConfirmTwilioAccountInput;
}>;


export type ConfirmTwilioAccountMutation = { confirmTwilioAccount: { twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type DisconnectTwilioAccountMutationVariables = Exact<{
  input: DisconnectTwilioAccountInput;
}>;


export type DisconnectTwilioAccountMutation = { disconnectTwilioAccount: { twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type SuspendTwilioAccountMutationVariables = Exact<{
  input: SuspendTwilioAccountInput;
}>;


export type SuspendTwilioAccountMutation = { suspendTwilioAccount: { twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type ReactivateTwilioAccountMutationVariables = Exact<{
  input: ReactivateTwilioAccountInput;
}>;


export type ReactivateTwilioAccountMutation = { reactivateTwilioAccount: { twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type CloseTwilioAccountMutationVariables = Exact<{
  input: CloseTwilioAccountInput;
}>;


export type CloseTwilioAccountMutation = { closeTwilioAccount: { twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type StartTwilioAccountMutationVariables = Exact<{
  input: StartTwilioAccountInput;
}>;


export type StartTwilioAccountMutation = { startTwilioAccount: { twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type RotateTwilioAuthTokenMutationVariables = Exact<{
  input: RotateTwilioAuthTokenInput;
}>;


export type RotateTwilioAuthTokenMutation = { rotateTwilioAuthToken: { twilioAccount: { id: string, mode: TwilioAccountMode, accountSid: string, status: TwilioAccountStatus, connection: TwilioAccountConnection, isPaused: boolean, messagingServiceSid: string | null, connectedAt: string } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type TakeOverPhoneNumbersMutationVariables = Exact<{
  input: TakeOverPhoneNumbersInput;
}>;


export type TakeOverPhoneNumbersMutation = { takeOverPhoneNumbers: { phoneNumbers: Array<{ id: string, e164: string, friendlyName: string, kind: PhoneNumberKind, country: string, lifecycle: PhoneNumberLifecycle, voiceWebhookActive: boolean, purchasedAt: string | null, revision: number, imported: { importedAt: string, callsTo: string | null, textsTo: string | null, textsGoElsewhere: boolean, callsTakenOverAt: string | null, textsTakenOverAt: string | null } | null, capabilities: { voice: boolean, sms: boolean, mms: boolean }, settings: { voiceAgentId: string | null, textAgentId: string | null, routingMode: RoutingMode, autoReply: boolean, recordCalls: boolean | null, memberIds: Array<string> }, messaging: { state: MessagingState, path: MessagingPath, headline: string, detail: string | null, reasons: Array<{ code: ReadinessReasonCode, message: string, actor: NextStepActor }>, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, registration: { id: string, state: RegistrationState } | null, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null }, monthlyFee: { amount: string, currency: string } | null }>, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type ImportedPartsFragment = { importedAt: string, callsTo: string | null, textsTo: string | null, textsGoElsewhere: boolean, callsTakenOverAt: string | null, textsTakenOverAt: string | null };

export type ComplianceReplyPartsFragment = { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean, warnings: Array<string> };

export type ComplianceRepliesPartsFragment = { id: string, stop: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean, warnings: Array<string> }, help: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean, warnings: Array<string> }, start: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean, warnings: Array<string> }, senders: Array<{ handling: KeywordHandling, stop: ComplianceReplySender, help: ComplianceReplySender, start: ComplianceReplySender, explanation: string, phoneNumber: { id: string, e164: string } }>, account: { handling: KeywordHandling, isChoice: boolean } };

export type ComplianceRepliesQueryVariables = Exact<{ [key: string]: never; }>;


export type ComplianceRepliesQuery = { organization: { id: string, complianceReplies: { id: string, stop: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean, warnings: Array<string> }, help: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean, warnings: Array<string> }, start: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean, warnings: Array<string> }, senders: Array<{ handling: KeywordHandling, stop: ComplianceReplySender, help: ComplianceReplySender, start: ComplianceReplySender, explanation: string, phoneNumber: { id: string, e164: string } }>, account: { handling: KeywordHandling, isChoice: boolean } } } };

export type UpdateComplianceRepliesMutationVariables = Exact<{
  input: UpdateComplianceRepliesInput;
}>;


export type UpdateComplianceRepliesMutation = { updateComplianceReplies: { complianceReplies: { id: string, stop: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean, warnings: Array<string> }, help: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean, warnings: Array<string> }, start: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean, warnings: Array<string> }, senders: Array<{ handling: KeywordHandling, stop: ComplianceReplySender, help: ComplianceReplySender, start: ComplianceReplySender, explanation: string, phoneNumber: { id: string, e164: string } }>, account: { handling: KeywordHandling, isChoice: boolean } } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type SetKeywordHandlingMutationVariables = Exact<{
  input: SetKeywordHandlingInput;
}>;


export type SetKeywordHandlingMutation = { setKeywordHandling: { complianceReplies: { id: string, stop: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean, warnings: Array<string> }, help: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean, warnings: Array<string> }, start: { keywords: Array<string>, text: string, sentBy: Array<ComplianceReplySender>, isDefault: boolean, warnings: Array<string> }, senders: Array<{ handling: KeywordHandling, stop: ComplianceReplySender, help: ComplianceReplySender, start: ComplianceReplySender, explanation: string, phoneNumber: { id: string, e164: string } }>, account: { handling: KeywordHandling, isChoice: boolean } } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type AddressPartsFragment = { id: string, friendlyName: string | null, customerName: string, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, country: string, validated: boolean };

export type AddressesQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type AddressesQuery = { organization: { id: string, addresses: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, friendlyName: string | null, customerName: string, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, country: string, validated: boolean, phoneNumbers: Array<{ id: string, e164: string, friendlyName: string }> }> } } };

export type AddressSuggestionPartsFragment = { street: string, streetSecondary: string | null, city: string, region: string, postalCode: string };

export type CreateAddressMutationVariables = Exact<{
  input: CreateAddressInput;
}>;


export type CreateAddressMutation = { createAddress: { address: { id: string, friendlyName: string | null, customerName: string, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, country: string, validated: boolean } | null, suggestion: { street: string, streetSecondary: string | null, city: string, region: string, postalCode: string } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type UpdateAddressMutationVariables = Exact<{
  input: UpdateAddressInput;
}>;


export type UpdateAddressMutation = { updateAddress: { address: { id: string, friendlyName: string | null, customerName: string, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, country: string, validated: boolean } | null, suggestion: { street: string, streetSecondary: string | null, city: string, region: string, postalCode: string } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type DeleteAddressMutationVariables = Exact<{
  input: DeleteAddressInput;
}>;


export type DeleteAddressMutation = { deleteAddress: { deletedAddressId: string | null, neededBy: Array<{ id: string, e164: string, friendlyName: string }>, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type FieldPartsFragment = { id: string, key: string, label: string, help: string | null, example: string | null, input: RegistrationFieldInput, required: boolean, minLength: number | null, maxLength: number | null, minItems: number | null, maxItems: number | null, sensitive: boolean, locked: boolean, isSet: boolean, revision: number, value: unknown | null, source: FieldSource | null, errors: Array<string>, rejectionReason: string | null, options: Array<{ value: string, label: string, description: string | null }> };

export type RegistrationStatusFragment = { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, country: string | null, numberKind: PhoneNumberKind | null, endUser: BundleEndUser | null, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null };

export type FindingPartsFragment = { severity: FindingSeverity, fieldKey: string | null, message: string, suggestion: string | null, predictsCodes: Array<number> };

export type QuotePartsFragment = { id: string, needsAcceptance: boolean, lines: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }>, dueNow: { amount: string, currency: string }, dueMonthly: { amount: string, currency: string }, twilioNow: { amount: string, currency: string }, twilioMonthly: { amount: string, currency: string } };

export type MessagingWaysQueryVariables = Exact<{
  input: MessagingWaysInput;
}>;


export type MessagingWaysQuery = { messagingWays: Array<{ way: MessagingWayKind, registrationKind: RegistrationKind, title: string, summary: string, fits: boolean, whyNot: string | null, recommended: boolean, typicalDays: number, slowDays: number, notes: Array<string>, fees: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }>, dueNow: { amount: string, currency: string }, dueMonthly: { amount: string, currency: string }, twilioNow: { amount: string, currency: string }, twilioMonthly: { amount: string, currency: string }, limits: { numbers: number | null, textingPlans: number | null, textsPerDay: number | null } }> };

export type RegistrationFormQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RegistrationFormQuery = { registration: { renewsId: string | null, id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, country: string | null, numberKind: PhoneNumberKind | null, endUser: BundleEndUser | null, createdAt: string, updatedAt: string, form: { definitionVersion: string, sections: Array<{ key: string, title: string, description: string | null, fields: Array<{ id: string, key: string, label: string, help: string | null, example: string | null, input: RegistrationFieldInput, required: boolean, minLength: number | null, maxLength: number | null, minItems: number | null, maxItems: number | null, sensitive: boolean, locked: boolean, isSet: boolean, revision: number, value: unknown | null, source: FieldSource | null, errors: Array<string>, rejectionReason: string | null, options: Array<{ value: string, label: string, description: string | null }> }> }> }, findings: Array<{ severity: FindingSeverity, fieldKey: string | null, message: string, suggestion: string | null, predictsCodes: Array<number> }>, quote: { id: string, needsAcceptance: boolean, lines: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }>, dueNow: { amount: string, currency: string }, dueMonthly: { amount: string, currency: string }, twilioNow: { amount: string, currency: string }, twilioMonthly: { amount: string, currency: string } }, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null };

export type RegistrationBriefQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RegistrationBriefQuery = { registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, country: string | null, numberKind: PhoneNumberKind | null, endUser: BundleEndUser | null, createdAt: string, updatedAt: string, fields: Array<{ id: string, key: string, label: string, help: string | null, example: string | null, input: RegistrationFieldInput, required: boolean, minLength: number | null, maxLength: number | null, minItems: number | null, maxItems: number | null, sensitive: boolean, locked: boolean, isSet: boolean, revision: number, value: unknown | null, source: FieldSource | null, errors: Array<string>, rejectionReason: string | null, options: Array<{ value: string, label: string, description: string | null }> }>, findings: Array<{ severity: FindingSeverity, fieldKey: string | null, message: string, suggestion: string | null, predictsCodes: Array<number> }>, quote: { id: string, needsAcceptance: boolean, lines: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }>, dueNow: { amount: string, currency: string }, dueMonthly: { amount: string, currency: string }, twilioNow: { amount: string, currency: string }, twilioMonthly: { amount: string, currency: string } }, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null };

export type RegistrationFieldsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  keys?: InputMaybe<Array<Scalars['String']['input']> | Scalars['String']['input']>;
}>;


export type RegistrationFieldsQuery = { registration: { id: string, version: number, revision: number, fields: Array<{ id: string, key: string, label: string, help: string | null, example: string | null, input: RegistrationFieldInput, required: boolean, minLength: number | null, maxLength: number | null, minItems: number | null, maxItems: number | null, sensitive: boolean, locked: boolean, isSet: boolean, revision: number, value: unknown | null, source: FieldSource | null, errors: Array<string>, rejectionReason: string | null, options: Array<{ value: string, label: string, description: string | null }> }> } | null };

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


export type OpenRegistrationsQuery = { organization: { id: string, registrations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, country: string | null, numberKind: PhoneNumberKind | null, endUser: BundleEndUser | null, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null }> } } };

export type StartRegistrationMutationVariables = Exact<{
  input: StartRegistrationInput;
}>;


export type StartRegistrationMutation = { startRegistration: { resumed: boolean, registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, country: string | null, numberKind: PhoneNumberKind | null, endUser: BundleEndUser | null, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type UpdateRegistrationMutationVariables = Exact<{
  input: UpdateRegistrationInput;
}>;


export type UpdateRegistrationMutation = { updateRegistration: { conflictingKeys: Array<string>, registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, country: string | null, numberKind: PhoneNumberKind | null, endUser: BundleEndUser | null, createdAt: string, updatedAt: string, fields: Array<{ id: string, key: string, label: string, help: string | null, example: string | null, input: RegistrationFieldInput, required: boolean, minLength: number | null, maxLength: number | null, minItems: number | null, maxItems: number | null, sensitive: boolean, locked: boolean, isSet: boolean, revision: number, value: unknown | null, source: FieldSource | null, errors: Array<string>, rejectionReason: string | null, options: Array<{ value: string, label: string, description: string | null }> }>, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type ConfirmRegistrationMutationVariables = Exact<{
  input: ConfirmRegistrationInput;
}>;


export type ConfirmRegistrationMutation = { confirmRegistration: { registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, country: string | null, numberKind: PhoneNumberKind | null, endUser: BundleEndUser | null, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type SubmitRegistrationMutationVariables = Exact<{
  input: SubmitRegistrationInput;
}>;


export type SubmitRegistrationMutation = { submitRegistration: { registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, country: string | null, numberKind: PhoneNumberKind | null, endUser: BundleEndUser | null, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type ReviseRegistrationMutationVariables = Exact<{
  input: ReviseRegistrationInput;
}>;


export type ReviseRegistrationMutation = { reviseRegistration: { registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, country: string | null, numberKind: PhoneNumberKind | null, endUser: BundleEndUser | null, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type RenewRegistrationMutationVariables = Exact<{
  input: RenewRegistrationInput;
}>;


export type RenewRegistrationMutation = { renewRegistration: { resumed: boolean, registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, country: string | null, numberKind: PhoneNumberKind | null, endUser: BundleEndUser | null, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type CancelRegistrationMutationVariables = Exact<{
  input: CancelRegistrationInput;
}>;


export type CancelRegistrationMutation = { cancelRegistration: { registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, country: string | null, numberKind: PhoneNumberKind | null, endUser: BundleEndUser | null, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type ResendOwnerVerificationMutationVariables = Exact<{
  input: ResendOwnerVerificationInput;
}>;


export type ResendOwnerVerificationMutation = { resendOwnerVerification: { registration: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, country: string | null, numberKind: PhoneNumberKind | null, endUser: BundleEndUser | null, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type CreateDocumentMutationVariables = Exact<{
  input: CreateDocumentInput;
}>;


export type CreateDocumentMutation = { createDocument: { document: { id: string, fileName: string, contentType: string, bytes: number, state: DocumentState, createdAt: string } | null, upload: { url: string, method: string, expiresAt: string, headers: Array<{ name: string, value: string }> } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type DocumentByIdQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type DocumentByIdQuery = { node: { __typename: 'Address' } | { __typename: 'BusinessProfile' } | { __typename: 'Call' } | { __typename: 'ComplianceReplies' } | { __typename: 'Conversation' } | { __typename: 'Document', id: string, fileName: string, contentType: string, state: DocumentState, refusal: string | null } | { __typename: 'Message' } | { __typename: 'Notification' } | { __typename: 'Organization' } | { __typename: 'PhoneNumber' } | { __typename: 'Registration' } | { __typename: 'TwilioAccount' } | null };

export type RegistrationChangedSubscriptionVariables = Exact<{
  registrationId?: InputMaybe<Scalars['ID']['input']>;
}>;


export type RegistrationChangedSubscription = { registrationChanged: { id: string, kind: RegistrationKind, state: RegistrationState, version: number, digest: string, brief: string, revision: number, country: string | null, numberKind: PhoneNumberKind | null, endUser: BundleEndUser | null, createdAt: string, updatedAt: string, phoneNumber: { id: string, e164: string } | null, actions: Array<{ action: RegistrationAction, allowed: boolean, reason: string | null, availableAt: string | null }>, nextStep: { actor: NextStepActor, headline: string, detail: string | null, deadline: string | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }, steps: Array<{ key: string, label: string, state: RegistrationStepState, detail: string | null, twilioSid: string | null, submittedAt: string | null, finishedAt: string | null }>, rejections: Array<{ code: number | null, message: string, howToFix: string, fix: RejectionFix, fieldKeys: Array<string>, resubmittable: boolean }>, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null, confirmation: { digest: string, confirmedBy: string, confirmedAt: string } | null } };

export type CallPartsFragment = { id: string, contact: string, status: CallStatus, answeredBy: CallAnswerer | null, durationSeconds: number | null, qualityTags: Array<string>, createdAt: string, endedAt: string | null, revision: number, phoneNumber: { id: string, e164: string }, recordings: Array<{ id: string, kind: CallRecordingKind, durationSeconds: number | null, url: string, createdAt: string }> };

export type CallsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  phoneNumberId?: InputMaybe<Scalars['ID']['input']>;
}>;


export type CallsQuery = { organization: { id: string, calls: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, contact: string, status: CallStatus, answeredBy: CallAnswerer | null, durationSeconds: number | null, qualityTags: Array<string>, createdAt: string, endedAt: string | null, revision: number, phoneNumber: { id: string, e164: string }, recordings: Array<{ id: string, kind: CallRecordingKind, durationSeconds: number | null, url: string, createdAt: string }> }> } } };

export type CallsOfNumberQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type CallsOfNumberQuery = { phoneNumber: { id: string, calls: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, contact: string, status: CallStatus, answeredBy: CallAnswerer | null, durationSeconds: number | null, qualityTags: Array<string>, createdAt: string, endedAt: string | null, revision: number, phoneNumber: { id: string, e164: string }, recordings: Array<{ id: string, kind: CallRecordingKind, durationSeconds: number | null, url: string, createdAt: string }> }> } } | null };

export type CallChangedSubscriptionVariables = Exact<{
  phoneNumberId?: InputMaybe<Scalars['ID']['input']>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
}>;


export type CallChangedSubscription = { callChanged: { id: string, contact: string, status: CallStatus, answeredBy: CallAnswerer | null, durationSeconds: number | null, qualityTags: Array<string>, createdAt: string, endedAt: string | null, revision: number, phoneNumber: { id: string, e164: string }, recordings: Array<{ id: string, kind: CallRecordingKind, durationSeconds: number | null, url: string, createdAt: string }> } };

export type FinishCallMutationVariables = Exact<{
  input: FinishCallInput;
}>;


export type FinishCallMutation = { finishCall: { call: { id: string, contact: string, status: CallStatus, answeredBy: CallAnswerer | null, durationSeconds: number | null, qualityTags: Array<string>, createdAt: string, endedAt: string | null, revision: number, phoneNumber: { id: string, e164: string }, recordings: Array<{ id: string, kind: CallRecordingKind, durationSeconds: number | null, url: string, createdAt: string }> } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type CallSettingsPartsFragment = { recordCalls: boolean, recordingNotice: string, voicemailGreeting: string, afterHoursMessage: string, businessHours: { timeZone: string, holidays: Array<string>, openingTimes: Array<{ day: Weekday, opens: string, closes: string }> } | null };

export type CallSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type CallSettingsQuery = { organization: { id: string, callSettings: { recordCalls: boolean, recordingNotice: string, voicemailGreeting: string, afterHoursMessage: string, businessHours: { timeZone: string, holidays: Array<string>, openingTimes: Array<{ day: Weekday, opens: string, closes: string }> } | null } } };

export type UpdateCallSettingsMutationVariables = Exact<{
  input: UpdateCallSettingsInput;
}>;


export type UpdateCallSettingsMutation = { updateCallSettings: { callSettings: { recordCalls: boolean, recordingNotice: string, voicemailGreeting: string, afterHoursMessage: string, businessHours: { timeZone: string, holidays: Array<string>, openingTimes: Array<{ day: Weekday, opens: string, closes: string }> } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type RepairVoiceWebhookMutationVariables = Exact<{
  input: RepairVoiceWebhookInput;
}>;


export type RepairVoiceWebhookMutation = { repairVoiceWebhook: { phoneNumber: { id: string, e164: string, friendlyName: string, kind: PhoneNumberKind, country: string, lifecycle: PhoneNumberLifecycle, voiceWebhookActive: boolean, purchasedAt: string | null, revision: number, capabilities: { voice: boolean, sms: boolean, mms: boolean }, settings: { voiceAgentId: string | null, textAgentId: string | null, routingMode: RoutingMode, autoReply: boolean, recordCalls: boolean | null, memberIds: Array<string> }, messaging: { state: MessagingState, path: MessagingPath, headline: string, detail: string | null, reasons: Array<{ code: ReadinessReasonCode, message: string, actor: NextStepActor }>, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, registration: { id: string, state: RegistrationState } | null, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null }, monthlyFee: { amount: string, currency: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type FailurePartsFragment = { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, findings: Array<{ severity: FindingSeverity, message: string, suggestion: string | null }> };

export type WarningPartsFragment = { code: MessageWarningCode, message: string, field: Array<string> };

export type MessagePartsFragment = { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, findings: Array<{ severity: FindingSeverity, message: string, suggestion: string | null }> } | null, phoneNumber: { id: string, e164: string } };

export type ConversationPartsFragment = { id: string, contact: string, unread: number, revision: number, phoneNumber: { id: string, e164: string }, lastMessage: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, findings: Array<{ severity: FindingSeverity, message: string, suggestion: string | null }> } | null, phoneNumber: { id: string, e164: string } } | null, optOut: { at: string, keyword: string | null, source: OptOutSource } | null, sendBlock: { code: UserErrorCode, message: string, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null };

export type ConversationsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  phoneNumberId?: InputMaybe<Scalars['ID']['input']>;
}>;


export type ConversationsQuery = { organization: { id: string, conversations: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, contact: string, unread: number, revision: number, phoneNumber: { id: string, e164: string }, lastMessage: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, findings: Array<{ severity: FindingSeverity, message: string, suggestion: string | null }> } | null, phoneNumber: { id: string, e164: string } } | null, optOut: { at: string, keyword: string | null, source: OptOutSource } | null, sendBlock: { code: UserErrorCode, message: string, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null }> } } };

export type ConversationQueryVariables = Exact<{
  phoneNumberId: Scalars['ID']['input'];
  contact: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ConversationQuery = { organization: { id: string, conversation: { id: string, contact: string, unread: number, revision: number, messages: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, findings: Array<{ severity: FindingSeverity, message: string, suggestion: string | null }> } | null, phoneNumber: { id: string, e164: string } }> }, phoneNumber: { id: string, e164: string }, lastMessage: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, findings: Array<{ severity: FindingSeverity, message: string, suggestion: string | null }> } | null, phoneNumber: { id: string, e164: string } } | null, optOut: { at: string, keyword: string | null, source: OptOutSource } | null, sendBlock: { code: UserErrorCode, message: string, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null } | null } };

export type MessageByIdQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type MessageByIdQuery = { node: { __typename: 'Address' } | { __typename: 'BusinessProfile' } | { __typename: 'Call' } | { __typename: 'ComplianceReplies' } | { __typename: 'Conversation' } | { __typename: 'Document' } | { __typename: 'Message', id: string, contact: string, body: string | null, phoneNumber: { id: string } } | { __typename: 'Notification' } | { __typename: 'Organization' } | { __typename: 'PhoneNumber' } | { __typename: 'Registration' } | { __typename: 'TwilioAccount' } | null };

export type SendTestTextMutationVariables = Exact<{
  input: SendTestTextInput;
}>;


export type SendTestTextMutation = { sendTestText: { message: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, findings: Array<{ severity: FindingSeverity, message: string, suggestion: string | null }> } | null, phoneNumber: { id: string, e164: string } } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { message: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, findings: Array<{ severity: FindingSeverity, message: string, suggestion: string | null }> } | null, phoneNumber: { id: string, e164: string } } | null, warnings: Array<{ code: MessageWarningCode, message: string, field: Array<string> }>, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type PreviewMessageQueryVariables = Exact<{
  phoneNumberId: Scalars['ID']['input'];
  body: Scalars['String']['input'];
}>;


export type PreviewMessageQuery = { previewMessage: { encoding: TextEncoding, segments: number, charactersLeft: number, segmentsIfPlain: number, plainBody: string | null, costlyCharacters: Array<{ character: string, codePoint: string, count: number, replacement: string | null, extraSegments: number }>, warnings: Array<{ code: MessageWarningCode, message: string, field: Array<string> }>, findings: Array<{ severity: FindingSeverity, message: string, suggestion: string | null }> } | null };

export type MarkConversationReadMutationVariables = Exact<{
  input: MarkConversationReadInput;
}>;


export type MarkConversationReadMutation = { markConversationRead: { conversation: { id: string, contact: string, unread: number, revision: number, phoneNumber: { id: string, e164: string }, lastMessage: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, findings: Array<{ severity: FindingSeverity, message: string, suggestion: string | null }> } | null, phoneNumber: { id: string, e164: string } } | null, optOut: { at: string, keyword: string | null, source: OptOutSource } | null, sendBlock: { code: UserErrorCode, message: string, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type ExplainMessageErrorQueryVariables = Exact<{
  code: Scalars['Int']['input'];
}>;


export type ExplainMessageErrorQuery = { explainMessageError: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, findings: Array<{ severity: FindingSeverity, message: string, suggestion: string | null }> } };

export type DeliverabilityQueryVariables = Exact<{
  since?: InputMaybe<Scalars['DateTime']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
}>;


export type DeliverabilityQuery = { organization: { id: string, deliverability: { since: string, until: string, sent: number, delivered: number, failed: number, deliveryRate: number | null, failures: Array<{ code: number | null, headline: string, messages: number, contacts: number, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } } };

export type DeliverabilityOverTimeQueryVariables = Exact<{
  since?: InputMaybe<Scalars['DateTime']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
}>;


export type DeliverabilityOverTimeQuery = { organization: { id: string, deliverability: { since: string, until: string, sent: number, delivered: number, failed: number, deliveryRate: number | null, days: Array<{ date: string, sent: number, delivered: number, failed: number }>, failures: Array<{ code: number | null, headline: string, messages: number, contacts: number, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } } };

export type MessageChangedSubscriptionVariables = Exact<{
  phoneNumberId?: InputMaybe<Scalars['ID']['input']>;
  contact?: InputMaybe<Scalars['String']['input']>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
}>;


export type MessageChangedSubscription = { messageChanged: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, findings: Array<{ severity: FindingSeverity, message: string, suggestion: string | null }> } | null, phoneNumber: { id: string, e164: string } } };

export type ConversationChangedSubscriptionVariables = Exact<{
  phoneNumberId?: InputMaybe<Scalars['ID']['input']>;
}>;


export type ConversationChangedSubscription = { conversationChanged: { id: string, contact: string, unread: number, revision: number, phoneNumber: { id: string, e164: string }, lastMessage: { id: string, direction: MessageDirection, contact: string, origin: MessageOrigin, channel: MessageChannel, body: string | null, status: MessageStatus, segments: number | null, createdAt: string, sentAt: string | null, deliveredAt: string | null, idempotencyKey: string | null, revision: number, media: Array<{ url: string, contentType: string }>, failure: { code: number | null, headline: string, explanation: string, permanent: boolean, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, findings: Array<{ severity: FindingSeverity, message: string, suggestion: string | null }> } | null, phoneNumber: { id: string, e164: string } } | null, optOut: { at: string, keyword: string | null, source: OptOutSource } | null, sendBlock: { code: UserErrorCode, message: string, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null } | null } };

export type ButtonPartsFragment = { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> };

export type UserErrorPartsFragment = { field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null };

export type MoneyPartsFragment = { amount: string, currency: string };

export type FeeLinePartsFragment = { label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } };

export type PagePartsFragment = { hasNextPage: boolean, endCursor: string | null };

export type NotificationPartsFragment = { id: string, kind: NotificationKind, title: string, body: string, isSettled: boolean, createdAt: string, readAt: string | null, revision: number, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, phoneNumber: { id: string, e164: string } | null, registration: { id: string, state: RegistrationState } | null };

export type NotificationsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  unread?: InputMaybe<Scalars['Boolean']['input']>;
}>;


export type NotificationsQuery = { organization: { id: string, notifications: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: NotificationKind, title: string, body: string, isSettled: boolean, createdAt: string, readAt: string | null, revision: number, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, phoneNumber: { id: string, e164: string } | null, registration: { id: string, state: RegistrationState } | null }> } } };

export type MarkNotificationsReadMutationVariables = Exact<{
  input: MarkNotificationsReadInput;
}>;


export type MarkNotificationsReadMutation = { markNotificationsRead: { notifications: Array<{ id: string, kind: NotificationKind, title: string, body: string, isSettled: boolean, createdAt: string, readAt: string | null, revision: number, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, phoneNumber: { id: string, e164: string } | null, registration: { id: string, state: RegistrationState } | null }>, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type NotificationReceivedSubscriptionVariables = Exact<{
  since?: InputMaybe<Scalars['DateTime']['input']>;
}>;


export type NotificationReceivedSubscription = { notificationReceived: { id: string, kind: NotificationKind, title: string, body: string, isSettled: boolean, createdAt: string, readAt: string | null, revision: number, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, phoneNumber: { id: string, e164: string } | null, registration: { id: string, state: RegistrationState } | null } };

export type OptOutPartsFragment = { contact: string, at: string, keyword: string | null, source: OptOutSource, reason: string | null };

export type OptOutsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type OptOutsQuery = { organization: { id: string, optOuts: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ contact: string, at: string, keyword: string | null, source: OptOutSource, reason: string | null }> } } };

export type ConsentHistoryQueryVariables = Exact<{
  phoneNumberId: Scalars['ID']['input'];
  contact: Scalars['String']['input'];
}>;


export type ConsentHistoryQuery = { organization: { id: string, conversation: { id: string, consentHistory: Array<{ at: string, optedOut: boolean, source: OptOutSource, words: string | null, reason: string | null, message: { id: string, body: string | null } | null }> } | null } };

export type ExportOptOutsQueryVariables = Exact<{ [key: string]: never; }>;


export type ExportOptOutsQuery = { exportOptOuts: string };

export type ImportOptOutsMutationVariables = Exact<{
  input: ImportOptOutsInput;
}>;


export type ImportOptOutsMutation = { importOptOuts: { result: { imported: number, alreadyOptedOut: number, refused: Array<{ line: number, message: string }> } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type OptOutContactMutationVariables = Exact<{
  input: OptOutContactInput;
}>;


export type OptOutContactMutation = { optOutContact: { optOut: { contact: string, at: string, keyword: string | null, source: OptOutSource, reason: string | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type OptInContactMutationVariables = Exact<{
  input: OptInContactInput;
}>;


export type OptInContactMutation = { optInContact: { contact: string | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

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

export type ReleasePreviewQueryVariables = Exact<{
  phoneNumberId: Scalars['ID']['input'];
}>;


export type ReleasePreviewQuery = { releasePreview: { canRelease: boolean, refusal: string | null, irreversible: string, openConversations: number, unreadMessages: number, waitingTexts: number, phoneNumber: { id: string, e164: string, friendlyName: string, lifecycle: PhoneNumberLifecycle }, effects: Array<{ kind: ReleaseEffectKind, message: string, count: number | null }>, registrations: Array<{ id: string, kind: RegistrationKind, state: RegistrationState }>, monthlySaving: { amount: string, currency: string } | null } | null };

export type ReleasePhoneNumberMutationVariables = Exact<{
  input: ReleasePhoneNumberInput;
}>;


export type ReleasePhoneNumberMutation = { releasePhoneNumber: { phoneNumber: { id: string, e164: string, friendlyName: string, kind: PhoneNumberKind, country: string, lifecycle: PhoneNumberLifecycle, voiceWebhookActive: boolean, purchasedAt: string | null, revision: number, capabilities: { voice: boolean, sms: boolean, mms: boolean }, settings: { voiceAgentId: string | null, textAgentId: string | null, routingMode: RoutingMode, autoReply: boolean, recordCalls: boolean | null, memberIds: Array<string> }, messaging: { state: MessagingState, path: MessagingPath, headline: string, detail: string | null, reasons: Array<{ code: ReadinessReasonCode, message: string, actor: NextStepActor }>, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, registration: { id: string, state: RegistrationState } | null, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null }, monthlyFee: { amount: string, currency: string } | null } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type SetupHintFragment = { path: MessagingPath, summary: string, typicalDays: number | null, recommended: boolean, fees: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }> };

export type AvailableNumberFragment = { e164: string, kind: PhoneNumberKind, country: string, locality: string | null, region: string | null, addressRequired: boolean, addressRequirement: AddressRequirement, bundleRequired: boolean, requirements: Array<string>, capabilities: { voice: boolean, sms: boolean, mms: boolean }, monthlyFee: { amount: string, currency: string } | null, messagingSetup: { path: MessagingPath, summary: string, typicalDays: number | null, recommended: boolean, fees: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }> } };

export type PhoneNumberCountriesQueryVariables = Exact<{ [key: string]: never; }>;


export type PhoneNumberCountriesQuery = { phoneNumberCountries: { countries: Array<{ country: string, name: string, kinds: Array<PhoneNumberKind> }>, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type SearchPhoneNumbersQueryVariables = Exact<{
  input: SearchPhoneNumbersInput;
}>;


export type SearchPhoneNumbersQuery = { searchPhoneNumbers: { nothingFound: string | null, numbers: Array<{ e164: string, kind: PhoneNumberKind, country: string, locality: string | null, region: string | null, addressRequired: boolean, addressRequirement: AddressRequirement, bundleRequired: boolean, requirements: Array<string>, capabilities: { voice: boolean, sms: boolean, mms: boolean }, monthlyFee: { amount: string, currency: string } | null, messagingSetup: { path: MessagingPath, summary: string, typicalDays: number | null, recommended: boolean, fees: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }> } }>, suggestion: { kind: PhoneNumberKind, headline: string, detail: string, messagingSetup: { path: MessagingPath, summary: string, typicalDays: number | null, recommended: boolean, fees: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }> }, numbers: Array<{ e164: string, kind: PhoneNumberKind, country: string, locality: string | null, region: string | null, addressRequired: boolean, addressRequirement: AddressRequirement, bundleRequired: boolean, requirements: Array<string>, capabilities: { voice: boolean, sms: boolean, mms: boolean }, monthlyFee: { amount: string, currency: string } | null, messagingSetup: { path: MessagingPath, summary: string, typicalDays: number | null, recommended: boolean, fees: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }> } }> } | null, alternatives: Array<{ reason: string, search: { country: string, kind: PhoneNumberKind, areaCode: string | null, contains: string | null, locality: string | null, region: string | null, postalCode: string | null, nearNumber: string | null, distanceMiles: number | null, sms: boolean | null, voice: boolean | null, mms: boolean | null }, numbers: Array<{ e164: string, kind: PhoneNumberKind, country: string, locality: string | null, region: string | null, addressRequired: boolean, addressRequirement: AddressRequirement, bundleRequired: boolean, requirements: Array<string>, capabilities: { voice: boolean, sms: boolean, mms: boolean }, monthlyFee: { amount: string, currency: string } | null, messagingSetup: { path: MessagingPath, summary: string, typicalDays: number | null, recommended: boolean, fees: Array<{ label: string, cadence: FeeCadence, payer: FeePayer, amount: { amount: string, currency: string } }> } }> }>, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type PurchaseMeansQueryVariables = Exact<{ [key: string]: never; }>;


export type PurchaseMeansQuery = { organization: { id: string, addresses: { nodes: Array<{ id: string, friendlyName: string | null, customerName: string, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, country: string, validated: boolean }> }, registrations: { nodes: Array<{ id: string, revision: number, state: RegistrationState, country: string | null, numberKind: PhoneNumberKind | null, endUser: BundleEndUser | null, nextStep: { headline: string } }> } } };

export type PurchasePhoneNumberMutationVariables = Exact<{
  input: PurchasePhoneNumberInput;
}>;


export type PurchasePhoneNumberMutation = { purchasePhoneNumber: { phoneNumber: { id: string, e164: string, friendlyName: string, kind: PhoneNumberKind, country: string, lifecycle: PhoneNumberLifecycle, voiceWebhookActive: boolean, purchasedAt: string | null, revision: number, capabilities: { voice: boolean, sms: boolean, mms: boolean }, settings: { voiceAgentId: string | null, textAgentId: string | null, routingMode: RoutingMode, autoReply: boolean, recordCalls: boolean | null, memberIds: Array<string> }, messaging: { state: MessagingState, path: MessagingPath, headline: string, detail: string | null, reasons: Array<{ code: ReadinessReasonCode, message: string, actor: NextStepActor }>, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null, registration: { id: string, state: RegistrationState } | null, estimate: { typicalDays: number, slowDays: number, expectedBy: string | null, takingLongerThanUsual: boolean } | null }, monthlyFee: { amount: string, currency: string } | null } | null, requirement: { country: string, kind: PhoneNumberKind, addressRequirement: AddressRequirement, bundleRequired: boolean, requirements: Array<string>, addresses: Array<{ id: string, friendlyName: string | null, customerName: string, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, country: string, validated: boolean }> } | null, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type AgentPartsFragment = { agentId: string, kind: AgentKind, name: string, streamUrl: string | null };

export type MemberPartsFragment = { userId: string, role: MemberRole, name: string | null, phone: string | null };

export type TeamQueryVariables = Exact<{ [key: string]: never; }>;


export type TeamQuery = { organization: { id: string, agents: Array<{ agentId: string, kind: AgentKind, name: string, streamUrl: string | null }>, members: Array<{ userId: string, role: MemberRole, name: string | null, phone: string | null }> } };

export type AgentNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type AgentNamesQuery = { organization: { id: string, agents: Array<{ agentId: string, name: string }> } };

export type UpsertAgentsMutationVariables = Exact<{
  input: UpsertAgentsInput;
}>;


export type UpsertAgentsMutation = { upsertAgents: { agents: Array<{ agentId: string, kind: AgentKind, name: string, streamUrl: string | null }>, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

export type UpsertMembersMutationVariables = Exact<{
  input: UpsertMembersInput;
}>;


export type UpsertMembersMutation = { upsertMembers: { members: Array<{ userId: string, role: MemberRole, name: string | null, phone: string | null }>, userErrors: Array<{ field: Array<string> | null, code: UserErrorCode, message: string, retryable: boolean, retryAfterSeconds: number | null, callToAction: { label: string, intent: AssistantIntent, phoneNumberId: string | null, registrationId: string | null, messageId: string | null, contact: string | null, fieldKeys: Array<string> } | null }> } };

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
export const InventoryPartsFragmentDoc = new TypedDocumentString(`
    fragment InventoryParts on TwilioAccountInventory {
  readAt
  numbers {
    total
    tollFree
    callsElsewhere
    textsElsewhere
  }
  services {
    sid
    name
    numbers
    campaign {
      useCase
      status
      brandSid
      isExternal
    }
  }
  brands {
    sid
    kind
    status
    identityStatus
  }
  sinks {
    sid
    description
    kind
    host
  }
  verifications
  plannedChanges
  untouched
  digest
}
    `, {"fragmentName":"InventoryParts"}) as unknown as TypedDocumentString<InventoryPartsFragment, unknown>;
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
  connection
  isPaused
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
  connection
  isPaused
  messagingServiceSid
  connectedAt
}`, {"fragmentName":"OrganizationParts"}) as unknown as TypedDocumentString<OrganizationPartsFragment, unknown>;
export const ImportedPartsFragmentDoc = new TypedDocumentString(`
    fragment ImportedParts on ImportedNumberSettings {
  importedAt
  callsTo
  textsTo
  textsGoElsewhere
  callsTakenOverAt
  textsTakenOverAt
}
    `, {"fragmentName":"ImportedParts"}) as unknown as TypedDocumentString<ImportedPartsFragment, unknown>;
export const ComplianceReplyPartsFragmentDoc = new TypedDocumentString(`
    fragment ComplianceReplyParts on ComplianceReply {
  keywords
  text
  sentBy
  isDefault
  warnings
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
  senders {
    phoneNumber {
      id
      e164
    }
    handling
    stop
    help
    start
    explanation
  }
  account {
    handling
    isChoice
  }
}
    fragment ComplianceReplyParts on ComplianceReply {
  keywords
  text
  sentBy
  isDefault
  warnings
}`, {"fragmentName":"ComplianceRepliesParts"}) as unknown as TypedDocumentString<ComplianceRepliesPartsFragment, unknown>;
export const AddressPartsFragmentDoc = new TypedDocumentString(`
    fragment AddressParts on Address {
  id
  friendlyName
  customerName
  street
  streetSecondary
  city
  region
  postalCode
  country
  validated
}
    `, {"fragmentName":"AddressParts"}) as unknown as TypedDocumentString<AddressPartsFragment, unknown>;
export const AddressSuggestionPartsFragmentDoc = new TypedDocumentString(`
    fragment AddressSuggestionParts on AddressSuggestion {
  street
  streetSecondary
  city
  region
  postalCode
}
    `, {"fragmentName":"AddressSuggestionParts"}) as unknown as TypedDocumentString<AddressSuggestionPartsFragment, unknown>;
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
  locked
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
  country
  numberKind
  endUser
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
  twilioNow {
    ...MoneyParts
  }
  twilioMonthly {
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
export const CallPartsFragmentDoc = new TypedDocumentString(`
    fragment CallParts on Call {
  id
  phoneNumber {
    id
    e164
  }
  contact
  status
  answeredBy
  durationSeconds
  recordings {
    id
    kind
    durationSeconds
    url
    createdAt
  }
  qualityTags
  createdAt
  endedAt
  revision
}
    `, {"fragmentName":"CallParts"}) as unknown as TypedDocumentString<CallPartsFragment, unknown>;
export const CallSettingsPartsFragmentDoc = new TypedDocumentString(`
    fragment CallSettingsParts on CallSettings {
  recordCalls
  recordingNotice
  voicemailGreeting
  afterHoursMessage
  businessHours {
    timeZone
    openingTimes {
      day
      opens
      closes
    }
    holidays
  }
}
    `, {"fragmentName":"CallSettingsParts"}) as unknown as TypedDocumentString<CallSettingsPartsFragment, unknown>;
export const WarningPartsFragmentDoc = new TypedDocumentString(`
    fragment WarningParts on MessageWarning {
  code
  message
  field
}
    `, {"fragmentName":"WarningParts"}) as unknown as TypedDocumentString<WarningPartsFragment, unknown>;
export const FailurePartsFragmentDoc = new TypedDocumentString(`
    fragment FailureParts on MessageFailure {
  code
  headline
  explanation
  permanent
  callToAction {
    ...ButtonParts
  }
  findings {
    severity
    message
    suggestion
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
  findings {
    severity
    message
    suggestion
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
  findings {
    severity
    message
    suggestion
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
  isSettled
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
export const OptOutPartsFragmentDoc = new TypedDocumentString(`
    fragment OptOutParts on OptOut {
  contact
  at
  keyword
  source
  reason
}
    `, {"fragmentName":"OptOutParts"}) as unknown as TypedDocumentString<OptOutPartsFragment, unknown>;
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
  addressRequirement
  bundleRequired
  requirements
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
export const AgentPartsFragmentDoc = new TypedDocumentString(`
    fragment AgentParts on Agent {
  agentId
  kind
  name
  streamUrl
}
    `, {"fragmentName":"AgentParts"}) as unknown as TypedDocumentString<AgentPartsFragment, unknown>;
export const MemberPartsFragmentDoc = new TypedDocumentString(`
    fragment MemberParts on Member {
  userId
  role
  name
  phone
}
    `, {"fragmentName":"MemberParts"}) as unknown as TypedDocumentString<MemberPartsFragment, unknown>;
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
  connection
  isPaused
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
  connection
  isPaused
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
  connection
  isPaused
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
  connection
  isPaused
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
export const TwilioAccountInventoryDocument = new TypedDocumentString(`
    query TwilioAccountInventory {
  organization {
    twilioAccount {
      ...TwilioAccountParts
      inventory {
        ...InventoryParts
      }
    }
    pausedTwilioAccount {
      id
      accountSid
      numbers
      parkedAt
    }
  }
}
    fragment TwilioAccountParts on TwilioAccount {
  id
  mode
  accountSid
  status
  connection
  isPaused
  messagingServiceSid
  connectedAt
}
fragment InventoryParts on TwilioAccountInventory {
  readAt
  numbers {
    total
    tollFree
    callsElsewhere
    textsElsewhere
  }
  services {
    sid
    name
    numbers
    campaign {
      useCase
      status
      brandSid
      isExternal
    }
  }
  brands {
    sid
    kind
    status
    identityStatus
  }
  sinks {
    sid
    description
    kind
    host
  }
  verifications
  plannedChanges
  untouched
  digest
}`) as unknown as TypedDocumentString<TwilioAccountInventoryQuery, TwilioAccountInventoryQueryVariables>;
export const ReusableTwilioResourcesDocument = new TypedDocumentString(`
    query ReusableTwilioResources($messagingServiceSid: String, $alsoMessagingServiceSids: [String!], $businessRegistrationSid: String) {
  organization {
    twilioAccount {
      ...TwilioAccountParts
      reusable(
        messagingServiceSid: $messagingServiceSid
        alsoMessagingServiceSids: $alsoMessagingServiceSids
        businessRegistrationSid: $businessRegistrationSid
      ) {
        readAt
        resources {
          kind
          state
          title
          detail
          twilioSid
          phoneNumberId
        }
        choices {
          messagingServiceSid
          name
          detail
          numbers
          isChosen
          mayBeBeside
          isBeside
        }
        registrationChoices {
          businessRegistrationSid
          name
          detail
          isChosen
        }
        blocker
        digest
      }
    }
  }
}
    fragment TwilioAccountParts on TwilioAccount {
  id
  mode
  accountSid
  status
  connection
  isPaused
  messagingServiceSid
  connectedAt
}`) as unknown as TypedDocumentString<ReusableTwilioResourcesQuery, ReusableTwilioResourcesQueryVariables>;
export const RefreshTwilioAccountDocument = new TypedDocumentString(`
    mutation RefreshTwilioAccount($input: RefreshTwilioAccountInput!) {
  refreshTwilioAccount(input: $input) {
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
  connection
  isPaused
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
}`) as unknown as TypedDocumentString<RefreshTwilioAccountMutation, RefreshTwilioAccountMutationVariables>;
export const AdoptTwilioResourcesDocument = new TypedDocumentString(`
    mutation AdoptTwilioResources($input: AdoptTwilioResourcesInput!) {
  adoptTwilioResources(input: $input) {
    twilioAccount {
      ...TwilioAccountParts
    }
    registrations {
      id
      kind
      state
      isAdopted
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
  connection
  isPaused
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
}`) as unknown as TypedDocumentString<AdoptTwilioResourcesMutation, AdoptTwilioResourcesMutationVariables>;
export const PreviewTwilioAccountChangeDocument = new TypedDocumentString(`
    query PreviewTwilioAccountChange($change: TwilioAccountChange!) {
  previewTwilioAccountChange(change: $change) {
    change
    blockers
    consequences
    confirmation
  }
}
    `) as unknown as TypedDocumentString<PreviewTwilioAccountChangeQuery, PreviewTwilioAccountChangeQueryVariables>;
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
  connection
  isPaused
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
export const ConfirmTwilioAccountDocument = new TypedDocumentString(`
    mutation ConfirmTwilioAccount($input: ConfirmTwilioAccountInput!) {
  confirmTwilioAccount(input: $input) {
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
  connection
  isPaused
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
}`) as unknown as TypedDocumentString<ConfirmTwilioAccountMutation, ConfirmTwilioAccountMutationVariables>;
export const DisconnectTwilioAccountDocument = new TypedDocumentString(`
    mutation DisconnectTwilioAccount($input: DisconnectTwilioAccountInput!) {
  disconnectTwilioAccount(input: $input) {
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
  connection
  isPaused
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
}`) as unknown as TypedDocumentString<DisconnectTwilioAccountMutation, DisconnectTwilioAccountMutationVariables>;
export const SuspendTwilioAccountDocument = new TypedDocumentString(`
    mutation SuspendTwilioAccount($input: SuspendTwilioAccountInput!) {
  suspendTwilioAccount(input: $input) {
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
  connection
  isPaused
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
}`) as unknown as TypedDocumentString<SuspendTwilioAccountMutation, SuspendTwilioAccountMutationVariables>;
export const ReactivateTwilioAccountDocument = new TypedDocumentString(`
    mutation ReactivateTwilioAccount($input: ReactivateTwilioAccountInput!) {
  reactivateTwilioAccount(input: $input) {
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
  connection
  isPaused
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
}`) as unknown as TypedDocumentString<ReactivateTwilioAccountMutation, ReactivateTwilioAccountMutationVariables>;
export const CloseTwilioAccountDocument = new TypedDocumentString(`
    mutation CloseTwilioAccount($input: CloseTwilioAccountInput!) {
  closeTwilioAccount(input: $input) {
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
  connection
  isPaused
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
}`) as unknown as TypedDocumentString<CloseTwilioAccountMutation, CloseTwilioAccountMutationVariables>;
export const StartTwilioAccountDocument = new TypedDocumentString(`
    mutation StartTwilioAccount($input: StartTwilioAccountInput!) {
  startTwilioAccount(input: $input) {
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
  connection
  isPaused
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
}`) as unknown as TypedDocumentString<StartTwilioAccountMutation, StartTwilioAccountMutationVariables>;
export const RotateTwilioAuthTokenDocument = new TypedDocumentString(`
    mutation RotateTwilioAuthToken($input: RotateTwilioAuthTokenInput!) {
  rotateTwilioAuthToken(input: $input) {
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
  connection
  isPaused
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
}`) as unknown as TypedDocumentString<RotateTwilioAuthTokenMutation, RotateTwilioAuthTokenMutationVariables>;
export const TakeOverPhoneNumbersDocument = new TypedDocumentString(`
    mutation TakeOverPhoneNumbers($input: TakeOverPhoneNumbersInput!) {
  takeOverPhoneNumbers(input: $input) {
    phoneNumbers {
      ...PhoneCard
      imported {
        ...ImportedParts
      }
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment ImportedParts on ImportedNumberSettings {
  importedAt
  callsTo
  textsTo
  textsGoElsewhere
  callsTakenOverAt
  textsTakenOverAt
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
}`) as unknown as TypedDocumentString<TakeOverPhoneNumbersMutation, TakeOverPhoneNumbersMutationVariables>;
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
  warnings
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
  senders {
    phoneNumber {
      id
      e164
    }
    handling
    stop
    help
    start
    explanation
  }
  account {
    handling
    isChoice
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
  warnings
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
  senders {
    phoneNumber {
      id
      e164
    }
    handling
    stop
    help
    start
    explanation
  }
  account {
    handling
    isChoice
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
export const SetKeywordHandlingDocument = new TypedDocumentString(`
    mutation SetKeywordHandling($input: SetKeywordHandlingInput!) {
  setKeywordHandling(input: $input) {
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
  warnings
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
  senders {
    phoneNumber {
      id
      e164
    }
    handling
    stop
    help
    start
    explanation
  }
  account {
    handling
    isChoice
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
}`) as unknown as TypedDocumentString<SetKeywordHandlingMutation, SetKeywordHandlingMutationVariables>;
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
        phoneNumbers {
          id
          e164
          friendlyName
        }
      }
    }
  }
}
    fragment AddressParts on Address {
  id
  friendlyName
  customerName
  street
  streetSecondary
  city
  region
  postalCode
  country
  validated
}
fragment PageParts on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<AddressesQuery, AddressesQueryVariables>;
export const CreateAddressDocument = new TypedDocumentString(`
    mutation CreateAddress($input: CreateAddressInput!) {
  createAddress(input: $input) {
    address {
      ...AddressParts
    }
    suggestion {
      ...AddressSuggestionParts
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment AddressParts on Address {
  id
  friendlyName
  customerName
  street
  streetSecondary
  city
  region
  postalCode
  country
  validated
}
fragment AddressSuggestionParts on AddressSuggestion {
  street
  streetSecondary
  city
  region
  postalCode
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
}`) as unknown as TypedDocumentString<CreateAddressMutation, CreateAddressMutationVariables>;
export const UpdateAddressDocument = new TypedDocumentString(`
    mutation UpdateAddress($input: UpdateAddressInput!) {
  updateAddress(input: $input) {
    address {
      ...AddressParts
    }
    suggestion {
      ...AddressSuggestionParts
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment AddressParts on Address {
  id
  friendlyName
  customerName
  street
  streetSecondary
  city
  region
  postalCode
  country
  validated
}
fragment AddressSuggestionParts on AddressSuggestion {
  street
  streetSecondary
  city
  region
  postalCode
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
}`) as unknown as TypedDocumentString<UpdateAddressMutation, UpdateAddressMutationVariables>;
export const DeleteAddressDocument = new TypedDocumentString(`
    mutation DeleteAddress($input: DeleteAddressInput!) {
  deleteAddress(input: $input) {
    deletedAddressId
    neededBy {
      id
      e164
      friendlyName
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
}`) as unknown as TypedDocumentString<DeleteAddressMutation, DeleteAddressMutationVariables>;
export const MessagingWaysDocument = new TypedDocumentString(`
    query MessagingWays($input: MessagingWaysInput!) {
  messagingWays(input: $input) {
    way
    registrationKind
    title
    summary
    fits
    whyNot
    recommended
    fees {
      ...FeeLineParts
    }
    dueNow {
      ...MoneyParts
    }
    dueMonthly {
      ...MoneyParts
    }
    twilioNow {
      ...MoneyParts
    }
    twilioMonthly {
      ...MoneyParts
    }
    typicalDays
    slowDays
    limits {
      numbers
      textingPlans
      textsPerDay
    }
    notes
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
}`) as unknown as TypedDocumentString<MessagingWaysQuery, MessagingWaysQueryVariables>;
export const RegistrationFormDocument = new TypedDocumentString(`
    query RegistrationForm($id: ID!) {
  registration(id: $id) {
    ...RegistrationStatus
    renewsId
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
  locked
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
  country
  numberKind
  endUser
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
  twilioNow {
    ...MoneyParts
  }
  twilioMonthly {
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
  locked
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
  country
  numberKind
  endUser
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
  twilioNow {
    ...MoneyParts
  }
  twilioMonthly {
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
  locked
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
  country
  numberKind
  endUser
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
  country
  numberKind
  endUser
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
  locked
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
  country
  numberKind
  endUser
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
  country
  numberKind
  endUser
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
  country
  numberKind
  endUser
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
  country
  numberKind
  endUser
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
export const RenewRegistrationDocument = new TypedDocumentString(`
    mutation RenewRegistration($input: RenewRegistrationInput!) {
  renewRegistration(input: $input) {
    registration {
      ...RegistrationStatus
    }
    resumed
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
  country
  numberKind
  endUser
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
}`) as unknown as TypedDocumentString<RenewRegistrationMutation, RenewRegistrationMutationVariables>;
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
  country
  numberKind
  endUser
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
  country
  numberKind
  endUser
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
export const DocumentByIdDocument = new TypedDocumentString(`
    query DocumentById($id: ID!) {
  node(id: $id) {
    __typename
    ... on Document {
      id
      fileName
      contentType
      state
      refusal
    }
  }
}
    `) as unknown as TypedDocumentString<DocumentByIdQuery, DocumentByIdQueryVariables>;
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
  country
  numberKind
  endUser
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
export const CallsDocument = new TypedDocumentString(`
    query Calls($first: Int = 25, $after: String, $phoneNumberId: ID) {
  organization {
    id
    calls(first: $first, after: $after, phoneNumberId: $phoneNumberId) {
      pageInfo {
        ...PageParts
      }
      nodes {
        ...CallParts
      }
    }
  }
}
    fragment CallParts on Call {
  id
  phoneNumber {
    id
    e164
  }
  contact
  status
  answeredBy
  durationSeconds
  recordings {
    id
    kind
    durationSeconds
    url
    createdAt
  }
  qualityTags
  createdAt
  endedAt
  revision
}
fragment PageParts on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<CallsQuery, CallsQueryVariables>;
export const CallsOfNumberDocument = new TypedDocumentString(`
    query CallsOfNumber($id: ID!, $first: Int = 25, $after: String) {
  phoneNumber(id: $id) {
    id
    calls(first: $first, after: $after) {
      pageInfo {
        ...PageParts
      }
      nodes {
        ...CallParts
      }
    }
  }
}
    fragment CallParts on Call {
  id
  phoneNumber {
    id
    e164
  }
  contact
  status
  answeredBy
  durationSeconds
  recordings {
    id
    kind
    durationSeconds
    url
    createdAt
  }
  qualityTags
  createdAt
  endedAt
  revision
}
fragment PageParts on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<CallsOfNumberQuery, CallsOfNumberQueryVariables>;
export const CallChangedDocument = new TypedDocumentString(`
    subscription CallChanged($phoneNumberId: ID, $since: DateTime) {
  callChanged(phoneNumberId: $phoneNumberId, since: $since) {
    ...CallParts
  }
}
    fragment CallParts on Call {
  id
  phoneNumber {
    id
    e164
  }
  contact
  status
  answeredBy
  durationSeconds
  recordings {
    id
    kind
    durationSeconds
    url
    createdAt
  }
  qualityTags
  createdAt
  endedAt
  revision
}`) as unknown as TypedDocumentString<CallChangedSubscription, CallChangedSubscriptionVariables>;
export const FinishCallDocument = new TypedDocumentString(`
    mutation FinishCall($input: FinishCallInput!) {
  finishCall(input: $input) {
    call {
      ...CallParts
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment CallParts on Call {
  id
  phoneNumber {
    id
    e164
  }
  contact
  status
  answeredBy
  durationSeconds
  recordings {
    id
    kind
    durationSeconds
    url
    createdAt
  }
  qualityTags
  createdAt
  endedAt
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
fragment UserErrorParts on UserError {
  field
  code
  message
  retryable
  retryAfterSeconds
  callToAction {
    ...ButtonParts
  }
}`) as unknown as TypedDocumentString<FinishCallMutation, FinishCallMutationVariables>;
export const CallSettingsDocument = new TypedDocumentString(`
    query CallSettings {
  organization {
    id
    callSettings {
      ...CallSettingsParts
    }
  }
}
    fragment CallSettingsParts on CallSettings {
  recordCalls
  recordingNotice
  voicemailGreeting
  afterHoursMessage
  businessHours {
    timeZone
    openingTimes {
      day
      opens
      closes
    }
    holidays
  }
}`) as unknown as TypedDocumentString<CallSettingsQuery, CallSettingsQueryVariables>;
export const UpdateCallSettingsDocument = new TypedDocumentString(`
    mutation UpdateCallSettings($input: UpdateCallSettingsInput!) {
  updateCallSettings(input: $input) {
    callSettings {
      ...CallSettingsParts
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment CallSettingsParts on CallSettings {
  recordCalls
  recordingNotice
  voicemailGreeting
  afterHoursMessage
  businessHours {
    timeZone
    openingTimes {
      day
      opens
      closes
    }
    holidays
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
}`) as unknown as TypedDocumentString<UpdateCallSettingsMutation, UpdateCallSettingsMutationVariables>;
export const RepairVoiceWebhookDocument = new TypedDocumentString(`
    mutation RepairVoiceWebhook($input: RepairVoiceWebhookInput!) {
  repairVoiceWebhook(input: $input) {
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
}`) as unknown as TypedDocumentString<RepairVoiceWebhookMutation, RepairVoiceWebhookMutationVariables>;
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
  findings {
    severity
    message
    suggestion
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
  findings {
    severity
    message
    suggestion
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
export const MessageByIdDocument = new TypedDocumentString(`
    query MessageById($id: ID!) {
  node(id: $id) {
    __typename
    ... on Message {
      id
      contact
      body
      phoneNumber {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MessageByIdQuery, MessageByIdQueryVariables>;
export const SendTestTextDocument = new TypedDocumentString(`
    mutation SendTestText($input: SendTestTextInput!) {
  sendTestText(input: $input) {
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
  findings {
    severity
    message
    suggestion
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
}`) as unknown as TypedDocumentString<SendTestTextMutation, SendTestTextMutationVariables>;
export const SendMessageDocument = new TypedDocumentString(`
    mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    message {
      ...MessageParts
    }
    warnings {
      ...WarningParts
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
  findings {
    severity
    message
    suggestion
  }
}
fragment WarningParts on MessageWarning {
  code
  message
  field
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
export const PreviewMessageDocument = new TypedDocumentString(`
    query PreviewMessage($phoneNumberId: ID!, $body: String!) {
  previewMessage(phoneNumberId: $phoneNumberId, body: $body) {
    encoding
    segments
    charactersLeft
    segmentsIfPlain
    plainBody
    costlyCharacters {
      character
      codePoint
      count
      replacement
      extraSegments
    }
    warnings {
      ...WarningParts
    }
    findings {
      severity
      message
      suggestion
    }
  }
}
    fragment WarningParts on MessageWarning {
  code
  message
  field
}`) as unknown as TypedDocumentString<PreviewMessageQuery, PreviewMessageQueryVariables>;
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
  findings {
    severity
    message
    suggestion
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
  findings {
    severity
    message
    suggestion
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
export const DeliverabilityOverTimeDocument = new TypedDocumentString(`
    query DeliverabilityOverTime($since: DateTime, $until: DateTime) {
  organization {
    id
    deliverability(since: $since, until: $until) {
      since
      until
      sent
      delivered
      failed
      deliveryRate
      days {
        date
        sent
        delivered
        failed
      }
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
}`) as unknown as TypedDocumentString<DeliverabilityOverTimeQuery, DeliverabilityOverTimeQueryVariables>;
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
  findings {
    severity
    message
    suggestion
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
  findings {
    severity
    message
    suggestion
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
  isSettled
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
  isSettled
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
  isSettled
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
export const OptOutsDocument = new TypedDocumentString(`
    query OptOuts($first: Int = 25, $after: String) {
  organization {
    id
    optOuts(first: $first, after: $after) {
      pageInfo {
        ...PageParts
      }
      nodes {
        ...OptOutParts
      }
    }
  }
}
    fragment PageParts on PageInfo {
  hasNextPage
  endCursor
}
fragment OptOutParts on OptOut {
  contact
  at
  keyword
  source
  reason
}`) as unknown as TypedDocumentString<OptOutsQuery, OptOutsQueryVariables>;
export const ConsentHistoryDocument = new TypedDocumentString(`
    query ConsentHistory($phoneNumberId: ID!, $contact: String!) {
  organization {
    id
    conversation(phoneNumberId: $phoneNumberId, contact: $contact) {
      id
      consentHistory {
        at
        optedOut
        source
        words
        reason
        message {
          id
          body
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ConsentHistoryQuery, ConsentHistoryQueryVariables>;
export const ExportOptOutsDocument = new TypedDocumentString(`
    query ExportOptOuts {
  exportOptOuts
}
    `) as unknown as TypedDocumentString<ExportOptOutsQuery, ExportOptOutsQueryVariables>;
export const ImportOptOutsDocument = new TypedDocumentString(`
    mutation ImportOptOuts($input: ImportOptOutsInput!) {
  importOptOuts(input: $input) {
    result {
      imported
      alreadyOptedOut
      refused {
        line
        message
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
}`) as unknown as TypedDocumentString<ImportOptOutsMutation, ImportOptOutsMutationVariables>;
export const OptOutContactDocument = new TypedDocumentString(`
    mutation OptOutContact($input: OptOutContactInput!) {
  optOutContact(input: $input) {
    optOut {
      ...OptOutParts
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
fragment OptOutParts on OptOut {
  contact
  at
  keyword
  source
  reason
}`) as unknown as TypedDocumentString<OptOutContactMutation, OptOutContactMutationVariables>;
export const OptInContactDocument = new TypedDocumentString(`
    mutation OptInContact($input: OptInContactInput!) {
  optInContact(input: $input) {
    contact
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
}`) as unknown as TypedDocumentString<OptInContactMutation, OptInContactMutationVariables>;
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
export const ReleasePreviewDocument = new TypedDocumentString(`
    query ReleasePreview($phoneNumberId: ID!) {
  releasePreview(phoneNumberId: $phoneNumberId) {
    phoneNumber {
      id
      e164
      friendlyName
      lifecycle
    }
    canRelease
    refusal
    irreversible
    effects {
      kind
      message
      count
    }
    openConversations
    unreadMessages
    waitingTexts
    registrations {
      id
      kind
      state
    }
    monthlySaving {
      ...MoneyParts
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}`) as unknown as TypedDocumentString<ReleasePreviewQuery, ReleasePreviewQueryVariables>;
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
export const PhoneNumberCountriesDocument = new TypedDocumentString(`
    query PhoneNumberCountries {
  phoneNumberCountries {
    countries {
      country
      name
      kinds
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
}`) as unknown as TypedDocumentString<PhoneNumberCountriesQuery, PhoneNumberCountriesQueryVariables>;
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
    nothingFound
    alternatives {
      reason
      search {
        country
        kind
        areaCode
        contains
        locality
        region
        postalCode
        nearNumber
        distanceMiles
        sms
        voice
        mms
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
  addressRequirement
  bundleRequired
  requirements
  monthlyFee {
    ...MoneyParts
  }
  messagingSetup {
    ...SetupHint
  }
}`) as unknown as TypedDocumentString<SearchPhoneNumbersQuery, SearchPhoneNumbersQueryVariables>;
export const PurchaseMeansDocument = new TypedDocumentString(`
    query PurchaseMeans {
  organization {
    id
    addresses(first: 50) {
      nodes {
        ...AddressParts
      }
    }
    registrations(first: 50, kind: REGULATORY_BUNDLE) {
      nodes {
        id
        revision
        state
        country
        numberKind
        endUser
        nextStep {
          headline
        }
      }
    }
  }
}
    fragment AddressParts on Address {
  id
  friendlyName
  customerName
  street
  streetSecondary
  city
  region
  postalCode
  country
  validated
}`) as unknown as TypedDocumentString<PurchaseMeansQuery, PurchaseMeansQueryVariables>;
export const PurchasePhoneNumberDocument = new TypedDocumentString(`
    mutation PurchasePhoneNumber($input: PurchasePhoneNumberInput!) {
  purchasePhoneNumber(input: $input) {
    phoneNumber {
      ...PhoneCard
    }
    requirement {
      country
      kind
      addressRequirement
      addresses {
        ...AddressParts
      }
      bundleRequired
      requirements
    }
    userErrors {
      ...UserErrorParts
    }
  }
}
    fragment AddressParts on Address {
  id
  friendlyName
  customerName
  street
  streetSecondary
  city
  region
  postalCode
  country
  validated
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
export const TeamDocument = new TypedDocumentString(`
    query Team {
  organization {
    id
    agents {
      ...AgentParts
    }
    members {
      ...MemberParts
    }
  }
}
    fragment AgentParts on Agent {
  agentId
  kind
  name
  streamUrl
}
fragment MemberParts on Member {
  userId
  role
  name
  phone
}`) as unknown as TypedDocumentString<TeamQuery, TeamQueryVariables>;
export const AgentNamesDocument = new TypedDocumentString(`
    query AgentNames {
  organization {
    id
    agents {
      agentId
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AgentNamesQuery, AgentNamesQueryVariables>;
export const UpsertAgentsDocument = new TypedDocumentString(`
    mutation UpsertAgents($input: UpsertAgentsInput!) {
  upsertAgents(input: $input) {
    agents {
      ...AgentParts
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
fragment AgentParts on Agent {
  agentId
  kind
  name
  streamUrl
}`) as unknown as TypedDocumentString<UpsertAgentsMutation, UpsertAgentsMutationVariables>;
export const UpsertMembersDocument = new TypedDocumentString(`
    mutation UpsertMembers($input: UpsertMembersInput!) {
  upsertMembers(input: $input) {
    members {
      ...MemberParts
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
fragment MemberParts on Member {
  userId
  role
  name
  phone
}`) as unknown as TypedDocumentString<UpsertMembersMutation, UpsertMembersMutationVariables>;
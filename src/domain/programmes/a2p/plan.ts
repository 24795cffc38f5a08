import { TwilioAccountMode } from '../../organizations';
import type { FieldValues } from '../../registrations';
import type {
  EffectKind,
  GateContext,
  Made,
  PlanContext,
  PlannedEffect,
  ReviewedResource,
} from '../programme';
import { ReviewOutcome } from '../programme';
import { adoptedBrand } from './adopted';
import { wayFeeKinds, type WayFeeKinds } from './fees';
import {
  addressParameters,
  authorizedRepresentative,
  businessInformation,
  campaignParameters,
  messagingProfileInformation,
  soleProprietorInformation,
  starterInformation,
} from './objects';
import { brandStep, campaignStep, productStep, profileStep, reviewA2p } from './steps';
import { Way, wayOf } from './way';

/** After that many corrections only a new registration of the business helps (error 21724). */
const freeCorrections = 3;

/** Names of the things of one registration at Twilio; a second set begins with another number. */
export interface Objects {
  isSole: boolean;
  profile: string;
  /** End user types of the profile, by the object that holds them. */
  people: Readonly<Record<string, string>>;
  address: string;
  document: string;
  product: string;
  messaging: string;
  brand: string;
}

const campaign = 'campaign';
export const service = 'service';

/** The objects of this way of registering, in their `nth` set. */
export function objectsOf(values: FieldValues, nth: number): Objects {
  const way = wayOf(values);
  const isSole = way === Way.SOLE_PROPRIETOR;
  const set = `${isSole ? 'sole' : 'business'}${nth > 1 ? nth : ''}`;
  return {
    isSole,
    profile: `${set}:profile`,
    people: isSole
      ? { [`${set}:owner`]: 'starter_customer_profile_information' }
      : {
          [`${set}:business`]: 'customer_profile_business_information',
          [`${set}:representative`]: 'authorized_representative_1',
        },
    // An address cannot move to another country, so that begins another set.
    address: `${set}:address:${String(values.country ?? '')}`,
    document: `${set}:document`,
    product: `${set}:product`,
    messaging: `${set}:messaging`,
    // Without and with the extended check are two registrations: neither becomes the other.
    brand: `${set}:brand:${way}`,
  };
}

/** What an end user says. */
export function attributesOf(type: string, values: FieldValues): Record<string, unknown> {
  switch (type) {
    case 'customer_profile_business_information':
      return businessInformation(values);
    case 'authorized_representative_1':
      return authorizedRepresentative(values);
    case 'starter_customer_profile_information':
      return starterInformation(values);
    case 'sole_proprietor_information':
      return soleProprietorInformation(values);
    default:
      return messagingProfileInformation(values);
  }
}

export function messagingType(isSole: boolean): string {
  return isSole ? 'sole_proprietor_information' : 'us_a2p_messaging_profile_information';
}

/**
 * All that a submission does at Twilio, in order. A first one makes everything. A later one changes what differs
 * from what stands there, hands in again what was refused or changed, and leaves the rest alone.
 */
export function planA2p(context: PlanContext): PlannedEffect[] {
  const usesPrimary = restsOnPrimary(context.values, context.mode);
  const objects = presentObjects(context);
  const plan = new Plan(context, objects);
  if (adoptedBrand(context.definition)) {
    plan.campaign();
    return plan.effects;
  }
  const isLocked = isApproved(context, brandStep, objects.brand);
  const isOpen = (step: string, object: string): boolean => !isLocked || isRefused(context, step, object);
  if (!usesPrimary && isOpen(profileStep, objects.profile)) plan.profile();
  if (isOpen(productStep, objects.product)) plan.product(usesPrimary);
  plan.brand();
  plan.campaign();
  return plan.effects;
}

/** Businesses in an account of their own rest on its primary profile, which only its owner can make. */
export function restsOnPrimary(values: FieldValues, mode: TwilioAccountMode): boolean {
  return mode === TwilioAccountMode.BRING_YOUR_OWN && wayOf(values) !== Way.SOLE_PROPRIETOR;
}

/**
 * The latest set of objects. What is under review cannot be changed: where the review does not end by itself, as a
 * sole proprietor's does not before the carriers know them, a change of it begins another set.
 */
function presentObjects(context: PlanContext): Objects {
  let nth = 1;
  while (context.made.has(objectsOf(context.values, nth + 1).profile)) nth += 1;
  const objects = objectsOf(context.values, nth);
  const profile = standing(context, profileStep, objects.profile);
  const isStuck =
    objects.isSole && profile !== null && reviewA2p(profileStep, profile) === ReviewOutcome.IN_REVIEW;
  const isDraft = profile?.status === 'draft';
  const mustBeginAnew = isStuck && !isDraft && differs(context, objects);
  return mustBeginAnew || hasMoved(context, objects) ? objectsOf(context.values, nth + 1) : objects;
}

function hasMoved({ made }: PlanContext, { address }: Objects): boolean {
  const anywhere = address.slice(0, address.lastIndexOf(':') + 1);
  return !made.has(address) && [...made.keys()].some((name) => name.startsWith(anywhere));
}

function differs(context: PlanContext, { people, address }: Objects): boolean {
  const { values, fingerprint, made } = context;
  return (
    Object.entries(people).some(([name, type]) =>
      isOutdated(made.get(name), fingerprint(attributesOf(type, values))),
    ) || isOutdated(made.get(address), fingerprint(addressParameters(values)))
  );
}

function isOutdated(known: Made | undefined, fingerprint: string): boolean {
  return known !== undefined && known.fingerprint !== fingerprint;
}

/** The resource of a step, where it is the one that this object is. */
function standing(
  { resources, made }: Pick<GateContext, 'resources' | 'made'>,
  step: string,
  object: string,
): ReviewedResource | null {
  const resource = resources.get(step);
  return resource !== undefined && resource.sid === made.get(object)?.sid ? resource : null;
}

function isApproved(context: GateContext, step: string, object: string): boolean {
  const resource = standing(context, step, object);
  return resource !== null && reviewA2p(step, resource) === ReviewOutcome.APPROVED;
}

/** Sent back or gone: also what was approved once, when its time is over. */
function isRefused(context: GateContext, step: string, object: string): boolean {
  const resource = standing(context, step, object);
  const outcome = resource && reviewA2p(step, resource);
  return outcome === ReviewOutcome.SENT_BACK || outcome === ReviewOutcome.GONE;
}

class Plan {
  readonly effects: PlannedEffect[] = [];
  private readonly fees: WayFeeKinds;

  constructor(
    private readonly context: PlanContext,
    private readonly objects: Objects,
  ) {
    this.fees = wayFeeKinds[wayOf(context.values)];
  }

  profile(): void {
    const { profile, people, address, document } = this.objects;
    const { values } = this.context;
    const before = this.effects.length;
    this.make(profileStep, profile, 'customer-profile.create');
    for (const [name, type] of Object.entries(people))
      this.keep(profileStep, name, 'end-user', attributesOf(type, values));
    this.keep(profileStep, address, 'registration-address', addressParameters(values));
    this.make(profileStep, document, 'supporting-document.create');
    for (const part of [...Object.keys(people), document, 'primary'])
      if (part !== 'primary' || this.context.mode === TwilioAccountMode.MANAGED)
        this.make(profileStep, `${profile}>${part}`, 'customer-profile.assign');
    this.handIn(profileStep, profile, 'customer-profile', this.effects.length > before);
  }

  product(usesPrimary: boolean): void {
    const { profile, product, messaging, isSole } = this.objects;
    const before = this.effects.length;
    this.make(productStep, product, 'trust-product.create');
    this.keep(productStep, messaging, 'end-user', attributesOf(messagingType(isSole), this.context.values));
    for (const part of [messaging, usesPrimary ? 'primary' : profile])
      this.make(productStep, `${product}>${part}`, 'trust-product.assign');
    this.handIn(productStep, product, 'trust-product', this.effects.length > before);
  }

  brand(): void {
    const { brand } = this.objects;
    const known = this.context.made.get(brand);
    const resource = standing(this.context, brandStep, brand);
    const outcome = resource && reviewA2p(brandStep, resource);
    const isLost = outcome === ReviewOutcome.GONE;
    if (known && !isLost && outcome !== ReviewOutcome.SENT_BACK) return;
    const corrections = Number(resource?.detail.corrections ?? 0);
    const canBeCorrected =
      !isLost && typeof resource?.detail.registryId === 'string' && corrections < freeCorrections;
    if (known && canBeCorrected) this.add(brandStep, brand, 'brand.update', known.sid);
    else {
      const fees = [this.fees.brand, this.fees.vetting].filter((kind) => kind !== null);
      this.add(brandStep, brand, 'brand.create', null, { fees });
    }
  }

  /** What the carriers take no change of asks for the refused one to be withdrawn and a new one to be filed. */
  campaign(): void {
    const { made } = this.context;
    this.make(campaignStep, service, 'messaging-service.provide');
    const known = made.get(campaign);
    const resource = standing(this.context, campaignStep, campaign);
    const outcome = resource && reviewA2p(campaignStep, resource);
    const print = this.campaignPrint();
    if (!known || outcome === ReviewOutcome.GONE)
      return this.add(campaignStep, campaign, 'campaign.create', null, {
        fingerprint: print,
        fees: [this.fees.review, this.fees.monthly],
      });
    const brandIsNew = this.effects.some(({ what }) => what === 'brand.create');
    if (!brandIsNew && outcome !== ReviewOutcome.SENT_BACK) return;
    const canBeCorrected = !brandIsNew && known.fingerprint === print;
    if (canBeCorrected)
      return this.add(campaignStep, campaign, 'campaign.update', known.sid, {
        fingerprint: print,
        fees: [this.fees.reviewAgain],
      });
    this.add(campaignStep, campaign, 'campaign.delete', known.sid);
    this.add(campaignStep, campaign, 'campaign.create', null, {
      fingerprint: print,
      fees: [this.fees.reviewAgain],
    });
  }

  /** Of what cannot be changed of a campaign: purpose, keywords and automatic replies. */
  private campaignPrint(): string {
    const { usAppToPersonUsecase, optInKeywords, optInMessage, subscriberOptIn } = campaignParameters(
      this.context.values,
      { documentUrl: (id) => id, keywords: null },
    );
    return this.context.fingerprint([usAppToPersonUsecase, optInKeywords, optInMessage, subscriberOptIn]);
  }

  /** Makes what is not there yet. */
  private make(step: string, object: string, what: EffectKind): void {
    if (!this.context.made.has(object)) this.add(step, object, what, null);
  }

  /** Makes it, or changes it when it says something else by now. */
  private keep(
    step: string,
    object: string,
    what: 'end-user' | 'registration-address',
    content: object,
  ): void {
    const known = this.context.made.get(object);
    const fingerprint = this.context.fingerprint(content);
    if (!known) this.add(step, object, `${what}.create`, null, { fingerprint });
    else if (known.fingerprint !== fingerprint)
      this.add(step, object, `${what}.update`, known.sid, { fingerprint });
  }

  /** Checks a bundle that is new, changed or refused, and hands it in. */
  private handIn(
    step: string,
    object: string,
    family: 'customer-profile' | 'trust-product',
    isChanged: boolean,
  ): void {
    const resource = standing(this.context, step, object);
    const isRefused =
      resource === null ||
      resource.status === 'draft' ||
      reviewA2p(step, resource) === ReviewOutcome.SENT_BACK;
    if (!isChanged && !isRefused) return;
    this.add(step, `${object}:check`, `${family}.evaluate`, null);
    this.add(step, `${object}:review`, `${family}.submit`, null);
  }

  private add(
    step: string,
    object: string,
    what: EffectKind,
    sid: string | null,
    more: { fingerprint?: string; fees?: readonly string[] } = {},
  ): void {
    this.effects.push({ key: `${what} ${object}`, step, what, sid, object, ...more });
  }
}

import type {
  AccountInventory,
  InventoryBrand,
  InventoryReason,
  InventoryService,
  InventoryVerification,
} from './account-inventory';
import {
  ReusableKind,
  type ReusableThing,
  type ReuseCard,
  type ReuseFacts,
  ReuseState,
} from './account-reuse-things';
import { begunWithout, isUsable } from './account-reuse-brands';
import { a2pInConsole } from './programmes/a2p/console';
import { brandStep, profileStep, reviewA2p } from './programmes/a2p/steps';
import { ReviewOutcome, type ReviewedResource } from './programmes/programme';
import { TwilioAccountMode } from './organizations';
import { tollFreeInConsole } from './programmes/toll-free/console';
import { reviewTollFree } from './programmes/toll-free/steps';

const { USABLE, IN_REVIEW, NEEDS_OWNER, MISSING, NOT_USED, IN_USE } = ReuseState;
const own = { values: {}, mode: TwilioAccountMode.BRING_YOUR_OWN };
const never = new Date(0);

/** The account's own business profile, or the one that its registration with the carriers rests on. */
export function describeProfile({ profiles }: AccountInventory, brand: InventoryBrand | null): ReusableThing {
  const behind = profiles.find(({ sid }) => sid === brand?.customerProfileSid);
  const primary = profiles.filter(({ kind }) => kind === 'PRIMARY');
  const found = behind ?? primary.find(({ status }) => status === 'twilio-approved') ?? primary[0] ?? null;
  const about = {
    kind: ReusableKind.BUSINESS_PROFILE,
    title: 'Business profile',
    twilioSid: found?.sid ?? null,
  };
  const shown = found && resource(found.sid, found.status, found.reasons);
  const inConsole = a2pInConsole(profileStep, shown, own);
  if (inConsole !== null) {
    const isMissing = shown === null || found!.status === 'draft';
    return thing(about, isMissing ? MISSING : NEEDS_OWNER, inConsole);
  }
  return reviewA2p(profileStep, shown!) === ReviewOutcome.APPROVED
    ? thing(about, USABLE, 'Approved. Registrations in this account rest on it; it stays as it is.')
    : thing(about, IN_REVIEW, 'Twilio is looking at it.');
}

interface BrandFacts {
  facts: ReuseFacts;
  chosen: InventoryService | null;
  /** The one that the chosen plan rests on. */
  brand: InventoryBrand | null;
  /** One that no plan rests on. */
  idle: InventoryBrand | null;
  isInUse: boolean;
}

/** The registration of the business with the carriers. */
export function describeBrand({ facts, chosen, brand, idle, isInUse }: BrandFacts): ReusableThing {
  const about = {
    kind: ReusableKind.BUSINESS_REGISTRATION,
    title: 'Registration of your business with the mobile carriers',
    twilioSid: brand?.sid ?? idle?.sid ?? null,
  };
  if (chosen && brand === null)
    return thing(
      about,
      USABLE,
      'Another provider holds it; your texting plan rests on it and stays as it is.',
    );
  if (brand === null && idle === null)
    return thing(about, MISSING, 'There is none. A registration that you start here makes it.');
  if (brand === null) return idleOf(idle!, about, facts);
  return standing(brand, about, isInUse, 'Approved. It would be used as it is.');
}

/** One that no texting plan rests on: what is texted is registered with it from here. */
function idleOf(idle: InventoryBrand, about: About, facts: ReuseFacts): ReusableThing {
  if (begunWithout(facts, idle))
    return thing(about, NOT_USED, 'You have begun a registration here instead. Cancel it to use this one.');
  if (idle.status === 'APPROVED' && !isUsable(idle))
    return thing(
      about,
      NEEDS_OWNER,
      'Twilio has texted its owner, who has not answered YES. Once they have, show this again to use it.',
    );
  return standing(
    idle,
    about,
    facts.registration !== null,
    'Approved, and no texting plan rests on it. Adopting it begins a registration here that asks for your texts alone.',
  );
}

/** Where something that the carriers review stands, and what would become of it. */
export function reviewed(
  step: string,
  shown: ReviewedResource,
  about: About,
  { isInUse, approved, inReview }: { isInUse: boolean; approved: string; inReview: string },
): ReusableThing {
  switch (reviewA2p(step, shown)) {
    case ReviewOutcome.APPROVED:
      return isInUse ? thing(about, IN_USE, 'Approved, and in use here.') : thing(about, USABLE, approved);
    case ReviewOutcome.SENT_BACK:
      return thing(about, NEEDS_OWNER, a2pInConsole(step, shown, own)!);
    case ReviewOutcome.SUSPENDED:
      return thing(
        about,
        NEEDS_OWNER,
        'The carriers have suspended it. Only Twilio’s support can lift that.',
      );
    case ReviewOutcome.GONE:
      return thing(about, NOT_USED, 'It is being deleted.');
    default:
      return thing(about, IN_REVIEW, inReview);
  }
}

function standing(brand: InventoryBrand, about: About, isInUse: boolean, approved: string): ReusableThing {
  const { sid, status, reasons, identityStatus } = brand;
  const inReview = 'The carriers are looking at it.';
  return reviewed(brandStep, resource(sid, status, reasons, { identityStatus }), about, {
    isInUse,
    approved,
    inReview,
  });
}

export type About = Pick<ReusableThing, 'kind' | 'title' | 'twilioSid'>;

/** The approvals of toll-free numbers, one by one. */
export function describeVerification(
  { cards, registered }: ReuseFacts,
  found: readonly { card: ReuseCard; verification: InventoryVerification }[],
): ReusableThing[] {
  const byCard = new Map(found.map(({ card, verification }) => [card.id, verification]));
  return cards
    .filter((card) => card.isTollFree)
    .flatMap((card): ReusableThing[] => {
      const verification = byCard.get(card.id) ?? null;
      const about = {
        kind: ReusableKind.TOLL_FREE_APPROVAL,
        title: `Toll-free approval of ${card.e164}`,
        twilioSid: verification?.sid ?? null,
      };
      const { id } = card;
      if (verification === null)
        return registered.has(id)
          ? []
          : [thing(about, MISSING, 'There is none. Start one here to text from this number.', id)];
      const shown = resource(verification.sid, verification.status, verification.reasons);
      if (registered.has(id)) return [thing(about, IN_USE, 'It is known here.', id)];
      switch (reviewTollFree(shown)) {
        case ReviewOutcome.APPROVED:
          return [thing(about, USABLE, 'Approved. The number can text as soon as you adopt it.', id)];
        case ReviewOutcome.SENT_BACK:
          return [thing(about, NEEDS_OWNER, tollFreeInConsole(shown)!, id)];
        default:
          return [thing(about, IN_REVIEW, 'The reviewer has it. It is used once it is approved.', id)];
      }
    });
}

export function thing(
  about: About,
  state: ReuseState,
  detail: string,
  phoneNumberId: string | null = null,
): ReusableThing {
  return { ...about, state, detail, phoneNumberId };
}

/** What was found, as reviews are read. */
export function resource(
  sid: string,
  status: string,
  reasons: readonly InventoryReason[],
  detail: Record<string, unknown> = {},
): ReviewedResource {
  const unlimited = { editAllowed: null, editExpiresAt: null };
  return { sid, status, reasons, detail, ...unlimited, fetchedAt: never, changedAt: never, adopted: true };
}

export function count(numbers: number): string {
  return `${numbers} ${numbers === 1 ? 'number' : 'numbers'}`;
}

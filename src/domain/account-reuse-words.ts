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
import { a2pInConsole } from './programmes/a2p/console';
import { brandStep, campaignStep, profileStep, reviewA2p } from './programmes/a2p/steps';
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

/** The registration of the business with the carriers. */
export function describeBrand(
  { brands }: AccountInventory,
  chosen: InventoryService | null,
  brand: InventoryBrand | null,
  isInUse: boolean,
): ReusableThing {
  const idle = brands.find(({ status }) => status === 'APPROVED') ?? brands[0] ?? null;
  const about = {
    kind: ReusableKind.BUSINESS_REGISTRATION,
    title: 'Registration of your business with the mobile carriers',
    twilioSid: brand?.sid ?? (chosen ? null : (idle?.sid ?? null)),
  };
  if (chosen && brand === null)
    return thing(
      about,
      USABLE,
      'Another provider holds it; your texting plan rests on it and stays as it is.',
    );
  if (brand === null)
    return idle === null
      ? thing(about, MISSING, 'There is none. A registration that you start here makes it.')
      : thing(
          about,
          NOT_USED,
          'It is there, but no texting plan rests on it. Make a campaign with it in the Twilio Console (Messaging, Regulatory Compliance, US A2P 10DLC) and show this again to use both.',
        );
  const shown = resource(brand.sid, brand.status, brand.reasons, { identityStatus: brand.identityStatus });
  switch (reviewA2p(brandStep, shown)) {
    case ReviewOutcome.APPROVED:
      return isInUse
        ? thing(about, IN_USE, 'Approved, and in use here.')
        : thing(about, USABLE, 'Approved. It would be used as it is.');
    case ReviewOutcome.SENT_BACK:
      return thing(about, NEEDS_OWNER, a2pInConsole(brandStep, shown, own)!);
    case ReviewOutcome.SUSPENDED:
      return thing(
        about,
        NEEDS_OWNER,
        'The carriers have suspended it. Only Twilio’s support can lift that.',
      );
    case ReviewOutcome.GONE:
      return thing(about, NOT_USED, 'It is being deleted.');
    default:
      return thing(about, IN_REVIEW, 'The carriers are looking at it.');
  }
}

interface CampaignFacts {
  services: readonly InventoryService[];
  chosen: InventoryService | null;
  /** A registration begun here stands in its place. */
  stands: boolean;
  isInUse: boolean;
  members: readonly ReuseCard[];
  local: readonly ReuseCard[];
  /** Members that are not used here yet. */
  fresh: readonly ReuseCard[];
}

/** How the business texts: the plan, the service that holds it, the numbers in it, and what is left aside. */
export function describeCampaign(facts: CampaignFacts): ReusableThing[] {
  const { services, chosen } = facts;
  const plan = {
    kind: ReusableKind.TEXTING_PLAN,
    title: 'Texting plan with the mobile carriers',
    twilioSid: null,
  };
  if (chosen === null)
    return facts.local.length === 0
      ? []
      : [thing(plan, MISSING, 'There is none. A registration that you start here makes it.')];
  const others = services.filter(({ sid }) => sid !== chosen.sid);
  return [
    planOf(chosen, plan, facts),
    serviceOf(chosen, facts),
    numbersOf(chosen, facts),
    ...others.map(({ sid, name, numbers }) =>
      thing(
        { kind: ReusableKind.TEXTING_PLAN, title: `Texting plan of ${name}`, twilioSid: sid },
        NOT_USED,
        `One plan is used here. This one and its ${count(numbers)} stay as they are; choose it instead to use it.`,
      ),
    ),
  ];
}

type About = Pick<ReusableThing, 'kind' | 'title' | 'twilioSid'>;

function planOf(chosen: InventoryService, about: About, { stands, isInUse }: CampaignFacts): ReusableThing {
  const { status, reasons } = chosen.campaign!;
  const named = { ...about, title: `Texting plan of ${chosen.name}`, twilioSid: chosen.sid };
  if (stands)
    return thing(named, NOT_USED, 'You have begun a registration here instead. Cancel it to use this plan.');
  const shown = resource(chosen.sid, status, reasons);
  switch (reviewA2p(campaignStep, shown)) {
    case ReviewOutcome.APPROVED:
      return isInUse
        ? thing(named, IN_USE, 'Approved, and in use here.')
        : thing(named, USABLE, 'Approved. Your local numbers in it can text as soon as you adopt it.');
    case ReviewOutcome.SENT_BACK:
      return thing(named, NEEDS_OWNER, a2pInConsole(campaignStep, shown, own)!);
    case ReviewOutcome.SUSPENDED:
      return thing(
        named,
        NEEDS_OWNER,
        'The carriers have suspended it. Only Twilio’s support can lift that.',
      );
    default:
      return thing(named, IN_REVIEW, 'The carriers are looking at it. It is used once they approve it.');
  }
}

function serviceOf(chosen: InventoryService, { stands, isInUse }: CampaignFacts): ReusableThing {
  const about = {
    kind: ReusableKind.MESSAGING_SERVICE,
    title: `Messaging service ${chosen.name}`,
    twilioSid: chosen.sid,
  };
  if (stands) return thing(about, NOT_USED, 'It stays as it is.');
  return thing(
    about,
    isInUse ? IN_USE : USABLE,
    'Texts that you write here go out through it. Its settings stay as they are: texts that come in go where they go now, until you take over the texts of all its numbers.',
  );
}

function numbersOf(chosen: InventoryService, facts: CampaignFacts): ReusableThing {
  const { members, local, fresh, stands, isInUse } = facts;
  const about = { kind: ReusableKind.NUMBERS, title: 'Numbers in it', twilioSid: chosen.sid };
  const outside = local.length - members.length;
  const rest =
    outside === 0
      ? ''
      : ` ${count(outside)} of yours ${outside === 1 ? 'is' : 'are'} not in it and cannot text under it before you add ${outside === 1 ? 'it' : 'them'} in the Twilio Console.`;
  if (members.length === 0) return thing(about, MISSING, `No local US number of yours is in it.${rest}`);
  if (stands) return thing(about, NOT_USED, 'They stay as they are.');
  if (isInUse && fresh.length === 0)
    return thing(about, IN_USE, `${count(members.length)} in use here.${rest}`);
  return thing(
    about,
    USABLE,
    `${count(fresh.length)} would text under it. Twilio does not tell whether the phone companies know a number, so each offers a test text at once.${rest}`,
  );
}

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

function thing(
  about: About,
  state: ReuseState,
  detail: string,
  phoneNumberId: string | null = null,
): ReusableThing {
  return { ...about, state, detail, phoneNumberId };
}

/** What was found, as reviews are read. */
function resource(
  sid: string,
  status: string,
  reasons: readonly InventoryReason[],
  detail: Record<string, unknown> = {},
): ReviewedResource {
  const unlimited = { editAllowed: null, editExpiresAt: null };
  return { sid, status, reasons, detail, ...unlimited, fetchedAt: never, changedAt: never, adopted: true };
}

function count(numbers: number): string {
  return `${numbers} ${numbers === 1 ? 'number' : 'numbers'}`;
}

import { createHash } from 'node:crypto';
import type {
  AccountInventory,
  InventoryAbroad,
  InventoryBrand,
  InventoryService,
  InventoryVerification,
} from './account-inventory';
import { describeAbroad, isAdoptable } from './account-reuse-abroad';
import type { ReusableThing, ReuseCard, ReuseFacts } from './account-reuse-things';
import { describeBrand, describeProfile, describeVerification } from './account-reuse-words';
import {
  begunWithout,
  type BrandChoice,
  brandChoices,
  describeProducts,
  idleBrand,
  isUsable,
} from './account-reuse-brands';
import { describeCampaign, describeChoice, type OtherPlan } from './account-reuse-plans';

/** What may be chosen where several services have a campaign. */
export interface ReuseChoice {
  messagingServiceSid: string;
  name: string;
  /** Where its texting plan stands and what it is for, in words. */
  detail: string;
  numbers: number;
  isChosen: boolean;
  /** It is approved, so that it may be used beside the chosen one. */
  mayBeBeside: boolean;
  /** It was asked for, or is used, beside the chosen one. */
  isBeside: boolean;
}

/** A texting plan with the cards that would text under it. */
export interface ReusedPlan {
  service: InventoryService;
  members: readonly ReuseCard[];
}

/** What adopting would do in our own records. */
export interface ReusePlan {
  /** The service with the campaign that local numbers text under; null when none is adopted. */
  service: InventoryService | null;
  brand: InventoryBrand | null;
  /** Cards that text under it. */
  members: ReuseCard[];
  /** Further services with a campaign, whose numbers text under their own. */
  besides: ReusedPlan[];
  /** A brand without a campaign, for which a registration is begun that asks for the texts alone. */
  idleBrand: InventoryBrand | null;
  verifications: { card: ReuseCard; verification: InventoryVerification }[];
  /** Approvals for numbers abroad. */
  abroad: InventoryAbroad[];
}

export interface AccountReuse {
  things: ReusableThing[];
  choices: ReuseChoice[];
  /** Registrations of a business that no plan rests on. */
  registrationChoices: BrandChoice[];
  plan: ReusePlan;
  /** Why it cannot be adopted now; null when it can. */
  blocker: string | null;
  digest: string;
}

/** What a person wants to use, by the SIDs of messaging services: one first, and any number beside it; or a brand. */
export interface ReuseWish {
  messagingServiceSid: string | null;
  /** A brand without a campaign, instead of a service. */
  brandSid: string | null;
  besides: readonly string[];
}

export const noWish: ReuseWish = { messagingServiceSid: null, brandSid: null, besides: [] };

/** Looks at what was found in an account, and says what of it would be used here and what is missing. */
export function accountReuse(facts: ReuseFacts, wish: ReuseWish = noWish): AccountReuse {
  const wished = wish.messagingServiceSid;
  const services = candidates(facts.inventory);
  const chosen =
    wish.brandSid !== null
      ? null
      : (services.find(({ sid }) => sid === wished) ?? (wished === null ? preferred(facts, services) : null));
  const brand = facts.inventory.brands.find(({ sid }) => sid === chosen?.campaign?.brandSid) ?? null;
  const stands = facts.registration !== null && facts.registration.serviceSid !== chosen?.sid;
  const isInUse = chosen !== null && facts.serviceSid === chosen.sid;
  const pool = new Set(chosen?.members ?? []);
  const local = facts.cards.filter((card) => card.isLocal);
  const members = local.filter((card) => pool.has(card.twilioSid));
  const fresh = stands ? [] : members.filter(({ memberOf }) => memberOf !== chosen?.sid);
  const verifications = newestVerifications(facts);
  const open = verifications.filter(({ card }) => !facts.registered.has(card.id));
  const abroad = facts.inventory.abroad ?? [];
  const adoptsService = chosen !== null && !stands && (!isInUse || fresh.length > 0);
  const others = services
    .filter(({ sid }) => sid !== chosen?.sid)
    .map((service): OtherPlan => {
      const cards = local.filter(({ twilioSid }) => service.members.includes(twilioSid));
      const isInUse = facts.besides.has(service.sid);
      const fresh = cards.filter(({ memberOf }) => memberOf !== service.sid);
      const mayBeBeside = chosen !== null && !stands && isVerified(service);
      const isWished = mayBeBeside && wish.besides.includes(service.sid);
      return { service, cards, fresh, isInUse, mayBeBeside, isWished };
    });
  const idle = services.length === 0 || wish.brandSid !== null ? idleBrand(facts, wish.brandSid) : null;
  const things = [
    describeProfile(facts.inventory, brand),
    ...describeProducts(facts.inventory, brand ?? idle, isInUse),
    describeBrand({ facts, chosen, brand, idle, isInUse }),
    ...describeCampaign({ chosen, others, stands, isInUse, members, local, fresh }),
    ...describeVerification(facts, verifications),
    ...describeAbroad(abroad, facts.known),
  ];
  const plan: ReusePlan = {
    service: adoptsService ? chosen : null,
    brand: adoptsService ? brand : null,
    members: adoptsService ? fresh : [],
    besides: others
      .filter(({ isWished, isInUse, fresh }) => isWished && (!isInUse || fresh.length > 0))
      .map(({ service, fresh }) => ({ service, members: fresh })),
    idleBrand: facts.registration === null && idle !== null && isUsable(idle) ? idle : null,
    verifications: open,
    abroad: abroad.filter((one) => isAdoptable(one) && !facts.known.has(one.sid)),
  };
  const choices = services.map(({ sid, name, numbers, campaign }) => {
    const other = others.find(({ service }) => service.sid === sid);
    return {
      messagingServiceSid: sid,
      name,
      detail: describeChoice(campaign!, facts.inventory.brands),
      numbers,
      isChosen: sid === chosen?.sid,
      mayBeBeside: other?.mayBeBeside ?? false,
      isBeside: other !== undefined && (other.isWished || other.isInUse),
    };
  });
  const besides = plan.besides.map(({ service }) => service.sid);
  const seen = JSON.stringify([facts.accountSid, chosen?.sid ?? null, besides, things]);
  return {
    things,
    choices,
    registrationChoices: brandChoices(facts, idle),
    plan,
    blocker: blockerOf(
      facts,
      plan,
      (stands && chosen !== null) || (idle !== null && begunWithout(facts, idle)),
    ),
    digest: createHash('sha256').update(seen).digest('hex'),
  };
}

function blockerOf({ isConnected }: ReuseFacts, plan: ReusePlan, stands: boolean): string | null {
  if (!isConnected) return 'Confirm your Twilio account first, then adopt what is in it.';
  const { service, besides, idleBrand, verifications, abroad } = plan;
  const taken = [besides, verifications, abroad].some((one) => one.length > 0);
  if (service || idleBrand || taken) return null;
  return stands
    ? 'You have begun a registration of local numbers here. Cancel it to use the one that is in your Twilio account.'
    : 'There is nothing in your Twilio account that is not in use here already or could be used.';
}

const ranks: Readonly<Record<string, number>> = {
  VERIFIED: 0,
  IN_PROGRESS: 1,
  PENDING: 1,
  FAILED: 2,
  SUSPENDED: 3,
};

function isVerified({ campaign }: InventoryService): boolean {
  return campaign?.status === 'VERIFIED';
}

/** Services with a campaign, the best first. */
function candidates({ services }: AccountInventory): InventoryService[] {
  const rank = ({ campaign }: InventoryService): number => ranks[campaign!.status] ?? 1;
  return services
    .filter(({ campaign }) => campaign !== null)
    .sort((a, b) => rank(a) - rank(b) || b.numbers - a.numbers || (a.sid < b.sid ? -1 : 1));
}

/** The one in use stays; else the best. */
function preferred({ serviceSid, registration }: ReuseFacts, services: readonly InventoryService[]) {
  const known = serviceSid ?? registration?.serviceSid ?? null;
  return services.find(({ sid }) => sid === known) ?? services[0] ?? null;
}

/** Of several requests for one number, the newest counts. */
function newestVerifications({ inventory, cards }: ReuseFacts): ReusePlan['verifications'] {
  return cards
    .filter((card) => card.isTollFree)
    .flatMap((card) => {
      const [newest] = inventory.verifications
        .filter((one) => one.phoneNumberSid === card.twilioSid)
        .sort((a, b) => ((a.updatedAt ?? '') > (b.updatedAt ?? '') ? -1 : 1));
      return newest ? [{ card, verification: newest }] : [];
    });
}

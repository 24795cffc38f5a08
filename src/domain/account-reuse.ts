import { createHash } from 'node:crypto';
import type {
  AccountInventory,
  InventoryBrand,
  InventoryService,
  InventoryVerification,
} from './account-inventory';
import type { ReusableThing, ReuseCard, ReuseFacts } from './account-reuse-things';
import {
  describeBrand,
  describeCampaign,
  describeProfile,
  describeVerification,
} from './account-reuse-words';

/** What may be chosen where several services have a campaign. */
export interface ReuseChoice {
  messagingServiceSid: string;
  name: string;
  numbers: number;
  isChosen: boolean;
}

/** What adopting would do in our own records. */
export interface ReusePlan {
  /** The service with the campaign that local numbers text under; null when none is adopted. */
  service: InventoryService | null;
  brand: InventoryBrand | null;
  /** Cards that text under it. */
  members: ReuseCard[];
  verifications: { card: ReuseCard; verification: InventoryVerification }[];
}

export interface AccountReuse {
  things: ReusableThing[];
  choices: ReuseChoice[];
  plan: ReusePlan;
  /** Why it cannot be adopted now; null when it can. */
  blocker: string | null;
  digest: string;
}

/** Looks at what was found in an account, and says what of it would be used here and what is missing. */
export function accountReuse(facts: ReuseFacts, wished: string | null): AccountReuse {
  const services = candidates(facts.inventory);
  const chosen =
    services.find(({ sid }) => sid === wished) ?? (wished === null ? preferred(facts, services) : null);
  const brand = facts.inventory.brands.find(({ sid }) => sid === chosen?.campaign?.brandSid) ?? null;
  const stands = facts.registration !== null && facts.registration.serviceSid !== chosen?.sid;
  const isInUse = chosen !== null && facts.serviceSid === chosen.sid;
  const pool = new Set(chosen?.members ?? []);
  const local = facts.cards.filter((card) => card.isLocal);
  const members = local.filter((card) => pool.has(card.twilioSid));
  const fresh = stands ? [] : members.filter(({ memberOf }) => memberOf !== chosen?.sid);
  const verifications = newestVerifications(facts);
  const open = verifications.filter(({ card }) => !facts.registered.has(card.id));
  const adoptsService = chosen !== null && !stands && (!isInUse || fresh.length > 0);
  const things = [
    describeProfile(facts.inventory, brand),
    describeBrand(facts.inventory, chosen, brand, isInUse),
    ...describeCampaign({ services, chosen, stands, isInUse, members, local, fresh }),
    ...describeVerification(facts, verifications),
  ];
  const plan: ReusePlan = {
    service: adoptsService ? chosen : null,
    brand: adoptsService ? brand : null,
    members: adoptsService ? fresh : [],
    verifications: open,
  };
  const choices = services.map(({ sid, name, numbers }) => ({
    messagingServiceSid: sid,
    name,
    numbers,
    isChosen: sid === chosen?.sid,
  }));
  const seen = JSON.stringify([facts.accountSid, chosen?.sid ?? null, things]);
  return {
    things,
    choices,
    plan,
    blocker: blockerOf(facts, plan, stands && chosen !== null),
    digest: createHash('sha256').update(seen).digest('hex'),
  };
}

function blockerOf({ isConnected }: ReuseFacts, plan: ReusePlan, stands: boolean): string | null {
  if (!isConnected) return 'Confirm your Twilio account first, then adopt what is in it.';
  if (plan.service || plan.verifications.length > 0) return null;
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

import type { InventoryBrand, InventoryCampaign, InventoryService } from './account-inventory';
import { ReusableKind, type ReusableThing, type ReuseCard, ReuseState } from './account-reuse-things';
import { count, resource, reviewed, thing, type About } from './account-reuse-words';
import { campaignStep } from './programmes/a2p/steps';
import { useCaseLabel } from './programmes/a2p/use-cases';

const { USABLE, MISSING, NOT_USED, IN_USE } = ReuseState;

/** A service with a campaign beside the chosen one. */
export interface OtherPlan {
  service: InventoryService;
  /** Local numbers of ours in its pool. */
  cards: readonly ReuseCard[];
  /** Those that are not used here yet. */
  fresh: readonly ReuseCard[];
  isInUse: boolean;
  mayBeBeside: boolean;
  isWished: boolean;
}

interface CampaignFacts {
  chosen: InventoryService | null;
  others: readonly OtherPlan[];
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
  const { chosen, others } = facts;
  const plan = {
    kind: ReusableKind.TEXTING_PLAN,
    title: 'Texting plan with the mobile carriers',
    twilioSid: null,
  };
  if (chosen === null)
    return [
      ...(facts.local.length === 0
        ? []
        : [thing(plan, MISSING, 'There is none. A registration that you start here makes it.')]),
      ...others.flatMap(otherOf),
    ];
  return [
    planOf(chosen, plan, facts),
    serviceOf(chosen, facts),
    numbersOf(chosen, facts),
    ...others.flatMap(otherOf),
  ];
}

const stands: Readonly<Record<string, string>> = {
  VERIFIED: 'Approved',
  FAILED: 'Refused',
  SUSPENDED: 'Suspended',
};

/** What tells a plan from others that could be chosen. */
export function describeChoice(
  { status, useCase, brandSid, createdAt }: InventoryCampaign,
  brands: readonly InventoryBrand[],
): string {
  const purpose = useCase && (useCaseLabel(useCase) ?? useCase);
  const business = brands.find(({ sid }) => sid === brandSid)?.businessName;
  return [
    stands[status] ?? 'Under review',
    ...(purpose ? [`for: ${purpose}`] : []),
    ...(business ? [`of ${business}`] : []),
    ...(createdAt ? [`made on ${createdAt.slice(0, 10)}`] : []),
  ].join(', ');
}

/** One beside the chosen plan: its numbers go on texting under it, here too once it is asked for. */
function otherOf({ service, cards, fresh, isInUse, mayBeBeside, isWished }: OtherPlan): ReusableThing[] {
  const { sid, name } = service;
  const plan = { kind: ReusableKind.TEXTING_PLAN, title: `Texting plan of ${name}`, twilioSid: sid };
  const numbers = { kind: ReusableKind.NUMBERS, title: `Numbers of ${name}`, twilioSid: sid };
  if (isInUse && fresh.length === 0)
    return [
      thing(plan, IN_USE, 'In use here beside the other one.'),
      thing(numbers, IN_USE, `${count(cards.length)} in use here.`),
    ];
  if (isWished)
    return [
      thing(
        plan,
        isInUse ? IN_USE : USABLE,
        'Approved. It would be used beside the other one. Its messaging service stays as it is, and texts that come in go where they go now.',
      ),
      thing(
        numbers,
        USABLE,
        `${count(fresh.length)} would text under it. Each offers a test text at once, which shows whether the phone companies know it.`,
      ),
    ];
  return [
    thing(
      plan,
      NOT_USED,
      mayBeBeside
        ? `Approved, and left as it is with its ${count(service.numbers)}. Choose it as well, or instead, to use it.`
        : `It and its ${count(service.numbers)} stay as they are. Choose it instead to use it.`,
    ),
  ];
}

function planOf(chosen: InventoryService, about: About, { stands, isInUse }: CampaignFacts): ReusableThing {
  const { status, reasons } = chosen.campaign!;
  const named = { ...about, title: `Texting plan of ${chosen.name}`, twilioSid: chosen.sid };
  if (stands)
    return thing(named, NOT_USED, 'You have begun a registration here instead. Cancel it to use this plan.');
  return reviewed(campaignStep, resource(chosen.sid, status, reasons), named, {
    isInUse,
    approved: 'Approved. Your local numbers in it can text as soon as you adopt it.',
    inReview: 'The carriers are looking at it. It is used once they approve it.',
  });
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

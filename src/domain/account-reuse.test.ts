import type { AccountInventory, InventoryCampaign, InventoryService } from './account-inventory';
import { accountReuse, noWish } from './account-reuse';
import type { ReuseCard, ReuseFacts } from './account-reuse-things';

const brand = (status: string): AccountInventory['brands'][number] => ({
  sid: 'BN1',
  kind: 'STANDARD',
  status,
  identityStatus: 'VERIFIED',
  skipsVetting: true,
  registryId: 'B1',
  customerProfileSid: 'BU1',
  reasons: [],
  isListed: false,
});
const campaign = (status: string, more: Partial<InventoryCampaign> = {}): InventoryCampaign => ({
  useCase: 'MIXED',
  status,
  brandSid: 'BN1',
  isExternal: false,
  registryId: 'C1',
  reasons: [],
  createdAt: null,
  ...more,
});
const service = (sid: string, of: InventoryCampaign | null, members = ['PN1']): InventoryService => ({
  sid,
  name: sid,
  numbers: members.length,
  members,
  usesNumberWebhooks: false,
  campaign: of,
});
const card: ReuseCard = {
  id: 'one',
  e164: '+12065550100',
  twilioSid: 'PN1',
  isLocal: true,
  isTollFree: false,
  memberOf: null,
};

function facts(inventory: Partial<AccountInventory>, more: Partial<ReuseFacts> = {}): ReuseFacts {
  return {
    accountSid: 'AC1',
    inventory: {
      numbers: { total: 1, tollFree: 0, callsElsewhere: 0, textsElsewhere: 0 },
      services: [],
      brands: [],
      sinks: [],
      verifications: [],
      profiles: [{ sid: 'BU1', kind: 'PRIMARY', status: 'twilio-approved', reasons: [] }],
      ...inventory,
    },
    cards: [card],
    serviceSid: null,
    registration: null,
    besides: new Set(),
    registered: new Set(),
    known: new Set(),
    isConnected: true,
    ...more,
  };
}

const states = (of: ReuseFacts) =>
  Object.fromEntries(accountReuse(of).things.map(({ kind, state }) => [kind, state]));

it.each([
  ['VERIFIED', 'USABLE'],
  ['IN_PROGRESS', 'IN_REVIEW'],
  ['FAILED', 'NEEDS_OWNER'],
  ['SUSPENDED', 'NEEDS_OWNER'],
  ['SOMETHING_NEW', 'IN_REVIEW'],
])('a texting plan that is %s is %s', (status, state) => {
  const of = facts({ services: [service('MG1', campaign(status))], brands: [brand('APPROVED')] });
  expect(states(of)).toMatchObject({ BUSINESS_REGISTRATION: 'USABLE', TEXTING_PLAN: state });
  expect(accountReuse(of).blocker).toBeNull();
});

it('says what is missing, and where the Console alone helps', () => {
  const none = facts({ profiles: [] });
  expect(states(none)).toEqual({
    BUSINESS_PROFILE: 'MISSING',
    BUSINESS_REGISTRATION: 'MISSING',
    TEXTING_PLAN: 'MISSING',
  });
  expect(accountReuse(none).things[0]!.detail).toContain('console.twilio.com');
  expect(accountReuse(none).blocker).toContain('nothing');
});

it('begins upon a registration of the business that no plan rests on, once it is approved', () => {
  const idle = (one: AccountInventory['brands'][number], more: Partial<ReuseFacts> = {}) => {
    const { plan, blocker, things } = accountReuse(facts({ brands: [brand('FAILED'), one] }, more));
    const state = things.find(({ kind }) => kind === 'BUSINESS_REGISTRATION')!.state;
    return [state, plan.idleBrand?.sid ?? null, blocker === null];
  };
  const second = { ...brand('APPROVED'), sid: 'BN2' };
  const sole = { ...second, kind: 'SOLE_PROPRIETOR' };
  const begun = (brandSid: string | null) => ({ registration: { serviceSid: null, brandSid } });
  expect(idle(second)).toEqual(['USABLE', 'BN2', true]);
  expect(idle(sole)).toEqual(['USABLE', 'BN2', true]);
  expect(idle({ ...sole, identityStatus: 'UNVERIFIED' })).toEqual(['NEEDS_OWNER', null, false]);
  expect(idle({ ...second, status: 'IN_REVIEW' })).toEqual(['NEEDS_OWNER', null, false]);
  expect(idle(second, begun(null))).toEqual(['NOT_USED', null, false]);
  expect(idle(second, begun('BN2'))).toEqual(['IN_USE', null, false]);
});

it('uses further approved plans beside the first, each with its own numbers, where they are asked for', () => {
  const services = [
    service('MG1', campaign('VERIFIED'), ['PN1', 'PN9']),
    service('MG2', campaign('VERIFIED'), ['PN2']),
    service('MG3', campaign('IN_PROGRESS'), ['PN3']),
  ];
  const cards = ['PN1', 'PN2', 'PN3'].map((twilioSid) => ({ ...card, id: twilioSid, twilioSid }));
  const of = (more: Partial<ReuseFacts> = {}) =>
    facts({ services, brands: [brand('APPROVED')] }, { cards, ...more });
  const asked = { ...noWish, besides: ['MG2', 'MG3'] };
  const reuse = accountReuse(of(), asked);
  expect(reuse.plan.service?.sid).toBe('MG1');
  expect(
    reuse.plan.besides.map(({ service: one, members }) => [one.sid, members.map(({ id }) => id)]),
  ).toEqual([['MG2', ['PN2']]]);
  expect(reuse.choices.map(({ mayBeBeside, isBeside }) => [mayBeBeside, isBeside])).toEqual([
    [false, false],
    [true, true],
    [false, false],
  ]);
  expect(reuse.digest).not.toBe(accountReuse(of()).digest);
  // Once the first is in use, the second can still follow; and then there is nothing left to adopt.
  const main = { serviceSid: 'MG1', registration: { serviceSid: 'MG1', brandSid: 'BN1' } };
  const first = cards.map((one) => ({ ...one, memberOf: one.id === 'PN1' ? 'MG1' : null }));
  expect(accountReuse(of({ ...main, cards: first })).blocker).not.toBeNull();
  expect(accountReuse(of({ ...main, cards: first }), asked).blocker).toBeNull();
  const both = cards.map((one) => ({
    ...one,
    memberOf: one.id === 'PN1' ? 'MG1' : one.id === 'PN2' ? 'MG2' : null,
  }));
  const done = accountReuse(of({ ...main, cards: both, besides: new Set(['MG2']) }), asked);
  expect([done.blocker === null, done.plan.besides]).toEqual([false, []]);
});

it('proposes an approved plan before one under review, and takes another that is asked for', () => {
  const services = [
    service('MG1', campaign('IN_PROGRESS'), ['PN1', 'PN2']),
    service('MG2', campaign('VERIFIED')),
  ];
  const of = facts({ services, brands: [brand('APPROVED')] });
  expect(accountReuse(of).plan.service?.sid).toBe('MG2');
  expect(accountReuse(of, { ...noWish, messagingServiceSid: 'MG1' }).plan.service?.sid).toBe('MG1');
  expect(accountReuse(of, { ...noWish, messagingServiceSid: 'MG1' }).digest).not.toBe(
    accountReuse(of).digest,
  );
});

it('uses what another provider registered as it is, and gives way to a registration begun here', () => {
  const services = [service('MG1', campaign('VERIFIED', { brandSid: null, isExternal: true }))];
  expect(states(facts({ services }))).toMatchObject({
    BUSINESS_REGISTRATION: 'USABLE',
    TEXTING_PLAN: 'USABLE',
  });
  const begun = facts({ services }, { registration: { serviceSid: null, brandSid: null } });
  expect(accountReuse(begun).plan.service).toBeNull();
  expect(accountReuse(begun).blocker).toContain('begun');
});

it('tells what could be chosen apart, and begins upon a registration of the business that is asked for', () => {
  const idle = { ...brand('APPROVED'), sid: 'BN2', businessName: 'Oak & Elm', skipsVetting: false };
  const sole = { ...idle, sid: 'BN3', kind: 'SOLE_PROPRIETOR', businessName: null, registryId: null };
  const failed = { ...idle, sid: 'BN4', status: 'FAILED' };
  const named = { ...brand('APPROVED'), businessName: 'Juniper' };
  const services = [
    service('MG1', campaign('VERIFIED', { createdAt: '2026-05-03T10:00:00Z' })),
    service('MG2', campaign('IN_PROGRESS', { useCase: 'LOW_VOLUME', brandSid: null }), ['PN2']),
  ];
  const of = facts({ services, brands: [named, idle, sole, failed] });
  const shown = accountReuse(of);
  expect(shown.choices.map(({ detail }) => detail)).toEqual([
    'Approved, for: Several things, of Juniper, made on 2026-05-03',
    'Under review, for: Anything, a little of it',
  ]);
  expect(shown.registrationChoices).toMatchObject([
    { businessRegistrationSid: 'BN2', name: 'Oak & Elm', isChosen: false },
    { businessRegistrationSid: 'BN3', detail: 'Registered as a person without a company.', isChosen: false },
  ]);
  const resting = facts({
    services,
    brands: [
      { ...named, trustProductSid: 'BU5' },
      { ...idle, trustProductSid: 'BU6' },
    ],
    products: ['BU5', 'BU6', 'BU7'],
  });
  const products = (wish = noWish) =>
    accountReuse(resting, wish)
      .things.filter(({ kind }) => kind === 'TEXTING_PROFILE')
      .map(({ state }) => state);
  expect(products()).toEqual(['USABLE', 'NOT_USED', 'NOT_USED']);
  expect(products({ ...noWish, brandSid: 'BN2' })).toEqual(['NOT_USED', 'USABLE', 'NOT_USED']);
  const wished = accountReuse(of, { ...noWish, brandSid: 'BN3' });
  expect(wished.plan).toMatchObject({ service: null, besides: [], idleBrand: { sid: 'BN3' } });
  expect(wished.blocker).toBeNull();
  expect(wished.digest).not.toBe(shown.digest);
  expect(wished.registrationChoices.map(({ isChosen }) => isChosen)).toEqual([false, true]);
  expect(wished.choices.every(({ isChosen, mayBeBeside }) => !isChosen && !mayBeBeside)).toBe(true);
  for (const brandSid of ['BN1', 'BN4', 'BN9']) {
    const foreign = accountReuse(of, { ...noWish, brandSid });
    expect(foreign.plan).toMatchObject({ service: null, idleBrand: null });
    expect(foreign.registrationChoices.some(({ isChosen }) => isChosen)).toBe(false);
  }
});

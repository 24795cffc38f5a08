import type { AccountInventory, InventoryCampaign, InventoryService } from './account-inventory';
import { accountReuse } from './account-reuse';
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
    registered: new Set(),
    isConnected: true,
    ...more,
  };
}

const states = (of: ReuseFacts) =>
  Object.fromEntries(accountReuse(of, null).things.map(({ kind, state }) => [kind, state]));

it.each([
  ['VERIFIED', 'USABLE'],
  ['IN_PROGRESS', 'IN_REVIEW'],
  ['FAILED', 'NEEDS_OWNER'],
  ['SUSPENDED', 'NEEDS_OWNER'],
  ['SOMETHING_NEW', 'IN_REVIEW'],
])('a texting plan that is %s is %s', (status, state) => {
  const of = facts({ services: [service('MG1', campaign(status))], brands: [brand('APPROVED')] });
  expect(states(of)).toMatchObject({ BUSINESS_REGISTRATION: 'USABLE', TEXTING_PLAN: state });
  expect(accountReuse(of, null).blocker).toBeNull();
});

it('says what is missing, and where the Console alone helps', () => {
  const none = facts({ profiles: [] });
  expect(states(none)).toEqual({
    BUSINESS_PROFILE: 'MISSING',
    BUSINESS_REGISTRATION: 'MISSING',
    TEXTING_PLAN: 'MISSING',
  });
  expect(accountReuse(none, null).things[0]!.detail).toContain('console.twilio.com');
  expect(accountReuse(none, null).blocker).toContain('nothing');
  const idle = facts({ brands: [brand('APPROVED')] });
  expect(states(idle)).toMatchObject({ BUSINESS_REGISTRATION: 'NOT_USED' });
});

it('proposes an approved plan before one under review, and takes another that is asked for', () => {
  const services = [
    service('MG1', campaign('IN_PROGRESS'), ['PN1', 'PN2']),
    service('MG2', campaign('VERIFIED')),
  ];
  const of = facts({ services, brands: [brand('APPROVED')] });
  expect(accountReuse(of, null).plan.service?.sid).toBe('MG2');
  expect(accountReuse(of, 'MG1').plan.service?.sid).toBe('MG1');
  expect(accountReuse(of, 'MG1').digest).not.toBe(accountReuse(of, null).digest);
});

it('uses what another provider registered as it is, and gives way to a registration begun here', () => {
  const services = [service('MG1', campaign('VERIFIED', { brandSid: null, isExternal: true }))];
  expect(states(facts({ services }))).toMatchObject({
    BUSINESS_REGISTRATION: 'USABLE',
    TEXTING_PLAN: 'USABLE',
  });
  const begun = facts({ services }, { registration: { serviceSid: null } });
  expect(accountReuse(begun, null).plan.service).toBeNull();
  expect(accountReuse(begun, null).blocker).toContain('begun');
});

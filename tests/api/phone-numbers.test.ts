import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';

const update = /* GraphQL */ `
  mutation ($input: UpdatePhoneNumberInput!) {
    updatePhoneNumber(input: $input) {
      phoneNumber {
        id
        friendlyName
        revision
        settings {
          voiceAgentId
          textAgentId
          routingMode
          autoReply
          recordCalls
          memberIds
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

const cards = /* GraphQL */ `
  query ($first: Int, $after: String) {
    organization {
      phoneNumbers(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          cursor
        }
        nodes {
          id
          e164
          friendlyName
          kind
          capabilities {
            sms
          }
          lifecycle
          settings {
            routingMode
            memberIds
          }
          messaging {
            state
            headline
            reasons {
              code
            }
            callToAction {
              intent
            }
            registration {
              id
              state
            }
          }
          monthlyFee {
            amount
          }
          revision
        }
      }
    }
  }
`;

interface Updated {
  updatePhoneNumber: {
    phoneNumber: { friendlyName: string; revision: number; settings: Record<string, unknown> } | null;
    userErrors: { code: string; field: string[] | null; message: string }[];
  };
}
interface Cards {
  organization: {
    phoneNumbers: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
      edges: { cursor: string }[];
      nodes: { id: string; e164: string; messaging: { registration: { id: string } | null } }[];
    };
  };
}

describe('phone cards', () => {
  let app: TestApp;
  let bakery: GivenOrganization;
  let garage: GivenOrganization;
  let id: string;

  beforeAll(async () => {
    app = await startApp();
    bakery = await given(app).organization();
    garage = await given(app).organization({ name: 'Garage', profile: null });
    id = (await given(app).phoneNumber(bakery)).id;
    await given(app).team(bakery);
  });

  afterAll(() => app.stop());

  async function change(input: Record<string, unknown>, of = bakery.owner) {
    return (await of.run<Updated, { input: unknown }>(update, { input: { phoneNumberId: id, ...input } }))
      .updatePhoneNumber;
  }

  async function errors(input: Record<string, unknown>, of = bakery.owner): Promise<string[]> {
    const { phoneNumber, userErrors } = await change(input, of);
    expect(phoneNumber).toBeNull();
    return userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);
  }

  const list = async (of: GivenOrganization, first: number, after?: string | null) =>
    (await of.owner.run<Cards, { first: number; after?: string | null }>(cards, { first, after }))
      .organization.phoneNumbers;

  it('changes what is given, keeps the rest, and raises the revision only for real changes', async () => {
    const first = await change({
      friendlyName: ' Orders ',
      voiceAgentId: 'voice-1',
      textAgentId: 'text-1',
      routingMode: 'HUMANS_FIRST',
      autoReply: false,
      recordCalls: true,
      memberIds: ['user-owner', 'user-owner'],
    });
    expect(first.userErrors).toEqual([]);
    expect(first.phoneNumber).toMatchObject({
      friendlyName: 'Orders',
      settings: {
        voiceAgentId: 'voice-1',
        textAgentId: 'text-1',
        routingMode: 'HUMANS_FIRST',
        autoReply: false,
        recordCalls: true,
        memberIds: ['user-owner'],
      },
    });
    const same = await change({ friendlyName: 'Orders', autoReply: false });
    expect(same.phoneNumber!.revision).toBe(first.phoneNumber!.revision);
    const cleared = await change({ voiceAgentId: null, recordCalls: null, routingMode: null, memberIds: [] });
    expect(cleared.phoneNumber).toMatchObject({
      friendlyName: 'Orders',
      revision: first.phoneNumber!.revision + 1,
      settings: {
        voiceAgentId: null,
        textAgentId: 'text-1',
        routingMode: 'HUMANS_FIRST',
        recordCalls: null,
        memberIds: [],
      },
    });
  });

  it.each([
    [{ friendlyName: '' }, ['REQUIRED input.friendlyName']],
    [{ friendlyName: '   ' }, ['REQUIRED input.friendlyName']],
    [{ friendlyName: 'x'.repeat(65) }, ['INVALID input.friendlyName']],
    [
      { voiceAgentId: 'x'.repeat(65), textAgentId: 'y'.repeat(65) },
      ['INVALID input.voiceAgentId', 'INVALID input.textAgentId'],
    ],
    [{ memberIds: ['user-owner', 'a stranger'] }, ['NOT_FOUND input.memberIds.1']],
    [
      { voiceAgentId: 'nobody', textAgentId: 'voice-1' },
      ['NOT_FOUND input.voiceAgentId', 'INVALID input.textAgentId'],
    ],
    [{ phoneNumberId: 'nonsense', friendlyName: 'New' }, ['NOT_FOUND input.phoneNumberId']],
    [
      { phoneNumberId: '0b8f6f0e-6f3a-4c39-9d68-8f1c2a1f1f10', friendlyName: 'New' },
      ['NOT_FOUND input.phoneNumberId'],
    ],
  ])('refuses %j and changes nothing', async (input, expected) => {
    const before = await app.database.query('SELECT * FROM phone_numbers ORDER BY id');
    expect(await errors({ autoReply: true, ...input })).toEqual(expected);
    expect(await app.database.query('SELECT * FROM phone_numbers ORDER BY id')).toEqual(before);
  });

  it('answers for another organization’s number as for one that does not exist', async () => {
    const own = await change(
      { phoneNumberId: '0b8f6f0e-6f3a-4c39-9d68-8f1c2a1f1f10', friendlyName: 'New' },
      garage.owner,
    );
    const foreign = await change({ friendlyName: 'New' }, garage.owner);
    expect(foreign).toEqual(own);
    const read = (of: GivenOrganization) =>
      of.owner.run<unknown, { id: string }>(
        'query ($id: ID!) { phoneNumber(id: $id) { e164 } node(id: $id) { id } }',
        { id },
      );
    expect(await read(garage)).toEqual({ phoneNumber: null, node: null });
    expect(await read(bakery)).toMatchObject({ node: { id } });
  });

  it('lets only owners and admins, in person, change a number', async () => {
    for (const client of [bakery.member, bakery.assistant])
      expect(await errors({ friendlyName: 'Mine' }, client)).toEqual(['NOT_ALLOWED undefined']);
  });

  it('pages newest first, without what is gone, and reads any page with the same number of statements', async () => {
    await manyCards(garage.id, 60);
    const all: string[] = [];
    let after: string | null = null;
    do {
      const page: Cards['organization']['phoneNumbers'] = await list(garage, 25, after);
      expect(page.totalCount).toBe(60);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      all.push(...page.nodes.map((one) => one.e164));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(all).toHaveLength(60);
    expect(all).toEqual([...all].sort().reverse());
    const small = await statements(() => list(garage, 2));
    const large = await statements(() => list(garage, 50));
    expect(small).toBeGreaterThan(0);
    expect(large).toBe(small);
    expect(large).toBeLessThanOrEqual(6);
  });

  it.each([0, 101, -1])('refuses a page of %p', async (first) => {
    const { errors: found } = await bakery.owner.call<Cards, { first: number }>(cards, { first });
    expect(found.map((one) => one.extensions?.code)).toEqual(['BAD_USER_INPUT']);
  });

  it('refuses a cursor that it did not give', async () => {
    const { errors: found } = await bakery.owner.call<Cards, { first: number; after: string }>(cards, {
      first: 5,
      after: 'bm9uc2Vuc2U',
    });
    expect(found.map((one) => one.extensions?.code)).toEqual(['BAD_USER_INPUT']);
  });

  it('shows the registration behind the badge', async () => {
    const { id: registrationId } = await given(app).registration(bakery, 'DRAFT');
    const { nodes } = await list(bakery, 10);
    expect(nodes.some((one) => one.messaging.registration?.id === registrationId)).toBe(true);
  });

  /** Cards as if bought one minute after another, and two that lists leave out. */
  async function manyCards(organizationId: string, count: number): Promise<void> {
    for (let index = 0; index < count + 2; index += 1) {
      const card = randomUUID();
      const lifecycle = ['FAILED', 'RELEASED'][index - count] ?? 'ACTIVE';
      await app.database.query(
        `INSERT INTO phone_numbers (id, organization_id, e164, friendly_name, kind, country, voice_capable, sms_capable,
           mms_capable, lifecycle, twilio_sid, created_at)
         VALUES ($1, $2, $3, 'Card', 'TOLL_FREE', 'US', true, true, true, $4, $5, $6)`,
        [
          card,
          organizationId,
          `+1855${2_000_000 + index}`,
          lifecycle,
          `PN${String(index).padStart(32, '0')}`,
          new Date(Date.UTC(2026, 0, 1, 0, index)),
        ],
      );
      await app.database.query(
        `INSERT INTO phone_number_settings (phone_number_id, organization_id, routing_mode, auto_reply, member_ids)
         VALUES ($1, $2, 'AI_FIRST', true, '{}')`,
        [card, organizationId],
      );
    }
  }

  /** How many statements about cards the server sent to Postgres meanwhile; its sweeps and its pump do not count. */
  async function statements(work: () => Promise<unknown>): Promise<number> {
    const seen: string[] = [];
    const original = Client.prototype.query;
    Client.prototype.query = function (this: Client, ...args: unknown[]) {
      const [first] = args as [string | { text?: string }];
      seen.push(typeof first === 'string' ? first : (first?.text ?? ''));
      return (original as (...all: unknown[]) => unknown).apply(this, args);
    } as typeof original;
    try {
      await work();
    } finally {
      Client.prototype.query = original;
    }
    const isPump = /^WITH RECURSIVE waiting/;
    return seen.filter((text) => /phone_number|registration|organizations/.test(text) && !isPump.test(text))
      .length;
  }
});

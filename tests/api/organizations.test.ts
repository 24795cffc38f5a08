import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { tokens } from '../support/tokens';
import { until } from '../support/wait';

const create = /* GraphQL */ `
  mutation ($input: CreateOrganizationInput!) {
    createOrganization(input: $input) {
      organization {
        id
        name
        plan
        profile {
          id
          legalName
          taxIdLast4
        }
        twilioAccount {
          id
        }
        phoneNumbers {
          totalCount
          nodes {
            id
          }
        }
        addresses {
          totalCount
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

const update = /* GraphQL */ `
  mutation ($input: UpdateBusinessProfileInput!) {
    updateBusinessProfile(input: $input) {
      organization {
        profile {
          legalName
          taxIdLast4
          region
          country
          website
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

interface Errors {
  userErrors: { code: string; field: string[] | null; message: string }[];
}
interface Created {
  createOrganization: Errors & {
    organization: {
      id: string;
      name: string;
      plan: string;
      profile: { legalName: string | null };
      twilioAccount: { id: string } | null;
      phoneNumbers: { totalCount: number };
    } | null;
  };
}
interface Updated {
  updateBusinessProfile: Errors & { organization: { profile: Record<string, string | null> } | null };
}

describe('organizations', () => {
  let app: TestApp;
  let bakery: GivenOrganization;

  beforeAll(async () => {
    app = await startApp();
    bakery = await given(app).organization({ profile: null });
  });

  afterAll(() => app.stop());

  const sections = (errors: Errors['userErrors']) =>
    errors.map(({ code, field }) => `${code} ${field?.join('.')}`);

  async function signUp(input: Record<string, unknown>) {
    const service = app.client(await tokens.service());
    return (await service.run<Created, { input: unknown }>(create, { input })).createOrganization;
  }

  async function profile(input: Record<string, unknown>, of = bakery.owner) {
    return (await of.run<Updated, { input: unknown }>(update, { input })).updateBusinessProfile;
  }

  it('signs up once per key, and refuses the key for another organization', async () => {
    const wish = { name: ' Corner Garage ', ownerUserId: 'ada', idempotencyKey: 'sign-up-1' };
    const first = await signUp(wish);
    expect(first.userErrors).toEqual([]);
    expect(first.organization).toMatchObject({
      name: 'Corner Garage',
      plan: 'STARTER',
      profile: { legalName: null },
      phoneNumbers: { totalCount: 0 },
    });
    const again = await Promise.all([signUp(wish), signUp(wish)]);
    expect(again.map((one) => one.organization?.id)).toEqual([
      first.organization!.id,
      first.organization!.id,
    ]);
    await app.simulator.advance('PT72H');
    expect((await signUp(wish)).organization?.id).toBe(first.organization!.id);
    const other = await signUp({ ...wish, name: 'Another' });
    expect(other.organization).toBeNull();
    expect(sections(other.userErrors)).toEqual(['CONFLICT input.idempotencyKey']);
  });

  it('makes one organization of calls with one key at the same time', async () => {
    const wish = { name: 'Twins', ownerUserId: 'ada', idempotencyKey: 'sign-up-2' };
    const all = await Promise.all(Array.from({ length: 6 }, () => signUp(wish)));
    expect(new Set(all.map((one) => one.organization?.id)).size).toBe(1);
  });

  it.each([
    [{ name: '', ownerUserId: 'ada' }, 'input.name'],
    [{ name: '   ', ownerUserId: 'ada' }, 'input.name'],
    [{ name: 'x'.repeat(65), ownerUserId: 'ada' }, 'input.name'],
    [{ name: 'Fine', ownerUserId: '' }, 'input.ownerUserId'],
  ])('refuses %j, naming the field', async (wish, field) => {
    const before = await app.database.query('SELECT id FROM organizations');
    const refused = await signUp(wish);
    expect(refused.organization).toBeNull();
    expect(refused.userErrors.map((one) => one.field?.join('.'))).toEqual([field]);
    expect(await app.database.query('SELECT id FROM organizations')).toHaveLength(before.length);
  });

  it('lets nobody but a service sign up', async () => {
    for (const client of [bakery.owner, bakery.assistant]) {
      const { createOrganization } = await client.run<Created, { input: unknown }>(create, {
        input: { name: 'Mine', ownerUserId: 'ada' },
      });
      expect(sections(createOrganization.userErrors)).toEqual(['NOT_ALLOWED undefined']);
    }
  });

  it('gets a Twilio account in the background, whose name there is the organization', async () => {
    const made = (await signUp({ name: 'Background', ownerUserId: 'ada' })).organization!;
    expect(made.twilioAccount).toBeNull();
    const mine = await until(async () => {
      const { accounts } = await app.simulator.resources();
      const found = accounts!.filter((one) => one.friendly_name === made.id);
      return found.length > 0 && found;
    });
    await until(async () => {
      const owner = app.client(await tokens.person(made.id));
      const { organization } = await owner.run<{
        organization: { twilioAccount: { accountSid: string; status: string; mode: string } | null };
      }>('{ organization { twilioAccount { accountSid status mode } } }');
      expect(organization.twilioAccount).toEqual({
        accountSid: mine[0]!.sid,
        status: 'ACTIVE',
        mode: 'MANAGED',
      });
      return true;
    });
    expect(mine).toHaveLength(1);
  });

  it('keeps the profile: normalised, the tax id encrypted and shown by its last digits', async () => {
    const saved = await profile({
      legalName: 'Juniper Street Bakery LLC',
      taxId: '84-3120977',
      country: 'us',
      region: 'Oregon',
      website: 'https://juniperstreetbakery.com',
    });
    expect(saved.userErrors).toEqual([]);
    expect(saved.organization?.profile).toMatchObject({
      legalName: 'Juniper Street Bakery LLC',
      taxIdLast4: '0977',
      country: 'US',
      region: 'OR',
    });
    const kept = JSON.stringify(await app.database.query('SELECT * FROM organization_profiles'));
    expect(kept).not.toContain('843120977');
    expect(kept).not.toContain('84-3120977');
    const trail = await app.database.query<{ detail: unknown }>(
      `SELECT detail FROM audit_events WHERE act = 'business-profile.updated' AND organization_id = $1`,
      [bakery.id],
    );
    expect(JSON.stringify(trail)).not.toMatch(/843120977|Juniper/);
    expect(
      (await profile({ taxId: '843120977', legalName: 'Juniper Street Bakery LLC' })).userErrors,
    ).toEqual([]);
    expect(
      await app.database.query(
        `SELECT 1 FROM audit_events WHERE act = 'business-profile.updated' AND organization_id = $1`,
        [bakery.id],
      ),
    ).toHaveLength(1);
    expect((await profile({ taxId: null })).organization?.profile.taxIdLast4).toBeNull();
  });

  it('names every fault of the profile at once and then changes nothing', async () => {
    const refused = await profile({
      legalName: 'Changed',
      contactEmail: 'not an address',
      website: 'nowhere',
      contactPhone: '555',
      country: 'Atlantis',
    });
    expect(refused.organization).toBeNull();
    expect(refused.userErrors.map((one) => one.field?.[1]).sort()).toEqual([
      'contactEmail',
      'contactPhone',
      'country',
      'website',
    ]);
    const { organization } = await bakery.owner.run<{ organization: { profile: { legalName: string } } }>(
      '{ organization { profile { legalName } } }',
    );
    expect(organization.profile.legalName).toBe('Juniper Street Bakery LLC');
  });

  it('lets members and the assistant read the profile but not change it', async () => {
    for (const client of [bakery.member, bakery.assistant]) {
      expect(sections((await profile({ legalName: 'Mine' }, client)).userErrors)).toEqual([
        'NOT_ALLOWED undefined',
      ]);
      await client.run('{ organization { name profile { legalName } } }');
    }
  });

  it('shows charges to owners only', async () => {
    const charges = '{ organization { charges { totalCount nodes { id } } } }';
    expect(await bakery.owner.run(charges)).toEqual({
      organization: { charges: { totalCount: 0, nodes: [] } },
    });
    for (const client of [bakery.member, bakery.assistant])
      expect((await client.call(charges)).errors.map((one) => one.extensions?.code)).toEqual(['FORBIDDEN']);
  });
});

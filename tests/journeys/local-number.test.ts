import {
  ReleasePhoneNumberDocument,
  ReleasePreviewDocument,
  SendMessageDocument,
} from '../../operations/generated';
import { accepted, briefOf, must } from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given } from '../support/given';
import {
  localOutcomes,
  localRegistrations,
  type LocalRegistration,
  type PathName,
} from '../support/local-registrations';
import { handIn } from '../support/registrations';
import { until } from '../support/wait';

interface Expected {
  steps: string[];
  endUsers: number;
  dueNow: string;
  charges: string[];
  paid: string[];
  /** Segments a second: at first, and after the registry has scored the business so. */
  rates: { score?: number; rate: number }[];
}

const business = 'business';
const rest = ['texts', 'numbers'];

const expected: Record<PathName, Expected> = {
  'sole-proprietor': {
    steps: [business, 'texting-profile', 'carriers', 'owner', ...rest],
    endUsers: 2,
    dueNow: '0.00',
    charges: [
      'a2p-sole-proprietor-brand 4.50 INCLUDED_IN_PLAN ONCE',
      'a2p-sole-proprietor-campaign 2.00 INCLUDED_IN_PLAN MONTHLY',
      'a2p-sole-proprietor-campaign-vetting 15.00 INCLUDED_IN_PLAN ONCE',
    ],
    paid: ['brand-registration 4.50', 'campaign-month 2.00', 'campaign-vetting 15.00', 'phone-number 1.15'],
    rates: [{ rate: 1 }],
  },
  'low-volume': {
    steps: [business, 'texting-profile', 'carriers', ...rest],
    endUsers: 3,
    dueNow: '19.50',
    charges: [
      'a2p-brand 4.50 ORGANIZATION ONCE',
      'a2p-campaign-vetting 15.00 ORGANIZATION ONCE',
      'a2p-low-volume-campaign 1.50 ORGANIZATION MONTHLY',
    ],
    paid: ['brand-registration 4.50', 'campaign-month 1.50', 'campaign-vetting 15.00', 'phone-number 1.15'],
    rates: [{ rate: 3.75 }],
  },
  standard: {
    steps: [business, 'texting-profile', 'carriers', ...rest],
    endUsers: 3,
    dueNow: '61.00',
    charges: [
      'a2p-brand 4.50 ORGANIZATION ONCE',
      'a2p-brand-vetting 41.50 ORGANIZATION ONCE',
      'a2p-campaign 10.00 ORGANIZATION MONTHLY',
      'a2p-campaign-vetting 15.00 ORGANIZATION ONCE',
    ],
    paid: [
      'brand-registration 4.50',
      'brand-vetting 41.50',
      'campaign-month 10.00',
      'campaign-vetting 15.00',
      'phone-number 1.15',
    ],
    rates: [{ rate: 225 }, { score: 40, rate: 12 }],
  },
};

/** Ten segments. */
const longText = 'Hello from a local number. '.repeat(56);

describe('from sign-up to a text from a local number', () => {
  let app: TestApp;
  let latest: LocalRegistration | null = null;
  beforeAll(async () => {
    app = await startApp();
    await app.simulator.mode('auto', 100);
    await app.simulator.limits({ a2pPerSecond: null });
  });
  afterAll(() => app?.stop());

  /** Sends a text of ten segments, and gives for how long it keeps its number from sending the next. */
  async function textTakes({ of, card }: LocalRegistration): Promise<number> {
    const { sendMessage } = await of.owner.run(SendMessageDocument, {
      input: { phoneNumberId: card.id, to: '+14155550123', body: longText },
    });
    accepted('the text', sendMessage.userErrors);
    const { id } = must(sendMessage.message, 'no text');
    const text = await until(async () => {
      const [row] = await app.database.query<{ status: string; heldMs: number }>(
        `SELECT m.status, extract(epoch FROM p.next_send_at - m.send_started_at)::float8 * 1000 AS "heldMs"
         FROM messages m JOIN sender_paces p USING (phone_number_id) WHERE m.id = $1`,
        [id],
      );
      return row?.status === 'DELIVERED' && row;
    });
    return text.heldMs;
  }

  /** The registry changes its mind about the business, which shows at the next daily look. */
  async function scoredAnew(accountSid: string, score: number): Promise<void> {
    const { brands } = await app.simulator.resources();
    const brand = brands!.find((one) => one.account_sid === accountSid);
    await app.simulator.score(String(brand!.sid), score);
    const rates = () =>
      app.database.query(
        `SELECT detail->>'segmentsPerSecond' AS rate FROM registration_resources c
         JOIN organization_twilio_settings s USING (organization_id)
         WHERE c.kind = 'campaign' AND s.account_sid = $1`,
        [accountSid],
      );
    const before = await rates();
    await app.simulator.advance('P2D');
    await until(async () => JSON.stringify(await rates()) !== JSON.stringify(before));
  }

  it.each(Object.entries(expected) as [PathName, Expected][])(
    'goes through every step once as a %s',
    async (path, { steps, endUsers, dueNow, charges, paid, rates }) => {
      const make = localRegistrations(app);
      const registration = await make.confirmed(path);
      const { of, id, card } = registration;
      const confirmed = await briefOf(of.owner, id);
      expect(confirmed.quote.dueNow.amount).toBe(dueNow);
      expect(confirmed.steps.map(({ key }) => key)).toEqual(steps);
      accepted('the submission', (await handIn(of.assistant, id)).userErrors);
      await make.through([registration]);
      await given(app).badge(of, card.id, 'READY');
      const done = await briefOf(of.owner, id);
      expect(done).toMatchObject({ state: 'APPROVED', nextStep: { actor: 'NOBODY' }, rejections: [] });
      expect(done.steps.map(({ key, state }) => [key, state])).toEqual(steps.map((key) => [key, 'APPROVED']));
      const outcome = (await localOutcomes(app, [registration])).get(id);
      expect(outcome).toMatchObject({
        profiles: ['twilio-approved'],
        products: ['twilio-approved'],
        endUsers: { length: endUsers },
        documents: ['customer_profile_address'],
        services: 1,
        campaigns: ['VERIFIED'],
        numbers: ['REGISTERED'],
        charges,
        paid,
      });
      for (const { score, rate } of rates) {
        if (score !== undefined) await scoredAnew(of.accountSid, score);
        const heldMs = await textTakes(registration);
        expect(heldMs).toBeLessThanOrEqual((10 * 1_000) / rate + 20);
        // Less by what the hand-over itself takes.
        expect(heldMs).toBeGreaterThan((6 * 1_000) / rate - 200);
      }
      expect((await app.simulator.resources()).violations).toEqual([]);
      latest = registration;
    },
    90_000,
  );

  it('leaves its campaign when it is given back, and the registration stays for others', async () => {
    const { of, id, card } = must(latest, 'no registration');
    const { releasePreview } = await of.owner.run(ReleasePreviewDocument, { phoneNumberId: card.id });
    const shown = must(releasePreview, 'no preview');
    expect(shown).toMatchObject({ registrations: [], monthlySaving: { amount: '1.15' } });
    const said = new Map(shown.effects.map(({ kind, message }) => [kind, message]));
    expect(said.get('TEXTING')).toBe('Texting from it stops.');
    expect(said.get('SENDER_POOL')).toContain('its place in the campaign');
    const input = { phoneNumberId: card.id, confirmE164: card.e164 };
    const { releasePhoneNumber } = await of.owner.run(ReleasePhoneNumberDocument, { input });
    accepted('the release', releasePhoneNumber.userErrors);
    const theirs = async (kind: string) =>
      (await app.simulator.resources())[kind]!.filter((one) => one.account_sid === of.accountSid);
    expect(releasePhoneNumber.phoneNumber).toMatchObject({ lifecycle: 'RELEASED' });
    expect(await theirs('incomingPhoneNumbers')).toEqual([]);
    expect(await theirs('messagingServices')).toMatchObject([{ phone_number_sids: [] }]);
    expect(await theirs('campaigns')).toMatchObject([{ campaign_status: 'VERIFIED' }]);
    await until(async () => (await theirs('numberRegistrations'))[0]!.state === 'UNREGISTERED', {
      what: 'a number that carriers know no more',
    });
    const kept = await briefOf(of.owner, id);
    expect([kept.state, kept.rejections]).toEqual(['APPROVED', []]);
  });
});

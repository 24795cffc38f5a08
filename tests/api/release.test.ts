import {
  ConversationDocument,
  PhoneCardByIdDocument,
  PhoneCardChangedDocument,
  PhoneCardsDocument,
  PurchasePhoneNumberDocument,
  ReleasePhoneNumberDocument,
  ReleasePreviewDocument,
  SearchPhoneNumbersDocument,
  SendMessageDocument,
  type PhoneCardChangedSubscription,
  type PhoneCardFragment,
} from '../../operations/generated';
import type { ApiClient } from '../../local/client';
import { briefOf, must, startRegistration } from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { twilioCalls } from '../support/twilio-calls';
import { until } from '../support/wait';

const customer = '+15035550181';
const deleting = 'DELETE /2010-04-01/Accounts/*/IncomingPhoneNumbers/*';

describe('giving a number back', () => {
  let app: TestApp;
  let bakery: GivenOrganization;
  let garage: GivenOrganization;

  beforeAll(async () => {
    app = await startApp();
    bakery = await given(app).organization();
    garage = await given(app).organization({ name: 'Garage', profile: null });
  });

  afterAll(() => app?.stop());

  const preview = async (phoneNumberId: string, client: ApiClient = bakery.owner) =>
    (await client.run(ReleasePreviewDocument, { phoneNumberId })).releasePreview;
  const release = async (
    { id, e164 }: { id: string; e164: string },
    client: ApiClient = bakery.owner,
    confirmE164 = e164,
  ) =>
    (await client.run(ReleasePhoneNumberDocument, { input: { phoneNumberId: id, confirmE164 } }))
      .releasePhoneNumber;
  const card = async (id: string) => (await bakery.owner.run(PhoneCardByIdDocument, { id })).phoneNumber;
  const codes = (faults: readonly { code: string; field?: readonly string[] | null }[]) =>
    faults.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`.trim());

  async function held(e164: string): Promise<number> {
    const { incomingPhoneNumbers } = await app.simulator.resources();
    return incomingPhoneNumbers!.filter((one) => one.phone_number === e164).length;
  }

  const deletions = async () =>
    (await app.simulator.requests()).filter(
      (one) => one.method === 'DELETE' && one.path.includes('/IncomingPhoneNumbers/'),
    ).length;

  async function registrationsOf(id: string): Promise<{ state: string; id: string }[]> {
    return app.database.query('SELECT id, state FROM registrations WHERE phone_number_id = $1', [id]);
  }

  describe('a number that texts', () => {
    let number: PhoneCardFragment;

    beforeAll(async () => {
      number = await given(app).readyNumber(bakery);
      await app.database.query(
        `UPDATE phone_number_settings SET voice_agent_id = 'agent-1', text_agent_id = NULL WHERE phone_number_id = $1`,
        [number.id],
      );
      const send = (body: string) =>
        bakery.owner.run(SendMessageDocument, { input: { phoneNumberId: number.id, to: customer, body } });
      await until(
        async () =>
          (
            await app.database.query(
              `SELECT 1 FROM messaging_service_members WHERE phone_number_id = $1 AND state = 'MEMBER'`,
              [number.id],
            )
          ).length === 1,
        { what: 'a member of the pool' },
      );
      await send('Your order is ready.');
      await app.simulator.inbound({ from: customer, to: number.e164, body: 'On my way.' });
      await until(async () => {
        const { organization } = await bakery.owner.run(ConversationDocument, {
          phoneNumberId: number.id,
          contact: customer,
        });
        return organization.conversation?.unread === 1;
      });
      // One more that waits for its turn.
      await app.database.query(
        `UPDATE sender_paces SET next_send_at = next_send_at + interval '1 day' WHERE phone_number_id = $1`,
        [number.id],
      );
      await send('And your cake.');
    });

    it('shows what would be lost, to whoever may read, and changes nothing', async () => {
      const before = await card(number.id);
      const shown = await preview(number.id);
      expect(shown).toMatchObject({
        canRelease: true,
        refusal: null,
        irreversible: expect.stringContaining('cannot be undone'),
        openConversations: 1,
        unreadMessages: 1,
        waitingTexts: 1,
        registrations: [{ kind: 'TOLL_FREE_VERIFICATION', state: 'APPROVED' }],
        monthlySaving: { currency: 'USD' },
      });
      expect(shown!.effects.map((one) => one.kind)).toEqual([
        'LAST_NUMBER',
        'TEXTING',
        'SENDER_POOL',
        'WAITING_TEXTS',
        'UNREAD',
        'CONVERSATIONS',
        'VOICE_AGENT',
      ]);
      expect(await preview(number.id, bakery.assistant)).toEqual(shown);
      expect(await preview(number.id, garage.owner)).toBeNull();
      expect(await preview('nonsense')).toBeNull();
      expect(await card(number.id)).toEqual(before);
    });

    it('takes a person of the right role who types the number', async () => {
      for (const client of [bakery.member, bakery.assistant])
        expect(codes((await release(number, client)).userErrors)).toEqual(['NOT_ALLOWED']);
      expect(codes((await release(number, garage.owner)).userErrors)).toEqual([
        'NOT_FOUND input.phoneNumberId',
      ]);
      const wrong = await release(number, bakery.owner, customer);
      expect(codes(wrong.userErrors)).toEqual(['INVALID input.confirmE164']);
      expect(wrong.userErrors[0]!.message).toContain(number.e164);
      expect(await deletions()).toBe(0);
      expect(await card(number.id)).toMatchObject({ lifecycle: 'ACTIVE' });
    });

    it('is gone from pool, account and every list, and watchers are told', async () => {
      const watch = bakery.owner.watch(PhoneCardChangedDocument, { phoneNumberId: number.id });
      const isAt = (lifecycle: string) => (event: PhoneCardChangedSubscription) =>
        event.phoneNumberChanged.lifecycle === lifecycle;
      await watch.next(isAt('ACTIVE'));
      const since = (await app.simulator.requests()).length;
      const { phoneNumber, userErrors } = await release(number);
      expect(userErrors).toEqual([]);
      expect(phoneNumber).toMatchObject({ id: number.id, lifecycle: 'RELEASED', voiceWebhookActive: false });
      await watch.next(isAt('RELEASED'));
      const lives = watch.events.map((event) => event.phoneNumberChanged.lifecycle);
      expect([...new Set(lives)]).toEqual(['ACTIVE', 'RELEASING', 'RELEASED']);
      expect(lives.at(-1)).toBe('RELEASED');
      watch.stop();
      const calls = (await app.simulator.requests())
        .slice(since)
        .filter((one) => one.method === 'DELETE')
        .map((one) => `${one.host} ${one.path.replace(/(AC|MG|PN)\w{32}/g, '*')}`);
      expect(calls).toEqual([
        'messaging.twilio.com /v1/Services/*/PhoneNumbers/*',
        'api.twilio.com /2010-04-01/Accounts/*/IncomingPhoneNumbers/*.json',
      ]);
      expect(await held(number.e164)).toBe(0);
      const { organization } = await bakery.owner.run(PhoneCardsDocument, {});
      expect(organization.phoneNumbers.nodes.map((one) => one.id)).not.toContain(number.id);
      const again = bakery.owner.watch(PhoneCardChangedDocument, {});
      await again.next(({ phoneNumberChanged: one }) => one.id === number.id && one.lifecycle === 'RELEASED');
      again.stop();
    });

    it('is not given back twice', async () => {
      const before = await deletions();
      expect(await release(number)).toMatchObject({ phoneNumber: { lifecycle: 'RELEASED' }, userErrors: [] });
      expect(await deletions()).toBe(before);
      expect(await preview(number.id)).toMatchObject({ canRelease: false, refusal: expect.any(String) });
    });

    it('keeps its history, fails what was waiting with a clear reason, and still hears late texts', async () => {
      const { webhook } = await twilioCalls(app, bakery.id);
      await webhook({
        MessageSid: `SM${'a'.repeat(32)}`,
        From: customer,
        To: number.e164,
        Body: 'Too late?',
      });
      const texts = await until(
        async () => {
          const { organization } = await bakery.owner.run(ConversationDocument, {
            phoneNumberId: number.id,
            contact: customer,
          });
          const nodes = organization.conversation?.messages.nodes ?? [];
          return nodes.length === 4 && !nodes.some((one) => one.status === 'QUEUED') && nodes;
        },
        { what: 'texts that are settled' },
      );
      const byBody = new Map(texts.map((one) => [one.body, one]));
      expect(byBody.get('Your order is ready.')).toMatchObject({ status: 'DELIVERED' });
      expect(byBody.get('Too late?')).toMatchObject({ direction: 'INBOUND' });
      expect(byBody.get('And your cake.')).toMatchObject({
        status: 'FAILED',
        failure: { code: 21660, headline: 'The sending number is no longer yours', permanent: true },
      });
      expect(await registrationsOf(number.id)).toMatchObject([{ state: 'APPROVED' }]);
      const sent = await bakery.owner.run(SendMessageDocument, {
        input: { phoneNumberId: number.id, to: customer, body: 'One more.' },
      });
      expect(codes(sent.sendMessage.userErrors)).toMatchObject([expect.stringContaining('SENDER_NOT_READY')]);
      const told = await app.database.query<{ kind: string }>(
        'SELECT kind FROM notifications WHERE phone_number_id = $1',
        [number.id],
      );
      expect(told.map((one) => one.kind)).not.toContain('REGISTRATION_ACTION_NEEDED');
    });

    it('stays out of the first state of watchers after a month', async () => {
      await app.simulator.advance('P31D');
      // The server reads the clock every quarter of a second.
      await new Promise((resolve) => setTimeout(resolve, 400));
      const kept = await given(app).phoneNumber(bakery);
      const watch = bakery.owner.watch(PhoneCardChangedDocument, {});
      await watch.next((event) => event.phoneNumberChanged.id === kept.id);
      expect(watch.events.map((event) => event.phoneNumberChanged.id)).not.toContain(number.id);
      watch.stop();
    });
  });

  it.each(['SUBMITTED', 'CONFIRMED', 'DRAFT'] as const)(
    'ends a registration that is %s, without calling it sent back',
    async (stage) => {
      const { id, phoneNumber, sid } = await given(app).registration(bakery, stage);
      const { effects } = (await preview(phoneNumber.id))!;
      expect(effects.map((one) => one.kind)).toContain('REGISTRATION');
      expect((await release(phoneNumber)).userErrors).toEqual([]);
      expect(await registrationsOf(phoneNumber.id)).toEqual([{ id, state: 'CANCELED' }]);
      if (sid)
        await until(async () => {
          const rows = await app.database.query<{ status: string }>(
            'SELECT status FROM registration_resources WHERE twilio_sid = $1',
            [sid],
          );
          return rows[0]?.status === 'DELETED';
        });
      const shown = await bakery.owner.run<
        { registration: { state: string; timeline: { summary: string }[] } },
        { id: string }
      >('query ($id: ID!) { registration(id: $id) { state timeline { summary } } }', { id });
      expect(shown.registration.state).toBe('CANCELED');
      expect(shown.registration.timeline[0]!.summary).toContain('given back');
      expect(
        await app.database.query(
          `SELECT 1 FROM notifications WHERE registration_id = $1 AND kind = 'REGISTRATION_ACTION_NEEDED'`,
          [id],
        ),
      ).toEqual([]);
    },
  );

  it('leaves a registration that is for all local numbers, though it was begun for this one', async () => {
    const number = await given(app).phoneNumber(bakery, 'LOCAL');
    const id = await startRegistration(bakery.assistant, number.id, 'A2P_10DLC');
    expect(await registrationsOf(number.id)).toEqual([{ id, state: 'DRAFT' }]);
    const shown = (await preview(number.id))!;
    expect(shown.registrations).toEqual([]);
    expect(shown.effects.map((one) => one.kind)).not.toContain('REGISTRATION');
    expect((await release(number)).userErrors).toEqual([]);
    expect((await briefOf(bakery.owner, id)).state).toBe('DRAFT');
  });

  it('adopts that somebody else has given it back already', async () => {
    const number = await given(app).phoneNumber(bakery);
    const { accounts, incomingPhoneNumbers } = await app.simulator.resources();
    const account = accounts!.find((one) => one.sid === bakery.accountSid)!;
    const pn = incomingPhoneNumbers!.find((one) => one.phone_number === number.e164)!;
    const credentials = Buffer.from(`${bakery.accountSid}:${String(account.auth_token)}`).toString('base64');
    await fetch(
      `${app.simulator.url}/api.twilio.com/2010-04-01/Accounts/${bakery.accountSid}/IncomingPhoneNumbers/${String(pn.sid)}.json`,
      { method: 'DELETE', headers: { authorization: `Basic ${credentials}` } },
    );
    expect(await release(number)).toMatchObject({ phoneNumber: { lifecycle: 'RELEASED' }, userErrors: [] });
  });

  it('leaves everything as it was when Twilio keeps the number, and may be asked for again', async () => {
    const number = await given(app).phoneNumber(bakery);
    await app.simulator.fault(deleting, 'status', { status: 400, code: 21634 });
    const refused = await release(number);
    expect(refused.phoneNumber).toBeNull();
    expect(refused.userErrors).toMatchObject([
      { code: 'TWILIO_REJECTED', message: expect.stringContaining('emergency') },
    ]);
    expect(await card(number.id)).toMatchObject({ lifecycle: 'ACTIVE', voiceWebhookActive: true });
    expect(await held(number.e164)).toBe(1);
    expect((await release(number)).phoneNumber).toMatchObject({ lifecycle: 'RELEASED' });
    expect(await held(number.e164)).toBe(0);
  });

  it('frees the address it was held with', async () => {
    const { createAddress } = await bakery.owner.run<
      { createAddress: { address: { id: string } } },
      Record<string, never>
    >(`mutation { createAddress(input: { customerName: "Bakery", street: "Storgatan 1", city: "Stockholm",
        region: "Stockholm", postalCode: "111 23", country: "SE" }) { address { id } } }`);
    const addressId = createAddress.address.id;
    const { searchPhoneNumbers } = await bakery.owner.run(SearchPhoneNumbersDocument, {
      input: { country: 'SE', kind: 'MOBILE', limit: 1 },
    });
    const { e164 } = must(searchPhoneNumbers.numbers[0], 'no number');
    const { purchasePhoneNumber } = await bakery.owner.run(PurchasePhoneNumberDocument, {
      input: { e164, addressId },
    });
    const number = must(purchasePhoneNumber.phoneNumber, 'no card');
    const remove = async () =>
      (
        await bakery.owner.run<{ deleteAddress: { userErrors: { code: string }[] } }, { id: string }>(
          'mutation ($id: ID!) { deleteAddress(input: { addressId: $id }) { userErrors { code } } }',
          { id: addressId },
        )
      ).deleteAddress.userErrors.map((one) => one.code);
    expect(await remove()).toEqual(['CONFLICT']);
    expect((await release(number)).userErrors).toEqual([]);
    expect(await remove()).toEqual([]);
  });
});

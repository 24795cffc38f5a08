import { PhoneCardByIdDocument, SendMessageDocument, SendTestTextDocument } from '../../operations/generated';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { localRegistrations, type LocalRegistration } from '../support/local-registrations';
import { untilState } from '../support/registrations';
import { until } from '../support/wait';

const mine = '+15035550142';

/** One test after the other: each is a stretch of the same story. */
describe('a local number that nobody says a word about', () => {
  let app: TestApp;
  let one: LocalRegistration;
  let of: GivenOrganization;

  beforeAll(async () => {
    app = await startApp();
    await app.simulator.limits({ a2pPerSecond: null });
    await app.simulator.mode('auto', 50);
    await app.simulator.callbacks({ dropEvents: ['number-registration'] });
    one = await localRegistrations(app).submitted('low-volume');
    of = one.of;
    await untilState(of.owner, one.id, 'APPROVED', 30_000);
    await until(async () => (await card()).messaging.reasons[0]?.code === 'NUMBER_NOT_REGISTERED');
  });
  afterAll(() => app?.stop());

  const card = async () => (await of.owner.run(PhoneCardByIdDocument, { id: one.card.id })).phoneNumber!;
  const test = async (input: { phoneNumberId?: string; to?: string } = {}, who = of.assistant) =>
    (await who.run(SendTestTextDocument, { input: { phoneNumberId: one.card.id, ...input } })).sendTestText;

  it('waits for the phone companies, and sends nothing meanwhile', async () => {
    expect((await card()).messaging).toMatchObject({ state: 'PENDING_REVIEW', callToAction: null });
    expect((await test()).userErrors).toMatchObject([
      { code: 'NOT_ALLOWED', field: ['input', 'phoneNumberId'] },
    ]);
    const { sendMessage } = await of.owner.run(SendMessageDocument, {
      input: { phoneNumberId: one.card.id, to: mine, body: 'Hello' },
    });
    expect(sendMessage.userErrors).toMatchObject([{ code: 'SENDER_NOT_READY' }]);
  });

  it('offers a test text after a day, to a US phone other than itself', async () => {
    await app.simulator.advance('PT25H');
    await until(async () => (await card()).messaging.callToAction?.intent === 'SEND_TEST_TEXT');
    for (const to of ['+442079460958', one.card.e164])
      expect((await test({ to })).userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'to'] }]);
    expect((await test({ phoneNumberId: 'nonsense' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const stranger = await given(app).organization();
    expect((await test({}, stranger.owner)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('stays as it is when the text shows that the number is not known yet, for another day', async () => {
    await app.simulator.delivery(mine, 'undelivered', 30034);
    const { message, userErrors } = await test();
    expect(userErrors).toEqual([]);
    expect(message).toMatchObject({ origin: 'TEST_TEXT', contact: mine });
    await until(async () => (await card()).messaging.callToAction === null);
    expect((await card()).messaging.state).toBe('PENDING_REVIEW');
    expect((await test()).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });

  it('is ready when the text arrives', async () => {
    await app.simulator.delivery(mine, 'delivered');
    await app.simulator.advance('PT25H');
    await until(async () => (await card()).messaging.callToAction?.intent === 'SEND_TEST_TEXT');
    expect((await test()).userErrors).toEqual([]);
    await given(app).badge(of, one.card.id, 'READY');
    const { sendMessage } = await of.owner.run(SendMessageDocument, {
      input: { phoneNumberId: one.card.id, to: '+14155550123', body: 'Your bread is ready.' },
    });
    expect(sendMessage.userErrors).toEqual([]);
  });
});

import { Client } from 'pg';
import {
  UpdateCallSettingsDocument,
  UpdatePhoneNumberDocument,
  UpsertAgentsDocument,
  UpsertMembersDocument,
  type RoutingMode,
  type UpdateCallSettingsInput,
  type UpdatePhoneNumberInput,
} from '../../operations/generated';
import { accepted } from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { twilioCalls, type TwilioCalls } from '../support/twilio-calls';
import { until } from '../support/wait';

const caller = '+14155550177';

let app: TestApp;
let shop: GivenOrganization;
let twilio: TwilioCalls;
let number: { id: string; e164: string };
let calls = 0;

beforeAll(async () => {
  app = await startApp();
  shop = await given(app).organization();
  number = await given(app).phoneNumber(shop);
  twilio = await twilioCalls(app, shop.id);
});
afterAll(() => app?.stop());

/** What is answered to a call, or when a step of it has ended, with our own addresses shortened. */
async function answer(
  params: Record<string, string> = {},
  after: string | null = null,
): Promise<{ status: number; twiml: string }> {
  const { status, text } = await twilio.form(after === null ? 'voice' : `voice-next?after=${after}`, {
    CallSid: `CA-${(calls += 1)}`,
    From: caller,
    To: number.e164,
    CallStatus: after === null ? 'ringing' : 'in-progress',
    Direction: 'inbound',
    ...params,
  });
  return { status, twiml: shortened(text) };
}

const shortened = (twiml: string): string =>
  twiml.replace(/"http[^"]*\/([\w-]+(?:\?[^"#]*)?)#rc=5&amp;rp=all"/g, '"$1"');

/** What is said to somebody whose telephone rang, before the caller is. */
async function screened(params: Record<string, string>): Promise<{ status: number; twiml: string }> {
  const { status, text } = await twilio.form('voice-screen', {
    CallSid: 'CA-leg',
    ParentCallSid: 'CA-1',
    From: caller,
    To: '+14155550101',
    CallStatus: 'in-progress',
    Direction: 'outbound-dial',
    ...params,
  });
  return { status, twiml: shortened(text) };
}

async function settings(input: UpdateCallSettingsInput): Promise<void> {
  const { updateCallSettings } = await shop.owner.run(UpdateCallSettingsDocument, { input });
  accepted('the settings', updateCallSettings.userErrors);
}

async function card(input: Omit<UpdatePhoneNumberInput, 'phoneNumberId'>): Promise<void> {
  const { updatePhoneNumber } = await shop.owner.run(UpdatePhoneNumberDocument, {
    input: { phoneNumberId: number.id, ...input },
  });
  accepted('the card', updatePhoneNumber.userErrors);
}

const agent =
  /<Connect action="voice-next\?after=AGENT" method="POST"><Stream url="wss:\/\/agents.example\/calls"/;
const ring =
  /<Dial action="voice-next\?after=RING" method="POST" timeout="20" answerOnBridge="true"><Number url="voice-screen" method="POST">\+14155550101<\/Number><Number url="voice-screen" method="POST">\+14155550102<\/Number><\/Dial>/;
const rung = (phone: string): string => `<Number url="voice-screen" method="POST">${phone}`;
const message =
  /<Say>Nobody can take your call right now\..*<\/Say><Record action="voice-next\?after=VOICEMAIL".*recordingStatusCallback="recording-status\?kind=VOICEMAIL".*\/><Hangup\/>/;
const closedMessage = /<Say>We are closed right now\..*<\/Say><Record/;

describe('a call that comes in', () => {
  const never = { timeZone: 'America/New_York', openingTimes: [] };
  const pieces = {
    everything: {},
    'no agent': { agent: null },
    'an agent that takes no calls': { streamUrl: null },
    'nobody to ring': { phones: { 'user-owner': null, 'user-member': null } },
    'closed hours': { hours: never },
    'closed hours and no agent': { hours: never, agent: null },
    'no agent and nobody to ring': { agent: null, phones: { 'user-owner': null, 'user-member': null } },
  } as const;

  it.each<[RoutingMode, keyof typeof pieces, RegExp]>([
    ['AI_FIRST', 'everything', agent],
    ['AI_FIRST', 'no agent', ring],
    ['AI_FIRST', 'an agent that takes no calls', ring],
    ['AI_FIRST', 'nobody to ring', agent],
    ['AI_FIRST', 'closed hours', agent],
    ['AI_FIRST', 'closed hours and no agent', closedMessage],
    ['AI_FIRST', 'no agent and nobody to ring', message],
    ['HUMANS_FIRST', 'everything', ring],
    ['HUMANS_FIRST', 'no agent', ring],
    ['HUMANS_FIRST', 'an agent that takes no calls', ring],
    ['HUMANS_FIRST', 'nobody to ring', agent],
    ['HUMANS_FIRST', 'closed hours', agent],
    ['HUMANS_FIRST', 'closed hours and no agent', closedMessage],
    ['HUMANS_FIRST', 'no agent and nobody to ring', message],
    ['AI_ONLY', 'everything', agent],
    ['AI_ONLY', 'no agent', message],
    ['AI_ONLY', 'an agent that takes no calls', message],
    ['AI_ONLY', 'nobody to ring', agent],
    ['AI_ONLY', 'closed hours', agent],
    ['AI_ONLY', 'closed hours and no agent', closedMessage],
    ['AI_ONLY', 'no agent and nobody to ring', message],
  ])('%s with %s is answered at once by what there is', async (routingMode, what, expected) => {
    const piece: { agent?: null; streamUrl?: null; phones?: Record<string, null>; hours?: typeof never } =
      pieces[what];
    await given(app).team(shop, piece);
    await card({ routingMode, voiceAgentId: piece.agent === null ? null : 'voice-1', memberIds: [] });
    await settings({ recordCalls: false, businessHours: piece.hours ?? null });
    const { status, twiml } = await answer();
    expect(status).toBe(200);
    expect(twiml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?><Response>/);
    expect(twiml).toMatch(expected);
    expect(twiml).not.toContain('may be recorded');
  });

  it('tells the agent whose call it is, and nothing secret', async () => {
    await given(app).team(shop);
    await card({ routingMode: 'AI_FIRST', voiceAgentId: 'voice-1' });
    await settings({ businessHours: null });
    const { twiml } = await answer();
    const told = [...twiml.matchAll(/<Parameter name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    expect(Object.fromEntries(told)).toEqual({
      callId: expect.stringMatching(/^[\da-f-]{36}$/),
      organizationId: shop.id,
      phoneNumberId: number.id,
      contact: caller,
      agentId: 'voice-1',
    });
  });

  it('rings only those who are assigned, each telephone once, and none of our own numbers', async () => {
    await given(app).team(shop, {
      phones: { 'user-owner': '+14155550101', 'user-member': '+14155550101', 'user-loop': number.e164 },
    });
    await card({ routingMode: 'HUMANS_FIRST', memberIds: [] });
    expect((await answer()).twiml.match(/<Number [^<]*/g)).toEqual([rung('+14155550101')]);
    await card({ memberIds: ['user-loop'] });
    expect((await answer()).twiml).toMatch(agent);
    await given(app).team(shop);
    await card({ memberIds: ['user-member'] });
    expect((await answer()).twiml.match(/<Number [^<]*/g)).toEqual([rung('+14155550102')]);
    await card({ memberIds: [] });
  });

  it('is recorded after saying so, where the number or else the organization wants it', async () => {
    await settings({ recordCalls: true });
    const recorded =
      /<Say>This call may be recorded\.<\/Say><Start><Recording channels="dual" recordingStatusCallback="recording-status\?kind=CALL"/;
    expect((await answer()).twiml).toMatch(recorded);
    await settings({ recordingNotice: 'We record calls & keep them.' });
    expect((await answer()).twiml).toContain('<Say>We record calls &amp; keep them.</Say><Start>');
    await card({ recordCalls: false });
    expect((await answer()).twiml).not.toContain('<Recording');
    await settings({ recordCalls: false, recordingNotice: null });
    await card({ recordCalls: true });
    expect((await answer()).twiml).toMatch(recorded);
    await card({ recordCalls: null });
  });

  it('to a number that is not in service, or none at all, is answered politely', async () => {
    for (const To of ['+18005550199', '', 'nonsense']) {
      const { status, twiml } = await answer({ To });
      expect([To, status, twiml]).toEqual([
        To,
        200,
        expect.stringMatching(/<Response><Say>Thank you for calling.*<\/Say><Hangup\/><\/Response>/),
      ]);
    }
  });

  it('without a good signature is refused', async () => {
    const url = `${app.url}/webhooks/twilio/${'f'.repeat(32)}/voice`;
    expect(
      (await fetch(url, { method: 'POST', body: new URLSearchParams({ To: number.e164 }) })).status,
    ).toBe(403);
  });
});

describe('when a step has ended', () => {
  beforeAll(async () => {
    await given(app).team(shop);
    await settings({ recordCalls: false, businessHours: null });
  });

  const hangup = /<Response><Hangup\/><\/Response>/;
  it.each<[RoutingMode, string, Record<string, string>, RegExp]>([
    ['AI_FIRST', 'AGENT', {}, ring],
    ['HUMANS_FIRST', 'AGENT', {}, message],
    ['AI_ONLY', 'AGENT', {}, message],
    ['AI_FIRST', 'RING', { DialCallStatus: 'no-answer' }, message],
    ['AI_FIRST', 'RING', { DialCallStatus: 'completed' }, hangup],
    ['AI_FIRST', 'RING', { DialCallStatus: 'completed', DialBridged: 'true' }, hangup],
    ['AI_FIRST', 'RING', { DialCallStatus: 'completed', DialBridged: 'false' }, message],
    ['HUMANS_FIRST', 'RING', { DialCallStatus: 'busy' }, agent],
    ['HUMANS_FIRST', 'RING', { DialCallStatus: 'failed' }, agent],
    ['HUMANS_FIRST', 'RING', { DialCallStatus: 'completed' }, hangup],
    [
      'AI_FIRST',
      'VOICEMAIL',
      { RecordingSid: `RE${'1'.repeat(32)}` },
      /<Say>Thank you\. Goodbye\.<\/Say><Hangup/,
    ],
    ['AI_FIRST', 'SOMETHING', {}, agent],
  ])('%s after %s %j goes on with what is left', async (routingMode, after, params, expected) => {
    await card({ routingMode, voiceAgentId: 'voice-1' });
    expect((await answer(params, after)).twiml).toMatch(expected);
  });
});

describe('a telephone that is picked up', () => {
  const question =
    /<Response><Gather numDigits="1" timeout="8" action="voice-screen" method="POST"><Say loop="2">A call for your business\. To take it, press 1\.<\/Say><\/Gather><Hangup\/><\/Response>/;
  it.each<[string, Record<string, string>, RegExp]>([
    ['is asked first, and hung up on when no key is pressed', {}, question],
    ['has the caller when 1 is pressed', { Digits: '1' }, /<Response\/>$/],
    ['is asked again when another key is', { Digits: '2' }, question],
  ])('%s', async (_what, params, expected) => {
    const { status, twiml } = await screened(params);
    expect(status).toBe(200);
    expect(twiml).toMatch(expected);
    expect(await app.database.query(`SELECT 1 FROM calls WHERE twilio_sid = 'CA-leg'`)).toEqual([]);
  });
});

describe('what answers are made of', () => {
  it('is read again after each change, whoever made it', async () => {
    await given(app).team(shop);
    await card({ routingMode: 'AI_ONLY', voiceAgentId: 'voice-1' });
    expect((await answer()).twiml).toMatch(agent);
    const agents = [
      { agentId: 'voice-1', kind: 'VOICE' as const, name: 'Robin', streamUrl: 'wss://new.example/x' },
    ];
    await shop.service.run(UpsertAgentsDocument, { input: { agents } });
    expect((await answer()).twiml).toContain('url="wss://new.example/x"');
    await shop.service.run(UpsertAgentsDocument, { input: { agents: [], removedAgentIds: ['voice-1'] } });
    expect((await answer()).twiml).toMatch(message);
    await card({ routingMode: 'AI_FIRST' });
    await shop.service.run(UpsertMembersDocument, {
      input: { members: [{ userId: 'user-new', role: 'MEMBER', phone: '+14155550109' }] },
    });
    expect((await answer()).twiml).toContain(rung('+14155550109'));
    await shop.service.run(UpsertMembersDocument, { input: { members: [], removedUserIds: ['user-new'] } });
    expect((await answer()).twiml).toMatch(ring);
  });

  it('is remembered while the database does not answer: callers wait no tenth of a second', async () => {
    const blocker = new Client({ connectionString: app.database.url });
    await blocker.connect();
    const times: number[] = [];
    try {
      await answer();
      // Whoever works off receipts would hold what is locked here, and want what is held.
      await until(
        async () =>
          (await app.database.query('SELECT 1 FROM webhook_receipts WHERE processed_at IS NULL')).length ===
          0,
      );
      await blocker.query('BEGIN');
      await blocker.query(
        'LOCK TABLE phone_numbers, phone_number_settings, calls, webhook_receipts IN ACCESS EXCLUSIVE MODE',
      );
      // Somebody's change has been announced, so that what is remembered counts as old.
      await app.database.query(
        `INSERT INTO change_outbox (organization_id, change, created_at) VALUES ($1, $2, $3)`,
        [
          shop.id,
          {
            organizationId: shop.id,
            entity: 'CALL_SETTINGS',
            id: shop.id,
            revision: 1,
            phoneNumberId: null,
            conversationId: null,
          },
          new Date(0),
        ],
      );
      await until(async () => (await app.database.query('SELECT 1 FROM change_outbox')).length === 0);
      for (const after of [null, null, 'AGENT', 'RING']) {
        const began = performance.now();
        const { twiml } = await answer({ DialCallStatus: 'no-answer' }, after);
        times.push(performance.now() - began);
        expect(twiml).toMatch(after === 'RING' ? message : ring);
      }
    } finally {
      await blocker.query('ROLLBACK');
      await blocker.end();
    }
    // 40 ms at most for the database; the rest is room for a busy machine.
    expect(Math.min(...times)).toBeLessThan(100);
    expect(Math.max(...times)).toBeLessThan(400);
  });
});

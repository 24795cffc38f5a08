import {
  CallSettingsDocument,
  PhoneCardByIdDocument,
  RepairVoiceWebhookDocument,
  TeamDocument,
  UpdateCallSettingsDocument,
  UpdatePhoneNumberDocument,
  UpsertAgentsDocument,
  UpsertMembersDocument,
  type UpdateCallSettingsInput,
  type UpsertAgentsInput,
  type UpsertMembersInput,
} from '../../operations/generated';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { until } from '../support/wait';

let app: TestApp;
let bakery: GivenOrganization;
let garage: GivenOrganization;
let id: string;

beforeAll(async () => {
  app = await startApp();
  bakery = await given(app).organization();
  garage = await given(app).organization({ name: 'Garage', profile: null });
  id = (await given(app).phoneNumber(bakery)).id;
});
afterAll(() => app?.stop());

type Faults = readonly { code: string; field?: readonly string[] | null }[];
const places = (faults: Faults) => faults.map(({ code, field }) => `${code} ${field?.join('.')}`);

const agents = async (input: UpsertAgentsInput, of = bakery) =>
  (await of.service.run(UpsertAgentsDocument, { input })).upsertAgents;
const members = async (input: UpsertMembersInput, of = bakery) =>
  (await of.service.run(UpsertMembersDocument, { input })).upsertMembers;
const team = async (of = bakery) => (await of.owner.run(TeamDocument, {})).organization;
const card = async () => (await bakery.owner.run(PhoneCardByIdDocument, { id })).phoneNumber!;
const assign = async (settings: object, of = bakery) =>
  (await of.owner.run(UpdatePhoneNumberDocument, { input: { phoneNumberId: id, ...settings } }))
    .updatePhoneNumber;
const acts = async () =>
  (
    await app.database.query<{ act: string; actor_kind: string }>(
      'SELECT act, actor_kind FROM audit_events WHERE organization_id = $1 ORDER BY at, id',
      [bakery.id],
    )
  ).map(({ act, actor_kind }) => `${actor_kind} ${act}`);

const robin = {
  agentId: 'robin',
  kind: 'VOICE',
  name: 'Robin',
  streamUrl: 'wss://agents.example/1',
} as const;
const tess = { agentId: 'tess', kind: 'TEXT', name: 'Tess', streamUrl: null } as const;

describe('agents and people', () => {
  it('are kept as Loquent says, and repeating it leaves no trace', async () => {
    expect(await agents({ agents: [{ ...robin, name: ' Robin ' }, tess] })).toEqual({
      agents: [robin, tess],
      userErrors: [],
    });
    await members({ members: [{ userId: 'user-ann', role: 'MEMBER', name: 'Ann', phone: '+14155550101' }] });
    const kept = await team();
    expect(kept.agents).toEqual([robin, tess]);
    expect(kept.members).toEqual([
      { userId: 'user-ann', role: 'MEMBER', name: 'Ann', phone: '+14155550101' },
      { userId: 'user-owner', role: 'OWNER', name: null, phone: null },
    ]);
    const before = await acts();
    await agents({ agents: [robin, tess] });
    await members({ members: [{ userId: 'user-ann', role: 'MEMBER', name: 'Ann', phone: '+14155550101' }] });
    expect(await acts()).toEqual(before);
    expect(before.slice(-2)).toEqual(['SERVICE agents.mirrored', 'SERVICE members.mirrored']);
  });

  it.each<[string, UpsertAgentsInput, string[]]>([
    ['an id twice', { agents: [robin, robin] }, ['INVALID input.agents.1.agentId']],
    [
      'one that comes and goes',
      { agents: [robin], removedAgentIds: ['robin'] },
      ['INVALID input.agents.0.agentId'],
    ],
    [
      'nothing but faults',
      {
        agents: [
          { ...robin, agentId: ' ', name: 'x'.repeat(101), streamUrl: 'https://agents.example' },
          { ...tess, streamUrl: 'wss://agents.example' },
        ],
        removedAgentIds: [''],
      },
      [
        'INVALID input.agents.0.agentId',
        'INVALID input.agents.0.name',
        'INVALID input.agents.0.streamUrl',
        'INVALID input.agents.1.streamUrl',
        'INVALID input.removedAgentIds.0',
      ],
    ],
    [
      'too many',
      { agents: Array.from({ length: 101 }, (_, n) => ({ ...robin, agentId: `agent-${n}` })) },
      ['INVALID input.agents'],
    ],
    ...[
      'wss://u:p@agents.example/',
      'wss://agents.example/?a=1',
      'wss://agents.example/#a',
      'ws://agents.example/',
    ].map((streamUrl): [string, UpsertAgentsInput, string[]] => [
      streamUrl,
      { agents: [{ ...robin, streamUrl }] },
      ['INVALID input.agents.0.streamUrl'],
    ]),
  ])('are refused with %s, every fault at its place, and nothing changes', async (_what, input, expected) => {
    const before = await team();
    const { userErrors, ...rest } = await agents(input);
    expect([places(userErrors), rest]).toEqual([expected, { agents: [] }]);
    expect(await team()).toEqual(before);
  });

  it('are refused with numbers that no telephone has', async () => {
    const { userErrors } = await members({
      members: [
        { userId: 'a', role: 'MEMBER', phone: '+1 415 555 0101' },
        { userId: 'b', role: 'MEMBER', name: 'two\nlines' },
      ],
    });
    expect(places(userErrors)).toEqual(['INVALID input.members.0.phone', 'INVALID input.members.1.name']);
  });

  it('answer a number of their own organization, in the way they can', async () => {
    await agents({ agents: [{ ...robin, agentId: 'foreign' }] }, garage);
    await members({ members: [{ userId: 'user-foreign', role: 'MEMBER' }] }, garage);
    const unknown = await assign({ voiceAgentId: 'nobody', textAgentId: 'nobody', memberIds: ['nobody'] });
    expect(places(unknown.userErrors)).toEqual([
      'NOT_FOUND input.voiceAgentId',
      'NOT_FOUND input.textAgentId',
      'NOT_FOUND input.memberIds.0',
    ]);
    expect(
      await assign({ voiceAgentId: 'foreign', textAgentId: 'foreign', memberIds: ['user-foreign'] }),
    ).toEqual(unknown);
    expect(places((await assign({ voiceAgentId: 'tess', textAgentId: 'robin' })).userErrors)).toEqual([
      'INVALID input.voiceAgentId',
      'INVALID input.textAgentId',
    ]);
    expect((await card()).settings).toMatchObject({ voiceAgentId: null, textAgentId: null, memberIds: [] });
  });

  it('who are gone are let go of by cards, whose watchers are told', async () => {
    const assigned = await assign({
      voiceAgentId: 'robin',
      textAgentId: 'tess',
      memberIds: ['user-ann', 'user-owner'],
    });
    expect(assigned.userErrors).toEqual([]);
    await agents({ agents: [{ ...robin, kind: 'TEXT', streamUrl: null }], removedAgentIds: ['tess'] });
    await members({ members: [], removedUserIds: ['user-ann', 'never-there'] });
    const now = await card();
    expect(now.settings).toMatchObject({ voiceAgentId: null, textAgentId: null, memberIds: ['user-owner'] });
    expect(now.revision).toBeGreaterThan(assigned.phoneNumber!.revision);
    expect((await acts()).slice(-3)).toEqual([
      'USER phone-number.updated',
      'SERVICE agents.mirrored',
      'SERVICE members.mirrored',
    ]);
  });
});

describe('settings for calls', () => {
  const read = async (of = bakery) =>
    (await of.owner.run(CallSettingsDocument, {})).organization.callSettings;
  const update = async (input: UpdateCallSettingsInput) =>
    (await bakery.owner.run(UpdateCallSettingsDocument, { input })).updateCallSettings;
  const usual = {
    recordCalls: false,
    recordingNotice: 'This call may be recorded.',
    voicemailGreeting: expect.stringContaining('leave a message'),
    afterHoursMessage: expect.stringContaining('closed'),
    businessHours: null,
  };

  it('are as usual until somebody changes them, and change only where they are told to', async () => {
    expect(await read()).toEqual(usual);
    const hours = {
      timeZone: 'America/Los_Angeles',
      openingTimes: [{ day: 'MONDAY', opens: '09:00', closes: '17:00' } as const],
      holidays: ['2026-12-25'],
    };
    const changed = await update({ recordCalls: true, voicemailGreeting: ' Hello. ', businessHours: hours });
    expect(changed).toEqual({
      callSettings: { ...usual, recordCalls: true, voicemailGreeting: 'Hello.', businessHours: hours },
      userErrors: [],
    });
    const before = await acts();
    await update({ recordCalls: true, businessHours: hours });
    expect(await acts()).toEqual(before);
    expect(before.at(-1)).toBe('USER call-settings.updated');
    await update({ voicemailGreeting: null, businessHours: null, recordCalls: null });
    expect(await read()).toEqual({ ...usual, recordCalls: true });
    expect(await read(garage)).toEqual(usual);
  });

  it('are refused with every fault at its place, and then nothing changes', async () => {
    const before = await read();
    const { userErrors } = await update({
      recordCalls: false,
      businessHours: {
        timeZone: 'Mars/Olympus',
        openingTimes: [{ day: 'MONDAY', opens: '17:00', closes: '09:00' }],
        holidays: ['tomorrow'],
      },
    });
    expect(places(userErrors)).toEqual([
      'INVALID input.businessHours.timeZone',
      'INVALID input.businessHours.openingTimes.0.closes',
      'INVALID input.businessHours.holidays.0',
    ]);
    expect(places((await update({ recordingNotice: 'x'.repeat(301) })).userErrors)).toEqual([
      'INVALID input.recordingNotice',
    ]);
    expect(await read()).toEqual(before);
  });
});

describe('a number whose calls go elsewhere', () => {
  const repair = async (of = bakery) =>
    (await of.owner.run(RepairVoiceWebhookDocument, { input: { phoneNumberId: id } })).repairVoiceWebhook;
  const atTwilio = async () => {
    const { incomingPhoneNumbers } = await app.simulator.resources();
    const { e164 } = await card();
    return incomingPhoneNumbers!.find((one) => one.phone_number === e164)!;
  };

  it('is noticed by the daily look and put right by repairing it', async () => {
    expect((await card()).voiceWebhookActive).toBe(true);
    const own = await atTwilio();
    await pointElsewhere(own, { VoiceUrl: 'https://elsewhere.example/voice' });
    await app.simulator.advance('PT25H');
    await until(async () => !(await card()).voiceWebhookActive, { what: 'a look at the number' });
    const { phoneNumber, userErrors } = await repair();
    expect([userErrors, phoneNumber?.voiceWebhookActive]).toEqual([[], true]);
    const now = await atTwilio();
    expect([now.voice_url, now.status_callback, now.sms_url]).toEqual([
      own.voice_url,
      own.status_callback,
      own.sms_url,
    ]);
    expect((await acts()).at(-1)).toBe('USER phone-number.voice-webhook-repaired');
  });

  it('counts as going elsewhere when an application takes them, though the address is ours', async () => {
    await pointElsewhere(await atTwilio(), { VoiceApplicationSid: `AP${'1'.repeat(32)}` });
    await app.simulator.advance('PT25H');
    await until(async () => !(await card()).voiceWebhookActive, { what: 'a look at the number' });
    expect((await repair()).phoneNumber?.voiceWebhookActive).toBe(true);
  });

  it('stays as it is while the carrier does not answer', async () => {
    await app.simulator.fault('POST /2010-04-01/Accounts/*/IncomingPhoneNumbers', 'status', { status: 503 });
    const before = await card();
    const { userErrors } = await repair();
    expect(userErrors).toMatchObject([{ code: 'TWILIO_UNAVAILABLE', retryable: true, retryAfterSeconds: 5 }]);
    expect(await card()).toEqual(before);
  });

  it('is unknown to another organization', async () => {
    expect(places((await repair(garage)).userErrors)).toEqual(['NOT_FOUND input.phoneNumberId']);
  });

  /** As somebody at the Console would. */
  async function pointElsewhere(
    number: Record<string, unknown>,
    change: Record<string, string>,
  ): Promise<void> {
    const { accounts } = await app.simulator.resources();
    const account = accounts!.find((one) => one.sid === number.account_sid)!;
    const path = `2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers/${number.sid}.json`;
    const response = await fetch(`${app.simulator.url}/api.twilio.com/${path}`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${account.sid}:${account.auth_token}`)}` },
      body: new URLSearchParams(change),
    });
    expect(response.status).toBe(200);
  }
});

it('an account that was subscribed before calls were kept is told of them too', async () => {
  const { subscriptions } = await app.simulator.resources();
  const own = subscriptions!.find((one) => one.account_sid === bakery.accountSid)!;
  const { accounts } = await app.simulator.resources();
  const token = accounts!.find((one) => one.sid === bakery.accountSid)!.auth_token;
  const authorization = `Basic ${btoa(`${bakery.accountSid}:${token}`)}`;
  const types = `${app.simulator.url}/events.twilio.com/v1/Subscriptions/${own.sid}/SubscribedEvents`;
  const summary = 'com.twilio.voice.insights.call-summary.complete';
  const removed = await fetch(`${types}/${summary}`, { method: 'DELETE', headers: { authorization } });
  expect(removed.status).toBe(204);
  await app.simulator.advance('PT25H');
  await until(
    async () => (await fetch(`${types}/${summary}`, { headers: { authorization } })).status === 200,
    { what: 'a subscription that is whole again' },
  );
});

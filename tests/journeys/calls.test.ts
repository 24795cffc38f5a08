import {
  CallChangedDocument,
  CallsDocument,
  CallsOfNumberDocument,
  FinishCallDocument,
  NotificationsDocument,
  UpdateCallSettingsDocument,
  UpdatePhoneNumberDocument,
  type CallChangedSubscription,
  type CallPartsFragment,
  type CallsQuery,
  type UpdatePhoneNumberInput,
} from '../../operations/generated';
import type { Watch } from '../../local/client';
import { accepted } from '../../local/registration-steps';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { until } from '../support/wait';

const caller = '+14155550177';
const ann = '+14155550101';

/** A phone that rings, from the caller's side and the shop's. */
describe('calls to a shop', () => {
  let app: TestApp;
  let shop: GivenOrganization;
  let number: { id: string; e164: string };
  let watch: Watch<CallChangedSubscription>;

  beforeAll(async () => {
    app = await startApp();
    shop = await given(app).organization();
    number = await given(app).phoneNumber(shop);
    await given(app).team(shop, { phones: { 'user-owner': ann } });
    const since = (await app.simulator.now()).toISOString();
    watch = shop.owner.watch(CallChangedDocument, { phoneNumberId: number.id, since });
  });
  afterAll(() => app?.stop());

  async function card(settings: Omit<UpdatePhoneNumberInput, 'phoneNumberId'>): Promise<void> {
    const { updatePhoneNumber } = await shop.owner.run(UpdatePhoneNumberDocument, {
      input: { phoneNumberId: number.id, ...settings },
    });
    accepted('the card', updatePhoneNumber.userErrors);
  }

  /** Rings and waits until the call is over, as the subscription tells it, with so many recordings. */
  async function call(
    people: Omit<Parameters<TestApp['simulator']['ring']>[0], 'from' | 'to'>,
    recordings = 0,
  ): Promise<{ sid: string; call: CallPartsFragment }> {
    const sid = await app.simulator.ring({ from: caller, to: number.e164, ...people });
    return { sid, call: await over(recordings) };
  }

  /** A player begins in the middle, at the end, and past it. */
  async function expectSeeking(url: string, whole: Buffer): Promise<void> {
    const total = whole.length;
    const part = async (range: string) => {
      const answer = await fetch(url, { headers: { range } });
      const bytes = Buffer.from(await answer.arrayBuffer());
      return [answer.status, answer.headers.get('content-range'), bytes] as const;
    };
    expect(await part('bytes=0-')).toEqual([206, `bytes 0-${total - 1}/${total}`, whole]);
    expect(await part('bytes=70001-90000')).toEqual([
      206,
      `bytes 70001-90000/${total}`,
      whole.subarray(70_001, 90_001),
    ]);
    expect(await part('bytes=-417')).toEqual([
      206,
      `bytes ${total - 417}-${total - 1}/${total}`,
      whole.subarray(total - 417),
    ]);
    expect(await part(`bytes=${total}-`)).toEqual([416, `bytes */${total}`, Buffer.alloc(0)]);
    for (const range of ['bytes=0-1,5-6', 'nonsense']) expect(await part(range)).toEqual([200, null, whole]);
  }

  let seen: string[] = [];
  async function over(recordings = 0): Promise<CallPartsFragment> {
    const { callChanged } = await watch.next(
      ({ callChanged: one }) =>
        !seen.includes(one.id) && one.status === 'COMPLETED' && one.recordings.length >= recordings,
    );
    seen = [...seen, callChanged.id];
    return callChanged;
  }

  /** What the caller went through. */
  async function steps(sid: string): Promise<string[]> {
    const found = (await app.simulator.resources()).calls!.find((one) => one.sid === sid)!;
    return (found.steps as { verb: string; text?: string; status?: string }[]).map(({ verb, text, status }) =>
      [verb, text ?? status].filter(Boolean).join(': '),
    );
  }

  it('when nobody is there the caller leaves a message, which the shop is told of and hears', async () => {
    const { sid, call: taken } = await call({ messageSeconds: 12 }, 1);
    expect(await steps(sid)).toEqual([
      'Dial: no-answer',
      'Say: Nobody can take your call right now. Please leave a message after the tone.',
      'Record',
      'Say: Thank you. Goodbye.',
      'Hangup',
    ]);
    expect(taken).toMatchObject({
      contact: caller,
      phoneNumber: { id: number.id, e164: number.e164 },
      status: 'COMPLETED',
      answeredBy: 'VOICEMAIL',
      durationSeconds: 32,
      endedAt: expect.any(String),
      recordings: [{ kind: 'VOICEMAIL', durationSeconds: 12 }],
    });
    const { organization } = await shop.owner.run(CallsDocument, {});
    expect(organization.calls.nodes).toEqual([taken]);
    const heard = await fetch(taken.recordings[0]!.url);
    expect([heard.status, heard.headers.get('content-type'), heard.headers.get('accept-ranges')]).toEqual([
      200,
      'audio/mpeg',
      'bytes',
    ]);
    const whole = Buffer.from(await heard.arrayBuffer());
    expect(whole.length).toBeGreaterThan(100_000);
    await expectSeeking(taken.recordings[0]!.url, whole);
    expect((await fetch(`${taken.recordings[0]!.url}x`)).status).toBe(404);
    const told = await until(async () => {
      const { notifications } = (await shop.owner.run(NotificationsDocument, {})).organization;
      return notifications.nodes.find(({ kind }) => kind === 'VOICEMAIL_RECEIVED');
    });
    expect(told).toMatchObject({ title: `${caller} left a message`, phoneNumber: { id: number.id } });
  });

  it('when somebody answers, that is all, and it is recorded where the shop said so', async () => {
    await shop.owner.run(UpdateCallSettingsDocument, { input: { recordCalls: true } });
    const { sid, call: taken } = await call({ members: { [ann]: 'answers' } }, 1);
    expect(await steps(sid)).toEqual([
      'Say: This call may be recorded.',
      'Recording',
      'Dial: completed',
      'Hangup',
    ]);
    expect(taken).toMatchObject({
      answeredBy: 'MEMBER',
      recordings: [{ kind: 'CALL', durationSeconds: 40 }],
    });
    await shop.owner.run(UpdateCallSettingsDocument, { input: { recordCalls: false } });
  });

  it('a member’s own voicemail, and one who declines, do not swallow the call', async () => {
    const { sid, call: taken } = await call({ members: { [ann]: 'voicemail' }, messageSeconds: 7 }, 1);
    expect(await steps(sid)).toEqual([
      'Dial: not taken',
      expect.stringContaining('Say: Nobody can take'),
      'Record',
      'Say: Thank you. Goodbye.',
      'Hangup',
    ]);
    expect(taken).toMatchObject({ answeredBy: 'VOICEMAIL', recordings: [{ kind: 'VOICEMAIL' }] });
    const declined = await call({ members: { [ann]: 'declines' } });
    expect(await steps(declined.sid)).toContain('Dial: not taken');
    expect(declined.call.answeredBy).toBeNull();
  });

  it('the agent talks, and the shop sees it while it does', async () => {
    await card({ routingMode: 'AI_FIRST', voiceAgentId: 'voice-1' });
    const sid = await app.simulator.ring({ from: caller, to: number.e164, agent: 'waits' });
    const during = await watch.next(({ callChanged: one }) => one.answeredBy === 'AGENT');
    expect(during.callChanged).toMatchObject({ status: 'IN_PROGRESS', endedAt: null, durationSeconds: null });
    const { finishCall } = await shop.service.run(FinishCallDocument, {
      input: { callId: during.callChanged.id },
    });
    expect(finishCall).toMatchObject({ userErrors: [], call: { id: during.callChanged.id } });
    await app.simulator.endCall(sid, 'agent');
    expect(await over()).toMatchObject({ id: during.callChanged.id, answeredBy: 'AGENT' });
    expect(await steps(sid)).toEqual(['Stream', 'Hangup']);
  });

  it('the agent passes the caller on by ending its stream', async () => {
    const { sid, call: taken } = await call({ agent: 'closes', members: { [ann]: 'answers' } });
    expect(await steps(sid)).toEqual(['Stream', 'Dial: completed', 'Hangup']);
    expect(taken).toMatchObject({ answeredBy: 'MEMBER' });
  });

  it('an agent that does not come is no end: people are rung, then there is the message', async () => {
    const { sid, call: taken } = await call({ agent: 'fails', members: { [ann]: 'busy' } });
    expect(await steps(sid)).toEqual([
      'Stream',
      'Dial: busy',
      expect.stringContaining('Say: Nobody can take'),
      'Record',
      'Hangup',
    ]);
    expect(taken).toMatchObject({ answeredBy: null, recordings: [] });
  });

  it('callbacks twice and in any order leave the same call', async () => {
    await app.simulator.callbacks({ duplicate: 3, shuffle: true });
    const { call: taken } = await call({ agent: 'closes', messageSeconds: 5 }, 1);
    await app.simulator.callbacks({});
    const settled = await until(async () => {
      const [latest] = (await shop.owner.run(CallsOfNumberDocument, { id: number.id })).phoneNumber!.calls
        .nodes;
      return latest?.answeredBy === 'VOICEMAIL' && latest;
    });
    expect(settled).toMatchObject({
      id: taken.id,
      status: 'COMPLETED',
      recordings: [{ durationSeconds: 5 }],
    });
  });

  /** A call of which nobody tells us the end; the card shows it as if it went on. */
  async function lostCall(from: string, tags: string[] = []): Promise<CallPartsFragment> {
    await app.simulator.callbacks({ drop: 1 });
    const sid = await app.simulator.ring({ from, to: number.e164, agent: 'talks', tags });
    await until(async () => {
      const found = (await app.simulator.resources()).calls!.find((one) => one.sid === sid);
      return found?.status === 'completed';
    });
    const { callChanged } = await watch.next(({ callChanged: one }) => one.contact === from);
    expect(callChanged.endedAt).toBeNull();
    return callChanged;
  }

  it('half an hour later Twilio says how the line was, and heals what was lost', async () => {
    const lost = await lostCall('+14155550178', ['high_jitter']);
    await app.simulator.callbacks({});
    await app.simulator.advance('PT31M');
    const healed = await watch.next(
      ({ callChanged: one }) => one.id === lost.id && one.qualityTags.length > 0,
    );
    expect(healed.callChanged).toMatchObject({
      status: 'COMPLETED',
      durationSeconds: 40,
      endedAt: expect.any(String),
      qualityTags: ['high_jitter'],
    });
  });

  it('an hour later Twilio is asked, should it not have said anything', async () => {
    const lost = await lostCall('+14155550179');
    await app.simulator.callbacks({ dropEvents: ['call-summary'] });
    await app.simulator.advance('PT61M');
    const healed = await watch.next(({ callChanged: one }) => one.id === lost.id && one.endedAt !== null);
    expect(healed.callChanged).toMatchObject({ status: 'COMPLETED', durationSeconds: 40 });
    await app.simulator.callbacks({});
    const planned = await app.database.query(`SELECT 1 FROM scheduled_work WHERE task = 'look-up-call'`);
    expect(planned).toEqual([]);
  });

  it('are listed newest first, a page at a time, for the shop and for the number', async () => {
    const all: CallPartsFragment[] = [];
    for (let after: string | null = null; ;) {
      const page: CallsQuery = await shop.owner.run(CallsDocument, { first: 3, after });
      all.push(...page.organization.calls.nodes);
      if (!page.organization.calls.pageInfo.hasNextPage) break;
      after = page.organization.calls.pageInfo.endCursor!;
    }
    expect(all).toHaveLength(10);
    expect(all.map((one) => one.createdAt)).toEqual(
      all
        .map((one) => one.createdAt)
        .sort()
        .reverse(),
    );
    const { phoneNumber } = await shop.owner.run(CallsOfNumberDocument, { id: number.id, first: 2 });
    expect(phoneNumber?.calls.nodes.map((one) => one.id)).toEqual(all.slice(0, 2).map((one) => one.id));
    const none = await shop.owner.run(CallsDocument, { phoneNumberId: shop.id });
    expect(none.organization.calls.nodes).toEqual([]);
  });

  it('are what Twilio would take: no TwiML of ours was refused, every answer came in time', async () => {
    const { violations, calls } = await app.simulator.resources();
    expect(violations).toEqual([]);
    const times = calls!.flatMap((one) => one.answerMs as number[]).sort((a, b) => a - b);
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(100);
  });
});

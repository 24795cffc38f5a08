import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ConsentHistoryDocument,
  ComplianceRepliesDocument,
  ExportOptOutsDocument,
  ImportOptOutsDocument,
  NotificationsDocument,
  OptInContactDocument,
  OptOutContactDocument,
  OptOutsDocument,
  SendMessageDocument,
  SetKeywordHandlingDocument,
  UpdateComplianceRepliesDocument,
  type KeywordHandling,
  type PhoneCardFragment,
} from '../../operations/generated';
import { signatureOf } from '../../src/services/agent-events';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { until } from '../support/wait';

const secret = 's'.repeat(32);

describe('opt-outs as people see them, and texts for the text agent', () => {
  let app: TestApp;
  let shop: GivenOrganization;
  let tollFree: PhoneCardFragment;
  let agent: Server;
  let customers = 0;
  const told: { body: string; headers: Record<string, unknown> }[] = [];
  let agentAnswers: number[] = [];

  beforeAll(async () => {
    agent = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        told.push({ body, headers: request.headers });
        response.writeHead(agentAnswers.shift() ?? 204).end();
      });
    });
    await new Promise<void>((resolve) => agent.listen(0, '127.0.0.1', resolve));
    const { port } = agent.address() as AddressInfo;
    app = await startApp({
      AGENT_EVENTS_URL: `http://127.0.0.1:${port}/events`,
      AGENT_EVENTS_SECRET: secret,
    });
    shop = await given(app).organization();
    tollFree = await given(app).readyNumber(shop);
    await app.database.query(`UPDATE phone_number_settings SET auto_reply = true, text_agent_id = 'agent-1'`);
  });
  afterAll(async () => {
    await app?.stop();
    agent.close();
  });

  const someone = (): string => `+1416555${String(1000 + (customers += 1))}`;
  const says = (from: string, body: string) => app.simulator.inbound({ from, to: tollFree.e164, body });

  async function history(contact: string, by = shop.owner) {
    const { organization } = await by.run(ConsentHistoryDocument, { phoneNumberId: tollFree.id, contact });
    return organization.conversation?.consentHistory ?? [];
  }
  const optOuts = async () =>
    (await shop.owner.run(OptOutsDocument, { first: 100 })).organization.optOuts.nodes;
  const optIn = async (contact: string, by = shop.owner, reason = 'signed the form') =>
    (await by.run(OptInContactDocument, { input: { contact, reason } })).optInContact;

  it('keeps when, by which message and in which words', async () => {
    const from = someone();
    await says(from, 'Please stop texting me!');
    await until(async () => (await history(from)).length === 1);
    const { contact, ...rest } = (await optOuts())[0]!;
    expect([contact, rest]).toEqual([
      from,
      expect.objectContaining({ source: 'CONTACT_WORDS', keyword: 'Please stop texting me!' }),
    ]);
    expect(await optIn(from)).toEqual({ contact: from, userErrors: [] });
    expect(await history(from)).toMatchObject([
      { optedOut: false, source: 'MEMBER', reason: 'signed the form', message: null },
      { optedOut: true, words: 'Please stop texting me!', message: { body: 'Please stop texting me!' } },
    ]);
    const { organization } = await shop.owner.run(NotificationsDocument, {});
    expect(organization.notifications.nodes[0]).toMatchObject({
      kind: 'OPT_OUT_REQUEST',
      callToAction: { intent: 'CHECK_CONTACT', contact: from },
    });
  });

  it('leaves a longer request to a person', async () => {
    const from = someone();
    await says(from, 'I bought my cake elsewhere, thank you. So please, remove me from your mailing list.');
    await until(async () => {
      const { organization } = await shop.owner.run(NotificationsDocument, {});
      return organization.notifications.nodes[0]?.callToAction?.contact === from;
    });
    expect(await history(from)).toEqual([]);
    const optOut = (input: { contact: string; reason?: string }) =>
      shop.member.run(OptOutContactDocument, { input });
    const { optOutContact } = await optOut({ contact: from, reason: 'asked by text' });
    expect(optOutContact).toMatchObject({ optOut: { contact: from, source: 'MEMBER' }, userErrors: [] });
    const { organization } = await shop.owner.run(NotificationsDocument, {});
    expect(organization.notifications.nodes[0]).toMatchObject({ isSettled: true, callToAction: null });
    expect((await optOut({ contact: from })).optOutContact).toEqual(optOutContact);
    const { sendMessage } = await shop.owner.run(SendMessageDocument, {
      input: { phoneNumberId: tollFree.id, to: from, body: 'Cake?' },
    });
    expect(sendMessage.userErrors[0]?.code).toBe('RECIPIENT_OPTED_OUT');
    const [wrong] = (await optOut({ contact: 'x' })).optOutContact.userErrors;
    expect(wrong).toMatchObject({ code: 'INVALID', field: ['input', 'contact'] });
  });

  it('lets nobody but the contact lift what the network blocks', async () => {
    const from = someone();
    await says(from, 'STOP');
    await until(async () => (await history(from)).length === 1);
    const { contact, userErrors } = await optIn(from);
    expect([contact, userErrors[0]?.code]).toEqual([null, 'CONFLICT']);
    expect(userErrors[0]?.message).toContain(`START to ${tollFree.e164}`);
    await says(from, 'START');
    await until(async () => (await history(from)).length === 2);
    expect((await optIn(from)).userErrors).toEqual([]);
    expect((await optIn(from, shop.owner, 'x')).userErrors[0]).toMatchObject({ field: ['input', 'reason'] });
    for (const by of [shop.member, shop.assistant])
      expect((await optIn(from, by)).userErrors[0]?.code).toBe('NOT_ALLOWED');
  });

  it('moves lists in and out', async () => {
    const [one, other] = [someone(), someone()];
    const csv = `phone,since,reason\n${one},2026-01-01T00:00:00Z,=cmd\n${other},,\nnobody,,\n`;
    const bring = (text: string) => shop.owner.run(ImportOptOutsDocument, { input: { csv: text } });
    expect((await bring(csv)).importOptOuts).toMatchObject({
      result: { imported: 2, alreadyOptedOut: 0, refused: [{ line: 4 }] },
      userErrors: [],
    });
    const { exportOptOuts } = await shop.owner.run(ExportOptOutsDocument, {});
    expect(exportOptOuts).toContain(`'${one},2026-01-01T00:00:00.000Z,IMPORT,,'=cmd\r\n`);
    expect((await bring(exportOptOuts)).importOptOuts.result).toMatchObject({ imported: 0, refused: [] });
    expect((await bring('none')).importOptOuts.userErrors[0]).toMatchObject({ field: ['input', 'csv'] });
    await expect(shop.member.run(ExportOptOutsDocument, {})).rejects.toThrow();
    expect((await optOuts()).map((row) => row.contact)).toEqual(expect.arrayContaining([one, other]));
  });

  it('says who answers, and takes words of the organization’s own', async () => {
    const { organization } = await shop.owner.run(ComplianceRepliesDocument, {});
    expect(organization.complianceReplies.senders).toEqual([
      {
        phoneNumber: { id: tollFree.id, e164: tollFree.e164 },
        handling: 'TWILIO_DEFAULT',
        stop: 'CARRIER',
        help: 'TWILIO',
        start: 'CARRIER',
        explanation: expect.stringContaining('toll-free network'),
      },
    ]);
    const set = async (stopKeywords: string[]) =>
      (await shop.owner.run(UpdateComplianceRepliesDocument, { input: { stopKeywords } }))
        .updateComplianceReplies;
    expect((await set(['two words'])).userErrors[0]?.field).toEqual(['input', 'stopKeywords', '0']);
    expect((await set(['enough'])).complianceReplies?.stop.keywords).toContain('ENOUGH');
    const from = someone();
    // However often Twilio tells of it, it is answered once.
    await app.simulator.callbacks({ duplicate: 3, shuffle: true });
    await says(from, 'Enough');
    await until(async () => (await history(from))[0]?.words === 'ENOUGH');
    const answers = () =>
      app.database.query<{ body: string; status: string }>(
        `SELECT body, status FROM messages WHERE contact = $1 AND origin = 'COMPLIANCE_REPLY'`,
        [from],
      );
    await until(async () => (await answers())[0]?.status === 'DELIVERED');
    await app.simulator.callbacks({ duplicate: 1, shuffle: false });
    expect(await answers()).toEqual([
      { body: expect.stringContaining('You are unsubscribed'), status: 'DELIVERED' },
    ]);
  });

  it('lets the owner of an account say that Twilio has left keywords to us', async () => {
    const set = async (handling: KeywordHandling, by = shop.owner) =>
      (await by.run(SetKeywordHandlingDocument, { input: { handling } })).setKeywordHandling;
    const mode = (value: string) =>
      app.database.query('UPDATE organization_twilio_settings SET mode = $2 WHERE organization_id = $1', [
        shop.id,
        value,
      ]);
    expect(await set('OURS')).toMatchObject({
      complianceReplies: null,
      userErrors: [{ code: 'CONFLICT', field: ['input', 'handling'] }],
    });
    await mode('BRING_YOUR_OWN');
    expect((await set('ADVANCED')).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'handling'] },
    ]);
    const { complianceReplies, userErrors } = await set('OURS');
    expect(userErrors).toEqual([]);
    expect(complianceReplies).toMatchObject({
      account: { handling: 'OURS', isChoice: true },
      senders: [{ handling: 'OURS', stop: 'CARRIER', help: 'LOQUENT', start: 'CARRIER' }],
    });
    await app.simulator.keywords(shop.accountSid, 'off');
    const answersTo = async (contact: string) =>
      (await app.simulator.resources())
        .messages!.filter((one) => one.to === contact)
        .map((one) => one.direction);
    const first = someone();
    await says(first, 'HELP');
    await until(async () => (await answersTo(first)).length === 1);
    expect(await answersTo(first)).toEqual(['outbound-api']);
    await app.simulator.keywords(shop.accountSid, 'default');
    expect((await set('TWILIO_DEFAULT')).complianceReplies).toMatchObject({
      account: { handling: 'TWILIO_DEFAULT' },
      senders: [{ handling: 'TWILIO_DEFAULT', help: 'TWILIO' }],
    });
    expect(
      await app.database.query<{ detail: object }>(
        `SELECT detail FROM audit_events WHERE act = 'keyword-handling.set' ORDER BY at`,
      ),
    ).toEqual([{ detail: { handling: 'OURS' } }, { detail: { handling: 'TWILIO_DEFAULT' } }]);
    await mode('MANAGED');
    expect(
      (await shop.owner.run(ComplianceRepliesDocument, {})).organization.complianceReplies.account,
    ).toEqual({ handling: 'TWILIO_DEFAULT', isChoice: false });
  });

  it('tells the text agent of a text, signed, until it is taken', async () => {
    const from = someone();
    told.length = 0;
    agentAnswers = [500, 302];
    await says(from, 'Are you open?');
    await until(() => told.length === 1);
    await until(async () => {
      await app.simulator.advance('PT20S');
      return told.length >= 3;
    });
    const { body, headers } = told.at(-1)!;
    const timestamp = Number(headers['x-loquent-timestamp']);
    expect(headers['x-loquent-signature']).toBe(`v1=${signatureOf(secret, timestamp, body)}`);
    const event = JSON.parse(body) as { id: string };
    expect(event).toMatchObject({
      id: headers['x-loquent-event'],
      type: 'message.received',
      textAgentId: 'agent-1',
      phoneNumber: { e164: tollFree.e164 },
      contact: from,
      message: { body: 'Are you open?', channel: 'SMS', mediaCount: 0 },
    });
    expect(new Set(told.map((one) => one.body))).toEqual(new Set([body]));
    await until(
      async () =>
        (
          await app.database.query('SELECT 1 FROM agent_events WHERE id = $1 AND delivered_at IS NOT NULL', [
            event.id,
          ])
        ).length === 1,
    );
  });
});

import {
  ConversationDocument,
  SendMessageDocument,
  UpdateBusinessProfileDocument,
} from '../../operations/generated';
import { readFileSync } from 'node:fs';
import { startApp, type TestApp } from '../support/app';
import { given } from '../support/given';
import { leakedLines, planted } from '../support/planted';
import { until } from '../support/wait';

const customer = '+14155550123';

describe('logs', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.stop());

  it('hold no secrets, no tax ids and no words of messages, also when things go wrong', async () => {
    const organization = await given(app).organization();
    const card = await given(app).readyNumber(organization);
    await organization.owner.run(UpdateBusinessProfileDocument, { input: { taxId: planted.taxId } });
    const send = (to: string, body: string) =>
      organization.owner.run(SendMessageDocument, { input: { phoneNumberId: card.id, to, body } });
    await send(customer, planted.messageBody);
    await send('not a number', planted.messageBody);
    await app.simulator.fault('POST /2010-04-01/Accounts/*/Messages.json', 'status', { status: 500 });
    await send(customer, planted.messageBody);
    await app.simulator.inbound({ from: customer, to: card.e164, body: planted.inboundBody });
    await until(async () => {
      const { organization: own } = await organization.owner.run(ConversationDocument, {
        phoneNumberId: card.id,
        contact: customer,
      });
      return own.conversation?.messages.nodes.some(({ body }) => body === planted.inboundBody);
    });
    await organization.owner.call(`{ broken(input: "${planted.messageBody}") }`);
    await app.client('Bearer of bad news').call('{ viewer { actor { kind } } }');

    const logFile = process.env.LOG_FILE!;
    expect(readFileSync(logFile, 'utf8')).toContain('"level"');
    expect(leakedLines(logFile)).toEqual([]);
  });
});

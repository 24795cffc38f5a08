import { UpdatePhoneNumberDocument, type PhoneCardFragment } from '../../operations/generated';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../local/system-packages';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { tokens } from '../support/tokens';
import { until } from '../support/wait';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe('GraphiQL', () => {
  let app: TestApp;
  let organization: GivenOrganization;
  let card: PhoneCardFragment;
  let browser: Browser;
  let page: Page;
  const requested: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    app = await startApp();
    organization = await given(app).organization({ name: 'Juniper Street Bakery' });
    card = await given(app).phoneNumber(organization);
    // The token in the page names an organization, so that has to be there before the server that shows it.
    await app.restart({ SANDBOX_TOKEN: await tokens.person(organization.id) });
    browser = await chromium.launch({ executablePath: await findChromium(), args: flags });
    page = await browser.newPage();
    page.on('request', (request) => requested.push(request.url()));
    page.on('websocket', (socket) => requested.push(socket.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${app.url}/graphiql`);
    await page.waitForSelector('.graphiql-execute-button');
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const run = async (operation: string): Promise<void> => {
    const text = JSON.stringify(operation);
    await page.evaluate(
      `document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror.setValue(${text})`,
    );
    await page.waitForTimeout(200); // the editor hands what it was given to the page a moment later
    await page.click('.graphiql-execute-button');
  };
  /** Looked at from outside: the page's own policy lets no text be run as a program. */
  const answered = (part: string) =>
    until(() =>
      page.evaluate<boolean>(
        `document.querySelector('.graphiql-response .CodeMirror').CodeMirror.getValue().includes(${JSON.stringify(part)})`,
      ),
    );

  it('runs a query with the token it was given', async () => {
    await run('query { viewer { organization { name } } }');
    await answered('Juniper Street Bakery');
  });

  it('shows the state and then each change of a subscription', async () => {
    await run('subscription { phoneNumberChanged { e164 friendlyName } }');
    await answered(card.e164);
    await organization.owner.run(UpdatePhoneNumberDocument, {
      input: { phoneNumberId: card.id, friendlyName: 'Orders and pick-up' },
    });
    await answered('Orders and pick-up');
  });

  it('asks no other machine for anything', () => {
    const origins = new Set(requested.map((url) => new URL(url).host));
    expect([...origins]).toEqual([new URL(app.url).host]);
    expect(complaints).toEqual([]);
  });
});

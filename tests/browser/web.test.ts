import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Locator } from 'playwright-core';
import { PhoneCardsDocument } from '../../operations/generated';
import { localPaths } from '../../local/businesses';
import { openBrowser, Visitor } from '../../local/visitor';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { tokens } from '../support/tokens';
import { until } from '../support/wait';
import { faultsOf, watchShifts } from './page-checks';

const name = 'Orders and pick-up';
const customer = '+15035550188';

/** One visitor, one story: each test goes on where the one before has left the page. Only keys are used. */
describe('the web page', () => {
  let app: TestApp;
  let organization: GivenOrganization;
  let browser: Browser;
  let context: BrowserContext;
  let visitor: Visitor;

  const reviewed = () =>
    until(async () => (await app.simulator.waiting()).reviews[0]?.sid, { what: 'something to review' });
  /** Looks for faults in what is on show; they are told together at the end. */
  const faults: string[] = [];
  const look = async (what: string) => {
    faults.push(...(await faultsOf(visitor.page)).map((fault) => `${what}: ${fault}`));
  };
  let isOver = false;
  /** A part of the story: the rest is not worth trying when it fails, and a picture is kept of where it did. */
  const part = (rule: string, play: () => Promise<void>) =>
    it(
      rule,
      async () => {
        if (isOver) throw new Error('an earlier part of the story has failed');
        try {
          await play();
        } catch (error) {
          isOver = true;
          const picture = path.join(tmpdir(), 'loquent-web-failure.png');
          await visitor?.page.screenshot({ path: picture });
          throw new Error(`${String(error)}\nA picture of the page is in ${picture}.`, { cause: error });
        }
      },
      60_000,
    );
  const proof = { useCaseCategories: ['DELIVERY_NOTIFICATIONS'] };

  beforeAll(async () => {
    app = await startApp();
    organization = await given(app).organization({ name: 'Juniper Street Bakery' });
    await app.restart({
      SANDBOX_TOKEN: await tokens.person(organization.id),
      SANDBOX_ASSISTANT_TOKEN: await tokens.assistant(organization.id),
    });
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(12_000);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  part('leads from an empty page to a toll-free number', async () => {
    visitor = await Visitor.arrive(context, app.url, { keyboard: true });
    await look('no numbers');
    await visitor.press('Find a number');
    await visitor.page.getByText('Recommended for texting').waitFor();
    await look('search');
    await visitor.press('Numbers');
    await visitor.buy('Toll-free', name);
    await visitor.badge(name, 'NOT_SET_UP').waitFor();
    await look('not set up');
  });

  part('fills in a registration with the assistant, and sends it with a yes', async () => {
    await visitor.press('Set up messaging', visitor.card(name));
    await visitor.letDraft();
    await look('form');
    await visitor.answerWhatIsMissing(proof);
    await visitor.page.getByText('This is what will be sent').waitFor();
    await look('review');
    await visitor.confirm();
    await visitor.badge(name, 'PENDING_REVIEW').waitFor();
    await visitor.assistant.getByText('With the reviewer').first().waitFor();
  });

  part('shows what the reviewer said without moving anything, and sends the next version', async () => {
    const shifted = await watchShifts(visitor.page, 'main');
    await app.simulator.decide(await reviewed(), 'reject', { codes: [30446], editAllowed: true });
    await visitor.badge(name, 'ACTION_NEEDED').waitFor();
    await visitor.page.waitForTimeout(300);
    expect(await shifted()).toBeLessThan(0.01);
    await visitor.assistant.getByRole('region', { name: 'What the reviewer said' }).waitFor();
    await look('sent back');
    await visitor.press('Fix it together');
    await visitor.assistant.getByText('Sent back:').first().waitFor();
    await visitor.answerWhatIsMissing({
      optInUrls: ['https://www.juniperstreetbakery.com/text-sign-up'],
      optInWording:
        'I agree to get texts from Juniper Street Bakery about my orders. Message and data rates may apply. Message frequency varies. Reply STOP to cancel or HELP for help.',
    });
    await visitor.confirm();
    await visitor.badge(name, 'PENDING_REVIEW').waitFor();
  });

  part('comes back by itself when the server was away, and misses nothing', async () => {
    const sid = await reviewed();
    const back = app.restart();
    await visitor.page.getByText('Reconnecting').waitFor();
    await back;
    await visitor.page.getByText('Live', { exact: true }).waitFor();
    await app.simulator.decide(sid, 'approve');
    await visitor.badge(name, 'READY').waitFor();
  });

  part('texts a customer and sees it arrive', async () => {
    await visitor.press('Send a first text', visitor.assistant);
    await visitor.press('Close the assistant');
    await visitor.type('To', customer);
    await visitor.send('Juniper Street Bakery: your sourdough is ready for pick-up. Reply STOP to opt out.');
    await visitor.page.getByText('Delivered').waitFor();
    await look('conversation');
  });

  part('explains a text that did not arrive', async () => {
    await app.simulator.delivery(customer, 'undelivered', 30003);
    await visitor.send('Juniper Street Bakery: we close at five today.');
    await visitor.page.getByText('Not delivered').waitFor();
    expect(await visitor.page.locator('.failure').innerText()).toMatch(/.{20,}/);
    await look('failure');
  });

  part('takes STOP for an answer', async () => {
    const { organization: own } = await organization.owner.run(PhoneCardsDocument, {});
    await app.simulator.inbound({ from: customer, to: own.phoneNumbers.nodes[0]!.e164, body: 'STOP' });
    await visitor.page.locator('.conversation-head', { hasText: 'Opted out' }).waitFor();
    expect(await visitor.page.getByLabel('Your text').count()).toBe(0);
  });

  part('shows how texts fare', async () => {
    await visitor.press('Deliverability');
    await visitor.page.getByRole('heading', { name: 'Why texts failed' }).waitFor();
    await visitor.page.locator('.causes li').waitFor();
    await visitor.page.locator('.notifications li').first().waitFor();
    await look('deliverability');
  });

  it('can be read and worked by everybody, in light and dark and on a phone', () => {
    expect(faults).toEqual([]);
  });

  it('asks no other machine for anything, and complains of nothing', () => {
    const hosts = new Set(visitor.requested.map((url) => new URL(url).host));
    expect([...hosts]).toEqual([new URL(app.url).host]);
    // What the browser says of the server that was away is no complaint of the page.
    expect(visitor.complaints.filter((one) => !/WebSocket|ERR_CONNECTION/.test(one))).toEqual([]);
  });

  it('registers a person in business alone, who says YES on their own phone', async () => {
    const { profile, answers } = localPaths.find((path) => path.name === 'sole-proprietor')!;
    const tutor = await given(app).organization({ name: 'Nora Whitfield', profile });
    await app.simulator.mode('auto', 100);
    await app.simulator.limits({ a2pPerSecond: null });
    const own = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' });
    own.setDefaultTimeout(12_000);
    const url = `${app.url}/#token=${await tokens.person(tutor.id)}&assistant=${await tokens.assistant(tutor.id)}`;
    const nora = await Visitor.arrive(own, url);
    await nora.buy('Local', 'Lessons');
    await nora.press('Set up messaging', nora.card('Lessons'));
    await nora.letDraft();
    const samples = [
      'Nora Whitfield Piano Lessons: your lesson is on [day] at [time]. Reply STOP to opt out.',
      'Nora Whitfield Piano Lessons: I am ill today, so there is no lesson. I will write about another day.',
    ];
    await nora.answerWhatIsMissing({ ...answers, samples });
    await nora.confirm();
    const waiting = await until(async () => (await app.simulator.waiting()).owners[0], {
      what: 'a text to the owner',
      within: 20_000,
    });
    // Reviews take days: what no event told is asked for as time passes.
    const inTime = (what: string, place: Locator) =>
      until(
        async () => {
          if (await place.isVisible()) return true;
          await app.simulator.advance('PT20M');
          return false;
        },
        { what, within: 45_000, every: 700 },
      );
    await inTime('the owner’s move', nora.assistant.getByRole('button', { name: 'Send the text again' }));
    await app.simulator.ownerReply(waiting.brandSid);
    await inTime('a number that is ready', nora.badge('Lessons', 'READY'));
    expect(nora.complaints).toEqual([]);
    await own.close();
  }, 120_000);

  it('keeps tokens nowhere but in memory', async () => {
    const kept = await visitor.page.evaluate(
      `JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])`,
    );
    expect(kept).not.toContain('eyJ');
    const handed = await context.newPage();
    const token = await tokens.person(organization.id);
    await handed.goto(`${app.url}/#token=${token}`);
    await handed.getByText('Live', { exact: true }).waitFor();
    expect(handed.url()).toBe(`${app.url}/#/`);
    await handed.close();
  });

  it('connects anew after the machine has slept', async () => {
    const page = await context.newPage();
    let sockets = 0;
    page.on('websocket', () => (sockets += 1));
    await page.clock.install();
    await page.goto(app.url);
    await page.getByText('Live', { exact: true }).waitFor();
    expect(sockets).toBe(1);
    await page.clock.fastForward('02:00:00');
    await until(() => sockets === 2, { what: 'a new socket' });
    await page.getByText('Live', { exact: true }).waitFor();
    await page.close();
  });
});

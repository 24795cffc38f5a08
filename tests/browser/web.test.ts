import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { PhoneCardsDocument, UpdatePhoneNumberDocument } from '../../operations/generated';
import { openBrowser, Visitor } from '../../local/visitor';
import { startApp, type TestApp } from '../support/app';
import { given, type GivenOrganization } from '../support/given';
import { tokens } from '../support/tokens';
import { faultsOf, watchShifts } from './page-checks';
import { abroad, type Guest, lowVolume, renewal, soleProprietor, whatFits } from './paths';

const name = 'Orders and pick-up';
/** Whom the simulator's panel plays. */
const customer = '+15035550188';

/** One visitor, one story: each test goes on where the one before has left the page. Only keys are used. */
describe('the web page', () => {
  let app: TestApp;
  let organization: GivenOrganization;
  let browser: Browser;
  let context: BrowserContext;
  let visitor: Visitor;

  /** Looks for faults in what is on show; they are told together at the end. */
  const faults: string[] = [];
  const look = async (what: string) => {
    faults.push(...(await faultsOf(visitor.page)).map((fault) => `${what}: ${fault}`));
  };
  let isOver = false;
  /** A part of the story: the rest is not worth trying when it fails, and a picture is kept of where it did. */
  const part = (rule: string, play: () => Promise<void>) =>
    it(rule, async () => {
      if (isOver) throw new Error('an earlier part of the story has failed');
      try {
        await play();
      } catch (error) {
        isOver = true;
        const picture = path.join(tmpdir(), 'loquent-web-failure.png');
        await visitor?.page.screenshot({ path: picture });
        throw new Error(`${String(error)}\nA picture of the page is in ${picture}.`, { cause: error });
      }
    });
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
    context.setDefaultTimeout(45_000);
  });
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
    await visitor.setUp(name);
    await visitor.letDraft();
    await look('form');
    // Days may go by: the page is left in the middle, and opened again.
    await visitor.page.reload();
    await visitor.press('Continue set-up', visitor.card(name));
    await visitor.assistant.getByText('We continue where you left off').waitFor();
    await visitor.answerWhatIsMissing(proof);
    await visitor.page.getByText('This is what will be sent').waitFor();
    await look('review');
    await visitor.confirm();
    await visitor.badge(name, 'PENDING_REVIEW').waitFor();
    await visitor.assistant.getByText('With the reviewer').first().waitFor();
    await look('pending');
    // What the assistant says goes with the state that it speaks of.
    expect(await visitor.assistant.getByText('Send it for review').count()).toBe(0);
  });

  part('shows what the reviewer said without moving anything, and sends the next version', async () => {
    const shifted = await watchShifts(visitor.page, 'main');
    await visitor.play('Send back');
    await visitor.badge(name, 'ACTION_NEEDED').waitFor();
    expect(await shifted()).toBeLessThan(0.01);
    await visitor.assistant.getByRole('region', { name: 'What the reviewer said' }).waitFor();
    await visitor.assistant.getByText(/^Assistant: Correct what was sent back/).waitFor();
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
    const back = app.restart();
    await visitor.page.getByText('Reconnecting').waitFor();
    await back;
    await visitor.page.getByText('Live', { exact: true }).waitFor();
    await visitor.play('Approve');
    await visitor.badge(name, 'READY').waitFor();
    await visitor.assistant.getByRole('button', { name: 'Send a first text' }).waitFor();
    await look('ready');
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
    await visitor.play('Set');
    await visitor.send('Juniper Street Bakery: we close at five today.');
    await visitor.page.getByText('Not delivered').waitFor();
    expect(await visitor.page.locator('.failure').innerText()).toMatch(/.{20,}/);
    await look('failure');
  });

  part('takes STOP for an answer', async () => {
    await visitor.play('Send as the customer');
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

  it('asks no other machine for anything, and complains of nothing', () => {
    const hosts = new Set(visitor.requested.map((url) => new URL(url).host));
    expect([...hosts]).toEqual([new URL(app.url).host]);
    // What the browser says of the server that was away is no complaint of the page.
    expect(visitor.complaints.filter((one) => !/WebSocket|ERR_CONNECTION/.test(one))).toEqual([]);
  });

  describe('with reviewers who do not wait', () => {
    let alone: Promise<Guest>;
    let abroadToo: Promise<Guest>;

    // Two at a time: while the one waits for Twilio, the other one fills in forms.
    beforeAll(async () => {
      await app.simulator.mode('auto', 100);
      await app.simulator.limits({ a2pPerSecond: null });
      alone = soleProprietor(app, browser);
      abroadToo = whatFits(app, browser, faults).then(async (baker) => {
        await abroad(app, baker, faults);
        // The approval ends in days, and whoever waits for Twilio makes time pass.
        await alone.catch(() => undefined);
        await renewal(app, baker);
        return baker;
      });
      await Promise.allSettled([alone, abroadToo]);
    }, 240_000);

    it('registers a person in business alone, who says YES on their own phone', async () => {
      const { complaints, page } = await alone;
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it('says beforehand what fits, buys with an address and an approval, also when refused at first, and renews', async () => {
      expect((await abroadToo).complaints).toEqual([]);
    });

    it('takes a business to READY, by a test text where the phone companies say nothing', async () => {
      const baker = await abroadToo;
      await lowVolume(app, baker, faults);
      expect(baker.complaints).toEqual([]);
      await baker.page.context().close();
    });
  });

  it('can be read and worked by everybody, in light and dark and on a phone', () => {
    expect(faults).toEqual([]);
  });

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

  it('connects anew after the machine has slept, and shows what has changed meanwhile', async () => {
    const page = await context.newPage();
    let sockets = 0;
    let isAsleep = false;
    await page.routeWebSocket(/graphql/, (socket) => {
      sockets += 1;
      // A machine that sleeps hears nothing, and nobody tells it that its connection is gone.
      const isOld = sockets === 1;
      socket.connectToServer().onMessage((message) => {
        if (!isOld || !isAsleep) socket.send(message);
      });
    });
    await page.clock.install();
    await page.goto(app.url);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('article', { name }).waitFor();
    isAsleep = true;
    const { organization: own } = await organization.owner.run(PhoneCardsDocument, {});
    const { updatePhoneNumber } = await organization.owner.run(UpdatePhoneNumberDocument, {
      input: { phoneNumberId: own.phoneNumbers.nodes[0]!.id, friendlyName: 'Renamed meanwhile' },
    });
    expect(updatePhoneNumber.userErrors).toEqual([]);
    await visitor.press('Numbers');
    await visitor.card('Renamed meanwhile').waitFor();
    expect(await page.getByRole('article', { name }).count()).toBe(1);
    await page.clock.fastForward('02:00:00');
    await page.getByRole('article', { name: 'Renamed meanwhile' }).waitFor();
    expect(sockets).toBe(2);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.close();
  });
});

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { localPaths } from './businesses';
import { readRunning } from './data';
import { projectRoot } from './project';
import { SimulatorControl } from './simulator';
import { openBrowser, Visitor } from './visitor';

const place = path.join(projectRoot, 'docs/screenshots');
const customer = '+15035550188';
const desktop = { width: 1280, height: 820 };
const card = 'Orders and pick-up';

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

/** Walks through the journey in a browser, against the stack that runs, and keeps a picture of each state. */
async function main(): Promise<void> {
  const running = readRunning();
  if (!running?.simulatorUrl)
    throw new Error('Start everything first: "npm start -- --fresh" in another terminal.');
  mkdirSync(place, { recursive: true });
  const twilio = new SimulatorControl(running.simulatorUrl);
  const browser = await openBrowser();
  const context = await browser.newContext({
    viewport: desktop,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  const visitor = await Visitor.arrive(context, running.apiUrl);
  const { page } = visitor;
  const decide = async (outcome: 'approve' | 'reject', codes: number[] = []) => {
    const [review] = (await twilio.waiting()).reviews;
    await twilio.decide(review!.sid, outcome, { codes, editAllowed: true });
  };

  await twilio.mode('manual');
  await visitor.press('What fits my business?');
  await visitor.assistant.getByRole('article', { name: 'Toll-free number' }).waitFor();
  await visitor.assistant.getByText('Texts reach the United States').scrollIntoViewIfNeeded();
  await keep(page, 'what-fits');
  await visitor.press('Close the assistant');
  await visitor.press(/^(Find|Get) a number$/);
  await page.getByText('Recommended for texting').waitFor();
  await keep(page, 'find');
  await page.goBack();
  await visitor.buy('Toll-free', card);
  await visitor.badge(card, 'NOT_SET_UP').waitFor();
  await keep(page, 'not-set-up');
  await visitor.setUp(card);
  await visitor.letDraft();
  await keep(page, 'assistant');
  await visitor.answerWhatIsMissing({ useCaseCategories: ['DELIVERY_NOTIFICATIONS'] });
  await keep(page, 'review');
  await visitor.confirm();
  await visitor.badge(card, 'PENDING_REVIEW').waitFor();
  await visitor.assistant.getByText('With the reviewer').first().waitFor();
  await keep(page, 'pending');
  await decide('reject', [30446]);
  await visitor.badge(card, 'ACTION_NEEDED').waitFor();
  await visitor.assistant.getByRole('region', { name: 'What the reviewer said' }).waitFor();
  await keep(page, 'action-needed');
  await visitor.press('Fix it together');
  await visitor.assistant.getByText('Sent back:').first().waitFor();
  await keep(page, 'fix');
  await visitor.answerWhatIsMissing({
    optInUrls: ['https://www.juniperstreetbakery.com/text-sign-up'],
    optInWording:
      'I agree to get texts from Juniper Street Bakery about my orders. Message and data rates may apply. Message frequency varies. Reply STOP to cancel or HELP for help.',
  });
  await visitor.confirm();
  await visitor.badge(card, 'PENDING_REVIEW').waitFor();
  await visitor.assistant.getByText('With the reviewer').first().waitFor();
  await decide('approve');
  await visitor.badge(card, 'READY').waitFor();
  await visitor.assistant.getByRole('button', { name: 'Send a first text' }).waitFor();
  await keep(page, 'ready');
  await visitor.press('Send a first text', visitor.assistant);
  await visitor.press('Close the assistant');
  await visitor.type('To', customer);
  await visitor.send('Juniper Street Bakery: your sourdough is ready for pick-up. Reply STOP to opt out.');
  await page.getByText('Delivered').waitFor();
  await twilio.delivery(customer, 'undelivered', 30003);
  await visitor.send('Juniper Street Bakery: we close at five today.');
  await page.getByText('Not delivered').waitFor();
  await keep(page, 'conversation');
  await visitor.press('Simulator');
  await page.getByRole('heading', { name: 'A customer texts' }).scrollIntoViewIfNeeded();
  await keep(page, 'simulator');
  await visitor.press('Send as the customer');
  await page.locator('.conversation-head', { hasText: 'Opted out' }).waitFor();
  await visitor.press('Close the simulator');
  await keep(page, 'opted-out');
  await visitor.press(/^Notifications/);
  await page.getByRole('dialog').getByText('Done').first().waitFor();
  await keep(page, 'notifications');
  await page.keyboard.press('Escape');
  await visitor.press('Numbers');
  await visitor.press('Get a number');
  await visitor.search('Local', 'DE');
  await visitor.chooseOffer('Local', 'Germany');
  await visitor.page.getByRole('button', { name: 'Start the registration' }).waitFor();
  await keep(page, 'abroad');
  await visitor.press('Cancel');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await visitor.press('Deliverability');
  await page.locator('.causes li').first().waitFor();
  await keep(page, 'deliverability-dark');
  await page.setViewportSize({ width: 375, height: 760 });
  await visitor.press('Numbers');
  await visitor.card(card).waitFor();
  await keep(page, 'phone-dark');
  await visitor.press('See registration', visitor.card(card));
  await visitor.assistant.getByRole('button', { name: 'Send a first text' }).waitFor();
  await keep(page, 'phone-assistant');
  await visitor.press('Close the assistant');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize(desktop);
  await testText(visitor, twilio);
  await browser.close();
  process.exit(0);
}

/** A local number that the phone companies say nothing of, and the text that shows whether they know it. */
async function testText(visitor: Visitor, twilio: SimulatorControl): Promise<void> {
  await twilio.mode('auto', 100);
  await twilio.callbacks({ dropEvents: ['number-registration'] });
  await visitor.buy('Local', 'Shop');
  await visitor.setUp('Shop', { 'Does it have a tax number of its own?': 'Yes' });
  await visitor.letDraft();
  await visitor.answerWhatIsMissing({
    ...localPaths.find(({ name }) => name === 'low-volume')!.answers,
    samples: [
      'Juniper Street Bakery: your order [number] is ready for pick-up until [time]. Reply STOP to opt out.',
      'Juniper Street Bakery: we had to move your pick-up to [time]. Reply HELP for help or STOP to opt out.',
    ],
  });
  await visitor.confirm();
  const offer = visitor.card('Shop').getByRole('button', { name: 'Send a test text' });
  // Approvals that no event told are asked for as time passes, and the offer comes a day after the last one.
  while (!(await offer.isVisible())) {
    await twilio.advance('PT3H');
    await visitor.page.waitForTimeout(500);
  }
  await offer.click();
  await visitor.assistant.getByLabel('Your phone').waitFor();
  await keep(visitor.page, 'test-text');
  await twilio.callbacks({ dropEvents: [] });
}

/** A small picture: few colours are enough for a page. */
async function keep(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot({ animations: 'disabled' });
  await sharp(picture)
    .png({ palette: true, colours: 96, compressionLevel: 9 })
    .toFile(path.join(place, `${name}.png`));
  process.stdout.write(`${name}.png\n`);
}

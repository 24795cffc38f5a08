import type { Browser, Locator } from 'playwright-core';
import { bakery } from '../../local/bakery';
import { localPaths, type LocalPath } from '../../local/businesses';
import { Visitor } from '../../local/visitor';
import type { TestApp } from '../support/app';
import { given } from '../support/given';
import { tokens } from '../support/tokens';
import { until } from '../support/wait';
import { faultsOf } from './page-checks';

const desktop = { width: 1280, height: 860 };

/** Somebody with a business of their own, in a browser of their own. */
export async function arrive(
  app: TestApp,
  browser: Browser,
  business: { name: string; profile: LocalPath['profile'] },
): Promise<Visitor> {
  const { id } = await given(app).organization(business);
  const context = await browser.newContext({ viewport: desktop, reducedMotion: 'reduce' });
  context.setDefaultTimeout(60_000);
  const url = `${app.url}/#token=${await tokens.person(id)}&assistant=${await tokens.assistant(id)}`;
  return Visitor.arrive(context, url);
}

async function look({ page }: Visitor, faults: string[], what: string): Promise<void> {
  faults.push(...(await faultsOf(page)).map((fault) => `${what}: ${fault}`));
}

/** Reviews take days: what no event told is asked for as time passes. */
async function inTime(app: TestApp, what: string, place: Locator): Promise<void> {
  await until(
    async () => {
      if (await place.isVisible()) return true;
      await app.simulator.advance('PT20M');
      return false;
    },
    { what, within: 45_000, every: 300 },
  );
}

const pathOf = (name: string) => localPaths.find((path) => path.name === name)!;

/** A person in business alone: from the plain questions to the YES on their own phone. */
export async function soleProprietor(app: TestApp, browser: Browser): Promise<Visitor> {
  const { profile, answers } = pathOf('sole-proprietor');
  const nora = await arrive(app, browser, { name: 'Nora Whitfield', profile });
  await nora.buy('Local', 'Lessons');
  await nora.setUp('Lessons', { 'Does it have a tax number of its own?': 'No' });
  await nora.letDraft();
  const samples = [
    'Nora Whitfield Piano Lessons: your lesson is on [day] at [time]. Reply STOP to opt out.',
    'Nora Whitfield Piano Lessons: I am ill today, so there is no lesson. I will write about another day.',
  ];
  await nora.answerWhatIsMissing({ ...answers, samples });
  await nora.confirm();
  const waiting = await until(async () => (await app.simulator.waiting()).owners[0], {
    what: 'a text to the owner',
    within: 60_000,
  });
  await inTime(app, 'the owner’s move', nora.assistant.getByRole('button', { name: 'Send the text again' }));
  await app.simulator.ownerReply(waiting.brandSid);
  await inTime(app, 'a number that is ready', nora.badge('Lessons', 'READY'));
  return nora;
}

/** A bakery with a tax number and few texts: asks what fits, and buys the number that does. */
export async function whatFits(app: TestApp, browser: Browser, faults: string[]): Promise<Visitor> {
  const baker = await arrive(app, browser, { name: 'Juniper Street Bakery', profile: bakery });
  await baker.press('What fits my business?');
  await baker.assistant.getByRole('article', { name: 'Toll-free number' }).waitFor();
  await look(baker, faults, 'ways');
  await baker.assistant
    .getByRole('radiogroup', { name: 'Do you need a local number, with your area code?' })
    .getByRole('radio', { name: 'Yes' })
    .press('Space');
  const way = baker.assistant.getByRole('article', { name: /up to 2,000 texts a day/ });
  await way.getByText('$19.50 once and $1.50 a month').waitFor();
  await baker.press('Find a local number', way);
  await baker.chooseOffer('Local');
  await baker.type(/^What to call it/, 'Shop');
  await baker.press('Buy this number');
  await baker.badge('Shop', 'NOT_SET_UP').waitFor();
  return baker;
}

/** Takes that number through its registration; the phone companies say nothing of it, and a test text tells. */
export async function lowVolume(app: TestApp, baker: Visitor, faults: string[]): Promise<void> {
  await app.simulator.callbacks({ dropEvents: ['number-registration'] });
  await baker.setUp('Shop', { 'Does it have a tax number of its own?': 'Yes' });
  await baker.letDraft();
  const samples = [
    'Juniper Street Bakery: your order [number] is ready for pick-up until [time]. Reply STOP to opt out.',
    'Juniper Street Bakery: we had to move your pick-up to [time]. Reply HELP for help or STOP to opt out.',
  ];
  await baker.answerWhatIsMissing({ ...pathOf('low-volume').answers, samples });
  await baker.confirm();
  await inTime(app, 'an approval', baker.assistant.getByText('Waiting for the phone companies.'));
  const offer = baker.card('Shop').getByRole('button', { name: 'Send a test text' });
  await app.simulator.advance('PT25H');
  await inTime(app, 'the offer of a test text', offer);
  await offer.click();
  await baker.assistant.getByLabel('Your phone').waitFor();
  await look(baker, faults, 'test text');
  await baker.type('Your phone', '5035550142');
  await baker.press('Send a test text', baker.assistant);
  await baker.assistant.getByText('It arrived: the number is ready to text.').waitFor();
  await baker.badge('Shop', 'READY').waitFor();
  await app.simulator.callbacks({ dropEvents: [] });
}

/** Numbers abroad: one that is sold with an address, and one that is sold to those whom the authorities know. */
export async function abroad(visitor: Visitor, faults: string[]): Promise<void> {
  const { page, assistant } = visitor;
  await visitor.press('Get a number');
  await visitor.search('Toll-free', 'MX');
  await visitor.chooseOffer('Toll-free', 'Mexico');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('outside Mexico').waitFor();
  await visitor.press('Add an address', dialog);
  await look(visitor, faults, 'address');
  await visitor.addAddress({ 'Street and house number': '9 Oak  Stret' });
  // Where the post knows it better, that is said at the field and can be taken.
  await dialog.getByText('The post writes the street as').waitFor();
  await visitor.press('Use this', dialog);
  await visitor.press('Save the address', dialog);
  await visitor.type(/^What to call it/, 'Mexico', dialog);
  await visitor.press('Buy this number', dialog);
  await visitor.card('Mexico').waitFor();

  await visitor.press('Get a number');
  await visitor.search('Local', 'DE');
  await visitor.chooseOffer('Local', 'Germany');
  await dialog.getByText('whom its authorities know').waitFor();
  expect(await dialog.getByRole('button', { name: 'Buy this number' }).isDisabled()).toBe(true);
  await look(visitor, faults, 'a number that needs an approval');
  await visitor.press('Start the registration', dialog);
  await assistant.getByRole('radio', { name: 'A company or organization' }).press('Space');
  await visitor.press('Go on', assistant);
  await visitor.answerWhatIsMissing({
    'business_name_info:kind': 'trade_license',
    'business_name_info.document_number': 'HR-12345',
    'proof_of_address:address': {
      'Street and house number': 'Torstrasse 1',
      'Postal code': '10119',
      City: 'Berlin',
      'State, province or region': 'Berlin',
    },
  });
  await visitor.confirm();
  await visitor.press('Choose a number', assistant);
  await visitor.chooseOffer('Local', 'Germany');
  await dialog.getByRole('radio', { name: 'Approved registration of the business' }).waitFor();
  await visitor.type(/^What to call it/, 'Berlin', dialog);
  await visitor.press('Buy this number', dialog);
  await visitor.card('Berlin').getByText('+4930').or(visitor.card('Berlin').getByText('+4989')).waitFor();
}

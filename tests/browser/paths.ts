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

/** Somebody at the page with a business of their own. */
export type Guest = Visitor & { accountSid: string };

/** In a window of their own: pages behind another one are drawn seldom. */
async function arrive(
  app: TestApp,
  browser: Browser,
  business: { name: string; profile: LocalPath['profile'] },
  how: { keyboard?: boolean } = {},
): Promise<Guest> {
  const { id, accountSid } = await given(app).organization(business);
  const url = `${app.url}/#token=${await tokens.person(id)}&assistant=${await tokens.assistant(id)}`;
  const context = await browser.newContext({ viewport: desktop, reducedMotion: 'reduce' });
  context.setDefaultTimeout(60_000);
  const visitor = await Visitor.arrive(context, url, how);
  return Object.assign(visitor, { accountSid });
}

async function look({ page }: Visitor, faults: string[], what: string): Promise<void> {
  faults.push(...(await faultsOf(page)).map((fault) => `${what}: ${fault}`));
}

/** Reviews take days: what no event told is asked for as time passes. */
async function inTime(app: TestApp, what: string, place: Locator): Promise<void> {
  await until(
    async () => {
      if (await place.isVisible()) return true;
      await app.simulator.advance('PT1H');
      return false;
    },
    { what, within: 60_000, every: 300 },
  );
}

const pathOf = (name: string) => localPaths.find((path) => path.name === name)!;

/** A person in business alone, with keys alone: from the plain questions to the YES on their own phone. */
export async function soleProprietor(app: TestApp, browser: Browser): Promise<Guest> {
  const { profile, answers } = pathOf('sole-proprietor');
  const nora = await arrive(app, browser, { name: 'Nora Whitfield', profile }, { keyboard: true });
  await nora.buy('Local', 'Lessons');
  await nora.setUp('Lessons', { 'Does it have a tax number of its own?': 'No' });
  await nora.letDraft();
  const samples = [
    'Nora Whitfield Piano Lessons: your lesson is on [day] at [time]. Reply STOP to opt out.',
    'Nora Whitfield Piano Lessons: I am ill today, so there is no lesson. I will write about another day.',
  ];
  await nora.answerWhatIsMissing({ ...answers, samples });
  await nora.confirm();
  await inTime(app, 'the owner’s move', nora.assistant.getByRole('button', { name: 'Send the text again' }));
  await nora.play('Answer YES');
  await inTime(app, 'a number that is ready', nora.badge('Lessons', 'READY'));
  return nora;
}

/** A bakery with a tax number and few texts: asks what fits, and buys the number that does. */
export async function whatFits(app: TestApp, browser: Browser, faults: string[]): Promise<Guest> {
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
  // Not the number that somebody else is buying meanwhile.
  await baker.type('Area code', '503');
  await baker.press('Search', baker.page.getByRole('search'));
  await baker.page.getByText('Portland, OR').first().waitFor();
  await baker.chooseOffer('Local');
  await baker.type(/^What to call it/, 'Shop');
  await withAnAddress(app, baker, faults);
  await baker.badge('Shop', 'NOT_SET_UP').waitFor();
  return baker;
}

/** The next purchase is refused by Twilio, whatever it is. */
function refusedOnce(app: TestApp, { accountSid }: Guest, code: number): Promise<unknown> {
  const purchase = 'POST /2010-04-01/Accounts/*/IncomingPhoneNumbers.json';
  return app.simulator.fault(purchase, 'status', { status: 400, code, account: accountSid });
}

/** The carrier wants an address that nobody knew of: the dialog asks for it, and goes on to the purchase. */
async function withAnAddress(app: TestApp, baker: Guest, faults: string[]): Promise<void> {
  const dialog = baker.page.getByRole('dialog');
  expect(await dialog.getByText('Address it is bought with').count()).toBe(0);
  await refusedOnce(app, baker, 21631);
  await baker.press('Buy this number', dialog);
  await dialog.getByText('sold only with an address of the business').waitFor();
  expect(await dialog.getByRole('button', { name: 'Buy this number' }).isDisabled()).toBe(true);
  await baker.press('Add an address', dialog);
  await look(baker, faults, 'address');
  await baker.addAddress({ 'Street and house number': '9 Oak  Stret' });
  // Where the post knows it better, that is said at the field and can be taken.
  await dialog.getByText('The post writes the street as').waitFor();
  await baker.press('Use this', dialog);
  await baker.press('Save the address', dialog);
  expect(await dialog.getByLabel(/^What to call it/).inputValue()).toBe('Shop');
  expect(await dialog.getByRole('radio', { name: /9 Oak Street/ }).isChecked()).toBe(true);
  await baker.press('Buy this number', dialog);
}

/** Takes that number through its registration; the phone companies say nothing of it, and a test text tells. */
export async function lowVolume(app: TestApp, baker: Guest, faults: string[]): Promise<void> {
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
  await baker.play('+1 day');
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
export async function abroad(app: TestApp, visitor: Guest, faults: string[]): Promise<void> {
  const { page, assistant } = visitor;
  await visitor.press('Get a number');
  await visitor.search('Toll-free', 'MX');
  await visitor.chooseOffer('Toll-free', 'Mexico');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('outside Mexico').waitFor();
  // The one that is on file will do.
  await dialog.getByRole('radio', { name: /9 Oak Street/ }).waitFor();
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
  // Twilio has a doubt of its own about the approval, then about the address: each is said where it can be answered.
  await refusedOnce(app, visitor, 21650);
  await visitor.press('Buy this number', dialog);
  await dialog.getByText('want to see an identity document').waitFor();
  expect(await dialog.getByText('Address it is bought with').count()).toBe(0);
  await refusedOnce(app, visitor, 21651);
  await visitor.press('Buy this number', dialog);
  await dialog.getByText('does not meet the rules').waitFor();
  await dialog.getByRole('radio', { name: /Torstrasse 1/ }).waitFor();
  await look(visitor, faults, 'a refused purchase');
  await visitor.press('Buy this number', dialog);
  await visitor.card('Berlin').getByText('+4930').or(visitor.card('Berlin').getByText('+4989')).waitFor();
}

/** The approval gets an end: people are told, renew it from there, and the news says that it is done. */
export async function renewal(app: TestApp, visitor: Visitor): Promise<void> {
  const { page, assistant } = visitor;
  const held = (await app.simulator.resources()).regulatoryBundles!;
  expect(held.map(({ status }) => status)).toEqual(['twilio-approved']);
  const end = new Date((await app.simulator.now()).getTime() + 20 * 86_400_000);
  await app.simulator.decide(String(held[0]!.sid), 'approve', { validUntil: end.toISOString() });
  await visitor.press('Deliverability');
  const news = page.getByRole('listitem').filter({ hasText: 'An approval for numbers abroad ends soon' });
  await visitor.press('Renew', news);
  await visitor.press('Renew it', assistant);
  await assistant.getByText('Let us renew this approval').waitFor();
  await news.getByText('Done').waitFor();
  await visitor.answerWhatIsMissing();
  await visitor.confirm();
  await inTime(app, 'a renewal in its place', assistant.getByRole('button', { name: 'Choose a number' }));
  await visitor.press('Numbers');
  await visitor.card('Berlin').waitFor();
  const resting = (await app.simulator.resources()).incomingPhoneNumbers!;
  expect(resting.filter((one) => one.bundle_sid === held[0]!.sid)).toHaveLength(1);
}

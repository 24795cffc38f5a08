import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { plainPng } from './form-filler';
import { must } from './registration-steps';
import { findChromium } from './system-packages';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** Starts Debian's Chromium, installing it first where it is missing. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: flags });
}

const mostTabs = 250;

/** Lines of an address by their labels. */
export type AddressLines = Readonly<Record<string, string>>;

/** Values of fields by their keys, as the API takes them. */
export type Answers = Readonly<Record<string, unknown>>;

/**
 * Somebody at the web page. Everything is done as people do it: by the names of things and, with `keyboard`, by
 * nothing but keys.
 */
export class Visitor {
  /** Where the page loaded anything from, sockets included. */
  readonly requested: string[] = [];
  /** Errors the page threw or wrote to the console. */
  readonly complaints: string[] = [];

  constructor(
    readonly page: Page,
    private readonly keyboard: boolean,
  ) {
    page.on('request', (request) => this.requested.push(request.url()));
    page.on('websocket', (socket) => this.requested.push(socket.url()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  static async arrive(context: BrowserContext, url: string, { keyboard = false } = {}): Promise<Visitor> {
    const visitor = new Visitor(await context.newPage(), keyboard);
    await visitor.page.goto(url);
    await visitor.page.getByText('Live', { exact: true }).waitFor();
    return visitor;
  }

  /** Presses a button or follows a link. */
  async press(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    const target = within.getByRole('button', { name }).or(within.getByRole('link', { name })).first();
    await target.waitFor();
    if (!this.keyboard) return target.click();
    await this.tabTo(target);
    await this.page.keyboard.press('Enter');
  }

  /** Types into the field of that name, in place of what it holds. */
  async type(label: string | RegExp, text: string, within: Page | Locator = this.page): Promise<void> {
    const target = within.getByLabel(label, { exact: true }).first();
    await target.waitFor();
    if (!this.keyboard) return target.fill(text);
    await this.tabTo(target);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
  }

  /** Searches for numbers and buys the first one found, under the name given. */
  async buy(kind: 'Toll-free' | 'Local', name: string): Promise<void> {
    await this.press(/^(Find|Get) a number$/);
    if (kind === 'Local') await this.search(kind);
    await this.chooseOffer(kind);
    await this.type(/^What to call it/, name);
    await this.press('Buy this number');
    await this.card(name).waitFor();
  }

  /** Searches, on the page for that, for a kind of number, in another country by its code. */
  async search(kind: string, country?: string): Promise<void> {
    if (country) {
      const filter = this.page.getByRole('search').locator('.field', { hasText: 'Country' });
      await this.choose(filter, country);
    }
    await this.toggle(this.page.getByRole('radio', { name: new RegExp(`^${kind}`) }));
    await this.press('Search', this.page.getByRole('search'));
  }

  /** Takes the first number on offer, once such are. */
  chooseOffer(kind: string, country = 'United States'): Promise<void> {
    return this.press(/^Choose/, this.page.getByRole('region', { name: `${kind} numbers, ${country}` }));
  }

  /** Writes an address into the form on show, over what it begins with, and saves it. */
  async addAddress(lines: AddressLines): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'Add an address' });
    for (const [label, text] of Object.entries(lines)) await this.type(label, text, dialog);
    await this.press('Save the address', dialog);
  }

  /** Opens the assistant from the card; where it first asks what fits, `answers` by question go before the start. */
  async setUp(name: string, answers: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.press('Set up messaging', this.card(name));
    const form = this.assistant.getByRole('region', { name: 'Your answers' });
    const questions = this.assistant.getByRole('region', { name: 'A few questions' });
    await form.or(questions).waitFor();
    if (await form.isVisible()) return;
    for (const [question, answer] of Object.entries(answers))
      await this.toggle(
        questions
          .getByRole('radiogroup', { name: question })
          .getByRole('radio', { name: answer, exact: true }),
      );
    await this.press('Start', this.assistant);
    await form.waitFor();
  }

  card(name: string): Locator {
    return this.page.getByRole('article', { name });
  }

  badge(name: string, state: string): Locator {
    return this.card(name).locator(`[data-state=${state}]`);
  }

  /** Plays somebody else on the simulator's panel, by pressing a button of that name there. */
  async play(name: string): Promise<void> {
    await this.press('Simulator');
    const panel = this.page.getByRole('complementary', { name: 'Simulator' });
    await this.press(name, panel);
    await panel.getByRole('status').filter({ hasText: /./ }).waitFor();
    await this.press('Close the simulator', panel);
  }

  get assistant(): Locator {
    return this.page.getByRole('complementary', { name: 'Assistant' });
  }

  /** Lets the assistant word what it offers to, where it offers anything. */
  async letDraft(): Promise<void> {
    await this.assistant.getByRole('region', { name: 'Your answers' }).waitFor();
    const offer = this.assistant.getByRole('button', { name: 'Draft them for me' });
    if (!(await offer.isVisible())) return;
    await this.press('Draft them for me', this.assistant);
    await this.assistant.getByText(/^Assistant: Done/).waitFor();
  }

  /**
   * Answers whatever the form still asks for, as the form itself suggests: the example, or the first choice; `answers`
   * by the fields' keys go before that. Ends at the review.
   */
  async answerWhatIsMissing(answers: Answers = {}): Promise<void> {
    const review = this.assistant.getByRole('button', { name: 'Review and confirm' });
    for (let round = 0; round < 40; round += 1) {
      await this.assistant.getByRole('region', { name: 'Your answers' }).waitFor();
      if (await review.isVisible()) return this.press('Review and confirm', this.assistant);
      await this.press('What is missing?', this.assistant);
      const asked = this.page.locator('.question:focus-within');
      const id = must(await asked.getAttribute('id'), 'a question without a name');
      await this.answer(this.page.locator(`[id=${JSON.stringify(id)}]`), answers[id.replace('field-', '')]);
      await this.untilSaved();
    }
    throw new Error('the form goes on asking');
  }

  /** Says yes to the review on show, fees included. */
  async confirm(): Promise<void> {
    const fees = this.assistant.getByRole('checkbox', { name: /I agree to pay/ });
    if (await fees.isVisible()) await this.toggle(fees);
    await this.press('Confirm and send', this.assistant);
  }

  /** Writes a text in the open conversation and sends it. */
  async send(text: string): Promise<void> {
    await this.type('Your text', text);
    await this.page.getByText(/\d segments?, /).waitFor();
    await this.press('Send');
    await this.page.locator('.bubble', { hasText: text }).waitFor();
  }

  private async answer(field: Locator, wanted: unknown): Promise<void> {
    if (isAddress(wanted)) {
      await this.press('Add an address', field);
      await this.addAddress(wanted);
      return this.page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    const own = wanted === undefined ? [] : [wanted].flat().map(String);
    const marks = field.locator('input[type=radio], input[type=checkbox]');
    if ((await marks.count()) > 0) return this.mark(field, marks, own);
    const files = field.locator('input[type=file]');
    if ((await files.count()) > 0) {
      await files.setInputFiles({ name: 'proof.png', mimeType: 'image/png', buffer: plainPng(320, 200) });
      return field.locator('.files li').first().waitFor();
    }
    if ((await field.locator('.select-button').count()) > 0) return this.choose(field, own[0]);
    const inputs = field.locator('input, textarea');
    for (const [index, text] of (own.length > 0 ? own : [null]).entries()) {
      const input = inputs.nth(index);
      await this.focus(input);
      await this.page.keyboard.press('Control+a');
      await this.page.keyboard.insertText(text ?? (await input.getAttribute('placeholder')) ?? '');
    }
    await this.page.keyboard.press('Tab');
  }

  /** Marks the choices wanted; otherwise "no", or the first, and the other one where that was at fault. */
  private async mark(field: Locator, marks: Locator, own: readonly string[]): Promise<void> {
    const byValue = (value: string) => field.locator(`input[value=${JSON.stringify(value)}]`);
    if (own.length > 0) {
      for (const value of own) if (!(await byValue(value).isChecked())) await this.toggle(byValue(value));
      return;
    }
    const usual = (await byValue('false').count()) > 0 ? byValue('false') : marks.first();
    return this.toggle((await usual.isChecked()) ? marks.first() : usual);
  }

  private async toggle(target: Locator): Promise<void> {
    // The control itself is hidden behind its mark, and takes the focus.
    await this.focus(target);
    // Arrows choose among radio buttons by themselves.
    if (!(this.keyboard && (await target.isChecked()))) await this.page.keyboard.press('Space');
  }

  private async choose(field: Locator, option: string | undefined): Promise<void> {
    await this.focus(field.locator('.select-button'));
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('listbox').waitFor();
    const wanted = this.page
      .getByRole('option')
      .and(this.page.locator(`[data-key=${JSON.stringify(option ?? '')}]`));
    if (option) {
      await wanted.waitFor();
      await this.page.keyboard.press('Home');
      for (let steps = 0; steps < mostTabs && !(await wanted.evaluate(hasFocus)); steps += 1)
        await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
  }

  /** An answer is written, and the form read again, before the next one is looked for. */
  private async untilSaved(): Promise<void> {
    await this.assistant.locator('.question[data-saving]').waitFor({ state: 'detached' });
  }

  private focus(target: Locator): Promise<void> {
    return this.keyboard ? this.tabTo(target) : target.focus();
  }

  /** Goes on with keys until the target has the focus; fails where they do not lead to it. */
  private async tabTo(target: Locator): Promise<void> {
    // Looked up once: finding something by its name takes far longer than a key.
    const element = must(await target.elementHandle(), 'nothing to go to');
    try {
      for (let left = mostTabs; left > 0;) {
        const { key, times } = await element.evaluate(wayTo);
        if (times === 0) return;
        for (let pressed = 0; pressed < times; pressed += 1) await this.page.keyboard.press(key);
        left -= times;
      }
    } finally {
      await element.dispose();
    }
    throw new Error(`the Tab key does not lead to ${String(target)}`);
  }
}

function isAddress(value: unknown): value is AddressLines {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface PageElement {
  ownerDocument: {
    activeElement: PageElement | null;
    querySelectorAll(selector: string): Iterable<PageElement>;
  };
  compareDocumentPosition(other: PageElement): number;
  checkVisibility(): boolean;
  tabIndex: number;
  disabled?: boolean;
  type?: string;
  name?: string;
}

/**
 * The key that leads from the focus to the element, and how often it has to be pressed by the order of the page, which
 * the page may change on the way; 0 when the focus is there. Runs in the page.
 */
function wayTo(target: unknown): { key: string; times: number } {
  const focusable = 'a[href], button, input, textarea, [tabindex]';
  const element = target as PageElement;
  const { activeElement: focused, querySelectorAll } = element.ownerDocument;
  if (focused === element) return { key: '', times: 0 };
  if (focused?.type === 'radio' && element.type === 'radio' && focused.name === element.name)
    return { key: 'ArrowDown', times: 1 };
  const follows = 4;
  const isBehind = (one: PageElement, other: PageElement) =>
    Boolean(other.compareDocumentPosition(one) & follows);
  const isBack = focused !== null && isBehind(focused, element);
  const [from, to] = isBack ? [element, focused] : [focused ?? element, element];
  const stops = [...querySelectorAll.call(element.ownerDocument, focusable)].filter(
    (one) =>
      one.tabIndex >= 0 &&
      !one.disabled &&
      isBehind(one, from!) &&
      isBehind(to!, one) &&
      one.checkVisibility(),
  );
  // Radio buttons of a group are one stop, be it passed, left or arrived at.
  const groupOf = (one: PageElement | null) => (one?.type === 'radio' ? one.name : one);
  const passed = new Set(stops.map(groupOf));
  passed.delete(groupOf(focused));
  passed.delete(groupOf(element));
  return { key: isBack ? 'Shift+Tab' : 'Tab', times: passed.size + 1 };
}

/** Runs in the page. */
function hasFocus(target: unknown): boolean {
  const element = target as PageElement;
  return element.ownerDocument.activeElement === element;
}

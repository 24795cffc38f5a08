import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { plainPng } from './form-filler';
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
    if (kind === 'Local') {
      await this.page.getByRole('radio', { name: /^Local/ }).focus();
      await this.page.keyboard.press('Space');
      await this.press('Search');
    }
    await this.press(/^Choose/, this.page.getByRole('region', { name: `${kind} numbers` }));
    await this.type('What to call it', name);
    await this.press('Buy this number');
    await this.card(name).waitFor();
  }

  card(name: string): Locator {
    return this.page.getByRole('article', { name });
  }

  badge(name: string, state: string): Locator {
    return this.card(name).locator(`[data-state=${state}]`);
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
      const left = await this.leftText();
      await this.press('What is missing?', this.assistant);
      const field = this.page.locator('.question:focus-within');
      await field.waitFor();
      await this.answer(field, answers);
      await this.untilChanged(left);
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

  private async answer(field: Locator, answers: Answers): Promise<void> {
    const key = ((await field.getAttribute('id')) ?? '').replace('field-', '');
    const own = answers[key] === undefined ? [] : [answers[key]].flat().map(String);
    const marks = field.locator('input[type=radio], input[type=checkbox]');
    if ((await marks.count()) > 0) return this.mark(field, marks, own);
    const files = field.locator('input[type=file]');
    if ((await files.count()) > 0)
      return files.setInputFiles({ name: 'proof.png', mimeType: 'image/png', buffer: plainPng(320, 200) });
    if ((await field.locator('.select-button').count()) > 0) return this.choose(field, own[0]);
    const inputs = field.locator('input, textarea');
    for (const [index, text] of (own.length > 0 ? own : [null]).entries()) {
      const input = inputs.nth(index);
      await input.focus();
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
    await target.focus();
    await this.page.keyboard.press('Space');
  }

  private async choose(field: Locator, option: string | undefined): Promise<void> {
    await field.locator('.select-button').press('Enter');
    await this.page.getByRole('listbox').waitFor();
    const wanted = this.page
      .getByRole('option')
      .and(this.page.locator(`[data-key=${JSON.stringify(option ?? '')}]`));
    if (option)
      for (let steps = 0; steps < mostTabs && !(await wanted.evaluate(hasFocus)); steps += 1)
        await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  private leftText(): Promise<string> {
    return this.assistant.locator('.card-end > .quiet').innerText();
  }

  /** An answer is written, and the form read again, before the next one is looked for. */
  private async untilChanged(before: string): Promise<void> {
    for (let looks = 0; looks < 80 && (await this.leftText()) === before; looks += 1)
      await this.page.waitForTimeout(50);
  }

  /** Goes on with the Tab key until the target has the focus; fails where keys cannot reach it. */
  private async tabTo(target: Locator): Promise<void> {
    for (let tabs = 0; tabs < mostTabs; tabs += 1) {
      const way = await target.evaluate(wayTo);
      if (way === null) return;
      await this.page.keyboard.press(way);
    }
    throw new Error(`the Tab key does not lead to ${String(target)}`);
  }
}

interface PageElement {
  ownerDocument: { activeElement: PageElement | null };
  compareDocumentPosition(other: PageElement): number;
}

/** The keys that lead from the focus to the element; null when it is there. Runs in the page. */
function wayTo(target: unknown): string | null {
  const element = target as PageElement;
  const focused = element.ownerDocument.activeElement;
  if (focused === element) return null;
  const follows = 4;
  return focused && element.compareDocumentPosition(focused) & follows ? 'Shift+Tab' : 'Tab';
}

/** Runs in the page. */
function hasFocus(target: unknown): boolean {
  const element = target as PageElement;
  return element.ownerDocument.activeElement === element;
}

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const grave = ['serious', 'critical'];
const narrow = { width: 375, height: 760 };

/** Only what is told is kept; style sheets are not fetched again, for which the rules at stake have no use. */
const examination = { resultTypes: ['violations'], preload: false, iframes: false };

/** Runs in the page. */
const look = `axe.run(${JSON.stringify(examination)}).then(({ violations }) =>
  violations.filter(({ impact }) => ${JSON.stringify(grave)}.includes(impact))
    .map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`;
const tooWide = `document.documentElement.scrollWidth <= ${narrow.width} ? [] :
  [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > ${narrow.width} + 1
    && getComputedStyle(one).position !== 'absolute' && !one.closest('.unseen'))
    .slice(0, 3).map((one) => 'wider than the screen: ' + one.className)`;

const looks = new WeakMap<Page, number>();

/**
 * What is wrong with the page as it stands, for people who need help reading it: on a desktop and on a phone, the one
 * light and the other one dark, the other way round each time. Themes differ in colours alone.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  const before = looks.get(page) ?? 0;
  looks.set(page, before + 1);
  const [desktop, phone] = before % 2 === 0 ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
  // Evaluated by the debugger, which the page's policy does not concern; it stays there until the page is left.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  const found = async (code: string) => (await page.evaluate(code)) as string[];
  const dress = (colorScheme: 'light' | 'dark') =>
    page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const wide = page.viewportSize()!;
  await dress(desktop);
  const onDesktop = await found(look);
  await page.setViewportSize(narrow);
  await dress(phone);
  const onPhone = [...(await found(look)), ...(await found(tooWide))];
  await dress('light');
  await page.setViewportSize(wide);
  return [
    ...onDesktop.map((fault) => `${desktop}: ${fault}`),
    ...onPhone.map((fault) => `${phone}, 375 px: ${fault}`),
  ];
}

/** Begins to add up how far what is in `place` moves that nobody has moved; from now on in this page. */
export async function watchShifts(page: Page, place: string): Promise<() => Promise<number>> {
  await page.evaluate(
    `window.shifted = 0;
     window.shiftsSeen = new PerformanceObserver((list) => window.countShifts(list.getEntries()));
     window.countShifts = (entries) => {
       for (const { hadRecentInput, sources, value } of entries)
         if (!hadRecentInput && sources.some(({ node }) => (node?.closest ? node : node?.parentElement)?.closest('${place}')))
           window.shifted += value;
     };
     window.shiftsSeen.observe({ type: 'layout-shift' });`,
  );
  // What has been painted by now is told of: two frames, then what the observer was not given yet.
  return async () =>
    Number(
      await page.evaluate(
        `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
           window.countShifts(window.shiftsSeen.takeRecords());
           done(window.shifted);
         })))`,
      ),
    );
}

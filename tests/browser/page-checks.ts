import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const grave = ['serious', 'critical'];
const narrow = { width: 375, height: 760 };

/** What is wrong with the page as it stands: for people who need help reading it, in both themes, and on a phone. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  // Evaluated by the debugger, which the page's policy does not concern.
  await page.evaluate(axe);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults;
    for (const { id, impact, nodes } of violations)
      if (grave.includes(impact ?? ''))
        faults.push(`${colorScheme}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }
  const size = page.viewportSize()!;
  await page.setViewportSize(narrow);
  const wide = await page.evaluate(
    `[...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > 376
      && getComputedStyle(one).position !== 'absolute' && !one.closest('.unseen')).slice(0, 3).map((one) => one.className)`,
  );
  if ((await page.evaluate('document.documentElement.scrollWidth')) !== narrow.width)
    faults.push(`375 px: the page is wider: ${JSON.stringify(wide)}`);
  await page.setViewportSize(size);
  return faults;
}

/** Begins to add up how far what is in `place` moves that nobody has moved; from now on in this page. */
export async function watchShifts(page: Page, place: string): Promise<() => Promise<number>> {
  await page.evaluate(
    `window.shifted = 0;
     new PerformanceObserver((list) => {
       for (const { hadRecentInput, sources, value } of list.getEntries())
         if (!hadRecentInput && sources.some(({ node }) => (node?.closest ? node : node?.parentElement)?.closest('${place}')))
           window.shifted += value;
     }).observe({ type: 'layout-shift' });`,
  );
  return async () => Number(await page.evaluate('window.shifted'));
}

// What a browser is asked about a page: faults of axe, sideways scroll, labels, headings, focus.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Faults as lines: the rule, the place and what to do. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    type Found = { violations: { id: string; nodes: { target: unknown[]; failureSummary: string }[] }[] };
    const { axe } = window as unknown as { axe: { run: () => Promise<Found> } };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary.replaceAll('\n', ' ')}`),
    );
  });
}

/** What sticks out to the right at this width, named; nothing when the page fits. */
export async function sidewaysScroll(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 768 });
  return page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    const out = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > limit + 1,
    );
    return out.slice(0, 5).map((element) => `${limit}: <${element.localName} class="${element.className}">`);
  });
}

/** What is shown beyond the edge of a sheet this wide, also inside a box that would scroll on a screen. */
export const cutOffAt = (page: Page, width: number): Promise<string[]> =>
  page.evaluate((edge) => {
    const out = [...document.querySelectorAll('th, td')].filter(
      (cell) => cell.getBoundingClientRect().right > edge + 1,
    );
    return out.slice(0, 5).map((cell) => `${edge}: ${cell.textContent}`);
  }, width);

/** Title, one heading of the first level, and a label for every control that is shown. */
export const structureFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    if (!document.title.trim()) faults.push('no title');
    const headings = document.querySelectorAll('h1');
    if (headings.length !== 1) faults.push(`${headings.length} h1`);
    else if (!headings[0]?.textContent?.trim()) faults.push('empty h1');
    for (const control of document.querySelectorAll<HTMLInputElement>(
      'input:not([type="hidden"]), select, textarea',
    )) {
      const label =
        control.getAttribute('aria-label') ??
        control.getAttribute('aria-labelledby') ??
        [...(control.labels ?? [])].map((each) => each.textContent).join('');
      if (!label.trim()) faults.push(`no label: ${control.outerHTML.slice(0, 120)}`);
    }
    for (const link of document.querySelectorAll('a[href], button, summary')) {
      const name = `${link.textContent}${link.getAttribute('aria-label') ?? ''}`;
      if (!name.trim()) faults.push(`no name: ${link.outerHTML.slice(0, 120)}`);
    }
    return faults;
  });

/** The first Tab shows the way past the menu, and it leads to the content. */
export async function skipFaults(page: Page): Promise<string[]> {
  await page.keyboard.press('Tab');
  const faults = await page.evaluate(() => {
    const link = document.activeElement;
    if (!link?.classList.contains('o-skip')) return [`first Tab is at ${link?.outerHTML.slice(0, 80)}`];
    const box = link.getBoundingClientRect();
    return box.top >= 0 && box.height > 20 ? [] : ['skip link is not seen when it has focus'];
  });
  await page.keyboard.press('Enter');
  const arrived = await page
    .waitForFunction(() => document.activeElement?.id === 'content', undefined, { timeout: 20_000 })
    .then(
      () => true,
      () => false,
    );
  return arrived ? faults : [...faults, 'skip link does not lead to the content'];
}

/** Goes on with Tab and tells which stops do not show that they have focus. */
export async function unseenFocus(page: Page, stops: number): Promise<string[]> {
  const unseen: string[] = [];
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return '';
      const look = getComputedStyle(element);
      const isSeen =
        (look.outlineStyle !== 'none' && look.outlineWidth !== '0px') || look.boxShadow !== 'none';
      return isSeen ? '' : element.outerHTML.slice(0, 120);
    });
    if (fault) unseen.push(fault);
  }
  return unseen;
}

/** How much of the page moved by itself since it began to load (cumulative layout shift). */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((answer) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => answer(sum), 300);
      }),
  );

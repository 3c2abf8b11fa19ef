// How a person works with a page: reads it, presses a button and agrees in the dialog, moves the demonstration's time.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The words of the page as they are seen: what is folded away is not read. */
export const wordsOf = async (page: Page | Locator): Promise<string> => {
  const place = 'goto' in page ? page.locator('body') : page;
  // biome-ignore lint/performance/useDomNodeTextContent: textContent would read what is hidden from the person.
  const text = await place.innerText();
  return text.replaceAll(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ');
};

const WAIT = { timeout: 60_000, interval: 50 };

/** Waits until the page says all of these words. */
export async function sees(page: Page, ...words: readonly (string | RegExp)[]): Promise<void> {
  for (const word of words) {
    await expect
      .poll(() => wordsOf(page), { ...WAIT, message: page.url() })
      [typeof word === 'string' ? 'toContain' : 'toMatch'](word as never);
  }
}

/** The page, now settled, says none of these words. */
export async function seesNot(page: Page, ...words: readonly string[]): Promise<void> {
  const text = await wordsOf(page);
  for (const word of words) expect(text, page.url()).not.toContain(word);
}

/** A button of the page; exact words. */
export const button = (place: Page | Locator, text: string): Locator =>
  place.getByRole('button', { name: text, exact: true });

/** Presses a button that acts at once and waits for the next page. */
export async function press(page: Page, text: string, place: Page | Locator = page): Promise<void> {
  await settled(page, () => button(place, text).first().click());
}

/** Presses a button that asks first: fills what the dialog wants and agrees. */
export async function agree(
  page: Page,
  text: string,
  fill: Readonly<Record<string, string>> = {},
  place: Page | Locator = page,
): Promise<void> {
  const opener = place.locator('details.o-ask > summary').filter({ hasText: text }).first();
  await opener.click();
  const dialog = page.locator('dialog[open]');
  for (const [name, value] of Object.entries(fill)) await put(dialog, name, value);
  await settled(page, () => dialog.locator('button[type="submit"]').last().click());
}

/** Fills one control by its name: text, choice, date, tick. */
export async function put(place: Page | Locator, name: string, value: string): Promise<void> {
  const first = place.locator(`[name="${name}"]`).filter({ visible: true }).first();
  const kind = await first.evaluate((node) =>
    node instanceof HTMLSelectElement ? 'select' : (node as HTMLInputElement).type,
  );
  if (kind === 'select') await first.selectOption(value);
  else if (kind === 'radio' || kind === 'checkbox')
    await place.locator(`[name="${name}"][value="${value}"]`).check();
  else await first.fill(value);
}

/** Does something that leads to a next page and waits until the old one is gone. */
export async function settled(page: Page, act: () => Promise<unknown>, timeout = 120_000): Promise<void> {
  await page.evaluate(() => document.body.setAttribute('data-old', ''));
  await act();
  await page.locator('body[data-old]').waitFor({ state: 'detached', timeout });
  await page.waitForLoadState('load');
}

/** Sends the only form of its kind: the button that sends it has these words. */
export async function send(page: Page, text: string): Promise<void> {
  await settled(page, () => page.locator('form').getByRole('button', { name: text, exact: true }).click());
}

/** Moves the demonstration's time by the clock of the header: to a date, or to one of its ready moments. */
export async function travel(page: Page, to: string): Promise<void> {
  const clock = page.locator('details.o-clock');
  await clock.locator('summary').click();
  const stop = clock.locator(`button[name="to"][value="${to}"]`);
  const isReady = (await stop.count()) > 0;
  if (!isReady) await clock.locator('#clock-to').fill(to);
  const go = isReady ? stop : clock.locator('button[type="submit"]').first();
  await settled(page, () => go.click({ timeout: 120_000 }), 120_000);
}

/** The smallest true PDF: one empty page. */
export const smallPdf = (): Buffer => {
  const parts = [
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj',
  ];
  let body = '%PDF-1.4\n';
  const offsets = parts.map((part) => {
    const at = body.length;
    body += `${part}\n`;
    return at;
  });
  const table = body.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 4\n0000000000 65535 f \n${rows}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
};

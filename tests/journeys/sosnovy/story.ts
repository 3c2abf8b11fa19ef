// What the chapters of Sosnovy Bor's year hand on to each other, and how its people find their lines and papers.
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { put, settled, smallPdf, travel, wordsOf } from '../browser.ts';
import { type People, type Person, peopleOf } from '../people.ts';
import type { Stage } from '../stage.ts';

export interface Year {
  readonly stage: Stage;
  readonly as: People['as'];
  /** '/planning/plans/…', inside the territory. */
  plan: string;
  /** '/councils/bodies/…' of the council this year founds. */
  body: string;
  /** '/councils/sessions/…' of its first meeting. */
  session: string;
  /** '/councils/tasks/…' of what the first meeting decided. */
  task: string;
}

export const yearOn = (stage: Stage): Year => ({
  ...{ stage, as: peopleOf(stage).as },
  ...{ plan: '', body: '', session: '', task: '' },
});

/** The lines of this year; the demonstration has none of these words. */
export const lines = {
  seminar: 'Семинар «Читаем схемы и таблицы»',
  visit: 'Выезд консультантов в детские сады посёлка',
  tournament: 'Турнир юных исследователей леса',
  survey: 'Обзор кабинетов химии',
  council: 'Городской день открытого урока',
} as const;

export const added = 'Круглый стол о преемственности со школой искусств';
export const recurring = 'Методическая среда города';

/** The path of the page inside the territory. */
export const pathOf = (page: Page): string => new URL(page.url()).pathname.replace(/^\/[^/]+/, '');

/** Opens the card of a line by its words in the plan's table. */
export async function toLine({ page, go }: Person, year: Year, title: string): Promise<void> {
  await go(`${year.plan}?q=${encodeURIComponent(title)}`);
  await settled(page, () => page.locator('main tbody').getByRole('link', { name: title }).first().click());
}

/** A day of the clock; what is daily has been done by then. */
export async function comeTo(year: Year, day: string): Promise<void> {
  const { page, go } = await year.as('sosnovy-gmk');
  await go('');
  await travel(page, day);
}

/** Opens the notices of a person until they say so: letters are written by jobs of the day. */
export async function isTold({ page, go }: Person, ...words: readonly (string | RegExp)[]): Promise<void> {
  for (const word of words)
    await expect
      .poll(
        async () => {
          await go('/notices');
          return wordsOf(page.locator('main'));
        },
        { timeout: 60_000, interval: 500 },
      )
      [typeof word === 'string' ? 'toContain' : 'toMatch'](word as never);
}

/** Chooses a person or a record out of many as one does: a few letters, then the line of the list. */
export async function pick(place: Page | Locator, name: string, letters: string): Promise<void> {
  const box = place.locator(`.o-picker:has([name="${name}@text"])`).first();
  await box.locator('input[type="text"]').fill(letters);
  const offered = () =>
    box
      .locator('option')
      .evaluateAll(
        (all, begin) => all.map((one) => (one as HTMLOptionElement).value).find((one) => one.includes(begin)),
        letters,
      );
  await expect.poll(offered, { timeout: 60_000 }).toBeTruthy();
  await box.locator('input[type="text"]').fill((await offered()) ?? '');
  await expect.poll(() => box.locator(`[name="${name}"]`).inputValue(), { timeout: 60_000 }).not.toBe('');
}

/** Chooses out of a short list by words its line holds. */
export async function choose(place: Page | Locator, name: string, words: string): Promise<void> {
  const list = place.locator(`select[name="${name}"]`).filter({ visible: true }).first();
  const option = list.locator('option').filter({ hasText: words }).first();
  await list.selectOption((await option.getAttribute('value')) ?? '');
}

/** Opens a dialog with a file in it, fills the rest and agrees. */
export async function attach(
  page: Page,
  text: string,
  file: string,
  fill: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.locator('details.o-ask > summary').filter({ hasText: text }).first().click();
  const dialog = page.locator('dialog[open]');
  await dialog.locator('input[type="file"]').setInputFiles({
    ...{ name: file, mimeType: 'application/pdf', buffer: smallPdf() },
  });
  for (const [name, value] of Object.entries(fill)) await put(dialog, name, value);
  await settled(page, () => dialog.locator('button[type="submit"]').last().click());
}

/** The words of a Word file behind a link of the page. */
export async function wordFileOf({ page }: Person, link: Locator): Promise<string> {
  const waiting = page.waitForEvent('download');
  await link.click();
  const bytes = await readFile((await (await waiting).path()) ?? '');
  return strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ');
}

export async function isPdf(person: Person, path: string): Promise<void> {
  const territory = new URL(person.page.url()).pathname.split('/')[1];
  const answer = await person.context.request.get(`/${territory}${path}`);
  expect(answer.status(), path).toBe(200);
  expect((await answer.body()).toString('latin1', 0, 5), path).toBe('%PDF-');
}

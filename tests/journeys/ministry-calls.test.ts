// Practice, scene 4: teachers of mathematics without a category, by school, on 1 January; and the same answer in June.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSheet } from '../../src/platform/sheets/index.ts';
import { agree, put, sees, settled, travel, wordsOf } from './browser.ts';
import { type People, peopleOf } from './people.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let people: People;

beforeAll(async () => {
  stage = await openStage();
  people = peopleOf(stage);
});
afterAll(() => stage?.close());

/** The sheet behind the button, cell by cell. */
async function sheetOf(page: Page): Promise<string[][]> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'XLSX', exact: true }).click();
  const file = await (await waiting).path();
  const sheet = await openSheet(await readFile(file));
  const rows: string[][] = [];
  for await (const row of sheet.rows()) rows.push(row.cells.map(String));
  return rows;
}

test('звонит министерство: учителя математики без категории по школам на 1 января, и тот же ответ в июне', async () => {
  const began = performance.now();
  const methodist = await people.as('kstovo-methodist-1');
  const { page } = methodist;
  await methodist.go('/qualification');
  await put(page, 'position', 'учитель');
  await page.waitForURL(/position=/);
  await put(page, 'subject', 'Математика');
  await page.waitForURL(/subject=/);
  await put(page, 'category', 'without');
  await page.waitForURL(/category=without/);
  await put(page, 'on', '2026-01-01');
  await page.locator('[name="on"]').blur();
  await page.waitForURL(/on=2026-01-01/);
  await sees(page, 'Показано на 1 января 2026 г.');
  await agree(page, 'Сохранить ответ', { askedBy: 'министерство, звонок' });
  await sees(page, 'Ответ сохранён', 'По организациям', 'Поимённо');
  const answer = new URL(page.url()).pathname;
  const inApril = await sheetOf(page);
  expect(performance.now() - began).toBeLessThan(2 * 60_000);
  expect(inApril[0]?.slice(0, 2)).toEqual(['Организация', 'Фамилия']);
  const rows = inApril.slice(1);
  expect(rows.length).toBeGreaterThan(1);
  const order = new Intl.Collator('ru', { numeric: true });
  expect(rows.map(([place = '']) => place)).toEqual(
    rows.map(([place = '']) => place).sort((a, b) => order.compare(a, b)),
  );
  expect(
    rows.every(
      ([, , , , posts = '', category = '']) => posts.includes('учитель') && !/первая|высшая/.test(category),
    ),
  ).toBe(true);

  const links = page.locator('main a[href*="/people/"]');
  const ids = await links.evaluateAll((all) =>
    all.map((link) => (link as HTMLAnchorElement).pathname.split('/').at(-1)),
  );
  const [graded = '', dismissed = ''] = [...new Set(ids)] as string[];
  await travel(page, '2026-06-15');
  await methodist.does('qualification.category.add', {
    ...{ personId: graded, kind: 'first', position: 'учитель', grantedOn: '2025-12-24' },
    ...{ document: 'приказ министерства № 316-01-63-3001/25', body: 'министерство' },
  });
  await methodist.go(`/people/${dismissed}`);
  const post = page.locator('#posts');
  await agree(page, 'Завершить работу в должности', { on: '2025-12-30' }, post);

  await page.goto(`${stage.address}${answer}`);
  expect(await sheetOf(page)).toEqual(inApril);
  await settled(page, () => page.getByRole('link', { name: 'Что изменилось с тех пор' }).click());
  await sees(page, 'сегодня не вошёл бы в ответ', 'внесено: категория', 'завершена работа', '15.06.2026');
  const changed = page.locator('table tbody tr');
  expect(await changed.count()).toBe(2);
  await methodist.go(`/qualification?position=учитель&subject=Математика&category=without&on=2026-01-01`);
  const inJune = await wordsOf(page.locator('main'));
  for (const [, surname = '', given = ''] of rows.slice(0, 2))
    expect(inJune).not.toContain(`${surname} ${given}`);
  expect(stage.mistakes).toEqual([]);
});

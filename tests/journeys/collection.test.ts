// A table collected from schools as it goes in a browser: made by pages, pasted from Excel, returned and mended, one school silent; the sum in XLSX.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSheet } from '../../src/platform/sheets/index.ts';
import { agree, put, sees, seesNot, send, settled, travel, wordsOf } from './browser.ts';
import { type People, peopleOf } from './people.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let people: People;

beforeAll(async () => {
  stage = await openStage();
  people = peopleOf(stage);
});
afterAll(() => stage?.close());

const title = 'Победители предметных олимпиад';
const patience = { timeout: 60_000, interval: 100 };

/** The table is opened from the list of what is asked of the school. */
async function openTable(page: Page): Promise<void> {
  await settled(page, () => page.locator('main').getByRole('link', { name: title }).first().click());
  await expect.poll(() => page.locator('tr.o-plan-blank').count(), patience).toBeGreaterThan(0);
}

/** Rows copied in Excel, dropped into the first empty cell of the sheet. */
async function pasteInto(page: Page, text: string): Promise<void> {
  await page.locator('tr.o-plan-blank td:nth-child(2)').first().click();
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await sees(page, /Сохранено|Не принято ячеек/);
}

async function answer(login: string, rows: string): Promise<Page> {
  const { page, go } = await people.as(login);
  await go('/collections');
  await openTable(page);
  await pasteInto(page, rows);
  await settled(page, () => page.reload());
  await agree(page, 'Подтвердить ответ');
  return page;
}

async function summaryOf(page: Page): Promise<Record<string, string[][]>> {
  const waiting = page.waitForEvent('download');
  await page.evaluate(() => {
    const link = [...document.querySelectorAll<HTMLAnchorElement>('a')].find(
      (a) => a.textContent?.trim() === 'Свод XLSX',
    );
    link?.setAttribute('download', 'summary.xlsx');
    link?.click();
  });
  const body = new Uint8Array(await readFile(await (await waiting).path()));
  const found: Record<string, string[][]> = {};
  for (const name of (await openSheet(body)).sheets) {
    const rows: string[][] = [];
    for await (const { cells } of (await openSheet(body, name)).rows()) rows.push([...cells]);
    found[name] = rows;
  }
  return found;
}

test('сбор: таблицу составили на странице, три школы ответили, одну вернули, одной звонят; свод сошёлся', async () => {
  const { rows: places } = await stage.db.owner.query<{ login: string; id: string; name: string }>(
    `select a.login, i.id::text as id, i.short_name as name
       from auth.accounts a join auth.memberships m on m.account_id = a.id
       join people.posts p on p.person_id = m.person_id
       join institutions.institutions i on i.territory_id = p.territory_id and i.id = p.institution_id
      where a.login = any($1)`,
    [['gymnasium', 'kindergarten', 'rabotki', 'lyceum'].map((name) => `kstovo-${name}-operator`)],
  );
  const nameOf = (login: string) => places.find((each) => each.login === login)?.name ?? '';
  expect(new Set(places.map(({ login }) => login)).size).toBe(4);

  const author = await people.as('kstovo-imc');
  const { page } = author;
  await author.go('/collections/new');
  await put(page, 'title', title);
  await send(page, 'Начать сбор');
  await put(page, 'rows', 'free');
  await put(page, 'columns[0].title', 'Участник');
  await put(page, 'columns[0].required', 'true');
  await put(page, 'columns[1].title', 'Баллов');
  await put(page, 'columns[1].kind', 'number');
  await put(page, 'columns[1].min', '0');
  await put(page, 'columns[1].max', '100');
  await send(page, 'Сохранить таблицу');
  const table = page
    .url()
    .replace(/\/form.*$/, '')
    .replace(stage.address, '');
  await settled(page, () => page.goto(table));
  await put(page, 'dueOn', '2026-04-03');
  await put(page, 'dueTime', '15:00');
  for (const { id } of places)
    await page
      .locator(`[name="institutions[]"][value="${id}"]`)
      .evaluate((box: HTMLInputElement) => box.click());
  await send(page, 'Отправить');
  await sees(page, 'Отправлено, организаций: 4', '0 из 4');

  await answer('kstovo-gymnasium-operator', 'Анна Рогова\t92\nОлег Савин\t81');
  await answer('kstovo-kindergarten-operator', 'Вера Лунина\t40');

  // Wrong words keep their complaint beside the cell, and the answer waits until they are mended.
  const village = await people.as('kstovo-rabotki-operator');
  await village.go('/collections');
  await openTable(village.page);
  await pasteInto(village.page, 'Иван Котов\t140\nЛев Носов\tмного');
  await sees(village.page, 'Число от 0 до 100.', 'Напишите число цифрами.');
  await settled(village.page, () => village.page.reload());
  await agree(village.page, 'Подтвердить ответ');
  await sees(village.page, 'Напишите число цифрами.');
  await settled(village.page, () => village.page.goto(village.page.url()));
  const cell = (row: number) => village.page.locator('tr[data-line] td:nth-child(3)').nth(row);
  for (const [row, value] of ['14', '77'].entries()) {
    await cell(row).click();
    await village.page.keyboard.type(value);
    await village.page.keyboard.press('Enter');
    await sees(village.page, /Сохранено|Не принято ячеек/);
  }
  await settled(village.page, () => village.page.reload());
  await agree(village.page, 'Подтвердить ответ');
  await sees(village.page, 'Ответ отправлен');

  // One answer is returned with a remark, mended and confirmed again.
  await author.go(table.replace(/^\/kstovo/, ''));
  await sees(page, '3 из 4');
  await settled(page, () =>
    page
      .locator('main')
      .getByRole('link', { name: nameOf('kstovo-kindergarten-operator') })
      .first()
      .click(),
  );
  await agree(page, 'Вернуть с замечанием', { remark: 'Укажите и второго победителя' });
  const garden = await people.as('kstovo-kindergarten-operator');
  await garden.go('/collections');
  await openTable(garden.page);
  await sees(garden.page, 'Укажите и второго победителя');
  await pasteInto(garden.page, 'Юля Белова\t55');
  await settled(garden.page, () => garden.page.reload());
  await agree(garden.page, 'Подтвердить ответ');

  // The term has passed: who is silent stands with a telephone; the others do not.
  await travel(page, '2026-04-06');
  await settled(page, () => page.goto(table));
  await sees(page, '3 из 4');
  const silent = page.locator('table', { hasText: 'не открывала' }).first();
  const called = await wordsOf(silent);
  expect(called).toContain(nameOf('kstovo-lyceum-operator'));
  expect(called).toMatch(/\(83145\)|\+7 9/);
  expect(called).not.toContain(nameOf('kstovo-rabotki-operator'));

  await page.goto(`${table}/summary`);
  const book = await summaryOf(page);
  const lines = book.Свод?.slice(1, -1).map((row) => row.slice(0, 3)) ?? [];
  expect(lines.map(([, who, points]) => [who, points]).sort()).toEqual(
    [
      ['Анна Рогова', '92'],
      ['Вера Лунина', '40'],
      ['Иван Котов', '14'],
      ['Лев Носов', '77'],
      ['Олег Савин', '81'],
      ['Юля Белова', '55'],
    ].sort(),
  );
  expect(book.Свод?.at(-1)?.slice(0, 3)).toEqual(['Итого', '', '359']);
  expect(book['Не ответили']?.slice(1).map(([name]) => name)).toEqual([nameOf('kstovo-lyceum-operator')]);
  expect(book['Не ответили']?.[1]?.[2]).toBe('да');

  // What one school answered the other does not see.
  const gymnasium = await people.as('kstovo-gymnasium-operator');
  await gymnasium.go('/collections');
  await seesNot(gymnasium.page, nameOf('kstovo-rabotki-operator'));
  expect(stage.mistakes).toEqual([]);
});

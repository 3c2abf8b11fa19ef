// Spring and August 2026: the draft is typed like a sheet, the cyclogram gives its lines, both are approved at once.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { agree, press, put, sees, seesNot, send, settled } from '../browser.ts';
import { comeTo, isPdf, isTold, lines, pathOf, pick, recurring, wordFileOf, type Year } from './story.ts';

const patience = { timeout: 60_000, interval: 100 };
const task = 'Реализация направлений деятельности Положения';
const ways = 'Шумилина О.Г.';

/** title, form, term, audience, responsible, result: the columns of the sheet, left to right. */
const rows = [
  [lines.seminar, 'семинар', '15 октября', 'учителя 5–6 классов', ways, 'банк заданий'],
  [lines.visit, 'выезд', '18 ноября', 'воспитатели', ways, 'журнал консультаций'],
  [lines.tournament, 'турнир', '11 марта', 'школьники 7–8 классов', 'Бондарь И.Я.', 'список победителей'],
  [lines.survey, 'аналитическая справка', '25 сентября', 'школы города', ways, 'справка'],
  [lines.council, 'день открытых дверей', 'апрель', 'педагоги города', 'Войтович Н.Л.', 'программа дня'],
] as const;

const saved = async (page: Page) => {
  await expect.poll(() => page.locator('.o-cell-wait').count(), patience).toBe(0);
  await sees(page, 'Сохранено');
};

async function openTheSheet(page: Page): Promise<void> {
  await expect.poll(() => page.locator('tr.o-plan-blank').count(), patience).toBeGreaterThan(0);
}

/** From the cell in focus to the right, with nothing but the keyboard. */
async function typeRow(page: Page, cells: readonly string[]): Promise<void> {
  for (const words of cells) {
    await page.keyboard.press('Enter');
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  }
}

/** The methodist opens the draft of the next year and types its lines into the empty row of a section. */
export async function typeTheLines(year: Year): Promise<void> {
  const { page, go } = await year.as('sosnovy-methodist');
  await go('/planning');
  const next = page.locator('main tbody tr').filter({ hasText: '2026/2027' });
  await settled(page, () => next.getByRole('link').first().click());
  year.plan = pathOf(page);
  await openTheSheet(page);
  for (const cells of rows) {
    await page.locator('tbody[data-direction="organisational"] tr.o-plan-blank > td').nth(1).click();
    await typeRow(page, [...cells, task]);
    await saved(page);
  }
  await page.reload();
  await sees(page, ...Object.values(lines));
}

const cellOf = (page: Page, title: string, at: number) =>
  page.locator('tr[data-line]').filter({ hasText: title }).locator('td').nth(at);

async function rewrite(page: Page, title: string, at: number, words: string): Promise<void> {
  await cellOf(page, title, at).click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

/** Two people write one line: other cells do not meet, the same cell shows both words and one of the two chooses. */
export async function writeTogether(year: Year): Promise<void> {
  const [head, methodist] = [await year.as('sosnovy-gmk'), await year.as('sosnovy-methodist')];
  await head.go(year.plan);
  await methodist.go(year.plan);
  await openTheSheet(head.page);
  await openTheSheet(methodist.page);
  const audience = 4;
  const result = 6;
  await rewrite(head.page, lines.council, audience, 'учителя и воспитатели');
  await saved(head.page);
  await rewrite(methodist.page, lines.council, audience, 'молодые педагоги');
  const clash = cellOf(methodist.page, lines.council, audience);
  await expect.poll(() => clash.textContent(), patience).toContain('учителя и воспитатели');
  expect(await clash.textContent()).toContain('молодые педагоги');
  await clash.getByRole('button', { name: /учителя и воспитатели/ }).click();
  await rewrite(methodist.page, lines.council, result, 'афиша дня');
  await saved(methodist.page);
  await head.page.reload();
  await openTheSheet(head.page);
  expect(await cellOf(head.page, lines.council, audience).textContent()).toBe('учителя и воспитатели');
  expect(await cellOf(head.page, lines.council, result).textContent()).toBe('афиша дня');
}

/** What recurs is said in words; the dates of the year are seen at once and become lines, once. */
export async function generateFromTheCyclogram(year: Year): Promise<void> {
  const { page, go } = await year.as('sosnovy-methodist');
  await go(`${year.plan}/cyclogram/new`);
  await put(page, 'title', recurring);
  await page.locator('[name="words"]').pressSequentially('третья среда месяца');
  await sees(page, 'Понято так', 'третья среда');
  const dates = page.locator('#rule-dates ol li');
  await expect.poll(() => dates.count(), patience).toBeGreaterThan(7);
  const count = await dates.count();
  await pick(page, 'responsibleId', 'Шумилина');
  await put(page, 'direction', 'organisational');
  await put(page, 'task', 'directions');
  await put(page, 'form', 'методический день');
  await put(page, 'audience', 'педагоги города');
  await put(page, 'result', 'материалы дня');
  await send(page, 'Добавить дело');
  await sees(page, 'Дело внесено в циклограмму', 'В плане ещё не отражено');
  await settled(page, () => page.getByRole('link', { name: 'Внести даты в план' }).click());
  await sees(page, 'Появятся', recurring);
  await press(page, 'Внести в план');
  await sees(page, /Внесено: новых \d+/);
  expect(await page.locator('tr[data-line]').filter({ hasText: recurring }).count()).toBe(count);
  await go(`${year.plan}/cyclogram/generate`);
  await sees(page, 'План совпадает с циклограммой');
}

/** In August the head of the service puts right what the regulation asks of every line and sends the plan on. */
export async function sendForApproval(year: Year): Promise<void> {
  await comeTo(year, '2026-08-26');
  const { page, go } = await year.as('sosnovy-gmk');
  await go(`${year.plan}/about`);
  await putRightWhatLacks(year);
  await go(`${year.plan}/about`);
  await sees(page, 'Всё заполнено: план можно передать на утверждение');
  await agree(page, 'Передать на утверждение');
  await sees(page, 'План передан на утверждение');
  await go(`${year.plan}/cyclogram/new`);
  await seesNot(page, 'Добавить дело');
}

/** Each line of the list leads to its form; a term nobody understands is written anew. */
async function putRightWhatLacks(year: Year): Promise<void> {
  const { page, go } = await year.as('sosnovy-gmk');
  for (let left = await page.locator('#missing tbody tr').count(); left > 0; left -= 1) {
    const row = page.locator('#missing tbody tr').first();
    const what = (await row.locator('td').last().textContent()) ?? '';
    await settled(page, () => row.getByRole('link').first().click());
    if (what.includes('срок')) await put(page, 'term', 'в течение года');
    for (const [name, value] of [
      ['direction', 'organisational'],
      ['task', 'directions'],
      ['form', 'работа с данными'],
      ['audience', 'педагоги города'],
      ['result', 'справка'],
    ] as const)
      if ((await page.locator(`[name="${name}"]`).inputValue()) === '') await put(page, name, value);
    await settled(page, () =>
      page
        .locator('form')
        .getByRole('button', { name: /^Сохранить/ })
        .last()
        .click(),
    );
    await go(`${year.plan}/about`);
  }
}

/** The head of the committee approves; the window left open a minute longer is refused with the reason. */
export async function approveOnce(year: Year): Promise<void> {
  const head = await year.as('sosnovy-head');
  await head.go('');
  await sees(head.page, 'Утвердить план на 2026/2027 учебный год');
  await head.go(`${year.plan}/about`);
  const other = await head.context.newPage();
  await other.goto(head.page.url());
  await agree(head.page, 'Утвердить план');
  await sees(head.page, /План утверждён, документ № /, 'Открыть утверждённую редакцию');
  await agree(other, 'Утвердить план');
  await sees(other, 'Сейчас состояние «Утверждён»', 'Обновите страницу');
  await other.close();
  const gmk = await year.as('sosnovy-gmk');
  await isTold(gmk, 'План на 2026/2027 учебный год утверждён');
  await gmk.go(`${year.plan}/cyclogram`);
  const word = await wordFileOf(gmk, gmk.page.getByRole('link', { name: 'DOCX', exact: true }));
  expect(word).toContain('УТВЕРЖДАЮ');
  expect(word).toContain(recurring);
  for (const paper of ['plan.pdf', 'cyclogram.pdf'])
    await isPdf(gmk, paper === 'plan.pdf' ? `${year.plan}/plan.pdf` : `${year.plan}/cyclogram.pdf`);
  await comeTo(year, '2026-09-01');
  await gmk.go(year.plan);
  await sees(gmk.page, 'Исполняется', lines.seminar);
  expect(await gmk.page.locator('tr.o-plan-blank').count()).toBe(0);
}

// The plan's draft as a sheet under two people: 400 lines, paste, fill down, undo, and one cell written by both at once — nothing is lost, both see it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sees } from './browser.ts';
import { type People, peopleOf } from './people.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let people: People;

beforeAll(async () => {
  stage = await openStage();
  people = peopleOf(stage);
});
afterAll(() => stage?.close());

const patience = { timeout: 60_000, interval: 100 };
const cell = (page: Page, id: string, at: number) => page.locator(`tr[data-line="${id}"] > td`).nth(at);
/** Columns of the draft: number, title, form, term, audience, responsible, result, task. */
const [title, form, term] = [1, 2, 3];

const saved = async (page: Page) => {
  await expect.poll(() => page.locator('.o-cell-wait').count(), patience).toBe(0);
};

async function type(page: Page, id: string, at: number, words: string) {
  await cell(page, id, at).click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

const inBase = async (id: string, column: 'title' | 'form' | 'term') =>
  (
    await stage.db.owner.query<{ value: string }>(
      `select ${column} as value from planning.lines where id = $1`,
      [id],
    )
  ).rows[0]?.value;

test('400 строк, вставка, заполнение вниз, отмена и двое в одной ячейке', async () => {
  const head = await people.as('sosnovy-gmk');
  const methodist = await people.as('sosnovy-methodist');
  const { rows: plans } = await stage.db.owner.query<{ id: string }>(
    `select id::text as id from planning.plans where state = 'draft' and territory_id =
       (select id from territories.territories where slug = 'sosnovy-bor')`,
  );
  const planId = plans[0]?.id ?? '';
  const lines = Array.from(
    { length: 400 },
    (_, index) => `Дело ${index + 1}\tсеминар\t15 октября\tучителя\tШумилина О.Г.`,
  );
  await head.does('planning.grid.paste', { planId, direction: 'analytical', rows: lines.join('\n') });
  const { rows } = await stage.db.owner.query<{ id: string }>(
    `select id::text as id from planning.lines where plan_id = $1 and title ~ '^Дело [0-9]+$' order by position`,
    [planId],
  );
  expect(rows.length).toBe(400);
  const [one = '', two = '', three = '', four = ''] = rows.map(({ id }) => id);

  const began = performance.now();
  await head.go(`/planning/plans/${planId}`);
  await expect.poll(() => head.page.locator('tr.o-plan-blank').count(), patience).toBeGreaterThan(0);
  expect(performance.now() - began).toBeLessThan(30_000);
  await methodist.go(`/planning/plans/${planId}`);
  await expect.poll(() => methodist.page.locator('tr.o-plan-blank').count(), patience).toBeGreaterThan(0);

  await type(head.page, one, form, 'круглый стол');
  await saved(head.page);
  expect(await inBase(one, 'form')).toBe('круглый стол');

  // Fill down over three rows, then undo brings them all back.
  await cell(head.page, one, form).click();
  await cell(head.page, four, form).click({ modifiers: ['Shift'] });
  await head.page.keyboard.press('Control+KeyD');
  await saved(head.page);
  expect([await inBase(two, 'form'), await inBase(three, 'form'), await inBase(four, 'form')]).toEqual([
    ...['круглый стол', 'круглый стол', 'круглый стол'],
  ]);
  await head.page.keyboard.press('Control+KeyZ');
  await saved(head.page);
  expect([await inBase(one, 'form'), await inBase(two, 'form'), await inBase(four, 'form')]).toEqual([
    ...['круглый стол', 'семинар', 'семинар'],
  ]);

  // The methodist has not seen it yet and writes the same cell: both values stand in it, nothing is overwritten.
  await type(methodist.page, one, form, 'лекция');
  const clash = cell(methodist.page, one, form);
  await expect.poll(() => clash.textContent(), patience).toContain('круглый стол');
  expect(await clash.textContent()).toContain('лекция');
  expect(await inBase(one, 'form')).toBe('круглый стол');
  await clash.getByRole('button', { name: /лекция/ }).click();
  await saved(methodist.page);
  expect(await inBase(one, 'form')).toBe('лекция');

  // Two people in two cells of one line do not stand in each other's way.
  await type(head.page, two, title, 'Дело второе, уточнённое');
  await type(methodist.page, two, term, '20 ноября');
  await saved(head.page);
  await saved(methodist.page);
  expect([await inBase(two, 'title'), await inBase(two, 'term')]).toEqual([
    'Дело второе, уточнённое',
    '20 ноября',
  ]);

  // A term nobody understands is said so, a wrong name is not saved and stays on the screen with its reason.
  await type(head.page, three, term, 'когда получится');
  await saved(head.page);
  await expect
    .poll(() => cell(head.page, three, term).getAttribute('class'), patience)
    .toContain('o-cell-doubt');
  await sees(head.page, 'Сохранено');
  expect(stage.mistakes).toEqual([]);
});

test('в месяце дело перетаскивают на другой день: в проекте сразу, в утверждённом плане с причиной', async () => {
  const { page, go } = await people.as('sosnovy-gmk');
  const { rows } = await stage.db.owner.query<{ id: string; state: string; line: string }>(
    `select p.id::text as id, p.state, l.id::text as line from planning.plans p
       join planning.lines l on l.territory_id = p.territory_id and l.plan_id = p.id
      where (p.state = 'draft' and l.title = 'Дело второе, уточнённое')
         or (p.state = 'executing' and l.title = 'Консультация по подготовке к ВПР')`,
  );
  const drag = async (state: string, from: string, to: string) => {
    const found = rows.find((row) => row.state === state);
    await go(`/planning/plans/${found?.id}/month?month=${from.slice(0, 7)}`);
    const moved = page.locator(`[data-day="${from}"] li[data-line="${found?.line}"]`);
    await expect.poll(() => moved.getAttribute('draggable'), patience).toBe('true');
    await moved.dragTo(page.locator(`[data-day="${to}"]`), { sourcePosition: { x: 2, y: 4 } });
    return found?.line ?? '';
  };
  const line = await drag('draft', '2026-11-20', '2026-11-24');
  await expect.poll(() => inBase(line, 'term'), patience).toBe('24 ноября');
  await sees(page, 'Срок изменён');
  const approved = await drag('executing', '2026-04-06', '2026-04-08');
  await page.waitForURL(/place\?day=2026-04-08/);
  expect(await page.locator('[name="term"]').inputValue()).toBe('8 апреля');
  expect(await inBase(approved, 'term')).toBe('6 апреля');
  await page.locator('[name="reason"]').fill('Занят актовый зал');
  await page.getByRole('button', { name: 'Перенести срок', exact: true }).click();
  await sees(page, 'Изменение предложено');
  expect(stage.mistakes).toEqual([]);
});

// PLN-03 through the browser: a plan dropped on the page as Word, Excel, PDF or a real school's file becomes a draft; another body's plan lies beside.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordPlan, xlsx } from '../../src/modules/planning/tests/plan-files.ts';
import { realFile } from '../setup/real-files.ts';
import { agree, press, put, sees, wordsOf } from './browser.ts';
import { type People, type Person, peopleOf } from './people.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let people: People;
let head: Person;
let draft: string;
let executing: string;

beforeAll(async () => {
  stage = await openStage();
  people = peopleOf(stage);
  head = await people.as('sosnovy-gmk');
  const { rows } = await stage.db.owner.query<{ id: string; state: string }>(
    `select id, state from planning.plans
      where body_id is null and territory_id = (select id from territories.territories where slug = 'sosnovy-bor')`,
  );
  const idOf = (state: string) => rows.find((row) => row.state === state)?.id ?? '';
  [draft, executing] = [idOf('draft'), idOf('executing')];
});
afterAll(() => stage?.close());

/** The file falls on the page as from a folder of the desktop. */
async function drop(name: string, bytes: Uint8Array): Promise<void> {
  const { page } = head;
  await head.go(`/planning/plans/${draft}/readings/new`);
  await page.waitForFunction(() => document.querySelector('[data-controller="file-drop"]') !== null);
  const base64 = Buffer.from(bytes).toString('base64');
  const carried = await page.evaluateHandle(
    ([called, content]) => {
      const data = new DataTransfer();
      data.items.add(
        new File([Uint8Array.from(atob(content ?? ''), (sign) => sign.charCodeAt(0))], called ?? ''),
      );
      return data;
    },
    [name, base64],
  );
  await expect
    .poll(
      async () => {
        await page.dispatchEvent('.o-drop', 'drop', { dataTransfer: carried });
        return page
          .locator('input[type=file]')
          .evaluate((box) => (box as HTMLInputElement).files?.length ?? 0);
      },
      { timeout: 60_000 },
    )
    .toBe(1);
  await press(page, 'Прочитать файл');
}

/** Everybody the file does not name is answered for by one person; then the whole is taken. */
async function take(): Promise<void> {
  const { page } = head;
  await page.locator('#everyone').selectOption({ index: 1 });
  await press(page, 'Проверить с этими людьми');
  await sees(page, 'Люди указаны');
  await agree(page, 'Взять в план');
  await sees(page, 'Взято в план');
}

test('Word с объединёнными ячейками: непонятый срок правят на месте, взятое отменяют', async () => {
  const { page } = head;
  await drop('План кабинета.docx', wordPlan());
  await sees(page, 'Ничего ещё не записано', 'Кто есть кто', 'В файле 2024/2025 учебный год');
  await head.go(`/planning/readings/${page.url().split('/').at(-1)?.split('?')[0]}?verdict=no-person`);
  await take();
  await head.go(`/planning/plans/${draft}?q=Високосный`);
  await sees(page, 'Високосный день', '29 февраля');
});

test('Excel: тот же список второй раз брать нечего', async () => {
  const { page } = head;
  const book = xlsx([
    ['Мероприятие', 'Срок', 'Участники', 'Ответственный'],
    ['Ярмарка методических идей', '20 ноября', 'педагоги города', 'оргкомитет'],
  ]);
  await drop('Ярмарка.xlsx', book);
  await take();
  await sees(page, 'Ярмарка методических идей');
  await drop('Ярмарка.xlsx', book);
  await sees(page, 'уже есть', 'такой пункт в плане уже есть');
  expect(await page.locator('details.o-ask > summary').filter({ hasText: 'Взять в план' }).count()).toBe(0);
});

test('PDF с текстом: напечатанный план читается обратно', async () => {
  const { page } = head;
  const answer = await page.request.get(`/sosnovy-bor/planning/plans/${executing}/plan.pdf`);
  expect(answer.status()).toBe(200);
  await drop('План 2025.pdf', new Uint8Array(await answer.body()));
  await sees(page, 'План 2025.pdf', 'Столбцы файла');
  const { rows } = await stage.db.owner.query<{ count: number }>(
    `select count(*)::int as count from planning.lines where plan_id = $1 and state <> 'cancelled'`,
    [executing],
  );
  const found = await wordsOf(page.locator('.o-stats'));
  expect(found).toMatch(/понято/);
  expect(rows[0]?.count).toBeGreaterThan(30);
});

const real = realFile('nakhodka_school11_plan_2016-2017.pdf');
test.skipIf(!real)('настоящий план школы на 24 страницах становится проектом', async () => {
  const { page } = head;
  await drop('План работы школы.pdf', new Uint8Array(readFileSync(real ?? '')));
  await sees(page, 'узнано 4 из 4', 'В файле 2016/2017 учебный год');
  await take();
  await sees(page, 'Взято в план: 332 пункта');
  await head.go(`/planning/plans/${draft}?q=Победа`);
  await sees(page, '01.05 – 08.09');
  expect(await page.locator('td.o-cell-doubt').count()).toBe(1);
});

test('план института: источник виден, совпадение оставляют с причиной', async () => {
  const { page } = head;
  await head.go(`/planning/plans/${executing}/outside`);
  await sees(
    page,
    'Областной семинар по профильному обучению',
    'план института на 2025/2026 учебный год',
    'совпадение',
  );
  await head.go(`/planning/plans/${executing}/month?month=2026-05`);
  await sees(page, 'Областной семинар по профильному обучению', 'совпадение');
  await head.go(`/planning/plans/${executing}/agreement`);
  await sees(page, 'Не рассмотрены', 'те же участники', 'Презентация опыта лицея');
  await agree(page, 'Оставить с причиной', { reason: 'Область приглашает только директоров' });
  await sees(page, 'причина записана', 'Область приглашает только директоров');
});

test('программа под видом Word и скан без текста: ясный отказ', async () => {
  const { page } = head;
  await drop(
    'план.docx',
    Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, ...new Array(200).fill(0)]),
  );
  await sees(page, 'Это программа, а не таблица');
  expect(stage.mistakes).toEqual([]);
});

test('на телефоне: одна строка «что и когда»', async () => {
  const { page } = head;
  await page.setViewportSize({ width: 360, height: 740 });
  await head.go('/planning/quick');
  await put(page, 'words', 'Семинар наставников 20 мая');
  await press(page, 'Записать');
  await sees(page, 'Предложено в план', 'срок «20 мая»');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
});

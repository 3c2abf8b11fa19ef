// Practice, scene 1: Monday 08:30, the week sheet with what is overdue and who is absent, printed within a minute on one page.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sees, seesNot, travel } from './browser.ts';
import { type People, peopleOf } from './people.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let people: People;

beforeAll(async () => {
  stage = await openStage();
  people = peopleOf(stage);
});
afterAll(() => stage?.close());

/** Sheets of a PDF, as its own tree of pages counts them. */
const sheetsOf = (pdf: Buffer): number =>
  Number(/\/Type\s*\/Pages[^>]*\/Count\s+(\d+)/.exec(pdf.toString('latin1'))?.[1]);

test('понедельник, 08:30: лист недели с просроченным и отсутствующими печатается за минуту на одной странице', async () => {
  const head = await people.as('sosnovy-gmk');
  const { page } = head;
  const { rows } = await stage.db.owner.query<{ id: string }>(
    `select t.id::text as id from people.posts t join auth.memberships m on m.person_id = t.person_id
       join auth.accounts a on a.id = m.account_id where a.login = 'sosnovy-methodist-2' and t.unit = 'centre'`,
  );
  await head.does('people.leaves.grant', {
    ...{ postId: rows[0]?.id, kind: 'other', document: 'приказ № 31-л', startsOn: '2026-04-13' },
    endsOn: '2026-04-24',
  });
  await travel(page, '2026-04-13');

  const began = performance.now();
  await page.locator('nav a', { hasText: 'Неделя' }).first().click();
  await sees(page, 'План недели: 13–19 апреля', 'Понедельник, 13 апреля', 'Пятница, 17 апреля');
  await sees(page, 'Совещание руководителей городских методических объединений');
  await sees(page, 'Отсутствуют', /Бондарь И\. ?Я\.: другой длительный отпуск, по 24 апреля 2026/);
  await sees(page, /Просрочено: [1-9]/);
  const waiting = page.waitForEvent('download');
  await page.evaluate(() => {
    const link = [...document.querySelectorAll<HTMLAnchorElement>('a')].find(
      (a) => a.textContent?.trim() === 'PDF',
    );
    link?.setAttribute('download', 'week.pdf');
    link?.click();
  });
  const pdf = await readFile(await (await waiting).path());
  expect(performance.now() - began).toBeLessThan(60_000);
  expect(sheetsOf(pdf)).toBe(1);

  // The page itself also goes onto one sheet from the browser's own printing.
  await page.emulateMedia({ media: 'print' });
  const printed = await page.pdf({ format: 'A4', landscape: true });
  expect(sheetsOf(printed)).toBe(1);
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('link', { name: 'Следующая' }).click();
  await sees(page, 'План недели: 20–26 апреля');
  const school = await people.as('sosnovy-school');
  expect(await school.go('/planning/week')).toBe(403);
  await seesNot(school.page, 'Отсутствуют');
  expect(stage.mistakes).toEqual([]);
});

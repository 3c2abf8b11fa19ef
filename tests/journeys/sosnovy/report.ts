// June 2027: the year's report assembles itself from what happened, is approved and stands as it was given.
import { expect } from 'vitest';
import { agree, press, put, sees, send, settled, wordsOf } from '../browser.ts';
import { comeTo, isPdf, pathOf, wordFileOf, type Year } from './story.ts';

const words = 'Год показал: совет, который собирается до каникул, успевает сделать решённое.';

export async function assemble(year: Year): Promise<string> {
  await comeTo(year, '2027-06-16');
  const head = await year.as('sosnovy-gmk');
  const { page, go } = head;
  await go('/reporting');
  await sees(page, 'График отчётов', '2026/2027');
  const row = page.locator('main tbody tr').filter({ hasText: 'Итоговый отчёт' }).first();
  await press(page, 'Составить', row);
  await sees(page, 'Отчёт начат: таблицы заполнены', 'Выполнение годового плана');
  const report = pathOf(page);

  // Every number of the plan's table opens as many records as it says.
  const numbers = page.locator('#directions tbody tr').last().locator('td a');
  const asked = await numbers.evaluateAll((all) =>
    all.map((one) => [(one as HTMLAnchorElement).href, one.textContent ?? ''] as const),
  );
  expect(asked.length).toBeGreaterThan(0);
  for (const [href, number] of asked.slice(0, 4)) {
    await page.goto(href);
    await sees(page, 'Записи, из которых сложилось число');
    expect(await page.locator('main tbody tr').count(), href).toBe(Number(number.replaceAll(/\D/g, '')));
  }
  await go(report);
  await settled(page, () => page.locator('main').getByRole('link', { name: 'Писать' }).first().click());
  await put(page, 'text', words);
  await send(page, 'Сохранить текст');
  await go(report);
  await agree(page, 'Передать на утверждение');
  await sees(page, 'На утверждении');
  return report;
}

export async function approve(year: Year, report: string): Promise<void> {
  const head = await year.as('sosnovy-head');
  await head.go(report);
  await agree(head.page, 'Утвердить');
  await sees(head.page, 'Утверждено и сохранено', 'числа и тексты больше не меняются');
  const given = await wordsOf(head.page.locator('main table').first());
  const gmk = await year.as('sosnovy-gmk');
  await gmk.go(report);
  expect(await gmk.page.getByRole('link', { name: 'Писать' }).count()).toBe(0);
  const word = await wordFileOf(gmk, gmk.page.getByRole('link', { name: 'DOCX', exact: true }));
  expect(word).toContain(words);
  await isPdf(gmk, `${report}/report.pdf`);

  // A month later the data have moved on, the report has not.
  await comeTo(year, '2027-07-20');
  await gmk.go(report);
  expect(await wordsOf(gmk.page.locator('main table').first())).toBe(given);
  await gmk.go(`${report}/changes`);
  await sees(gmk.page, 'Утверждённое не меняется');
}

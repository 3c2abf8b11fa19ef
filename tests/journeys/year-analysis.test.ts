// Practice, scene 5: June, the analysis of the year assembles itself; a number opens its records; Word, signature, next year's plan.
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agree, put, sees, send, settled, travel } from './browser.ts';
import { type People, peopleOf } from './people.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let people: People;

beforeAll(async () => {
  stage = await openStage();
  people = peopleOf(stage);
});
afterAll(() => stage?.close());

async function fileBehind(page: Page, name: string): Promise<Uint8Array> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name, exact: true }).click();
  return readFile((await (await waiting).path()) ?? '');
}

test('июнь: анализ года собран сам, число раскрывается, правится в Word, утверждается, с него начинается план', async () => {
  const head = await people.as('sosnovy-gmk');
  const { page } = head;
  await head.go('/reporting');
  await travel(page, '2026-06-15');
  await head.go('/reporting');
  await sees(page, 'График отчётов', 'Анализ работы за учебный год', 'Итоговый отчёт');
  await settled(page, () => page.locator('main').getByRole('link', { name: 'Открыть' }).first().click());
  await sees(page, 'Выполнение годового плана', 'Формы методической работы', 'Аттестация педагогов');
  const report = new URL(page.url()).pathname;

  // A click on a number shows what it is made of: as many records as the number says, each with its own page.
  const held = page.locator('#forms tbody tr').last().locator('td a').nth(1);
  const count = Number(await held.textContent());
  expect(count).toBeGreaterThan(10);
  await settled(page, () => held.click());
  await sees(page, 'Записи, из которых сложилось число');
  expect(await page.locator('main tbody tr').count()).toBe(count);
  await settled(page, () =>
    page.locator('main tbody tr', { hasText: 'подтверждений' }).first().locator('a').click(),
  );
  await sees(page, 'Подтвержден');

  // Text is written a section at a time.
  await page.goto(stage.address + report);
  await settled(page, () =>
    page.locator('#conclusions').first().getByRole('link', { name: 'Писать' }).click(),
  );
  await put(page, 'text', 'Год показал: сроки городских мероприятий согласуют до сентября.');
  await send(page, 'Сохранить текст');
  await sees(page, 'Год показал: сроки городских мероприятий согласуют до сентября.');

  // Word opens real headings and real tables.
  const word = strFromU8(unzipSync(await fileBehind(page, 'DOCX'))['word/document.xml'] ?? new Uint8Array());
  expect(word).toContain('Heading2');
  expect(word.match(/<w:tbl>/g)?.length ?? 0).toBeGreaterThan(8);
  expect(word).toContain('Год показал');

  await agree(page, 'Передать на утверждение');
  await sees(page, 'На утверждении');
  await agree(page, 'Утвердить');
  await sees(page, 'числа и тексты больше не меняются');
  const signed = await (await page.request.get(`${stage.address}${report}/report.pdf`)).body();
  expect(signed.toString('latin1', 0, 5)).toBe('%PDF-');

  // The next year's plan begins from the conclusions.
  await agree(page, 'Начать план следующего года');
  await sees(page, '2026/2027', 'Согласовать площадки городских мероприятий до начала учебного года');
  expect(stage.mistakes).toEqual([]);
});

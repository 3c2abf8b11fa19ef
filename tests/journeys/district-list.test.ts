// A district's list of three thousand people and a region's real list of organisations, through the browser.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { districtFiles, expectedFaults } from '../../src/modules/imports/tests/district-list.ts';
import { realFile } from '../setup/real-files.ts';
import { agree, press, sees, settled, wordsOf } from './browser.ts';
import { type People, peopleOf } from './people.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let people: People;

beforeAll(async () => {
  stage = await openStage();
  people = peopleOf(stage);
});
afterAll(() => stage?.close());

const kstovo = "(select id from territories.territories where slug = 'kstovo')";
const inKstovo = async (table: string): Promise<number> =>
  (await stage.db.owner.query(`select count(*)::int as n from ${table} where territory_id = ${kstovo}`))
    .rows[0].n;

async function places(): Promise<string[]> {
  const { rows } = await stage.db.owner.query<{ name: string }>(
    `select short_name as name from institutions.institutions
      where territory_id = ${kstovo} and closed_on is null and short_name like '%«%' order by short_name limit 12`,
  );
  return rows.map(({ name }) => name);
}

test('список района: каждая ошибка объяснена, исправленное записано, второй раз без изменений, отмена', async () => {
  const csv = districtFiles(await places()).csv;
  const methodist = await people.as('kstovo-methodist-1');
  const { page } = methodist;
  const give = async () => {
    await methodist.go('/imports/new');
    await page.locator('input[name="kind"][value="staff"]').check();
    const file = { name: 'Район.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
    await page.setInputFiles('input[type=file]', file);
    await settled(page, () => page.getByRole('button', { name: 'Прочитать файл' }).click(), 120_000);
  };
  const before = await inKstovo('people.persons');
  await give();
  await sees(page, 'Ничего ещё не записано', 'на 1 сентября 2025 г.');
  const red = page.locator('tr.o-row-trouble');
  // A long list is read by a job: the page renews itself when it is done.
  await expect.poll(() => red.count(), { timeout: 60_000 }).toBe(expectedFaults.length);
  for (const [line, , words] of expectedFaults)
    expect(await wordsOf(page.locator(`#line-${line}`))).toContain(words);
  await page.locator('#fix-100-birthDate').fill('28.02.1980');
  await page.locator('#fix-200-load').fill('1');
  await press(page, 'Проверить исправленное');
  await sees(page, 'Исправления приняты');
  expect(await red.count()).toBe(expectedFaults.length - 2);
  const address = page.url();
  await settled(
    page,
    () =>
      page
        .locator('details.o-ask > summary')
        .filter({ hasText: 'Записать в реестр' })
        .first()
        .click()
        .then(() => page.locator('dialog[open] button[type="submit"]').last().click()),
    60_000,
  );
  await expect
    .poll(
      async () => {
        await page.goto(address);
        return wordsOf(page);
      },
      { timeout: 120_000, interval: 1000 },
    )
    .toContain('Записано: новых');
  const after = await inKstovo('people.persons');
  expect(after - before).toBeGreaterThan(2900);
  await give();
  await sees(page, 'Записывать нечего');
  expect(await inKstovo('people.persons')).toBe(after);
  await page.goto(address);
  await agree(page, 'Отменить загрузку');
  await expect.poll(() => inKstovo('people.persons'), { timeout: 60_000 }).toBe(before);
  expect(stage.mistakes).toEqual([]);
});

const regional = realFile('tatarstan_schools.csv');
test.skipIf(!regional)(
  'настоящий перечень региона: 1354 организации, ни одной ошибки',
  async () => {
    const methodist = await people.as('kstovo-methodist-1');
    const { page } = methodist;
    await methodist.go('/imports/new');
    await page.locator('input[name="kind"][value="institutions"]').check();
    await page.setInputFiles('input[type=file]', {
      ...{ name: 'Перечень.csv', mimeType: 'text/csv', buffer: readFileSync(regional ?? '') },
    });
    await settled(page, () => page.getByRole('button', { name: 'Прочитать файл' }).click(), 120_000);
    expect(await page.locator('tr.o-row-trouble').count()).toBe(0);
    const before = await inKstovo('institutions.institutions');
    const address = page.url();
    await agree(page, 'Записать в реестр');
    await expect
      .poll(
        async () => {
          await page.goto(address);
          return wordsOf(page);
        },
        { timeout: 120_000, interval: 1000 },
      )
      .toContain('Записано: новых');
    expect((await inKstovo('institutions.institutions')) - before).toBeGreaterThan(1340);
    expect(stage.mistakes).toEqual([]);
  },
  400_000,
);

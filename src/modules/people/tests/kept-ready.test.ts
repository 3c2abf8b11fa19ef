// Decision 21: reports read sums kept ready, and say what a full count says whatever has changed since the sums were made.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { seededNumbers } from '../index.ts';

let house: TestHouse;
let methodist: Visitor;
const next = seededNumbers(2131);

const pages = [
  '/kstovo/qualification/analysis',
  ...['institution', 'position', 'subject'].map((by) => `/kstovo/qualification/report?by=${by}`),
  ...['institution', 'kind', 'position', 'subject'].map((by) => `/kstovo/development/forecast?by=${by}`),
  '/kstovo/development/forecast?step=quarter&years=2',
];

beforeAll(async () => {
  house = await openTestHouse();
  methodist = await house.signIn('kstovo-methodist-1');
});
afterAll(() => house.close());

/** The tables of a page as rows of words; lines of one name may stand in any order. */
async function tablesOf(path: string): Promise<string[]> {
  const answer = await house.get(path, methodist);
  expect([path, answer.status]).toEqual([path, 200]);
  const rows = (await answer.text()).match(/<tr[\s>][\s\S]*?<\/tr>/g) ?? [];
  return rows
    .map((row) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .sort();
}

const everything = async () => {
  const found: [string, string[]][] = [];
  for (const path of pages) found.push([path, await tablesOf(path)]);
  return found;
};

const run = (sql: string, values: unknown[] = []) => house.db.owner.query(sql, values);
const forget = () => run(`delete from people.counted_days where territory_id = 1`);
const marksFor = async (count: string) =>
  (
    await run(
      `select distinct person_id as id from people.counted_marks where territory_id = 1 and count = $1`,
      [count],
    )
  ).rows;

const changes: ((person: string) => Promise<unknown>)[] = [
  (person) =>
    run(
      `update people.posts set position = 'воспитатель' where territory_id = 1 and person_id = $1 and position = 'учитель'`,
      [person],
    ),
  (person) =>
    run(
      `delete from people.post_subjects where territory_id = 1 and post_id in (select id from people.posts where person_id = $1)`,
      [person],
    ),
  (person) =>
    run(
      `insert into qualification.categories (territory_id, id, person_id, kind, position, granted_on, document)
       select 1, gen_random_uuid(), $1, 'highest', position, '2026-01-15', 'приказ' from people.posts where person_id = $1 limit 1
       on conflict do nothing`,
      [person],
    ),
  (person) => run(`delete from qualification.educations where territory_id = 1 and person_id = $1`, [person]),
  (person) =>
    run(
      `insert into qualification.service_statements (territory_id, id, person_id, kind, on_date, months, document)
       values (1, gen_random_uuid(), $1, 'pedagogical', '2026-03-01', 150, 'справка') on conflict do nothing`,
      [person],
    ),
  (person) =>
    run(`update people.persons set birth_date = '1959-05-01' where territory_id = 1 and id = $1`, [person]),
  (person) =>
    run(
      `insert into development.records (territory_id, id, person_id, title, kind, form, hours, starts_on, ends_on, state)
       values (1, gen_random_uuid(), $1, 'Курс', 'advanced', 'distance', 36, '2026-02-01', '2026-02-20', 'completed')`,
      [person],
    ),
];

describe('числа, посчитанные заранее', () => {
  test('равны полному счёту сразу и после любых перемен', async () => {
    await forget();
    const before = await everything();
    await house.installation.tick();
    const { rows: days } = await run(
      `select count, on_day from people.counted_days where territory_id = 1 order by 1`,
    );
    expect(days).toEqual([
      { count: 'development.forecast', on_day: '2026-04-01' },
      { count: 'development.hours', on_day: '2026-04-01' },
      { count: 'qualification.staff', on_day: '2026-04-01' },
    ]);
    expect(await everything()).toEqual(before);
    const { rows: people } = await run(
      `select distinct person_id as id from people.posts where territory_id = 1 and institution_id is not null order by 1`,
    );
    for (let n = 0; n < 28; n += 1)
      await changes[n % changes.length]?.(people[next(people.length)]?.id ?? '');
    expect((await marksFor('qualification.staff')).length).toBeGreaterThan(10);
    const corrected = await everything();
    expect(corrected).not.toEqual(before);
    await forget();
    expect(await everything()).toEqual(corrected);
  });

  test('перемена у всех сразу и новое правило оставляют одну отметку: тогда считают в полном объёме', async () => {
    await house.installation.tick();
    await run(`delete from people.counted_marks`);
    await run(`insert into people.counted_days (territory_id, count, on_day, counted_at)
      values (1, 'development.forecast', '2026-04-01', '2026-04-01') on conflict do nothing`);
    await run(`insert into development.rules (territory_id, id, kind, settings, basis, starts_on)
      values (1, gen_random_uuid(), 'training', '{"years": 2}', 'приказ № 1', '2026-03-01')`);
    expect(await marksFor('development.forecast')).toEqual([{ id: null }]);
    const after = await tablesOf('/kstovo/development/forecast');
    await forget();
    expect(await tablesOf('/kstovo/development/forecast')).toEqual(after);
  });
});

// How PostgreSQL's values arrive, and that they go back unchanged.
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/setup/database.ts';

test('days are texts, moments are Dates, whole numbers are numbers while they are exact', async () => {
  const { app } = await testDatabase();
  const { rows } = await app.query(
    `select '2026-02-28'::date as day, '{2026-05-30,2026-05-31}'::date[] as days, null::date as no_day,
            '2026-05-30T20:59:59Z'::timestamptz as moment, count(*) as count, 12.5::numeric as share,
            9007199254740993 as huge, '{1,2}'::int8[] as ids, '{"a": [1]}'::jsonb as facts`,
  );
  expect(rows).toEqual([
    {
      day: '2026-02-28',
      days: ['2026-05-30', '2026-05-31'],
      no_day: null,
      moment: new Date('2026-05-30T20:59:59Z'),
      count: 1,
      share: 12.5,
      huge: 9007199254740993n,
      ids: [1, 2],
      facts: { a: [1] },
    },
  ]);
});

test('a day goes back as the same day in any zone of the process', async () => {
  const { app } = await testDatabase();
  const { rows } = await app.query('select $1::date as day', ['2026-01-01']);
  expect(rows).toEqual([{ day: '2026-01-01' }]);
});

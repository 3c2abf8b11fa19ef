// The forecast kept ready and the forecast computed in full say the same, whatever has changed since the count.
import { beforeAll, describe, expect, test } from 'vitest';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { peopleCountDaily } from '../../people/counted/counted.ts';
import { seededNumbers, usePeopleCounts } from '../../people/index.ts';
import { granted } from '../../territories/tests/world.ts';
import { forecastCount } from '../forecast.count.ts';
import { forecast } from '../forecast.queries.ts';
import { forecastFilter } from '../forecast.schema.ts';
import { addRecord } from '../record.commands.ts';
import { setTrainingRule } from '../rule.commands.ts';
import { type DevelopmentWorld, methodist, openDevelopmentWorld } from './world.ts';

let world: DevelopmentWorld;
const next = seededNumbers(31);

const filters = (['institution', 'kind', 'position', 'subject'] as const).flatMap((by) =>
  (['year', 'quarter'] as const).flatMap((step) =>
    [1, 3, 7].map((years) => forecastFilter.parse({ by, step, years })),
  ),
);

const found = (way: 'kept ready' | 'in full') =>
  world.read(methodist, async (ctx) => {
    const answers: unknown[] = [];
    for (const filter of filters) {
      const { rows, total } = await forecast(ctx, filter, way);
      const cells = (row: typeof total) => [
        row.key,
        row.words,
        [...row.people].sort(),
        [...row.placed].sort(),
      ];
      answers.push([filter.by, filter.step, filter.years, ...rows.map(cells).sort(), cells(total)]);
    }
    return answers;
  });

const count = async () =>
  granted(
    await world.write(methodist, async (ctx) => {
      await peopleCountDaily.run(ctx, ctx.today);
      return true;
    }),
  );

/** Nothing says «count anew»: the sums and the corrections are what was read. */
const readsSums = () =>
  world.read(methodist, async (ctx) => {
    const marks = await ctx.db
      .selectFrom('people.counted_marks')
      .select('id')
      .where('count', '=', forecastCount.name)
      .where('person_id', 'is', null)
      .execute();
    return marks.length === 0;
  });

const change = (run: (ctx: WriteCtx) => Promise<unknown>) =>
  world.write(methodist, async (ctx) => {
    await run(ctx);
    return true;
  });

beforeAll(async () => {
  world = await openDevelopmentWorld();
  usePeopleCounts([forecastCount]);
  for (let n = 0; n < 12; n += 1)
    await world.hire({
      surname: `Учителева${n}`,
      institutionId: n % 3 === 0 ? world.garden : world.school,
      position: ['учитель', 'воспитатель', 'директор'][n % 3] ?? '',
      startsOn: `20${10 + n}-0${1 + (n % 9)}-15`,
    });
  await count();
});

describe('прогноз, посчитанный заранее', () => {
  test('равен полному расчёту', async () => {
    expect(await found('kept ready')).toEqual(await found('in full'));
  });

  test('равен ему и после любых перемен: людей, должностей, предметов, обучения', async () => {
    const people = await world.read(methodist, (ctx) =>
      ctx.db
        .selectFrom('people.posts')
        .select(['person_id', 'id'])
        .where('position', '<>', 'начальник')
        .execute(),
    );
    const changes: ((at: { person_id: string; id: string }, n: number) => Promise<unknown>)[] = [
      (at, n) =>
        world.command(methodist, addRecord, {
          ...{ personId: at.person_id, courseId: world.courseId, hours: 36 },
          ...{ startsOn: `2025-0${1 + (n % 9)}-01`, endsOn: `2025-0${1 + (n % 9)}-20` },
          ...{ documentNumber: `Д-${n}`, documentDate: `2025-0${1 + (n % 9)}-20` },
        }),
      (at) =>
        change((ctx) =>
          ctx.db.updateTable('people.posts').set({ ends_on: '2026-02-01' }).where('id', '=', at.id).execute(),
        ),
      (at) =>
        change((ctx) =>
          ctx.db
            .updateTable('people.posts')
            .set({ position: 'воспитатель', detail: '' })
            .where('id', '=', at.id)
            .execute(),
        ),
      (at, n) =>
        change((ctx) =>
          ctx.db
            .insertInto('people.post_subjects')
            .values({ territory_id: 1, post_id: at.id, subject: ['Физика', 'Химия'][n % 2] ?? '' })
            .onConflict((conflict) => conflict.doNothing())
            .execute(),
        ),
      (at) =>
        change((ctx) => ctx.db.deleteFrom('people.post_subjects').where('post_id', '=', at.id).execute()),
      (at) =>
        change((ctx) =>
          ctx.db
            .updateTable('people.persons')
            .set({ anonymised_at: ctx.now, email: '', phone: '', birth_date: null })
            .where('id', '=', at.person_id)
            .execute(),
        ),
      (_at, n) =>
        world.hire({ surname: `Новикова${n}`, institutionId: world.school, startsOn: '2024-02-01' }),
    ];
    for (let n = 0; n < 24; n += 1) {
      const at = people[next(people.length)];
      if (at) await changes[next(changes.length)]?.(at, n);
      if (n % 6 === 5) expect(await found('kept ready')).toEqual(await found('in full'));
    }
    expect(await readsSums()).toBe(true);
    await count();
    expect(await found('kept ready')).toEqual(await found('in full'));
  });

  test('новое правило и новый день не оставляют старых чисел', async () => {
    granted(
      await world.command(methodist, setTrainingRule, {
        years: 2,
        startsOn: '2026-09-01',
        basis: 'приказ № 9',
      }),
    );
    expect(await readsSums()).toBe(false);
    expect(await found('kept ready')).toEqual(await found('in full'));
    await count();
    expect(await found('kept ready')).toEqual(await found('in full'));
    world.today('2026-11-20');
    expect(await found('kept ready')).toEqual(await found('in full'));
  });
});

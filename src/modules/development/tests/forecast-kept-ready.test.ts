// The forecast kept ready and the forecast computed in full say the same, whatever has changed since the count.
import { beforeAll, describe, expect, test } from 'vitest';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { peopleCountDaily } from '../../people/counted/counted.ts';
import { seededNumbers, usePeopleCounts } from '../../people/index.ts';
import { granted } from '../../territories/tests/world.ts';
import { forecastCount } from '../forecast.count.ts';
import { forecast } from '../forecast.queries.ts';
import { forecastFilter } from '../forecast.schema.ts';
import { hoursCount, yearProgress } from '../growth.years.ts';
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
    answers.push(await yearProgress(ctx, way));
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
  usePeopleCounts([forecastCount, hoursCount]);
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
      (at, n) =>
        change((ctx) =>
          ctx.db
            .insertInto('development.activities')
            .values({
              ...{ territory_id: 1, id: newId(ctx.now), person_id: at.person_id, title: `Семинар ${n}` },
              ...{ source: 'справка', held_on: `2026-0${1 + (n % 3)}-05`, hours: 2 + (n % 3) },
            })
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

  test('час встречи, поправленный после подсчёта, виден у всех, кто был', async () => {
    await count();
    const [teacher] = await world.read(methodist, (ctx) =>
      ctx.db
        .selectFrom('people.posts')
        .select('person_id')
        .where('position', '=', 'учитель')
        .where('ends_on', 'is', null)
        .execute(),
    );
    const id = newId(new Date('2026-03-01'));
    const at = { territory_id: 1, id };
    await change(async (ctx) => {
      const groups = { ...at, title: 'Школа молодого педагога', school_year: 2025 };
      await ctx.db.insertInto('development.groups').values(groups).execute();
      const meeting = { ...at, group_id: id, held_on: '2026-03-01', topic: 'Урок', hours: 2 };
      await ctx.db.insertInto('development.group_meetings').values(meeting).execute();
      const came = { territory_id: 1, meeting_id: id, person_id: teacher?.person_id ?? '' };
      await ctx.db.insertInto('development.attendances').values(came).execute();
    });
    const before = await world.read(methodist, (ctx) => yearProgress(ctx));
    await change((ctx) =>
      ctx.db.updateTable('development.group_meetings').set({ hours: 5 }).where('id', '=', id).execute(),
    );
    const after = await world.read(methodist, (ctx) => yearProgress(ctx));
    expect(after.hours - before.hours).toBe(3);
    expect(after).toEqual(await world.read(methodist, (ctx) => yearProgress(ctx, 'in full')));
    expect(await readsSums()).toBe(true);
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

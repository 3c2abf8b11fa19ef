// 002 §4.3: who is due for training for years ahead, by institution, position and subject; a rule changed recomputes it.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { newId } from '../../../kernel/ids.ts';
import { granted } from '../../territories/tests/world.ts';
import { duePeople, forecast } from '../forecast.queries.ts';
import { forecastCell, forecastFilter } from '../forecast.schema.ts';
import {
  confirmNominations,
  draftDirection,
  proposeNominations,
  sendNominations,
} from '../nomination.commands.ts';
import { nominationsPage } from '../nomination.queries.ts';
import { addRecord } from '../record.commands.ts';
import { setTrainingRule } from '../rule.commands.ts';
import { type DevelopmentWorld, methodist, openDevelopmentWorld } from './world.ts';

let world: DevelopmentWorld;

const trained = async (personId: string, endsOn: string) =>
  granted(
    await world.command(methodist, addRecord, {
      ...{ personId, courseId: world.courseId, hours: 36, startsOn: endsOn, endsOn },
      ...{ documentNumber: `Д-${endsOn}`, documentDate: endsOn },
    }),
  );

/** Surname and period of everybody in the forecast. */
async function turns(parts: Record<string, unknown> = {}, who = methodist) {
  const filter = forecastFilter.parse(parts);
  return world.read(who, async (ctx) => {
    const { periods } = await forecast(ctx, filter);
    const found: string[] = [];
    for (const period of periods) {
      const { rows } = await duePeople(ctx, filter, forecastCell.parse({ period }));
      found.push(...rows.map((row) => `${row.surname} ${period}`));
    }
    return found.sort();
  });
}

/** The table as «row: period = people» lines. */
const table = (parts: Record<string, unknown> = {}) =>
  world.read(methodist, async (ctx) => {
    const found = await forecast(ctx, forecastFilter.parse(parts));
    const words = (row: (typeof found.rows)[number]) =>
      [...row.people].map(([period, count]) => `${row.words} ${period}=${count}`);
    return {
      rows: found.rows.flatMap(words).sort(),
      total: Object.fromEntries(found.total.people),
      basis: found.basis,
    };
  });

beforeAll(async () => {
  world = await openDevelopmentWorld();
  await trained(world.teacher, '2024-03-15');
  await trained(world.colleague, '2022-02-01');
  await trained(world.educator, '2025-11-20');
  const subjects: [string, string][] = [
    [world.teacher, 'Математика'],
    [world.teacher, 'Информатика'],
    [world.colleague, 'Физика'],
  ];
  await world.write(methodist, async (ctx) => {
    for (const [person_id, subject] of subjects) {
      const { id } = await ctx.db
        .selectFrom('people.posts')
        .select('id')
        .where('person_id', '=', person_id)
        .executeTakeFirstOrThrow();
      await ctx.db
        .insertInto('people.post_subjects')
        .values({ territory_id: 1, post_id: id, subject })
        .execute();
    }
    return true;
  });
});

describe('002 §4.3: прогноз обучения', () => {
  test('[CAD-02] кому пора, по организации, должности, предмету, году и кварталу', async () => {
    expect(await turns()).toEqual([
      ...[
        'Ветрова 0',
        'Ветрова 2029',
        'Зимина 2028',
        'Ломова 2027',
        'Ломова 2030',
        'Пешкова 0',
        'Пешкова 2029',
      ],
    ]);
    expect(await turns({ step: 'quarter', years: 2 })).toEqual(['Ветрова 0', 'Ломова 20271', 'Пешкова 0']);
    const schools = await table();
    expect(schools.rows).toEqual([
      ...['Детский сад № 2 2028=1', 'СШ № 1 0=2', 'СШ № 1 2027=1', 'СШ № 1 2029=2', 'СШ № 1 2030=1'],
    ]);
    expect(schools.basis).toContain('273-ФЗ');
    const subjects = await table({ by: 'subject', years: 2 });
    expect(subjects.rows).toEqual([' 0=1', 'Информатика 2027=1', 'Математика 2027=1', 'Физика 0=1']);
    expect(subjects.total).toEqual({ '0': 2, '2027': 1 });
    const positions = await table({ by: 'position', years: 1 });
    expect(positions.rows).toEqual(['заместитель директора 0=1', 'учитель 0=1']);
    expect(await turns({}, world.operator)).not.toContain('Зимина 2028');
    proves('CAD-02', 'Прогноз на годы вперёд — кому пора, по организации, предмету, должности');
  });

  test('условия расчёта: другой срок, возраст, вакансии', async () => {
    expect(await turns({ interval: 5, years: 3 })).toEqual(['Пешкова 0', 'Ветрова 2027'].sort());
    await world.write(methodist, async (ctx) => {
      await ctx.db
        .updateTable('people.persons')
        .set({ birth_date: '1966-06-01' })
        .where('id', '=', world.teacher)
        .execute();
      await ctx.db
        .insertInto('people.vacancies')
        .values({
          ...{ territory_id: 1, id: newId(ctx.now), institution_id: world.school, position: 'учитель' },
          ...{ subject: 'Химия', load: 1, starts_on: '2026-03-01' },
        })
        .execute();
      return true;
    });
    expect(await turns({ retirement: 60, years: 2 })).toEqual(['Ветрова 0', 'Пешкова 0']);
    const vacant = await table({ by: 'subject', years: 1, vacancies: '1' });
    expect(vacant.rows).toContain('Химия 0=1');
  });

  test('новое правило пересчитывает прогноз с его дня', async () => {
    granted(
      await world.command(methodist, setTrainingRule, {
        years: 2,
        startsOn: '2026-09-01',
        basis: 'приказ № 9',
      }),
    );
    expect(await turns({ years: 2 })).toEqual(['Ветрова 0', 'Зимина 2027', 'Ломова 2026', 'Пешкова 0']);
  });

  test('[CAD-02] из прогноза — на курс: заявка и приказ со списком, место видно в прогнозе', async () => {
    const course = { courseId: world.courseId };
    granted(await world.command(methodist, proposeNominations, { ...course, personIds: [world.colleague] }));
    granted(await world.command(methodist, sendNominations, course));
    const { rows } = await world.read(methodist, (ctx) => nominationsPage(ctx, course));
    granted(
      await world.command(methodist, confirmNominations, {
        ...{ ...course, confirmation: 'письмо № 3', nominationIds: rows.map((row) => row.id) },
      }),
    );
    granted(await world.command(methodist, draftDirection, course));
    const placed = await world.read(methodist, async (ctx) =>
      Object.fromEntries((await forecast(ctx, forecastFilter.parse({ years: 1 }))).total.placed),
    );
    expect(placed['0']).toBe(1);
    proves('CAD-02', 'План курсов и списки на них');
  });

  test('число запросов не растёт с числом людей', async () => {
    const cost = () => world.costOf(methodist, (ctx) => forecast(ctx, forecastFilter.parse({})));
    const before = await cost();
    await world.hire({ surname: 'Яшина', institutionId: world.school });
    expect(await cost()).toBe(before);
  });
});

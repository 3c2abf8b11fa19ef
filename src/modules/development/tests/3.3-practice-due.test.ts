// 002 §3.3: checks in practice that are waited for stand among the things of today and are reminded; enrolment ends with the first day.
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { course } from '../course.queries.ts';
import { candidatesFor } from '../nomination.queries.ts';
import { developmentDaily, developmentDuties } from '../practice.due.ts';
import { type DevelopmentWorld, methodist, openDevelopmentWorld } from './world.ts';

let world: DevelopmentWorld;

beforeAll(async () => {
  world = await openDevelopmentWorld();
  await world.write(methodist, async (ctx) => {
    await ctx.db
      .insertInto('development.records')
      .values(
        [world.teacher, world.colleague].map((person_id, number) => ({
          ...{ territory_id: ctx.territory.id, id: newId(ctx.now), person_id, institution_id: world.school },
          ...{ title: 'Оценивание', kind: 'advanced', form: 'mixed', hours: 36, source: 'nomination' },
          ...{ starts_on: '2026-01-12', ends_on: '2026-02-06', state: 'certified' },
          ...{ document_number: `У-${number}`, document_date: '2026-02-06' },
        })),
      )
      .execute();
    return true;
  });
});

const duties = (day: string, who = methodist) => {
  world.today(day);
  return world.read(who, developmentDuties);
};
const remind = async (day: string, since: string) => {
  world.today(day);
  const [job] = developmentDaily;
  await world.write(methodist, async (ctx) => {
    await job?.run(ctx, since);
    return true;
  });
};

describe('002 §3.3: проверка применения не забывается', () => {
  test('через восемь недель: за две недели видна у методиста, после срока остаётся просроченной', async () => {
    expect(await duties('2026-03-19')).toEqual([]);
    const [near] = await duties('2026-03-20');
    expect([near?.text.replaceAll('\u00a0', ' '), near?.due]).toEqual([
      'Проверить применение на практике: «Оценивание», 2 участника',
      '2026-04-03',
    ]);
    expect((await duties('2026-05-12')).map(({ due }) => due)).toEqual(['2026-04-03']);
    expect(await duties('2026-05-12', world.operator)).toEqual([]);
  });

  test('напоминания за 14 и 3 дня, в день и на следующий; пропущенные дни дают одно', async () => {
    const names = async () => {
      const { rows } = await world.db.owner.query<{ key: string }>(
        `select dedupe_key as key from notices.notices where name = 'practice.due' order by 1`,
      );
      return rows.map(({ key }) => key.split(':').at(-1));
    };
    await world.write(methodist, async (ctx) => {
      await ctx.db
        .insertInto('people.roles')
        .values({
          ...{ territory_id: ctx.territory.id, id: newId(ctx.now), person_id: world.educator },
          ...{ kind: 'methodist', scope_kind: 'territory', document: 'приказ № 2', starts_on: '2026-01-01' },
        })
        .execute();
      return true;
    });
    await remind('2026-03-18', '2026-03-17');
    expect(await names()).toEqual([]);
    await remind('2026-03-20', '2026-03-19');
    await remind('2026-04-06', '2026-03-30');
    expect(await names()).toEqual(['-1', '14']);
  });

  test('курс начался — набор на него не идёт, хотя его никто не закрыл', async () => {
    const complaintOn = (day: string) => {
      world.today(day);
      return world.read(methodist, async (ctx) => {
        const found = await course(ctx, world.courseId);
        return found ? (await candidatesFor(ctx, found, [world.teacher]))[0]?.complaint : 'нет курса';
      });
    };
    expect(await complaintOn('2026-04-12')).toBeNull();
    expect(await complaintOn('2026-04-13')).toContain('Набор на этот курс не идёт');
  });
});

// The demonstration's young teachers, the first of them with a mentor, and their school.
import { sql } from 'kysely';
import { addMonths } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { upsertStaff } from '../people/index.ts';

/** Young teachers of the first schools, invented; the first of them has a mentor. */
const novices = [
  {
    surname: 'Светлова',
    given: 'Дарья',
    patronymic: 'Ильинична',
    birthDate: '2002-05-14',
    subject: 'Математика',
  },
  {
    surname: 'Юрьева',
    given: 'Анна',
    patronymic: 'Сергеевна',
    birthDate: '2001-11-02',
    subject: 'Английский язык',
  },
  {
    surname: 'Кедрова',
    given: 'Полина',
    patronymic: 'Олеговна',
    birthDate: '2000-03-27',
    subject: 'История',
  },
];

export async function inventNovices(ctx: WriteCtx): Promise<string[]> {
  const schools = await ctx.db
    .selectFrom('people.posts as t')
    .innerJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 't.territory_id').onRef('i.id', '=', 't.institution_id'),
    )
    .select('i.id')
    .distinct()
    .where('t.territory_id', '=', ctx.territory.id)
    .where('i.kind', '=', 'school')
    .where('t.position', '=', 'учитель')
    .orderBy('i.id')
    .limit(novices.length)
    .execute();
  const rows = schools.map(({ id }, index) => {
    const { subject, ...name } = novices[index] ?? (novices[0] as (typeof novices)[number]);
    return {
      ...{ personId: null, postId: null },
      person: { ...name, gender: 'female' as const },
      post: {
        ...{ institutionId: id, position: 'учитель', subjects: [subject], employment: 'main' as const },
        ...{ document: 'трудовой договор', startsOn: '2025-09-01' },
      },
    };
  });
  return (await upsertStaff(ctx, rows)).map((each) => each.personId);
}

export async function pairUp(ctx: WriteCtx, [menteeId]: readonly string[]): Promise<void> {
  const { rows } = await sql<{ mentee: string; mentor_id: string; mentor: string; institution_id: string }>`
    select b.id as mentee, a.person_id as mentor_id, a.id as mentor, a.institution_id from people.posts b
    join people.posts a on a.territory_id = b.territory_id and a.institution_id = b.institution_id
      and a.position = 'учитель' and a.person_id <> b.person_id and a.ends_on is null
    where b.territory_id = ${ctx.territory.id} and b.person_id = ${menteeId ?? null} order by a.id limit 1`.execute(
    ctx.db,
  );
  const [found] = rows;
  if (!found || !menteeId) return;
  const during = (postId: string) =>
    sql<string>`(select during from people.posts where territory_id = ${ctx.territory.id} and id = ${postId}::uuid)`;
  const id = newId(ctx.now);
  const startsOn = '2025-10-01';
  await ctx.db
    .insertInto('development.mentor_pairs')
    .values({
      ...{ territory_id: ctx.territory.id, id, institution_id: found.institution_id },
      ...{
        mentor_id: found.mentor_id,
        mentor_post_id: found.mentor,
        mentor_post_during: during(found.mentor),
      },
      ...{ mentee_id: menteeId, mentee_post_id: found.mentee, mentee_post_during: during(found.mentee) },
      goal: 'Уверенно строить урок и работать с разными учениками',
      programme: JSON.stringify([
        { what: 'Посещение уроков друг друга', term: 'раз в месяц', result: 'листы наблюдения' },
        { what: 'Разбор контрольных работ', term: 'раз в четверть', result: 'план работы с пробелами' },
      ]),
      ...{ starts_on: startsOn, ends_on: '2026-06-01', state: 'active' },
    })
    .execute();
  await ctx.db
    .insertInto('development.pair_meetings')
    .values(
      ['Первый месяц: что получается', 'Урок объяснения нового', 'Опрос без страха'].map((topic, index) => ({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), pair_id: id, topic },
        ...{ held_on: addMonths('2025-10-20', index), text: '' },
      })),
    )
    .execute();
}

/** A group of the year with one meeting, so that the School is not empty. */
export async function openSchool(ctx: WriteCtx, members: readonly string[]): Promise<void> {
  if (members.length === 0) return;
  const { territory } = ctx;
  const [group, meeting] = [newId(ctx.now), newId(ctx.now)];
  const here = { territory_id: territory.id };
  await ctx.db
    .insertInto('development.groups')
    .values({ ...here, id: group, title: 'Школа молодого педагога', school_year: 2025 })
    .execute();
  await ctx.db
    .insertInto('development.group_members')
    .values(members.map((person_id) => ({ ...here, group_id: group, person_id, joined_on: '2025-10-01' })))
    .execute();
  await ctx.db
    .insertInto('development.group_meetings')
    .values({
      ...here,
      id: meeting,
      group_id: group,
      held_on: '2025-11-12',
      topic: 'Первый класс и родители',
      hours: 2,
    })
    .execute();
  await ctx.db
    .insertInto('development.attendances')
    .values(members.map((person_id) => ({ ...here, meeting_id: meeting, person_id })))
    .execute();
}

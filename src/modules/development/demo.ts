// The demonstration's training: invented providers and courses, years of records, the same for the same territory.
import { sql } from 'kysely';
import { addDays, addMonths } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { upsertStaff } from '../people/index.ts';
import { insertCourse, insertProvider } from './course.commands.ts';
import type { TrainingForm, TrainingKind } from './course.text.ts';

const providers = [
  {
    name: 'Институт развития образования',
    shortName: 'ИРО',
    kind: 'institute' as const,
    licence: 'лицензия от 14.03.2019 № 118',
    contact: 'учебный отдел, 8 (800) 000-00-01',
  },
  {
    name: 'Педагогический университет, факультет дополнительного образования',
    shortName: 'Педуниверситет',
    kind: 'university' as const,
    licence: 'лицензия от 02.06.2020 № 254',
    contact: 'деканат, 8 (800) 000-00-02',
  },
  {
    name: 'Центр непрерывного повышения профессионального мастерства',
    shortName: 'ЦНППМ',
    kind: 'centre' as const,
    licence: '',
    contact: 'приёмная, 8 (800) 000-00-03',
  },
];

interface DemoCourse {
  readonly title: string;
  readonly provider: number;
  readonly kind: TrainingKind;
  readonly form: TrainingForm;
  readonly hours: number;
  readonly startsOn: string;
  readonly weeks: number;
  readonly positions: string[];
  readonly subjects: string[];
}

const teacher = ['учитель'];
const courses: readonly DemoCourse[] = [
  {
    title: 'Обновлённые ФГОС: планирование урока и оценивание',
    provider: 0,
    kind: 'advanced',
    form: 'mixed',
    hours: 36,
    startsOn: '2026-04-13',
    weeks: 4,
    positions: teacher,
    subjects: [],
  },
  {
    title: 'Функциональная грамотность на уроках математики',
    provider: 0,
    kind: 'advanced',
    form: 'distance',
    hours: 24,
    startsOn: '2026-05-11',
    weeks: 3,
    positions: teacher,
    subjects: ['Математика'],
  },
  {
    title: 'Речевое развитие дошкольника в игре',
    provider: 2,
    kind: 'advanced',
    form: 'on-site',
    hours: 18,
    startsOn: '2026-04-20',
    weeks: 1,
    positions: ['воспитатель', 'старший воспитатель'],
    subjects: [],
  },
  {
    title: 'Управление образовательной организацией',
    provider: 1,
    kind: 'retraining',
    form: 'mixed',
    hours: 260,
    startsOn: '2026-09-14',
    weeks: 24,
    positions: ['директор', 'заведующий', 'заместитель директора'],
    subjects: [],
  },
  {
    title: 'Наставничество в школе: программа и сопровождение',
    provider: 2,
    kind: 'advanced',
    form: 'mixed',
    hours: 36,
    startsOn: '2026-10-05',
    weeks: 5,
    positions: [],
    subjects: [],
  },
  {
    title: 'Работа с текстом на уроках русского языка',
    provider: 0,
    kind: 'advanced',
    form: 'distance',
    hours: 24,
    startsOn: '2026-03-02',
    weeks: 3,
    positions: teacher,
    subjects: ['Русский язык', 'Литература'],
  },
];

/** A small whole number that depends on the text alone: the same demonstration every time. */
function mixed(text: string): number {
  let state = 2166136261;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  return (state ^ (state >>> 13)) >>> 0;
}

const titles: Readonly<Record<string, readonly string[]>> = {
  воспитатель: ['Игровые технологии в детском саду', 'Адаптация детей раннего возраста'],
  директор: ['Внутренняя система оценки качества образования', 'Правовые основы управления школой'],
  заведующий: ['Управление детским садом: кадры и качество'],
  методист: ['Методическая поддержка педагогов: от запроса к результату'],
};
const usualTitles = [
  'Современный урок: цели, приёмы, оценивание',
  'Дети с особыми потребностями в классе',
  'Цифровые средства учителя',
];

interface Staff {
  readonly person_id: string;
  readonly institution_id: string | null;
  readonly unit: string | null;
  readonly position: string;
  readonly subject: string;
}

const begins = (text: string, today: string): string => addDays(addMonths(today, -60), mixed(text) % 1700);

function pastRecord(ctx: WriteCtx, staff: Staff, order: number, number: number) {
  const { today } = ctx;
  const names = titles[staff.position] ?? usualTitles;
  const startsOn = begins(
    `${number}/${staff.position}/${staff.subject}/${order}/${ctx.territory.slug}`,
    today,
  );
  const endsOn = addDays(startsOn, 14 + (number % 4) * 7);
  const isOver = endsOn < today;
  const chance = mixed(`${number}:${order}`) % 20;
  const state = !isOver
    ? 'started'
    : chance === 0
      ? 'dropped'
      : chance < 3 && endsOn > addMonths(today, -12)
        ? 'completed'
        : 'certified';
  return {
    territory_id: ctx.territory.id,
    id: newId(ctx.now),
    person_id: staff.person_id,
    institution_id: staff.institution_id,
    unit: staff.unit,
    position: staff.position,
    subject: staff.subject,
    title: names[number % names.length] ?? '',
    provider: providers[number % 3]?.shortName ?? '',
    kind: 'advanced',
    form: number % 2 ? 'distance' : 'mixed',
    hours: [16, 24, 36, 72][number % 4] ?? 36,
    starts_on: startsOn,
    ends_on: endsOn,
    state,
    reason: state === 'dropped' ? 'болезнь, справка представлена' : '',
    document_number: state === 'certified' ? `${52_000 + number}-${order}` : '',
    document_date: state === 'certified' ? endsOn : null,
    source: 'import',
  };
}

/** Every worker of the territory with the post of the day, in a stable order. */
async function staffOfTerritory(ctx: WriteCtx): Promise<Staff[]> {
  return ctx.db
    .selectFrom('people.posts as t')
    .select(['t.person_id', 't.institution_id', 't.unit', 't.position'])
    .select(
      sql<string>`coalesce((select string_agg(s.subject, ', ' order by s.subject) from people.post_subjects s
        where s.territory_id = t.territory_id and s.post_id = t.id), '')`.as('subject'),
    )
    .where('t.territory_id', '=', ctx.territory.id)
    .where('t.employment', '=', 'main')
    .where('t.unit', 'is distinct from', 'authority')
    .orderBy('t.person_id')
    .execute();
}

async function insertRecords(ctx: WriteCtx, staff: readonly Staff[]): Promise<void> {
  const rows = staff.flatMap((each, number) => {
    const chance = number % 7;
    if (chance === 6) return [];
    const last = pastRecord(ctx, each, 1, number);
    return chance < 3 ? [last, pastRecord(ctx, each, 2, number)] : [last];
  });
  for (let from = 0; from < rows.length; from += 500)
    await ctx.db
      .insertInto('development.records')
      .values(rows.slice(from, from + 500))
      .execute();
}

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

async function inventNovices(ctx: WriteCtx): Promise<string[]> {
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

async function pairUp(ctx: WriteCtx, [menteeId]: readonly string[]): Promise<void> {
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
async function openSchool(ctx: WriteCtx, members: readonly string[]): Promise<void> {
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

/** Fills the room of a territory; people and institutions are there already, partners by their short names. */
export async function loadDevelopmentDemo(
  ctx: WriteCtx,
  partners: ReadonlyMap<string, string>,
): Promise<void> {
  const ids: string[] = [];
  for (const each of providers) {
    const partnerId = partners.get(each.shortName) ?? null;
    ids.push(await insertProvider(ctx, { ...each, partnerId, email: '', site: '' }));
  }
  for (const { provider, weeks, ...each } of courses)
    await insertCourse(ctx, {
      ...each,
      providerId: ids[provider] ?? '',
      programme: '',
      endsOn: addDays(each.startsOn, weeks * 7 - 3),
      terms: '',
    });
  const staff = await staffOfTerritory(ctx);
  await insertRecords(ctx, staff);
  const young = await inventNovices(ctx);
  await pairUp(ctx, young);
  await openSchool(ctx, young);
}

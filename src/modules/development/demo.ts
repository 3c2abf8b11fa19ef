// The demonstration's training: invented providers and courses, years of records, the same for the same territory.
import { sql } from 'kysely';
import { addDays, addMonths } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
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

/** Fills the room of a territory; people and institutions are there already. */
export async function loadDevelopmentDemo(ctx: WriteCtx): Promise<void> {
  const ids: string[] = [];
  for (const each of providers) ids.push(await insertProvider(ctx, { ...each, email: '', site: '' }));
  for (const { provider, weeks, ...each } of courses)
    await insertCourse(ctx, {
      ...each,
      providerId: ids[provider] ?? '',
      programme: '',
      endsOn: addDays(each.startsOn, weeks * 7 - 3),
      terms: '',
    });
  await insertRecords(ctx, await staffOfTerritory(ctx));
}

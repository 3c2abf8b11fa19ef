// Believable invented records for the demonstration's people: categories old and new, education, service, awards.
import { addDays, type CivilDate } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { seededNumbers } from '../people/index.ts';
import { keepAnswer } from './answer.commands.ts';
import { attestedPositions } from './attested.ts';

interface Worker {
  readonly personId: string;
  readonly position: string;
  readonly detail: string;
  readonly institutionId: string | null;
  readonly bornOn: CivilDate | null;
}

type Row = Record<string, unknown> & { id: string; territory_id: number; person_id: string };

interface Rows {
  readonly categories: Row[];
  readonly educations: Row[];
  readonly distinctions: Row[];
  readonly publications: Row[];
  readonly service_statements: Row[];
}

const institutes = [
  'Нижегородский государственный педагогический университет имени Козьмы Минина',
  'Мининский университет',
  'Арзамасский государственный педагогический институт имени А. П. Гайдара',
  'Красноярский государственный педагогический университет имени В. П. Астафьева',
  'Чеченский государственный педагогический университет',
];
const colleges = ['Городецкий губернский колледж', 'Дзержинский педагогический колледж'];
const awards = [
  'Почётная грамота Министерства просвещения Российской Федерации',
  'Благодарность Министерства просвещения Российской Федерации',
  'нагрудный знак «Почётный работник воспитания и просвещения Российской Федерации»',
];

const commission = 'аттестационная комиссия министерства образования';
const dotted = (day: string) => day.split('-').reverse().join('.');

/** Categories end around the demonstration's spring: some lapsed, some ending, most with years ahead or without a term. */
const grantDays = [
  '2020-12-24',
  '2021-04-28',
  '2021-06-24',
  '2021-12-23',
  '2022-05-26',
  '2022-12-22',
  '2023-05-25',
];
const newDays = ['2023-10-26', '2024-02-29', '2024-05-30', '2024-12-26', '2025-04-24', '2025-12-25'];

/** Fills the context's territory after its people are there. */
export async function loadQualificationDemo(ctx: WriteCtx): Promise<void> {
  const workers = await ctx.db
    .selectFrom('people.posts as t')
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 't.territory_id').onRef('p.id', '=', 't.person_id'),
    )
    .select(['t.person_id as personId', 't.position', 't.detail', 't.institution_id as institutionId'])
    .select('p.birth_date as bornOn')
    .where('t.territory_id', '=', ctx.territory.id)
    .where('t.position', 'in', [...attestedPositions])
    .orderBy('p.surname')
    .orderBy('p.given')
    .orderBy('p.patronymic')
    .execute();
  const next = seededNumbers(ctx.territory.id * 104_729);
  const rows: Rows = {
    ...{ categories: [], educations: [], distinctions: [], publications: [], service_statements: [] },
  };
  const known = new Set<string>();
  for (const worker of workers) {
    if (known.has(worker.personId)) continue;
    known.add(worker.personId);
    describe(ctx, worker, next, rows);
  }
  for (const [table, all] of Object.entries(rows) as [keyof Rows, Row[]][]) {
    for (let from = 0; from < all.length; from += 1000)
      await ctx.db
        .insertInto(`qualification.${table}`)
        .values(all.slice(from, from + 1000) as never)
        .execute();
  }
  await insertServiceHeads(ctx);
  await insertApplications(ctx, workers, rows.categories);
  await insertIndicators(ctx);
  await keepAnswers(ctx);
}

/** Heads of the service came from schools: education and length of service are known. */
async function insertServiceHeads(ctx: WriteCtx): Promise<void> {
  const territory_id = ctx.territory.id;
  const heads = await ctx.db
    .selectFrom('people.posts')
    .select('person_id')
    .where('territory_id', '=', territory_id)
    .where('unit', '=', 'centre')
    .where('position', 'in', ['директор', 'заведующий', 'начальник', 'руководитель'])
    .execute();
  if (heads.length === 0) return;
  const own = heads.map(({ person_id }) => ({ territory_id, id: newId(ctx.now), person_id }));
  await ctx.db
    .insertInto('qualification.educations')
    .values(
      own.map((row) => ({
        ...{ ...row, level: 'higher', pedagogical: true, year: 1998, speciality: 'Педагогика и психология' },
        ...{ place: institutes[territory_id % institutes.length] ?? '', document: 'диплом' },
      })),
    )
    .execute();
  await ctx.db
    .insertInto('qualification.service_statements')
    .values(
      own.map((row) => ({
        ...{ ...row, id: newId(ctx.now), kind: 'pedagogical', on_date: '2025-09-01', months: 264 },
        document: 'трудовая книжка',
      })),
    )
    .execute();
}

/** Half a dozen under way on the demonstration's morning: some just filed, one with the session in April. */
async function insertApplications(ctx: WriteCtx, workers: readonly Worker[], categories: readonly Row[]) {
  const held = new Set(categories.map((each) => each.person_id));
  const asking = workers
    .filter((each) => each.institutionId !== null && !held.has(each.personId))
    .slice(0, 6);
  if (asking.length === 0) return;
  await ctx.db
    .insertInto('qualification.applications')
    .values(
      asking.map((each, index) => {
        const filedOn = addDays(ctx.today, -26 + index * 4);
        const isExamined = index < 2;
        const from = addDays(ctx.today, -8);
        return {
          ...{ territory_id: ctx.territory.id, id: newId(ctx.now), person_id: each.personId, kind: 'first' },
          ...{
            institution_id: each.institutionId,
            position: each.position,
            way: 'portal',
            filed_on: filedOn,
          },
          ...{ act: 'приказ Минпросвещения России от 24.03.2023 № 196', consider_by: addDays(filedOn, 30) },
          ...(isExamined
            ? {
                state: 'examined',
                examined_from: from,
                decide_by: addDays(from, 60),
                session_on: '2026-04-23',
              }
            : {}),
        };
      }),
    )
    .execute();
}

function describe(ctx: WriteCtx, worker: Worker, next: (below: number) => number, rows: Rows): void {
  const of = (row: Record<string, unknown>): Row => ({
    territory_id: ctx.territory.id,
    id: newId(ctx.now),
    person_id: worker.personId,
    ...row,
  });
  // Nobody began to teach before twenty-one.
  const possible = worker.bornOn ? Math.max(0, 2025 - Number(worker.bornOn.slice(0, 4)) - 22) : 40;
  const years = Math.min(possible, next(100) < 14 ? next(3) : 3 + next(34));
  rows.service_statements.push(
    of({
      kind: 'pedagogical',
      on_date: '2025-09-01',
      months: years * 12 + next(12),
      document: 'штатный список организации на 01.09.2025',
    }),
  );
  rows.educations.push(of(educationOf(worker, years, next)));
  const category = categoryOf(worker, years, next);
  if (category) rows.categories.push(of(category));
  if (category?.kind === 'highest' && category.granted_on > '2023-09' && next(5) === 0) {
    const day = addDays(category.granted_on, 150);
    rows.categories.push(of(granted(next(2) ? 'mentor' : 'methodist', worker.position, day, next)));
  }
  if (years > 8 && next(6) === 0) {
    const day = `${2015 + next(10)}-10-05`;
    const document = `приказ от ${dotted(day)} № ${100 + next(900)}`;
    rows.distinctions.push(of({ kind: 'award', name: awards[next(awards.length)], given_on: day, document }));
  }
  if (years > 5 && next(9) === 0) {
    const year = 2021 + next(5);
    rows.publications.push(
      of({
        title: `Из опыта работы: ${worker.position} ${worker.detail}`.trim(),
        imprint: `Методический сборник района. — ${year}. — С. ${5 + next(60)}`,
        year,
      }),
    );
  }
}

function educationOf(worker: Worker, years: number, next: (below: number) => number) {
  const isVocational = next(100) < (worker.position === 'воспитатель' ? 38 : 9);
  const isPedagogical = next(100) < 90;
  const subject = worker.detail || worker.position;
  return {
    level: isVocational ? 'vocational' : next(100) < 22 ? 'bachelor' : 'higher',
    pedagogical: isPedagogical,
    place: isVocational ? colleges[next(colleges.length)] : institutes[next(institutes.length)],
    year: 2025 - years,
    speciality: isPedagogical ? 'Педагогическое образование' : 'Экономика и управление',
    qualification: isPedagogical ? `${isVocational ? 'воспитатель' : 'учитель'}: ${subject}` : 'экономист',
  };
}

const granted = (kind: string, position: string, day: string, next: (below: number) => number) => ({
  ...{ kind, position, granted_on: day },
  body: kind === 'conformity' ? 'аттестационная комиссия организации' : commission,
  document:
    kind === 'conformity'
      ? `протокол от ${dotted(day)} № ${1 + next(9)}`
      : `приказ министерства от ${dotted(day)} № 316-01-63-${100 + next(2900)}/${day.slice(2, 4)}`,
});

function categoryOf(worker: Worker, years: number, next: (below: number) => number) {
  const chance = next(100);
  if (years < 2 || chance >= 78) return null;
  const kind = chance < 14 ? 'conformity' : chance < 46 || years < 5 ? 'first' : 'highest';
  const days = kind === 'conformity' || next(100) < 42 ? grantDays : newDays;
  return granted(kind, worker.position, days[next(days.length)] ?? '2024-05-30', next);
}

const demoIndicators = [
  { name: 'Уровень категории', unit: '', formula: 'category-level', target: 2 },
  { name: 'Педагогический стаж', unit: 'лет', formula: 'pedagogical-years', target: null },
  { name: 'Публикации за пять лет', unit: '', formula: 'publications-5-years', target: 1 },
  { name: 'Качество знаний по итогам года', unit: '%', formula: null, target: 55 },
  { name: 'Доля учеников — участников олимпиад', unit: '%', formula: null, target: null },
];

/** One edition in force since the beginning of the school year. */
async function insertIndicators(ctx: WriteCtx): Promise<void> {
  const territory_id = ctx.territory.id;
  const set = { territory_id, id: newId(ctx.now), edition: 1, title: 'Качество работы педагога' };
  await ctx.db
    .insertInto('qualification.indicator_sets')
    .values({ ...set, act: 'приказ службы от 29.08.2025 № 14', starts_on: '2025-09-01', state: 'approved' })
    .execute();
  await ctx.db
    .insertInto('qualification.indicators')
    .values(
      demoIndicators.map((each, index) => ({
        ...{ territory_id, id: newId(ctx.now), set_id: set.id, ordinal: index + 1 },
        ...each,
      })),
    )
    .execute();
}

/** What the ministry asked in January, as the methodist answered it. */
async function keepAnswers(ctx: WriteCtx): Promise<void> {
  const roles = [{ kind: 'methodist', scope: { kind: 'territory' as const } }];
  const methodist = { ...ctx, actor: { ...ctx.actor, roles } };
  await keepAnswer.run(
    methodist,
    {
      title: 'Учителя математики без первой и высшей категории на 1 января 2026 г.',
      askedBy: 'министерство, звонок 12 января',
      query: 'position=учитель&subject=Математика&category=without&on=2026-01-01',
    },
    undefined,
  );
}

// The demonstration's year of the inter-municipal centre (001 §6): its plan, done and late lines, as they stand in spring.
import { addDays } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { reference } from './demo.reference.ts';
import { demoDone as done, onDay as on } from './demo.steps.ts';
import { confirmLine, linkDocument, reportLine } from './execution/execution.commands.ts';
import { termColumns } from './line/line.cells.ts';
import { type Line, linesOf } from './line/line.queries.ts';
import { emptyLine, insertLines } from './line/line.writing.ts';
import { approvePlan, submitPlan } from './plan/plan.approval.ts';
import { introducePlan, startPlan } from './plan/plan.commands.ts';
import { anyPlan } from './plan/plan.queries.ts';

type Who = 'head' | 'methodist' | 'coordinator';
/** Direction, task, title, form, term, audience, place, who answers, result, whether it is done. */
type CentreLine = readonly [string, string, string, string, string, string, string, Who, string, 'done'?];

const city = 'г. Бугуруслан, МКУ «ИМЦ»';
const schoolYear = 2025;

const centreLines: readonly CentreLine[] = [
  [
    ...([
      'analytical',
      'exams',
      'Анализ результатов ГИА 2025 года в семи территориях',
      'мониторинг',
    ] as const),
    ...(['до 15 сентября', 'методисты служб', '', 'methodist', 'аналитическая справка', 'done'] as const),
  ],
  [
    ...([
      'analytical',
      'consulting',
      'Мониторинг профессиональных затруднений педагогов',
      'анкетирование',
    ] as const),
    ...(['октябрь', 'учителя-предметники', '', 'methodist', 'перечень запросов', 'done'] as const),
  ],
  [
    ...(['organisational', 'network', 'Совещание руководителей методических служб', 'совещание'] as const),
    ...(['12 февраля', 'руководители служб', city, 'head', 'решение совещания', 'done'] as const),
  ],
  [
    ...([
      'organisational',
      'associations',
      'Межмуниципальный семинар учителей математики',
      'семинар',
    ] as const),
    ...(['20 ноября', 'учителя математики, руководители РМО', 'МБОУ «Лицей № 1»', 'methodist'] as const),
    ...(['сборник заданий', 'done'] as const),
  ],
  [
    ...([
      'organisational',
      'associations',
      'Практикум учителей русского языка по итоговому сочинению',
    ] as const),
    ...(['практикум', '14 ноября', 'учителя русского языка', 'МАОУ «Гимназия № 1»', 'coordinator'] as const),
    ...(['критерии с примерами', 'done'] as const),
  ],
  [
    ...([
      'organisational',
      'exams',
      'Межмуниципальная сетевая школа: зимняя сессия',
      'сетевая школа',
    ] as const),
    ...([
      'январь',
      'высокомотивированные выпускники',
      city,
      'methodist',
      'программа сессии',
      'done',
    ] as const),
  ],
  [
    ...(['information', 'resources', 'Сборник лучших уроков педагогов территорий', 'издание'] as const),
    ...(['до 20 марта', 'педагоги-тьюторы', '', 'coordinator', 'электронный сборник'] as const),
  ],
  [
    ...(['analytical', 'exams', 'Пробный экзамен по математике в 9 классах семи территорий'] as const),
    ...([
      'диагностика',
      '17 марта',
      'девятиклассники',
      'школы территорий',
      'methodist',
      'анализ работ',
    ] as const),
  ],
  [
    ...([
      'organisational',
      'network',
      'Методический десант в Матвеевский район',
      'выезд',
      '9 апреля',
    ] as const),
    ...(['методисты, тьюторы', 'с. Матвеевка', 'head', 'адресные рекомендации'] as const),
  ],
  [
    ...(['consulting', 'consulting', 'Консультации тьюторов для педагогов группы риска'] as const),
    ...(['консультация', 'апрель', 'педагоги школ с низкими результатами', '', 'coordinator'] as const),
    ...(['журнал консультаций'] as const),
  ],
  [
    ...([
      'organisational',
      'associations',
      'Ярмарка методических идей территорий',
      'ярмарка',
      '23 апреля',
    ] as const),
    ...(['педагоги семи территорий', city, 'coordinator', 'банк материалов'] as const),
  ],
  [
    ...([
      'organisational',
      'exams',
      'Межмуниципальная сетевая школа: весенняя сессия',
      'сетевая школа',
    ] as const),
    ...(['с 27 по 30 апреля', 'высокомотивированные выпускники', city, 'methodist'] as const),
    ...(['программа сессии'] as const),
  ],
  [
    ...([
      'information',
      'resources',
      'Пополнение электронного банка материалов центра',
      'работа с банком',
    ] as const),
    ...(['1 раз в четверть', 'методисты служб', '', 'coordinator', 'новые материалы'] as const),
  ],
  [
    ...([
      'organisational',
      'network',
      'Совещание руководителей служб: итоги года',
      'совещание',
      '28 мая',
    ] as const),
    ...(['руководители служб', city, 'head', 'анализ работы за год'] as const),
  ],
  [
    ...(['analytical', 'programmes', 'Анализ работы центра за учебный год', 'анализ', 'до 20 июня'] as const),
    ...(['методисты', '', 'head', 'анализ работы'] as const),
  ],
];

type Staff = Readonly<Record<Who | 'chief', string>>;

async function draft(ctx: WriteCtx, staff: Staff): Promise<string> {
  const { id } = await done<{ id: string }>(ctx, startPlan, { schoolYear });
  await insertLines(
    ctx,
    id,
    centreLines.map(([direction, task, title, form, term, audience, place, who, result]) => ({
      ...emptyLine,
      ...{ direction, task, title, form, audience, place, result },
      ...termColumns(term, schoolYear),
      responsible_id: staff[who],
    })),
  );
  await done(ctx, introducePlan, {
    ...{ id, version: 1 },
    analysis:
      'В 2024/2025 учебном году в делах центра участвовали педагоги всех семи территорий. Слабым местом осталась подготовка к ОГЭ по математике в сельских школах.',
    goal: 'Координация методических служб семи территорий для качественной подготовки выпускников.',
    tasks:
      '1. Помочь руководителям ГМО и РМО провести межмуниципальные мероприятия.\n2. Развить систему тьюторов.\n3. Собрать фонд лучших материалов.',
  });
  return id;
}

async function carryOut(ctx: WriteCtx, staff: Staff, line: Line): Promise<void> {
  const day = addDays(line.endsOn ?? '2026-04-01', -1);
  const isHeads = line.responsibleId === staff.head;
  const who = on(ctx, day, line.responsibleId, isHeads ? 'centre-head' : 'methodist');
  const documentId = await reference(who, line.title, line.form);
  await done(who, linkDocument, { id: line.id, documentId, happenedOn: day });
  const outcome = `Проведено, ${line.result}`;
  await done(who, reportLine, { id: line.id, version: line.version, doneOn: day, outcome });
  const confirms = isHeads
    ? on(ctx, addDays(day, 1), staff.chief, 'authority-head')
    : on(ctx, addDays(day, 1), staff.head, 'centre-head');
  await done(confirms, confirmLine, { id: line.id, version: line.version + 1 });
}

export async function loadCentrePlan(ctx: WriteCtx, people: ReadonlyMap<string, string>): Promise<void> {
  const [head, methodist, coordinator, chief] = ['mmc', 'methodist', 'coordinator', 'head'].map((each) =>
    people.get(`buguruslan-${each}`),
  );
  if (!head || !methodist || !coordinator || !chief) return;
  const staff: Staff = { head, methodist, coordinator, chief };
  const director = on(ctx, '2025-09-01', head, 'centre-head');
  const id = await draft(director, staff);
  const version = async () => (await anyPlan(ctx, id))?.version;
  await done(on(ctx, '2025-09-02', head, 'centre-head'), submitPlan, { id, version: await version() });
  await done(on(ctx, '2025-09-03', chief, 'authority-head'), approvePlan, { id, version: await version() });
  const isDone = new Set(centreLines.filter((line) => line[9] === 'done').map((line) => line[2]));
  for (const line of await linesOf(director, id, []))
    if (isDone.has(line.title)) await carryOut(ctx, staff, line);
}

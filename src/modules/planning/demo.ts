// The demonstration's year of Sosnovy Bor, played through the room's own commands on the days it happened.
import { addDays } from '../../kernel/clock.ts';
import type { AnyCommand } from '../../kernel/command.ts';
import type { Actor, WriteCtx } from '../../kernel/ctx.ts';
import { addByCorrection, cancelLine, moveLine, reassignLine } from './correction/correction.commands.ts';
import { approveCorrection } from './correction/correction.deciding.ts';
import { loadCentrePlan } from './demo.centre.ts';
import { playCyclogram } from './demo.cyclogram.ts';
import type { Fate } from './demo.line.ts';
import { demoSections } from './demo.lines.ts';
import { factDays, linksOfLines, placesOfLines } from './demo.links.ts';
import { reference } from './demo.reference.ts';
import { demoDone, onDay } from './demo.steps.ts';
import { confirmLine, failLine, linkDocument, reportLine } from './execution/execution.commands.ts';
import { termColumns } from './line/line.cells.ts';
import { type Line, linesOf, visibleLine } from './line/line.queries.ts';
import { emptyLine, insertLines } from './line/line.writing.ts';
import { linkLine } from './link/link.commands.ts';
import { refOf, subjectsByWords } from './link/link.subjects.ts';
import { approvePlan, submitPlan } from './plan/plan.approval.ts';
import { introducePlan, startPlan } from './plan/plan.commands.ts';
import { anyPlan } from './plan/plan.queries.ts';
import { setCourse } from './plan/strategy.ts';
import { loadReadingDemo } from './reading/reading.demo.ts';

type Staff = Readonly<Record<'head' | 'innovation' | 'gifted' | 'chair', string>>;

const schoolYear = 2025;

const course = {
  goal: 'Создание информационно-методических и организационно-методических условий, влияющих на развитие качества образования.',
  tasks:
    '1. Сопровождать переход на обновлённые программы.\n2. Удержать в Школе молодого педагога не менее 80 % участников.\n3. Распространить опыт опорных площадок.',
};

async function draftPlan(ctx: WriteCtx, staff: Staff): Promise<string> {
  const { id } = await demoDone<{ id: string }>(ctx, startPlan, { schoolYear });
  const rows = Object.entries(demoSections).flatMap(([direction, lines]) =>
    lines.map(([title, form, term, audience, who, result, task]) => ({
      ...emptyLine,
      ...{ direction, title, form, audience, result, task },
      ...termColumns(term, schoolYear),
      responsible_id: staff[who],
      responsible_words: form === 'заседание' ? 'руководители ГМО, методисты' : '',
      place: placesOfLines[title] ?? '',
      cost_planned: form === 'конкурс' ? 18_000 : form === 'конференция' ? 42_500 : null,
      funding: form === 'конкурс' || form === 'конференция' ? 'муниципальный бюджет' : '',
      programme: form === 'олимпиада' || form === 'игра' ? 'Муниципальная программа «Одарённые дети»' : '',
      source: form === 'мониторинг' ? ('authority' as const) : ('own' as const),
    })),
  );
  await insertLines(ctx, id, rows);
  await playCyclogram(ctx, { id, schoolYear }, staff);
  // Strategy is the committee's (004 §3.1): its head sets the goal and the tasks, the service writes the rest.
  await demoDone(onDay(ctx, '2025-09-01', staff.chair, 'authority-head'), setCourse, {
    ...{ id, version: 1 },
    ...course,
  });
  await demoDone(ctx, introducePlan, {
    id,
    version: 2,
    analysis:
      'В 2024/2025 учебном году работали 14 городских методических объединений и две творческие группы. Проведено 63 семинара и практикума.\nСлабым местом осталось участие молодых педагогов: из 41 на занятия Школы молодого педагога приходили 26.',
    ...course,
  });
  return id;
}

interface Play {
  readonly ctx: WriteCtx;
  readonly staff: Staff;
  readonly line: Line;
}

/** The responsible methodist, or the head over the head's own lines. */
const roleOf = ({ staff, line }: Play) => (line.responsibleId === staff.head ? 'centre-head' : 'methodist');
const asResponsible = (play: Play, day: string) =>
  onDay(play.ctx, day, play.line.responsibleId, roleOf(play));
const asConfirmer = ({ ctx, staff, line }: Play, day: string) =>
  line.responsibleId === staff.head
    ? onDay(ctx, day, staff.chair, 'authority-head')
    : onDay(ctx, day, staff.head, 'centre-head');

const fresh = async ({ ctx, line }: Play) => {
  const now = await visibleLine({ ...ctx, actor: system }, line.id);
  return { id: line.id, version: now?.version ?? line.version };
};
const system: Actor = {
  kind: 'system',
  accountId: null,
  personId: null,
  name: '',
  roles: [],
  tokenScopes: null,
};

const lastDay = (line: Line): string => addDays(line.endsOn ?? `${schoolYear + 1}-04-01`, -1);

async function prove(play: Play, day: string): Promise<void> {
  const who = asResponsible(play, day);
  const documentId = await reference(who, play.line.title, play.line.form);
  await demoDone(who, linkDocument, { id: play.line.id, documentId, happenedOn: day });
}

async function report(play: Play, day: string, explanation = ''): Promise<void> {
  await prove(play, day);
  const outcome = `Проведено, ${play.line.result}`;
  const costActual = play.line.costPlanned === null ? null : play.line.costPlanned - 1_350;
  await demoDone(asResponsible(play, day), reportLine, {
    ...(await fresh(play)),
    ...{ doneOn: day, outcome, costActual, explanation },
  });
}

async function confirm(play: Play, day: string): Promise<void> {
  await demoDone(asConfirmer(play, day), confirmLine, await fresh(play));
}

async function correct(
  play: Play,
  command: AnyCommand,
  day: string,
  more: Record<string, unknown>,
): Promise<void> {
  const made = await demoDone<{ id: string }>(asResponsible(play, day), command, {
    ...(await fresh(play)),
    ...more,
  });
  await demoDone(onDay(play.ctx, addDays(day, 2), play.staff.chair, 'authority-head'), approveCorrection, {
    id: made.id,
    version: 1,
  });
}

async function link(play: Play): Promise<void> {
  const who = onDay(play.ctx, '2026-03-31', play.staff.head, 'centre-head');
  for (const words of linksOfLines[play.line.title] ?? []) {
    const [subject] = await subjectsByWords(who, words, 1);
    if (!subject) throw new Error(`Demonstration: nothing is called ${words}`);
    await demoDone(who, linkLine, { id: play.line.id, subject: refOf(subject) });
  }
}

const fates: Readonly<Record<Fate, (play: Play) => Promise<void>>> = {
  done: async (play) => {
    const day = lastDay(play.line);
    await report(play, day);
    await confirm(play, addDays(day, 2));
  },
  late: async (play) => {
    const day = addDays(lastDay(play.line), 3);
    await report(play, day, 'Материалы организаций пришли позже назначенного дня');
    await confirm(play, day);
  },
  reported: (play) => report(play, lastDay(play.line)),
  moved: (play) =>
    correct(play, moveLine, addDays(lastDay(play.line), -20), {
      ...{ term: 'вторая половина апреля', reason: 'Сроки области сдвинуты', source: 'authority' },
      sourceDocument: 'письмо Комитета образования от 06.02.2026 № 04-17',
    }),
  cancelled: (play) =>
    correct(play, cancelLine, addDays(lastDay(play.line), -16), {
      ...{ reason: 'Рекомендовано воздержаться от выездов', source: 'ministry' },
      sourceDocument: 'письмо комитета общего и профессионального образования области от 12.03.2026 № 19-551',
    }),
  reassigned: async (play) => {
    await correct(play, reassignLine, addDays(lastDay(play.line), -30), {
      ...{ responsibleId: play.staff.innovation, reason: 'Отпуск ответственного методиста', source: 'own' },
    });
    const { ctx, staff } = play;
    const line = { ...play.line, responsibleId: staff.innovation };
    await report({ ctx, staff, line }, lastDay(line));
    await confirm({ ctx, staff, line }, addDays(lastDay(line), 3));
  },
  failed: async (play) => {
    const reason = 'Не набралась группа: из 14 школ заявились две';
    await demoDone(asConfirmer(play, addDays(lastDay(play.line), 10)), failLine, {
      ...(await fresh(play)),
      reason,
    });
  },
};

/** Dates of the cyclogram that have come by spring were kept. */
const fateOfGiven = (line: Line): Fate | undefined =>
  line.ruleId !== null && line.times === null && (line.endsOn ?? '') <= '2026-04-01' ? 'done' : undefined;

/** Sosnovy Bor and the centre of Buguruslan plan their year in the demonstration: other services begin with an empty page. */
export async function loadPlanningDemo(ctx: WriteCtx, people: ReadonlyMap<string, string>): Promise<void> {
  if (ctx.territory.slug === 'buguruslan') return loadCentrePlan(ctx, people);
  const [head, innovation, gifted, chair] = ['gmk', 'methodist', 'methodist-2', 'head'].map((each) =>
    people.get(`sosnovy-${each}`),
  );
  if (ctx.territory.slug !== 'sosnovy-bor' || !head || !innovation || !gifted || !chair) return;
  const staff: Staff = { head, innovation, gifted, chair };
  const id = await draftPlan(onDay(ctx, '2025-09-01', head, 'centre-head'), staff);
  const version = async () => (await anyPlan(ctx, id))?.version;
  await demoDone(onDay(ctx, '2025-09-02', head, 'centre-head'), submitPlan, { id, version: await version() });
  await demoDone(onDay(ctx, '2025-09-03', chair, 'authority-head'), approvePlan, {
    id,
    version: await version(),
  });
  const fateOf = new Map(
    Object.values(demoSections).flatMap((rows) => rows.map((row) => [row[0], row[7]] as const)),
  );
  for (const line of await linesOf({ ...ctx, actor: system }, id, [])) {
    const play: Play = { ctx, staff, line };
    for (const day of factDays[line.title] ?? []) await prove(play, day);
    const fate = fateOf.get(line.title) ?? fateOfGiven(line);
    if (fate) await fates[fate](play);
    await link(play);
  }
  await demoDone(onDay(ctx, '2026-03-31', innovation, 'methodist'), addByCorrection, {
    ...{
      planId: id,
      title: 'Семинар для наставников молодых педагогов',
      term: '22 апреля',
      responsibleId: innovation,
    },
    ...{ direction: 'organisational', task: 'qualification', form: 'семинар', audience: 'наставники' },
    ...{ result: 'программа наставничества', reason: 'Запросы Школы молодого педагога', source: 'own' },
  });
  // In spring the next year is begun from this one.
  const spring = onDay(ctx, '2026-03-31', head, 'centre-head');
  const next = await demoDone<{ id: string }>(spring, startPlan, { schoolYear: schoolYear + 1, copy: true });
  await loadReadingDemo(spring, demoDone, { executing: id, draft: next.id });
}

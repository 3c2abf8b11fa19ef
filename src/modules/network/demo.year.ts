// The demonstration's year of the network: the centre's plan brought in two editions, acknowledged by all but one, assignments.
import type { WriteCtx } from '../../kernel/ctx.ts';
import {
  approveCorrection,
  demoDone as done,
  linesOfPlan,
  moveLine,
  onDay as on,
  planOfYear,
} from '../planning/index.ts';
import { networkOf } from '../territories/index.ts';
import { giveAssignment, reportAssignment, takeAssignment } from './assignment/assignment.commands.ts';
import { chargesIn } from './assignment/assignment.queries.ts';
import { answerAdvice, giveAdvice } from './governance/advice.commands.ts';
import { lookAround } from './look.ts';
import { nameParticipant } from './participation/participation.commands.ts';
import { acknowledgePlan, publishPlan } from './plan/publication.commands.ts';
import { publicationsIn, publishedLines } from './plan/publication.queries.ts';

const moved = {
  title: 'Ярмарка методических идей территорий',
  term: '29 апреля',
  reason: 'В назначенный день в области проходит пробный экзамен',
  source: 'ministry',
  sourceDocument: 'письмо министерства образования Оренбургской области от 06.02.2026 № 01-23/812',
};

/** Assignments of the centre: title, given on, due on. */
const assignments = [
  ['Списки тьюторов по русскому языку и математике на второе полугодие', '2026-01-19', '2026-02-02'],
  ['Сведения о выпускниках группы риска по математике', '2026-03-02', '2026-03-20'],
  ['Материалы на ярмарку методических идей: не менее трёх от территории', '2026-03-16', '2026-04-10'],
] as const;

async function loadCentre(ctx: WriteCtx, people: ReadonlyMap<string, string>): Promise<void> {
  const [director, chief] = [people.get('buguruslan-mmc') ?? '', people.get('buguruslan-head') ?? ''];
  const plan = await planOfYear(on(ctx, '2025-09-05', director, 'centre-head'), 2025);
  if (!plan) return;
  const note = 'Просим внести сроки в планы территорий.';
  await done(on(ctx, '2025-09-05', director, 'centre-head'), publishPlan, { planId: plan.id, note });
  const proposing = on(ctx, '2026-02-09', director, 'centre-head');
  const line = (await linesOfPlan(proposing, plan)).find(({ title }) => title === moved.title);
  const { id } = await done<{ id: string }>(proposing, moveLine, { ...moved, id: line?.id });
  await done(on(ctx, '2026-02-10', chief, 'authority-head'), approveCorrection, { id, version: 1 });
  await done(on(ctx, '2026-02-16', director, 'centre-head'), publishPlan, { planId: plan.id, note: '' });
  await loadAdvice(ctx, people, plan.id);
  const members = (await networkOf(ctx.db, ctx.territory.id))?.members ?? [];
  for (const [title, givenOn, dueOn] of assignments)
    await done(on(ctx, givenOn, director, 'centre-head'), giveAssignment, {
      ...{ title, dueOn, details: 'Ответ — через «Поручения», с приложением.' },
      members: members.filter((each) => each.id !== ctx.territory.id).map(({ slug }) => slug),
    });
}

/** What the scientific leadership said of the plan; the second word still waits for an answer. */
const advice = [
  ['2026-02-02', 'Добавить консультации для школ, где ОГЭ по математике ниже областного', 'accept'],
  ['2026-03-30', 'Провести ярмарку с участием базовых площадок, показать уроки в записи', ''],
] as const;

async function loadAdvice(ctx: WriteCtx, people: ReadonlyMap<string, string>, planId: string): Promise<void> {
  const [adviser, director] = [people.get('buguruslan-adviser'), people.get('buguruslan-mmc')];
  if (!adviser || !director) return;
  for (const [day, words, decision] of advice) {
    const given = await done<{ id: string }>(on(ctx, day, adviser, 'network-adviser'), giveAdvice, {
      planId,
      words,
    });
    if (decision)
      await done(on(ctx, day, director, 'centre-head'), answerAdvice, {
        ...{ id: given.id, version: 1, decision, answer: 'Внесено в план консультаций на апрель' },
      });
  }
}

/** Who of the services took part: the heads in the meeting, the methodists in the seminars. */
const attended = [
  ['Совещание руководителей методических служб', '2026-02-12', 'head', 'participant'],
  ['Межмуниципальный семинар учителей математики', '2025-11-20', 'methodist', 'speaker'],
  ['Практикум учителей русского языка по итоговому сочинению', '2025-11-14', 'methodist', 'participant'],
] as const;
/** Far services miss some. */
const missed: Readonly<Record<string, number>> = { severny: 1, ponomaryovsky: 2 };

async function loadParticipants(
  ctx: WriteCtx,
  publicationId: string,
  staff: Readonly<Record<'head' | 'methodist', string>>,
): Promise<void> {
  const lines = await publishedLines(ctx, publicationId);
  for (const [title, heldOn, who, part] of attended.slice(missed[ctx.territory.slug] ?? 0)) {
    const line = lines.find((each) => each.title === title);
    if (line)
      await done(on(ctx, '2026-02-20', staff.methodist, 'methodist'), nameParticipant, {
        ...{ lineId: line.lineId, heldOn, personId: staff[who], part },
      });
  }
}

/** Two services are always the last: one has not opened the second edition, one has not sent its list. */
const slow = { plan: ['ponomaryovsky'], assignment: ['severny', 'ponomaryovsky'], late: ['abdulinsky'] };

async function loadMember(ctx: WriteCtx, people: ReadonlyMap<string, string>): Promise<void> {
  const { slug } = ctx.territory;
  const head = people.get(`${slug}-rmk`);
  const methodist = people.get(`${slug}-methodist`);
  const network = await networkOf(ctx.db, ctx.territory.id);
  if (!head || !methodist || !network) return;
  const as = (day: string) => on(ctx, day, head, 'centre-head');
  // What the centre brought in February cannot be known in September: each mark is put under the last edition of its day.
  const [latest] = await publicationsIn(ctx, network.id);
  if (latest && !slow.plan.includes(slug))
    await done(as('2026-02-18'), acknowledgePlan, { publicationId: latest.id });
  if (latest) await loadParticipants(ctx, latest.id, { head, methodist });
  for (const charge of (await chargesIn(ctx, network.id, false)).toReversed()) {
    if (charge.dueOn > '2026-04-01') {
      if (!slow.assignment.includes(slug))
        await done(as('2026-03-18'), takeAssignment, { id: charge.id, executorId: methodist });
      continue;
    }
    if (charge.dueOn > '2026-03-01' && slow.assignment.includes(slug)) continue;
    const isLate = slow.late.includes(slug);
    const day = isLate ? (charge.dueOn > '2026-03-01' ? '2026-03-24' : '2026-02-05') : charge.dueOn;
    await done(as(charge.givenOn), takeAssignment, { id: charge.id, executorId: methodist });
    await done(on(ctx, day, methodist, 'methodist'), reportAssignment, {
      ...{ id: charge.id, outcome: 'Список составлен и проверен с директорами школ' },
      evidence: 'письмо отдела образования',
      lateReason: isLate ? 'Две школы прислали сведения после срока' : '',
    });
  }
}

/** The centre first (its territory is loaded before those of its members), then every member in its own territory. */
export async function loadNetworkYear(ctx: WriteCtx, people: ReadonlyMap<string, string>): Promise<void> {
  const network = await networkOf(ctx.db, ctx.territory.id);
  if (!network) return;
  if (network.hostTerritoryId === ctx.territory.id) await loadCentre(ctx, people);
  else await loadMember(ctx, people);
  await lookAround(ctx, ctx.today);
}

// The demonstration's plans of associations in five territories, and the structure of the next year begun in Sosnovy Bor.
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { type BodyLine, bodyLines } from '../../councils/index.ts';
import { demoDone, onDay } from '../demo.steps.ts';
import { confirmBodies, startFormation } from '../formation/formation.commands.ts';
import { formation } from '../formation/formation.queries.ts';
import { termColumns } from '../line/line.cells.ts';
import { linesOf } from '../line/line.queries.ts';
import { emptyLine, insertLines } from '../line/line.writing.ts';
import { linkLine } from '../link/link.commands.ts';
import { approvePlan, submitPlan } from '../plan/plan.approval.ts';
import { introducePlan } from '../plan/plan.commands.ts';
import { anyPlan, planOfYear } from '../plan/plan.queries.ts';
import { startBodyPlan } from './association.commands.ts';

const schoolYear = 2025;

/** The head of each service, and which of its associations works by a plan already. */
const planned: Readonly<Record<string, readonly [head: string, bodies: readonly string[]]>> = {
  kstovo: ['kstovo-imc', ['РМО начальных классов']],
  buguruslan: ['buguruslan-mmc', ['МО ММЦ математики']],
  'severo-yeniseysky': ['yeniseysky-imc', ['РМО русского языка']],
  kurchaloy: ['kurchaloy-oms', ['РМО чеченского языка', 'РЦ дистанционного образования']],
  'sosnovy-bor': ['sosnovy-gmk', ['ГМО математики']],
};

/** title, form, term, result. */
const work: readonly (readonly [string, string, string, string])[] = [
  ['Установочное заседание: задачи года, состав творческих пар', 'заседание', 'сентябрь', 'план объединения'],
  ['Практикум «Разбор заданий, в которых ошибаются»', 'практикум', 'октябрь', 'памятка'],
  ['Открытые уроки и их взаимный анализ', 'открытый урок', 'в течение года', 'не менее 6 уроков'],
  ['Заседание: итоги полугодия', 'заседание', 'январь', 'справка'],
  ['Мастер-класс опытных педагогов для молодых', 'мастер-класс', 'апрель', 'видеозапись'],
  ['Итоговое заседание и отчёт за год', 'заседание', 'май', 'отчёт'],
];

async function planOf(ctx: WriteCtx, head: string, body: BodyLine): Promise<void> {
  const asHead = (day: string) => onDay(ctx, day, head, 'centre-head');
  const { id } = await demoDone<{ id: string }>(asHead('2025-09-08'), startBodyPlan, {
    ...{ bodyId: body.id, schoolYear, annual: true },
  });
  const plan = await anyPlan(ctx, id);
  const task = plan?.catalogue.tasks[0]?.key ?? '';
  await insertLines(
    ctx,
    id,
    work.map(([title, form, term, result]) => ({
      ...{ ...emptyLine, ...termColumns(term, schoolYear), title, form, result, task },
      ...{ direction: 'organisational', audience: 'участники объединения' },
      responsible_id: body.chairId ?? head,
    })),
  );
  await demoDone(asHead('2025-09-08'), introducePlan, {
    ...{
      id,
      version: 1,
      goal: 'Помочь каждому педагогу объединения решить одну свою методическую задачу за год.',
    },
  });
  await demoDone(asHead('2025-09-09'), submitPlan, { id, version: (await anyPlan(ctx, id))?.version });
  await demoDone(asHead('2025-09-10'), approvePlan, { id, version: (await anyPlan(ctx, id))?.version });
}

/** A line of the service's plan that its expert council looks into: the agenda is offered it. */
async function linkWithCouncil(ctx: WriteCtx, bodies: readonly BodyLine[]): Promise<void> {
  const council = bodies.find((each) => each.kind === 'expert-council');
  const plan = await planOfYear(ctx, schoolYear);
  const lines = plan && council ? await linesOf(ctx, plan.id, [], { q: 'Презентация опыта лицея' }) : [];
  for (const { id } of lines) await demoDone(ctx, linkLine, { id, subject: `councils.body:${council?.id}` });
}

/** After the plan of the service: its lines about an association enter the association's plan. */
export async function loadAssociationPlansDemo(
  ctx: WriteCtx,
  people: ReadonlyMap<string, string>,
): Promise<void> {
  const [login, names] = planned[ctx.territory.slug] ?? ['', []];
  const head = people.get(login);
  if (!head) return;
  const asHead = onDay(ctx, '2026-03-31', head, 'centre-head');
  const bodies = await bodyLines(asHead);
  for (const body of bodies.filter((each) => names.includes(each.shortName))) await planOf(ctx, head, body);
  if (ctx.territory.slug !== 'sosnovy-bor') return;
  await linkWithCouncil(asHead, bodies);
  const { id } = await demoDone<{ id: string }>(asHead, startFormation, { schoolYear: schoolYear + 1 });
  const begun = await formation(asHead, id);
  await demoDone(asHead, confirmBodies, { id, version: 1, bodies: begun?.draft.bodies ?? [] });
}

// What the plan asks of whom today: lines near their term or past it, outcomes to confirm, corrections and plans to approve.
import { addDays } from '../../../kernel/clock.ts';
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import type { Duty } from '../../../kernel/module.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { countOf } from '../../../platform/language/index.ts';
import { approveCorrection } from '../correction/correction.deciding.ts';
import { correctionsOf } from '../correction/correction.queries.ts';
import { executingLines, type Line, openLinesOf } from '../line/line.queries.ts';
import { periodPath } from '../period/period.commands.ts';
import { draftPeriodsAwaiting } from '../period/period.queries.ts';
import { periodName } from '../period/period.terms.ts';
import { planPath } from '../plan/plan.commands.ts';
import { planHeads } from '../plan/plan.policy.ts';
import { anyPlan, plansList } from '../plan/plan.queries.ts';
import { seesDrafts } from '../plan/plan.visibility.ts';
import { confirmLine, linePath } from './execution.commands.ts';

/** How far ahead a term is shown in «Сегодня». */
const ahead = 14;
const norm = 'plan-execution';
const mine = { side: 'mine' as const };

async function ownLines(ctx: ReadCtx): Promise<Duty[]> {
  if (!ctx.actor.personId) return [];
  const lines = await openLinesOf(ctx, ctx.actor.personId, addDays(ctx.today, ahead + 1));
  return lines.map((line) => ({
    ...mine,
    text: line.standing === 'overdue' ? `Просрочен пункт плана: ${line.title}` : `Пункт плана: ${line.title}`,
    path: linePath(line.id),
    button: 'Открыть пункт',
    due: line.endsOn ? addDays(line.endsOn, -1) : null,
    norm,
  }));
}

async function toConfirm(ctx: ReadCtx): Promise<Duty[]> {
  if (!hasRole(ctx, [...planHeads, 'authority-head'])) return [];
  const reported = await executingLines(ctx, 'reported');
  const isHead = hasRole(ctx, planHeads);
  return reported
    .filter((line) => !refusalOf(ctx, confirmLine, { line } as never))
    .filter((line) => isHead || line.responsibleId !== ctx.actor.personId)
    .map((line) => ({
      ...mine,
      text: `Подтвердить выполнение: ${line.title}`,
      path: linePath(line.id),
      button: 'Проверить',
      due: null,
      norm,
    }));
}

/**
 * The head sees in one line whose terms have passed; the names are behind it. Plans of bodies are their own affair
 * (004 §3.5): they stand in a line of their own and lead to the page where every body answers for its plan.
 */
async function overdueOfOthers(ctx: ReadCtx): Promise<Duty[]> {
  if (!hasRole(ctx, [...planHeads, 'authority-head'])) return [];
  const lines = (await executingLines(ctx, 'open', ctx.today)).filter(
    (line) => line.responsibleId !== ctx.actor.personId,
  );
  const service = lines.filter((line) => line.bodyId === null);
  const bodies = lines.filter((line) => line.bodyId !== null);
  const plan = `${planPath(service[0]?.planId ?? '')}?standing=overdue`;
  return [
    ...overdueOf('Просрочено по плану', service, plan),
    ...overdueOf('Просрочено в планах объединений', bodies, '/planning/associations'),
  ];
}

function overdueOf(words: string, lines: readonly Line[], path: string): Duty[] {
  const [first] = lines;
  if (!first?.endsOn) return [];
  const names = [...new Set(lines.map((line) => line.responsible))];
  return [
    {
      text: `${words}: ${countOf(lines.length, 'пункт', 'пункта', 'пунктов')}`,
      path,
      button: 'Открыть',
      due: addDays(first.endsOn, -1),
      norm,
      side: 'waiting',
      who: names.length > 3 ? `${names.slice(0, 3).join(', ')} и другие` : names.join(', '),
    },
  ];
}

async function toDecide(ctx: ReadCtx): Promise<Duty[]> {
  if (!hasRole(ctx, [...planHeads, 'authority-head'])) return [];
  const waiting = await correctionsOf(ctx, { state: 'proposed' });
  const duties: Duty[] = [];
  for (const planId of new Set(waiting.map((row) => row.planId))) {
    const plan = await anyPlan(ctx, planId);
    const own = plan
      ? waiting.filter((row) => row.planId === planId && !refusalOf(ctx, approveCorrection, { ...row, plan }))
      : [];
    if (own.length > 0)
      duties.push({
        ...mine,
        text: `Решить об изменениях плана: ${countOf(own.length, 'изменение', 'изменения', 'изменений')}`,
        path: `${planPath(planId)}/corrections`,
        button: 'Рассмотреть',
        due: null,
        norm: 'plan-corrections',
      });
  }
  return duties;
}

async function toIssue(ctx: ReadCtx): Promise<Duty[]> {
  const awaiting = await draftPeriodsAwaiting(ctx);
  return awaiting
    .filter((period) => hasRole(ctx, period.plan.catalogue.correctionApprover))
    .map((period) => ({
      ...mine,
      text: `Утвердить план на ${periodName(period)}`,
      path: periodPath(period.id),
      button: 'Рассмотреть план',
      due: addDays(period.startsOn, -1),
      norm: 'plan-corrections',
    }));
}

async function toApprove(ctx: ReadCtx): Promise<Duty[]> {
  if (!hasRole(ctx, ['authority-head', 'centre-head'])) return [];
  const duties: Duty[] = [];
  for (const row of await plansList(ctx)) {
    const plan = row.state === 'on-approval' ? await anyPlan(ctx, row.id) : null;
    if (!plan || !hasRole(ctx, plan.approver)) continue;
    duties.push({
      ...mine,
      text: `Утвердить план на ${row.schoolYear}/${row.schoolYear + 1} учебный год`,
      path: `${planPath(row.id)}/about`,
      button: 'Рассмотреть план',
      due: null,
      norm: 'annual-plan',
    });
  }
  return duties;
}

export async function planningDuties(ctx: ReadCtx): Promise<Duty[]> {
  const own = await ownLines(ctx);
  if (!seesDrafts(ctx)) return own;
  return [
    ...own,
    ...(await toApprove(ctx)),
    ...(await toIssue(ctx)),
    ...(await toDecide(ctx)),
    ...(await toConfirm(ctx)),
    ...(await overdueOfOthers(ctx)),
  ];
}

// Every day: approved plans begin with the year, terms are reminded before, on and after, the head hears of what is overdue.
import { addDays, daysBetween } from '../../../kernel/clock.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { reminderSince } from '../../../kernel/deadline.ts';
import { dailyJob } from '../../../kernel/jobs.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { countOf, formatDate } from '../../../platform/language/index.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { executingLines, type Line } from '../line/line.queries.ts';
import { lineSubject } from '../line/line.writing.ts';
import { beginApprovedPlans, planPath } from '../plan/plan.commands.ts';
import { planHeads } from '../plan/plan.policy.ts';
import { anyPlan } from '../plan/plan.queries.ts';
import { linePath } from './execution.commands.ts';

const hour = 8;
const norm = 'plan-execution';
/** Reminders never lie further from a term than this. */
const furthest = 60;

const beginYear = dailyJob({
  name: 'planning.begin',
  hour: 0,
  run: (ctx) => beginApprovedPlans(ctx),
});

function reminderText(line: Line, left: number, due: string): string {
  if (left > 0)
    return `Срок пункта плана «${line.title}» — ${formatDate(due)}, осталось ${countOf(left, 'день', 'дня', 'дней')}.`;
  return left === 0
    ? `Сегодня срок пункта плана «${line.title}».`
    : `Срок пункта плана «${line.title}» прошёл ${formatDate(due)} Сообщите о выполнении или предложите перенос с причиной.`;
}

async function remind(ctx: WriteCtx, line: Line, steps: readonly number[], since: string): Promise<void> {
  if (!line.endsOn) return;
  const due = addDays(line.endsOn, -1);
  const step = reminderSince(due, steps, since, ctx.today);
  if (step === null) return;
  const left = daysBetween(ctx.today, due);
  await notify(ctx, {
    to: [line.responsibleId],
    name: 'plan-line.reminder',
    text: reminderText(line, left, due),
    path: linePath(line.id),
    norm,
    due,
    urgent: left <= 0,
    key: `plan-line.reminder:${line.id}:${due}:${step}`,
  });
}

/** The terms that passed since the last run: a fact for the history of each, one notice of all for the head. */
async function escalate(ctx: WriteCtx, lines: readonly Line[], since: string): Promise<void> {
  const passed = lines.filter(
    (line) => line.endsOn !== null && line.endsOn > since && line.endsOn <= ctx.today,
  );
  for (const line of passed)
    await recordFact(ctx, { name: 'line.overdue', subject: lineSubject(line.id), norm });
  const heads = await peopleWithRole(ctx, planHeads, { kind: 'territory' });
  for (const [planId, own] of Map.groupBy(passed, (line) => line.planId)) {
    const named = own.slice(0, 3).map((line) => `«${line.title}» (${line.responsible})`);
    const more = own.length > 3 ? ` и ещё ${own.length - 3}` : '';
    await notify(ctx, {
      to: heads.map((each) => each.personId),
      name: 'plan.overdue',
      text: `Просрочено по плану: ${named.join(', ')}${more}.`,
      path: `${planPath(planId)}?standing=overdue`,
      norm,
      urgent: true,
      key: `plan.overdue:${planId}:${ctx.today}`,
    });
  }
}

const watchTerms = dailyJob({
  name: 'planning.terms',
  hour,
  run: async (ctx, since) => {
    const lines = await executingLines(ctx, 'open', addDays(ctx.today, furthest));
    const steps = new Map<string, readonly number[]>();
    for (const line of lines) {
      if (!steps.has(line.planId))
        steps.set(line.planId, (await anyPlan(ctx, line.planId))?.catalogue.reminders ?? []);
      await remind(ctx, line, steps.get(line.planId) ?? [], since);
    }
    await escalate(ctx, lines, since);
  },
});

export const planningDaily = [beginYear, watchTerms];

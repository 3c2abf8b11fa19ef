// What the day asks of whom: a report due soon or missed is the responsible person's, a missed one is told to the head as well.
import { addDays, schoolYearOf } from '../../../kernel/clock.ts';
import { hasRole, type ReadCtx, type WriteCtx } from '../../../kernel/ctx.ts';
import { reminderSince } from '../../../kernel/deadline.ts';
import { dailyJob } from '../../../kernel/jobs.ts';
import type { Duty } from '../../../kernel/module.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { reportPath } from '../report/report.commands.ts';
import { seesReports } from '../report/report.policy.ts';
import { normOfKind, reportRows, termsOfKind } from '../report/report.queries.ts';
import { type ReportKind, reportText as text } from '../report.text.ts';
import { type DueReport, scheduleOf } from './schedule.queries.ts';

const soonDays = 14;
const waits = ({ standing }: DueReport) => ['ahead', 'draft', 'overdue'].includes(standing);
const pathOf = (each: DueReport) => (each.reportId ? reportPath(each.reportId) : '/reporting');
const heads = ['centre-head', 'authority-head'] as const;

/** A report of the last year may be missing in September still. */
async function asked(ctx: ReadCtx): Promise<DueReport[]> {
  const year = schoolYearOf(ctx.today);
  const [now, before] = [await scheduleOf(ctx, year), await scheduleOf(ctx, year - 1)];
  const begun = before.filter((each) => each.kind === 'operational' || each.reportId !== null);
  return [...begun, ...now].filter((each) => waits(each) && each.dueOn <= addDays(ctx.today, soonDays));
}

async function toApprove(ctx: ReadCtx): Promise<Duty[]> {
  if (!hasRole(ctx, heads)) return [];
  const rows = await reportRows(ctx).where('r.state', '=', 'on-approval').limit(100).execute();
  const duties: Duty[] = [];
  for (const kind of new Set(rows.map((row) => row.kind as ReportKind))) {
    const { approver } = await termsOfKind(ctx, kind, null);
    if (!hasRole(ctx, approver)) continue;
    for (const row of rows.filter((each) => each.kind === kind))
      duties.push({
        ...{ text: `Утвердить: ${row.title}`, path: reportPath(row.id), button: text.open },
        ...{ due: null, norm: normOfKind(kind).slug, side: 'mine' },
      });
  }
  return duties;
}

export async function reportDuties(ctx: ReadCtx): Promise<Duty[]> {
  if (seesReports.check(ctx, undefined)) return [];
  const isHead = hasRole(ctx, heads);
  const due = (await asked(ctx)).flatMap((each): Duty[] => {
    const mine = each.responsibleId === ctx.actor.personId;
    if (!mine && !(isHead && each.standing === 'overdue')) return [];
    return [
      {
        ...{ text: each.title, path: pathOf(each), button: each.reportId ? text.open : text.start },
        ...{ due: each.dueOn, norm: normOfKind(each.kind).slug, side: mine ? 'mine' : 'waiting' },
        ...(mine ? {} : { who: each.responsible }),
      },
    ];
  });
  return [...(await toApprove(ctx)), ...due];
}

/** Reminds a week before and on the day; the day after it the heads learn who has not reported, and again in a week. */
async function remind(ctx: WriteCtx, since: string): Promise<void> {
  for (const each of await asked(ctx)) {
    const norm = normOfKind(each.kind).slug;
    const path = pathOf(each);
    const due = formatDate(each.dueOn);
    const step = reminderSince(each.dueOn, [7, 0, -1, -7], since, ctx.today);
    if (step === null) continue;
    if (each.responsibleId)
      await notify(ctx, {
        ...{
          to: [each.responsibleId],
          name: 'service-report.due',
          text: text.reminder(each.title, due),
          path,
          norm,
        },
      });
    if (step >= 0) continue;
    const people = await peopleWithRole(ctx, heads, { kind: 'territory' });
    const to = people.map(({ personId }) => personId).filter((id) => id !== each.responsibleId);
    const words = text.escalation(each.title, each.responsible || 'не назначен', due);
    await notify(ctx, { to, name: 'service-report.missing', text: words, path, norm });
  }
}

export const remindReports = dailyJob({ name: 'reporting.remind', hour: 7, run: remind });

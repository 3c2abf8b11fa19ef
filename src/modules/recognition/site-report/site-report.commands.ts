// Reports of a site: write, submit, return, accept by the own methodical council and by the РЭС, or not require.
import { z } from 'zod';
import { dateIn, timeIn } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance, wrongState } from '../../../kernel/lifecycle.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { norms } from '../../regulations/index.ts';
import { reportLifecycle } from './site-report.lifecycle.ts';
import { keepReport, keepReportIssued } from './site-report.paper.ts';
import { planLinesOf } from './site-report.plan.ts';
import { reportPolicy } from './site-report.policy.ts';
import { reportById, type SiteReport } from './site-report.queries.ts';
import { reportText } from './site-report.text.ts';

/** The report if the actor may see it, else null. */
export async function visibleReport(ctx: ReadCtx, input: { id: string }): Promise<SiteReport | null> {
  const report = await reportById(ctx, input.id);
  return report && !reportPolicy.rules.view.check(ctx, report) ? report : null;
}

const keyed = { id: z.uuid(), version: z.coerce.number().int() };
const long = (label: string) =>
  z
    .string()
    .trim()
    .max(10_000, 'Не больше 10 000 знаков: сократите текст')
    .meta({ label, widget: 'textarea' });

/** The site's head writes the report; saved as it is typed. */
export const saveReport = command({
  name: 'recognition.report.save',
  ru: 'Сохранить',
  norm: null,
  input: z.object({
    ...keyed,
    summary: long('Что сделано по плану').optional(),
    results: long('Результаты и опыт').optional(),
    prospects: long('Перспективы').optional(),
  }),
  load: visibleReport,
  ability: reportPolicy.rules.write,
  run: async (ctx, input, report) => {
    if (!['expected', 'returned'].includes(report.state))
      return wrongState(reportLifecycle, report.state, 'submit');
    const { id, version, ...text } = input;
    const given = Object.fromEntries(Object.entries(text).filter(([, value]) => value !== undefined));
    const before = { version: report.version, summary: report.summary };
    const stale = await changeRow(ctx, 'recognition.reports', { id, version }, given, before);
    if (stale) return stale;
    return { id, version: version + 1, savedAt: timeIn(ctx.now, ctx.territory.zone) };
  },
});

/** The head marks what became of each line of the plan; the report prints the marks, the plan keeps them. */
export const markPlan = command({
  name: 'recognition.report.mark-plan',
  ru: 'Сохранить отметки',
  norm: norms.sitePlan.slug,
  input: z.object({
    id: z.uuid(),
    lines: z
      .array(
        z.object({
          position: z.coerce.number().int().min(1),
          fulfilment: z.enum(['planned', 'done', 'moved', 'cancelled']).default('planned'),
          outcome: z.string().trim().max(500, 'Не больше 500 знаков').default(''),
        }),
      )
      .max(200)
      .default([]),
  }),
  load: visibleReport,
  ability: reportPolicy.rules.write,
  run: async (ctx, input, report) => {
    if (!['expected', 'returned'].includes(report.state))
      return wrongState(reportLifecycle, report.state, 'submit');
    const known = await planLinesOf(ctx, report);
    const marked = input.lines.filter((line) => known.some((each) => each.position === line.position));
    for (const line of marked) {
      await ctx.db
        .updateTable('recognition.site_plan_lines')
        .set({ fulfilment: line.fulfilment, outcome: line.outcome })
        .where('territory_id', '=', ctx.territory.id)
        .where('plan_id', '=', known[0]?.planId ?? '')
        .where('position', '=', line.position)
        .execute();
    }
    await recordFact(ctx, {
      name: 'report.plan-marked',
      subject: { kind: reportLifecycle.name, id: report.id },
      norm: norms.sitePlan.slug,
      data: { done: marked.filter((line) => line.fulfilment === 'done').length, lines: marked.length },
    });
    return { id: report.id, savedAt: timeIn(ctx.now, ctx.territory.zone) };
  },
});

/** Submits the report. A late one is taken too: lateness is a fact that stays, and prepares a case by itself. */
export const submitReport = command({
  name: 'recognition.report.submit',
  ru: 'Представить отчёт',
  norm: norms.siteReportDeadline.slug,
  input: z.object(keyed),
  load: visibleReport,
  ability: reportPolicy.rules.submit,
  run: async (ctx, input, report) => {
    if (!report.summary.trim()) {
      return refuse('report-empty', reportText.empty, {
        kind: 'invalid',
        fields: { summary: reportText.empty },
      });
    }
    const firstAt = report.submittedAt ?? ctx.now;
    const isLate = dateIn(firstAt, ctx.territory.zone) > report.dueOn;
    const moved = await advance(ctx, reportLifecycle, { ...report, version: input.version }, 'submit', {
      set: { submitted_at: firstAt, submitted_by: ctx.actor.personId },
      data: {
        title: report.title,
        dueOn: report.dueOn,
        late: isLate,
        siteId: report.siteId,
        institutionId: report.institutionId,
      },
    });
    if (isRefusal(moved)) return moved;
    const kept = await keepReport(ctx, { ...report, state: 'submitted', submittedAt: firstAt });
    return isRefusal(kept) ? kept : moved;
  },
});

export const returnReport = command({
  name: 'recognition.report.return',
  ru: 'Вернуть на доработку',
  norm: norms.siteAccountability.slug,
  input: z.object({
    ...keyed,
    reason: z
      .string()
      .trim()
      .min(10, 'Напишите, что доработать: не короче 10 знаков')
      .max(2000)
      .meta({ label: 'Что доработать', widget: 'textarea' }),
  }),
  load: visibleReport,
  ability: reportPolicy.rules.return,
  run: (ctx, input, report) =>
    advance(ctx, reportLifecycle, { ...report, version: input.version }, 'return', {
      set: { council_accepted_on: null, expert_accepted_on: null, expert_accepted_by: null },
      data: {
        reason: input.reason,
        title: report.title,
        siteId: report.siteId,
        institutionId: report.institutionId,
      },
    }),
});

/** The report is accepted when both marks stand: the methodical council's and the РЭС's (000 §4.6). */
async function mark(
  ctx: WriteCtx,
  report: SiteReport,
  version: number,
  set: Record<string, unknown>,
  by: 'council' | 'experts',
) {
  if (report.state !== 'submitted') return wrongState(reportLifecycle, report.state, 'accept');
  const both = by === 'council' ? report.expertAcceptedOn !== null : report.councilAcceptedOn !== null;
  const data = { by, title: report.title, siteId: report.siteId, institutionId: report.institutionId };
  if (both) {
    const moved = await advance(ctx, reportLifecycle, { ...report, version }, 'accept', { set, data });
    if (isRefusal(moved)) return moved;
    const issued = await keepReportIssued(ctx, report.id);
    return isRefusal(issued) ? issued : moved;
  }
  const stale = await changeRow(ctx, 'recognition.reports', { id: report.id, version }, set);
  if (stale) return stale;
  await recordFact(ctx, {
    name: 'report.marked',
    subject: { kind: reportLifecycle.name, id: report.id },
    norm: norms.siteAccountability.slug,
    data,
  });
  return { id: report.id, state: report.state, version: version + 1 };
}

/** The institution's methodical council has accepted the report; its minutes are named, a file may be attached. */
export const acceptByCouncil = command({
  name: 'recognition.report.accept-by-council',
  ru: 'Отметить приём методическим советом',
  norm: norms.siteAccountability.slug,
  input: z.object({
    ...keyed,
    on: z.iso.date('Укажите дату').meta({ label: 'Дата заседания методического совета', widget: 'date' }),
    minutes: z.string().trim().min(1, 'Укажите номер протокола').max(200).meta({ label: 'Протокол №' }),
  }),
  load: visibleReport,
  ability: reportPolicy.rules['accept-by-council'],
  run: (ctx, input, report) => {
    if (input.on > ctx.today) {
      return Promise.resolve(
        refuse('date-in-future', reportText.future, { kind: 'invalid', fields: { on: reportText.future } }),
      );
    }
    return mark(
      ctx,
      report,
      input.version,
      { council_accepted_on: input.on, council_minutes: input.minutes },
      'council',
    );
  },
});

export const acceptByExperts = command({
  name: 'recognition.report.accept-by-experts',
  ru: 'Отметить приём экспертным советом',
  norm: norms.siteAccountability.slug,
  input: z.object(keyed),
  load: visibleReport,
  ability: reportPolicy.rules['accept-by-experts'],
  run: async (ctx, input, report) => {
    const outcome = await mark(
      ctx,
      report,
      input.version,
      { expert_accepted_on: ctx.today, expert_accepted_by: ctx.actor.personId },
      'experts',
    );
    return isRefusal(outcome) ? outcome : { id: report.id };
  },
});

/** A report that is not required, with a reason; it never prepares a case. */
export const skipReport = command({
  name: 'recognition.report.skip',
  ru: 'Не требовать отчёт',
  norm: norms.siteReportDeadline.slug,
  input: z.object({
    ...keyed,
    reason: z
      .string()
      .trim()
      .min(10, 'Напишите причину: не короче 10 знаков')
      .max(2000)
      .meta({ label: 'Причина', widget: 'textarea' }),
  }),
  load: visibleReport,
  ability: reportPolicy.rules.skip,
  run: (ctx, input, report) =>
    advance(ctx, reportLifecycle, { ...report, version: input.version }, 'skip', {
      set: { skip_reason: input.reason },
      data: {
        reason: input.reason,
        title: report.title,
        siteId: report.siteId,
        institutionId: report.institutionId,
      },
    }),
});

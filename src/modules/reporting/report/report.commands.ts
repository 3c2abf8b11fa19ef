// A report from its first table to the kept document: begun, written by several, submitted, returned, approved.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { draftDocument, registerDocument, schoolYearText } from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { approverToday } from '../../planning/index.ts';
import { reportPaper } from '../papers/report.paper.ts';
import { reportText as text } from '../report.text.ts';
import { type DueReport, scheduleOf } from '../schedule/schedule.queries.ts';
import { reportLifecycle } from './report.lifecycle.ts';
import { reportPolicy, writesReports } from './report.policy.ts';
import { contentNow, normOfKind, type Report, report, termsOfKind } from './report.queries.ts';

export const reportSubject = (id: string) => ({ kind: reportLifecycle.name, id });
export const reportPath = (id: string) => `/reporting/reports/${id}`;
const keyed = { id: z.uuid(), version: z.coerce.number().int() };
const load = (ctx: ReadCtx, input: { id: string }) => report(ctx, input.id);

const titleOf = (due: DueReport, schoolYear: number) =>
  due.kind === 'operational' ? due.title : `${due.title} ${schoolYearText(schoolYear)}`;

/** A worker of the service begins a report of the schedule; begun twice it is the same one. */
export const startReport = command({
  name: 'reporting.report.start',
  ru: text.start,
  norm: 'annual-report',
  input: z.object({
    kind: z.enum(['analysis', 'annual', 'operational']),
    schoolYear: z.coerce.number().int().min(2000).max(2100),
    planLineId: z.uuid().nullish(),
    turn: z.coerce.number().int().min(1).max(366).default(1),
  }),
  ability: writesReports,
  run: async (ctx, input) => {
    const due = (await scheduleOf(ctx, input.schoolYear)).find(
      (each) =>
        each.kind === input.kind &&
        each.planLineId === (input.planLineId ?? null) &&
        each.turn === input.turn,
    );
    const norm = normOfKind(input.kind).slug;
    if (!due) return refuse('not-in-schedule', text.refusals.noLine, { norm });
    if (due.reportId) return { id: due.reportId };
    const responsibleId = due.responsibleId ?? ctx.actor.personId;
    if (!responsibleId) return refuse('nobody-answers', text.refusals.nobody, { norm });
    const { regulation } = await termsOfKind(ctx, input.kind, null);
    const id = newId(ctx.now);
    const title = titleOf(due, input.schoolYear);
    await ctx.db
      .insertInto('reporting.reports')
      .values({
        ...{ territory_id: ctx.territory.id, id, kind: due.kind, school_year: input.schoolYear, title },
        ...{ starts_on: due.startsOn, ends_on: due.endsOn, due_on: due.dueOn },
        ...{ plan_line_id: due.planLineId, turn: due.turn, responsible_id: responsibleId },
        ...{ regulation_version_id: regulation?.id ?? null, state: reportLifecycle.initial },
      })
      .execute();
    await recordFact(ctx, {
      name: 'service-report.started',
      subject: reportSubject(id),
      norm,
      data: { title },
    });
    return { id };
  },
});

async function tell(ctx: WriteCtx, roles: readonly string[], found: Report, name: string, words: string) {
  const people = await peopleWithRole(ctx, roles, { kind: 'territory' });
  await notify(ctx, {
    to: people.map((each) => each.personId).filter((id) => id !== ctx.actor.personId),
    ...{ name, text: words, path: reportPath(found.id), norm: normOfKind(found.kind).slug },
  });
}

/** Whoever answers for the report hands it over; a report of tables alone is refused. */
export const submitReport = command({
  name: 'reporting.report.submit',
  ru: text.submit,
  norm: 'annual-report',
  input: z.object(keyed),
  load,
  ability: reportPolicy.rules.submit,
  run: async (ctx, input, found: Report) => {
    const { sections } = await contentNow(ctx, found);
    const norm = normOfKind(found.kind).slug;
    if (sections.every((section) => section.text.trim() === ''))
      return refuse('report-empty', text.refusals.emptyReport, { norm });
    const moved = await advance(ctx, reportLifecycle, { ...found, version: input.version }, 'submit', {
      set: { submitted_on: ctx.today },
      norm,
    });
    if (isRefusal(moved)) return moved;
    await tell(ctx, [found.approver], found, 'service-report.submitted', `Ждёт утверждения: ${found.title}.`);
    return { id: found.id };
  },
});

export const returnReport = command({
  name: 'reporting.report.return',
  ru: text.returnBack,
  norm: 'annual-report',
  input: z.object({
    ...keyed,
    reason: z
      .string({ error: 'Напишите, что доработать' })
      .trim()
      .min(5, 'Напишите, что доработать')
      .max(2000)
      .meta({ label: text.reason, widget: 'textarea' }),
  }),
  load,
  ability: reportPolicy.rules.approve,
  run: async (ctx, input, found: Report) => {
    const moved = await advance(ctx, reportLifecycle, { ...found, version: input.version }, 'return', {
      set: { submitted_on: null },
      data: { reason: input.reason },
      norm: normOfKind(found.kind).slug,
    });
    if (isRefusal(moved)) return moved;
    await tell(
      ctx,
      ['centre-head', 'methodist'],
      found,
      'service-report.returned',
      `Возвращён: ${found.title}. ${input.reason}`,
    );
    return { id: found.id };
  },
});

/**
 * Whom the regulation names approves: numbers with their records and texts are kept as they are at this moment and the
 * document takes its number. A second approval meets the changed state and is refused.
 */
export const approveReport = command({
  name: 'reporting.report.approve',
  ru: text.approve,
  norm: 'annual-report',
  input: z.object(keyed),
  load,
  ability: reportPolicy.rules.approve,
  run: async (ctx, input, found: Report) => {
    const given = await contentNow(ctx, found);
    const norm = normOfKind(found.kind).slug;
    const moved = await advance(ctx, reportLifecycle, { ...found, version: input.version }, 'approve', {
      set: {
        ...{ approved_on: ctx.today, approved_by_id: ctx.actor.personId, given: JSON.stringify(given) },
      },
      norm,
    });
    if (isRefusal(moved)) return moved;
    const signer = await approverToday(ctx, found.approver);
    const paper = await reportPaper(ctx, found, given, { signer, approvedOn: ctx.today });
    const { id: documentId } = await draftDocument(ctx, {
      ...{ kind: 'report', title: paper.title, paper, audience: 'staff', signer },
      subjects: [{ ...reportSubject(found.id), title: found.title, path: reportPath(found.id) }],
      ...(found.regulationVersionId ? { regulationVersionId: found.regulationVersionId } : {}),
    });
    const issued = await registerDocument(ctx, { documentId });
    if (isRefusal(issued)) return issued;
    await ctx.db
      .updateTable('reporting.reports')
      .set({ document_id: issued.id })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', found.id)
      .execute();
    await tell(
      ctx,
      ['centre-head', 'methodist'],
      found,
      'service-report.approved',
      `Утверждён: ${found.title}.`,
    );
    return { id: found.id, number: issued.number };
  },
});

export const reportCommands = [startReport, submitReport, returnReport, approveReport];

// The yearly report of a structure: its head hands it in, the coordinating council accepts it or returns it with a reason.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { schoolYearText } from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { bodyPolicy, coordinatorKind } from '../body.policy.ts';
import { type BodyRecord, visibleBody } from '../body.queries.ts';
import { bodyTexts } from './body.text.ts';
import { bodyReportLifecycle } from './report.lifecycle.ts';
import { type ReportOfBody, reportsOfBody, reportWithBody } from './report.queries.ts';

const text = bodyTexts;
const norm = 'body-report';
const long = (label: string, hint?: string) =>
  z
    .string()
    .trim()
    .max(20_000)
    .default('')
    .meta({ label, widget: 'textarea', ...(hint ? { hint } : {}) });

/** Whoever takes in the reports of a body: the council's members, else the heads of the service; nobody is told of the own act. */
async function tellCoordinators(ctx: WriteCtx, body: BodyRecord, schoolYear: number): Promise<void> {
  const roles = body.institutionId ? ['institution-head'] : [coordinatorKind, 'centre-head'];
  const people = await peopleWithRole(
    ctx,
    roles,
    body.institutionId ? { kind: 'institution', id: body.institutionId } : { kind: 'territory' },
  );
  await notify(ctx, {
    to: people.map((each) => each.personId).filter((id) => id !== ctx.actor.personId),
    name: 'body-report.submitted',
    text: text.report.told(body.shortName, schoolYearText(schoolYear)),
    path: `/councils/bodies/${body.id}`,
    norm,
  });
}

/** The head, deputy or secretary hands the report in, and again after it was returned; an accepted one stands. */
export const submitReport = command({
  name: 'councils.body-report.submit',
  ru: text.report.submit,
  norm,
  input: z.object({
    bodyId: z.uuid(),
    schoolYear: z.coerce.number().int().min(2000).max(2100),
    work: z
      .string()
      .trim()
      .min(20, text.faults.work)
      .max(20_000)
      .meta({ label: text.fields.work, hint: text.hints.work, widget: 'textarea' }),
    results: long(text.fields.results),
    problems: long(text.fields.problems),
    proposals: long(text.fields.proposals),
  }),
  load: (ctx: ReadCtx, input: { bodyId: string }) => visibleBody(ctx, input.bodyId),
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, body: BodyRecord) => {
    const { work, results, problems, proposals, schoolYear } = input;
    const words = { work, results, problems, proposals };
    const known = (await reportsOfBody(ctx, body.id)).find((each) => each.schoolYear === schoolYear);
    const submitted = { submitted_on: ctx.today, submitted_by_id: ctx.actor.personId };
    if (known?.state === 'accepted') return refuse('report-accepted', text.refusals.accepted, { norm });
    const id = known?.id ?? newId(ctx.now);
    if (known) {
      const moved = await advance(ctx, bodyReportLifecycle, known, 'submit', {
        set: { ...words, ...submitted, decided_on: null, decided_by_id: null },
        data: { schoolYear },
      });
      if (isRefusal(moved)) return moved;
    } else {
      await ctx.db
        .insertInto('councils.body_reports')
        .values({
          ...{ territory_id: ctx.territory.id, id, body_id: body.id, school_year: schoolYear },
          ...{ state: bodyReportLifecycle.initial, ...words, ...submitted },
        })
        .execute();
      await recordFact(ctx, {
        name: 'council.report-submitted',
        subject: { kind: bodyReportLifecycle.name, id },
        norm,
        data: { schoolYear, bodyId: body.id },
      });
    }
    await tellCoordinators(ctx, body, schoolYear);
    return { id };
  },
});

const keyed = { id: z.uuid(), version: z.coerce.number().int() };
const load = (ctx: ReadCtx, input: { id: string }) => reportWithBody(ctx, input.id);
const decided = (ctx: WriteCtx) => ({ decided_on: ctx.today, decided_by_id: ctx.actor.personId });

export const acceptReport = command({
  name: 'councils.body-report.accept',
  ru: text.report.accept,
  norm,
  input: z.object(keyed),
  load,
  ability: bodyPolicy.rules.accept,
  run: (ctx, input, { report }: ReportOfBody) =>
    advance(ctx, bodyReportLifecycle, { ...report, version: input.version }, 'accept', {
      set: { ...decided(ctx), decision_words: '' },
      data: { schoolYear: report.schoolYear },
    }),
});

export const returnReport = command({
  name: 'councils.body-report.return',
  ru: text.report.return,
  norm,
  input: z.object({
    ...keyed,
    reason: z
      .string()
      .trim()
      .min(5, text.faults.decision)
      .max(2000)
      .meta({ label: text.fields.decision, widget: 'textarea' }),
  }),
  load,
  ability: bodyPolicy.rules.accept,
  run: async (ctx, input, body: ReportOfBody) => {
    const { report } = body;
    const moved = await advance(ctx, bodyReportLifecycle, { ...report, version: input.version }, 'return', {
      set: { ...decided(ctx), decision_words: input.reason },
      data: { schoolYear: report.schoolYear, reason: input.reason },
    });
    if (isRefusal(moved)) return moved;
    await notify(ctx, {
      to: report.submittedById ? [report.submittedById] : [],
      name: 'body-report.returned',
      text: text.report.returned(body.shortName, input.reason),
      path: `/councils/bodies/${body.id}`,
      norm,
    });
    return moved;
  },
});

export const reportCommands = [submitReport, acceptReport, returnReport];

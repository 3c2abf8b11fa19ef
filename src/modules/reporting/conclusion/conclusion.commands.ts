// What follows from the analysis: written while it is written, taken into the next year's draft once it is approved.
import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal, notFound, refuse } from '../../../kernel/refusal.ts';
import { countOf } from '../../../platform/language/index.ts';
import { schoolYearText } from '../../documents/index.ts';
import { beginDraft } from '../../planning/index.ts';
import { norms } from '../../regulations/index.ts';
import { reportSubject } from '../report/report.commands.ts';
import { reportPolicy } from '../report/report.policy.ts';
import { givenOf, type Report, report } from '../report/report.queries.ts';
import { reportText as text } from '../report.text.ts';
import { conclusionsOf } from './conclusion.queries.ts';

const norm = norms.yearAnalysis.slug;
const load = (ctx: ReadCtx, input: { id: string }) => report(ctx, input.id);
const words = text.conclusions;

export const addConclusion = command({
  name: 'reporting.conclusion.add',
  ru: words.add,
  norm,
  input: z.object({
    id: z.uuid(),
    text: z
      .string({ error: 'Напишите, что сделать' })
      .trim()
      .min(3, 'Напишите, что сделать')
      .max(1000, 'Не больше 1000 знаков')
      .meta({ label: words.text, widget: 'textarea' }),
    direction: z.string().max(60).default('').meta({ label: words.direction, widget: 'select' }),
    task: z.string().max(60).default('').meta({ label: words.task, widget: 'select' }),
    term: z
      .string()
      .trim()
      .max(200)
      .default('')
      .meta({ label: words.term, hint: 'Пусто — «в течение года»', width: 'half' }),
  }),
  load,
  ability: reportPolicy.rules.write,
  run: async (ctx, input, found: Report) => {
    if (found.state === 'approved') return refuse('report-frozen', text.refusals.early, { norm });
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('reporting.conclusions')
      .values({
        ...{ territory_id: ctx.territory.id, id, report_id: found.id, text: input.text },
        ...{ direction: input.direction, task: input.task, term: input.term },
      })
      .execute();
    await recordFact(ctx, {
      ...{ name: 'conclusion.added', subject: reportSubject(found.id), norm, data: { text: input.text } },
    });
    return { id: found.id };
  },
});

export const removeConclusion = command({
  name: 'reporting.conclusion.remove',
  ru: words.remove,
  norm,
  input: z.object({ id: z.uuid(), conclusionId: z.uuid() }),
  load,
  ability: reportPolicy.rules.write,
  run: async (ctx, input, found: Report) => {
    if (found.state === 'approved') return refuse('report-frozen', text.refusals.early, { norm });
    const removed = await ctx.db
      .deleteFrom('reporting.conclusions')
      .where('territory_id', '=', ctx.territory.id)
      .where('report_id', '=', found.id)
      .where('id', '=', input.conclusionId)
      .returning('text')
      .executeTakeFirst();
    if (!removed) return notFound();
    await recordFact(ctx, {
      ...{ name: 'conclusion.removed', subject: reportSubject(found.id), norm, data: { text: removed.text } },
    });
    return { id: found.id };
  },
});

/** The section the next year's introduction is taken from: the last one with words. */
const lastWords = async (ctx: ReadCtx, found: Report): Promise<string> =>
  (await givenOf(ctx, found.id))?.sections.findLast((section) => section.text.trim() !== '')?.text ?? '';

/** The approved analysis begins the next plan: a draft is started when there is none, each conclusion becomes its line. */
export const takeConclusions = command({
  name: 'reporting.conclusion.take',
  ru: words.take,
  norm,
  input: z.object({ id: z.uuid() }),
  load,
  ability: reportPolicy.rules.submit,
  run: async (ctx, _input, found: Report) => {
    if (found.state !== 'approved') return refuse('not-approved', text.refusals.notApproved, { norm });
    const waiting = (await conclusionsOf(ctx, found.id)).filter(({ planLineId }) => planLineId === null);
    if (waiting.length === 0) return refuse('nothing-to-take', text.refusals.nothing, { norm });
    const begun = await beginDraft(ctx, {
      schoolYear: found.schoolYear + 1,
      analysis: await lastWords(ctx, found),
      lines: waiting.map((each) => ({
        ...{ title: each.text, direction: each.direction, task: each.task },
        ...{ term: each.term || 'в течение года', responsibleId: found.responsibleId },
        sourceWords: words.source(schoolYearText(found.schoolYear)),
      })),
    });
    if (isRefusal(begun)) return begun;
    await sql`update reporting.conclusions c set plan_line_id = v.line
      from unnest(${waiting.map(({ id }) => id)}::uuid[], ${[...begun.lineIds]}::uuid[]) as v(id, line)
      where c.territory_id = ${ctx.territory.id} and c.id = v.id`.execute(ctx.db);
    const count = countOf(waiting.length, ...words.count);
    await recordFact(ctx, {
      ...{ name: 'conclusions.taken', subject: reportSubject(found.id), norm, data: { count } },
    });
    return { id: found.id, planId: begun.planId, count };
  },
});

export const conclusionCommands = [addConclusion, removeConclusion, takeConclusions];

// A year begun from what is known already: rooms above hand over the analysis and proposed lines, the draft takes them.
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { recordFacts } from '../../../kernel/journal.ts';
import { perform } from '../../../kernel/perform.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { termColumns } from '../line/line.cells.ts';
import { emptyLine, holdDraft, insertLines, lineSubject } from '../line/line.writing.ts';
import { startPlan } from './plan.commands.ts';
import { planOfYear } from './plan.queries.ts';
import { planText as text } from './plan.text.ts';

const norm = 'annual-plan';

export interface ProposedLine {
  readonly title: string;
  readonly direction: string;
  readonly task: string;
  readonly term: string;
  readonly responsibleId: string;
  /** Where it comes from: «анализ работы за 2025/2026 учебный год». */
  readonly sourceWords: string;
}

interface Beginning {
  readonly schoolYear: number;
  /** The introduction of a plan begun here; one that has its own words keeps them. */
  readonly analysis: string;
  readonly lines: readonly ProposedLine[];
}

/** Starts the draft of a year when there is none and adds the lines; refuses a plan that is a draft no more. */
export async function beginDraft(
  ctx: WriteCtx,
  { schoolYear, analysis, lines }: Beginning,
): Promise<Refusal | { readonly planId: string; readonly lineIds: readonly string[] }> {
  const known = await planOfYear(ctx, schoolYear);
  if (known && known.state !== 'draft') return refuse('plan-frozen', text.refusals.frozen, { norm });
  const started = known ?? (await perform(ctx, startPlan, { schoolYear, copy: false }));
  if (isRefusal(started)) return started;
  const planId = started.id;
  const frozen = await holdDraft(ctx, planId, text.refusals.frozen);
  if (frozen) return frozen;
  if (analysis && !known?.analysis)
    await ctx.db
      .updateTable('planning.plans')
      .set({ analysis })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', planId)
      .execute();
  const lineIds = await insertLines(
    ctx,
    planId,
    lines.map((line) => ({
      ...emptyLine,
      ...{ title: line.title, direction: line.direction, task: line.task, source_words: line.sourceWords },
      ...termColumns(line.term, schoolYear),
      responsible_id: line.responsibleId,
    })),
  );
  await recordFacts(
    ctx,
    lineIds.map((id) => ({ name: 'line.added', subject: lineSubject(id), norm, data: { planId } })),
  );
  return { planId, lineIds };
}

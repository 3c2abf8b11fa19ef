// Summing the plan up: the co-head draws the note from facts, words it among the documents, draws it anew before it is registered.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { draftDocument, oneDocument, replaceDraft } from '../../documents/index.ts';
import { norms } from '../../regulations/index.ts';
import { sitePlanSummary } from '../papers/site-plan-summary.ts';
import { sitePolicy } from '../site/site.policy.ts';
import { summaryText as text } from './remark.text.ts';
import { visiblePlan } from './site-plan.commands.ts';
import { sitePlanLifecycle } from './site-plan.lifecycle.ts';
import { summaryOf } from './summary.figures.ts';

const norm = norms.siteSupport.slug;

/** Figures are drawn anew, what the co-head has worded stays; a registered note is not changed. */
export const sumUpPlan = command({
  name: 'recognition.site-plan.sum-up',
  ru: 'Подвести итоги плана',
  norm,
  input: z.object({ id: z.uuid() }),
  load: visiblePlan,
  ability: sitePolicy.rules['sum-up-plan'],
  run: async (ctx, _input, plan) => {
    if (plan.state !== 'approved') return refuse('plan-not-approved', text.notApproved, { norm });
    const kept = plan.summaryDocumentId ? await oneDocument(ctx, plan.summaryDocumentId, 'any') : null;
    if (kept && kept.state === 'registered') return refuse('summary-frozen', text.frozen, { norm });
    const parts = await sitePlanSummary(ctx, plan, await summaryOf(ctx, plan));
    const drawn =
      kept?.state === 'draft' ? await replaceDraft(ctx, kept.id, parts) : await draftDocument(ctx, parts);
    if (isRefusal(drawn)) return drawn;
    await ctx.db
      .updateTable('recognition.site_plans')
      .set({ summary_document_id: drawn.id })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', plan.id)
      .execute();
    await recordFact(ctx, {
      name: 'site-plan.summed-up',
      subject: { kind: sitePlanLifecycle.name, id: plan.id },
      norm,
      data: { siteId: plan.siteId, documentId: drawn.id },
    });
    return { documentId: drawn.id };
  },
});

// A plan of a period as PDF and DOCX: the issued one is given as it was signed, a draft as it would be today.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import type { Paper } from '../../../platform/papers/index.ts';
import { docxAnswer, pdfAnswer } from '../papers/paper.answers.ts';
import { approverToday } from '../papers/plan.paper.ts';
import { periodPaper } from './period.paper.ts';
import { periodDraft, periodWithPlan } from './period.queries.ts';
import { periodText as text } from './period.text.ts';

async function paperOf(ctx: ReadCtx, id: string): Promise<Paper | null> {
  const period = await periodWithPlan(ctx, id);
  if (!period) return null;
  const content = period.content ?? (await periodDraft(ctx, period.plan, period)).content;
  const signer = content.signer ?? (await approverToday(ctx, period.plan.catalogue.correctionApprover));
  return periodPaper(ctx, period, { content, signer, issuedOn: period.issuedOn });
}

export const periodDownloads = [
  download({
    path: '/planning/periods/:id/plan.pdf',
    ru: `${text.one} в PDF`,
    ability: signedIn,
    load: async (ctx, { id = '' }) => pdfAnswer(await paperOf(ctx, id)),
  }),
  download({
    path: '/planning/periods/:id/plan.docx',
    ru: `${text.one} в DOCX`,
    ability: signedIn,
    load: async (ctx, { id = '' }) => docxAnswer(await paperOf(ctx, id)),
  }),
];

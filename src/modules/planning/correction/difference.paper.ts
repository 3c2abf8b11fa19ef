// «Изменения в план работы»: what was approved after the baseline, as a paper with the approval block, and as a sheet.

import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import { sheetAnswer } from '../../../platform/sheets/index.ts';
import { schoolYearText } from '../../documents/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { sources } from '../line/line.text.ts';
import { docxAnswer, pdfAnswer } from '../papers/paper.answers.ts';
import { approvalBlock, approverToday } from '../papers/plan.paper.ts';
import { visiblePlan } from '../plan/plan.queries.ts';
import { type Correction, correctionsOf, sides } from './correction.queries.ts';
import { correctionKinds, correctionText as text } from './correction.text.ts';

/** Approved changes, the earliest first. */
const approvedOf = async (ctx: ReadCtx, planId: string): Promise<Correction[]> =>
  (await correctionsOf(ctx, { planId, state: 'approved' })).toReversed();

async function differencePaper(ctx: ReadCtx, planId: string): Promise<Paper | null> {
  const plan = await visiblePlan(ctx, planId);
  if (!plan) return null;
  const terms = await termsOf(ctx);
  const rows = await approvedOf(ctx, planId);
  const year = schoolYearText(plan.schoolYear);
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'planning-difference', version: 1 },
    title: `${text.paper} ${terms.short('centre')} на ${year} учебный год`,
    language: 'ru',
    page: { orientation: 'landscape', binding: 'long', fontSize: 12 },
    blocks: [
      approvalBlock(await approverToday(ctx, plan.catalogue.correctionApprover), null),
      {
        kind: 'document-kind',
        text: 'ИЗМЕНЕНИЯ',
        subtitle: `в план работы ${terms.of('centre', 'genitive')} на ${year} учебный год`,
      },
      {
        kind: 'table',
        columns: [
          { title: '№ п/п', width: 0.5, align: 'center' },
          { title: 'Пункт плана', width: 3.5 },
          { title: 'Изменение', width: 1.4 },
          { title: text.was, width: 1.5 },
          { title: text.now, width: 1.5 },
          { title: 'Причина, основание', width: 2.6 },
          { title: 'Утверждено', width: 1.1 },
        ],
        rows: rows.map((row, index) => {
          const { was, now } = sides(row);
          const ground = [row.reason, row.source === 'own' ? '' : sources[row.source], row.sourceDocument]
            .filter(Boolean)
            .join('; ');
          const decided = row.decidedOn ? formatDateShort(row.decidedOn) : '';
          return [index + 1, row.title, correctionKinds[row.kind], was, now, ground, decided];
        }),
        empty: text.none,
      },
    ],
  };
}

export const differenceDownloads = [
  download({
    path: '/planning/plans/:id/corrections.pdf',
    ru: `${text.title} в PDF`,
    ability: signedIn,
    load: async (ctx, { id = '' }) => pdfAnswer(await differencePaper(ctx, id)),
  }),
  download({
    path: '/planning/plans/:id/corrections.docx',
    ru: `${text.title} в DOCX`,
    ability: signedIn,
    load: async (ctx, { id = '' }) => docxAnswer(await differencePaper(ctx, id)),
  }),
  download({
    path: '/planning/plans/:id/corrections.xlsx',
    ru: `${text.title} в XLSX`,
    ability: signedIn,
    load: async (ctx, { id = '' }, query) => {
      if (!(await visiblePlan(ctx, id))) return null;
      return sheetAnswer(
        query.get('format'),
        text.title,
        [
          { title: 'Пункт', value: (row: Correction) => row.title, width: 44 },
          { title: text.fields.kind, value: (row: Correction) => correctionKinds[row.kind], width: 18 },
          { title: text.was, value: (row: Correction) => sides(row).was, width: 20 },
          { title: text.now, value: (row: Correction) => sides(row).now, width: 20 },
          { title: text.fields.reason, value: (row: Correction) => row.reason, width: 34 },
          { title: text.fields.source, value: (row: Correction) => sources[row.source], width: 24 },
          { title: text.fields.sourceDocument, value: (row: Correction) => row.sourceDocument, width: 30 },
          {
            title: text.fields.decided,
            value: (row: Correction) => (row.decidedOn ? formatDateShort(row.decidedOn) : ''),
            width: 12,
          },
        ],
        await approvedOf(ctx, id),
      );
    },
  }),
];

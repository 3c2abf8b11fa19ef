// The plan as files: PDF and DOCX as it is signed, XLSX of the rows the reader filtered.

import { addDays } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import type { Paper } from '../../../platform/papers/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { shownCell } from '../line/line.cells.ts';
import { type Line, linesOf } from '../line/line.queries.ts';
import { lineText, sources, standings } from '../line/line.text.ts';
import { linesOfPlan } from '../plan/plan.commands.ts';
import { filterOf } from '../plan/plan.filter.ts';
import { type Plan, visiblePlan } from '../plan/plan.queries.ts';
import { docxAnswer, pdfAnswer } from './paper.answers.ts';
import { approverToday, planPaper } from './plan.paper.ts';

/** The plan as it stands: a draft is marked «Проект», the approved one carries the day of its approval. */
async function paperNow(ctx: ReadCtx, id: string): Promise<Paper | null> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  const lines = (await linesOfPlan(ctx, plan)).filter((line) => line.state !== 'cancelled');
  const signer = await approverToday(ctx, plan.approver, plan.body, plan.approvedOn ?? ctx.today);
  const paper = await planPaper(ctx, plan, { signer, approvedOn: plan.approvedOn, lines });
  return plan.approvedOn ? paper : { ...paper, draft: true };
}

const columns = (plan: Plan): SheetColumn<Line & { number: number }>[] => {
  const f = lineText.fields;
  return [
    { title: '№', value: (line) => line.number, width: 6 },
    { title: f.direction, value: (line) => shownCell(line, 'direction', plan.catalogue), width: 28 },
    { title: f.title, value: (line) => line.title, width: 50 },
    { title: f.form, value: (line) => line.form, width: 16 },
    { title: f.term, value: (line) => line.term, width: 18 },
    { title: 'Начало', value: (line) => (line.startsOn ? formatDateShort(line.startsOn) : ''), width: 12 },
    {
      title: 'Последний день',
      value: (line) => (line.endsOn ? formatDateShort(addDays(line.endsOn, -1)) : ''),
      width: 14,
    },
    { title: f.audience, value: (line) => line.audience, width: 24 },
    { title: f.responsible, value: (line) => line.responsible, width: 20 },
    { title: f.result, value: (line) => line.result, width: 30 },
    { title: f.task, value: (line) => shownCell(line, 'task', plan.catalogue), width: 30 },
    { title: f.place, value: (line) => line.place, width: 18 },
    { title: f.programme, value: (line) => line.programme, width: 20 },
    {
      title: f.source,
      value: (line) => [sources[line.source], line.sourceWords].filter(Boolean).join(': '),
      width: 20,
    },
    { title: f.costPlanned, value: (line) => line.costPlanned, width: 14 },
    { title: f.costActual, value: (line) => line.costActual, width: 14 },
    { title: f.funding, value: (line) => line.funding, width: 18 },
    { title: f.standing, value: (line) => standings[line.standing], width: 16 },
    { title: f.doneOn, value: (line) => (line.doneOn ? formatDateShort(line.doneOn) : ''), width: 12 },
    { title: f.outcome, value: (line) => line.outcome, width: 30 },
    { title: f.reason, value: (line) => line.reason, width: 30 },
  ];
};

export const planDownloads = [
  download({
    path: '/planning/plans/:id/plan.pdf',
    ru: 'План в PDF',
    ability: signedIn,
    load: async (ctx, { id = '' }) => pdfAnswer(await paperNow(ctx, id)),
  }),
  download({
    path: '/planning/plans/:id/plan.docx',
    ru: 'План в DOCX',
    ability: signedIn,
    load: async (ctx, { id = '' }) => docxAnswer(await paperNow(ctx, id)),
  }),
  download({
    path: '/planning/plans/:id/plan.xlsx',
    ru: 'План в XLSX',
    ability: signedIn,
    load: async (ctx, { id = '' }, query) => {
      const plan = await visiblePlan(ctx, id);
      if (!plan) return null;
      const order = plan.catalogue.directions.map((each) => each.key);
      const numbers = new Map((await linesOfPlan(ctx, plan)).map((line, index) => [line.id, index + 1]));
      const lines = await linesOf(ctx, id, order, filterOf(query));
      return sheetAnswer(
        query.get('format'),
        `План ${plan.schoolYear}-${plan.schoolYear + 1}`,
        columns(plan),
        lines.map((line) => ({ ...line, number: numbers.get(line.id) ?? 0 })),
      );
    },
  }),
];

// The cyclogram as files: PDF and DOCX as it is signed, XLSX with every date of the year.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import type { Paper } from '../../../platform/papers/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { lineText } from '../line/line.text.ts';
import { docxAnswer, pdfAnswer } from '../papers/paper.answers.ts';
import { approverToday } from '../papers/plan.paper.ts';
import { visiblePlan } from '../plan/plan.queries.ts';
import { cyclogramPaper } from './cyclogram.paper.ts';
import { type DatedRule, datedRules } from './cyclogram.queries.ts';
import { cyclogramText as text } from './cyclogram.text.ts';
import type { Occurrence } from './recurrence.dates.ts';
import { everyTitles } from './recurrence.text.ts';

/** As it stands: a draft is marked «Проект», the approved one carries the day of approval and has not changed since. */
async function paperNow(ctx: ReadCtx, id: string): Promise<Paper | null> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  const signer = await approverToday(ctx, plan.approver, plan.body, plan.approvedOn ?? ctx.today);
  const paper = await cyclogramPaper(ctx, plan, { signer, approvedOn: plan.approvedOn });
  return paper && !plan.approvedOn ? { ...paper, draft: true } : paper;
}

interface DateRow {
  readonly rule: DatedRule;
  readonly date: Occurrence | null;
}

const short = (date: string | undefined) => (date ? formatDateShort(date) : '');

const columns: SheetColumn<DateRow>[] = [
  { title: 'Периодичность', value: ({ rule }) => everyTitles[rule.every], width: 18 },
  { title: text.fields.title, value: ({ rule }) => rule.title, width: 44 },
  { title: text.fields.words, value: ({ rule }) => rule.words, width: 28 },
  { title: 'Начало', value: ({ date }) => short(date?.startsOn), width: 12 },
  { title: 'Последний день', value: ({ date }) => short(date?.lastDay), width: 14 },
  { title: 'Перенос', value: ({ date }) => date?.note ?? '', width: 24 },
  { title: lineText.fields.form, value: ({ rule }) => rule.form, width: 18 },
  { title: lineText.fields.audience, value: ({ rule }) => rule.audience, width: 24 },
  { title: lineText.fields.responsible, value: ({ rule }) => rule.responsible, width: 20 },
  { title: lineText.fields.place, value: ({ rule }) => rule.place, width: 18 },
  { title: lineText.fields.result, value: ({ rule }) => rule.result, width: 28 },
];

export const cyclogramDownloads = [
  download({
    path: '/planning/plans/:id/cyclogram.pdf',
    ru: `${text.title} в PDF`,
    ability: signedIn,
    load: async (ctx, { id = '' }) => pdfAnswer(await paperNow(ctx, id)),
  }),
  download({
    path: '/planning/plans/:id/cyclogram.docx',
    ru: `${text.title} в DOCX`,
    ability: signedIn,
    load: async (ctx, { id = '' }) => docxAnswer(await paperNow(ctx, id)),
  }),
  download({
    path: '/planning/plans/:id/cyclogram.xlsx',
    ru: `${text.title} в XLSX`,
    ability: signedIn,
    load: async (ctx, { id = '' }, query) => {
      const plan = await visiblePlan(ctx, id);
      if (!plan) return null;
      const rows = (await datedRules(ctx, plan)).flatMap((rule): DateRow[] =>
        rule.every === 'day' || rule.dates.found.length === 0
          ? [{ rule, date: null }]
          : rule.dates.found.map((date) => ({ rule, date })),
      );
      return sheetAnswer(
        query.get('format'),
        `${text.title} ${plan.schoolYear}-${plan.schoolYear + 1}`,
        columns,
        rows,
      );
    },
  }),
];

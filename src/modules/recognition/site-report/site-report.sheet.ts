// The register of reports as a sheet: every row the actor may see under the filter.
import { dateIn } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { everyRow, PORTION, portionOf } from '../../../kernel/list.ts';
import { download } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { reportLifecycle } from './site-report.lifecycle.ts';
import { reportPages as words } from './site-report.pages.text.ts';
import { type ReportRow, reportFilter, reportsPage, timelinessOf } from './site-report.queries.ts';
import { schoolYearName, timelinessText } from './site-report.text.ts';

function timeliness(ctx: ReadCtx, row: ReportRow): string {
  const { word, daysLate } = timelinessOf(row, ctx.today, ctx.territory.zone);
  return timelinessText(word, daysLate);
}

const columns = (ctx: ReadCtx): readonly SheetColumn<ReportRow>[] => [
  { title: 'Организация', value: (row) => row.institutionShortName, width: 40 },
  { title: 'Тема', value: (row) => row.theme, width: 60 },
  { title: words.report, value: (row) => row.title, width: 26 },
  { title: words.year, value: (row) => schoolYearName(row.schoolYear), width: 12 },
  { title: words.due, value: (row) => row.dueOn, type: 'date', width: 12 },
  {
    title: words.submitted,
    value: (row) => (row.submittedAt ? dateIn(row.submittedAt, ctx.territory.zone) : null),
    type: 'date',
    width: 12,
  },
  { title: words.timeliness, value: (row) => timeliness(ctx, row), width: 34 },
  { title: words.state, value: (row) => reportLifecycle.states[row.state], width: 24 },
];

export const reportsSheet = download({
  path: '/recognition/reports.xlsx',
  ru: 'Отчёты площадок в XLSX',
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const asked = Object.fromEntries([...query].filter(([name, value]) => value !== '' && name !== 'after'));
    const filter = reportFilter.catch(reportFilter.parse({})).parse(asked);
    const rows = everyRow(async (after) =>
      portionOf(await reportsPage(ctx, { ...filter, limit: PORTION, after })),
    );
    return sheetAnswer(query.get('format'), words.xlsx, columns(ctx), rows);
  },
});

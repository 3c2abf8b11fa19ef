// The quantitative analysis and the report of shares as files: PDF, DOCX, XLSX of what the page shows.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { type Download, download } from '../../kernel/page.ts';
import { paperFile } from '../../platform/papers/index.ts';
import { type SheetColumn, sheetAnswer } from '../../platform/sheets/index.ts';
import { analysisPaper } from './analysis.paper.ts';
import { seesStaff } from './qualification.policy.ts';
import { qualificationText as text } from './qualification.text.ts';
import { analysisOf, analysisTables, institutionColumns } from './staff.analysis.ts';
import { cutOf, dayOf, reportFilterOf } from './staff.filter.ts';
import { standings } from './staff.groups.ts';
import { type StaffNumbers, staffNumbers, staffTotals } from './staff.numbers.ts';

async function paperFor(ctx: ReadCtx, query: URLSearchParams) {
  const filter = reportFilterOf(query);
  return analysisPaper(ctx, filter, await analysisOf(ctx, filter));
}

const pdf = download({
  path: '/qualification/analysis.pdf',
  ru: `${text.analysis}: PDF`,
  ability: seesStaff,
  load: async (ctx, _params, query) => {
    const paper = await paperFor(ctx, query);
    return paperFile(paper, 'pdf');
  },
});

const docx = download({
  path: '/qualification/analysis.docx',
  ru: `${text.analysis}: DOCX`,
  ability: seesStaff,
  load: async (ctx, _params, query) => {
    const paper = await paperFor(ctx, query);
    return paperFile(paper, 'docx');
  },
});

const named: SheetColumn<StaffNumbers> = { title: 'Организация', value: (line) => line.title, width: 44 };

const everyGroup: readonly SheetColumn<StaffNumbers>[] = analysisTables.flatMap(({ groups, countsOf }) =>
  Object.entries(groups).map(([key, words]) => ({
    title: words,
    value: (line: StaffNumbers) => countsOf(line)[key] ?? 0,
    width: 14,
  })),
);

const total = institutionColumns[0];

const sheet = download({
  path: '/qualification/analysis.xlsx',
  ru: `${text.analysis}: XLSX`,
  ability: seesStaff,
  load: async (ctx, _params, query) => {
    const filter = reportFilterOf(query);
    const { institutions, totals } = await analysisOf(ctx, filter);
    const columns = [
      named,
      { title: total?.title ?? '', value: (line: StaffNumbers) => line.total },
      ...everyGroup,
    ];
    const title = `${text.analysis} на ${dayOf(ctx, filter)}`;
    return sheetAnswer(query.get('format'), title, columns, [...institutions, totals]);
  },
});

const shares: readonly SheetColumn<StaffNumbers>[] = [
  { title: 'Строка', value: (line) => line.title, width: 44 },
  { title: 'Педагогов', value: (line) => line.total, width: 12 },
  ...Object.entries(standings).map(([key, words]) => ({
    title: words,
    value: (line: StaffNumbers) => line.standing[key] ?? 0,
    width: 16,
  })),
  { title: 'педагог-методист', value: (line) => line.methodist, width: 16 },
  { title: 'педагог-наставник', value: (line) => line.mentor, width: 16 },
];

const report = download({
  path: '/qualification/report.xlsx',
  ru: 'Доля категорий: XLSX',
  ability: seesStaff,
  load: async (ctx, _params, query) => {
    const filter = reportFilterOf(query);
    const lines = await staffNumbers(ctx, filter, cutOf(query));
    const title = `Доля категорий на ${dayOf(ctx, filter)}`;
    return sheetAnswer(query.get('format'), title, shares, [...lines, await staffTotals(ctx, filter)]);
  },
});

export const analysisDownloads: readonly Download[] = [pdf, docx, sheet, report];

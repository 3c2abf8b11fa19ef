// The report as PDF and as DOCX for Word: a draft as it stands today, an approved one as it was given.

import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type Download, download } from '../../../kernel/page.ts';
import { type Paper, renderDocx, renderPdf } from '../../../platform/papers/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { approverToday } from '../../planning/index.ts';
import { cellAt } from '../figures/figure.ts';
import { seesReports } from '../report/report.policy.ts';
import { contentOf, report } from '../report/report.queries.ts';
import { dueStandings, reportKinds, reportText as text } from '../report.text.ts';
import { type DueReport, scheduleOf } from '../schedule/schedule.queries.ts';
import { reportPaper } from './report.paper.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function paperOf(ctx: ReadCtx, id: string): Promise<Paper | null> {
  const found = await report(ctx, id);
  if (!found) return null;
  const content = await contentOf(ctx, found);
  const signer = await approverToday(ctx, found.approver);
  return reportPaper(ctx, found, content, { signer, approvedOn: found.approvedOn });
}

const safeName = (title: string, extension: string) =>
  `${title.replaceAll(/[\\/:*?"<>|]/g, '-').slice(0, 120)}.${extension}`;

const drawn = (
  extension: 'pdf' | 'docx',
  type: string,
  draw: (paper: Paper) => Promise<Uint8Array>,
): Download =>
  download({
    path: `/reporting/reports/:id/report.${extension}`,
    ru: `Отчёт: ${extension.toUpperCase()}`,
    ability: seesReports,
    load: async (ctx, { id = '' }) => {
      const paper = await paperOf(ctx, id);
      return (
        paper && {
          ...{ name: safeName(paper.title, extension), type, body: await draw(paper) },
          ...(extension === 'pdf' ? { inline: true } : {}),
        }
      );
    },
  });

const scheduleColumns: readonly SheetColumn<DueReport>[] = [
  { title: text.fields.due, value: (row) => row.dueOn, type: 'date', width: 12 },
  { title: text.fields.title, value: (row) => row.title, width: 60 },
  { title: text.fields.kind, value: (row) => reportKinds[row.kind], width: 30 },
  { title: text.fields.responsible, value: (row) => row.responsible, width: 22 },
  { title: text.fields.state, value: (row) => dueStandings[row.standing], width: 24 },
];

const scheduleSheet = download({
  path: '/reporting.xlsx',
  ru: `${text.schedule}: XLSX`,
  ability: seesReports,
  load: async (ctx, _params, query) =>
    sheetAnswer(
      query.get('format'),
      text.schedule,
      scheduleColumns,
      (await scheduleOf(ctx, ctx.schoolYear)).filter(
        ({ standing }) => query.get('late') !== 'yes' || standing === 'overdue',
      ),
    ),
});

interface MadeRow {
  readonly title: string;
  readonly hint: string;
  readonly on: string | null;
}

/** The list behind a number, as a sheet. */
const madeSheet = download({
  path: '/reporting/reports/:id/made.xlsx',
  ru: `${text.tabs.made}: XLSX`,
  ability: seesReports,
  load: async (ctx, { id = '' }, query) => {
    const found = await report(ctx, id);
    if (!found) return null;
    const content = await contentOf(ctx, found);
    const table = content.sections.find(({ key }) => key === query.get('section'))?.table;
    const cell = table && cellAt(table, query.get('row') ?? '', Number(query.get('column')));
    if (!table || !cell?.items) return null;
    const columns: readonly SheetColumn<MadeRow>[] = [
      { title: text.made.record, value: (row) => row.title, width: 70 },
      { title: text.made.hint, value: (row) => row.hint, width: 50 },
      { title: text.made.on, value: (row) => row.on, type: 'date', width: 12 },
    ];
    return sheetAnswer(
      query.get('format'),
      `${table.title}`,
      columns,
      cell.items.flatMap((index) => table.items[index] ?? []),
    );
  },
});

export const reportDownloads = [
  drawn('pdf', 'application/pdf', renderPdf),
  drawn('docx', DOCX, renderDocx),
  scheduleSheet,
  madeSheet,
];

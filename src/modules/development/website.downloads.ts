// The table for the site as files: HTML with the marks of the rules, XLSX and CSV, DOCX and PDF.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { type Download, download } from '../../kernel/page.ts';
import { formatDate } from '../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper, paperFile, paperKinds } from '../../platform/papers/index.ts';
import { type SheetColumn, sheetAnswer } from '../../platform/sheets/index.ts';
import { mayPublish, publishesWebsite, type WebwebsiteTable, websiteTable } from './website.queries.ts';
import { websiteText as text } from './website.text.ts';
import { columnKeys, type WebsiteTeacher, websiteColumns } from './website-staff.ts';

const nameOf = ({ place }: WebwebsiteTable) => `${text.heading}, ${place.shortName}`;

const escaped = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A fragment to put into the page /sveden/employees. */
export function htmlOf({ teachers }: WebwebsiteTable): string {
  const head = columnKeys.map((key) => `<th scope="col">${escaped(websiteColumns[key])}</th>`).join('');
  const rows = teachers.map(
    ({ cells }) =>
      `<tr itemprop="teachingStaff">${columnKeys.map((key) => `<td itemprop="${key}">${escaped(cells[key])}</td>`).join('')}</tr>`,
  );
  return `<table>\n<caption>${text.heading}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>\n`;
}

function paperOf(table: WebwebsiteTable): Paper {
  const wide: Readonly<Record<string, number>> = { fio: 2, post: 2, teachingLevel: 2.2, qualification: 2.6 };
  return {
    model: PAPER_MODEL_VERSION,
    template: { name: 'website-staff', version: 1 },
    title: nameOf(table),
    language: 'ru',
    page: { orientation: 'landscape', binding: 'normal', fontSize: 12 },
    blocks: [
      { kind: 'letterhead', lines: [table.place.fullName] },
      { kind: 'document-kind', text: text.heading.toUpperCase(), subtitle: `на ${formatDate(table.on)}` },
      {
        kind: 'table',
        columns: columnKeys.map((key) => ({ title: websiteColumns[key], width: wide[key] ?? 1.5 })),
        rows: table.teachers.map(({ cells }) => columnKeys.map((key) => cells[key])),
        empty: text.empty.title,
      },
      { kind: 'note', text: text.basis },
    ],
  };
}

const file = (
  extension: string,
  answer: (table: WebwebsiteTable, query: URLSearchParams) => ReturnType<Download['load']>,
): Download =>
  download({
    path: `/institutions/:id/website-staff.${extension}`,
    ru: `${text.title}: ${extension.toUpperCase()}`,
    ability: publishesWebsite,
    load: async (ctx: ReadCtx, { id = '' }, query) => {
      const table = mayPublish(ctx, id) ? await websiteTable(ctx, id) : null;
      return table && answer(table, query);
    },
  });

const columns: readonly SheetColumn<WebsiteTeacher>[] = columnKeys.map((key) => ({
  title: websiteColumns[key],
  value: ({ cells }) => cells[key],
  width: key === 'qualification' || key === 'teachingLevel' ? 44 : 26,
}));

export const websiteDownloads: readonly Download[] = [
  file('xlsx', (table, query) => sheetAnswer(query.get('format'), nameOf(table), columns, table.teachers)),
  file('html', async (table) => ({
    name: `${nameOf(table)}.html`,
    type: 'text/html; charset=utf-8',
    body: new TextEncoder().encode(htmlOf(table)),
  })),
  ...paperKinds.map((kind) => file(kind, (table) => paperFile(paperOf(table), kind, nameOf(table)))),
];

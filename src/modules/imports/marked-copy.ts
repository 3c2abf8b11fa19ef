// The same file with the faults marked: the rows as they came, faulty cells coloured, a column that says what to put right.
import { download } from '../../kernel/page.ts';
import { type SheetColumn, sheetAnswer } from '../../platform/sheets/index.ts';
import { loadsLists } from './import.policy.ts';
import { allRows, type ImportRow, importById } from './import.queries.ts';
import { importText as text } from './import.text.ts';
import { kindOf } from './kinds.ts';

const advice = ({ faults, notes, verdict }: ImportRow): string =>
  [...faults.map((fault) => fault.text), ...(verdict === 'suspicious' ? notes : [])].join(' ');

export const markedCopy = download({
  path: '/imports/:id/marked.xlsx',
  ru: 'Файл с отмеченными ошибками',
  ability: loadsLists,
  load: async (ctx, { id = '' }) => {
    const record = await importById(ctx, id);
    if (!record) return null;
    const { fields } = kindOf(record.kind);
    const columns = record.headings.map((heading, column): SheetColumn<ImportRow> => {
      const field = record.mapping[column] ?? '';
      const width = fields.find(({ key }) => key === field)?.width ?? 14;
      return {
        title: heading || `${column + 1}`,
        value: (row) => row.edits[field] ?? row.cells[column] ?? '',
        width,
        isMarked: (row) => field !== '' && row.faults.some((fault) => fault.field === field),
      };
    });
    const fix: SheetColumn<ImportRow> = {
      title: text.fixColumn,
      value: advice,
      width: 60,
      isMarked: (row) => row.verdict === 'fault',
    };
    const name = record.fileName.replace(/\.[^.]+$/, '');
    return sheetAnswer(
      null,
      `${name}, ошибки отмечены`,
      [...columns, fix],
      below(allRows(ctx, id), record.headerLine ?? 0),
    );
  },
});

/** The headings are the sheet's own head; what stood above them is not repeated. */
async function* below(rows: AsyncIterable<ImportRow>, headerLine: number): AsyncGenerator<ImportRow> {
  for await (const row of rows) if (row.line > headerLine) yield row;
}

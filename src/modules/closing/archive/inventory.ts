// The inventory of the files in the archive: a sheet with the case, the paper, the place and the check sum of each.
import { formatDateShort } from '../../../platform/language/index.ts';
import { type SheetColumn, writeXlsx } from '../../../platform/sheets/index.ts';
import type { ArchivedFile } from '../../documents/index.ts';
import { purposeWords, closingText as text } from '../closing.text.ts';
import { requisitesOf } from './folders.ts';

export interface InventoryRow {
  readonly file: ArchivedFile;
  /** Its place in the archive. */
  readonly name: string;
  /** Its content is no longer in the store. */
  readonly isMissing: boolean;
}

type Line = Partial<InventoryRow> & { readonly note: string };

const columns: readonly SheetColumn<Line>[] = [
  { title: text.officeFile, value: ({ file }) => file?.officeIndex, width: 10 },
  { title: 'Заголовок дела', value: ({ file }) => file?.officeTitle, width: 30 },
  { title: 'Срок хранения', value: ({ file }) => file?.storageTerm, width: 18 },
  { title: 'Документ', value: ({ file }) => file?.title, width: 44 },
  { title: 'Реквизиты', value: ({ file }) => file && requisitesOf(file), width: 22 },
  { title: 'Файл', value: ({ file }) => file?.name, width: 36 },
  { title: 'Что это', value: ({ file }) => file && (purposeWords[file.purpose] ?? ''), width: 24 },
  { title: 'Где лежит в архиве', value: ({ name }) => name, width: 60 },
  { title: 'Размер, байт', value: ({ file }) => file?.size, width: 14 },
  {
    title: 'Приложен',
    value: ({ file }) => file && formatDateShort(file.uploadedAt.toISOString().slice(0, 10)),
    width: 12,
  },
  { title: 'Контрольная сумма SHA-256', value: ({ file }) => file?.sha256, width: 66 },
  { title: 'Отметка', value: ({ note }) => note, width: 40 },
];

export function inventoryOf(rows: readonly InventoryRow[], withheld: number): AsyncIterable<Uint8Array> {
  const lines: Line[] = rows.map((row) => ({ ...row, note: row.isMissing ? text.fileMissing : '' }));
  if (withheld > 0) lines.push({ note: text.filesWithheld(withheld) });
  return writeXlsx(text.inventory, columns, lines);
}

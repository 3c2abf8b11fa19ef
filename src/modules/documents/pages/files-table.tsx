// Files of a record in one table: what is called how, what it is, how large; taken away where the reader may.
import type { PageView } from '../../../kernel/page.ts';
import { formatFileSize } from '../../../platform/language/index.ts';
import { ActionButton, type Column, PlainTable } from '../../../ui/index.ts';
import type { FileEntry } from '../file.queries.ts';

const words = { file: 'Файл', purpose: 'Что это', size: 'Размер', remove: 'Убрать' };

interface FilesTableProps {
  readonly view: PageView;
  readonly caption: string;
  readonly files: readonly FileEntry[];
  /** Said where there is none, with what to do. */
  readonly empty: string;
  readonly purposeName: (purpose: string) => string;
  /** The command that takes a file away and the record it is taken from; absent where files only are read. */
  readonly remove?: { readonly command: string; readonly id: string } | undefined;
}

export function FilesTable({ view, caption, files, empty, purposeName, remove }: FilesTableProps) {
  const columns: Column<FileEntry>[] = [
    {
      key: 'name',
      title: words.file,
      wrap: true,
      cell: (file) => (
        <a href={view.url(file.path)} data-turbo="false">
          {file.name}
        </a>
      ),
    },
    { key: 'purpose', title: words.purpose, wrap: true, cell: (file) => purposeName(file.purpose) },
    { key: 'size', title: words.size, numeric: true, cell: (file) => formatFileSize(file.size) },
  ];
  if (remove)
    columns.push({
      key: 'remove',
      title: words.remove,
      cell: (file) => (
        <ActionButton
          text={words.remove}
          small
          look="quiet"
          action={view.self}
          guard={{ idempotencyKey: `${view.formKey}-${file.id}` }}
          hidden={{ _command: remove.command, id: remove.id, fileId: file.id }}
        />
      ),
    });
  return (
    <PlainTable
      caption={caption}
      rows={[...files]}
      rowKey={(file) => file.id}
      empty={empty}
      columns={columns}
    />
  );
}

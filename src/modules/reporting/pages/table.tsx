// A table of a report on the screen: every number opens what makes it; the chart says the same at a glance.
import type { PageView } from '../../../kernel/page.ts';
import { type Column, PlainTable } from '../../../ui/index.ts';
import type { Cell, Table } from '../figures/figure.ts';
import { cellWords } from '../papers/report.paper.ts';
import { reportPath } from '../report/report.commands.ts';
import { TableBars } from './bars.tsx';

interface TableProps {
  readonly view: PageView;
  readonly reportId: string;
  readonly section: string;
  readonly table: Table;
}

/** The address of the list behind a number. */
export function madePath(reportId: string, section: string, row: string, column: number): string {
  const query = new URLSearchParams({ section, row, column: String(column) });
  return `${reportPath(reportId)}/made?${query}`;
}

function CellLink({
  view,
  reportId,
  section,
  cell,
  at,
}: Omit<TableProps, 'table'> & { cell: Cell; at: [string, number] }) {
  const path = cell.path ?? madePath(reportId, section, at[0], at[1]);
  return cell.value === 0 && cell.path === null ? (
    <span class="o-none">0</span>
  ) : (
    <a href={view.url(path)}>{cellWords(cell)}</a>
  );
}

interface Row {
  readonly key: string;
  readonly title: string;
  readonly cells: readonly Cell[];
}

export function ReportTable({ view, reportId, section, table }: TableProps) {
  const rows: Row[] = [
    ...table.rows.map((row, index) => ({ key: String(index), ...row })),
    ...(table.total ? [{ key: 'total', title: 'Всего', cells: table.total }] : []),
  ];
  const columns: Column<Row>[] = [
    {
      key: 'title',
      title: table.corner,
      wrap: true,
      cell: (row) => (row.key === 'total' ? <strong>{row.title}</strong> : row.title),
    },
    ...table.columns.map((title, index) => ({
      key: String(index),
      title,
      numeric: true,
      cell: (row: Row) => {
        const cell = row.cells[index];
        return cell ? <CellLink {...{ view, reportId, section, cell }} at={[row.key, index]} /> : '';
      },
    })),
  ];
  return (
    <div class="o-report-table">
      <PlainTable
        caption={table.title}
        rows={rows}
        rowKey={(row) => `${section}-${row.key}`}
        empty="За этот период записей нет."
        columns={columns}
      />
      <TableBars table={table} />
    </div>
  );
}

// Tables of records: sortable heads, row links, checkboxes for mass actions.

import { isWayGated } from '../form/form-gate.ts';
import { withQuery } from '../format.ts';
import { Icon } from '../icon.tsx';
import type { Content, Query } from '../types.ts';
import { uiText } from '../ui.text.ts';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => Content;
  /** The head becomes a link that sorts by this key. */
  sortable?: boolean | undefined;
  /** Numbers stand to the right. */
  numeric?: boolean | undefined;
  /** Long text that may take several lines; other cells stay on one. */
  wrap?: boolean | undefined;
  /** Left out of the table until chosen in «Столбцы». */
  hidden?: boolean | undefined;
  /** Cannot be switched off. */
  fixed?: boolean | undefined;
  hint?: string | undefined;
}

export interface Sort {
  key: string;
  dir: 'asc' | 'desc';
}

export interface SortableTableProps<Row> {
  /** What the table holds, for those who hear it. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** The first column leads here. */
  rowHref?: ((row: Row) => string) | undefined;
  /** Name of the record, for the label of its checkbox. */
  rowName?: ((row: Row) => string) | undefined;
  rowTone?: ((row: Row) => 'trouble' | 'waiting' | undefined) | undefined;
  sort?: Sort | undefined;
  path?: string | undefined;
  query?: Query | undefined;
  /** Form the checkboxes belong to; given by ListPage when there are mass actions. */
  selectForm?: string | undefined;
  selectName?: string | undefined;
}

export function SortableTable<Row>(props: SortableTableProps<Row>) {
  const columns = props.columns.filter((column) => !column.hidden);
  return (
    <section class="o-table-scroll" tabindex={0} aria-label={`${props.caption}. ${uiText.tableScroll}`}>
      <table class="table o-table" data-controller="table-keys">
        <caption class="visually-hidden">{props.caption}</caption>
        <thead>
          <tr>
            {props.selectForm ? (
              <th scope="col" class="o-check">
                <input
                  type="checkbox"
                  class="form-check-input o-js"
                  aria-label={uiText.selectAll}
                  data-bulk-target="all"
                  data-action="bulk#all"
                />
              </th>
            ) : null}
            {columns.map((column) => (
              <HeadCell column={column} sort={props.sort} path={props.path ?? ''} query={props.query ?? {}} />
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <BodyRow row={row} columns={columns} table={props} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadCellProps<Row> {
  column: Column<Row>;
  sort?: Sort | undefined;
  path: string;
  query: Query;
}

function HeadCell<Row>({ column, sort, path, query }: HeadCellProps<Row>) {
  const className = column.numeric ? 'o-num' : undefined;
  if (!column.sortable)
    return (
      <th scope="col" class={className} title={column.hint}>
        {column.title}
      </th>
    );
  const now = sort?.key === column.key ? sort.dir : undefined;
  const next = now === 'asc' ? 'desc' : 'asc';
  const state = now === 'asc' ? 'ascending' : now === 'desc' ? 'descending' : undefined;
  return (
    <th scope="col" class={className} aria-sort={state} title={column.hint}>
      <a href={withQuery(path, query, { sort: column.key, dir: next, after: undefined, before: undefined })}>
        {column.title}
        {now ? <Icon name={now === 'asc' ? 'arrow-up' : 'arrow-down'} /> : null}
      </a>
    </th>
  );
}

function BodyRow<Row>(props: { row: Row; columns: Column<Row>[]; table: SortableTableProps<Row> }) {
  const { row, columns, table } = props;
  const key = table.rowKey(row);
  const wanted = table.rowHref?.(row);
  const href = wanted && !isWayGated(wanted) ? wanted : undefined;
  const tone = table.rowTone?.(row);
  return (
    <tr id={`row-${key}`} class={tone ? `o-row-${tone}` : undefined}>
      {table.selectForm ? (
        <td class="o-check">
          <input
            type="checkbox"
            class="form-check-input"
            form={table.selectForm}
            name={table.selectName ?? 'ids[]'}
            value={key}
            aria-label={uiText.selectRow(table.rowName?.(row) ?? key)}
            data-bulk-target="one"
            data-action="bulk#one"
          />
        </td>
      ) : null}
      {columns.map((column, index) => {
        const content = column.cell(row);
        const className = column.numeric ? 'o-num' : column.wrap ? 'o-wrap' : undefined;
        return (
          <td class={className} data-title={column.title}>
            {index === 0 && href ? <a href={href}>{content}</a> : content}
          </td>
        );
      })}
    </tr>
  );
}

/** A plain table for related records in a card or document: no sorting, no choice. */
export function PlainTable<Row>(props: {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  rowHref?: ((row: Row) => string) | undefined;
  empty?: Content | undefined;
}) {
  if (props.rows.length === 0) return <p class="o-none">{props.empty ?? uiText.empty}</p>;
  return (
    <SortableTable
      caption={props.caption}
      columns={props.columns}
      rows={props.rows}
      rowKey={props.rowKey}
      rowHref={props.rowHref}
    />
  );
}

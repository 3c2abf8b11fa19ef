// The list page: filters, count, table, mass actions, paging, empty state.
import { GuardFields, LinkButton } from '../action.tsx';
import { isGated } from '../form/form-gate.ts';
import { countOf, formatNumber, withQuery } from '../format.ts';
import { Icon } from '../icon.tsx';
import type { IconName } from '../icon-names.ts';
import type { Content, FormGuard, Link, Query } from '../types.ts';
import { uiText } from '../ui.text.ts';
import { type Filter, FilterBar } from './filter-bar.tsx';
import { HiddenQuery } from './hidden-query.tsx';
import { ListBar } from './list-bar.tsx';
import { SortableTable, type SortableTableProps } from './table.tsx';

type CountForms = readonly [string, string, string];

export interface ListPageProps<Row> extends SortableTableProps<Row> {
  path: string;
  query: Query;
  filters?: Filter[] | undefined;
  savedViews?: (Link & { current?: boolean | undefined })[] | undefined;
  /** All records that fit the filters; `atLeast` when counting stopped: «более 10 000». */
  count?: { total: number; atLeast?: boolean | undefined; forms?: CountForms | undefined } | undefined;
  /** Cursors of the neighbouring pages. */
  pager?: PagerCursors | undefined;
  exportHref?: string | undefined;
  /** Lets the person choose columns: the choice goes into the query as `columns`. */
  chooseColumns?: boolean | undefined;
  bulk?: BulkProps | undefined;
  empty?: EmptyStateProps | undefined;
}

export interface BulkProps {
  /** The form posts `ids[]` and `command` here; the answer is the preview of what would change. */
  action: string;
  guard?: FormGuard | undefined;
  /** A command with a preview of its own names where it is. */
  commands: { value: string; text: string; action?: string | undefined }[];
}

const bulkForm = 'bulk';

export function ListPage<Row>(props: ListPageProps<Row>) {
  const { bulk, rows, path, query } = props;
  return (
    <div data-controller={bulk ? 'bulk' : undefined}>
      {props.filters ? (
        <FilterBar path={path} query={query} filters={props.filters} savedViews={props.savedViews} />
      ) : null}
      <ListBar
        count={countWords(props.count)}
        tools={props.chooseColumns ? <ColumnChooser {...props} /> : null}
        files={{ xlsx: props.exportHref }}
      >
        {bulk && rows.length > 0 ? <BulkBar {...bulk} /> : null}
      </ListBar>
      {rows.length === 0 ? (
        <EmptyState {...(props.empty ?? { title: uiText.searchEmpty })} />
      ) : (
        <div class="card o-list-card">
          <SortableTable {...props} selectForm={bulk ? bulkForm : undefined} />
        </div>
      )}
      {props.pager ? <Pager path={path} query={query} cursors={props.pager} /> : null}
    </div>
  );
}

function countWords(count: ListPageProps<unknown>['count']): string {
  if (!count) return '';
  return count.atLeast
    ? uiText.countMany(formatNumber(count.total))
    : countOf(count.total, count.forms ?? uiText.countRecords);
}

/** Always there, so that the table does not jump; its buttons wake when something is marked. */
export function BulkBar({ action, guard, commands }: BulkProps) {
  if (isGated()) return null;
  return (
    <form
      id={bulkForm}
      class="o-bulk"
      method="post"
      action={action}
      data-bulk-target="bar"
      data-turbo="false"
    >
      <GuardFields guard={guard} />
      <span class="o-bulk-count" aria-live="polite">
        {uiText.selected} <strong data-bulk-target="count">0</strong>
      </span>
      {commands.map((command) => (
        <button
          type="submit"
          class="btn btn-sm"
          name="command"
          value={command.value}
          formaction={command.action}
          data-bulk-target="command"
        >
          {command.text}
        </button>
      ))}
      <span class="o-hint">{uiText.preview}</span>
    </form>
  );
}

function ColumnChooser<Row>({ columns, path, query }: ListPageProps<Row>) {
  return (
    <details class="o-menu" data-controller="disclosure">
      <summary class="btn btn-sm btn-ghost-primary">
        <Icon name="columns" />
        {uiText.columns}
      </summary>
      <form class="o-menu-panel o-chooser" method="get" action={path}>
        <HiddenQuery query={{ ...query, columns: undefined }} />
        {columns.map((column) => (
          <label class="form-check">
            <input
              type="checkbox"
              class="form-check-input"
              name="columns"
              value={column.key}
              checked={!column.hidden}
              disabled={column.fixed}
            />
            <span class="form-check-label">{column.title}</span>
          </label>
        ))}
        <button type="submit" class="btn btn-primary btn-sm">
          {uiText.applyColumns}
        </button>
      </form>
    </details>
  );
}

export interface PagerCursors {
  first?: boolean | undefined;
  before?: string | undefined;
  after?: string | undefined;
}

/** Keyset paging: «Назад» and «Дальше» carry cursors `before` and `after`. */
export function Pager({ path, query, cursors }: { path: string; query: Query; cursors: PagerCursors }) {
  const { before, after } = cursors;
  if (!before && !after) return null;
  const to = (patch: Query) => withQuery(path, query, { before: undefined, after: undefined, ...patch });
  return (
    <nav class="o-pager" aria-label={uiText.pages}>
      {before ? <LinkButton text={uiText.first} href={to({})} look="quiet" /> : null}
      {before ? <LinkButton text={uiText.previous} href={to({ before })} icon="chevron-left" /> : null}
      {after ? <LinkButton text={uiText.next} href={to({ after })} icon="chevron-right" /> : null}
    </nav>
  );
}

export interface EmptyStateProps {
  title: string;
  /** How the first record appears, or what to change in the filters. */
  text?: Content | undefined;
  icon?: IconName | undefined;
  action?: Content | undefined;
}

export function EmptyState({ title, text, icon = 'info-circle', action }: EmptyStateProps) {
  return (
    <div class="card o-empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {text ? <p>{text}</p> : null}
      {action ? <div class="o-buttons">{action}</div> : null}
    </div>
  );
}

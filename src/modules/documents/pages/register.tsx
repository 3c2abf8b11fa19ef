// The register of documents: what the service and the authority have drafted, issued and cancelled.
import { page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { Badge, type Column, type Filter, LinkButton, ListPage, type Tone } from '../../../ui/index.ts';
import { correspondenceText } from '../correspondence/correspondence.text.ts';
import { type DocumentState, documentKinds } from '../document.schema.ts';
import { kindNames, stateNames, documentText as words } from '../document.text.ts';
import {
  type RegisterRow,
  registerCount,
  registerFilter,
  registerPage,
  registerYears,
} from '../register.queries.ts';

export const stateTones: Readonly<Record<DocumentState, Tone>> = {
  draft: 'draft',
  registered: 'done',
  cancelled: 'trouble',
};

const TitleCell = (row: RegisterRow) =>
  row.citesSuperseded ? (
    <>
      {row.title} <Badge tone="trouble" text={words.oldLaw} title={words.filterLawSuperseded} />
    </>
  ) : (
    row.title
  );

const columns: Column<RegisterRow>[] = [
  { key: 'title', title: 'Заголовок', cell: TitleCell, sortable: true, wrap: true, fixed: true },
  { key: 'kind', title: 'Вид', cell: (row) => kindNames[row.kind] },
  { key: 'number', title: 'Номер', cell: (row) => row.number ?? '', sortable: true },
  { key: 'date', title: 'Дата', cell: (row) => (row.date ? formatDateShort(row.date) : ''), sortable: true },
  {
    key: 'state',
    title: 'Состояние',
    cell: (row) => <Badge tone={stateTones[row.state]} text={stateNames[row.state]} />,
  },
  { key: 'signer', title: 'Подписал', cell: (row) => <span class="text-nowrap">{row.signer}</span> },
  { key: 'office', title: 'Дело', cell: (row) => <span class="text-nowrap">{row.officeIndex}</span> },
];

const filtersOf = (years: readonly number[]): Filter[] => [
  { name: 'text', label: words.filterText, kind: 'search' },
  {
    name: 'kind',
    label: 'Вид',
    kind: 'select',
    options: documentKinds.map((kind) => ({ value: kind, label: kindNames[kind] })),
  },
  {
    name: 'year',
    label: 'Год',
    kind: 'select',
    options: years.map((year) => ({ value: String(year), label: String(year) })),
  },
  {
    name: 'state',
    label: 'Состояние',
    kind: 'select',
    options: Object.entries(stateNames).map(([value, label]) => ({ value, label })),
  },
  {
    name: 'law',
    label: words.filterLaw,
    kind: 'select',
    options: [{ value: 'superseded', label: words.filterLawSuperseded }],
  },
];

/** A bent address shows the whole list instead of a fault. */
export const filterOf = (query: URLSearchParams) => {
  const given = Object.fromEntries([...query].filter(([, value]) => value !== ''));
  return registerFilter.safeParse(given).data ?? registerFilter.parse({});
};

export const registerPageView = page({
  path: '/documents',
  ru: words.registerTitle,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const filter = filterOf(query);
    return {
      filter,
      list: await registerPage(ctx, filter),
      count: await registerCount(ctx, filter),
      years: await registerYears(ctx),
    };
  },
  view: (view, { filter, list, count, years }) => {
    const path = view.url('/documents');
    const query = Object.fromEntries(view.query);
    const exportHref = `${view.url('/documents/export/register')}?${view.query}`;
    return {
      title: words.registerTitle,
      lead: words.registerLead,
      wide: true,
      actions: (
        <>
          <LinkButton
            text={correspondenceText.incomingShort}
            href={view.url('/documents/incoming')}
            icon="mail"
          />
          <LinkButton
            text={correspondenceText.outgoingShort}
            href={view.url('/documents/outgoing')}
            icon="send"
          />
          <LinkButton text={words.journalTitle} href={view.url('/documents/journal')} icon="books" />
          <LinkButton text={words.officeTitle} href={view.url('/documents/office')} icon="files" />
          <LinkButton
            text="CSV"
            href={`${exportHref}${view.query.size > 0 ? '&' : ''}format=csv`}
            icon="download"
            look="quiet"
            download
          />
        </>
      ),
      body: (
        <ListPage
          caption={words.registerTitle}
          path={path}
          query={query}
          columns={chosen(query.columns ? view.query.getAll('columns') : [])}
          rows={[...list.rows]}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(row.path)}
          rowName={(row) => row.title}
          rowTone={(row) => (row.state === 'cancelled' ? 'trouble' : undefined)}
          sort={filter.sort === 'new' ? undefined : { key: filter.sort, dir: filter.dir }}
          filters={filtersOf(years)}
          count={{ ...count, forms: words.documentForms }}
          pager={{ after: list.after, before: list.before }}
          exportHref={exportHref}
          chooseColumns
          empty={
            view.query.size > 0
              ? undefined
              : { title: words.emptyTitle, text: words.emptyText, icon: 'files' }
          }
        />
      ),
    };
  },
});

const chosen = (keys: readonly string[]): Column<RegisterRow>[] =>
  columns.map((column) => ({
    ...column,
    hidden: keys.length > 0 && !column.fixed && !keys.includes(column.key),
  }));

// The list of institutions: search by name or ИНН, type and state, Russian order, fifty a page.
import { page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import {
  Badge,
  type Column,
  type Filter,
  LinkButton,
  ListPage,
  type Query,
  unbrokenPhone,
} from '../../../ui/index.ts';
import { mayKeep } from '../institution.policy.ts';
import {
  type Institution,
  type InstitutionPage,
  institutionsList,
  listFilter,
} from '../institution.queries.ts';
import {
  institutionKinds,
  kindOptions,
  programmeKinds,
  institutionText as text,
} from '../institution.text.ts';
import { keptViews, viewPosts } from './list-views.ts';

const filters: Filter[] = [
  { name: 'q', label: 'Название, ИНН или код', kind: 'search' },
  { name: 'kind', label: text.fields.kind, kind: 'select', options: kindOptions },
  {
    name: 'state',
    label: 'Состояние',
    kind: 'select',
    any: 'Действующие',
    options: [
      { value: 'closed', label: 'Прекратившие деятельность' },
      { value: 'duplicate', label: 'Двойники' },
      { value: 'all', label: 'Все' },
    ],
  },
];

/** The chosen columns; those marked hidden wait in «Столбцы» until asked for. */
function columnsFor(query: URLSearchParams): Column<Institution>[] {
  const asked = query.getAll('columns');
  const all = query.get('state') ? [...columns, stateColumn] : columns;
  return all.map((column) => ({
    ...column,
    hidden: !column.fixed && (asked.length > 0 ? !asked.includes(column.key) : column.hidden === true),
  }));
}

const columns: Column<Institution>[] = [
  { key: 'name', title: text.fields.shortName, cell: (row) => row.shortName, wrap: true, fixed: true },
  { key: 'kind', title: text.fields.kind, cell: (row) => institutionKinds[row.kind], wrap: true },
  { key: 'code', title: 'Код', cell: (row) => row.regionCode ?? '' },
  { key: 'inn', title: text.fields.inn, cell: (row) => row.inn ?? '' },
  { key: 'phone', title: text.fields.phone, cell: (row) => unbrokenPhone(row.phone) },
  { key: 'address', title: text.fields.address, cell: (row) => row.address, wrap: true },
  {
    key: 'programmes',
    title: text.fields.programmes,
    cell: (row) => row.programmes.map((each) => programmeKinds[each]).join('; '),
    wrap: true,
    hidden: true,
  },
  { key: 'founder', title: text.fields.founder, cell: (row) => row.founder, wrap: true, hidden: true },
  { key: 'email', title: text.fields.email, cell: (row) => row.email, hidden: true },
  { key: 'site', title: text.fields.site, cell: (row) => row.site, hidden: true },
  { key: 'ogrn', title: text.fields.ogrn, cell: (row) => row.ogrn ?? '', hidden: true },
  { key: 'oktmo', title: text.fields.oktmo, cell: (row) => row.oktmo ?? '', hidden: true },
];

const stateColumn: Column<Institution> = {
  key: 'state',
  title: 'Состояние',
  cell: (row) => <Badge tone={row.state === 'active' ? 'done' : 'draft'} text={text.states[row.state]} />,
};

/** Filters as they came in the address; what is not understood is left out. */
export function filterOf(query: URLSearchParams): Record<string, string> {
  const asked = Object.fromEntries(
    [...query].filter(([name]) => name in listFilter.shape && name !== 'limit'),
  );
  const checked = listFilter.safeParse({ ...asked, state: asked.state || 'active' });
  return checked.success ? { ...asked, state: asked.state || 'active' } : { state: 'active' };
}

interface Shown {
  readonly found: InstitutionPage;
  readonly kept: Awaited<ReturnType<typeof keptViews>>;
}

export const institutionsPage = page<Shown>({
  path: '/institutions',
  ru: text.title,
  ability: signedIn,
  load: async (ctx, _params, query) => ({
    found: await institutionsList(ctx, filterOf(query) as never),
    kept: await keptViews(ctx),
  }),
  posts: viewPosts,
  view: (view, { found, kept }) => {
    const { links, tools } = kept(view);
    const query: Query = { ...Object.fromEntries(view.query), columns: view.query.getAll('columns') };
    const filtered = filters.some((filter) => view.query.get(filter.name));
    const add = mayKeep(view) ? (
      <LinkButton text="Внести организацию" href={view.url('/institutions/new')} look="primary" icon="plus" />
    ) : null;
    return {
      title: text.title,
      lead: text.lead,
      actions: (
        <>
          {add}
          {tools}
        </>
      ),
      wide: true,
      body: (
        <ListPage
          caption={text.title}
          path={view.url('/institutions')}
          query={query}
          filters={filters}
          savedViews={
            links.length === 0
              ? []
              : [
                  { text: text.allActing, href: view.url('/institutions'), current: view.query.size === 0 },
                  ...links,
                ]
          }
          columns={columnsFor(view.query)}
          chooseColumns
          rows={[...found.rows]}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(`/institutions/${row.id}`)}
          count={{ total: found.total, atLeast: found.more, forms: text.count }}
          exportHref={view.url(`/institutions.xlsx?${view.query}`)}
          pager={{ before: found.before, after: found.after }}
          empty={
            filtered
              ? { title: text.empty.filtered, text: text.empty.filteredText }
              : { title: text.empty.title, text: text.empty.text, action: add }
          }
        />
      ),
    };
  },
});

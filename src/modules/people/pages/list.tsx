// The list of people with their posts of today; contacts only where the reader may see them.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page, shownList } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { type Column, type Filter, LinkButton, ListPage } from '../../../ui/index.ts';
import { institutionFilter } from '../../institutions/index.ts';
import { mergeText } from '../merge/merge.text.ts';
import { type ListedPerson, type PeoplePage, peopleFilter, peopleList } from '../person.list.ts';
import { keepsStaff, mergesPeople } from '../person.policy.ts';
import { personText as text, units } from '../person.text.ts';

const columns: Column<ListedPerson>[] = [
  {
    key: 'name',
    title: 'Фамилия, имя, отчество',
    cell: (row) => [row.surname, row.given, row.patronymic].filter(Boolean).join(' '),
    fixed: true,
  },
  {
    key: 'post',
    title: text.fields.position,
    cell: (row) => row.posts.map((post) => post.title).join('; '),
    wrap: true,
  },
  {
    key: 'place',
    title: 'Место работы',
    cell: (row) => [...new Set(row.posts.map((post) => post.place))].join('; '),
    wrap: true,
  },
];

const contactColumns: Column<ListedPerson>[] = [
  { key: 'email', title: text.fields.email, cell: (row) => row.email ?? text.hidden },
  { key: 'phone', title: text.fields.phone, cell: (row) => row.phone ?? text.hidden },
];

/** Contacts wait in «Столбцы» until they are asked for: a screen holds more rows without them. */
const chosen = (all: readonly Column<ListedPerson>[], query: URLSearchParams): Column<ListedPerson>[] => {
  const asked = query.getAll('columns');
  const isShown = (key: string) =>
    asked.length > 0 ? asked.includes(key) : !['email', 'phone'].includes(key);
  return all.map((column) => (column.fixed ? column : { ...column, hidden: !isShown(column.key) }));
};

/** Filters as they came in the address; what is not understood is left out. */
function filterOf(query: URLSearchParams) {
  const asked = Object.fromEntries(
    [...query].filter(([name]) => name in peopleFilter.shape && name !== 'limit'),
  );
  return peopleFilter.safeParse(asked).success ? asked : {};
}

interface Shown {
  readonly found: PeoplePage;
  readonly institution: Filter;
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const institution = await institutionFilter(ctx, query);
  return { found: await peopleList(ctx, filterOf(query)), institution };
}

export const peoplePage = page<Shown>({
  path: '/people',
  ru: text.title,
  ability: signedIn,
  load: (ctx, _params, query) => load(ctx, query),
  shows: ({ found }, address) => (found.rows.some((row) => row.email !== null) ? shownList(address) : null),
  view: (view, { found, institution }) => {
    const add = keepsStaff.check(view, undefined) ? null : (
      <LinkButton text="Внести человека" href={view.url('/people/new')} look="primary" icon="plus" />
    );
    const unitOptions = Object.entries(units).map(([value, label]) => ({ value, label }));
    const filtered = ['q', 'institutionId', 'unit'].some((name) => view.query.get(name));
    const seesContacts = found.rows.some((row) => row.email !== null);
    return {
      title: text.title,
      lead: text.lead,
      actions: (
        <>
          {mergesPeople.check(view, undefined) ? null : (
            <LinkButton text={mergeText.title} href={view.url('/people/duplicates')} look="quiet" />
          )}
          {add}
        </>
      ),
      wide: true,
      body: (
        <ListPage
          caption={text.title}
          path={view.url('/people')}
          query={{ ...Object.fromEntries(view.query), columns: view.query.getAll('columns') }}
          filters={[
            { name: 'q', label: text.fields.surname, kind: 'search' },
            institution,
            { name: 'unit', label: 'Служба и орган', kind: 'select', options: unitOptions, any: 'Не важно' },
          ]}
          columns={chosen(seesContacts ? [...columns, ...contactColumns] : columns, view.query)}
          chooseColumns={seesContacts}
          rows={[...found.rows]}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(`/people/${row.id}`)}
          count={{ total: found.total, atLeast: found.more, forms: text.count }}
          exportHref={view.url(`/people.xlsx?${view.query}`)}
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

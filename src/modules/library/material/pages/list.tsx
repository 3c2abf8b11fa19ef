// Materials of the service: for readers what is in the fund, for the service everything it works on.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { page } from '../../../../kernel/page.ts';
import { formatDateShort, upperFirst } from '../../../../platform/language/index.ts';
import { type Column, type Filter, LinkButton, ListPage } from '../../../../ui/index.ts';
import { isKeeper, keepsFund, usesFund } from '../../library.policy.ts';
import { makeMaterial } from '../material.commands.ts';
import {
  type MaterialPage,
  type MaterialRow,
  materialFilterOf,
  materialsList,
  subjectsInUse,
} from '../material.queries.ts';
import { materialKinds, optionsOf, materialText as text } from '../material.text.ts';
import { FundTabs, MaterialBadge, shortNames } from './signs.tsx';

interface Shown extends MaterialPage {
  readonly subjects: readonly string[];
}

const filtersFor = (keeper: boolean, subjects: readonly string[]): Filter[] => [
  { name: 'q', label: text.fields.title, kind: 'search' },
  { name: 'kind', label: text.fields.kind, kind: 'select', options: optionsOf(materialKinds) },
  {
    ...{ name: 'subject', label: text.fields.subjects, kind: 'select' },
    options: subjects.map((each) => ({ value: each, label: each })),
  },
  ...(keeper
    ? ([
        { name: 'state', label: text.fields.state, kind: 'select', options: optionsOf(text.states) },
        { name: 'mine', label: 'Мои', kind: 'check' },
      ] satisfies Filter[])
    : []),
];

const columns: Column<MaterialRow>[] = [
  { key: 'title', title: text.fields.title, cell: (row) => row.title, wrap: true, fixed: true },
  { key: 'kind', title: text.fields.kind, cell: (row) => upperFirst(materialKinds[row.kind]), wrap: true },
  { key: 'authors', title: text.fields.authors, cell: (row) => shortNames(row.authors), wrap: true },
  { key: 'subjects', title: text.fields.subjects, cell: (row) => row.subjects.join(', '), wrap: true },
  {
    ...{ key: 'approved', title: text.fields.approved },
    cell: (row) => (row.approvedOn ? formatDateShort(row.approvedOn) : ''),
  },
  { key: 'state', title: text.fields.state, cell: (row) => <MaterialBadge state={row.state} /> },
];

export const materialsPage = page<Shown>({
  path: '/library',
  ru: text.title,
  ability: usesFund,
  load: async (ctx: ReadCtx, _params, query) => ({
    ...(await materialsList(ctx, materialFilterOf(query))),
    subjects: await subjectsInUse(ctx, 'editions'),
  }),
  view: (view, found) => {
    const query = Object.fromEntries(view.query);
    const filters = filtersFor(isKeeper(view), found.subjects);
    const add = keepsFund.check(view, undefined) ? null : (
      <LinkButton
        text={makeMaterial.ru}
        href={view.url('/library/materials/new')}
        look="primary"
        icon="plus"
      />
    );
    const { empty } = text;
    return {
      title: text.title,
      lead: text.lead,
      actions: add,
      wide: true,
      body: (
        <>
          <FundTabs view={view} current="materials" />
          <ListPage
            caption={text.title}
            path={view.url('/library')}
            query={query}
            filters={filters}
            columns={columns}
            rows={[...found.rows]}
            rowKey={(row) => row.id}
            rowHref={(row) => view.url(`/library/materials/${row.id}`)}
            count={{ total: found.total, forms: text.count }}
            exportHref={view.url(`/library/materials.xlsx?${view.query}`)}
            pager={{ after: found.after }}
            empty={
              filters.some(({ name }) => view.query.get(name))
                ? { title: empty.filtered, text: empty.filteredText }
                : { title: empty.title, text: add ? empty.text : empty.reader, action: add }
            }
          />
        </>
      ),
    };
  },
});

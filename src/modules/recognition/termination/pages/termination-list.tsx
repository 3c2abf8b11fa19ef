// The register of termination cases: what is undecided first, the rest on demand.
import { dateIn } from '../../../../kernel/clock.ts';
import { page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDateShort } from '../../../../platform/language/index.ts';
import { type Column, ListPage, type Query } from '../../../../ui/index.ts';
import { terminationPages as words } from '../termination.pages.text.ts';
import { type Termination, terminationFilter, terminationsPage } from '../termination.queries.ts';
import { groundNames } from '../termination.text.ts';
import { CaseBadge } from './termination-parts.tsx';

const pageSize = 50;

export const terminationListPage = page<Termination[]>({
  path: '/recognition/terminations',
  ru: words.listTitle,
  ability: signedIn,
  load: (ctx, _params, query) => {
    const asked = Object.fromEntries([...query].filter(([, value]) => value !== ''));
    const filter = terminationFilter.catch(terminationFilter.parse({}));
    return terminationsPage(ctx, filter.parse({ ...asked, limit: pageSize }));
  },
  view: (view, rows) => {
    const query: Query = Object.fromEntries(view.query);
    const { zone } = view.territory;
    const columns: Column<Termination>[] = [
      {
        key: 'institution',
        title: words.site,
        wrap: true,
        fixed: true,
        cell: (row) => row.institutionShortName,
      },
      { key: 'ground', title: words.ground, wrap: true, cell: (row) => groundNames[row.ground] },
      {
        key: 'prepared',
        title: words.prepared,
        cell: (row) => formatDateShort(dateIn(row.preparedAt, zone)),
      },
      {
        key: 'explain',
        title: words.explainUntil,
        cell: (row) => (row.explainUntil ? formatDateShort(row.explainUntil) : ''),
      },
      { key: 'state', title: words.state, cell: (row) => <CaseBadge state={row.state} /> },
    ];
    return {
      title: words.listTitle,
      lead: words.listLead,
      crumbs: [[words.campaign, '/recognition']],
      wide: true,
      body: (
        <ListPage
          caption={words.listTitle}
          path={view.url('/recognition/terminations')}
          query={query}
          filters={[
            {
              name: 'show',
              label: words.show,
              kind: 'select',
              any: words.showOpen,
              options: [{ value: 'all', label: words.showAll }],
            },
          ]}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(`/recognition/terminations/${row.id}`)}
          pager={{
            first: !view.query.get('after'),
            after: rows.length === pageSize ? rows.at(-1)?.id : undefined,
          }}
          empty={{ title: words.none, text: words.noneHint, icon: 'circle-check' }}
        />
      ),
    };
  },
});

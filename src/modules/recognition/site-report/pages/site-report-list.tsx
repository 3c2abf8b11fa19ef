// The register of reports: whose, by when, in time or not; filters by year, state and lateness.
import { dateIn } from '../../../../kernel/clock.ts';
import { page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDateShort } from '../../../../platform/language/index.ts';
import { type Column, type Filter, ListPage, type Query } from '../../../../ui/index.ts';
import { reportLifecycle } from '../site-report.lifecycle.ts';
import { reportPages as words } from '../site-report.pages.text.ts';
import {
  type ReportRow,
  reportFilter,
  reportsPage,
  reportYears,
  timelinessOf,
} from '../site-report.queries.ts';
import { schoolYearName } from '../site-report.text.ts';
import { ReportBadge, Timely } from './site-report-parts.tsx';

const pageSize = 50;

interface Shown {
  readonly rows: ReportRow[];
  readonly years: number[];
  readonly sort: { key: string; dir: 'asc' | 'desc' };
}

const filtersFor = (years: readonly number[]): Filter[] => [
  {
    name: 'year',
    label: words.year,
    kind: 'select',
    options: years.map((year) => ({ value: String(year), label: schoolYearName(year) })),
  },
  {
    name: 'state',
    label: words.state,
    kind: 'select',
    options: Object.entries(reportLifecycle.states).map(([value, label]) => ({ value, label })),
  },
  { name: 'late', label: words.onlyLate, kind: 'check' },
];

export const reportListPage = page<Shown>({
  path: '/recognition/reports',
  ru: words.listTitle,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const asked = Object.fromEntries([...query].filter(([, value]) => value !== ''));
    const filter = reportFilter.catch(reportFilter.parse({})).parse({ ...asked, limit: pageSize });
    return {
      rows: await reportsPage(ctx, filter),
      years: await reportYears(ctx),
      sort: { key: filter.sort, dir: filter.dir },
    };
  },
  view: (view, { rows, years, sort }) => {
    const query: Query = Object.fromEntries(view.query);
    const { zone } = view.territory;
    const columns: Column<ReportRow>[] = [
      {
        key: 'institution',
        title: words.site,
        sortable: true,
        wrap: true,
        fixed: true,
        cell: (row) => row.institutionShortName,
      },
      { key: 'report', title: words.report, wrap: true, cell: (row) => row.title },
      { key: 'year', title: words.year, cell: (row) => schoolYearName(row.schoolYear) },
      { key: 'due', title: words.due, sortable: true, cell: (row) => formatDateShort(row.dueOn) },
      {
        key: 'submitted',
        title: words.submitted,
        cell: (row) => (row.submittedAt ? formatDateShort(dateIn(row.submittedAt, zone)) : ''),
      },
      {
        key: 'timeliness',
        title: words.timeliness,
        wrap: true,
        cell: (row) => <Timely view={view} report={row} />,
      },
      { key: 'state', title: words.state, cell: (row) => <ReportBadge state={row.state} /> },
    ];
    const isFiltered = ['year', 'state', 'late'].some((name) => view.query.get(name));
    return {
      title: words.listTitle,
      lead: words.listLead,
      crumbs: [[words.campaign, '/recognition']],
      wide: true,
      body: (
        <ListPage
          caption={words.listTitle}
          path={view.url('/recognition/reports')}
          query={query}
          filters={filtersFor(years)}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(`/recognition/reports/${row.id}`)}
          rowTone={(row) =>
            ['late', 'missing'].includes(timelinessOf(row, view.today, zone).word) ? 'trouble' : undefined
          }
          sort={sort}
          pager={{
            first: !view.query.get('after'),
            after: rows.length === pageSize ? rows.at(-1)?.cursor : undefined,
          }}
          exportHref={view.url(`/recognition/reports.xlsx?${view.query}`)}
          empty={{
            title: words.none,
            text: isFiltered ? words.noneFound : words.noneHint,
            icon: 'file-text',
          }}
        />
      ),
    };
  },
});

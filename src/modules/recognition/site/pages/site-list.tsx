// The register of sites for those who work with them: separate registers by kind of status, filters, sorting, XLSX.
import { addDays, schoolYearOf } from '../../../../kernel/clock.ts';
import { otherYear, type ReadCtx } from '../../../../kernel/ctx.ts';
import { page } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDateShort, upperFirst } from '../../../../platform/language/index.ts';
import { type Column, type Filter, LinkButton, ListPage, type Query } from '../../../../ui/index.ts';
import { schoolYearText } from '../../../documents/index.ts';
import { termsOf } from '../../../regulations/index.ts';
import { worksForAuthority } from '../../package/package.policy.ts';
import { reportPages } from '../../site-report/site-report.pages.text.ts';
import { terminationPages } from '../../termination/termination.pages.text.ts';
import { type SiteCard, siteStateKeys } from '../site.queries.ts';
import { countSites, type SiteFilter, siteChoices, sitesPage } from '../site.register.ts';
import { siteFilterOf } from '../site.sheet.ts';
import { grantStatus, ownStatus, type StatusType, statusTypesOf } from '../site.status.ts';
import { siteStates } from '../site.text.ts';
import { siteWords as words } from './site-pages.text.ts';
import { briefOrder, SiteBadge } from './site-parts.tsx';

interface Shown {
  readonly filter: SiteFilter;
  readonly rows: SiteCard[];
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly count: number;
  readonly types: StatusType[];
  /** What this register holds, in the territory's own words. */
  readonly title: string;
  readonly choices: { years: number[]; directions: string[] };
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const asked = siteFilterOf(query);
  const year = query.has('year') ? asked.year : otherYear(ctx);
  const filter = { ...asked, year, statusType: asked.statusType ?? ownStatus };
  const { rows, before, after } = await sitesPage(ctx, filter);
  const types = await statusTypesOf(ctx);
  const own = upperFirst((await termsOf(ctx)).plural('site'));
  const other = types.find((type) => type.key === filter.statusType && type.key !== ownStatus);
  return {
    filter,
    rows,
    before,
    after,
    count: await countSites(ctx, filter),
    types,
    title: other?.name ?? own,
    choices: await siteChoices(ctx),
  };
}

const columns = (view: { url: (path: string) => string }): Column<SiteCard>[] => [
  {
    key: 'institution',
    title: words.institution,
    cell: (row) => row.institutionShortName,
    sortable: true,
    wrap: true,
  },
  { key: 'theme', title: words.theme, cell: (row) => row.theme, sortable: true, wrap: true },
  { key: 'direction', title: words.direction, cell: (row) => row.direction, sortable: true, wrap: true },
  { key: 'head', title: words.head, cell: (row) => row.headName || words.noPerson },
  { key: 'coHead', title: words.coHead, cell: (row) => row.coHeadName || words.noPerson },
  { key: 'state', title: words.state, cell: (row) => <SiteBadge site={row} brief /> },
  {
    key: 'endsOn',
    title: words.until,
    cell: (row) => (row.endsOn ? formatDateShort(addDays(row.endsOn, -1)) : '—'),
    sortable: true,
  },
  {
    key: 'order',
    title: words.order,
    cell: (row) =>
      row.orderDocumentId ? (
        <a href={view.url(`/documents/${row.orderDocumentId}`)}>
          {briefOrder({ number: row.orderNumber, date: row.orderDate })}
        </a>
      ) : (
        '—'
      ),
  },
];

const filtersOf = ({ choices, filter }: Shown): Filter[] => [
  { name: 'text', label: 'Организация, тема, направление', kind: 'search' },
  {
    name: 'year',
    label: words.year,
    kind: 'select',
    standing: true,
    options: [...new Set([...(filter.year === undefined ? [] : [filter.year]), ...choices.years])]
      .toSorted((a, b) => b - a)
      .map((year) => ({ value: String(year), label: schoolYearText(year) })),
  },
  {
    name: 'direction',
    label: words.direction,
    kind: 'select',
    options: choices.directions.map((each) => ({ value: each, label: each })),
  },
  {
    name: 'state',
    label: words.state,
    kind: 'select',
    options: siteStateKeys.map((each) => ({ value: each, label: siteStates[each] })),
  },
];

export const siteListPage = page<Shown>({
  path: '/recognition/sites',
  ru: words.registerTitle,
  ability: signedIn,
  load: (ctx, _params, query) => load(ctx, query),
  view: (view, shown) => {
    const query: Query = Object.fromEntries(view.query);
    const { year } = shown.filter;
    if (year !== undefined) query.year = String(year);
    const filters = filtersOf(shown);
    const isFiltered = filters.some((filter) => query[filter.name]);
    const path = view.url('/recognition/sites');
    const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    const search = asked.size > 0 ? `?${asked}` : '';
    return {
      title: shown.title,
      lead: words.registerLead,
      wide: true,
      actions: (
        <>
          {worksForAuthority(view) ? (
            <LinkButton text={words.plansTitle} href={view.url('/recognition/plans')} icon="files" />
          ) : null}
          <LinkButton text={reportPages.listTitle} href={view.url('/recognition/reports')} icon="file-text" />
          <LinkButton text={terminationPages.listShort} href={view.url('/recognition/terminations')} />
          <LinkButton
            text={words.publicCard}
            href={view.url(`/sites?year=${shown.filter.year ?? schoolYearOf(view.today)}`)}
          />
          {refusalOf(view, grantStatus, undefined) || shown.types.length < 2 ? null : (
            <LinkButton text={words.grant} href={view.url('/recognition/sites/new')} icon="plus" />
          )}
        </>
      ),
      body: (
        <ListPage
          caption={shown.title}
          path={path}
          query={query}
          filters={filters}
          savedViews={shown.types.map((type) => ({
            text: type.name,
            href: `${path}?statusType=${type.key}`,
            current: type.key === shown.filter.statusType,
          }))}
          columns={columns(view)}
          rows={shown.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(`/recognition/sites/${row.id}`)}
          sort={{ key: shown.filter.sort, dir: shown.filter.dir }}
          count={{ total: Math.min(shown.count, 10_000), atLeast: shown.count > 10_000, forms: words.forms }}
          pager={{ before: shown.before, after: shown.after }}
          exportHref={view.url(`/recognition/sites.xlsx${search}`)}
          empty={
            isFiltered
              ? { title: words.filteredNone, text: words.filteredHint }
              : { title: words.none, text: words.noneHint }
          }
        />
      ),
    };
  },
});

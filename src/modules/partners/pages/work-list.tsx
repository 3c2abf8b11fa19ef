// Joint doings as a list: of every partner with filters, or of one on its card.
import { type PageView, page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDateShort, formatNumber } from '../../../platform/language/index.ts';
import { type Column, type Filter, ListPage, type Option } from '../../../ui/index.ts';
import { partnerOptions } from '../partner.queries.ts';
import { workFilter } from '../partner.schema.ts';
import { kindOptions, partnerText as text, workKindOptions, workKinds } from '../partner.text.ts';
import { type WorkLine, type WorkPage, worksPage } from '../work.queries.ts';
import { PartnerTabs } from './tabs.tsx';

const columns: Column<WorkLine>[] = [
  { key: 'on', title: text.work.on, cell: (row) => formatDateShort(row.on) },
  { key: 'title', title: text.work.heading, cell: (row) => row.title, wrap: true, fixed: true },
  { key: 'partner', title: text.work.partner, cell: (row) => row.partner, wrap: true },
  { key: 'kind', title: text.work.form, cell: (row) => workKinds[row.kind] },
  {
    key: 'participants',
    title: text.report.participants,
    numeric: true,
    cell: (row) => (row.participants === null ? '' : formatNumber(row.participants)),
  },
  { key: 'result', title: text.work.result, cell: (row) => row.result, wrap: true },
];

interface ListProps {
  readonly view: PageView;
  readonly found: WorkPage;
  readonly path: string;
  readonly sheet: string;
  readonly filters?: Filter[];
  /** The partner's own list needs no column «Партнёр». */
  readonly ofOne?: boolean;
}

export function WorkList({ view, found, path, sheet, filters, ofOne }: ListProps) {
  return (
    <ListPage
      caption={text.work.title}
      path={view.url(path)}
      query={Object.fromEntries(view.query)}
      filters={filters}
      columns={ofOne ? columns.filter(({ key }) => key !== 'partner') : columns}
      rows={[...found.rows]}
      rowKey={(row) => row.id}
      rowHref={(row) => view.url(row.path)}
      rowName={(row) => row.title}
      count={{ total: found.total, forms: text.work.count }}
      exportHref={view.url(sheet)}
      pager={{ after: found.after }}
      empty={{ title: text.work.empty, text: text.work.emptyText }}
    />
  );
}

const filtersOf = (partners: Option[]): Filter[] => [
  { name: 'q', label: 'Слова', kind: 'search' },
  { name: 'from', label: text.work.from, kind: 'date' },
  { name: 'to', label: text.work.to, kind: 'date' },
  { name: 'partnerId', label: text.work.partner, kind: 'select', options: partners },
  { name: 'partnerKind', label: text.fields.kind, kind: 'select', options: kindOptions },
  { name: 'kind', label: text.work.form, kind: 'select', options: workKindOptions },
];

export const worksListPage = page<{ found: WorkPage; partners: Option[] }>({
  path: '/partners/work',
  ru: text.work.title,
  ability: signedIn,
  load: async (ctx, _params, query) => ({
    found: await worksPage(ctx, workFilter.parse({ ...Object.fromEntries(query), limit: 50 })),
    partners: await partnerOptions(ctx, query.get('partnerId')),
  }),
  view: (view, { found, partners }) => ({
    title: text.work.title,
    crumbs: [[text.title, '/partners']],
    lead: text.work.lead,
    wide: true,
    body: (
      <>
        <PartnerTabs view={view} current="work" />
        <WorkList
          view={view}
          found={found}
          path="/partners/work"
          sheet={`/partners/work.xlsx?${view.query}`}
          filters={filtersOf(partners)}
        />
      </>
    ),
  }),
});

// The list of applications: filters, Russian order, keyset pages, mass admission with a preview.

import { dateIn } from '../../../../kernel/clock.ts';
import { page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDateShort } from '../../../../platform/language/index.ts';
import { Badge, type Column, type Filter, ListPage, type Query, type Tone } from '../../../../ui/index.ts';
import { preparesCampaign } from '../../campaign/campaign.policy.ts';
import { allCampaigns } from '../../campaign/campaign.queries.ts';
import type { Campaign } from '../../campaign/campaign.schema.ts';
import { cardPages, applicationPages as words } from '../../pages/pages.text.ts';
import { type ApplicationState, applicationLifecycle } from '../application.lifecycle.ts';
import {
  type ApplicationRow,
  applicationFilter,
  applicationsPage,
  countsByState,
} from '../application.queries.ts';
import { kindNames } from '../application.text.ts';

export const stateTones: Record<ApplicationState, Tone> = {
  draft: 'draft',
  submitted: 'waiting',
  returned: 'trouble',
  admitted: 'going',
  proposed: 'going',
  'not-proposed': 'trouble',
  recognised: 'done',
  rejected: 'trouble',
  withdrawn: 'draft',
};

export const StateBadge = ({ state }: { state: ApplicationState }) => (
  <Badge tone={stateTones[state]} text={applicationLifecycle.states[state]} />
);

const columnsFor = (zone: string): Column<ApplicationRow>[] => [
  {
    key: 'institution',
    title: cardPages.institution,
    cell: (row) => row.institutionShortName,
    sortable: true,
    wrap: true,
    fixed: true,
  },
  {
    key: 'number',
    title: '№',
    cell: (row) => (row.number === null ? '' : String(row.number)),
    sortable: true,
    numeric: true,
  },
  { key: 'theme', title: cardPages.theme, cell: (row) => row.theme, sortable: true, wrap: true },
  { key: 'kind', title: cardPages.kind, cell: (row) => kindNames[row.kind as keyof typeof kindNames] },
  {
    key: 'submitted',
    title: cardPages.submittedAt,
    cell: (row) => (row.submittedAt ? formatDateShort(dateIn(row.submittedAt, zone)) : ''),
    sortable: true,
  },
  { key: 'state', title: cardPages.state, cell: (row) => <StateBadge state={row.state} /> },
];

const states = Object.entries(applicationLifecycle.states).map(([value, label]) => ({ value, label }));

const filtersFor = (campaigns: readonly Campaign[]): Filter[] => [
  { name: 'text', label: 'Тема или организация', kind: 'search' },
  {
    name: 'campaignId',
    label: 'Отбор',
    kind: 'select',
    options: campaigns.map((each) => ({ value: each.id, label: String(each.year) })),
  },
  { name: 'state', label: cardPages.state, kind: 'select', options: states },
  {
    name: 'kind',
    label: cardPages.kind,
    kind: 'select',
    options: Object.entries(kindNames).map(([value, label]) => ({ value, label })),
  },
];

interface Shown {
  readonly rows: ApplicationRow[];
  readonly campaigns: Campaign[];
  readonly total: number | null;
  readonly sort: { key: string; dir: 'asc' | 'desc' };
  readonly mayAdmit: boolean;
}

export const applicationListPage = page<Shown>({
  path: '/recognition/applications',
  ru: words.listTitle,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const asked = Object.fromEntries([...query].filter(([, value]) => value !== ''));
    const filter = applicationFilter.safeParse(asked);
    const given = filter.success ? filter.data : applicationFilter.parse({});
    const campaigns = await allCampaigns(ctx);
    const rows = await applicationsPage(ctx, given);
    const counts =
      given.campaignId && !given.text && !given.kind ? await countsByState(ctx, given.campaignId) : null;
    const total =
      counts &&
      (given.state
        ? (counts.get(given.state as ApplicationState) ?? 0)
        : [...counts.values()].reduce((a, b) => a + b, 0));
    return {
      rows,
      campaigns,
      total,
      sort: { key: given.sort, dir: given.dir },
      mayAdmit: campaigns.some((campaign) => !preparesCampaign.check(ctx, campaign)),
    };
  },
  view: (view, shown) => {
    const query: Query = Object.fromEntries(view.query);
    const last = shown.rows.length === 50 ? shown.rows.at(-1) : undefined;
    return {
      title: words.listTitle,
      lead: words.listLead,
      crumbs: [[words.campaign, '/recognition']],
      wide: true,
      body: (
        <ListPage
          caption={words.listTitle}
          path={view.url('/recognition/applications')}
          query={query}
          filters={filtersFor(shown.campaigns)}
          columns={columnsFor(view.territory.zone)}
          rows={shown.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => view.url(`/recognition/applications/${row.id}`)}
          rowName={(row) => `${row.institutionShortName}, № ${row.number ?? ''}`}
          sort={shown.sort}
          count={
            shown.total === null ? undefined : { total: shown.total, forms: ['заявка', 'заявки', 'заявок'] }
          }
          pager={{ first: !view.query.get('after'), after: last?.cursor, before: undefined }}
          exportHref={view.url(`/recognition/applications.xlsx?${view.query}`)}
          bulk={
            shown.mayAdmit
              ? {
                  action: view.url('/recognition/admit'),
                  commands: [{ value: 'admit', text: cardPages.admitTitle }],
                }
              : undefined
          }
          empty={{
            title: 'Заявок пока нет',
            text: 'Заявка появится здесь, как только организация её подаст. Черновики видит только сама организация.',
          }}
        />
      ),
    };
  },
});

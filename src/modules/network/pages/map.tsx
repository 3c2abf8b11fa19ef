// «Карта сети»: a scheme of territories and subjects (or kinds of status) with the list it leads to; filters, print, XLSX.
import { addDays } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page } from '../../../kernel/page.ts';
import { notFound } from '../../../kernel/refusal.ts';
import { countOf, formatDateShort } from '../../../platform/language/index.ts';
import {
  Badge,
  EmptyState,
  type Filter,
  FilterBar,
  Flash,
  LinkButton,
  Matrix,
  PlainTable,
  PrintButton,
  type Query,
  Section,
  type Tone,
  uiText,
  withQuery,
} from '../../../ui/index.ts';
import { mapColumns, mapRows } from '../network.map.ts';
import { networkPolicy } from '../network.policy.ts';
import {
  fitting,
  type MapFilter,
  mapFilterOf,
  type NetworkSite,
  type NetworkSiteState,
  type OwnNetwork,
  ownNetwork,
  readableSites,
  stateOf,
  subjectOf,
} from '../network.queries.ts';
import { networkText as text } from '../network.text.ts';

interface Shown {
  readonly own: OwnNetwork;
  readonly filter: MapFilter;
  readonly all: NetworkSite[];
  readonly sites: NetworkSite[];
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown | null> {
  const own = await ownNetwork(ctx);
  if (!own) return null;
  const all = await readableSites(ctx, own);
  const filter = mapFilterOf(query);
  return { own, filter, all, sites: fitting(all, own, filter, ctx.today) };
}

export const stateTones: Record<NetworkSiteState, Tone> = {
  'in-force': 'done',
  coming: 'waiting',
  expired: 'draft',
};

const choices = (sites: readonly NetworkSite[], by: MapFilter['by']) =>
  mapColumns(sites, by).map(({ key, title }) => ({ value: key, label: title }));

const filtersOf = ({ own, all }: Shown): Filter[] => [
  { name: 'text', label: text.fields.text, kind: 'search' },
  {
    name: 'territory',
    label: text.fields.territory,
    kind: 'select',
    options: own.network.members.map(({ slug, name }) => ({ value: slug, label: name })),
  },
  { name: 'subject', label: text.fields.subject, kind: 'select', options: choices(all, 'subject') },
  { name: 'status', label: text.fields.status, kind: 'select', options: choices(all, 'status') },
  {
    name: 'scope',
    label: text.fields.scope,
    kind: 'select',
    options: Object.entries(text.scopes).map(([value, label]) => ({ value, label })),
  },
  {
    name: 'state',
    label: text.fields.state,
    kind: 'select',
    any: text.states.active,
    options: [{ value: 'all', label: text.states.all }],
  },
];

function Scheme({ view, shown }: { view: PageView; shown: Shown }) {
  const { own, filter, sites } = shown;
  const query: Query = Object.fromEntries(view.query);
  const path = view.url('/network/map');
  const columnName = filter.by === 'status' ? 'status' : 'subject';
  const rows = mapRows(
    sites,
    own,
    filter,
    view.today,
    (territory, column) => `${withQuery(path, query, { territory, [columnName]: column.key })}#list`,
  );
  return (
    <Matrix
      caption={text.map}
      corner={text.corner}
      columns={mapColumns(sites, filter.by).map(({ title }) => ({ text: title }))}
      rows={rows.map(({ slug, name, cells }) => ({
        head: name,
        href: withQuery(path, query, { territory: slug }),
        cells,
      }))}
      legend={text.legend}
      compact
    />
  );
}

function List({ view, shown }: { view: PageView; shown: Shown }) {
  const names = new Map(shown.own.network.members.map(({ id, name }) => [id, name]));
  const { fields } = text;
  return (
    <PlainTable
      caption={text.list}
      rows={shown.sites}
      rowKey={(site) => site.siteId}
      rowHref={(site) => view.url(`/network/statuses/${site.siteId}`)}
      columns={[
        { key: 'institution', title: fields.institution, cell: (site) => site.institution, wrap: true },
        { key: 'territory', title: fields.territory, cell: (site) => names.get(site.territoryId) ?? '' },
        { key: 'status', title: fields.status, cell: (site) => site.statusName, wrap: true },
        { key: 'subject', title: fields.subject, cell: (site) => subjectOf(site), wrap: true },
        { key: 'theme', title: fields.theme, cell: (site) => site.theme, wrap: true },
        { key: 'scope', title: fields.scope, cell: (site) => text.scopes[site.scope] },
        {
          key: 'state',
          title: fields.state,
          cell: (site) => {
            const state = stateOf(site, view.today);
            return <Badge tone={stateTones[state]} text={text.siteStates[state]} />;
          },
        },
        { key: 'until', title: fields.until, cell: (site) => formatDateShort(addDays(site.endsOn, -1)) },
      ]}
    />
  );
}

export const mapPage = page<Shown>({
  path: '/network/map',
  ru: text.map,
  ability: networkPolicy.rules.view,
  load: async (ctx, _params, query) => (await load(ctx, query)) ?? notFound(text.alone),
  view: (view, shown) => {
    const { own, filter, sites } = shown;
    const query: Query = Object.fromEntries(view.query);
    const path = view.url('/network/map');
    return {
      title: `${text.map} ${own.network.shortName}`,
      crumbs: [[text.title, '/network']],
      lead: text.mapLead,
      wide: true,
      actions: (
        <>
          <LinkButton
            text={uiText.exportXlsx}
            href={view.url(`/network/map.xlsx${view.query.size > 0 ? `?${view.query}` : ''}`)}
            icon="download"
            download
          />
          <PrintButton />
        </>
      ),
      body: (
        <div class="o-content">
          {own.seesAll ? null : <Flash kind="info" text={text.memberNote} />}
          <FilterBar
            path={path}
            query={query}
            filters={filtersOf(shown)}
            savedViews={(['subject', 'status'] as const).map((by) => ({
              text: text.by[by],
              href: withQuery(path, query, { by }),
              current: by === filter.by,
            }))}
          />
          {sites.length === 0 ? (
            <EmptyState title={text.mapNone} text={text.mapNoneHint} icon="map-pin" />
          ) : (
            <>
              <Scheme view={view} shown={shown} />
              <Section id="list" title={`${text.list}: ${countOf(sites.length, ...text.forms)}`}>
                <List view={view} shown={shown} />
              </Section>
            </>
          )}
        </div>
      ),
    };
  },
});

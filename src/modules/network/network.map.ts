// The map of the network as a scheme: territories down, subjects or kinds of status across; and the same as a sheet.
import { addDays, type CivilDate } from '../../kernel/clock.ts';
import { download } from '../../kernel/page.ts';
import { notFound } from '../../kernel/refusal.ts';
import { countOf } from '../../platform/language/index.ts';
import { type SheetColumn, sheetAnswer } from '../../platform/sheets/index.ts';
import type { MatrixCell, Tone } from '../../ui/index.ts';
import { networkPolicy } from './network.policy.ts';
import {
  fitting,
  type MapFilter,
  mapFilterOf,
  type NetworkSite,
  type OwnNetwork,
  ownNetwork,
  readableSites,
  stateOf,
  subjectOf,
} from './network.queries.ts';
import { networkText as text } from './network.text.ts';

export interface MapColumn {
  readonly key: string;
  readonly title: string;
}

const columnOf = (site: NetworkSite, by: MapFilter['by']): MapColumn =>
  by === 'status'
    ? { key: site.statusType, title: site.statusName }
    : { key: subjectOf(site), title: subjectOf(site) };

/** The columns in Russian order; one word however often it comes. */
export function mapColumns(sites: readonly NetworkSite[], by: MapFilter['by']): MapColumn[] {
  const known = new Map(sites.map((site) => columnOf(site, by)).map((column) => [column.key, column]));
  return [...known.values()].toSorted((a, b) => a.title.localeCompare(b.title, 'ru'));
}

/** What is strongest in a cell gives its tone: serving the network, then in force, then to come. */
function toneOf(sites: readonly NetworkSite[], today: CivilDate): Tone {
  const states = new Set(sites.map((site) => stateOf(site, today)));
  if (sites.some((site) => site.scope === 'network' && stateOf(site, today) === 'in-force')) return 'done';
  if (states.has('in-force')) return 'going';
  return states.has('coming') ? 'waiting' : 'draft';
}

export interface MapRow {
  readonly slug: string;
  readonly name: string;
  readonly cells: (MatrixCell | undefined)[];
}

/** One row for every member, also for those with nothing to show: an empty place is a finding. */
export function mapRows(
  sites: readonly NetworkSite[],
  own: OwnNetwork,
  filter: MapFilter,
  today: CivilDate,
  hrefOf: (slug: string, column: MapColumn) => string,
): MapRow[] {
  const columns = mapColumns(sites, filter.by);
  return own.network.members
    .filter(({ slug }) => !filter.territory || slug === filter.territory)
    .map(({ id, slug, name }) => ({
      slug,
      name,
      cells: columns.map((column) => {
        const here = sites.filter(
          (site) => site.territoryId === id && columnOf(site, filter.by).key === column.key,
        );
        if (here.length === 0) return undefined;
        return {
          tone: toneOf(here, today),
          text: String(here.length),
          title: text.cell(name, column.title, countOf(here.length, ...text.forms)),
          href: hrefOf(slug, column),
        };
      }),
    }));
}

const sheetColumns = (own: OwnNetwork, today: CivilDate): readonly SheetColumn<NetworkSite>[] => {
  const names = new Map(own.network.members.map(({ id, name }) => [id, name]));
  const { fields } = text;
  return [
    { title: fields.territory, value: (row) => names.get(row.territoryId) ?? '', width: 26 },
    { title: fields.institution, value: (row) => row.institution, width: 34 },
    { title: fields.status, value: (row) => row.statusName, width: 44 },
    { title: fields.subject, value: (row) => subjectOf(row), width: 28 },
    { title: fields.theme, value: (row) => row.theme, width: 54 },
    { title: fields.scope, value: (row) => text.scopes[row.scope], width: 18 },
    { title: fields.services, value: (row) => row.services, width: 54 },
    { title: fields.head, value: (row) => row.headName, width: 24 },
    { title: fields.state, value: (row) => text.siteStates[stateOf(row, today)], width: 20 },
    { title: fields.startsOn, value: (row) => row.startsOn, type: 'date', width: 13 },
    { title: fields.until, value: (row) => addDays(row.endsOn, -1), type: 'date', width: 13 },
    { title: fields.orderNumber, value: (row) => row.orderNumber, width: 11 },
    { title: fields.orderDate, value: (row) => row.orderDate, type: 'date', width: 13 },
  ];
};

export const mapSheet = download({
  path: '/network/map.xlsx',
  ru: 'Карта сети в XLSX',
  ability: networkPolicy.rules.view,
  load: async (ctx, _params, query) => {
    const own = await ownNetwork(ctx);
    if (!own) return notFound(text.alone);
    const sites = fitting(await readableSites(ctx, own), own, mapFilterOf(query), ctx.today);
    const title = `${text.map} ${own.network.shortName}`;
    return sheetAnswer(query.get('format'), title, sheetColumns(own, ctx.today), sites);
  },
});

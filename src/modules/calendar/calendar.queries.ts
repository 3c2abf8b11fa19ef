// One calendar of everything that has a day: own lines, sessions, sites, the centre's plan, plans other services opened.
import { addDays, type CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { sessionsBetween } from '../councils/index.ts';
import {
  type OpenedPlan,
  type OwnNetwork,
  openedLines,
  openedPlans,
  ownNetwork,
  publicationsIn,
  publishedLines,
} from '../network/index.ts';
import { linePath, linesBetween } from '../planning/index.ts';
import { siteDaysBetween } from '../recognition/index.ts';

export type EntryKind = 'plan' | 'body-plan' | 'body' | 'site' | 'centre' | 'member';

export interface Entry {
  readonly key: string;
  readonly kind: EntryKind;
  readonly territoryId: number;
  /** The body, the institution or the territory it belongs to. */
  readonly whose: string;
  readonly title: string;
  readonly term: string;
  readonly startsOn: CivilDate;
  /** The day after the last one. */
  readonly endsOn: CivilDate;
  /** 'HH:MM', of sessions. */
  readonly time: string | null;
  readonly place: string;
  /** Within the own territory; null where there is nothing to open. */
  readonly path: string | null;
  readonly isCancelled: boolean;
}

type Days = readonly [CivilDate, CivilDate];

async function ownEntries(ctx: ReadCtx, days: Days): Promise<Entry[]> {
  const lines = await linesBetween(ctx, days);
  const sessions = await sessionsBetween(ctx, days);
  const sites = await siteDaysBetween(ctx, days);
  const own = { territoryId: ctx.territory.id };
  return [
    ...lines.map(
      (line): Entry => ({
        ...{ ...own, key: line.id, kind: line.bodyName ? 'body-plan' : 'plan', title: line.title },
        whose: line.bodyName ?? ctx.territory.name,
        ...{ term: line.term, startsOn: line.startsOn, endsOn: line.endsOn, time: null, place: line.place },
        ...{ path: linePath(line.id), isCancelled: line.state === 'cancelled' },
      }),
    ),
    ...sessions.map(
      (session): Entry => ({
        ...{
          ...own,
          key: session.id,
          kind: 'body',
          whose: session.body,
          title: `Заседание: ${session.body}`,
        },
        ...{ term: '', startsOn: session.on, endsOn: addDays(session.on, 1), time: session.time },
        ...{
          place: session.place,
          path: `/councils/sessions/${session.id}`,
          isCancelled: session.isCancelled,
        },
      }),
    ),
    ...sites.map(
      (site): Entry => ({
        ...{ ...own, key: site.id, kind: 'site', whose: site.institution, title: site.title },
        ...{ term: site.term, startsOn: site.startsOn, endsOn: site.endsOn, time: null, place: '' },
        ...{ path: site.path, isCancelled: site.isCancelled },
      }),
    ),
  ];
}

async function centreEntries(ctx: ReadCtx, own: OwnNetwork, [from, after]: Days): Promise<Entry[]> {
  const { network } = own;
  if (network.hostTerritoryId === ctx.territory.id) return [];
  const [publication] = await publicationsIn(ctx, network.id);
  const lines = publication ? await publishedLines(ctx, publication.id) : [];
  return lines.flatMap((line): Entry[] =>
    line.startsOn && line.endsOn && line.startsOn < after && line.endsOn > from
      ? [
          {
            ...{ key: line.lineId, kind: 'centre', territoryId: network.hostTerritoryId },
            ...{ whose: network.shortName, title: line.title, term: line.term, startsOn: line.startsOn },
            ...{ endsOn: line.endsOn, time: null, place: line.place, path: '/network/plan' },
            isCancelled: line.change === 'cancelled',
          },
        ]
      : [],
  );
}

async function memberEntries(ctx: ReadCtx, own: OwnNetwork, days: Days): Promise<Entry[]> {
  const names = new Map(own.network.members.map(({ id, name }) => [id, name]));
  const isMember = own.network.hostTerritoryId !== ctx.territory.id;
  return (await openedLines(ctx, own.network.id, own.seesAll, days)).flatMap((line): Entry[] =>
    // A member knows the centre's plan as it was brought to it: the same line is not shown twice.
    isMember && line.territoryId === own.network.hostTerritoryId
      ? []
      : [
          {
            ...{ key: line.id, kind: 'member', territoryId: line.territoryId },
            ...{ whose: names.get(line.territoryId) ?? '', title: line.title, term: line.term },
            ...{ startsOn: line.startsOn, endsOn: line.endsOn, time: null, place: line.place },
            ...{ path: null, isCancelled: false },
          },
        ],
  );
}

export interface CalendarFilter {
  readonly kind?: string | undefined;
  readonly territory?: string | undefined;
  readonly q?: string | undefined;
}

export interface NetworkDays {
  readonly own: OwnNetwork | null;
  readonly entries: readonly Entry[];
  /** Whose plans are open to the reader. */
  readonly opened: readonly OpenedPlan[];
}

const plain = (words: string) => words.toLocaleLowerCase('ru').replaceAll('ё', 'е');

/** Everything readable over the days, by day; the same few statements for one territory and for forty. */
export async function networkDays(ctx: ReadCtx, days: Days, filter: CalendarFilter): Promise<NetworkDays> {
  const own = await ownNetwork(ctx);
  const all = [
    ...(await ownEntries(ctx, days)),
    ...(own ? await centreEntries(ctx, own, days) : []),
    ...(own ? await memberEntries(ctx, own, days) : []),
  ];
  const member = own?.network.members.find(({ slug }) => slug === filter.territory);
  const words = plain(filter.q?.trim() ?? '');
  const entries = all
    .filter((entry) => !filter.kind || entry.kind === filter.kind)
    .filter((entry) => !member || entry.territoryId === member.id)
    .filter((entry) => words === '' || plain(`${entry.title} ${entry.whose} ${entry.place}`).includes(words))
    .toSorted(
      (a, b) =>
        a.startsOn.localeCompare(b.startsOn) ||
        (a.time ?? '').localeCompare(b.time ?? '') ||
        a.title.localeCompare(b.title, 'ru') ||
        a.key.localeCompare(b.key),
    );
  return { own, entries, opened: own ? await openedPlans(ctx, own.network.id, own.seesAll) : [] };
}

// Looking at what the centre brought to its members: editions, lines with their changes, who acknowledged and who did not.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { Line, Plan } from '../../planning/index.ts';
import { linesOfPlan } from '../../planning/index.ts';
import { type TerritoryCard, territoryCards } from '../../territories/index.ts';
import type { OwnNetwork } from '../network.queries.ts';

export interface Publication {
  readonly territoryId: number;
  readonly id: string;
  readonly networkId: number;
  readonly planId: string;
  readonly schoolYear: number;
  readonly edition: number;
  readonly title: string;
  readonly note: string;
  readonly publishedOn: CivilDate;
}

/** Editions readable in a network, the latest first. */
export async function publicationsIn(ctx: ReadCtx, networkId: number): Promise<Publication[]> {
  const { rows } = await sql<Publication>`
    select p.territory_id as "territoryId", p.id, p.network_id as "networkId", p.plan_id as "planId",
      p.school_year as "schoolYear", p.edition, p.title, p.note, p.published_on::text as "publishedOn"
    from network.readable_publications(${ctx.today}::date) p where p.network_id = ${networkId}
    order by p.school_year desc, p.edition desc, p.id desc limit 100`.execute(ctx.db as never);
  return rows;
}

export type LineChange = 'same' | 'added' | 'moved' | 'cancelled' | 'changed';

export interface PublishedLine {
  readonly lineId: string;
  readonly direction: string;
  readonly title: string;
  readonly form: string;
  readonly audience: string;
  readonly term: string;
  readonly termKind: string;
  readonly startsOn: CivilDate | null;
  /** The day after the last one. */
  readonly endsOn: CivilDate | null;
  readonly place: string;
  readonly responsible: string;
  readonly change: LineChange;
  readonly was: string;
}

export async function publishedLines(ctx: ReadCtx, publicationId: string): Promise<PublishedLine[]> {
  const { rows } = await sql<PublishedLine>`
    select l.line_id as "lineId", l.direction, l.title, l.form, l.audience, l.term, l.term_kind as "termKind",
      l.starts_on::text as "startsOn", l.ends_on::text as "endsOn", l.place, l.responsible, l.change, l.was
    from network.readable_published_lines(${ctx.today}::date, ${publicationId}::uuid) l
    order by l.position, l.line_id`.execute(ctx.db as never);
  return rows;
}

export interface Acknowledgement {
  readonly territoryId: number;
  readonly publicationId: string;
  readonly name: string;
  readonly post: string;
  readonly at: Date;
}

/** The centre reads everybody's, a member its own. */
export async function acknowledgementsIn(
  ctx: ReadCtx,
  networkId: number,
  asCentre: boolean,
): Promise<Acknowledgement[]> {
  const { rows } = await sql<Acknowledgement>`
    select a.territory_id as "territoryId", a.publication_id as "publicationId", a.name, a.post,
      a.acknowledged_at as at
    from network.readable_acknowledgements(${ctx.today}::date, ${asCentre}) a
    where a.network_id = ${networkId}`.execute(ctx.db as never);
  return rows;
}

export interface SheetRow {
  readonly territory: TerritoryCard;
  readonly isHost: boolean;
  readonly acknowledgement: Acknowledgement | null;
}

/** One row for every member of today, those who have not acknowledged first. */
export async function sheetOf(
  ctx: ReadCtx,
  own: OwnNetwork,
  publication: Pick<Publication, 'id'>,
): Promise<SheetRow[]> {
  const cards = await territoryCards(
    ctx.db,
    own.network.members.map(({ id }) => id),
  );
  const given = (await acknowledgementsIn(ctx, own.network.id, own.seesAll)).filter(
    (each) => each.publicationId === publication.id,
  );
  const rows = cards.map((territory) => ({
    territory,
    isHost: territory.id === own.network.hostTerritoryId,
    acknowledgement: given.find((each) => each.territoryId === territory.id) ?? null,
  }));
  return rows.toSorted((a, b) => Number(a.acknowledgement !== null) - Number(b.acknowledgement !== null));
}

export interface LineToPublish extends PublishedLine {
  readonly position: number;
}

const sameWords = (before: PublishedLine, line: Line): boolean =>
  before.title === line.title &&
  before.place === line.place &&
  before.audience === line.audience &&
  before.responsible === (line.responsibleWords || line.responsible);

function changeOf(line: Line, before: PublishedLine | undefined, isFirst: boolean): [LineChange, string] {
  if (line.state === 'cancelled') return ['cancelled', line.term];
  if (!before) return [isFirst ? 'same' : 'added', ''];
  if (before.term !== line.term || before.startsOn !== line.startsOn || before.endsOn !== line.endsOn)
    return ['moved', before.term];
  return sameWords(before, line) ? ['same', ''] : ['changed', before.responsible];
}

/** The plan as the next edition would bring it; what was cancelled is brought once and then left out. */
export async function nextEdition(
  ctx: ReadCtx,
  plan: Plan,
  last: Publication | null,
): Promise<LineToPublish[]> {
  const before = new Map(last ? (await publishedLines(ctx, last.id)).map((line) => [line.lineId, line]) : []);
  return (await linesOfPlan(ctx, plan)).flatMap((line, index) => {
    const known = before.get(line.id);
    if (line.state === 'cancelled' && (!known || known.change === 'cancelled')) return [];
    const [change, was] = changeOf(line, known, last === null);
    const { direction, title, form, audience, term, termKind, startsOn, endsOn, place } = line;
    return [
      {
        ...{ lineId: line.id, position: index + 1, direction, title, form, audience, term, termKind },
        ...{ startsOn, endsOn, place, responsible: line.responsibleWords || line.responsible, change, was },
      },
    ];
  });
}

export const changedLines = <L extends PublishedLine>(lines: readonly L[]): L[] =>
  lines.filter((line) => line.change !== 'same');

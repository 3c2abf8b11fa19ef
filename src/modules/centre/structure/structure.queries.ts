// Looking at the structure: versions, the one in force on a day, its units and seats, who occupies them, what is vacant.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { countTeachers, type Employment, personNames, postTitle } from '../../people/index.ts';
import { clauseFor, currentVersion } from '../../regulations/index.ts';
import type { CheckLine } from '../appointment/requirement.schema.ts';
import type { StructureState } from './structure.lifecycle.ts';

export interface StructureVersion {
  readonly id: string;
  readonly number: number;
  readonly state: StructureState;
  readonly version: number;
  readonly grounds: string;
  readonly returnReason: string;
  readonly actIssuer: string;
  readonly actNumber: string;
  readonly actDate: CivilDate | null;
  readonly agreedWith: string;
  readonly agreedBy: string;
  readonly agreedOn: CivilDate | null;
  readonly documentId: string | null;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
}

const versionRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('centre.versions as v')
    .select(['v.id', 'v.number', 'v.state', 'v.version', 'v.grounds', 'v.return_reason as returnReason'])
    .select(['v.act_issuer as actIssuer', 'v.act_number as actNumber', 'v.act_date as actDate'])
    .select(['v.agreed_with as agreedWith', 'v.agreed_by as agreedBy', 'v.agreed_on as agreedOn'])
    .select(['v.document_id as documentId', 'v.starts_on as startsOn', 'v.ends_on as endsOn'])
    .where('v.territory_id', '=', ctx.territory.id);

/** One version, or null. */
export async function structureVersion(ctx: ReadCtx, id: string): Promise<StructureVersion | null> {
  if (!isId(id)) return null;
  const row = await versionRows(ctx).where('v.id', '=', id).executeTakeFirst();
  return (row as StructureVersion | undefined) ?? null;
}

/** The version in force on a day, or null while nothing was approved. */
export async function structureOn(ctx: ReadCtx, on: CivilDate): Promise<StructureVersion | null> {
  const row = await versionRows(ctx)
    .where('v.state', '=', 'approved')
    .where('v.starts_on', '<=', on)
    .where((eb) => eb.or([eb('v.ends_on', 'is', null), eb('v.ends_on', '>', on)]))
    .executeTakeFirst();
  return (row as StructureVersion | undefined) ?? null;
}

export interface Agreement {
  /** The regulation in force (002 §5.1) or the service's own setting demands it. */
  readonly isNeeded: boolean;
  readonly agreedWith: string;
}

export async function agreementOf(ctx: ReadCtx): Promise<Agreement> {
  const version = await currentVersion(ctx, 'structure-agreement');
  const bySetting = await ctx.db
    .selectFrom('centre.settings')
    .select('agreed_with')
    .where('territory_id', '=', ctx.territory.id)
    .executeTakeFirst();
  const byClause = version !== null && clauseFor(version, 'structure-agreement') !== null;
  const agreedWith = bySetting?.agreed_with ?? '';
  return { isNeeded: byClause || agreedWith !== '', agreedWith };
}

export interface ListedVersion extends StructureVersion {
  readonly units: number;
  readonly rates: number;
}

/** Every version with its units and rates counted, the newest first. */
export async function structureVersions(ctx: ReadCtx): Promise<ListedVersion[]> {
  const rows = await versionRows(ctx)
    .select(
      sql<number>`(select count(*) from centre.units u
        where u.territory_id = v.territory_id and u.version_id = v.id)`.as('units'),
    )
    .select(
      sql<number>`(select coalesce(sum(l.rates), 0)::float8 from centre.seat_lines l
        where l.territory_id = v.territory_id and l.version_id = v.id)`.as('rates'),
    )
    .orderBy('v.number', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, units: Number(row.units) })) as ListedVersion[];
}

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly tasks: string;
}

export async function unitsOf(ctx: ReadCtx, versionId: string): Promise<Unit[]> {
  return ctx.db
    .selectFrom('centre.units')
    .select(['id', 'name', 'tasks'])
    .where('territory_id', '=', ctx.territory.id)
    .where('version_id', '=', versionId)
    .orderBy('place')
    .orderBy('id')
    .execute();
}

export interface SeatLine {
  readonly seatId: string;
  readonly versionId: string;
  readonly unitId: string;
  readonly unit: string;
  readonly position: string;
  readonly detail: string;
  /** «методист по начальной школе» */
  readonly title: string;
  readonly rates: number;
  readonly requirementKey: string;
}

const seatRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('centre.seat_lines as l')
    .innerJoin('centre.units as u', (join) =>
      join.onRef('u.territory_id', '=', 'l.territory_id').onRef('u.id', '=', 'l.unit_id'),
    )
    .select(['l.seat_id as seatId', 'l.version_id as versionId', 'l.unit_id as unitId', 'u.name as unit'])
    .select(['l.position', 'l.detail', 'l.rates', 'l.requirement_key as requirementKey'])
    .where('l.territory_id', '=', ctx.territory.id);

type SeatRow = Awaited<ReturnType<ReturnType<typeof seatRows>['execute']>>[number];
const asSeat = (row: SeatRow): SeatLine => ({ ...row, rates: Number(row.rates), title: postTitle(row) });

/** Seats of a version in the order of its units. */
export async function seatsOf(ctx: ReadCtx, versionId: string): Promise<SeatLine[]> {
  const rows = await seatRows(ctx)
    .where('l.version_id', '=', versionId)
    .orderBy('u.place')
    .orderBy('u.id')
    .orderBy('l.place')
    .orderBy('l.seat_id')
    .execute();
  return rows.map(asSeat);
}

/** How a seat stands in the newest version that knows it: in force first. */
export async function seatLine(ctx: ReadCtx, seatId: string): Promise<SeatLine | null> {
  if (!isId(seatId)) return null;
  const row = await seatRows(ctx)
    .innerJoin('centre.versions as v', (join) =>
      join.onRef('v.territory_id', '=', 'l.territory_id').onRef('v.id', '=', 'l.version_id'),
    )
    .where('l.seat_id', '=', seatId)
    .where('v.state', '<>', 'withdrawn')
    .orderBy(sql`v.state = 'approved'`, 'desc')
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? asSeat(row) : null;
}

export interface Occupant {
  readonly appointmentId: string;
  readonly seatId: string;
  readonly personId: string;
  readonly name: string;
  readonly postId: string;
  readonly employment: Employment;
  /** Share of a full position; a post that does not tell counts as one. */
  readonly rate: number;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
  readonly act: string;
  readonly actIssuer: string;
  readonly note: string;
  readonly checks: readonly CheckLine[];
}

interface OccupantFilter {
  readonly on?: CivilDate;
  readonly seatId?: string;
}

/** Who occupies seats on a day, or who has ever occupied one seat; a post that ended frees its seat. */
export async function occupants(ctx: ReadCtx, { on, seatId }: OccupantFilter): Promise<Occupant[]> {
  let rows = ctx.db
    .selectFrom('centre.appointments as a')
    .innerJoin('people.posts as t', (join) =>
      join.onRef('t.territory_id', '=', 'a.territory_id').onRef('t.id', '=', 'a.post_id'),
    )
    .select([
      'a.id as appointmentId',
      'a.seat_id as seatId',
      'a.person_id as personId',
      'a.post_id as postId',
    ])
    .select(['t.employment', 't.load', 'a.act_number', 'a.act_date', 'a.act_issuer as actIssuer'])
    .select(['a.note', 'a.checks', 'a.starts_on as startsOn'])
    .select(sql<CivilDate | null>`least(a.ends_on, t.ends_on)`.as('endsOn'))
    .where('a.territory_id', '=', ctx.territory.id);
  if (seatId) rows = rows.where('a.seat_id', '=', seatId);
  if (on)
    for (const alias of ['a', 't'] as const)
      rows = rows
        .where(`${alias}.starts_on`, '<=', on)
        .where((eb) => eb.or([eb(`${alias}.ends_on`, 'is', null), eb(`${alias}.ends_on`, '>', on)]));
  const found = await rows.orderBy('a.starts_on', 'desc').orderBy('a.id').execute();
  const names = await personNames(
    ctx,
    found.map((row) => row.personId),
  );
  return found.map(({ load, act_number, act_date, employment, checks, ...row }) => ({
    ...row,
    employment: employment as Employment,
    checks: checks as unknown as CheckLine[],
    rate: load === null ? 1 : Number(load),
    name: names.get(row.personId) ?? '',
    act: `№ ${act_number} от ${act_date.split('-').reverse().join('.')}`,
  }));
}

export interface StaffedSeat extends SeatLine {
  readonly occupants: readonly Occupant[];
  readonly filled: number;
  readonly vacant: number;
}

export interface StaffTable {
  readonly on: CivilDate;
  readonly version: StructureVersion;
  readonly units: readonly Unit[];
  readonly seats: readonly StaffedSeat[];
  readonly rates: number;
  readonly vacant: number;
  /** People who teach and bring up in the territory on that day. */
  readonly teachers: number;
}

const round = (value: number) => Math.round(value * 100) / 100;

/** A version's staff table on a day: rates, who occupies them, what is vacant, how many teachers it serves. */
export async function staffTable(
  ctx: ReadCtx,
  version: StructureVersion,
  on: CivilDate,
): Promise<StaffTable> {
  const bySeat = Map.groupBy(await occupants(ctx, { on }), (each) => each.seatId);
  const seats = (await seatsOf(ctx, version.id)).map((seat): StaffedSeat => {
    const here = bySeat.get(seat.seatId) ?? [];
    const filled = round(here.reduce((sum, each) => sum + each.rate, 0));
    return { ...seat, occupants: here, filled, vacant: round(Math.max(seat.rates - filled, 0)) };
  });
  return {
    on,
    version,
    units: await unitsOf(ctx, version.id),
    seats,
    rates: round(seats.reduce((sum, seat) => sum + seat.rates, 0)),
    vacant: round(seats.reduce((sum, seat) => sum + seat.vacant, 0)),
    teachers: await countTeachers(ctx, on),
  };
}

/** The staff table in force on a day; null while no structure was approved for it. */
export async function staffTableOn(ctx: ReadCtx, on: CivilDate): Promise<StaffTable | null> {
  const version = await structureOn(ctx, on);
  return version && staffTable(ctx, version, on);
}

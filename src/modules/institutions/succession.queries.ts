// Who an institution was and what it became: names as periods, and the chain of legal succession both ways.
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';

export interface NamePeriod {
  readonly shortName: string;
  readonly fullName: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
  readonly act: string;
}

export interface Succession {
  readonly id: string;
  readonly kind: 'rename' | 'reregistration' | 'merge' | 'split' | 'closure';
  readonly onDate: CivilDate;
  readonly act: string;
  readonly predecessorId: string;
  readonly predecessorName: string;
  readonly successorId: string | null;
  readonly successorName: string | null;
}

/** All names of an institution, the present one first. */
export async function namesOf(ctx: ReadCtx, id: string): Promise<NamePeriod[]> {
  return ctx.db
    .selectFrom('institutions.names')
    .select([
      'short_name as shortName',
      'full_name as fullName',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'act',
    ])
    .where('territory_id', '=', ctx.territory.id)
    .where('institution_id', '=', id)
    .orderBy('starts_on', 'desc')
    .execute();
}

/** Acts that touched an institution as predecessor or successor, the latest first. */
export async function successionsOf(ctx: ReadCtx, id: string): Promise<Succession[]> {
  const rows = await ctx.db
    .selectFrom('institutions.successions as s')
    .innerJoin('institutions.institutions as p', (join) =>
      join.onRef('p.territory_id', '=', 's.territory_id').onRef('p.id', '=', 's.predecessor_id'),
    )
    .leftJoin('institutions.institutions as n', (join) =>
      join.onRef('n.territory_id', '=', 's.territory_id').onRef('n.id', '=', 's.successor_id'),
    )
    .select(['s.id', 's.kind', 's.on_date as onDate', 's.act', 's.predecessor_id as predecessorId'])
    .select([
      'p.short_name as predecessorName',
      's.successor_id as successorId',
      'n.short_name as successorName',
    ])
    .where('s.territory_id', '=', ctx.territory.id)
    .where((eb) => eb.or([eb('s.predecessor_id', '=', id), eb('s.successor_id', '=', id)]))
    .orderBy('s.on_date', 'desc')
    .orderBy('s.id', 'desc')
    .execute();
  return rows as Succession[];
}

export interface InstitutionChain {
  readonly ids: readonly string[];
  readonly inns: readonly string[];
}

/**
 * The institution with everyone who was it and everyone it became: along re-registrations, merges and splits in both
 * directions, and through an equal ИНН where somebody entered the same organisation anew (decision 25).
 */
export async function institutionChain(ctx: ReadCtx, id: string): Promise<InstitutionChain> {
  const { rows } = await sql<{ id: string; inn: string | null }>`
    with recursive chain (id, inn) as (
      select i.id, i.inn from institutions.institutions i
      where i.territory_id = ${ctx.territory.id} and i.id = ${id}
      union
      select n.id, n.inn
      from chain c
      join institutions.institutions n on n.territory_id = ${ctx.territory.id} and (
        n.inn = c.inn
        or n.id in (select s.successor_id from institutions.successions s
          where s.territory_id = ${ctx.territory.id} and s.predecessor_id = c.id)
        or n.id in (select s.predecessor_id from institutions.successions s
          where s.territory_id = ${ctx.territory.id} and s.successor_id = c.id)
      )
    )
    select id, inn from chain`.execute(ctx.db);
  return {
    ids: rows.map((row) => row.id),
    inns: [...new Set(rows.flatMap((row) => (row.inn ? [row.inn] : [])))],
  };
}

/** Own ИНН and those of predecessors and successors: what the embargo is asked about. */
export async function institutionInnChain(ctx: ReadCtx, id: string): Promise<string[]> {
  return [...(await institutionChain(ctx, id)).inns];
}

// Whom a request for confirmation would reach: each institution with those who answer for it, and when it was asked last.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { peopleWithRole } from '../../people/index.ts';
import { type InstitutionState, statesOn } from '../confirmation.queries.ts';

export interface Keeper {
  readonly personId: string;
  readonly name: string;
}

/** Heads and operators by institution, each person once. */
export async function keepersOf(ctx: ReadCtx): Promise<ReadonlyMap<string, readonly Keeper[]>> {
  const holders = await peopleWithRole(ctx, ['institution-operator', 'institution-head']);
  return new Map(
    [...Map.groupBy(holders, ({ scopeId }) => scopeId ?? '')].map(([id, own]) => [
      id,
      [...new Map(own.map(({ personId, name }) => [personId, { personId, name }])).values()],
    ]),
  );
}

interface LastAsked {
  readonly on: CivilDate;
  readonly by: CivilDate;
}

/** The latest request about this date, by institution. */
export async function lastAsked(ctx: ReadCtx, dueOn: CivilDate): Promise<ReadonlyMap<string, LastAsked>> {
  const { rows } = await sql<LastAsked & { id: string }>`
    select distinct on (f.subject_id) f.subject_id as id,
           (f.at at time zone ${ctx.territory.zone})::date::text as "on", f.data ->> 'by' as by
      from institutions.institutions i
      join journal.facts f on f.territory_id = i.territory_id and f.subject_kind = 'institutions.institution'
       and f.subject_id = i.id::text and f.name = 'staff.confirmation-asked' and f.data ->> 'dueOn' = ${dueOn}
     where i.territory_id = ${ctx.territory.id} and i.state = 'active'
     order by f.subject_id, f.id desc`.execute(ctx.db);
  return new Map(rows.map(({ id, ...asked }) => [id, asked]));
}

export interface Asking extends InstitutionState {
  readonly keepers: readonly Keeper[];
  readonly askedOn: CivilDate | null;
  /** Why no letter goes there; null where one does. */
  readonly left: 'confirmed' | 'nobody' | 'asked-today' | null;
}

/** The chosen institutions, or every one that has not confirmed when none is chosen. */
export async function askings(
  ctx: ReadCtx,
  dueOn: CivilDate,
  ids: readonly string[],
): Promise<readonly Asking[]> {
  const keepers = await keepersOf(ctx);
  const asked = await lastAsked(ctx, dueOn);
  return (await statesOn(ctx, dueOn))
    .filter((each) => (ids.length > 0 ? ids.includes(each.institutionId) : each.confirmedAt === null))
    .map((each) => {
      const own = keepers.get(each.institutionId) ?? [];
      const askedOn = asked.get(each.institutionId)?.on ?? null;
      const left = each.confirmedAt
        ? 'confirmed'
        : own.length === 0
          ? 'nobody'
          : askedOn === ctx.today
            ? 'asked-today'
            : null;
      return { ...each, keepers: own, askedOn, left };
    });
}

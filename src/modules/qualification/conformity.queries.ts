// The schedule of attestation for conformity: who sees which lines, one line, the list by day.
import { z } from 'zod';
import { addDays, type CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { shownList } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import { institutionNames } from '../institutions/index.ts';
import { personNames } from '../people/index.ts';
import { ruleOn } from './category.rules.ts';
import type { ConformityState } from './conformity.lifecycle.ts';
import { sightOf } from './qualification.policy.ts';
import { rulesOf } from './rule.queries.ts';

export interface ConformityCase {
  readonly id: string;
  readonly institutionId: string;
  readonly personId: string;
  readonly position: string;
  readonly commission: string;
  readonly plannedOn: CivilDate;
  /** The last day to acquaint the worker with the schedule. */
  readonly informBy: CivilDate;
  readonly informedOn: CivilDate | null;
  readonly decidedOn: CivilDate | null;
  readonly protocol: string;
  readonly reason: string;
  readonly state: ConformityState;
  readonly version: number;
  readonly name: string;
  readonly place: string;
}

export const conformityFilter = z.object({
  institutionId: z.union([z.literal(''), z.uuid()]).default(''),
  state: z
    .union([z.literal(''), z.enum(['planned', 'informed', 'conforms', 'fails', 'cancelled'])])
    .default(''),
  year: z.union([z.literal(''), z.coerce.number().int().min(2000).max(2100)]).default(''),
});
export type ConformityFilter = z.output<typeof conformityFilter>;

/** A schedule of one year of a territory is read whole; more than this is asked by institution. */
const limit = 1000;

function visible(ctx: ReadCtx) {
  const rows = ctx.db
    .selectFrom('qualification.conformity_cases as c')
    .select([
      'c.id',
      'c.institution_id as institutionId',
      'c.person_id as personId',
      'c.position',
      'c.commission',
    ])
    .select([
      'c.planned_on as plannedOn',
      'c.informed_on as informedOn',
      'c.decided_on as decidedOn',
      'c.protocol',
    ])
    .select(['c.reason', 'c.state', 'c.version'])
    .where('c.territory_id', '=', ctx.territory.id);
  const sight = sightOf(ctx);
  if (sight.kind === 'all') return rows;
  if (sight.kind === 'institutions')
    return rows.where((eb) =>
      eb.or([eb('c.institution_id', 'in', [...sight.ids]), eb('c.person_id', '=', ctx.actor.personId)]),
    );
  return rows.where('c.person_id', '=', sight.personId);
}

async function named(ctx: ReadCtx, rows: readonly object[]): Promise<ConformityCase[]> {
  const found = rows as readonly Omit<ConformityCase, 'name' | 'place' | 'informBy'>[];
  const names = await personNames(
    ctx,
    found.map((row) => row.personId),
  );
  const places = await institutionNames(
    ctx,
    found.map((row) => row.institutionId),
  );
  const rules = await rulesOf(ctx);
  return found.map((row) => ({
    ...row,
    informBy: addDays(row.plannedOn, -(ruleOn(rules, 'conformity', row.plannedOn)?.informDays ?? 0)),
    name: names.get(row.personId) ?? '',
    place: places.get(row.institutionId)?.short ?? '',
  }));
}

export async function oneConformity(ctx: ReadCtx, id: string): Promise<ConformityCase | null> {
  const row = await visible(ctx).where('c.id', '=', id).executeTakeFirst();
  return row ? ((await named(ctx, [row]))[0] ?? null) : null;
}

export async function conformityList(ctx: ReadCtx, filter: ConformityFilter): Promise<ConformityCase[]> {
  let rows = visible(ctx);
  if (filter.institutionId) rows = rows.where('c.institution_id', '=', filter.institutionId);
  if (filter.state) rows = rows.where('c.state', '=', filter.state);
  if (filter.year)
    rows = rows
      .where('c.planned_on', '>=', `${filter.year}-01-01`)
      .where('c.planned_on', '<=', `${filter.year}-12-31`);
  return named(ctx, await rows.orderBy('c.planned_on').orderBy('c.id').limit(limit).execute());
}

/** What an address asks for; what is not understood is left out. */
export function conformityFilterOf(asked: URLSearchParams): ConformityFilter {
  const read = conformityFilter.safeParse(Object.fromEntries([...asked].filter(([, value]) => value !== '')));
  return read.success ? read.data : conformityFilter.parse({});
}

export const conformityQuery = query({
  name: 'qualification.conformity',
  ru: 'График аттестации на соответствие должности',
  input: conformityFilter,
  ability: signedIn,
  run: conformityList,
  shows: (_found, address) => shownList(address),
});

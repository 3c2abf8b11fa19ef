// Requirement sets in force on a day and through time.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { RequirementItem } from './requirement.schema.ts';

export interface RequirementSet {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly items: readonly RequirementItem[];
  readonly appointedBy: string;
  readonly basis: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
}

/** Every set the territory has had, by name, the latest first. */
export async function requirementSets(ctx: ReadCtx): Promise<RequirementSet[]> {
  const rows = await ctx.db
    .selectFrom('centre.requirement_sets')
    .select(['id', 'key', 'name', 'items', 'appointed_by as appointedBy', 'basis'])
    .select(['starts_on as startsOn', 'ends_on as endsOn'])
    .where('territory_id', '=', ctx.territory.id)
    .orderBy('key')
    .orderBy('starts_on', 'desc')
    .execute();
  return rows as unknown as RequirementSet[];
}

const isOn = (set: RequirementSet, on: CivilDate) =>
  set.startsOn <= on && (set.endsOn === null || set.endsOn > on);

/** Sets in force on a day by their key. */
export async function requirementsOn(ctx: ReadCtx, on: CivilDate): Promise<Map<string, RequirementSet>> {
  const sets = await requirementSets(ctx);
  return new Map(sets.filter((set) => isOn(set, on)).map((set) => [set.key, set]));
}

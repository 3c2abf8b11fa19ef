// Training and hours between courses of many people at once, for rooms that put numbers together; the caller answers for the right to see.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';

export interface Growth {
  readonly trainings: readonly {
    readonly title: string;
    readonly endsOn: CivilDate;
    readonly hours: number;
  }[];
  readonly activities: readonly { readonly heldOn: CivilDate; readonly hours: number }[];
}

/** Finished training and hours between courses by person; three queries whatever the number of people. */
export async function growthOfMany(
  ctx: ReadCtx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Growth>> {
  if (personIds.length === 0) return new Map();
  const here = ctx.territory.id;
  const trainings = await ctx.db
    .selectFrom('development.records')
    .select(['person_id as personId', 'title', 'ends_on as endsOn', 'hours'])
    .where('territory_id', '=', here)
    .where('person_id', 'in', [...personIds])
    .where('state', 'in', ['completed', 'certified'])
    .orderBy('ends_on', 'desc')
    .execute();
  const entered = await ctx.db
    .selectFrom('development.activities')
    .select(['person_id as personId', 'held_on as heldOn', 'hours'])
    .where('territory_id', '=', here)
    .where('person_id', 'in', [...personIds])
    .execute();
  const attended = await ctx.db
    .selectFrom('development.attendances as a')
    .innerJoin('development.group_meetings as g', (join) =>
      join.onRef('g.territory_id', '=', 'a.territory_id').onRef('g.id', '=', 'a.meeting_id'),
    )
    .select(['a.person_id as personId', 'g.held_on as heldOn', 'g.hours'])
    .where('a.territory_id', '=', here)
    .where('a.person_id', 'in', [...personIds])
    .execute();
  const courses = Map.groupBy(trainings, (each) => each.personId);
  const activities = Map.groupBy([...entered, ...attended], (each) => each.personId);
  return new Map(
    personIds.map((id) => [
      id,
      {
        trainings: courses.get(id) ?? [],
        activities: (activities.get(id) ?? []).map(({ heldOn, hours }) => ({ heldOn, hours: Number(hours) })),
      },
    ]),
  );
}

// Decisions that ask for work: approved, with somebody to do it or a day to do it by; for rooms that plan the work.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { visibleSessions } from './session.queries.ts';

export interface DecisionToDo {
  readonly itemId: string;
  /** What was decided. */
  readonly text: string;
  readonly title: string;
  readonly body: string;
  readonly at: Date;
  readonly ownerId: string | null;
  readonly dueOn: CivilDate | null;
}

/** Decisions since a moment that name an owner or a term, the latest first; of the bodies the reader reads. */
export async function decisionsToDo(ctx: ReadCtx, since: Date): Promise<DecisionToDo[]> {
  const rows = await visibleSessions(ctx)
    .innerJoin('councils.items as i', (join) =>
      join.onRef('i.territory_id', '=', 's.territory_id').onRef('i.session_id', '=', 's.id'),
    )
    .innerJoin('councils.decisions as d', (join) =>
      join.onRef('d.territory_id', '=', 'i.territory_id').onRef('d.item_id', '=', 'i.id'),
    )
    .select(['i.id as itemId', 'd.text', 'i.title', 'b.name as body', 'd.at'])
    .select(['d.owner_id as ownerId', 'd.due_on as dueOn'])
    .where('d.outcome', '=', 'approve')
    .where('d.at', '>=', since)
    .where((eb) => eb.or([eb('d.owner_id', 'is not', null), eb('d.due_on', 'is not', null)]))
    .orderBy('d.at', 'desc')
    .orderBy('i.id')
    .limit(200)
    .execute();
  return rows;
}

// Looking at others' plans beside ours, and at coincidences with what was decided about them.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { type Line, linesOf } from '../line/line.queries.ts';
import { type LineSource, sources } from '../line/line.text.ts';
import type { TermKind } from '../line/term.ts';
import { type Plan, visiblePlan } from '../plan/plan.queries.ts';
import { type Collision, findCollisions, type Party, pairOf } from './collision.finding.ts';

export interface OutsideLine {
  readonly id: string;
  readonly planId: string;
  readonly title: string;
  readonly form: string;
  readonly audience: string;
  readonly subjects: string;
  readonly place: string;
  readonly result: string;
  readonly responsibleWords: string;
  readonly term: string;
  readonly termKind: TermKind;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly source: Exclude<LineSource, 'own'>;
  readonly sourceWords: string;
  readonly takenLineId: string | null;
}

const outsideRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('planning.outside_lines as o')
    .select([
      'o.id',
      'o.plan_id as planId',
      'o.title',
      'o.form',
      'o.audience',
      'o.subjects',
      'o.place',
      'o.result',
    ])
    .select(['o.responsible_words as responsibleWords', 'o.term', 'o.term_kind as termKind'])
    .select(['o.starts_on as startsOn', 'o.ends_on as endsOn', 'o.source', 'o.source_words as sourceWords'])
    .select('o.taken_line_id as takenLineId')
    .where('o.territory_id', '=', ctx.territory.id);

/** Lines of others' plans beside ours, by their days. */
export async function outsideLinesOf(ctx: ReadCtx, planId: string): Promise<OutsideLine[]> {
  const rows = await outsideRows(ctx)
    .where('o.plan_id', '=', planId)
    .orderBy('o.starts_on', (order) => order.asc().nullsLast())
    .orderBy('o.source_words')
    .orderBy('o.position')
    .orderBy('o.id')
    .limit(5000)
    .execute();
  return rows as unknown as OutsideLine[];
}

export interface OutsideOfPlan {
  readonly line: OutsideLine;
  readonly plan: Plan;
}

export async function outsideLine(ctx: ReadCtx, id: string): Promise<OutsideOfPlan | null> {
  if (!isId(id)) return null;
  const line = (await outsideRows(ctx).where('o.id', '=', id).executeTakeFirst()) as unknown as
    | OutsideLine
    | undefined;
  const plan = line ? await visiblePlan(ctx, line.planId) : null;
  return line && plan ? { line, plan } : null;
}

export const sourceOf = (line: Pick<OutsideLine, 'source' | 'sourceWords'>): string =>
  `${sources[line.source]}: ${line.sourceWords}`;

const ofLine = (line: Line): Party => ({ ...line, responsibleId: line.responsibleId, source: null });
const ofOutside = (line: OutsideLine): Party => ({
  ...line,
  responsibleId: null,
  responsible: line.responsibleWords,
  source: sourceOf(line),
});

export interface Accepted {
  readonly reason: string;
  readonly acceptedOn: CivilDate;
  readonly acceptedById: string | null;
}

export interface KnownCollision extends Collision {
  readonly accepted: Accepted | null;
}

/** Every coincidence of a plan; one accepted for a day is asked about again when the day changes. */
export async function collisionsOf(
  ctx: ReadCtx,
  plan: Plan,
  lines?: readonly Line[],
  outside?: readonly OutsideLine[],
): Promise<KnownCollision[]> {
  const ours = (lines ?? (await linesOf(ctx, plan.id, []))).filter((line) => line.state !== 'cancelled');
  const theirs = (outside ?? (await outsideLinesOf(ctx, plan.id))).filter(
    (line) => line.takenLineId === null,
  );
  const found = findCollisions([...ours.map(ofLine), ...theirs.map(ofOutside)]);
  if (found.length === 0) return [];
  const { rows } = await sql<Accepted & { one: string; other: string; day: CivilDate }>`
    select one_id as one, other_id as other, day, reason, accepted_on as "acceptedOn", accepted_by_id as "acceptedById"
      from planning.accepted_collisions
     where territory_id = ${ctx.territory.id} and plan_id = ${plan.id}`.execute(ctx.db);
  const accepted = new Map(rows.map((row) => [`${row.one} ${row.other} ${row.day}`, row]));
  return found.map((collision) => {
    const [one, other] = pairOf(collision.one.id, collision.other.id);
    return { ...collision, accepted: accepted.get(`${one} ${other} ${collision.day}`) ?? null };
  });
}

/** Ids of our lines and of others' that meet unresolved. */
export const clashingIds = (collisions: readonly KnownCollision[]): Set<string> =>
  new Set(collisions.flatMap(({ one, other, accepted }) => (accepted ? [] : [one.id, other.id])));

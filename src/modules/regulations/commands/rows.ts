// Writing the rows of acts, versions and clauses: shared by the commands and by the loading of profiles.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import type { ActLevel, ActRole } from '../regulation.text.ts';
import type { Citation, Clause } from '../version.ts';

export interface NewAct {
  readonly level: ActLevel;
  readonly kind: string;
  readonly issuer: string;
  readonly number: string | null;
  readonly dated: CivilDate | null;
  readonly title: string;
  readonly superseded: boolean;
  readonly supersededBy: string | null;
}

/** Enters an act into the catalogue; one with the same requisites is found instead of entered twice. */
export async function enterAct(ctx: WriteCtx, act: NewAct): Promise<string> {
  if (act.number !== null && act.dated !== null) {
    const known = await ctx.db
      .selectFrom('regulations.acts')
      .select('id')
      .where('territory_id', '=', ctx.territory.id)
      .where('issuer', '=', act.issuer)
      .where('kind', '=', act.kind)
      .where('number', '=', act.number)
      .where('dated', '=', act.dated)
      .executeTakeFirst();
    if (known) return known.id;
  }
  const id = newId(ctx.now);
  const { supersededBy, ...row } = act;
  await ctx.db
    .insertInto('regulations.acts')
    .values({ ...row, superseded_by: supersededBy, territory_id: ctx.territory.id, id })
    .execute();
  return id;
}

/** Ties an act to a regulation in a role; the approving act is also written on the regulation itself. */
export async function attachAct(
  ctx: WriteCtx,
  regulationId: string,
  actId: string,
  role: ActRole,
): Promise<void> {
  const last = await ctx.db
    .selectFrom('regulations.regulation_acts')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('territory_id', '=', ctx.territory.id)
    .where('regulation_id', '=', regulationId)
    .executeTakeFirst();
  await ctx.db
    .insertInto('regulations.regulation_acts')
    .values({
      territory_id: ctx.territory.id,
      regulation_id: regulationId,
      act_id: actId,
      role,
      position: Number(last?.position ?? 0) + 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (role === 'approves') await setApprovingAct(ctx, regulationId, actId);
  if (role === 'structure') await setStructureAct(ctx, regulationId, actId);
  await linkBases(ctx, regulationId);
}

async function completenessOf(ctx: WriteCtx, actId: string): Promise<boolean> {
  const act = await ctx.db
    .selectFrom('regulations.acts')
    .select('complete')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', actId)
    .executeTakeFirstOrThrow();
  return act.complete;
}

async function setApprovingAct(ctx: WriteCtx, regulationId: string, actId: string): Promise<void> {
  await ctx.db
    .updateTable('regulations.regulations')
    .set({ approving_act_id: actId, approving_complete: await completenessOf(ctx, actId) })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', regulationId)
    .execute();
}

async function setStructureAct(ctx: WriteCtx, regulationId: string, actId: string): Promise<void> {
  const act = { act_id: actId, act_complete: await completenessOf(ctx, actId) };
  await ctx.db
    .insertInto('regulations.structures')
    .values({ territory_id: ctx.territory.id, regulation_id: regulationId, ...act })
    .onConflict((conflict) => conflict.columns(['territory_id', 'regulation_id']).doUpdateSet(act))
    .execute();
}

/** What the roles say about the acts themselves: the order is issued on its parent, the structure on the founding act. */
async function linkBases(ctx: WriteCtx, regulationId: string): Promise<void> {
  const rows = await ctx.db
    .selectFrom('regulations.regulation_acts')
    .select(['act_id', 'role'])
    .where('territory_id', '=', ctx.territory.id)
    .where('regulation_id', '=', regulationId)
    .execute();
  const of = (role: ActRole) => rows.filter((row) => row.role === role).map((row) => row.act_id);
  const pairs = [
    ...of('approves').flatMap((act) => of('parent').map((basis) => [act, basis] as const)),
    ...of('structure').flatMap((act) => of('founding').map((basis) => [act, basis] as const)),
  ];
  if (pairs.length === 0) return;
  await ctx.db
    .insertInto('regulations.act_links')
    .values(
      pairs.map(([act, basis]) => ({ territory_id: ctx.territory.id, act_id: act, basis_act_id: basis })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface NewVersion {
  readonly regulationId: string;
  readonly number: number;
  readonly reason: string;
  readonly parentId: string | null;
  readonly title: string;
  readonly citation: Citation;
  readonly calendar: unknown;
  readonly parameters: unknown;
  readonly terms: unknown;
  readonly clauses: readonly Clause[];
}

/** A draft version with its clauses; publishing is a step of its own. */
export async function insertDraftVersion(ctx: WriteCtx, version: NewVersion): Promise<string> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('regulations.versions')
    .values({
      territory_id: ctx.territory.id,
      id,
      regulation_id: version.regulationId,
      number: version.number,
      reason: version.reason,
      parent_id: version.parentId,
      title: version.title,
      citation: JSON.stringify(version.citation),
      calendar: JSON.stringify(version.calendar),
      parameters: JSON.stringify(version.parameters),
      terms: JSON.stringify(version.terms),
      made_by: ctx.actor.personId,
      made_at: ctx.now,
    })
    .execute();
  await insertClauses(ctx, id, version.clauses, 0);
  return id;
}

/** Clauses after the given position, in the order given. */
export async function insertClauses(
  ctx: WriteCtx,
  versionId: string,
  clauses: readonly Clause[],
  after: number,
): Promise<void> {
  if (clauses.length === 0) return;
  await ctx.db
    .insertInto('regulations.clauses')
    .values(
      clauses.map((clause, index) => ({
        territory_id: ctx.territory.id,
        version_id: versionId,
        key: clause.key,
        position: after + index + 1,
        printed: clause.printed,
        heading: clause.heading,
        text: clause.text,
        rows: [...clause.rows],
        norms: [...clause.norms],
      })),
    )
    .execute();
}

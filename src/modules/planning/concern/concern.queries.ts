// Whom the lines of a plan concern: bodies by links and by their own plans, institutions by links, bodies, sites and words.
import { sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { bodyLines } from '../../councils/index.ts';
import { institutionNames, institutionsAtWork } from '../../institutions/index.ts';
import { openPlanSql } from '../plan/plan.visibility.ts';
import { namesReader } from './concern.names.ts';
import type { ConcernBy, ConcernKind } from './concern.text.ts';

/** One line concerns one body or institution. */
interface Tie {
  readonly lineId: string;
  readonly id: string;
  readonly by: ConcernBy;
}

export interface Concerns {
  /** Those a line concerns and how: each once, by the strongest tie. */
  readonly of: ReadonlyMap<string, ReadonlyMap<string, ConcernBy>>;
  /** In Russian order, those no line concerns too: bodies the reader sees, institutions at work. */
  readonly known: readonly { readonly id: string; readonly title: string }[];
}

/** Bodies a line is linked with, and bodies whose own plan carries the line on. */
async function bodyTies(ctx: ReadCtx, planId: string): Promise<(Tie & { institutionId: string | null })[]> {
  const { rows } = await sql<Tie & { institutionId: string | null }>`
    with own as (select l.id from planning.lines l where l.territory_id = ${ctx.territory.id} and l.plan_id = ${planId})
    select k.line_id as "lineId", b.id, 'link' as by, b.institution_id as "institutionId"
      from own join planning.links k on k.line_id = own.id and k.territory_id = ${ctx.territory.id}
      join councils.bodies b on b.territory_id = k.territory_id and b.id::text = k.subject_id
     where k.subject_kind = 'councils.body'
    union all
    select own.id, b.id, 'body-plan', b.institution_id
      from own join planning.links k on k.territory_id = ${ctx.territory.id} and k.subject_kind = 'planning.line'
       and k.subject_id = own.id::text
      join planning.lines l on l.territory_id = k.territory_id and l.id = k.line_id and l.state <> 'cancelled'
      join planning.plans p on p.territory_id = l.territory_id and p.id = l.plan_id and ${openPlanSql(ctx)}
      join councils.bodies b on b.territory_id = p.territory_id and b.id = p.body_id`.execute(ctx.db);
  return rows;
}

/** Institutions a line is linked with, itself or through its site and a line of the site's plan. */
async function institutionTies(ctx: ReadCtx, planId: string): Promise<Tie[]> {
  const { rows } = await sql<Tie>`
    with tied as (select k.line_id, k.subject_kind, k.subject_id from planning.lines l
      join planning.links k on k.territory_id = l.territory_id and k.line_id = l.id
      where l.territory_id = ${ctx.territory.id} and l.plan_id = ${planId})
    select line_id as "lineId", subject_id as id, 'link' as by from tied where subject_kind = 'institutions.institution'
    union all
    select tied.line_id, s.institution_id::text, 'site' from tied
      join recognition.sites s on s.territory_id = ${ctx.territory.id} and s.id::text = tied.subject_id
     where tied.subject_kind = 'recognition.site'
    union all
    select tied.line_id, s.institution_id::text, 'site' from tied
      join recognition.site_plans sp on sp.territory_id = ${ctx.territory.id}
       and sp.id::text = split_part(tied.subject_id, ':', 1)
      join recognition.sites s on s.territory_id = sp.territory_id and s.id = sp.site_id
     where tied.subject_kind = 'recognition.site-plan-line'`.execute(ctx.db);
  return rows;
}

async function namedTies(
  ctx: ReadCtx,
  planId: string,
  institutions: readonly { id: string; shortName: string }[],
): Promise<Tie[]> {
  const lines = await ctx.db
    .selectFrom('planning.lines')
    .select(['id', 'place', 'audience'])
    .where('territory_id', '=', ctx.territory.id)
    .where('plan_id', '=', planId)
    .where((eb) => eb.or([eb('place', '<>', ''), eb('audience', '<>', '')]))
    .execute();
  const read = namesReader(institutions);
  return lines.flatMap(({ id: lineId, place, audience }) =>
    [...new Set([...read(place), ...read(audience)])].map((id): Tie => ({ lineId, id, by: 'words' })),
  );
}

/** The first tie of a pair is kept: callers name the strongest first. */
function gathered(ties: readonly Tie[]): Map<string, Map<string, ConcernBy>> {
  const of = new Map<string, Map<string, ConcernBy>>();
  for (const { lineId, id, by } of ties) {
    const own = of.get(lineId) ?? new Map<string, ConcernBy>();
    if (!own.has(id)) own.set(id, by);
    of.set(lineId, own);
  }
  return of;
}

const inOrder = (known: readonly { id: string; title: string }[]) =>
  known.toSorted((a, b) => a.title.localeCompare(b.title, 'ru', { numeric: true }));

async function bodiesConcerned(ctx: ReadCtx, planId: string): Promise<Concerns> {
  const ties = await bodyTies(ctx, planId);
  const seen = await bodyLines(ctx);
  const open = new Map(seen.map((body) => [body.id, { id: body.id, title: body.name }]));
  // A body that ended in the year has left the list of those at work; its lines have not.
  const missing = [...new Set(ties.map(({ id }) => id))].filter((id) => !open.has(id));
  const past = missing.length === 0 ? [] : await bodyLines(ctx, { when: 'past' });
  for (const body of past)
    if (missing.includes(body.id)) open.set(body.id, { id: body.id, title: body.name });
  return { of: gathered(ties.filter(({ id }) => open.has(id))), known: inOrder([...open.values()]) };
}

async function institutionsConcerned(ctx: ReadCtx, planId: string): Promise<Concerns> {
  const atWork = await institutionsAtWork(ctx);
  const throughBodies = (await bodyTies(ctx, planId)).flatMap(({ lineId, institutionId }): Tie[] =>
    institutionId ? [{ lineId, id: institutionId, by: 'body' }] : [],
  );
  const ties = [
    ...(await institutionTies(ctx, planId)),
    ...throughBodies,
    ...(await namedTies(ctx, planId, atWork)),
  ];
  const known = new Map(atWork.map(({ id, shortName }) => [id, { id, title: shortName }]));
  const closed = await institutionNames(
    ctx,
    ties.map(({ id }) => id).filter((id) => !known.has(id)),
  );
  for (const [id, { short }] of closed) known.set(id, { id, title: short });
  return { of: gathered(ties.filter(({ id }) => known.has(id))), known: inOrder([...known.values()]) };
}

export const concernsOf = (ctx: ReadCtx, planId: string, kind: ConcernKind): Promise<Concerns> =>
  kind === 'body' ? bodiesConcerned(ctx, planId) : institutionsConcerned(ctx, planId);

/** Ids of lines that concern one; «-» asks for those that concern nobody. */
export const concerned = ({ of }: Concerns, id: string, lineIds: readonly string[]): Set<string> =>
  new Set(lineIds.filter((lineId) => (id === '-' ? !of.has(lineId) : of.get(lineId)?.has(id))));

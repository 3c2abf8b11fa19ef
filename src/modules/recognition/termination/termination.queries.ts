// Looking at termination cases.
import { sql } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import { type ReadCtx, scopesOf } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { portionSize } from '../../../kernel/list.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { query } from '../../../kernel/query.ts';
import { readsAll, runsCouncil, sitsInCouncil } from '../campaign/campaign.policy.ts';
import { councilOfSites } from '../site-report/site-report.queries.ts';
import type { TerminationState } from './termination.lifecycle.ts';

export interface Termination {
  readonly id: string;
  readonly siteId: string;
  /** The expert council that considers it; null while the territory has none. */
  readonly bodyId: string | null;
  readonly institutionId: string;
  readonly institutionShortName: string;
  readonly theme: string;
  readonly ground: 'law' | 'report';
  readonly reportId: string | null;
  readonly state: TerminationState;
  readonly version: number;
  readonly circumstances: string;
  readonly evidence: string;
  readonly preparedAt: Date;
  readonly explanation: string | null;
  readonly explainedAt: Date | null;
  readonly explainUntil: CivilDate | null;
  readonly dropReason: string | null;
  readonly orderDocumentId: string | null;
  /** The version the case was opened under; null for one opened where no regulation speaks of it. */
  readonly regulationVersionId: string | null;
}

const terminations = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('recognition.terminations as t')
    .innerJoin('recognition.sites as s', (join) =>
      join.onRef('s.territory_id', '=', 't.territory_id').onRef('s.id', '=', 't.site_id'),
    )
    .innerJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 's.territory_id').onRef('i.id', '=', 's.institution_id'),
    )
    .select([
      't.id',
      't.site_id as siteId',
      's.institution_id as institutionId',
      'i.short_name as institutionShortName',
      's.theme',
      't.ground',
      't.report_id as reportId',
      't.state',
      't.version',
      't.circumstances',
      't.evidence',
      't.prepared_at as preparedAt',
      't.explanation',
      't.explained_at as explainedAt',
      't.explain_until as explainUntil',
      't.drop_reason as dropReason',
      't.order_document_id as orderDocumentId',
      't.regulation_version_id as regulationVersionId',
    ])
    .where('t.territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof terminations>['executeTakeFirstOrThrow']>>;
const typed = (row: Row, bodyId: string | null): Termination => ({
  ...row,
  bodyId,
  ground: row.ground as Termination['ground'],
  state: row.state as TerminationState,
});

/** For the house's own work and for rights; pages ask `visibleTermination`. */
export async function terminationById(ctx: ReadCtx, id: string): Promise<Termination | null> {
  if (!isId(id)) return null;
  const row = await terminations(ctx).where('t.id', '=', id).executeTakeFirst();
  return row ? typed(row, await councilOfSites(ctx)) : null;
}

export async function terminationsOfSite(ctx: ReadCtx, siteId: string): Promise<Termination[]> {
  const rows = await terminations(ctx)
    .where('t.site_id', '=', siteId)
    .orderBy('t.prepared_at', 'desc')
    .execute();
  const bodyId = await councilOfSites(ctx);
  return rows.map((row) => typed(row, bodyId));
}

export async function terminationsInState(
  ctx: ReadCtx,
  states: readonly TerminationState[],
): Promise<Termination[]> {
  const rows = await terminations(ctx)
    .where('t.state', 'in', [...states])
    .orderBy('t.prepared_at', 'desc')
    .execute();
  const bodyId = await councilOfSites(ctx);
  return rows.map((row) => typed(row, bodyId));
}

export const terminationFilter = z.object({
  /** `open` (the default) leaves out what is decided. */
  show: z.enum(['open', 'all']).default('open').catch('open'),
  siteId: z.uuid().optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
  limit: portionSize.catch(50),
});
export type TerminationFilter = z.output<typeof terminationFilter>;

/**
 * A page of visible cases, the newest first: the set form of the policy's `view`. The site sees a case once it was
 * raised, the council's members once it is on their agenda.
 */
export async function terminationsPage(ctx: ReadCtx, filter: TerminationFilter): Promise<Termination[]> {
  const bodyId = await councilOfSites(ctx);
  let select = terminations(ctx);
  if (!readsAll(ctx) && !(bodyId !== null && runsCouncil(ctx, bodyId))) {
    const institutions = scopesOf(ctx, ['institution-head', 'institution-operator'], 'institution');
    const sites = scopesOf(ctx, 'site-head', 'site');
    const isMember = bodyId !== null && sitsInCouncil(ctx, bodyId);
    select = select.where(sql<boolean>`(
      (t.explain_until is not null
        and (s.institution_id = any(${institutions}::uuid[]) or t.site_id = any(${sites}::uuid[])))
      or (${isMember} and t.explain_until is not null and t.state not in ('prepared', 'raised')))`);
  }
  if (filter.show === 'open') select = select.where('t.state', 'not in', ['terminated', 'dropped']);
  if (filter.siteId) select = select.where('t.site_id', '=', filter.siteId);
  if (filter.after) select = select.where('t.id', '<', filter.after);
  const rows = await select.orderBy('t.id', 'desc').limit(filter.limit).execute();
  return rows.map((row) => typed(row, bodyId));
}

export const listTerminations = query({
  name: 'recognition.terminations',
  ru: 'Дела о досрочном прекращении, которые Вам видны',
  input: terminationFilter,
  ability: signedIn,
  run: terminationsPage,
});

/** A site a case may be opened on: its status must be in force. */
export interface SiteOfCase {
  readonly siteId: string;
  readonly bodyId: string | null;
  readonly institutionShortName: string;
  readonly theme: string;
  /** Last day plus one of the status in force today; null when there is none to end. */
  readonly endsOn: CivilDate | null;
}

export async function siteOfCase(ctx: ReadCtx, siteId: string): Promise<SiteOfCase | null> {
  if (!isId(siteId)) return null;
  const row = await ctx.db
    .selectFrom('recognition.sites as s')
    .innerJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 's.territory_id').onRef('i.id', '=', 's.institution_id'),
    )
    .select(['s.id as siteId', 'i.short_name as institutionShortName', 's.theme'])
    .select(
      sql<CivilDate | null>`(select t.ends_on from recognition.site_terms t
        where t.territory_id = s.territory_id and t.site_id = s.id and t.starts_on <= ${ctx.today}
          and t.ends_on > ${ctx.today} and t.ended_early_on is null)`.as('endsOn'),
    )
    .where('s.territory_id', '=', ctx.territory.id)
    .where('s.id', '=', siteId)
    .executeTakeFirst();
  return row ? { ...row, bodyId: await councilOfSites(ctx) } : null;
}

// Looking at applications: everything goes through visibleTo(actor).
import { type SelectQueryBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type ReadCtx, scopesOf } from '../../../kernel/ctx.ts';
import type { Database } from '../../../kernel/database.ts';
import { portionSize } from '../../../kernel/list.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { query } from '../../../kernel/query.ts';
import { notInConflict } from '../../review/index.ts';
import { readsAll } from '../campaign/campaign.policy.ts';
import { type ApplicationState, applicationLifecycle } from './application.lifecycle.ts';
import { considered } from './application.policy.ts';
import type { Application, EligibilityAnswer, PlanLine, Remark } from './application.schema.ts';

const base = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('recognition.applications as a')
    .innerJoin('recognition.campaigns as c', (join) =>
      join.onRef('c.territory_id', '=', 'a.territory_id').onRef('c.id', '=', 'a.campaign_id'),
    )
    .innerJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 'a.territory_id').onRef('i.id', '=', 'a.institution_id'),
    )
    .where('a.territory_id', '=', ctx.territory.id);

type Rows = Database & {
  a: Database['recognition.applications'];
  c: Database['recognition.campaigns'];
  i: Database['institutions.institutions'];
};

/**
 * The set form of the policy's `view`: own organisation's in any state; the service and the authority all but drafts;
 * the council's office all but drafts, its members those put to the expertise — never those they are in conflict with.
 */
function visibleTo<O>(ctx: ReadCtx, select: SelectQueryBuilder<Rows, 'a' | 'c' | 'i', O>) {
  const own = scopesOf(ctx, ['institution-head', 'institution-operator'], 'institution');
  const offices = scopesOf(ctx, ['chair', 'deputy-chair', 'secretary'], 'body');
  const memberships = scopesOf(ctx, ['member'], 'body');
  const free = notInConflict(ctx, applicationLifecycle.name, sql.ref('a.id'));
  return select.where((eb) =>
    eb.or([
      ...(own.length > 0 ? [eb('a.institution_id', 'in', own)] : []),
      ...(readsAll(ctx) ? [eb('a.state', '<>', 'draft')] : []),
      ...(offices.length > 0
        ? [eb.and([eb('a.state', '<>', 'draft'), eb('c.body_id', 'in', offices), free])]
        : []),
      ...(memberships.length > 0
        ? [eb.and([eb('a.state', 'in', [...considered]), eb('c.body_id', 'in', memberships), free])]
        : []),
      sql<boolean>`false`,
    ]),
  );
}

const cardColumns = [
  'a.id',
  'a.campaign_id as campaignId',
  'c.year',
  'c.body_id as bodyId',
  'c.regulation_version_id as regulationVersionId',
  'c.applications_until as applicationsUntil',
  'a.kind',
  'a.site_id as siteId',
  'a.institution_id as institutionId',
  'i.short_name as institutionShortName',
  'a.institution_name as institutionName',
  'a.institution_inn as institutionInn',
  'a.state',
  'a.version',
  'a.number',
  'a.direction',
  'a.theme',
  'a.goal',
  'a.characteristic',
  'a.relevance',
  'a.eligibility',
  'a.head_person_id as headPersonId',
  'a.head_chairs_council as headChairsCouncil',
  'a.co_head_person_id as coHeadPersonId',
  'a.signer_person_id as signerPersonId',
  'a.saved_at as savedAt',
  'a.submitted_at as submittedAt',
  'a.correct_until as correctUntil',
  'a.department_reason as departmentReason',
] as const;

const cards = (ctx: ReadCtx) => base(ctx).select(cardColumns);

type CardRow = Awaited<ReturnType<ReturnType<typeof cards>['executeTakeFirstOrThrow']>>;

const typed = (row: CardRow): Application => ({
  ...row,
  kind: row.kind as Application['kind'],
  state: row.state as ApplicationState,
  eligibility: row.eligibility as unknown as EligibilityAnswer[],
});

/** One application the actor may see, or null. */
export async function visibleApplication(ctx: ReadCtx, id: string): Promise<Application | null> {
  const row = await visibleTo(ctx, cards(ctx) as never)
    .where('a.id' as never, '=', id as never)
    .executeTakeFirst();
  return row ? typed(row as CardRow) : null;
}

/** For the house's own work (subscribers, orders): not filtered by the actor. */
export async function applicationById(ctx: ReadCtx, id: string): Promise<Application | null> {
  const row = await cards(ctx).where('a.id', '=', id).executeTakeFirst();
  return row ? typed(row) : null;
}

export async function applicationsByIds(ctx: ReadCtx, ids: readonly string[]): Promise<Application[]> {
  if (ids.length === 0) return [];
  const rows = await cards(ctx)
    .where('a.id', 'in', [...ids])
    .orderBy('a.number')
    .execute();
  return rows.map(typed);
}

export async function planOf(ctx: ReadCtx, applicationId: string): Promise<PlanLine[]> {
  return ctx.db
    .selectFrom('recognition.application_plan')
    .select(['title', 'form', 'term', 'responsible', 'result', 'task'])
    .where('territory_id', '=', ctx.territory.id)
    .where('application_id', '=', applicationId)
    .orderBy('position')
    .execute();
}

export async function remarksOf(ctx: ReadCtx, applicationId: string): Promise<Remark[]> {
  return ctx.db
    .selectFrom('recognition.application_remarks')
    .select(['id', 'submission', 'field', 'text', 'at', 'resolved_at as resolvedAt'])
    .where('territory_id', '=', ctx.territory.id)
    .where('application_id', '=', applicationId)
    .orderBy('id')
    .execute();
}

/** Earlier submissions, the newest first: their contents show what a resubmission changed. */
export async function submissionsOf(ctx: ReadCtx, applicationId: string) {
  return ctx.db
    .selectFrom('recognition.application_submissions')
    .select(['submission', 'at', 'content'])
    .where('territory_id', '=', ctx.territory.id)
    .where('application_id', '=', applicationId)
    .orderBy('submission', 'desc')
    .execute();
}

export const applicationFilter = z.object({
  campaignId: z.uuid().optional(),
  state: z.string().max(30).optional(),
  kind: z.enum(['opening', 'continuation']).optional(),
  text: z.string().trim().max(100).optional(),
  sort: z.enum(['number', 'institution', 'theme', 'submitted']).default('number'),
  dir: z.enum(['asc', 'desc']).default('asc'),
  /** Cursor: the last row's sort value and id, as the previous page gave it. */
  after: z.string().max(700).optional(),
  limit: portionSize,
});

export type ApplicationFilter = z.output<typeof applicationFilter>;

const sortColumns = {
  number: sql<string>`coalesce(a.number, 2147483647)`,
  institution: sql<string>`i.short_name collate "ru-x-icu"`,
  theme: sql<string>`a.theme collate "ru-x-icu"`,
  submitted: sql<string>`coalesce(a.submitted_at, a.created_at)`,
} as const;

export interface ApplicationRow {
  readonly id: string;
  readonly number: number | null;
  readonly kind: string;
  readonly state: ApplicationState;
  readonly theme: string;
  readonly institutionId: string;
  readonly institutionShortName: string;
  readonly year: number;
  readonly submittedAt: Date | null;
  readonly cursor: string;
}

const cursorOf = (value: unknown, id: string) =>
  Buffer.from(JSON.stringify([String(value), id])).toString('base64url');

/** The place a page ended at; a cursor made up by somebody starts the list from its beginning. */
function cursorAt(text: string, sort: ApplicationFilter['sort']): [string, string] | null {
  try {
    const read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
    if (!Array.isArray(read) || !z.uuid().safeParse(read[1]).success) return null;
    const [value, id] = [String(read[0]).replaceAll('\0', ''), String(read[1])];
    return cursorShape[sort].safeParse(value).success ? [value, id] : null;
  } catch {
    return null;
  }
}

const cursorShape = {
  number: z.string().regex(/^\d{1,9}$|^2147483647$/),
  institution: z.string(),
  theme: z.string(),
  submitted: z.iso.datetime(),
} as const;

const castOf = { number: 'int', institution: 'text', theme: 'text', submitted: 'timestamptz' } as const;

/** A page of visible applications by keyset; one statement whatever the number of rows. */
export async function applicationsPage(ctx: ReadCtx, filter: ApplicationFilter): Promise<ApplicationRow[]> {
  const order = sortColumns[filter.sort];
  let select = visibleTo(
    ctx,
    base(ctx).select([
      'a.id',
      'a.number',
      'a.kind',
      'a.state',
      'a.theme',
      'a.institution_id as institutionId',
      'i.short_name as institutionShortName',
      'c.year',
      'a.submitted_at as submittedAt',
      order.as('sorted'),
    ]) as never,
  ) as unknown as SelectQueryBuilder<
    Rows,
    'a' | 'c' | 'i',
    Omit<ApplicationRow, 'cursor'> & { sorted: unknown }
  >;
  if (filter.campaignId) select = select.where('a.campaign_id', '=', filter.campaignId);
  if (filter.state) select = select.where('a.state', '=', filter.state as never);
  if (filter.kind) select = select.where('a.kind', '=', filter.kind as never);
  if (filter.text) {
    const like = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`;
    select = select.where((eb) => eb.or([eb('a.theme', 'ilike', like), eb('i.short_name', 'ilike', like)]));
  }
  const at = filter.after ? cursorAt(filter.after, filter.sort) : null;
  if (at) {
    const sign = sql.raw(filter.dir === 'asc' ? '>' : '<');
    const value = sql`cast(${at[0]} as ${sql.raw(castOf[filter.sort])})`;
    select = select.where(sql<boolean>`(${order}, a.id) ${sign} (${value}, ${at[1]}::uuid)`);
  }
  const rows = await select
    .orderBy(order, filter.dir)
    .orderBy('a.id', filter.dir)
    .limit(filter.limit)
    .execute();
  return rows.map(({ sorted, ...row }) => ({
    ...row,
    cursor: cursorOf(sorted instanceof Date ? sorted.toISOString() : sorted, row.id),
  }));
}

/** Counts of visible applications of a campaign by state; one statement. */
export async function countsByState(
  ctx: ReadCtx,
  campaignId: string,
): Promise<Map<ApplicationState, number>> {
  const rows = await (visibleTo(
    ctx,
    base(ctx)
      .select(['a.state', sql<number>`count(*)::int`.as('count')])
      .where('a.campaign_id', '=', campaignId)
      .groupBy('a.state') as never,
  ).execute() as Promise<{ state: ApplicationState; count: number }[]>);
  return new Map(rows.map((row) => [row.state, row.count]));
}

export const listApplications = query({
  name: 'recognition.applications',
  ru: 'Заявки, которые Вам видны',
  input: applicationFilter,
  ability: signedIn,
  run: applicationsPage,
});

export const showApplication = query({
  name: 'recognition.application',
  ru: 'Заявка',
  input: z.object({ id: z.uuid() }),
  ability: signedIn,
  run: async (ctx, input) => {
    const application = await visibleApplication(ctx, input.id);
    if (!application) return null;
    return { ...application, plan: await planOf(ctx, input.id), remarks: await remarksOf(ctx, input.id) };
  },
});

// Looking at tasks of decisions: one with its evidence, a page of the control list, counts, those that wait.
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { addDays, type CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { portionSize } from '../../../kernel/list.ts';
import { absentFor, personNames, standInsOf } from '../../people/index.ts';
import { readableBodies } from '../body.policy.ts';
import { isId } from '../councils.schema.ts';
import type { SessionState } from '../session.lifecycle.ts';
import { type Standing, standings, type TaskState } from './task.lifecycle.ts';

export interface Task {
  readonly id: string;
  readonly version: number;
  readonly state: TaskState;
  readonly itemId: string;
  readonly itemTitle: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly institutionId: string | null;
  readonly sessionId: string;
  readonly sessionState: SessionState;
  readonly sessionNumber: number | null;
  readonly heldOn: CivilDate;
  readonly text: string;
  readonly givenToId: string;
  readonly givenUntil: CivilDate;
  readonly ownerId: string;
  readonly dueOn: CivilDate;
  readonly doneOn: CivilDate | null;
  readonly outcome: string;
  readonly explanation: string;
  readonly lateSince: CivilDate | null;
  readonly confirmedOn: CivilDate | null;
  readonly dropReason: string | null;
  readonly standing: Standing;
}

export interface ListedTask extends Task {
  /** «Иванова М.П.» */
  readonly owner: string;
}

const standingSql = (ctx: ReadCtx) => sql<Standing>`case
  when k.state = 'dropped' then 'dropped' when k.state = 'reported' then 'reported'
  when k.state = 'done' then case when k.late_since is null then 'done' else 'done-late' end
  when k.due_on < ${ctx.today} then 'overdue' else 'ahead' end`;

/** Every task of a meeting that is over: while it is on, its decisions may still be taken back. */
const taskRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('councils.tasks as k')
    .innerJoin('councils.items as i', (join) =>
      join.onRef('i.territory_id', '=', 'k.territory_id').onRef('i.id', '=', 'k.item_id'),
    )
    .innerJoin('councils.sessions as s', (join) =>
      join.onRef('s.territory_id', '=', 'i.territory_id').onRef('s.id', '=', 'i.session_id'),
    )
    .innerJoin('councils.bodies as b', (join) =>
      join.onRef('b.territory_id', '=', 'i.territory_id').onRef('b.id', '=', 'i.body_id'),
    )
    .where('k.territory_id', '=', ctx.territory.id)
    .where('s.state', '<>', 'open');
type Rows = ReturnType<typeof taskRows>;

const selected = (ctx: ReadCtx, rows: Rows) =>
  rows
    .select(['k.id', 'k.version', 'k.state', 'k.item_id as itemId', 'i.title as itemTitle', 'k.text'])
    .select(['b.id as bodyId', 'b.short_name as bodyName', 'b.institution_id as institutionId'])
    .select(['s.id as sessionId', 's.state as sessionState', 's.number as sessionNumber'])
    .select(['s.planned_on as heldOn', 'k.given_to_id as givenToId', 'k.given_until as givenUntil'])
    .select([
      'k.owner_id as ownerId',
      'k.due_on as dueOn',
      'k.done_on as doneOn',
      'k.outcome',
      'k.explanation',
    ])
    .select(['k.late_since as lateSince', 'k.confirmed_on as confirmedOn', 'k.drop_reason as dropReason'])
    .select(standingSql(ctx).as('standing'));

type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number];
const asTask = (row: Row): Task => row as unknown as Task;

/** Own tasks, those of whom one acts for, and tasks of the bodies one reads. */
async function visibleTasks(ctx: ReadCtx): Promise<Rows> {
  const { all, bodyIds, institutionIds } = readableBodies(ctx);
  const rows = taskRows(ctx);
  if (all) return rows;
  const own = ctx.actor.personId;
  const owners = own ? [own, ...(await absentFor(ctx, own, ctx.today))] : [];
  return rows.where((eb) =>
    eb.or([
      ...(owners.length > 0 ? [eb('k.owner_id', 'in', owners)] : []),
      ...(bodyIds.length > 0 ? [eb('b.id', 'in', bodyIds)] : []),
      ...(institutionIds.length > 0 ? [eb('b.institution_id', 'in', institutionIds)] : []),
      eb.lit(false),
    ]),
  );
}

export interface TaskRecord extends Task {
  readonly standInIds: readonly string[];
}

/** One task the actor may see, with those who act for its owner; null otherwise. */
export async function visibleTask(ctx: ReadCtx, id: string): Promise<TaskRecord | null> {
  if (!isId(id)) return null;
  const row = await selected(ctx, await visibleTasks(ctx))
    .where('k.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const standIns = await standInsOf(ctx, [row.ownerId], ctx.today);
  return { ...asTask(row), standInIds: standIns.get(row.ownerId) ?? [] };
}

const blank = <T extends z.ZodType>(schema: T) =>
  z
    .union([z.literal(''), schema])
    .default('' as never)
    .catch('' as never);

export const taskFilter = z.object({
  q: z.string().trim().max(200).default('').catch(''),
  body: blank(z.uuid()),
  owner: blank(z.uuid()),
  standing: blank(z.enum(Object.keys(standings) as [Standing, ...Standing[]])),
  from: blank(z.iso.date()),
  to: blank(z.iso.date()),
  after: z.string().max(60).default('').catch(''),
  limit: portionSize.catch(50),
});
export type TaskFilter = z.output<typeof taskFilter>;

async function filtered(ctx: ReadCtx, filter: TaskFilter): Promise<Rows> {
  let rows = await visibleTasks(ctx);
  if (filter.body) rows = rows.where('b.id', '=', filter.body);
  if (filter.owner) rows = rows.where('k.owner_id', '=', filter.owner);
  if (filter.from) rows = rows.where('k.due_on', '>=', filter.from);
  if (filter.to) rows = rows.where('k.due_on', '<=', filter.to);
  if (filter.standing) rows = rows.where(sql<SqlBool>`${standingSql(ctx)} = ${filter.standing}`);
  if (filter.q)
    rows = rows.where(
      sql<SqlBool>`strpos(public.search_key(k.text || ' ' || i.title), public.search_key(${filter.q})) > 0`,
    );
  return rows;
}

export interface TaskPage {
  readonly rows: readonly ListedTask[];
  readonly total: number;
  readonly after: string | undefined;
}

/** A page of the control list, the earliest term first: three questions and the owners' names. */
export async function taskPage(ctx: ReadCtx, filter: TaskFilter): Promise<TaskPage> {
  let rows = selected(ctx, await filtered(ctx, filter));
  const [on, id] = [filter.after.slice(0, 10), filter.after.slice(10)];
  if (isId(id)) rows = rows.where(sql<SqlBool>`(k.due_on, k.id) > (${on}::date, ${id}::uuid)`);
  const found = (
    await rows
      .orderBy('k.due_on')
      .orderBy('k.id')
      .limit(filter.limit + 1)
      .execute()
  ).map(asTask);
  const { total } = await (await filtered(ctx, filter))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const kept = await withOwners(ctx, found.slice(0, filter.limit));
  const last = kept.at(-1);
  return {
    rows: kept,
    total: Number(total),
    after: last && found.length > filter.limit ? `${last.dueOn}${last.id}` : undefined,
  };
}

async function withOwners(ctx: ReadCtx, tasks: readonly Task[]): Promise<ListedTask[]> {
  const names = await personNames(
    ctx,
    tasks.map((task) => task.ownerId),
  );
  return tasks.map((task) => ({ ...task, owner: names.get(task.ownerId) ?? '' }));
}

/** How many tasks stand how, of those the actor sees with a term in the period. */
export async function taskCounts(
  ctx: ReadCtx,
  period: { from: CivilDate; to: CivilDate },
): Promise<Readonly<Record<Standing, number>>> {
  const filter = taskFilter.parse(period);
  const rows = await (await filtered(ctx, filter))
    .select((eb) => [standingSql(ctx).as('standing'), eb.fn.countAll<number>().as('count')])
    .groupBy(sql`1`)
    .execute();
  const counts = Object.fromEntries(Object.keys(standings).map((each) => [each, 0])) as Record<
    Standing,
    number
  >;
  for (const { standing, count } of rows) counts[standing] = Number(count);
  return counts;
}

/** Tasks not yet confirmed or dropped, of the whole territory: for reminders and the next agenda. */
export async function waitingTasks(
  ctx: ReadCtx,
  of: {
    bodyId?: string;
    ownerIds?: readonly string[];
    until?: CivilDate;
    states?: readonly TaskState[];
  } = {},
): Promise<ListedTask[]> {
  let rows = selected(ctx, taskRows(ctx)).where('k.state', 'in', of.states ?? ['open', 'reported']);
  if (of.bodyId) rows = rows.where('b.id', '=', of.bodyId);
  if (of.ownerIds)
    rows =
      of.ownerIds.length > 0 ? rows.where('k.owner_id', 'in', of.ownerIds) : rows.where(sql<SqlBool>`false`);
  if (of.until) rows = rows.where('k.due_on', '<', addDays(of.until, 1));
  return withOwners(ctx, (await rows.orderBy('k.due_on').orderBy('k.id').limit(2000).execute()).map(asTask));
}

export interface TaskEvidence {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly addedOn: CivilDate;
}

export const evidenceOfTask = (ctx: ReadCtx, taskId: string): Promise<TaskEvidence[]> =>
  ctx.db
    .selectFrom('councils.task_evidence')
    .select(['id', 'title', 'path', 'added_on as addedOn'])
    .where('territory_id', '=', ctx.territory.id)
    .where('task_id', '=', taskId)
    .orderBy('id')
    .execute();

/** Bodies and owners that appear among the tasks the actor sees, for the filters. */
export async function taskChoices(ctx: ReadCtx): Promise<{
  bodies: { value: string; label: string }[];
  owners: { value: string; label: string }[];
}> {
  const bodies = await (await visibleTasks(ctx))
    .select(['b.id as value', 'b.short_name as label'])
    .distinct()
    .execute();
  const owners = await (await visibleTasks(ctx)).select('k.owner_id as id').distinct().limit(500).execute();
  const names = await personNames(
    ctx,
    owners.map((each) => each.id),
  );
  const inOrder = (all: { value: string; label: string }[]) =>
    all.sort((a, b) => a.label.localeCompare(b.label, 'ru'));
  return {
    bodies: inOrder([...bodies]),
    owners: inOrder(owners.map(({ id }) => ({ value: id, label: names.get(id) ?? '' }))),
  };
}

// Looking at assignments: the list with its figures, one with all its tasks, one task of an addressee.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { institutionNames } from '../../institutions/index.ts';
import { ownInstitutions, personNames } from '../../people/index.ts';
import { seesAll } from '../collections.policy.ts';
import { isLate } from '../moment.ts';
import type { TaskState } from './assignment.lifecycle.ts';

export interface Task {
  readonly id: string;
  readonly assignmentId: string;
  readonly title: string;
  readonly details: string;
  readonly needsFile: boolean;
  readonly dueAt: Date;
  readonly authorId: string;
  readonly author: string;
  readonly lineId: string | null;
  readonly institutionId: string | null;
  /** The institution, or the person where none is meant. */
  readonly addressee: string;
  readonly responsibleId: string;
  readonly responsible: string;
  readonly state: TaskState;
  readonly version: number;
  readonly acquaintedAt: Date | null;
  readonly answer: string;
  readonly answeredAt: Date | null;
  readonly reason: string;
  readonly closedAt: Date | null;
  readonly late: boolean;
}

const tasks = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('collections.tasks as t')
    .innerJoin('collections.assignments as a', (join) =>
      join.onRef('a.territory_id', '=', 't.territory_id').onRef('a.id', '=', 't.assignment_id'),
    )
    .select(['t.id', 't.assignment_id as assignmentId', 'a.title', 'a.details', 'a.needs_file as needsFile'])
    .select(['a.due_at as dueAt', 'a.author_id as authorId', 'a.line_id as lineId'])
    .select([
      't.institution_id as institutionId',
      't.responsible_id as responsibleId',
      't.state',
      't.version',
    ])
    .select(['t.acquainted_at as acquaintedAt', 't.answer', 't.answered_at as answeredAt', 't.reason'])
    .select('t.closed_at as closedAt')
    .where('t.territory_id', '=', ctx.territory.id);

type TaskRow = Awaited<ReturnType<ReturnType<typeof tasks>['execute']>>[number];

/** Names are looked up for all rows at once. */
async function named(ctx: ReadCtx, rows: readonly TaskRow[]): Promise<Task[]> {
  const names = await personNames(ctx, [
    ...new Set(rows.flatMap((row) => [row.responsibleId, row.authorId])),
  ]);
  const places = await institutionNames(ctx, [
    ...new Set(rows.flatMap((row) => (row.institutionId ? [row.institutionId] : []))),
  ]);
  return rows.map((row) => {
    const responsible = names.get(row.responsibleId) ?? '';
    return {
      ...row,
      state: row.state as TaskState,
      responsible,
      author: names.get(row.authorId) ?? '',
      addressee: row.institutionId ? (places.get(row.institutionId)?.short ?? '') : responsible,
      late: row.state !== 'withdrawn' && isLate(row.dueAt, row.answeredAt, ctx.now),
    };
  });
}

const order = new Intl.Collator('ru', { numeric: true });
const byAddressee = (a: Task, b: Task) => order.compare(a.addressee, b.addressee) || a.id.localeCompare(b.id);

/** Tasks this actor may see: all for the service and the authority; own and of the own institutions for others. */
function visible(ctx: ReadCtx) {
  const found = tasks(ctx);
  if (seesAll(ctx)) return found;
  const own = ownInstitutions(ctx);
  const me = ctx.actor.personId;
  return found.where((eb) =>
    eb.or([eb('t.responsible_id', '=', me), ...(own.length > 0 ? [eb('t.institution_id', 'in', own)] : [])]),
  );
}

export async function visibleTask(ctx: ReadCtx, id: string): Promise<Task | null> {
  if (!isId(id)) return null;
  const row = await visible(ctx).where('t.id', '=', id).executeTakeFirst();
  return row ? ((await named(ctx, [row]))[0] ?? null) : null;
}

/** Tasks the actor or the own institutions must still answer. */
export async function openTasks(ctx: ReadCtx): Promise<Task[]> {
  const own = ownInstitutions(ctx);
  const me = ctx.actor.personId;
  if (!me) return [];
  const rows = await tasks(ctx)
    .where('t.state', 'in', ['given', 'returned'])
    .where((eb) =>
      eb.or([
        eb('t.responsible_id', '=', me),
        ...(own.length > 0 ? [eb('t.institution_id', 'in', own)] : []),
      ]),
    )
    .orderBy('a.due_at')
    .limit(100)
    .execute();
  return named(ctx, rows);
}

/** Everything given to the actor and the own institutions, the latest first. */
export async function ownTasks(ctx: ReadCtx): Promise<Task[]> {
  const own = ownInstitutions(ctx);
  const me = ctx.actor.personId;
  if (!me) return [];
  const rows = await tasks(ctx)
    .where((eb) =>
      eb.or([
        eb('t.responsible_id', '=', me),
        ...(own.length > 0 ? [eb('t.institution_id', 'in', own)] : []),
      ]),
    )
    .orderBy('a.due_at', 'desc')
    .limit(300)
    .execute();
  return named(ctx, rows);
}

/** All tasks whose term lies in a span of moments; for the report of responsibility. */
export async function tasksDue(ctx: ReadCtx, from: Date, to: Date): Promise<Task[]> {
  const rows = await visible(ctx)
    .where('a.due_at', '>=', from)
    .where('a.due_at', '<', to)
    .where('t.state', '<>', 'withdrawn')
    .orderBy('a.due_at')
    .limit(5000)
    .execute();
  return named(ctx, rows);
}

export interface Assignment {
  readonly id: string;
  readonly title: string;
  readonly details: string;
  readonly dueAt: Date;
  readonly needsFile: boolean;
  readonly authorId: string;
  readonly author: string;
  readonly lineId: string | null;
  readonly createdAt: Date;
  readonly escalatedAt: Date | null;
  readonly tasks: readonly Task[];
}

const assignments = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('collections.assignments as a')
    .select(['a.id', 'a.title', 'a.details', 'a.due_at as dueAt', 'a.needs_file as needsFile'])
    .select(['a.author_id as authorId', 'a.line_id as lineId', 'a.created_at as createdAt'])
    .select('a.escalated_at as escalatedAt')
    .where('a.territory_id', '=', ctx.territory.id);

type AssignmentRow = Awaited<ReturnType<ReturnType<typeof assignments>['execute']>>[number];

async function withTasks(ctx: ReadCtx, rows: readonly AssignmentRow[]): Promise<Assignment[]> {
  if (rows.length === 0) return [];
  const found = await tasks(ctx)
    .where(
      't.assignment_id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  const byAssignment = Map.groupBy(await named(ctx, found), (task) => task.assignmentId);
  return rows.map((row) => {
    const own = (byAssignment.get(row.id) ?? []).sort(byAddressee);
    return { ...row, author: own[0]?.author ?? '', tasks: own };
  });
}

/** One assignment with every task: for those who see all of them. */
export async function oneAssignment(ctx: ReadCtx, id: string): Promise<Assignment | null> {
  if (!isId(id) || !seesAll(ctx)) return null;
  const row = await assignments(ctx).where('a.id', '=', id).executeTakeFirst();
  return row ? ((await withTasks(ctx, [row]))[0] ?? null) : null;
}

export interface AssignmentFilter {
  readonly author?: 'mine' | 'all';
  readonly state?: 'open' | 'all';
}

/** The latest assignments with their tasks; a fixed number of questions. */
export async function assignmentsList(ctx: ReadCtx, filter: AssignmentFilter): Promise<Assignment[]> {
  if (!seesAll(ctx)) return [];
  let found = assignments(ctx);
  if (filter.author === 'mine') found = found.where('a.author_id', '=', ctx.actor.personId);
  if (filter.state === 'open')
    found = found.where((eb) =>
      eb.exists(
        eb
          .selectFrom('collections.tasks as t')
          .select('t.id')
          .whereRef('t.territory_id', '=', 'a.territory_id')
          .whereRef('t.assignment_id', '=', 'a.id')
          .where('t.state', 'in', ['given', 'answered', 'returned']),
      ),
    );
  return withTasks(ctx, await found.orderBy('a.due_at', 'desc').orderBy('a.id').limit(200).execute());
}

/** Assignments somebody has not answered yet: the hourly round reminds and escalates. */
export async function assignmentsAwaited(ctx: ReadCtx, before: Date): Promise<Assignment[]> {
  const rows = await assignments(ctx)
    .where('a.due_at', '<', before)
    .where('a.escalated_at', 'is', null)
    .orderBy('a.due_at')
    .limit(500)
    .execute();
  return withTasks(ctx, rows);
}

export const isSilent = (task: Task): boolean => task.state === 'given' || task.state === 'returned';

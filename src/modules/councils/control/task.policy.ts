// Who reports on a task, who confirms it, who steers it; whose tasks are seen.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { anyOf, policy, rule } from '../../../kernel/policy.ts';
import { keepsBody, type OfBody, runsBody } from '../body.policy.ts';
import { taskText as text } from './task.text.ts';

/** What a right needs to know of a task. */
export interface OfTask extends OfBody {
  readonly ownerId: string;
  /** Those who act for the owner today by an order. */
  readonly standInIds: readonly string[];
}

const norm = 'decision-control';

export const answersFor = (ctx: ReadCtx, task: Pick<OfTask, 'ownerId' | 'standInIds'>): boolean =>
  ctx.actor.personId !== null &&
  (ctx.actor.personId === task.ownerId || task.standInIds.includes(ctx.actor.personId));

const steers = (ctx: ReadCtx, task: OfTask): boolean =>
  runsBody.check(ctx, task) === null || keepsBody.check(ctx, task) === null;

const reports = rule<OfTask>('answers-for-task', { text: text.rights.report, norm }, answersFor);
const confirms = rule<OfTask>(
  'confirms-task',
  { text: text.rights.confirm, norm },
  (ctx, task) => steers(ctx, task) && !answersFor(ctx, task),
);
const steersTask = rule<OfTask>('steers-task', { text: text.rights.steer, norm }, steers);

export const taskPolicy = policy<OfTask, 'report' | 'confirm' | 'steer'>('councils.task', {
  report: anyOf<OfTask>(reports, runsBody),
  confirm: confirms,
  steer: steersTask,
});

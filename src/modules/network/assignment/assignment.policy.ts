// Who gives assignments to territories, who takes them and who reports.
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import { assignmentText as text } from './assignment.text.ts';

const norm = 'network-assignments';

/** What the rules ask of an assignment as a member sees it. */
export interface AnswerRights {
  readonly executorId: string | null;
}

const isExecutor = (ctx: ReadCtx, record: AnswerRights) =>
  ctx.actor.personId !== null && ctx.actor.personId === record.executorId;

const heads = ['centre-head'] as const;

export const assignmentPolicy = policy<AnswerRights, 'give' | 'take' | 'report'>('network.assignment', {
  give: rule('gives-assignments', { text: text.refusals.giver, norm }, (ctx) =>
    hasRole(ctx, ['centre-head', 'methodist', 'network-coordinator']),
  ),
  take: rule('heads-service', { text: text.refusals.head, norm }, (ctx) => hasRole(ctx, heads)),
  report: rule(
    'executes-assignment',
    { text: text.refusals.executor, norm },
    (ctx, record) => isExecutor(ctx, record) || hasRole(ctx, heads),
  ),
});

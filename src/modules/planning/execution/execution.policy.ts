// Who says a line is done and who confirms it: nobody confirms the own work.
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import type { Line } from '../line/line.queries.ts';
import { lineText as text } from '../line/line.text.ts';
import { planHeads } from '../plan/plan.policy.ts';

export interface LineRights {
  readonly line: Pick<Line, 'responsibleId' | 'coWorkerIds'> & Partial<Pick<Line, 'bodyId'>>;
}

const isOwn = (ctx: ReadCtx, { line }: LineRights): boolean =>
  ctx.actor.personId !== null && ctx.actor.personId === line.responsibleId;

/** The head of the body whose plan it is. */
const headsBody = (ctx: ReadCtx, { line }: LineRights): boolean =>
  Boolean(line.bodyId) && hasRole(ctx, 'chair', { kind: 'body', id: line.bodyId ?? '' });

const reports = rule<LineRights>(
  'reports-line',
  { text: text.refusals.responsible, norm: 'plan-execution' },
  (ctx, record) =>
    isOwn(ctx, record) ||
    hasRole(ctx, planHeads) ||
    (ctx.actor.personId !== null && record.line.coWorkerIds.includes(ctx.actor.personId)),
);

const confirms = rule<LineRights>(
  'confirms-line',
  { text: text.refusals.confirm, norm: 'plan-execution' },
  (ctx, record) =>
    hasRole(ctx, 'authority-head') ||
    (hasRole(ctx, planHeads) && !isOwn(ctx, record)) ||
    (headsBody(ctx, record) && !isOwn(ctx, record)),
);

export const executionPolicy = policy<LineRights, 'report' | 'confirm'>('planning.line', {
  report: reports,
  confirm: confirms,
});

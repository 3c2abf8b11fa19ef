// What of the plan belongs to the authority (004 §3.1): goal and tasks, corrections in strategic directions; declared in the regulation.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { rule } from '../../../kernel/policy.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { currentVersion, norms, parametersOf } from '../../regulations/index.ts';
import { type Plan, visiblePlan } from './plan.queries.ts';
import { strategyText as text } from './strategy.text.ts';

const norm = norms.serviceControl.slug;

export interface Strategy {
  /** Goal and tasks are the authority's. */
  readonly goals: boolean;
  /** Keys of directions whose corrections the authority alone decides. */
  readonly directions: readonly string[];
}

export async function strategyOf(ctx: ReadCtx): Promise<Strategy> {
  const { strategic, directions } = parametersOf(
    await currentVersion(ctx, norms.serviceControl),
    norms.serviceControl,
  );
  return { goals: strategic.includes('goals'), directions };
}

/** Why goal and tasks stay as the authority has set them; null where they are not its own, or are not changed; a body's plan has its own. */
export async function strategyFault(
  ctx: ReadCtx,
  plan: Pick<Plan, 'goal' | 'tasks' | 'body'>,
  input: Pick<Plan, 'goal' | 'tasks'>,
): Promise<Refusal | null> {
  if (plan.body || (plan.goal === input.goal && plan.tasks === input.tasks)) return null;
  if (!(await strategyOf(ctx)).goals || hasRole(ctx, 'authority-head')) return null;
  const fields = {
    ...(plan.goal === input.goal ? {} : { goal: text.refusals.own }),
    ...(plan.tasks === input.tasks ? {} : { tasks: text.refusals.own }),
  };
  return refuse('strategy-of-the-authority', text.refusals.own, { kind: 'forbidden', norm, fields });
}

const setsCourse = rule<unknown>('sets-course', { text: text.refusals.setter, norm }, (ctx) =>
  hasRole(ctx, 'authority-head'),
);

const long = (label: string) => z.string().trim().max(20_000).default('').meta({ label, widget: 'textarea' });

/** The head of the authority sets the goal and the tasks of a plan that is not closed; history keeps that they changed. */
export const setCourse = command({
  name: 'planning.plan.set-course',
  ru: text.set,
  norm,
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    goal: long(text.goal),
    tasks: long(text.tasks),
  }),
  load: (ctx, input) => visiblePlan(ctx, input.id),
  ability: setsCourse,
  run: async (ctx, { id, version, goal, tasks }, plan: Plan) => {
    if (plan.state !== 'draft' && plan.state !== 'on-approval')
      return refuse('plan-frozen', text.refusals.frozen, { norm: 'annual-plan' });
    const before = { goal: plan.goal, tasks: plan.tasks };
    const stale = await changeRow(ctx, 'planning.plans', { id, version }, { goal, tasks }, before);
    if (stale) return stale;
    await recordFact(ctx, { name: 'plan.course-set', subject: { kind: 'planning.plan', id }, norm });
    return { id, version: version + 1 };
  },
});

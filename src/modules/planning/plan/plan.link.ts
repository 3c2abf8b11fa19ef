// The plan of a year as other rooms name it: where it is, how far it is, when it was approved.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { schoolYearText } from '../../documents/index.ts';
import { planPath } from './plan.commands.ts';
import { planLifecycle } from './plan.lifecycle.ts';
import { planOfYear } from './plan.queries.ts';
import { planText } from './plan.text.ts';

export interface PlanLink {
  readonly id: string;
  readonly title: string;
  /** Within the territory. */
  readonly path: string;
  readonly stateWords: string;
  /** null: not approved. */
  readonly approvedOn: CivilDate | null;
}

/** null where there is no plan of that year the reader may see. */
export async function planLinkOfYear(ctx: ReadCtx, schoolYear: number): Promise<PlanLink | null> {
  const plan = await planOfYear(ctx, schoolYear);
  return plan
    ? {
        id: plan.id,
        title: `${planText.one} на ${schoolYearText(plan.schoolYear)} учебный год`,
        path: planPath(plan.id),
        stateWords: planLifecycle.states[plan.state],
        approvedOn: plan.approvedOn,
      }
    : null;
}

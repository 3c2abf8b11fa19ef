// What the regional observer's cabinet shows: fulfilment by direction, indicators of the centre, corrections, notices.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { type NetworkIndicators, networkIndicators } from '../network/index.ts';
import {
  type Correction,
  correctionsOf,
  type Line,
  linesOfPlan,
  type Plan,
  planOfYear,
} from '../planning/index.ts';
import { type Notice, noticesOf } from './notice.queries.ts';

export interface Fulfilment {
  readonly title: string;
  readonly lines: number;
  readonly done: number;
  readonly doneLate: number;
  readonly overdue: number;
  readonly ahead: number;
}

export interface Cabinet {
  readonly plan: Plan;
  readonly total: Fulfilment;
  readonly directions: readonly Fulfilment[];
  readonly notices: readonly Notice[];
  readonly corrections: readonly Correction[];
  readonly indicators: NetworkIndicators | null;
}

function countedOf(title: string, lines: readonly Line[]): Fulfilment {
  const live = lines.filter(({ state }) => state !== 'cancelled');
  const of = (...standings: Line['standing'][]) =>
    live.filter(({ standing }) => standings.includes(standing)).length;
  return {
    ...{ title, lines: live.length, done: of('done'), doneLate: of('done-late') },
    ...{ overdue: of('overdue', 'not-done'), ahead: of('ahead', 'going', 'moved', 'reported') },
  };
}

/** The approved plan of the reader's year as the ministry sees it; null while there is none. */
export async function cabinetOf(ctx: ReadCtx): Promise<Cabinet | null> {
  const plan = await planOfYear(ctx, ctx.schoolYear);
  if (!plan || plan.state === 'draft' || plan.state === 'on-approval') return null;
  const lines = await linesOfPlan(ctx, plan);
  const corrections = await correctionsOf(ctx, { planId: plan.id });
  return {
    plan,
    total: countedOf('Всего', lines),
    directions: plan.catalogue.directions.map(({ key, text }) =>
      countedOf(
        text,
        lines.filter((line) => line.direction === key),
      ),
    ),
    notices: await noticesOf(ctx, { schoolYear: ctx.schoolYear, state: 'sent' }),
    corrections: corrections.filter(({ source }) => source === 'ministry' || source === 'institute'),
    indicators: await networkIndicators(ctx),
  };
}

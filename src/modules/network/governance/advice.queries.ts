// Looking at advice to the centre's plan, the latest first.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import type { AdviceState } from './advice.lifecycle.ts';

export interface Advice {
  readonly id: string;
  readonly planId: string;
  readonly words: string;
  readonly givenOn: CivilDate;
  readonly givenById: string | null;
  readonly state: AdviceState;
  readonly version: number;
  readonly answer: string;
  readonly answeredOn: CivilDate | null;
}

const adviceRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('network.advice')
    .select(['id', 'plan_id as planId', 'words', 'given_on as givenOn', 'given_by_id as givenById'])
    .select(['state', 'version', 'answer', 'answered_on as answeredOn'])
    .where('territory_id', '=', ctx.territory.id);

export async function adviceOf(ctx: ReadCtx, planId: string): Promise<Advice[]> {
  const rows = await adviceRows(ctx)
    .where('plan_id', '=', planId)
    .orderBy('given_on', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows as Advice[];
}

export async function oneAdvice(ctx: ReadCtx, id: string): Promise<Advice | null> {
  if (!isId(id)) return null;
  const row = await adviceRows(ctx).where('id', '=', id).executeTakeFirst();
  return (row as Advice | undefined) ?? null;
}

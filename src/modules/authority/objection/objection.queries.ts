// Looking at objections: only those the reader wrote or is entitled to; the set form of the right stands beside it.
import type { CivilDate } from '../../../kernel/clock.ts';
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { personNames } from '../../people/index.ts';
import { currentVersion, norms, parametersOf } from '../../regulations/index.ts';
import { type ObjectionRights, objectionPolicy } from '../authority.policy.ts';
import type { Outcome } from '../authority.text.ts';
import type { ObjectionState } from './objection.lifecycle.ts';

export interface Objection extends ObjectionRights {
  readonly id: string;
  readonly documentId: string;
  readonly order: string;
  readonly orderNumber: string;
  readonly orderDate: CivilDate | null;
  readonly author: string;
  readonly filedOn: CivilDate;
  readonly body: string;
  readonly answerDue: CivilDate | null;
  readonly late: boolean;
  readonly state: ObjectionState;
  readonly version: number;
  readonly outcome: Outcome | null;
  readonly answer: string;
  readonly decidedOn: CivilDate | null;
}

export const objectionRule = async (ctx: ReadCtx) =>
  parametersOf(await currentVersion(ctx, norms.orderObjection), norms.orderObjection);

const rowsOf = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('authority.objections as o')
    .innerJoin('documents.documents as d', (join) =>
      join.onRef('d.territory_id', '=', 'o.territory_id').onRef('d.id', '=', 'o.document_id'),
    )
    .select(['o.id', 'o.document_id as documentId', 'd.title as order', 'd.number as orderNumber'])
    .select(['d.date as orderDate', 'o.author_id as authorId', 'o.filed_on as filedOn', 'o.body'])
    .select(['o.answer_due as answerDue', 'o.late', 'o.state', 'o.version', 'o.outcome', 'o.answer'])
    .select('o.decided_on as decidedOn')
    .where('o.territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

async function named(ctx: ReadCtx, rows: readonly Row[], readers: readonly string[]): Promise<Objection[]> {
  const names = await personNames(
    ctx,
    rows.map((row) => row.authorId),
  );
  return rows.map((row) => ({
    ...row,
    readers,
    orderNumber: row.orderNumber ?? '',
    author: names.get(row.authorId) ?? '',
    state: row.state as ObjectionState,
    outcome: row.outcome as Outcome | null,
  }));
}

/** Those the reader may see, waiting ones first, then the latest. */
export async function objectionsOf(ctx: ReadCtx): Promise<Objection[]> {
  const { readers } = await objectionRule(ctx);
  const all = hasRole(ctx, ['authority-head', ...readers]);
  if (!all && !ctx.actor.personId) return [];
  let rows = rowsOf(ctx);
  if (!all) rows = rows.where('o.author_id', '=', ctx.actor.personId ?? '');
  const found = await rows.orderBy('o.state', 'desc').orderBy('o.filed_on', 'desc').limit(500).execute();
  const order: readonly string[] = ['filed', 'considered', 'withdrawn'];
  return named(
    ctx,
    found.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)),
    readers,
  );
}

/** One objection; null for everybody else, as if there were none. */
export async function visibleObjection(ctx: ReadCtx, input: { id: string }): Promise<Objection | null> {
  if (!isId(input.id)) return null;
  const { readers } = await objectionRule(ctx);
  const row = await rowsOf(ctx).where('o.id', '=', input.id).executeTakeFirst();
  const [found] = row ? await named(ctx, [row], readers) : [];
  return found && !objectionPolicy.rules.see.check(ctx, found) ? found : null;
}

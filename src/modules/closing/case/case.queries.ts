// Looking at cases: the list, one case with its order, and what of the norm it rests on.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { type ClosingKind, currentVersion, norms, parametersOf } from '../../regulations/index.ts';
import { seesClosing } from '../closing.policy.ts';
import type { groundWords } from '../closing.text.ts';
import type { CaseState } from './case.lifecycle.ts';

export interface ClosingCase {
  readonly id: string;
  readonly kind: string;
  readonly kindWords: string;
  readonly endsService: boolean;
  /** What it rests on, as a paper cites it. */
  readonly clause: string;
  readonly reason: string;
  readonly successorId: string | null;
  readonly successor: string;
  readonly closesOn: CivilDate;
  readonly groundAct: string;
  readonly orderId: string | null;
  readonly orderTitle: string | null;
  readonly orderNumber: string | null;
  readonly orderDate: CivilDate | null;
  readonly orderState: string | null;
  /** The order as it stood when the case was finished. */
  readonly act: string;
  readonly state: CaseState;
  readonly version: number;
  readonly openedOn: CivilDate;
  readonly finishedOn: CivilDate | null;
  readonly reversalAct: string;
  readonly reversedOn: CivilDate | null;
}

const rowsOf = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('closing.cases as c')
    .leftJoin('documents.documents as d', (join) =>
      join.onRef('d.territory_id', '=', 'c.territory_id').onRef('d.id', '=', 'c.order_document_id'),
    )
    .leftJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 'c.territory_id').onRef('i.id', '=', 'c.successor_id'),
    )
    .select(['c.id', 'c.kind', 'c.kind_words as kindWords', 'c.ends_service as endsService', 'c.clause'])
    .select(['c.reason', 'c.successor_id as successorId', 'c.successor', 'c.closes_on as closesOn'])
    .select(['c.ground_act as groundAct', 'c.order_document_id as orderId', 'd.title as orderTitle'])
    .select(['d.number as orderNumber', 'd.date as orderDate', 'd.state as orderState', 'c.act'])
    .select(['c.state', 'c.version', 'c.opened_on as openedOn', 'c.finished_on as finishedOn'])
    .select(['c.reversal_act as reversalAct', 'c.reversed_on as reversedOn'])
    .select('i.full_name as successorName')
    .where('c.territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

const caseOf = ({ successorName, ...row }: Row): ClosingCase => ({
  ...row,
  successor: successorName ?? row.successor,
  state: row.state as CaseState,
});

/** The latest first. */
export async function closingCases(ctx: ReadCtx): Promise<ClosingCase[]> {
  const rows = await rowsOf(ctx).orderBy('c.id', 'desc').limit(200).execute();
  return rows.map(caseOf);
}

export async function visibleCase(ctx: ReadCtx, { id }: { id: string }): Promise<ClosingCase | null> {
  if (!isId(id) || seesClosing.check(ctx, undefined)) return null;
  const row = await rowsOf(ctx).where('c.id', '=', id).executeTakeFirst();
  return row ? caseOf(row) : null;
}

/** The case that is being prepared; there is one at most. */
export async function runningCase(ctx: ReadCtx): Promise<ClosingCase | null> {
  const row = await rowsOf(ctx).where('c.state', '=', 'preparing').executeTakeFirst();
  return row ? caseOf(row) : null;
}

interface ClosingRule {
  readonly ground: keyof typeof groundWords;
  readonly kinds: readonly ClosingKind[];
  readonly version: Awaited<ReturnType<typeof currentVersion>>;
}

/** Kinds and the ground an order needs, as the regulation in force sets them. */
export async function closingRule(ctx: ReadCtx): Promise<ClosingRule> {
  const version = await currentVersion(ctx, norms.serviceClosing);
  return { ...parametersOf(version, norms.serviceClosing), version };
}

// Looking at termination cases.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { TerminationState } from './termination.lifecycle.ts';

export interface Termination {
  readonly id: string;
  readonly siteId: string;
  readonly institutionId: string;
  readonly institutionShortName: string;
  readonly theme: string;
  readonly ground: 'law' | 'report';
  readonly reportId: string | null;
  readonly state: TerminationState;
  readonly version: number;
  readonly circumstances: string;
  readonly evidence: string;
  readonly preparedAt: Date;
  readonly explanation: string | null;
  readonly explainedAt: Date | null;
  readonly explainUntil: CivilDate | null;
  readonly dropReason: string | null;
  readonly orderDocumentId: string | null;
}

const terminations = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('recognition.terminations as t')
    .innerJoin('recognition.sites as s', (join) =>
      join.onRef('s.territory_id', '=', 't.territory_id').onRef('s.id', '=', 't.site_id'),
    )
    .innerJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 's.territory_id').onRef('i.id', '=', 's.institution_id'),
    )
    .select([
      't.id',
      't.site_id as siteId',
      's.institution_id as institutionId',
      'i.short_name as institutionShortName',
      's.theme',
      't.ground',
      't.report_id as reportId',
      't.state',
      't.version',
      't.circumstances',
      't.evidence',
      't.prepared_at as preparedAt',
      't.explanation',
      't.explained_at as explainedAt',
      't.explain_until as explainUntil',
      't.drop_reason as dropReason',
      't.order_document_id as orderDocumentId',
    ])
    .where('t.territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof terminations>['executeTakeFirstOrThrow']>>;
const typed = (row: Row): Termination => ({
  ...row,
  ground: row.ground as Termination['ground'],
  state: row.state as TerminationState,
});

export async function terminationById(ctx: ReadCtx, id: string): Promise<Termination | null> {
  const row = await terminations(ctx).where('t.id', '=', id).executeTakeFirst();
  return row ? typed(row) : null;
}

export async function terminationsOfSite(ctx: ReadCtx, siteId: string): Promise<Termination[]> {
  const rows = await terminations(ctx)
    .where('t.site_id', '=', siteId)
    .orderBy('t.prepared_at', 'desc')
    .execute();
  return rows.map(typed);
}

export async function terminationsInState(
  ctx: ReadCtx,
  states: readonly TerminationState[],
): Promise<Termination[]> {
  const rows = await terminations(ctx)
    .where('t.state', 'in', [...states])
    .orderBy('t.prepared_at', 'desc')
    .execute();
  return rows.map(typed);
}

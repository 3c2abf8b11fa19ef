// Looking at packages of proposals: what the council proposed, what the authority decided.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { PackageState } from './package.lifecycle.ts';

export type Verdict = 'recognise' | 'reject' | 'terminate' | 'keep';

export interface PackagePaper {
  readonly position: number;
  readonly applicationId: string | null;
  readonly terminationId: string | null;
  readonly proposal: Verdict;
  readonly councilReason: string;
  /** Null until the authority has decided; the order takes the proposal then. */
  readonly decision: Verdict | null;
  readonly reason: string | null;
}

/** One line of the act of transfer: what was handed over and its hash. */
export interface HandedOver {
  readonly title: string;
  /** Null for what was filled in here and not drawn as a paper: its hash is of the content. */
  readonly documentId: string | null;
  readonly hash: string | null;
}

export interface Package {
  readonly id: string;
  readonly kind: 'recognition' | 'termination';
  readonly campaignId: string | null;
  readonly sessionId: string;
  readonly bodyId: string;
  readonly state: PackageState;
  readonly version: number;
  readonly proposalsDocumentId: string | null;
  readonly actDocumentId: string | null;
  readonly orderDocumentId: string | null;
  readonly list: readonly HandedOver[];
  readonly preparedAt: Date;
  readonly transferredAt: Date | null;
  readonly receivedAt: Date | null;
}

const packages = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('recognition.packages')
    .select([
      'id',
      'kind',
      'campaign_id as campaignId',
      'session_id as sessionId',
      'body_id as bodyId',
      'state',
      'version',
      'proposals_document_id as proposalsDocumentId',
      'act_document_id as actDocumentId',
      'order_document_id as orderDocumentId',
      'list',
      'prepared_at as preparedAt',
      'transferred_at as transferredAt',
      'received_at as receivedAt',
    ])
    .where('territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof packages>['executeTakeFirstOrThrow']>>;

const typed = (row: Row): Package => ({
  ...row,
  kind: row.kind as Package['kind'],
  state: row.state as PackageState,
  list: row.list as unknown as HandedOver[],
});

export async function packageById(ctx: ReadCtx, id: string): Promise<Package | null> {
  const row = await packages(ctx).where('id', '=', id).executeTakeFirst();
  return row ? typed(row) : null;
}

export async function packageOfSession(
  ctx: ReadCtx,
  sessionId: string,
  kind: Package['kind'],
): Promise<Package | null> {
  const row = await packages(ctx)
    .where('session_id', '=', sessionId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row ? typed(row) : null;
}

export async function packageOfOrder(ctx: ReadCtx, documentId: string): Promise<Package | null> {
  const row = await packages(ctx).where('order_document_id', '=', documentId).executeTakeFirst();
  return row ? typed(row) : null;
}

export async function packagesOfCampaign(ctx: ReadCtx, campaignId: string): Promise<Package[]> {
  const rows = await packages(ctx).where('campaign_id', '=', campaignId).orderBy('prepared_at').execute();
  return rows.map(typed);
}

export async function packagesInState(ctx: ReadCtx, states: readonly PackageState[]): Promise<Package[]> {
  const rows = await packages(ctx)
    .where('state', 'in', [...states])
    .orderBy('prepared_at', 'desc')
    .execute();
  return rows.map(typed);
}

export async function papersOf(ctx: ReadCtx, packageId: string): Promise<PackagePaper[]> {
  const rows = await ctx.db
    .selectFrom('recognition.package_papers')
    .select([
      'position',
      'application_id as applicationId',
      'termination_id as terminationId',
      'proposal',
      'council_reason as councilReason',
      'decision',
      'reason',
    ])
    .where('territory_id', '=', ctx.territory.id)
    .where('package_id', '=', packageId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    ...row,
    proposal: row.proposal as Verdict,
    decision: row.decision as Verdict | null,
  }));
}

/** What the order will say of a paper: the authority's decision, else the council's proposal. */
export const verdictOf = (paper: Pick<PackagePaper, 'proposal' | 'decision'>): Verdict =>
  paper.decision ?? paper.proposal;

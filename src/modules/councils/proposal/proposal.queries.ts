// Looking at proposals and petitions: the register, one with its nominees; who sees them.
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { portionSize } from '../../../kernel/list.ts';
import { personNames } from '../../people/index.ts';
import type { BodyKind } from '../body/body.kinds.ts';
import { readableBodies } from '../body.policy.ts';
import { isId } from '../councils.schema.ts';
import { isSigned, type SessionState } from '../session.lifecycle.ts';
import type { ProposalState } from './proposal.lifecycle.ts';
import type { AddresseeKind, ProposalKind } from './proposal.text.ts';

export interface Proposal {
  readonly id: string;
  readonly version: number;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  readonly itemId: string;
  readonly itemTitle: string;
  readonly bodyId: string;
  readonly bodyKind: BodyKind;
  readonly bodyName: string;
  readonly institutionId: string | null;
  readonly sessionId: string;
  readonly sessionNumber: number | null;
  readonly heldOn: CivilDate;
  readonly isSigned: boolean;
  readonly text: string;
  readonly addresseeKind: AddresseeKind;
  readonly addressee: string;
  readonly toBodyId: string | null;
  readonly documentId: string | null;
  readonly sentOn: CivilDate | null;
  readonly response: string;
  readonly respondedOn: CivilDate | null;
}

const rowsOf = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('councils.proposals as o')
    .innerJoin('councils.items as i', (join) =>
      join.onRef('i.territory_id', '=', 'o.territory_id').onRef('i.id', '=', 'o.item_id'),
    )
    .innerJoin('councils.sessions as s', (join) =>
      join.onRef('s.territory_id', '=', 'i.territory_id').onRef('s.id', '=', 'i.session_id'),
    )
    .innerJoin('councils.bodies as b', (join) =>
      join.onRef('b.territory_id', '=', 'i.territory_id').onRef('b.id', '=', 'i.body_id'),
    )
    .where('o.territory_id', '=', ctx.territory.id);
type Rows = ReturnType<typeof rowsOf>;

/** Of the bodies one reads, and what was sent to a body one sits in. */
function visible(ctx: ReadCtx): Rows {
  const { all, bodyIds, institutionIds } = readableBodies(ctx);
  if (all) return rowsOf(ctx);
  return rowsOf(ctx).where((eb) =>
    eb.or([
      ...(bodyIds.length > 0
        ? [
            eb('b.id', 'in', bodyIds),
            eb.and([eb('o.to_body_id', 'in', bodyIds), eb('o.state', '<>', 'draft')]),
          ]
        : []),
      ...(institutionIds.length > 0 ? [eb('b.institution_id', 'in', institutionIds)] : []),
      eb.lit(false),
    ]),
  );
}

const selected = (rows: Rows) =>
  rows
    .select([
      'o.id',
      'o.version',
      'o.kind',
      'o.state',
      'o.item_id as itemId',
      'i.title as itemTitle',
      'o.text',
    ])
    .select([
      'b.id as bodyId',
      'b.kind as bodyKind',
      'b.short_name as bodyName',
      'b.institution_id as institutionId',
    ])
    .select([
      's.id as sessionId',
      's.number as sessionNumber',
      's.planned_on as heldOn',
      's.state as sessionState',
    ])
    .select(['o.addressee_kind as addresseeKind', 'o.addressee', 'o.to_body_id as toBodyId'])
    .select([
      'o.document_id as documentId',
      'o.sent_on as sentOn',
      'o.response',
      'o.responded_on as respondedOn',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number];
const proposalOf = ({ sessionState, ...row }: Row): Proposal => ({
  ...(row as unknown as Omit<Proposal, 'isSigned'>),
  isSigned: isSigned(sessionState as SessionState),
});

export interface Nominee {
  readonly personId: string;
  readonly name: string;
  readonly post: string;
  readonly award: string;
  readonly grounds: string;
  readonly isGranted: boolean | null;
}

export interface ProposalRecord extends Proposal {
  readonly nominees: readonly Nominee[];
}

/** One with its nominees; null when the actor may not see it. */
export async function visibleProposal(ctx: ReadCtx, id: string): Promise<ProposalRecord | null> {
  return isId(id) ? whole(ctx, await selected(visible(ctx)).where('o.id', '=', id).executeTakeFirst()) : null;
}

/** For the house's own answers, whoever asks. */
export async function anyProposal(ctx: ReadCtx, id: string): Promise<ProposalRecord | null> {
  return whole(ctx, await selected(rowsOf(ctx)).where('o.id', '=', id).executeTakeFirst());
}

async function whole(ctx: ReadCtx, row: Row | undefined): Promise<ProposalRecord | null> {
  if (!row) return null;
  const nominees = await ctx.db
    .selectFrom('councils.nominees')
    .select(['person_id as personId', 'post', 'award', 'grounds', 'is_granted as isGranted'])
    .where('territory_id', '=', ctx.territory.id)
    .where('proposal_id', '=', row.id)
    .execute();
  const names = await personNames(
    ctx,
    nominees.map((each) => each.personId),
  );
  return {
    ...proposalOf(row),
    nominees: nominees
      .map((each) => ({ ...each, name: names.get(each.personId) ?? '' }))
      .sort((a, b) => a.name.localeCompare(b.name, 'ru')),
  };
}

const blank = <T extends z.ZodType>(schema: T) =>
  z
    .union([z.literal(''), schema])
    .default('' as never)
    .catch('' as never);

export const proposalFilter = z.object({
  q: z.string().trim().max(200).default('').catch(''),
  kind: blank(z.enum(['proposal', 'petition'])),
  state: blank(z.enum(['draft', 'sent', 'granted', 'declined'])),
  after: z.string().max(60).default('').catch(''),
  limit: portionSize.catch(50),
});
export type ProposalFilter = z.output<typeof proposalFilter>;

function filtered(ctx: ReadCtx, filter: ProposalFilter): Rows {
  let rows = visible(ctx);
  if (filter.kind) rows = rows.where('o.kind', '=', filter.kind);
  if (filter.state) rows = rows.where('o.state', '=', filter.state);
  if (filter.q)
    rows = rows.where(
      sql<SqlBool>`strpos(public.search_key(o.text || ' ' || o.addressee), public.search_key(${filter.q})) > 0`,
    );
  return rows;
}

/** A page of the register, the latest first. */
export async function proposalPage(
  ctx: ReadCtx,
  filter: ProposalFilter,
): Promise<{ rows: readonly Proposal[]; total: number; after: string | undefined }> {
  let rows = selected(filtered(ctx, filter));
  if (isId(filter.after)) rows = rows.where('o.id', '<', filter.after);
  const found = await rows
    .orderBy('o.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const { total } = await filtered(ctx, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const kept = found.slice(0, filter.limit).map(proposalOf);
  return {
    rows: kept,
    total: Number(total),
    after: found.length > filter.limit ? kept.at(-1)?.id : undefined,
  };
}

/** What was sent on from a question, for its card. */
export const proposalsOfItem = async (ctx: ReadCtx, itemId: string): Promise<Proposal[]> =>
  (await selected(visible(ctx)).where('o.item_id', '=', itemId).orderBy('o.id').execute()).map(proposalOf);

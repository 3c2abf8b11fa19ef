// What an order will make of bodies once it has its number: kept beside the draft, read when it is registered.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import type { BodyKind } from '../body/body.kinds.ts';
import type { MemberRole } from '../councils.text.ts';

export interface ComposedMember {
  readonly personId: string;
  readonly role: MemberRole;
  readonly organisation: string;
}

/** The card of a body an order opens. */
export interface NewBody {
  readonly kind: BodyKind;
  readonly name: string;
  readonly nameGenitive: string;
  readonly shortName: string;
  readonly subject: string;
  readonly place: string;
  readonly termOn: CivilDate | null;
  readonly product: string;
  readonly curatorId: string | null;
}

export interface ComposedBody {
  readonly bodyId: string;
  readonly fate: 'keep' | 'close' | 'open';
  /** The card of a body that is opened; for one that is kept, what the order says anew of its subject. */
  readonly card?: NewBody | { readonly subject: string };
  /** Nobody for a body that is closed. */
  readonly members: readonly ComposedMember[];
}

/** Keeps the plan of an order that is drafted; drawn anew, it replaces what was kept. */
export async function planComposition(
  ctx: WriteCtx,
  order: { documentId: string; on: CivilDate; bodies: readonly ComposedBody[] },
): Promise<void> {
  const { documentId, on, bodies } = order;
  const territory_id = ctx.territory.id;
  await ctx.db
    .deleteFrom('councils.composition_orders')
    .where('territory_id', '=', territory_id)
    .where('document_id', '=', documentId)
    .where('state', '=', 'drafted')
    .execute();
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('councils.composition_orders')
    .values({ territory_id, id, document_id: documentId, takes_effect_on: on, state: 'drafted' })
    .execute();
  if (bodies.length === 0) return;
  await ctx.db
    .insertInto('councils.composition_bodies')
    .values(
      bodies.map(({ bodyId, fate, card }) => ({
        ...{ territory_id, order_id: id, body_id: bodyId, fate },
        card: JSON.stringify(card ?? {}),
      })),
    )
    .execute();
  const seats = bodies.flatMap(({ bodyId, members }) =>
    members.map(({ personId, role, organisation }) => ({
      ...{ territory_id, order_id: id, body_id: bodyId, person_id: personId, role, organisation },
    })),
  );
  if (seats.length > 0) await ctx.db.insertInto('councils.composition_members').values(seats).execute();
}

export interface CompositionOrder {
  readonly id: string;
  readonly documentId: string;
  readonly on: CivilDate;
  readonly state: 'drafted' | 'in-force' | 'cancelled';
  /** «Приказ № 12 от 01.09.2026», once it has its number. */
  readonly basis: string;
}

export async function orderOfDocument(ctx: ReadCtx, documentId: string): Promise<CompositionOrder | null> {
  const row = await ctx.db
    .selectFrom('councils.composition_orders')
    .select(['id', 'document_id as documentId', 'takes_effect_on as on', 'state', 'basis'])
    .where('territory_id', '=', ctx.territory.id)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return (row as CompositionOrder | undefined) ?? null;
}

export async function bodiesOfOrder(ctx: ReadCtx, orderId: string): Promise<ComposedBody[]> {
  const bodies = await ctx.db
    .selectFrom('councils.composition_bodies')
    .select(['body_id as bodyId', 'fate', 'card'])
    .where('territory_id', '=', ctx.territory.id)
    .where('order_id', '=', orderId)
    .orderBy('body_id')
    .execute();
  const seats = await ctx.db
    .selectFrom('councils.composition_members')
    .select(['body_id as bodyId', 'person_id as personId', 'role', 'organisation'])
    .where('territory_id', '=', ctx.territory.id)
    .where('order_id', '=', orderId)
    .orderBy('person_id')
    .execute();
  return bodies.map((body) => ({
    bodyId: body.bodyId,
    fate: body.fate as ComposedBody['fate'],
    card: body.card as unknown as NewBody,
    members: seats
      .filter((seat) => seat.bodyId === body.bodyId)
      .map(({ personId, role, organisation }) => ({ personId, role: role as MemberRole, organisation })),
  }));
}

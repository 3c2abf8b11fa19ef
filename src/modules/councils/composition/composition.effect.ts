// A registered order makes the composition: bodies opened and closed, people seated and released, each step remembered.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { PublishedFact, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { bodyFact } from '../body.commands.ts';
import {
  bodiesOfOrder,
  type ComposedBody,
  type ComposedMember,
  type NewBody,
  orderOfDocument,
} from './composition.plan.ts';

/** A row of a membership as it stands; also what an undone order puts back. */
export interface Seat {
  readonly id: string;
  readonly body_id: string;
  readonly person_id: string;
  readonly role: string;
  readonly organisation: string;
  readonly starts_on: CivilDate;
  readonly ends_on: CivilDate | null;
  readonly basis: string;
  readonly end_basis: string | null;
}

const seatColumns = [
  ...(['id', 'body_id', 'person_id', 'role', 'organisation'] as const),
  ...(['starts_on', 'ends_on', 'basis', 'end_basis'] as const),
] as const;

interface Effect {
  readonly membershipId: string;
  readonly kind: 'added' | 'ended' | 'replaced' | 'confirmed';
  readonly was: Partial<Seat>;
}

/** Who sits on the day or will sit after it. */
const seatsFrom = (ctx: WriteCtx, bodyId: string, on: CivilDate): Promise<Seat[]> =>
  ctx.db
    .selectFrom('councils.memberships')
    .select(seatColumns)
    .where('territory_id', '=', ctx.territory.id)
    .where('body_id', '=', bodyId)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', on)]))
    .orderBy('id')
    .execute();

const ofMembership = (ctx: WriteCtx, id: string) =>
  ctx.db
    .updateTable('councils.memberships')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id);

/**
 * What happens to one seat: who stays in the same office keeps it (a seat that begins with the order rests on it),
 * who sat before is released on the day, and a seat that was to begin later gives way.
 */
async function settle(
  ctx: WriteCtx,
  seat: Seat,
  stays: ComposedMember | undefined,
  { on, basis }: { on: CivilDate; basis: string },
): Promise<Effect | null> {
  if (stays?.role === seat.role && seat.starts_on <= on) {
    if (seat.ends_on === null && seat.starts_on < on) return null;
    await ofMembership(ctx, seat.id)
      .set({ ends_on: null, end_basis: null, ...(seat.starts_on === on ? { basis } : {}) })
      .execute();
    return { membershipId: seat.id, kind: 'confirmed', was: seat };
  }
  if (seat.starts_on < on) {
    await ofMembership(ctx, seat.id).set({ ends_on: on, end_basis: basis }).execute();
    return { membershipId: seat.id, kind: 'ended', was: seat };
  }
  await ctx.db
    .deleteFrom('councils.memberships')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', seat.id)
    .execute();
  return { membershipId: seat.id, kind: 'replaced', was: seat };
}

async function seat(
  ctx: WriteCtx,
  bodyId: string,
  member: ComposedMember,
  order: { on: CivilDate; basis: string },
): Promise<Effect> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('councils.memberships')
    .values({
      ...{ territory_id: ctx.territory.id, id, body_id: bodyId, person_id: member.personId },
      ...{ role: member.role, organisation: member.organisation },
      ...{ starts_on: order.on, ends_on: null, basis: order.basis },
    })
    .execute();
  return { membershipId: id, kind: 'added', was: {} };
}

async function open(ctx: WriteCtx, body: ComposedBody, on: CivilDate): Promise<void> {
  const card = body.card as NewBody;
  await ctx.db
    .insertInto('councils.bodies')
    .values({
      ...{ territory_id: ctx.territory.id, id: body.bodyId, kind: card.kind, name: card.name },
      ...{ name_genitive: card.nameGenitive, short_name: card.shortName, subject: card.subject },
      ...{ place: card.place, term_on: card.termOn, product: card.product, curator_id: card.curatorId },
      ...{ starts_on: on, created_at: ctx.now },
    })
    .execute();
}

/** Changes the body's own row and remembers what it said. */
async function changeBody(
  ctx: WriteCtx,
  orderId: string,
  bodyId: string,
  change: { ends_on?: CivilDate; end_basis?: string; subject?: string },
): Promise<void> {
  const was = await ctx.db
    .selectFrom('councils.bodies')
    .select(['ends_on', 'end_basis', 'subject'])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', bodyId)
    .executeTakeFirstOrThrow();
  await ctx.db
    .updateTable('councils.bodies')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', bodyId)
    .execute();
  await ctx.db
    .updateTable('councils.composition_bodies')
    .set({ was: JSON.stringify(was) })
    .where('territory_id', '=', ctx.territory.id)
    .where('order_id', '=', orderId)
    .where('body_id', '=', bodyId)
    .execute();
}

async function carryOut(
  ctx: WriteCtx,
  orderId: string,
  body: ComposedBody,
  order: { on: CivilDate; basis: string },
): Promise<Effect[]> {
  if (body.fate === 'open') await open(ctx, body, order.on);
  const stays = new Map(body.members.map((member) => [member.personId, member]));
  const effects: Effect[] = [];
  const kept = new Set<string>();
  for (const current of await seatsFrom(ctx, body.bodyId, order.on)) {
    const effect = await settle(ctx, current, stays.get(current.person_id), order);
    if (effect) effects.push(effect);
    if (effect === null || effect.kind === 'confirmed') kept.add(current.person_id);
  }
  for (const member of body.members)
    if (!kept.has(member.personId)) effects.push(await seat(ctx, body.bodyId, member, order));
  const card = body.card as { subject?: string } | undefined;
  if (body.fate === 'close')
    await changeBody(ctx, orderId, body.bodyId, { ends_on: order.on, end_basis: order.basis });
  else if (body.fate === 'keep' && card?.subject !== undefined)
    await changeBody(ctx, orderId, body.bodyId, { subject: card.subject });
  return effects;
}

/** Listens to `document.registered`: from the day it names, the order's composition is in force. */
export async function makeComposition(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const { documentId, number, date } = fact.data as { documentId: string; number: string; date: CivilDate };
  const order = await orderOfDocument(ctx, documentId);
  if (order?.state !== 'drafted') return;
  const basis = `Приказ № ${number} от ${formatDate(date)}`;
  for (const body of await bodiesOfOrder(ctx, order.id)) {
    const effects = await carryOut(ctx, order.id, body, { on: order.on, basis });
    if (effects.length > 0)
      await ctx.db
        .insertInto('councils.composition_effects')
        .values(
          effects.map(({ membershipId, kind, was }) => ({
            ...{ territory_id: ctx.territory.id, order_id: order.id, membership_id: membershipId, kind },
            was: JSON.stringify(was),
          })),
        )
        .execute();
    await bodyFact(ctx, 'council.composition-in-force', body.bodyId, {
      ...{ documentId, basis, on: order.on, fate: body.fate },
      members: body.members.length,
    });
  }
  await ctx.db
    .updateTable('councils.composition_orders')
    .set({ state: 'in-force', basis })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', order.id)
    .execute();
}

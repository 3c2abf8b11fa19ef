// A cancelled order gives bodies back what they were: exactly so before it took effect, from the day of the cancellation after.
import { addDays, type CivilDate } from '../../../kernel/clock.ts';
import type { PublishedFact, ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { countOf, formatDate } from '../../../platform/language/index.ts';
import type { EffectsOfCancelling } from '../../documents/index.ts';
import { bodyFact } from '../body.commands.ts';
import type { Seat } from './composition.effect.ts';
import { bodiesOfOrder, type CompositionOrder, orderOfDocument } from './composition.plan.ts';

/** The first order in force that came after and touched one of the same bodies. */
async function laterOrder(ctx: ReadCtx, order: CompositionOrder): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('councils.composition_bodies as own')
    .innerJoin('councils.composition_bodies as other', (join) =>
      join
        .onRef('other.territory_id', '=', 'own.territory_id')
        .onRef('other.body_id', '=', 'own.body_id')
        .onRef('other.order_id', '>', 'own.order_id'),
    )
    .innerJoin('councils.composition_orders as o', (join) =>
      join.onRef('o.territory_id', '=', 'other.territory_id').onRef('o.id', '=', 'other.order_id'),
    )
    .select('o.basis')
    .where('own.territory_id', '=', ctx.territory.id)
    .where('own.order_id', '=', order.id)
    .where('o.state', '=', 'in-force')
    .orderBy('o.id')
    .executeTakeFirst();
  return row?.basis ?? null;
}

const effectsOf = (ctx: ReadCtx, orderId: string) =>
  ctx.db
    .selectFrom('councils.composition_effects')
    .select(['membership_id as membershipId', 'kind', 'was'])
    .where('territory_id', '=', ctx.territory.id)
    .where('order_id', '=', orderId)
    .orderBy('membership_id')
    .execute();

/** What cancelling will undo, a sentence each; refused while a later order stands on it. */
export const effectsOfComposition: EffectsOfCancelling = async (
  ctx,
  document,
): Promise<Refusal | readonly string[]> => {
  const order = await orderOfDocument(ctx, document.id);
  if (order?.state !== 'in-force') return [];
  const later = await laterOrder(ctx, order);
  if (later)
    return refuse(
      'composed-since',
      `Составы позже изменил ${later.replace('Приказ', 'приказ')}: сначала отмените его.`,
      {
        norm: 'council-composition',
      },
    );
  const effects = await effectsOf(ctx, order.id);
  const bodies = await bodiesOfOrder(ctx, order.id);
  const count = (kind: string) => effects.filter((each) => each.kind === kind).length;
  const many = (number: number, words: readonly [string, string, string]) => countOf(number, ...words);
  const person = ['человек', 'человека', 'человек'] as const;
  const fated = (fate: string) => bodies.filter((each) => each.fate === fate).length;
  return [
    ...(count('added') > 0 ? [`Выйдут из составов: ${many(count('added'), person)}`] : []),
    ...(count('ended') + count('replaced') > 0
      ? [`Вернутся в составы: ${many(count('ended') + count('replaced'), person)}`]
      : []),
    ...(fated('close') > 0 ? [`Продолжат работу закрытые приказом органы: ${fated('close')}`] : []),
    ...(fated('open') > 0 ? [`Завершат работу образованные приказом органы: ${fated('open')}`] : []),
  ];
};

interface Cancelled {
  readonly documentId: string;
  readonly byNumber?: string;
  readonly byDate?: CivilDate;
}

const later = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other);

/** The seat as it was: with its own dates if the order had not taken effect yet, else from the day of the cancellation. */
async function putBack(ctx: WriteCtx, was: Seat, from: CivilDate | null): Promise<void> {
  if (from !== null && was.ends_on !== null && was.ends_on <= from) return;
  await ctx.db
    .insertInto('councils.memberships')
    .values({
      ...was,
      territory_id: ctx.territory.id,
      id: from === null ? was.id : newId(ctx.now),
      starts_on: from === null ? was.starts_on : later(from, was.starts_on),
    })
    .execute();
}

async function undoSeat(
  ctx: WriteCtx,
  effect: { membershipId: string; kind: string; was: Seat },
  { from, words }: { from: CivilDate | null; words: string },
): Promise<void> {
  const mine = ctx.db
    .updateTable('councils.memberships')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', effect.membershipId);
  const { was } = effect;
  if (effect.kind === 'added') {
    if (from === null)
      await ctx.db
        .deleteFrom('councils.memberships')
        .where('territory_id', '=', ctx.territory.id)
        .where('id', '=', effect.membershipId)
        .execute();
    else
      await mine
        .set({ ends_on: from, end_basis: words })
        .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', from)]))
        .execute();
  } else if (effect.kind === 'confirmed')
    await mine.set({ ends_on: was.ends_on, end_basis: was.end_basis, basis: was.basis }).execute();
  else if (effect.kind === 'ended' && from === null)
    await mine.set({ ends_on: was.ends_on, end_basis: was.end_basis }).execute();
  else await putBack(ctx, was, from);
}

/** A closed body works on with its old subject; an opened one ends. */
async function undoBody(
  ctx: WriteCtx,
  orderId: string,
  body: { bodyId: string; fate: string },
  { ends, words }: { ends: CivilDate; words: string },
): Promise<void> {
  const row = await ctx.db
    .selectFrom('councils.composition_bodies')
    .select('was')
    .where('territory_id', '=', ctx.territory.id)
    .where('order_id', '=', orderId)
    .where('body_id', '=', body.bodyId)
    .executeTakeFirstOrThrow();
  const was = row.was as unknown as { ends_on?: CivilDate | null; end_basis?: string; subject?: string };
  const set =
    body.fate === 'open'
      ? { ends_on: ends, end_basis: words }
      : body.fate === 'close'
        ? { ends_on: was.ends_on ?? null, end_basis: was.end_basis ?? '' }
        : was.subject === undefined
          ? null
          : { subject: was.subject };
  if (!set) return;
  await ctx.db
    .updateTable('councils.bodies')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', body.bodyId)
    .execute();
}

/** Listens to `document.cancelled`: memberships return to what they were, in the transaction of the cancelling order. */
export async function undoComposition(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const { documentId, byNumber, byDate } = fact.data as unknown as Cancelled;
  const order = await orderOfDocument(ctx, documentId);
  if (!order || order.state === 'cancelled' || !byNumber || !byDate) return;
  const words = `Приказ № ${byNumber} от ${formatDate(byDate)}`;
  const from = byDate <= order.on ? null : byDate;
  const bodies = await bodiesOfOrder(ctx, order.id);
  if (order.state === 'in-force') {
    const rank = (kind: string) => (kind === 'added' ? 0 : 1);
    const effects = (await effectsOf(ctx, order.id)) as unknown as Parameters<typeof undoSeat>[1][];
    for (const effect of effects.toSorted((a, b) => rank(a.kind) - rank(b.kind)))
      await undoSeat(ctx, effect, { from, words });
    for (const body of bodies) {
      const ends = later(from ?? order.on, addDays(order.on, 1));
      await undoBody(ctx, order.id, body, { ends, words });
      await bodyFact(ctx, 'council.composition-returned', body.bodyId, {
        ...{ documentId, basis: words, on: from ?? order.on },
      });
    }
  }
  await ctx.db
    .updateTable('councils.composition_orders')
    .set({ state: 'cancelled' })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', order.id)
    .execute();
}

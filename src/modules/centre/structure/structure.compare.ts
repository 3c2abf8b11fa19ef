// Two versions of the structure side by side: which units and seats came, went or changed.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import {
  type SeatLine,
  type StructureVersion,
  seatsOf,
  structureVersion,
  unitsOf,
} from './structure.queries.ts';

export type Difference = 'same' | 'added' | 'removed' | 'changed';

export interface SeatPair {
  readonly seatId: string;
  readonly kind: Difference;
  readonly before: SeatLine | null;
  readonly after: SeatLine | null;
}

export interface Comparison {
  readonly before: StructureVersion;
  readonly after: StructureVersion;
  readonly seats: readonly SeatPair[];
  readonly unitsAdded: readonly string[];
  readonly unitsRemoved: readonly string[];
  readonly rates: { readonly before: number; readonly after: number };
}

const differs = (a: SeatLine, b: SeatLine): boolean =>
  a.unit !== b.unit || a.title !== b.title || a.rates !== b.rates || a.requirementKey !== b.requirementKey;

const total = (seats: readonly SeatLine[]) =>
  Math.round(seats.reduce((sum, seat) => sum + seat.rates, 0) * 100) / 100;

/** Seats keep their identity through versions, so a renamed seat is a change and not a new one. */
export async function compareStructures(
  ctx: ReadCtx,
  beforeId: string,
  afterId: string,
): Promise<Comparison | null> {
  const before = await structureVersion(ctx, beforeId);
  const after = await structureVersion(ctx, afterId);
  if (!before || !after) return null;
  const old = await seatsOf(ctx, before.id);
  const now = await seatsOf(ctx, after.id);
  const oldById = new Map(old.map((seat) => [seat.seatId, seat]));
  const nowIds = new Set(now.map((seat) => seat.seatId));
  const kept = now.map((seat): SeatPair => {
    const was = oldById.get(seat.seatId) ?? null;
    const kind = was === null ? 'added' : differs(was, seat) ? 'changed' : 'same';
    return { seatId: seat.seatId, kind, before: was, after: seat };
  });
  const gone = old
    .filter((seat) => !nowIds.has(seat.seatId))
    .map((seat): SeatPair => ({ seatId: seat.seatId, kind: 'removed', before: seat, after: null }));
  const oldUnits = (await unitsOf(ctx, before.id)).map((unit) => unit.name);
  const nowUnits = (await unitsOf(ctx, after.id)).map((unit) => unit.name);
  return {
    before,
    after,
    seats: [...kept, ...gone],
    unitsAdded: nowUnits.filter((name) => !oldUnits.includes(name)),
    unitsRemoved: oldUnits.filter((name) => !nowUnits.includes(name)),
    rates: { before: total(old), after: total(now) },
  };
}

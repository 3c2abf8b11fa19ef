// The clock that can travel: forward only, installation-wide, stored; the demonstration alone has one (decision 16).
import type pg from 'pg';
import { type Clock, momentIn, wallClock } from '../kernel/clock.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';

/** The demonstration begins on the morning of 1 April 2026, Moscow time. */
export const demonstrationBegins = momentIn('2026-04-01', '09:00', 'Europe/Moscow');

export interface TravellingClock extends Clock {
  /** Reads the stored offset again, at most four times a second: another process may have travelled. */
  readonly refresh: () => Promise<void>;
  /** Moves the installation's time forward; the past is refused. */
  readonly travelTo: (moment: Date) => Promise<Refusal | Date>;
}

const wall = wallClock();
const refreshEveryMs = 250;

async function storedOffset(owner: pg.Pool): Promise<number | null> {
  const { rows } = await owner.query<{ offset_ms: number }>('select offset_ms from territories.travel');
  return rows[0] ? Number(rows[0].offset_ms) : null;
}

async function storeOffset(pool: pg.Pool, offsetMs: number): Promise<void> {
  await pool.query(
    `insert into territories.travel ("only", offset_ms, travelled_at) values (true, $1, $2)
     on conflict ("only") do update set offset_ms = excluded.offset_ms, travelled_at = excluded.travelled_at
     where excluded.offset_ms > territories.travel.offset_ms`,
    [Math.trunc(offsetMs), wall.now()],
  );
}

/** Sets the first moment of a demonstration that has none yet. */
export async function beginTravel(pool: pg.Pool, at = demonstrationBegins): Promise<void> {
  if ((await storedOffset(pool)) === null) await storeOffset(pool, at.getTime() - wall.now().getTime());
}

export async function openTravellingClock(pool: pg.Pool): Promise<TravellingClock> {
  let offset = (await storedOffset(pool)) ?? 0;
  let readAt = performance.now();
  const now = () => new Date(wall.now().getTime() + offset);
  return {
    now,
    refresh: async () => {
      if (performance.now() - readAt < refreshEveryMs) return;
      readAt = performance.now();
      offset = (await storedOffset(pool)) ?? 0;
    },
    travelTo: async (moment) => {
      if (moment.getTime() <= now().getTime()) {
        return refuse('travel-back', 'Перевести время можно только вперёд: записанное уже произошло.', {
          kind: 'conflict',
        });
      }
      await storeOffset(pool, moment.getTime() - wall.now().getTime());
      offset = (await storedOffset(pool)) ?? 0;
      return now();
    },
  };
}

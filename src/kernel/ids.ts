// Identifiers: UUIDv7 made by the application, so that they sort by time of birth (decision 1).
import { type RawBuilder, sql } from 'kysely';
import { v7 } from 'uuid';

/** The last number given in each of the latest moments: the clocks of requests and of the house go side by side. */
const given = new Map<number, number>();
const mostMoments = 16;

/** A new record id; `at` is the moment of the context's clock. Ids of one moment keep the order they were made in. */
export function newId(at: Date): string {
  const msecs = at.getTime();
  const known = given.get(msecs);
  const seq = known === undefined ? Math.floor(Math.random() * 0x4000_0000) : known + 1;
  given.delete(msecs);
  given.set(msecs, seq);
  if (given.size > mostMoments) given.delete(given.keys().next().value ?? msecs);
  return v7({ msecs, seq });
}

/** More rows than one statement ever writes. */
const longestSet = 2 ** 20;

/**
 * Ids for a whole set of rows written by one statement: the expression gives the id of the row of this number (from 1).
 * They keep the order of the numbers and stand between the ids made before and after.
 */
export function idsOfSet(at: Date): (number: RawBuilder<unknown>) => RawBuilder<string> {
  const hex = newId(at).replaceAll('-', '');
  const bits = (from: number, to: number) => Number.parseInt(hex.slice(from, to), 16);
  const first = ((bits(13, 16) << 20) | ((bits(16, 20) & 0x3fff) << 6) | (bits(20, 22) >> 2)) >>> 0;
  given.set(at.getTime(), first + longestSet);
  // The layout of version 7 with a counter: 12 bits, the variant, 14 bits, 6 bits, the rest is chance.
  return (number) => {
    const seq = sql`(${first}::bigint + ${number})`;
    return sql<string>`(${hex.slice(0, 12)} || to_hex(28672 | ((${seq} >> 20) & 4095)) || to_hex(32768 | ((${seq} >> 6) & 16383))
      || lpad(to_hex((${seq} & 63) << 2), 2, '0') || ${hex.slice(22)})::uuid`;
  };
}

const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether text from an address can be an id at all; anything else is simply not found. */
export const isId = (text: string): boolean => shape.test(text);

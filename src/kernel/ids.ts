// Identifiers: UUIDv7 made by the application, so that they sort by time of birth (decision 1).
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

const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether text from an address can be an id at all; anything else is simply not found. */
export const isId = (text: string): boolean => shape.test(text);

// Identifiers: UUIDv7 made by the application, so that they sort by time of birth (decision 1).
import { v7 } from 'uuid';

let latest = { msecs: -1, seq: 0 };

/** A new record id; `at` is the moment of the context's clock. Ids of one moment keep the order they were made in. */
export function newId(at: Date): string {
  const msecs = at.getTime();
  const seq = msecs === latest.msecs ? latest.seq + 1 : Math.floor(Math.random() * 0x4000_0000);
  latest = { msecs, seq };
  return v7({ msecs, seq });
}

const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether text from an address can be an id at all; anything else is simply not found. */
export const isId = (text: string): boolean => shape.test(text);

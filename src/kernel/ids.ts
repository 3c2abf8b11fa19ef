// Identifiers: UUIDv7 made by the application, so that they sort by time of birth (decision 1).
import { v7 } from 'uuid';

/** A new record id; `at` is the moment of the context's clock. */
export function newId(at: Date): string {
  return v7({ msecs: at.getTime() });
}

const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether text from an address can be an id at all; anything else is simply not found. */
export const isId = (text: string): boolean => shape.test(text);

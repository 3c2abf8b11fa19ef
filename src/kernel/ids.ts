// Identifiers: UUIDv7 made by the application, so that they sort by time of birth (decision 1).
import { v7 } from 'uuid';

/** A new record id; `at` is the moment of the context's clock. */
export function newId(at: Date): string {
  return v7({ msecs: at.getTime() });
}

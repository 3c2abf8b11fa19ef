// The fingerprint of a paper or of a drawn file.
import { createHash } from 'node:crypto';
import type { Paper } from './model.ts';

/** sha-256 in hexadecimal; of a paper, whatever the order its fields were written in. */
export function hashOf(what: Paper | Uint8Array): string {
  const content = what instanceof Uint8Array ? what : JSON.stringify(sortKeys(what));
  return createHash('sha256').update(content).digest('hex');
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}

// Kinds of lists that can be loaded, by the word of their address.
import { institutionKind } from './institution-kind.ts';
import type { ListKind } from './list-kind.ts';
import { staffKind } from './staff-kind.ts';

export const kinds: Readonly<Record<string, ListKind>> = Object.fromEntries(
  [institutionKind, staffKind].map((kind) => [kind.key, kind]),
);

export function kindOf(key: string): ListKind {
  const kind = kinds[key];
  if (!kind) throw new Error(`No kind of list ${key}`);
  return kind;
}

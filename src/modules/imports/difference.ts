// What a row would change in a record: only what the file says; an empty cell erases nothing.
import type { FieldValue, Values } from './list-kind.ts';

type Difference = Record<string, readonly [FieldValue, FieldValue]>;

const sameWords = (value: unknown): string =>
  Array.isArray(value) ? [...value].sort().join(';') : String(value ?? '');

/** Field → before and after. `record` has the same keys as the values. */
export function differenceOf(values: Values, record: object): Difference {
  const before = record as Readonly<Record<string, FieldValue | undefined>>;
  const difference: Difference = {};
  for (const [key, after] of Object.entries(values)) {
    const isSaid = after !== null && after !== '' && !(Array.isArray(after) && after.length === 0);
    if (isSaid && key in before && sameWords(before[key]) !== sameWords(after))
      difference[key] = [before[key] ?? null, after];
  }
  return difference;
}

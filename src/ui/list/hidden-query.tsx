// Keeps what the address already says (sorting, filters) when another GET form is sent.
import type { Query } from '../types.ts';

export function HiddenQuery({ query }: { query: Query }) {
  return (
    <>
      {Object.entries(query).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value])
          .filter((one): one is string => Boolean(one))
          .map((one) => <input type="hidden" name={name} value={one} />),
      )}
    </>
  );
}

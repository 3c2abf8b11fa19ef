// The filter of a plan's table as its address says it; «-» asks for lines that say nothing.
import type { LineFilter } from '../line/line.queries.ts';

export const filterOf = (query: URLSearchParams): LineFilter => {
  const word = (name: string) => query.get(name) || undefined;
  const orNone = (name: string) => (word(name) === '-' ? '' : word(name));
  return {
    direction: orNone('direction'),
    task: orNone('task'),
    programme: orNone('programme'),
    person: word('person'),
    standing: word('standing'),
    body: word('body'),
    institution: word('institution'),
    q: word('q'),
    due: word('due'),
  };
};

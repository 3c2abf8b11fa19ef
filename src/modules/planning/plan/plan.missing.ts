// What a draft lacks before approval, listed once: what the regulation asks of every line, and terms nobody understood.
import { askedOfLine } from '../../regulations/index.ts';
import type { Line } from '../line/line.queries.ts';
import type { Catalogue } from './plan.queries.ts';

export interface Lacking {
  readonly line: Line;
  /** «задача», «форма», «срок не понят». */
  readonly what: readonly string[];
}

export function lackingOf(
  catalogue: Pick<Catalogue, 'asked' | 'directions' | 'tasks'>,
  lines: readonly Line[],
): Lacking[] {
  const known = {
    direction: new Set(catalogue.directions.map((each) => each.key)),
    task: new Set(catalogue.tasks.map((each) => each.key)),
  };
  return lines.flatMap((line) => {
    const what = catalogue.asked.flatMap((field): string[] => {
      const value = line[field];
      const isMissing = field === 'direction' || field === 'task' ? !known[field].has(value) : value === '';
      return isMissing ? [askedOfLine[field]] : [];
    });
    if (line.startsOn === null || line.endsOn === null) what.push('понятный срок');
    return what.length > 0 ? [{ line, what }] : [];
  });
}

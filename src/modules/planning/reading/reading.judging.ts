// What becomes of every row of the file: understood, term not understood, nobody answers, already in the plan, or to be put right.
import { wordKey } from '../../../platform/sheets/index.ts';
import type { Listed } from '../../regulations/index.ts';
import { type CellHelp, namesIn, readCell, termColumns } from '../line/line.cells.ts';
import type { FoundPerson } from '../line/line.people.ts';
import type { LineColumns } from '../line/line.schema.ts';
import { lineText } from '../line/line.text.ts';
import { emptyLine } from '../line/line.writing.ts';
import type { PlanField } from './reading.fields.ts';
import type { PlacedRow } from './reading.rows.ts';
import { termOfRow } from './reading.terms.ts';
import { readingText as text, type Verdict } from './reading.text.ts';

/** A line as the file says it; nobody answers for it yet while `responsible_id` is null. */
export type FoundLine = Omit<LineColumns, 'responsible_id' | 'source' | 'source_words'> & {
  readonly responsible_id: string | null;
};

export interface JudgedRow extends PlacedRow {
  readonly verdict: Verdict;
  readonly found: FoundLine | null;
  readonly faults: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  /** The first name of the cell: what «Кто есть кто» asks about. */
  readonly name: string;
}

export interface JudgingHelp {
  readonly schoolYear: number;
  readonly directions: readonly Listed[];
  readonly tasks: readonly Listed[];
  /** People by the words of the file; surer than what the operator said of a name is what stands in the row. */
  readonly people: ReadonlyMap<string, FoundPerson>;
  /** What the operator said: wordKey of a name → person; '*' is everybody else. */
  readonly said: Readonly<Record<string, string>>;
  /** wordKey of a section → direction. */
  readonly sections: Readonly<Record<string, string>>;
  /** Years between the file and the plan. */
  readonly shift: number;
  /** Keys of lines that are there already. */
  readonly known: ReadonlySet<string>;
  /** An outside plan's lines need no person of ours. */
  readonly isOutside: boolean;
}

/** What makes two lines the same: the doing, its term, for whom and by whom. */
export const lineKey = (line: {
  readonly title: string;
  readonly term: string;
  readonly audience: string;
  readonly responsible_words: string;
}): string => [line.title, line.term, line.audience, line.responsible_words].map(wordKey).join('|');

const firstName = (words: string): string => namesIn(words)[0] ?? '';

function personOf(
  words: string,
  name: string,
  help: JudgingHelp,
): { id: string | null; fault: string | null } {
  const found = help.people.get(words) ?? help.people.get(name);
  if (found && typeof found === 'object') return { id: found.id, fault: null };
  const said = help.said[wordKey(name)] ?? help.said['*'];
  if (said) return { id: said, fault: null };
  if (name === '') return { id: null, fault: lineText.faults.responsible };
  return {
    id: null,
    fault: found === 'many' ? lineText.faults.manyPeople(name) : lineText.faults.noSuchPerson(name),
  };
}

const asWritten: readonly PlanField[] = [
  ...(['title', 'form', 'audience', 'subjects', 'place', 'result', 'programme', 'funding'] as const),
];
const doubted = ['direction', 'task', 'costPlanned'] as const;
const doubts = { direction: text.notes.direction, task: text.notes.task, costPlanned: text.notes.money };

interface Cells {
  readonly set: Partial<LineColumns>;
  readonly faults: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
}

/** Cells of the usual fields; a direction, a task or a sum that is not understood is left out with a note. */
function cellsOf(texts: Readonly<Record<string, string>>, help: CellHelp): Cells {
  let set: Partial<LineColumns> = {};
  const faults: Record<string, string> = {};
  const notes: string[] = [];
  for (const field of asWritten) {
    const read = readCell(field, texts[field] ?? '', help);
    if ('set' in read) set = { ...set, ...read.set };
    else faults[field] = read.fault;
  }
  for (const field of doubted) {
    const words = texts[field] ?? '';
    const read = readCell(field, words, help);
    if ('set' in read) set = { ...set, ...read.set };
    else notes.push(doubts[field](words));
  }
  return { set, faults, notes };
}

function judgePoint(row: PlacedRow, help: JudgingHelp, seen: Map<string, number>): JudgedRow {
  const cells = cellsOf(row.texts, { ...help, people: new Map() });
  const words = row.texts.responsible ?? '';
  const name = firstName(words);
  const term = termOfRow(row.texts.term ?? '', row.over, help.shift);
  const columns = termColumns(term.words.slice(0, 200), help.schoolYear);
  const person = personOf(words, name, help);
  const direction = cells.set.direction || (help.sections[wordKey(row.section)] ?? '');
  const notes = [...term.notes, ...cells.notes];
  const isFaulty = Object.keys(cells.faults).length > 0;
  const found: FoundLine | null = isFaulty
    ? null
    : {
        ...emptyLine,
        ...cells.set,
        title: cells.set.title ?? '',
        direction,
        ...columns,
        responsible_id: person.id,
        responsible_words: words.slice(0, 300),
      };
  const key = found ? lineKey(found) : '';
  // One doing may honestly stand in two sections of a file.
  const place = `${key}|${wordKey(row.section)}`;
  const twin = seen.get(place);
  if (found && twin === undefined) seen.set(place, row.line);
  const judged = { ...row, found, name, faults: cells.faults };
  const verdict = (): Verdict => {
    if (!found) return 'fault';
    if (help.known.has(key) || twin !== undefined) return 'same';
    if (!help.isOutside && !person.id) return 'no-person';
    return columns.term_kind === 'unknown' ? 'term-unknown' : 'understood';
  };
  const decided = verdict();
  if (decided === 'same') notes.push(twin === undefined ? text.notes.same : text.notes.twice(twin));
  const faults = decided === 'no-person' && person.fault ? { responsible: person.fault } : judged.faults;
  return { ...judged, verdict: decided, faults, notes };
}

/** Judges all rows in the order of the file; a row the operator left out stays left out. */
export function judgeRows(
  rows: readonly PlacedRow[],
  skipped: ReadonlySet<number>,
  help: JudgingHelp,
): JudgedRow[] {
  const seen = new Map<string, number>();
  return rows.map((row): JudgedRow => {
    if (row.aside)
      return { ...row, verdict: 'aside', found: null, faults: {}, notes: [text.aside[row.aside]], name: '' };
    if (skipped.has(row.line))
      return { ...row, verdict: 'skipped', found: null, faults: {}, notes: [], name: '' };
    return judgePoint(row, help, seen);
  });
}

/** A row that goes into the plan as it stands. */
export const isTaken = ({ verdict }: JudgedRow): boolean =>
  verdict === 'understood' || verdict === 'term-unknown';

/** The direction whose words a section shares most: by stems of five letters; '' when none is near. */
export function guessDirection(section: string, directions: readonly Listed[]): string {
  const stems = (words: string) =>
    wordKey(words)
      .split(' ')
      .filter((word) => word.length > 4 && !/^(работ|деяте|напра)/.test(word))
      .map((word) => word.slice(0, 5));
  const own = new Set(stems(section));
  const scored = directions.map(({ key, text: words }) => ({
    key,
    score: stems(words).filter((stem) => own.has(stem)).length,
  }));
  const [best, next] = scored.toSorted((a, b) => b.score - a.score);
  return best && best.score > 0 && best.score > (next?.score ?? 0) ? best.key : '';
}

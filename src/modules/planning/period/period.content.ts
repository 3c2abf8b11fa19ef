// What a plan of a period says: the lines of its days as they are after the corrections it makes, and how they differ from what was approved.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { SignerSnapshot } from '../../documents/index.ts';
import type { Correction, Sides } from '../correction/correction.queries.ts';
import { sides } from '../correction/correction.queries.ts';
import type { CorrectionKind } from '../correction/correction.text.ts';
import { type Line, wholeYearKinds } from '../line/line.queries.ts';
import { type LineSource, sources } from '../line/line.text.ts';
import type { Period } from './period.terms.ts';
import { periodText as text } from './period.text.ts';

/** A line of the annual plan as it was approved. */
export interface Approved {
  readonly lineId: string;
  readonly title: string;
  readonly term: string;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly responsible: string;
}

export interface PeriodRow {
  readonly lineId: string | null;
  readonly title: string;
  readonly form: string;
  readonly term: string;
  readonly endsOn: CivilDate;
  readonly audience: string;
  readonly responsible: string;
  readonly result: string;
  /** How it differs from the approved plan; '' when it does not. */
  readonly mark: string;
  /** A term that is no point of the period: «в течение года». */
  readonly isLong: boolean;
}

export interface PeriodChange {
  readonly correctionId: string;
  readonly kind: CorrectionKind;
  readonly title: string;
  readonly was: string;
  readonly now: string;
  readonly reason: string;
  readonly ground: string;
  readonly author: string;
  readonly proposedOn: CivilDate;
  /** Null: this signature approves it. */
  readonly decidedOn: CivilDate | null;
}

export interface GoneRow {
  readonly title: string;
  readonly term: string;
  readonly mark: string;
}

export interface PeriodContent {
  readonly rows: readonly PeriodRow[];
  readonly gone: readonly GoneRow[];
  readonly changes: readonly PeriodChange[];
  /** Who signed it, kept when issued: another head later does not change the paper. */
  readonly signer?: SignerSnapshot;
}

interface Days {
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
}

const touches = ({ startsOn, endsOn }: Days, period: Period): boolean =>
  startsOn !== null && endsOn !== null && startsOn < period.endsOn && endsOn > period.startsOn;

/** «до 30 мая» belongs to the period of its last day, not to every month before it. */
function isOf(line: Days & { readonly termKind: string }, period: Period): boolean {
  if (line.termKind !== 'until') return touches(line, period);
  return line.endsOn !== null && line.endsOn > period.startsOn && line.endsOn <= period.endsOn;
}

const daysOf = (of: Sides): Days => ({ startsOn: of.startsOn ?? null, endsOn: of.endsOn ?? null });
const columnOf = (of: Sides, name: string): string => String(of.line?.[name] ?? '');
const addedDays = (of: Sides): Days => ({
  startsOn: columnOf(of, 'starts_on') || null,
  endsOn: columnOf(of, 'ends_on') || null,
});

/** Whether a correction speaks of the period: the days it leaves, the days it comes to, or the line's own. */
export function concerns(correction: Correction, line: Line | undefined, period: Period): boolean {
  const { before, after, kind } = correction;
  if (kind === 'added') return line ? isOf(line, period) : touches(addedDays(after), period);
  if (kind === 'moved') return touches(daysOf(before), period) || touches(daysOf(after), period);
  return line !== undefined && isOf(line, period);
}

type Current = Omit<PeriodRow, 'mark' | 'isLong' | 'endsOn'> & Days & { readonly termKind: string };

const currentOf = (line: Line): Current => ({
  ...{ lineId: line.id, title: line.title, form: line.form, term: line.term, termKind: line.termKind },
  ...{ startsOn: line.startsOn, endsOn: line.endsOn, audience: line.audience, result: line.result },
  responsible: line.responsibleWords || line.responsible,
});

/** The line as it will be when the waiting correction takes effect; null when it is cancelled. */
function corrected(line: Current, waiting: Correction | undefined): Current | null {
  if (!waiting) return line;
  const { kind, after } = waiting;
  if (kind === 'cancelled') return null;
  if (kind === 'reassigned') return { ...line, responsible: after.responsible ?? line.responsible };
  return {
    ...line,
    ...daysOf(after),
    term: after.term ?? line.term,
    termKind: after.termKind ?? line.termKind,
  };
}

const addedLine = ({ after }: Correction, responsible: string): Current => ({
  ...{ lineId: null, title: columnOf(after, 'title'), form: columnOf(after, 'form'), responsible },
  ...{ term: columnOf(after, 'term'), termKind: columnOf(after, 'term_kind'), ...addedDays(after) },
  ...{ audience: columnOf(after, 'audience'), result: columnOf(after, 'result') },
});

function markOf(line: Current, approved: Approved | undefined): string {
  if (!approved) return text.marks.added;
  const marks = [
    approved.term === line.term ? '' : text.marks.moved(approved.term),
    approved.responsible === line.responsible ? '' : text.marks.reassigned(approved.responsible),
  ];
  return marks.filter(Boolean).join('; ');
}

const asRow = (line: Current, approved: Approved | undefined): PeriodRow[] => {
  const { startsOn: _start, endsOn, termKind, ...row } = line;
  return endsOn === null
    ? []
    : [
        {
          ...row,
          endsOn,
          mark: markOf(line, approved),
          isLong: (wholeYearKinds as readonly string[]).includes(termKind),
        },
      ];
};

export interface ContentParts {
  readonly lines: readonly Line[];
  readonly approved: readonly Approved[];
  /** Corrections in force, the earliest first. */
  readonly inForce: readonly Correction[];
  /** Corrections this plan puts in force. */
  readonly waiting: readonly Correction[];
  readonly names: ReadonlyMap<string, string>;
}

export function contentOf(period: Period, parts: ContentParts): PeriodContent {
  const { lines, inForce, waiting, names } = parts;
  const approved = new Map(parts.approved.map((each) => [each.lineId, each]));
  const waitingOf = new Map(waiting.flatMap((each) => (each.lineId ? [[each.lineId, each] as const] : [])));
  const now = new Map<string, Current | null>(
    lines.map((line) => [
      line.id,
      line.state === 'cancelled' ? null : corrected(currentOf(line), waitingOf.get(line.id)),
    ]),
  );
  const fresh = waiting
    .filter((each) => each.kind === 'added')
    .map((each) => addedLine(each, names.get(columnOf(each.after, 'responsible_id')) ?? ''));
  const rows = [...now.values(), ...fresh]
    .filter((line) => line !== null)
    .filter((line) => isOf(line, period))
    .flatMap((line) => asRow(line, line.lineId ? approved.get(line.lineId) : undefined));
  const gone = parts.approved.flatMap((was): GoneRow[] => {
    if (!touches(was, period)) return [];
    const line = now.get(was.lineId);
    if (line === undefined || (line !== null && (isOf(line, period) || line.term === was.term))) return [];
    return [
      {
        title: was.title,
        term: was.term,
        mark: line ? text.marks.movedOut(line.term) : text.marks.cancelled,
      },
    ];
  });
  const known = new Map(lines.map((line) => [line.id, line]));
  const changes = [...inForce, ...waiting]
    .filter((each) => concerns(each, each.lineId ? known.get(each.lineId) : undefined, period))
    .map(
      (each): PeriodChange => ({
        ...{ correctionId: each.id, kind: each.kind, title: each.title, ...sides(each), reason: each.reason },
        ground: groundOf(each.source, each.sourceDocument),
        author: each.proposedById ? (names.get(each.proposedById) ?? '') : '',
        ...{ proposedOn: each.proposedOn, decidedOn: each.decidedOn },
      }),
    );
  return {
    rows: rows.toSorted(
      (a, b) =>
        Number(a.isLong) - Number(b.isLong) ||
        a.endsOn.localeCompare(b.endsOn) ||
        a.title.localeCompare(b.title, 'ru'),
    ),
    gone,
    changes,
  };
}

const groundOf = (source: LineSource, document: string): string =>
  [source === 'own' ? '' : sources[source], document].filter(Boolean).join(': ');

// Where a line stands on the timeline: columns of a school year or of three months, what of a term falls into each of them.
import { addDays, addMonths, type CivilDate, daysBetween } from '../../../kernel/clock.ts';
import { formatDateShort, monthName } from '../../../platform/language/index.ts';
import { type Line, wholeYearKinds } from '../line/line.queries.ts';

export const scales = ['year', 'weeks'] as const;
/** Twelve months, or three months by weeks. */
export type Scale = (typeof scales)[number];

export interface TimeColumn {
  readonly head: string;
  readonly from: CivilDate;
  /** The day after its last one. */
  readonly after: CivilDate;
}

const months = (first: CivilDate): TimeColumn[] =>
  Array.from({ length: 12 }, (_, index) => {
    const from = addMonths(first, index);
    return { head: monthName(Number(from.slice(5, 7))).slice(0, 3), from, after: addMonths(from, 1) };
  });

const monday = (date: CivilDate): CivilDate =>
  addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));

function weeks(first: CivilDate): TimeColumn[] {
  const from = monday(first);
  const count = Math.ceil(daysBetween(from, addMonths(first, 3)) / 7);
  return Array.from({ length: count }, (_, index) => {
    const start = addDays(from, index * 7);
    return { head: formatDateShort(start).slice(0, 5), from: start, after: addDays(start, 7) };
  });
}

/** Columns of a scale; `first` is the first day of a month. */
export const columnsOf = (scale: Scale, first: CivilDate): TimeColumn[] =>
  scale === 'year' ? months(first) : weeks(first);

/** The first of the three months shown: asked for, else those of today, within the school year. */
export function firstMonth(schoolYear: number, today: CivilDate, wanted: string | null): CivilDate {
  const asked = wanted && /^\d{4}-(0[1-9]|1[0-2])$/.test(wanted) ? `${wanted}-01` : today;
  const start = `${schoolYear}-09-01`;
  const passed = [0, 3, 6, 9].findLast((count) => addMonths(start, count) <= asked);
  return addMonths(start, passed ?? 0);
}

/** A day is a point, «до 30 мая» a flag on the last day, a period a bar; what is due all the year has no place of its own. */
export type Shape = 'point' | 'flag' | 'bar' | 'whole' | 'none';

/** A bar of a day or two would not be seen. */
const shortest = 2;

export function shapeOf(line: Pick<Line, 'termKind' | 'startsOn' | 'endsOn'>): Shape {
  if (wholeYearKinds.includes(line.termKind)) return 'whole';
  if (!line.startsOn || !line.endsOn) return 'none';
  if (line.termKind === 'until') return 'flag';
  return daysBetween(line.startsOn, line.endsOn) <= shortest ? 'point' : 'bar';
}

/** Part of a column in hundredths of its width. */
export interface Piece {
  readonly at: number;
  readonly width: number;
}

const share = (column: TimeColumn, days: number) =>
  Math.round((days / daysBetween(column.from, column.after)) * 1000) / 10;

/** Where a day stands in a column: the middle of the day; null when it is another column's. */
export const dayIn = (column: TimeColumn, day: CivilDate): number | null =>
  day >= column.from && day < column.after ? share(column, daysBetween(column.from, day) + 0.5) : null;

/** What of a term falls into a column; null when nothing does. */
export function pieceIn(column: TimeColumn, startsOn: CivilDate, endsOn: CivilDate): Piece | null {
  const from = startsOn > column.from ? startsOn : column.from;
  const after = endsOn < column.after ? endsOn : column.after;
  if (from >= after) return null;
  return {
    at: share(column, daysBetween(column.from, from)),
    width: share(column, daysBetween(from, after)),
  };
}

/** Whether a line has something to show between the first and the last column. */
export function isWithin(columns: readonly TimeColumn[], line: Line): boolean {
  const shape = shapeOf(line);
  if (shape === 'whole' || shape === 'none' || !line.startsOn || !line.endsOn) return true;
  const [from, after] = [columns[0]?.from ?? '', columns.at(-1)?.after ?? ''];
  const first = shape === 'flag' ? addDays(line.endsOn, -1) : line.startsOn;
  return first < after && line.endsOn > from;
}

// A table nobody ruled: columns are where most lines leave a gap, a row begins where its first column begins anew.
import { joined, type Word, writtenLines } from './pdf-page.ts';

interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Words of a line joined unless a wide gap parts them. */
function piecesOf(line: readonly Word[]): Piece[] {
  const groups: Word[][] = [];
  for (const word of line.toSorted((a, b) => a.from - b.from)) {
    const last = groups.at(-1)?.at(-1);
    if (last && word.from - last.to < word.size * 1.2) groups.at(-1)?.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => ({
    text: joined(group),
    from: group[0]?.from ?? 0,
    to: group.at(-1)?.to ?? 0,
  }));
}

/** Where columns begin: places from which at least a tenth of the lines that have several pieces begin a piece. */
function startsOf(lines: readonly (readonly Piece[])[]): number[] {
  const many = lines.filter((pieces) => pieces.length > 1);
  const places: { at: number; count: number }[] = [];
  for (const { from } of many.flat().toSorted((a, b) => a.from - b.from)) {
    const last = places.at(-1);
    if (last && from - last.at < 14) last.count += 1;
    else places.push({ at: from, count: 1 });
  }
  const enough = Math.max(2, many.length / 10);
  return places.filter(({ count }) => count >= enough).map(({ at }) => at);
}

interface Laid {
  readonly cells: string[];
  readonly y: number;
  readonly size: number;
}

const laidOver = (starts: readonly number[], line: readonly Word[]): Laid => {
  const cells = starts.map(() => '');
  for (const { from, text } of piecesOf(line)) {
    const at = Math.max(
      starts.findLastIndex((start) => start <= from + 8),
      0,
    );
    cells[at] = [cells[at], text].filter(Boolean).join(' ');
  }
  return { cells, y: line[0]?.y ?? 0, size: line[0]?.size ?? 10 };
};

/** A line that goes on with the row above: no term of its own, or a first column that begins small. */
const goesOn = (row: Laid, before: Laid): boolean =>
  before.cells.filter(Boolean).length > 1 &&
  before.y - row.y > 0 &&
  before.y - row.y < row.size * 1.7 &&
  (row.cells[0] === '' || /^[\p{Ll}(«"–-]/u.test(row.cells[0] ?? '')) &&
  row.cells.filter(Boolean).length < row.cells.length;

export function spacedRows(pages: readonly (readonly Word[])[]): string[][] {
  const lines = pages.map(writtenLines);
  const starts = startsOf(lines.flat().map(piecesOf));
  if (starts.length < 2) return lines.flat().map((line) => [joined(line)]);
  const rows: Laid[] = [];
  for (const line of lines.flat()) {
    const row = laidOver(starts, line);
    const before = rows.at(-1);
    if (!before || !goesOn(row, before)) {
      rows.push(row);
      continue;
    }
    const cells = before.cells.map((cell, at) => [cell, row.cells[at]].filter(Boolean).join(' '));
    rows[rows.length - 1] = { ...row, cells };
  }
  return rows.map(({ cells }) => cells);
}

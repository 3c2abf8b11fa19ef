// Words and ruled lines of one PDF page, in points from its lower left corner.
import type { PDFPageProxy } from 'unpdf/pdfjs';
import type { GridRow } from './pdf-grid.ts';

export interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** The line of writing. */
  readonly y: number;
  readonly size: number;
}

/** A thin line: `at` is its y when level, its x when upright. */
export interface Rule {
  readonly isLevel: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export async function wordsOfPage(page: PDFPageProxy): Promise<Word[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item): Word[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , , x = 0, y = 0] = item.transform as number[];
    const size = item.height || Math.abs((item.transform as number[])[3] ?? 0) || 10;
    return [{ text: item.str, from: x, to: x + item.width, y, size }];
  });
}

type Matrix = readonly [number, number, number, number, number, number];
const plain: Matrix = [1, 0, 0, 1, 0, 0];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

const thin = 2.5;
const long = 4;

/** A box of a painted path as lines: itself when thin, its four sides when its outline is drawn. */
function rulesOfBox([x0, y0, x1, y1]: readonly number[], isOutline: boolean): Rule[] {
  const [left = 0, right = 0] = [x0 ?? 0, x1 ?? 0].toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [y0 ?? 0, y1 ?? 0].toSorted((a, b) => a - b);
  const [width, height] = [right - left, high - low];
  if (height <= thin && width >= long)
    return [{ isLevel: true, at: (low + high) / 2, from: left, to: right }];
  if (width <= thin && height >= long)
    return [{ isLevel: false, at: (left + right) / 2, from: low, to: high }];
  if (!isOutline || width < long || height < long) return [];
  return [
    ...[low, high].map((at) => ({ isLevel: true, at, from: left, to: right })),
    ...[left, right].map((at) => ({ isLevel: false, at, from: low, to: high })),
  ];
}

const through = (m: Matrix, [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): number[] => [
  m[0] * x0 + m[2] * y0 + m[4],
  m[1] * x0 + m[3] * y0 + m[5],
  m[0] * x1 + m[2] * y1 + m[4],
  m[1] * x1 + m[3] * y1 + m[5],
];

/** Lines drawn or filled on the page; what only cuts other drawing off is not drawn. */
export async function rulesOfPage(page: PDFPageProxy): Promise<Rule[]> {
  const { OPS } = await import('unpdf/pdfjs');
  const { fnArray, argsArray } = await page.getOperatorList();
  const filled = new Set<number>([OPS.fill, OPS.eoFill]);
  const drawn = new Set<number>([
    ...[OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke],
    ...[OPS.closeFillStroke, OPS.closeEOFillStroke],
  ]);
  const rules: Rule[] = [];
  const kept: Matrix[] = [];
  let now = plain;
  for (const [index, operation] of fnArray.entries()) {
    const given = argsArray[index] as unknown[] | null;
    if (operation === OPS.save) kept.push(now);
    else if (operation === OPS.restore) now = kept.pop() ?? plain;
    else if (operation === OPS.transform) now = times(now, given as unknown as Matrix);
    else if (operation === OPS.constructPath && given) {
      const paint = given[0] as number;
      if (!filled.has(paint) && !drawn.has(paint)) continue;
      const box = given[2] ? Object.values(given[2] as Record<string, number>) : [];
      if (box.length === 4 && box.every(Number.isFinite))
        rules.push(...rulesOfBox(through(now, box), drawn.has(paint)));
    }
  }
  return rules;
}

/** Words of one height, left to right, with a space where there is a gap. */
export function joined(words: readonly Word[]): string {
  let text = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const word of words.toSorted((a, b) => a.from - b.from)) {
    const isApart = word.from - end > word.size * 0.15 && text !== '' && !text.endsWith(' ');
    text += (isApart ? ' ' : '') + word.text;
    end = word.to;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Words gathered into lines of writing, the upper first. */
export function writtenLines(words: readonly Word[]): Word[][] {
  const lines: Word[][] = [];
  for (const word of words.toSorted((a, b) => b.y - a.y || a.from - b.from)) {
    const last = lines.at(-1);
    if (last?.[0] && Math.abs(last[0].y - word.y) <= Math.max(last[0].size, word.size) * 0.4) last.push(word);
    else lines.push([word]);
  }
  return lines;
}

/** Lines of a page without a table: each is a row of one cell. */
export const linesOfPage = (words: readonly Word[]): GridRow[] =>
  writtenLines(words).map((line) => ({
    top: line[0]?.y ?? 0,
    cells: [
      {
        text: joined(line),
        from: Math.min(...line.map((word) => word.from)),
        to: Math.max(...line.map((word) => word.to)),
      },
    ],
  }));

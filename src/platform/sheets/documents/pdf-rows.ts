// Reads a PDF with a text layer as rows: cells by the ruled lines of the page, or by gaps between words where nothing is ruled.
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { type ReadRow, sheetFault } from '../read-shape.ts';
import { type GridRow, ruledRows } from './pdf-grid.ts';
import { linesOfPage, rulesOfPage, type Word, wordsOfPage } from './pdf-page.ts';
import { spacedRows } from './pdf-spaced.ts';

const MOST_PAGES = 300;

/** The library is loaded when a PDF first comes. */
async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocumentProxy } = await import('unpdf');
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    throw sheetFault((error as Error).name === 'PasswordException' ? 'lockedDocument' : 'broken');
  }
}

interface PageRows {
  readonly rows: readonly GridRow[];
  readonly isRuled: boolean;
}

async function rowsOfPage(
  pdf: PDFDocumentProxy,
  number: number,
): Promise<PageRows & { words: readonly Word[] }> {
  const page = await pdf.getPage(number);
  const words = await wordsOfPage(page);
  const rules = await rulesOfPage(page);
  page.cleanup();
  const ruled = ruledRows(words, rules);
  return ruled ? { rows: ruled, isRuled: true, words } : { rows: linesOfPage(words), isRuled: false, words };
}

/**
 * Columns of the whole document: those of the rows met most often. A row of as many cells goes by order, any other by
 * where its cells stand over them.
 */
function ontoColumns(rows: readonly GridRow[]): string[][] {
  const byCount = Map.groupBy(
    rows.filter((row) => row.cells.length > 1),
    (row) => row.cells.length,
  );
  const [usual] = [...byCount.values()].toSorted((a, b) => b.length - a.length);
  if (!usual?.[0]) return rows.map((row) => row.cells.map((cell) => cell.text));
  const count = usual[0].cells.length;
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const centres = Array.from({ length: count }, (_, at) =>
    middle(usual.map(({ cells }) => ((cells[at]?.from ?? 0) + (cells[at]?.to ?? 0)) / 2)),
  );
  return rows.map(({ cells }) => {
    if (cells.length === count) return cells.map((cell) => cell.text);
    const laid = centres.map(() => '');
    for (const { from, to, text } of cells) {
      const over = centres.findIndex((centre) => centre >= from && centre <= to);
      const at = over >= 0 ? over : nearest(centres, (from + to) / 2);
      laid[at] = [laid[at], text].filter(Boolean).join(' ');
    }
    return laid;
  });
}

const nearest = (centres: readonly number[], x: number): number =>
  centres.reduce(
    (best, centre, at) => (Math.abs(centre - x) < Math.abs((centres[best] ?? 0) - x) ? at : best),
    0,
  );

/** A row cut by the end of a page goes on at the top of the next one: it begins small and leaves cells empty. */
function acrossPages(pages: readonly (readonly GridRow[])[]): string[][] {
  const laid = ontoColumns(pages.flat());
  const tops = new Set<number>();
  let count = 0;
  for (const page of pages) {
    tops.add(count);
    count += page.length;
  }
  const rows: string[][] = [];
  for (const [at, cells] of laid.entries()) {
    const last = rows.at(-1);
    const first = cells.find((cell) => cell !== '') ?? '';
    const isCut = tops.has(at) && last && /^[\p{Ll}(«]/u.test(first) && cells.includes('');
    if (isCut)
      rows[rows.length - 1] = last.map((cell, column) => [cell, cells[column]].filter(Boolean).join(' '));
    else rows.push(cells);
  }
  return rows;
}

/** Rows of all pages in order; a scan, which has no words, is refused with what to do. */
export async function* pdfRows(bytes: Uint8Array): AsyncGenerator<ReadRow> {
  const pdf = await openPdf(bytes);
  try {
    if (pdf.numPages > MOST_PAGES) throw sheetFault('pages');
    const pages: (PageRows & { words: readonly Word[] })[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await rowsOfPage(pdf, number));
    if (pages.every(({ words }) => words.length === 0)) throw sheetFault('scan');
    const isRuled = pages.some((page) => page.isRuled);
    const rows = isRuled
      ? acrossPages(pages.map((page) => page.rows))
      : spacedRows(pages.map(({ words }) => words));
    let line = 0;
    for (const cells of rows) {
      if (cells.every((cell) => cell === '')) continue;
      line += 1;
      yield { line, cells };
    }
  } catch (error) {
    if ((error as Error).name === 'PasswordException') throw sheetFault('lockedDocument');
    throw error;
  } finally {
    await pdf.loadingTask.destroy();
  }
}

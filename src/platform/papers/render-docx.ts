// A paper as DOCX, made to be edited in Word: real paragraphs, real tables, no frames.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { composeSheet } from './compose.ts';
import { buildBars } from './docx-bars.ts';
import { freezeZip } from './freeze-zip.ts';
import type { Align, Paper, Run } from './model.ts';
import { PAPER_TEXT } from './paper.text.ts';
import type { ColumnCell, ColumnsPiece, Foot, Piece, Sheet, TablePiece, TextPiece } from './pieces.ts';
import { drawQr, qrPng } from './qr-picture.ts';

/** PT Serif is rarely installed where the file is opened; this one always has a double. */
const FONT = 'Times New Roman';
const LINE = 276;
const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const;
const HEADING = {
  title: HeadingLevel.HEADING_1,
  subject: HeadingLevel.HEADING_2,
  heading: HeadingLevel.HEADING_2,
} as const;
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE } as const;
const THIN = { style: BorderStyle.SINGLE, size: 4, color: 'auto' } as const;

/** Twentieths of a point, rounded up: a margin may not be smaller than the standard's. */
const mm = (millimetres: number) => Math.ceil((millimetres * 1440) / 25.4);

/** What a renderer of a piece has to know about the page. */
type Page = { width: number; size: number };

/** The same paper gives the same bytes: nothing of the moment goes into the file. */
export async function renderDocx(paper: Paper): Promise<Uint8Array> {
  const sheet = composeSheet(paper);
  const packed = await Packer.toBuffer(buildDocument(sheet));
  return freezeZip(packed);
}

function buildDocument(sheet: Sheet): Document {
  const across = sheet.landscape ? 297 : 210;
  const page: Page = { width: mm(across - sheet.leftMargin - 10), size: sheet.fontSize * 2 };
  const heading = { run: { font: FONT, size: page.size, color: '000000' } };
  return new Document({
    title: sheet.title,
    creator: '',
    lastModifiedBy: '',
    styles: {
      default: {
        document: { run: { font: FONT, size: page.size, language: { value: 'ru-RU' } } },
        heading1: heading,
        heading2: heading,
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: {
              width: mm(210),
              height: mm(297),
              orientation: sheet.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              left: mm(sheet.leftMargin),
              right: mm(10),
              top: mm(20),
              bottom: mm(20),
              header: mm(10),
            },
          },
        },
        headers: { default: pageNumber(page), first: new Header({ children: [new Paragraph({})] }) },
        ...(sheet.foot
          ? { footers: { first: buildFoot(sheet.foot, page), default: new Footer({ children: [] }) } }
          : {}),
        children: [
          ...draftMark(sheet.draft, page),
          ...sheet.pieces.flatMap((piece) => buildPiece(piece, page)),
        ],
      },
    ],
  });
}

function buildPiece(piece: Piece, page: Page): (Paragraph | Table)[] {
  switch (piece.is) {
    case 'text':
      return [buildText(piece, page)];
    case 'columns':
      return buildColumns(piece, page);
    case 'table':
      return [spacer(piece.before), buildTable(piece, page), spacer(0.3)];
    case 'bars':
      return [spacer(piece.before), ...buildBars(piece, page.width, page.size - 8), spacer(0.3)];
    case 'break':
      return [new Paragraph({ pageBreakBefore: true, spacing: { line: 20, lineRule: LineRuleType.EXACT } })];
    case 'gap':
      return [spacer(piece.lines)];
  }
}

function buildText(piece: TextPiece, page: Page, left = 0): Paragraph {
  const narrow = piece.role === 'subject' && piece.align === 'left' ? Math.round(page.width * 0.38) : 0;
  return new Paragraph({
    children: buildRuns(piece.runs, page.size - { normal: 0, small: 4, tiny: 8 }[piece.size]),
    alignment: ALIGN[piece.align],
    indent: { left, right: narrow, ...(piece.indent ? { firstLine: mm(12.5) } : {}) },
    spacing: {
      before: Math.round(piece.before * LINE),
      after: Math.round(piece.after * LINE),
      line: LINE,
      lineRule: LineRuleType.AUTO,
    },
    keepNext: piece.keep,
    ...(piece.role === 'body' ? {} : { heading: HEADING[piece.role] }),
  });
}

function buildRuns(runs: readonly Run[], size: number): TextRun[] {
  return runs.flatMap((run) =>
    run.text.split('\n').map(
      (text, index) =>
        new TextRun({
          text,
          size,
          bold: run.bold ?? false,
          italics: run.italic ?? false,
          ...(run.underline ? { underline: {} } : {}),
          ...(index > 0 ? { break: 1 } : {}),
        }),
    ),
  );
}

/** Word glues neighbouring tables together; an empty line of exact height keeps them apart. */
function spacer(lines: number): Paragraph {
  const height = Math.max(20, Math.round(lines * LINE));
  return new Paragraph({ spacing: { line: height, lineRule: LineRuleType.EXACT }, keepNext: true });
}

function buildColumns(piece: ColumnsPiece, page: Page): (Paragraph | Table)[] {
  if (piece.layout === 'corner') {
    const left = page.width - mm(80);
    const texts = piece.cells.flatMap((cell) => cell.texts);
    return texts.map((text) => buildText({ ...text, keep: true }, page, left));
  }
  const between = mm(4);
  const widths = shareWidth(
    piece.cells.map((cell) => (typeof cell.width === 'number' ? cell.width : 1)),
    page.width - between * (piece.cells.length - 1),
  );
  // An empty cell between two lines to write on keeps them two lines.
  const columns = piece.cells.flatMap((cell, index) => [
    ...(index > 0 ? [{ width: between, cell: { width: 1, texts: [] } }] : []),
    { width: widths[index] ?? 0, cell },
  ]);
  const cells = columns.map(({ width, cell }) => buildColumn(cell, width, piece, page));
  const row = new TableRow({ children: cells, cantSplit: true });
  return [
    spacer(piece.before),
    plainTable(
      columns.map(({ width }) => width),
      [row],
    ),
  ];
}

function buildColumn(cell: ColumnCell, width: number, piece: ColumnsPiece, page: Page): TableCell {
  const texts = cell.texts.map((text) => buildText({ ...text, keep: piece.keep }, page));
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: piece.layout === 'row' ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
    margins: { left: 0, right: 0 },
    borders: cell.line ? { ...NO_BORDERS, bottom: THIN } : NO_BORDERS,
    children: texts.length > 0 ? texts : [new Paragraph({ keepNext: piece.keep })],
  });
}

function plainTable(widths: readonly number[], rows: TableRow[]): Table {
  return new Table({
    rows,
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: { ...NO_BORDERS, insideHorizontal: NO_LINE, insideVertical: NO_LINE },
  });
}

function buildTable(piece: TablePiece, page: Page): Table {
  const widths = shareWidth(
    piece.columns.map((column) => column.width),
    page.width,
  );
  const size = piece.frame ? page.size - 4 : page.size;
  const cell = (runs: readonly Run[], index: number, align: Align, span = 1) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      columnSpan: span,
      margins: { left: piece.frame ? mm(1.4) : 0, right: mm(1.4), top: mm(0.8), bottom: mm(0.8) },
      borders: piece.frame ? { top: THIN, bottom: THIN, left: THIN, right: THIN } : NO_BORDERS,
      children: [new Paragraph({ children: buildRuns(runs, size), alignment: ALIGN[align] })],
    });
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: piece.columns.map((column, index) => cell(column.title.runs, index, 'center')),
  });
  const rows = piece.rows.map(
    (row) =>
      new TableRow({
        cantSplit: row.whole,
        children: row.group
          ? [cell(row.cells[0]?.runs ?? [], 0, 'left', widths.length)]
          : row.cells.map(({ runs }, index) => cell(runs, index, piece.columns[index]?.align ?? 'left')),
      }),
  );
  return plainTable(widths, piece.header ? [header, ...rows] : rows);
}

function shareWidth(shares: readonly number[], width: number): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => Math.floor((share / sum) * width));
}

function pageNumber(page: Page): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: page.size - 4 });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}

function draftMark(text: string | null, page: Page): Paragraph[] {
  if (!text) return [];
  const run = new TextRun({ text, italics: true, size: page.size - 4 });
  return [new Paragraph({ alignment: AlignmentType.RIGHT, children: [run] })];
}

function buildFoot(foot: Foot, page: Page): Footer {
  const size = page.size - 8;
  const lines = foot.lines.map((text) => new Paragraph({ children: [new TextRun({ text, size })] }));
  if (!foot.qr) return new Footer({ children: lines });
  const side = Math.round((22 / 25.4) * 96);
  const picture = new ImageRun({
    type: 'png',
    data: qrPng(drawQr(foot.qr.text)),
    transformation: { width: side, height: side },
    altText: { id: '1', name: 'QR', title: 'QR', description: PAPER_TEXT.qrAlt },
  });
  const caption = foot.qr.caption ? [new TextRun({ text: foot.qr.caption, size, break: 1 })] : [];
  const right = new Paragraph({ alignment: AlignmentType.RIGHT, children: [picture, ...caption] });
  const widths = shareWidth([3, 1], page.width);
  const cells = [lines.length > 0 ? lines : [new Paragraph({})], [right]].map(
    (children, index) =>
      new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA },
        verticalAlign: VerticalAlign.BOTTOM,
        borders: NO_BORDERS,
        children,
      }),
  );
  return new Footer({
    children: [plainTable(widths, [new TableRow({ children: cells })]), new Paragraph({})],
  });
}

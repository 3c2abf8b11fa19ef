// Bars in Word: a real table whose shaded cells are the bars, so that whoever edits the report may edit the chart.
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { BarsPiece } from './pieces.ts';

/** The longest bar takes so many columns of the grid; some are left for the number after it. */
const units = 44;
const spare = 6;

const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const gapLine = { style: BorderStyle.SINGLE, size: 12, color: 'FFFFFF' } as const;
const borders = { top: gapLine, bottom: gapLine, left: noLine, right: noLine } as const;

interface CellParts {
  readonly words: string;
  readonly size: number;
  readonly span?: number;
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  readonly fill?: string;
  readonly ink?: string;
}

const cell = ({ words, size, span = 1, align = AlignmentType.LEFT, fill, ink }: CellParts) =>
  new TableCell({
    columnSpan: span,
    verticalAlign: VerticalAlign.CENTER,
    borders,
    margins: { left: 40, right: 40 },
    ...(fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: fill.slice(1) } } : {}),
    children: [
      new Paragraph({
        alignment: align,
        children: [new TextRun({ text: words, size, ...(ink ? { color: ink.slice(1) } : {}) })],
      }),
    ],
  });

function barRow(row: BarsPiece['rows'][number], size: number): TableRow {
  const parts = row.parts.map((part) => ({ ...part, span: Math.max(1, Math.round(part.share * units)) }));
  const used = parts.reduce((sum, part) => sum + part.span, 0);
  return new TableRow({
    cantSplit: true,
    children: [
      cell({ words: row.title, size, align: AlignmentType.RIGHT }),
      ...parts.map(({ value, span, colour, ink }) =>
        cell({
          ...{ words: span > 2 ? String(value) : '', size, span, fill: colour, ink },
          align: AlignmentType.CENTER,
        }),
      ),
      cell({ words: row.total, size, span: Math.max(1, units + spare - used) }),
    ],
  });
}

const legend = (piece: BarsPiece, size: number): Paragraph[] =>
  piece.legend.length < 2
    ? []
    : [
        new Paragraph({
          keepNext: true,
          children: piece.legend.flatMap(({ text, colour }) => [
            new TextRun({ text: '■ ', color: colour.slice(1), size }),
            new TextRun({ text: `${text}    `, size }),
          ]),
        }),
      ];

export function buildBars(piece: BarsPiece, width: number, size: number): (Paragraph | Table)[] {
  const label = Math.round(width * 0.36);
  const unit = Math.floor((width - label) / (units + spare));
  return [
    ...legend(piece, size),
    new Table({
      rows: piece.rows.map((row) => barRow(row, size)),
      columnWidths: [label, ...Array.from({ length: units + spare }, () => unit)],
      layout: TableLayoutType.FIXED,
      width: { size: label + unit * (units + spare), type: WidthType.DXA },
      borders: { ...borders, insideHorizontal: noLine, insideVertical: noLine },
    }),
  ];
}

// A chart of bars as pieces: each part with its share of the longest row, drawn natively by every rendering.
import { cleanText } from './clean-text.ts';
import type { Block } from './model.ts';
import type { BarsPiece, Piece, TextPiece } from './pieces.ts';

/** The palette of the charts; the ink on each stays readable, in black and white as well. */
const colours = [
  { colour: '#0f4c55', ink: '#ffffff' },
  { colour: '#4f9aa3', ink: '#000000' },
  { colour: '#e0a94a', ink: '#000000' },
  { colour: '#c3cace', ink: '#000000' },
] as const;
const [firstColour] = colours;

const caption = (text: string): TextPiece => ({
  ...{ is: 'text', runs: [{ text: cleanText(text), italic: true }], align: 'left', role: 'body' },
  ...{ indent: false, size: 'small', before: 0.5, after: 0, keep: true },
});

export function composeBars(block: Extract<Block, { kind: 'bars' }>): Piece[] {
  const totals = block.rows.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0));
  const longest = Math.max(...totals, 0);
  if (longest === 0) return [];
  const bars: BarsPiece = {
    is: 'bars',
    before: 0.3,
    legend: block.legend.map((text, index) => ({
      text: cleanText(text),
      colour: (colours[index] ?? firstColour).colour,
    })),
    rows: block.rows.map(({ title, parts }, row) => ({
      title: cleanText(title),
      parts: parts.flatMap((value, index) =>
        value > 0 ? [{ value, share: value / longest, ...(colours[index] ?? firstColour) }] : [],
      ),
      total: String(totals[row] ?? 0),
    })),
  };
  return [...(block.caption ? [caption(block.caption)] : []), bars];
}

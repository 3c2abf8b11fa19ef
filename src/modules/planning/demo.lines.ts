// Lines of the demonstration's plan of Sosnovy Bor: what a city methodical cabinet does in a year; names of people are invented.
import type { DemoLine } from './demo.line.ts';
import { dataLines } from './demo.lines.data.ts';
import { eventLines } from './demo.lines.events.ts';
import { helpLines } from './demo.lines.help.ts';

/** By directions of the regulation, in the order of the printed plan. */
export const demoSections: Readonly<Record<string, readonly DemoLine[]>> = {
  ...dataLines,
  ...eventLines,
  ...helpLines,
};

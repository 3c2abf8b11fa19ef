// The menu as sections: entries of one hundred of the order stand together under one heading.
import type { MenuEntry } from '../kernel/module.ts';
import { frameText } from './frame.text.ts';

export interface MenuSection {
  readonly title?: string;
  readonly entries: readonly MenuEntry[];
}

/** Where a section begins; the daily work of the first one needs no heading. */
const bands: readonly { from: number; title?: string }[] = [
  { from: 0 },
  { from: 600, title: frameText.sections.register },
  { from: 700, title: frameText.sections.service },
];

/** Sections that have an entry for this person, in order. */
export function menuSections(entries: readonly MenuEntry[]): MenuSection[] {
  const filled = bands
    .map((band, index) => ({
      ...band,
      entries: entries.filter(
        ({ order }) => order >= band.from && order < (bands[index + 1]?.from ?? Number.POSITIVE_INFINITY),
      ),
    }))
    .filter((section) => section.entries.length > 0);
  return filled.map(({ title, entries: own }) => (title ? { title, entries: own } : { entries: own }));
}

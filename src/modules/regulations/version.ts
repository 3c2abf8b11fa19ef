// A version of a regulation as everybody reads it: immutable once published, with its clauses and settings.
import type { CivilDate } from '../../kernel/clock.ts';
import type { TermForms } from './terms.ts';

export interface Clause {
  /** '5.2', '1.4/1' (bullet), '5.7/p2' (paragraph), 'annex-4/theme' (decision 24). */
  readonly key: string;
  /** The number as the text prints it; a dash for a bullet, empty where nothing is printed. */
  readonly printed: string;
  readonly heading: boolean;
  readonly text: string;
  /** Requirement rows the clause leads to. */
  readonly rows: readonly string[];
  /** Slugs of the norms that keep it. */
  readonly norms: readonly string[];
}

/** A yearly date a regulation sets for a norm. */
export interface CalendarEntry {
  readonly month: number;
  readonly day: number;
  readonly hard: boolean;
  readonly movesToWorkingDay: boolean;
  readonly clause: string | null;
}

/** «Порядка», «утв. приказом № 880 от 31.12.2013»; null where the text has no requisites. */
export interface Citation {
  readonly genitive: string;
  readonly approvedBy: string | null;
}

export interface RegulationVersion {
  readonly id: string;
  readonly regulationId: string;
  readonly slug: string;
  readonly number: number;
  readonly state: 'draft' | 'published';
  readonly title: string;
  readonly citation: Citation;
  /** Null when the text does not say since when. */
  readonly effectiveFrom: CivilDate | null;
  readonly reason: string;
  readonly parentId: string | null;
  readonly clauses: readonly Clause[];
  /** By norm slug. */
  readonly calendar: Readonly<Record<string, CalendarEntry>>;
  /** By norm slug: values the regulation sets itself, `clause` beside them where the text says it. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** By term key. */
  readonly terms: Readonly<Record<string, TermForms>>;
}

/** Whether the version keeps a norm: by a clause, by a date, or by a value set in the service's settings. */
export function keepsNorm(version: RegulationVersion, norm: string): boolean {
  return (
    norm in version.calendar ||
    norm in version.parameters ||
    version.clauses.some((clause) => clause.norms.includes(norm))
  );
}

// What more a list of staff says of a person, beside the post: pieces that read it, compared with what is known.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ListedTraining } from '../../development/index.ts';
import type { CategoryRule, ListedHeld } from '../../qualification/index.ts';
import type { Fault, ListField, ReadField, Values } from '../list-kind.ts';

/** One record the list adds or fills in. */
export interface Claim {
  /** The field of the row it was read from: the difference stands there. */
  readonly field: string;
  readonly kind: 'category' | 'education' | 'distinction' | 'statement' | 'training' | 'former-name';
  /** A known record filled in; null: entered. */
  readonly id: string | null;
  /** Columns as they are stored; a new record has them all. */
  readonly row: Readonly<Record<string, unknown>>;
  readonly was: string;
  readonly now: string;
}

/** What is known of the person before the list, and the days that matter. */
export interface Known {
  readonly held: ListedHeld;
  readonly training: readonly ListedTraining[];
  readonly formerSurnames: readonly string[];
  /** Unclear words of earlier lists somebody has already let go: they are not asked again. */
  readonly letGo: readonly string[];
  /** Whole months of service on the day of the list, as the register counts them; null: nothing is known. */
  readonly service: { readonly general: number; readonly pedagogical: number } | null;
  readonly birthDate: CivilDate | null;
  readonly position: string;
  readonly institutionId: string;
  readonly rules: readonly CategoryRule[];
  readonly leastHours: { readonly advanced: number; readonly retraining: number };
  /** The day the list speaks of. */
  readonly listedOn: CivilDate;
  readonly today: CivilDate;
}

export interface Understood {
  readonly claims: readonly Claim[];
  /** What was not understood, by field, with the reason: the row waits for an answer. */
  readonly questions: readonly Fault[];
  readonly notes?: readonly string[];
}

export interface StaffExtra {
  readonly fields: readonly ListField[];
  readonly understand: (values: Values, known: Known) => Understood;
}

/** The text as it stands: what it means is told by the other columns and by what is known. */
export const asWritten = (text: string): ReadField =>
  text.length > 600 ? { fault: 'Слишком длинно: не больше 600 знаков.' } : { value: text || null };

export const said = (values: Values, key: string): string => {
  const value = values[key];
  return typeof value === 'string' ? value : '';
};

/** «нет», «—», «0»: said, and it is nothing. */
export const isNothing = (text: string): boolean =>
  /^(нет|не имеет(ся)?|отсутству[её]т|без|[-—–0]|н\/д)?[.\s]*$/i.test(text);

export const question = (field: string, text: string): Understood => ({
  claims: [],
  questions: [{ field, text }],
});
export const none: Understood = { claims: [], questions: [] };

export const joined = (parts: readonly Understood[]): Understood => ({
  claims: parts.flatMap(({ claims }) => claims),
  questions: parts.flatMap(({ questions }) => questions),
  notes: parts.flatMap(({ notes }) => notes ?? []),
});

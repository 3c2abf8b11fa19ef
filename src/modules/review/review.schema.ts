// Shapes of an expertise: the subject, its review, conflicts, assignments, sheets and what they add up to.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReviewState, SheetState } from './review.lifecycle.ts';

/** What is judged; its owner is some other module. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

export interface ReviewParts {
  readonly subject: Subject;
  /** As lists and letters name it. */
  readonly title: string;
  /** Page of the materials within the territory. */
  readonly path: string;
  /** Its members on the day are the pool of experts. */
  readonly bodyId: string;
  /** The version of the regulation whose criteria and rules the review keeps. */
  readonly versionId: string;
  readonly institutionId: string | null;
  /** Persons concerned: the head, the co-head, whoever signed. */
  readonly people: readonly string[];
  readonly due: CivilDate;
}

export interface Review {
  readonly id: string;
  readonly version: number;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly title: string;
  readonly path: string;
  readonly bodyId: string;
  readonly versionId: string;
  readonly institutionId: string | null;
  readonly state: ReviewState;
  readonly maxTotal: number;
  readonly dueOn: CivilDate;
  readonly openedAt: Date;
  readonly completedAt: Date | null;
  /** The reader is a live expert of this review. */
  readonly mine: boolean;
  /** The reader's own sheet is submitted. */
  readonly mineSubmitted: boolean;
}

export type ConflictKind = 'institution' | 'site-head' | 'relative' | 'declared' | 'pinned';

export interface Conflict {
  readonly personId: string;
  readonly kind: ConflictKind;
  /** A full Russian sentence: why this person does not judge this subject. */
  readonly note: string;
}

export interface SheetScore {
  readonly criterion: string;
  readonly score: number | null;
  readonly justification: string;
}

export interface Sheet {
  readonly id: string;
  readonly version: number;
  readonly reviewId: string;
  readonly personId: string;
  readonly revision: number;
  readonly state: SheetState;
  readonly conclusion: string;
  readonly comment: string;
  readonly total: number | null;
  readonly savedAt: Date;
  readonly submittedAt: Date | null;
  readonly reopenReason: string | null;
  readonly scores: readonly SheetScore[];
}

/** What the submitted sheets of a review add up to; figures are null where the reader may not see them yet. */
export interface ScoreSummary {
  readonly reviewId: string;
  readonly assigned: number;
  readonly submitted: number;
  readonly average: number | null;
  /** Highest minus lowest total. */
  readonly spread: number | null;
  /** Sample standard deviation of the totals; from two sheets on. */
  readonly deviation: number | null;
  readonly max: number;
  /** Average on the common scale where the territory evens out strictness (decision 28). */
  readonly standardised: number | null;
  /** The spread is above the share of the maximum that the regulation allows. */
  readonly disagreement: boolean;
  /** Conclusions of the submitted sheets: key → how many. */
  readonly conclusions: Readonly<Record<string, number>>;
  /** Averages of the criteria outside the total: key → average. */
  readonly independent: Readonly<Record<string, number>>;
}

// A norm: a rule the software knows how to keep; a territory's regulation gives it clauses, dates and values.
import type { z } from 'zod';

export interface Norm<P extends z.ZodType = z.ZodType> {
  /** Readable slug: 'application-deadline'. */
  readonly slug: string;
  /** What the software does about it, one Russian sentence for the clause card. */
  readonly ru: string;
  /** Requirement rows it keeps: ['OMP-06']. */
  readonly rows: readonly string[];
  /** Shape and defaults of its parameters; a regulation may set its own values. Absent: nothing to set. */
  readonly parameters?: P;
  /** Yearly date the regulation's calendar may set. */
  readonly deadline?: boolean;
}

export const norm = <P extends z.ZodType>(spec: Norm<P>): Norm<P> => spec;

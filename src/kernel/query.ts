// A query: the one way to look at the world; offered to pages and to the API alike.
import type { z } from 'zod';
import type { ReadCtx } from './ctx.ts';
import type { Shown } from './page.ts';
import type { Rule } from './policy.ts';
import type { Refusal } from './refusal.ts';

// biome-ignore lint/suspicious/noExplicitAny: the registry holds queries of every shape; each is typed where it is declared.
export type AnyQuery = Query<any, any>;

export interface Query<I extends z.ZodType = z.ZodType, O = unknown> {
  /** 'recognition.applications': also its address in the API. */
  readonly name: string;
  readonly ru: string;
  readonly input: I;
  readonly ability: Rule<void>;
  /** Shows only what is visible to the actor; null is answered 404. */
  readonly run: (ctx: ReadCtx, input: z.output<I>) => Promise<O | Refusal | null>;
  /** Whose personal data the answer holds: programs leave the same line of the access log as pages (decision 9). */
  readonly shows?: (output: O, address: string) => Shown | null;
}

export const query = <I extends z.ZodType, O>(spec: Query<I, O>): Query<I, O> => spec;

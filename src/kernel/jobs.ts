// Jobs as data: a name, an input, a run; enqueued in the transaction that asks for them (decisions 12, 13).
import type { z } from 'zod';
import type { WriteCtx } from './ctx.ts';

export interface Job<I extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly input: I;
  /** Runs in a transaction of the territory that asked; must be safe to run twice. */
  readonly run: (ctx: WriteCtx, input: z.output<I>) => Promise<void>;
  /** Runs by itself once a day in each territory, at this local hour. */
  readonly dailyAtHour?: number;
}

export interface JobCall {
  readonly job: string;
  readonly input: Record<string, unknown>;
  /** One job per key waits at a time: repeated enqueues do nothing. */
  readonly key?: string;
}

export const job = <I extends z.ZodType>(spec: Job<I>): Job<I> => spec;

// Jobs as data: a name, an input, a run; enqueued in the transaction that asks for them (decisions 12, 13).
import type { z } from 'zod';
import type { CivilDate } from './clock.ts';
import type { Lasting } from './closure.ts';
import type { Territory, WriteCtx } from './ctx.ts';

export interface Job<I extends z.ZodType = z.ZodType> extends Lasting {
  readonly name: string;
  readonly input: I;
  /** Runs in a transaction of the territory that asked; must be safe to run twice. */
  readonly run: (ctx: WriteCtx, input: z.output<I>) => Promise<void>;
}

export interface JobCall {
  readonly job: string;
  readonly input: Record<string, unknown>;
  /** One job per key waits at a time: repeated enqueues do nothing. */
  readonly key?: string;
  /**
   * Whose day it is done in: the caller's own unless told. Another territory is only woken: the job opens that
   * territory's own transaction and reads there what is open to it; the input carries nothing of the caller's.
   */
  readonly territory?: Territory;
}

/**
 * Work of every day in every territory: reminders, escalations, states that follow from dates.
 * It is told the last day it ran, so a stopped server or a travelled clock catches up in one run.
 */
export interface DailyJob extends Lasting {
  readonly name: string;
  /** Local hour from which it may run. */
  readonly hour: number;
  /** Handles everything that came due on the days after `since` up to ctx.today; safe to run twice. */
  readonly run: (ctx: WriteCtx, since: CivilDate) => Promise<void>;
}

export const dailyJob = (spec: DailyJob): DailyJob => spec;

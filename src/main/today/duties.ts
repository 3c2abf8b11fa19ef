// «Сегодня» gathers the duties of every room; the composition root alone sees them all.

import type { ReadCtx } from '../../kernel/ctx.ts';
import type { Duty, Module } from '../../kernel/module.ts';

const byDue = (a: Duty, b: Duty) => (a.due ?? '9999').localeCompare(b.due ?? '9999');

export interface Duties {
  readonly mine: readonly Duty[];
  readonly waiting: readonly Duty[];
}

/** What the actor must do, by date, and what waits for others. */
export async function dutiesOf(ctx: ReadCtx, modules: readonly Module[]): Promise<Duties> {
  // A service that has ceased waits for nobody.
  if (ctx.closure) return { mine: [], waiting: [] };
  const all: Duty[] = [];
  for (const module of modules) all.push(...((await module.duties?.(ctx)) ?? []));
  return {
    mine: all.filter((duty) => duty.side === 'mine').sort(byDue),
    waiting: all.filter((duty) => duty.side === 'waiting').sort(byDue),
  };
}

// A member looks at what the centre has for it: woken by the centre at once, and every morning by itself; nobody writes for it.
import { z } from 'zod';
import type { CivilDate } from '../../kernel/clock.ts';
import type { Territory, WriteCtx } from '../../kernel/ctx.ts';
import { type DailyJob, dailyJob, type Job } from '../../kernel/jobs.ts';
import { peopleWithRole } from '../people/index.ts';
import { networkOf } from '../territories/index.ts';
import { lookAtAssignments } from './assignment/assignment.look.ts';
import { lookAtPlan } from './plan/publication.look.ts';

const name = 'network.look';

/** Asks territories of the network to look; the call says nothing but «look». */
export async function wake(ctx: WriteCtx, territories: readonly Territory[], key: string): Promise<void> {
  for (const territory of territories) await ctx.enqueue({ job: name, input: {}, key, territory });
}

/** Tells the heads of the own service what is new since a day; the same is told once. */
export async function lookAround(ctx: WriteCtx, since: CivilDate): Promise<void> {
  const network = await networkOf(ctx.db, ctx.territory.id, ctx.today);
  if (!network) return;
  const heads = await peopleWithRole(ctx, 'centre-head', { kind: 'territory' });
  const to = [...new Set(heads.map(({ personId }) => personId))];
  await lookAtPlan(ctx, network, to);
  await lookAtAssignments(ctx, network, to, since);
}

const nothing = z.object({});
export const lookJob: Job<typeof nothing> = {
  name,
  input: nothing,
  run: (ctx) => lookAround(ctx, ctx.today),
};

export const lookDaily: DailyJob = dailyJob({ name, hour: 8, run: lookAround });

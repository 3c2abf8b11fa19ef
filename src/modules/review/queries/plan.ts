// The preview of even sharing: what the world asks for, computed by distribute(), with a fingerprint of all it rests on.
import { createHash } from 'node:crypto';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type Membership, membersOn } from '../../councils/index.ts';
import { distribute, type Plan } from '../assignment.plan.ts';
import { expertsWanted } from '../review.opening.ts';
import type { Review } from '../review.schema.ts';
import { assignmentsOf, endedAssignments, loadsOf } from './assignments.ts';
import { conflictsOfReviews } from './conflicts.ts';
import { visibleReviews } from './reviews.ts';

export interface PlanPreview extends Plan {
  /** Changes when anything the plan rests on changes. */
  readonly fingerprint: string;
  readonly reviews: readonly Review[];
  readonly experts: readonly (Membership & { readonly before: number; readonly after: number })[];
}

/** What even sharing would add for a body's open reviews of a year: a preview, nothing is written. */
export async function planAssignments(ctx: ReadCtx, bodyId: string, year: number): Promise<PlanPreview> {
  const reviews = await visibleReviews(ctx, { bodyId, year, states: ['open'] });
  const ids = reviews.map((review) => review.id);
  const members = await membersOn(ctx, bodyId, ctx.today);
  const live = await assignmentsOf(ctx, ids);
  const ended = await endedAssignments(ctx, ids);
  const conflicts = await conflictsOfReviews(
    ctx,
    ids,
    members.map((member) => member.personId),
  );
  const barred = new Set(
    [...live, ...ended, ...conflicts].map((each) => `${each.reviewId} ${each.personId}`),
  );
  const loads = await loadsOf(ctx, bodyId, year);
  const loadOf = (personId: string) => loads.get(personId) ?? 0;
  const needs: { id: string; need: number }[] = [];
  for (const review of reviews) {
    const own = live.filter((each) => each.reviewId === review.id);
    const totals = own.flatMap((each) => (each.sheetState === 'submitted' ? [each.total ?? 0] : []));
    needs.push({ id: review.id, need: Math.max(0, (await expertsWanted(ctx, review, totals)) - own.length) });
  }
  const experts = members.map(({ personId }) => ({ id: personId, load: loadOf(personId) }));
  const plan = distribute({
    reviews: needs,
    experts,
    isBarred: (review, expert) => barred.has(`${review} ${expert}`),
  });
  const world = JSON.stringify([bodyId, year, needs, experts, [...barred].toSorted(), plan.pairs]);
  return {
    ...plan,
    fingerprint: createHash('sha256').update(world).digest('hex').slice(0, 32),
    reviews,
    experts: members.map((member) => ({
      ...member,
      before: loadOf(member.personId),
      after: loadOf(member.personId) + plan.pairs.filter((pair) => pair.personId === member.personId).length,
    })),
  };
}

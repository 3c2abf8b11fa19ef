// Telling the office of a body about its expertise, past everybody who is in conflict with the subject.
import type { WriteCtx } from '../../kernel/ctx.ts';
import { membersOn } from '../councils/index.ts';
import { type NoticeParts, notify } from '../notices/index.ts';
import { conflictsOfReviews } from './queries/conflicts.ts';
import type { Review } from './review.schema.ts';

type OfficeRole = 'chair' | 'deputy-chair' | 'secretary';

/** Tells holders of the first of these roles that has somebody free of conflict with the review. */
export async function tellOffice(
  ctx: WriteCtx,
  review: Pick<Review, 'id' | 'bodyId'>,
  roles: readonly OfficeRole[],
  notice: Omit<NoticeParts, 'to'>,
): Promise<void> {
  const members = await membersOn(ctx, review.bodyId, ctx.today);
  const office = members.filter((member) => (roles as readonly string[]).includes(member.role));
  const barred = new Set(
    (
      await conflictsOfReviews(
        ctx,
        [review.id],
        office.map((member) => member.personId),
      )
    ).map((each) => each.personId),
  );
  const free = office.filter((member) => !barred.has(member.personId));
  const role = roles.find((each) => free.some((member) => member.role === each));
  await notify(ctx, {
    ...notice,
    to: free.filter((member) => member.role === role).map((member) => member.personId),
  });
}

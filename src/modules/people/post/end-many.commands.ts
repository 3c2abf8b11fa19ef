// Ending many posts at once: the marked rows of the staff list, each under the right over its own place.
import { addDays } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { recordFacts } from '../../../kernel/journal.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { keepsStaff, placementPolicy } from '../person.policy.ts';
import { personSubject } from '../person.queries.ts';
import { endManySchema } from '../person.schema.ts';
import { type Place, postTitle, roleGivenBy } from '../positions.ts';
import { refuseEnd } from '../post.commands.ts';
import { keepLeavesInside } from './leaves-inside.ts';

/** The posts of these ids with whose they are. */
export async function markedPosts(ctx: ReadCtx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('people.posts as t')
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 't.territory_id').onRef('p.id', '=', 't.person_id'),
    )
    .select(['t.id', 't.person_id as personId', 't.institution_id as institutionId', 't.unit', 't.position'])
    .select(['t.detail', 't.starts_on as startsOn', 't.ends_on as endsOn'])
    .select(['p.surname', 'p.given', 'p.patronymic'])
    .where('t.territory_id', '=', ctx.territory.id)
    .where('t.id', 'in', [...ids])
    .orderBy('p.surname')
    .orderBy('t.id')
    .execute();
  return rows.map((row) => {
    const asked = {
      institutionId: row.institutionId,
      gives: roleGivenBy((row.unit as Place | null) ?? 'institution', row.position),
    };
    return { ...row, title: postTitle(row), complaint: placementPolicy.rules.place.check(ctx, asked) };
  });
}

/** A keeper of staff ends several posts on one day; rows of others and ended ones stay and are counted. */
export const endPosts = command({
  name: 'people.posts.end-many',
  ru: 'Завершить работу выбранных',
  norm: null,
  input: endManySchema,
  ability: keepsStaff,
  run: async (ctx, input) => {
    const marked = await markedPosts(ctx, input.ids);
    const ending = marked.filter((post) => post.complaint === null && !isRefusal(refuseEnd(post, input.on)));
    const ids = ending.map((post) => post.id);
    if (ids.length > 0)
      await ctx.db
        .updateTable('people.posts')
        .set((eb) => ({ ends_on: addDays(input.on, 1), version: eb('version', '+', 1) }))
        .where('territory_id', '=', ctx.territory.id)
        .where('id', 'in', ids)
        .execute();
    await keepLeavesInside(ctx, ids);
    await recordFacts(
      ctx,
      ending.map(({ id, personId, title, institutionId }) => ({
        name: 'post.ended',
        subject: personSubject(personId),
        data: { postId: id, title, institutionId, on: input.on },
      })),
    );
    return { ended: ids.length, left: input.ids.length - ids.length };
  },
});

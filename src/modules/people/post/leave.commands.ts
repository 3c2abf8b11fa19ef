// Leaves inside a post: декрет, уход за ребёнком, длительный отпуск; granted and ended.
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { placementPolicy } from '../person.policy.ts';
import { personSubject } from '../person.queries.ts';
import { endSchema, leaveSchema } from '../person.schema.ts';
import { leaves } from '../person.text.ts';
import { afterLastDay, endPeriod, loadPost } from '../post.commands.ts';

const ofPost = async (ctx: ReadCtx, postId: string) => {
  const post = await loadPost(ctx, { id: postId });
  // A leave gives nobody a role: who keeps the place records it.
  return post && { ...post, gives: null };
};

/** A keeper of staff records a leave; the database holds it inside the post and one at a time. */
export const grantLeave = command({
  name: 'people.leaves.grant',
  ru: 'Записать отпуск',
  norm: null,
  input: leaveSchema,
  load: (ctx, input) => ofPost(ctx, input.postId),
  ability: placementPolicy.rules.place,
  run: async (ctx, input, post) => {
    const id = newId(ctx.now);
    const { during } = await ctx.db
      .selectFrom('people.posts')
      .select('during')
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', post.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('people.leaves')
      .values({
        territory_id: ctx.territory.id,
        id,
        post_id: post.id,
        post_during: during,
        kind: input.kind,
        document: input.document,
        starts_on: input.startsOn,
        ends_on: afterLastDay(input.endsOn) ?? post.endsOn,
      })
      .execute();
    await recordFact(ctx, {
      name: 'leave.granted',
      subject: personSubject(post.personId),
      data: { leaveId: id, postId: post.id, title: leaves[input.kind], startsOn: input.startsOn },
    });
    return { id, personId: post.personId };
  },
});

async function loadLeave(ctx: ReadCtx, { id }: { id: string }) {
  const leave = await ctx.db
    .selectFrom('people.leaves')
    .select(['id', 'post_id as postId', 'kind', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id)
    .executeTakeFirst();
  const post = leave && (await ofPost(ctx, leave.postId));
  return leave && post ? { institutionId: post.institutionId, gives: null, leave, post } : null;
}

/** The last day of a leave, when it ends earlier or was without an end. */
export const endLeave = command({
  name: 'people.leaves.end',
  ru: 'Завершить отпуск',
  norm: null,
  input: endSchema,
  load: loadLeave,
  ability: placementPolicy.rules.place,
  run: async (ctx, input, { leave, post }) => {
    const complaint = await endPeriod(ctx, 'people.leaves', leave, input.on);
    if (complaint) return complaint;
    await recordFact(ctx, {
      name: 'leave.ended',
      subject: personSubject(post.personId),
      data: { leaveId: leave.id, title: leaves[leave.kind as keyof typeof leaves], on: input.on },
    });
    return { id: leave.id, personId: post.personId };
  },
});

// Terms of a post: a mistake put right, and other terms (load, subjects, kind of employment) from a day on.
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { staleWrite } from '../../../kernel/lifecycle.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { placementPolicy } from '../person.policy.ts';
import { personSubject } from '../person.queries.ts';
import { changeTermsSchema, correctPostSchema } from '../person.schema.ts';
import { personText as text } from '../person.text.ts';
import { postTitle } from '../positions.ts';
import { afterLastDay, loadPost, termColumns, writeSubjects } from '../post.commands.ts';
import { keepLeavesInside } from './leaves-inside.ts';

async function replaceSubjects(ctx: WriteCtx, postId: string, subjects: readonly string[]): Promise<void> {
  await ctx.db
    .deleteFrom('people.post_subjects')
    .where('territory_id', '=', ctx.territory.id)
    .where('post_id', '=', postId)
    .execute();
  await writeSubjects(ctx, [{ postId, subjects }]);
}

/** Who keeps the staff puts a mistake right; answers «на дату» change with it, and the history says so. */
export const correctPost = command({
  name: 'people.posts.correct',
  ru: 'Исправить должность',
  norm: null,
  input: correctPostSchema,
  load: loadPost,
  ability: placementPolicy.rules.place,
  run: async (ctx, input, record) => {
    const stale = await changeRow(
      ctx,
      'people.posts',
      { id: record.id, version: input.version },
      {
        detail: input.detail,
        ...termColumns(input),
        starts_on: input.startsOn,
        ends_on: afterLastDay(input.endsOn),
      },
    );
    if (stale) return stale;
    await replaceSubjects(ctx, record.id, input.subjects);
    await keepLeavesInside(ctx, [record.id]);
    await recordFact(ctx, {
      name: 'post.corrected',
      subject: personSubject(record.personId),
      data: { postId: record.id, title: postTitle({ ...record, detail: input.detail }) },
    });
    return { id: record.id, personId: record.personId };
  },
});

const notInside = (complaint: string) =>
  refuse('outside-the-post', complaint, { kind: 'invalid', fields: { from: complaint } });

/** The same post goes on with another load, subjects or kind of employment: one period ends, the next begins that day. */
export const changeTerms = command({
  name: 'people.posts.change-terms',
  ru: 'Изменить условия',
  norm: null,
  input: changeTermsSchema,
  load: loadPost,
  ability: placementPolicy.rules.place,
  run: async (ctx, input, record) => {
    if (record.version !== input.version) return staleWrite();
    if (input.from <= record.startsOn) return notInside(text.refusals.notStarted);
    if (record.endsOn !== null && record.endsOn <= input.from) return notInside(text.refusals.ended);
    const id = await continuePost(ctx, record.id, input.from, termColumns(input));
    await writeSubjects(ctx, [{ postId: id, subjects: input.subjects }]);
    await recordFact(ctx, {
      name: 'post.terms-changed',
      subject: personSubject(record.personId),
      data: { postId: id, title: postTitle(record), from: input.from, load: input.load },
    });
    return { id, personId: record.personId };
  },
});

/** Ends a post on a day and writes its continuation with other columns; leaves that go on go over to it. */
async function continuePost(
  ctx: WriteCtx,
  postId: string,
  from: string,
  terms: ReturnType<typeof termColumns>,
): Promise<string> {
  const {
    during: _,
    id: __,
    ...row
  } = await ctx.db
    .selectFrom('people.posts')
    .selectAll()
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', postId)
    .executeTakeFirstOrThrow();
  const leaves = await ctx.db
    .selectFrom('people.leaves')
    .select(['kind', 'document', 'starts_on', 'ends_on'])
    .where('territory_id', '=', ctx.territory.id)
    .where('post_id', '=', postId)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', from)]))
    .execute();
  await ctx.db
    .updateTable('people.posts')
    .set((eb) => ({ ends_on: from, version: eb('version', '+', 1) }))
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', postId)
    .execute();
  await keepLeavesInside(ctx, [postId]);
  const id = newId(ctx.now);
  const { during } = await ctx.db
    .insertInto('people.posts')
    .values({ ...row, ...terms, id, starts_on: from, version: 1 })
    .returning('during')
    .executeTakeFirstOrThrow();
  if (leaves.length > 0)
    await ctx.db
      .insertInto('people.leaves')
      .values(
        leaves.map((leave) => ({
          ...leave,
          territory_id: ctx.territory.id,
          id: newId(ctx.now),
          post_id: id,
          post_during: during,
          starts_on: leave.starts_on > from ? leave.starts_on : from,
        })),
      )
      .execute();
  return id;
}

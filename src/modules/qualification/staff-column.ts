// What this room adds to the staff list: the category in force for the position of the row, to who may see it.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { postsOfPeople, type StaffPart } from '../people/index.ts';
import { sightOf } from './qualification.policy.ts';
import { categoryShort, shortTerm, qualificationText as text } from './qualification.text.ts';
import { categoriesOf } from './record.queries.ts';

/** Whose records of a list the reader may see: everybody's, of the own institutions, or the own. */
async function seenAmong(
  ctx: ReadCtx,
  ids: readonly string[],
  on: CivilDate,
): Promise<(id: string) => boolean> {
  const sight = sightOf(ctx);
  if (sight.kind === 'all') return () => true;
  if (sight.kind === 'self') return (id) => id === sight.personId;
  const posts = await postsOfPeople(ctx, ids, on);
  return (id) =>
    id === ctx.actor.personId ||
    (posts.get(id) ?? []).some(
      (post) => post.institutionId !== null && sight.ids.includes(post.institutionId),
    );
}

/** The best category in force for the position of the row. */
export const categoryColumn: StaffPart = {
  key: 'category',
  title: 'Категория',
  words: async (ctx, rows, on) => {
    const ids = rows.map((row) => row.personId);
    const mayShow = await seenAmong(ctx, ids, on);
    const held = await categoriesOf(ctx, ids.filter(mayShow), on);
    const order = ['highest', 'first', 'conformity'];
    return ({ personId, position }) => {
      if (!mayShow(personId)) return text.hidden;
      const best = (held.get(personId) ?? [])
        .filter((each) => each.inForce && each.position === position && order.includes(each.kind))
        .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0];
      return best ? `${categoryShort[best.kind]}, ${shortTerm(best)}` : '';
    };
  },
};

// What this room adds to the staff list: the category in force for the position of the row, to who may see it.
import { type RawBuilder, sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { postsOfPeople, type StaffPart } from '../people/index.ts';
import { attestedPositions } from './attested.ts';
import { inForceAt } from './category.rules.ts';
import { sightOf } from './qualification.policy.ts';
import {
  categoryOptions,
  categoryShort,
  shortTerm,
  qualificationText as text,
} from './qualification.text.ts';
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

const holds = (ctx: ReadCtx, kinds: readonly string[], on: CivilDate) => sql<boolean>`exists (
  select from qualification.categories c
   where c.territory_id = t.territory_id and c.person_id = t.person_id and c.position = t.position
     and c.kind = any(${[...kinds]}::text[]) and ${inForceAt('c', ctx.territory.id, on)})`;

/** A lower category is asked of those who hold no higher one. */
const above: Readonly<Record<string, readonly string[]>> = {
  ...{ highest: [], first: ['highest'], conformity: ['highest', 'first'], methodist: [], mentor: [] },
};

function categoryIs(ctx: ReadCtx, value: string, on: CivilDate): RawBuilder<boolean> {
  if (value === 'none')
    return sql<boolean>`(t.position = any(${[...attestedPositions]}::text[])
      and not ${holds(ctx, ['highest', 'first'], on)})`;
  const higher = above[value];
  if (!higher) return sql<boolean>`false`;
  return higher.length > 0
    ? sql<boolean>`(${holds(ctx, [value], on)} and not ${holds(ctx, higher, on)})`
    : holds(ctx, [value], on);
}

/** The best category in force for the position of the row: as words and as a filter. */
export const categoryColumn: StaffPart = {
  key: 'category',
  title: 'Категория',
  options: [...categoryOptions, { value: 'none', label: text.noCategory }],
  where: categoryIs,
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

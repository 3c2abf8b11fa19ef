// What this room adds to a person's card and to the staff list: categories in force, lines of the timeline, a column.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { LinkButton } from '../../ui/index.ts';
import { type PersonPart, placedPerson, postsOfPeople, type StaffPart } from '../people/index.ts';
import { applicationsOf } from './application.queries.ts';
import { CategoryBadge, serviceText } from './pages/parts.tsx';
import { seesRecord, sightOf } from './qualification.policy.ts';
import {
  categoryGoals,
  categoryNames,
  categoryShort,
  shortTerm,
  qualificationText as text,
} from './qualification.text.ts';
import { categoriesOf, heldBy } from './record.queries.ts';

const sees = async (ctx: ReadCtx, personId: string): Promise<boolean> => {
  const placed = await placedPerson(ctx, personId);
  return placed !== null && seesRecord(ctx, placed);
};

export const qualificationPart: PersonPart = {
  key: 'qualification',
  timeline: async (ctx, personId) => {
    if (!(await sees(ctx, personId))) return [];
    const held = await heldBy(ctx, personId, ctx.today);
    const applications = await applicationsOf(ctx, personId);
    return [
      ...held.categories.map((each) => ({
        on: each.grantedOn,
        text: `${categoryNames[each.kind]} (${each.position}): ${each.document}`,
      })),
      ...held.distinctions.flatMap(({ givenOn, name }) => (givenOn ? [{ on: givenOn, text: name }] : [])),
      ...applications.map((each) => ({
        on: each.filedOn,
        text: `подано заявление ${categoryGoals[each.kind]}`,
        path: `/qualification/applications/${each.id}`,
      })),
    ];
  },
  section: async (ctx, personId) => {
    if (!(await sees(ctx, personId))) return null;
    const { categories, service } = await heldBy(ctx, personId, ctx.today);
    const inForce = categories.filter((each) => each.inForce);
    return {
      title: text.menu,
      body: (view) => (
        <>
          {inForce.length === 0 ? (
            <p class="o-none">Действующей категории и соответствия должности нет</p>
          ) : (
            inForce.map((each) => (
              <p>
                <CategoryBadge category={each} today={ctx.today} /> {each.position}
              </p>
            ))
          )}
          <p>Педагогический стаж: {serviceText(service.pedagogical)}</p>
          <LinkButton
            text="Образование, категории, аттестация"
            href={view.url(`/qualification/people/${personId}`)}
            icon="school"
            small
          />
        </>
      ),
    };
  },
};

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

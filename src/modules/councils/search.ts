// Councils in the search line: bodies by name and questions by title, only of the bodies the actor reads.
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { SearchHit } from '../../kernel/module.ts';
import { readableBodies } from './body.policy.ts';
import { bodyLines } from './body.queries.ts';

const LIMIT = 5;
const RECENT = 500;

/** Names are matched in the process: a territory has tens of bodies, and LIKE is not leakproof (decision 3). */
export async function searchCouncils(ctx: ReadCtx, text: string): Promise<SearchHit[]> {
  const { all, bodyIds, institutionIds } = readableBodies(ctx);
  if (!all && bodyIds.length === 0 && institutionIds.length === 0) return [];
  const wanted = text.trim().toLocaleLowerCase('ru');
  if (wanted.length < 2) return [];
  const bodies = await bodyLines(ctx);
  const fits = (words: string) => words.toLocaleLowerCase('ru').includes(wanted);
  const questions = await recentQuestions(
    ctx,
    bodies.map((body) => body.id),
  );
  return [
    ...bodies
      .filter((body) => fits(`${body.name} ${body.shortName}`))
      .slice(0, LIMIT)
      .map((body) => ({
        title: body.shortName,
        hint: body.name,
        path: `/councils/bodies/${body.id}`,
        kind: 'Советы',
      })),
    ...questions
      .filter((item) => fits(item.title))
      .slice(0, LIMIT)
      .map((item) => ({
        title: item.title,
        hint: bodies.find((body) => body.id === item.bodyId)?.shortName ?? '',
        path: `/councils/items/${item.id}`,
        kind: 'Вопросы советов',
      })),
  ];
}

/** Titles are open to everybody who reads the body, the recused included; older ones are found on the body's card. */
async function recentQuestions(ctx: ReadCtx, bodyIds: readonly string[]) {
  if (bodyIds.length === 0) return [];
  return ctx.db
    .selectFrom('councils.items')
    .select(['id', 'title', 'body_id as bodyId'])
    .where('territory_id', '=', ctx.territory.id)
    .where('body_id', 'in', bodyIds)
    .orderBy('id', 'desc')
    .limit(RECENT)
    .execute();
}

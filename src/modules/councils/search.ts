// Councils in the search line: bodies by name and questions by title, only of the bodies the actor reads.
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { SearchHit } from '../../kernel/module.ts';
import { readableBodies } from './body.policy.ts';
import { bodyLines } from './body.queries.ts';

const LIMIT = 5;

/** Names are matched in the process: a territory has tens of bodies, and LIKE is not leakproof (decision 3). */
export async function searchCouncils(ctx: ReadCtx, text: string): Promise<SearchHit[]> {
  const { all, bodyIds, institutionIds } = readableBodies(ctx);
  if (!all && bodyIds.length === 0 && institutionIds.length === 0) return [];
  const wanted = text.trim().toLocaleLowerCase('ru');
  if (wanted.length < 2) return [];
  const bodies = await bodyLines(ctx);
  return bodies
    .filter((body) => `${body.name} ${body.shortName}`.toLocaleLowerCase('ru').includes(wanted))
    .slice(0, LIMIT)
    .map((body) => ({
      title: body.shortName,
      hint: body.name,
      path: `/councils/bodies/${body.id}`,
      kind: 'Советы',
    }));
}

// Statuses of other territories in the search line: only those the reader may see; the own ones recognition finds itself.
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { SearchHit } from '../../kernel/module.ts';
import { fitting, mapFilter, ownNetwork, readableSites } from './network.queries.ts';
import { networkText } from './network.text.ts';

const most = 6;

export async function searchNetwork(ctx: ReadCtx, words: string): Promise<SearchHit[]> {
  if (words.trim().length < 2) return [];
  const own = await ownNetwork(ctx);
  if (!own) return [];
  const names = new Map(own.network.members.map(({ id, name }) => [id, name]));
  const filter = mapFilter.parse({ text: words.slice(0, 300), state: 'all' });
  return fitting(await readableSites(ctx, own), own, filter, ctx.today)
    .filter((site) => site.territoryId !== ctx.territory.id)
    .slice(0, most)
    .map((site) => ({
      title: `${site.institution}: ${site.theme}`,
      hint: names.get(site.territoryId) ?? '',
      path: `/network/statuses/${site.siteId}`,
      kind: networkText.title,
    }));
}

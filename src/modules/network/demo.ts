// The demonstration's sharing: what the members of a network have opened to each other; from demo/network.yaml.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { publishTerritory } from './projection.ts';
import { openToMembers, showFigures } from './sharing.commands.ts';

interface DemoSharing {
  /** Themes of the statuses open to all members. */
  themes: string[];
  figures?: 'members';
  reason: string;
}

/** Publishes the territory and opens what the file names; what is open already stays as it is. */
export async function loadNetworkDemo(ctx: WriteCtx, folder: string): Promise<void> {
  await publishTerritory(ctx);
  const { territories } = parse(await readFile(join(folder, 'network.yaml'), 'utf8')) as {
    territories: Record<string, DemoSharing>;
  };
  const demo = territories[ctx.territory.slug];
  if (!demo) return;
  const sites = await ctx.db
    .selectFrom('network.sites')
    .select(['site_id as siteId', 'scope', 'audience'])
    .where('territory_id', '=', ctx.territory.id)
    .where('theme', 'in', demo.themes)
    .where('audience', '=', 'centre')
    .execute();
  const { reason } = demo;
  if (sites.length > 0) {
    const siteIds = sites.map(({ siteId }) => siteId);
    const opened = await openToMembers.run(ctx, { siteIds, reason }, sites);
    if (isRefusal(opened)) throw new Error(`Demonstration: ${opened.text}`);
  }
  if (demo.figures) {
    const shown = await showFigures.run(ctx, { audience: demo.figures, reason }, undefined);
    if (isRefusal(shown)) throw new Error(`Demonstration: ${shown.text}`);
  }
}

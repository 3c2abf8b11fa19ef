// The search line over regulations: titles and clauses of what is in force, found in the versions already read.
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { SearchHit } from '../../kernel/module.ts';
import { clausePath, shortCitation } from './citation.ts';
import { register, versionOn, versionsOf } from './queries/regulations.ts';
import { versionById } from './queries/versions.ts';
import { regulationText } from './regulation.text.ts';

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

/** A territory has a handful of regulations and they are kept in the process: no index is needed. */
export async function searchRegulations(ctx: ReadCtx, text: string): Promise<SearchHit[]> {
  const wanted = plain(text.trim());
  if (wanted.length < 2 || ctx.actor.kind === 'visitor') return [];
  const hits: SearchHit[] = [];
  for (const row of await register(ctx)) {
    if (plain(row.title).includes(wanted)) {
      hits.push({
        title: row.title,
        hint: regulationText.title,
        path: `/regulations/${row.slug}`,
        kind: 'regulation',
      });
    }
    const line = versionOn(await versionsOf(ctx, row.id), ctx.today);
    if (!line || line.state === 'draft') continue;
    const version = await versionById(ctx, line.id);
    for (const clause of version.clauses) {
      const name = shortCitation(version, clause.key);
      if (clause.heading || !(plain(clause.text).includes(wanted) || plain(name).startsWith(wanted)))
        continue;
      hits.push({ title: name, hint: clause.text, path: clausePath(version, clause.key), kind: 'clause' });
      if (hits.length >= 20) return hits;
    }
  }
  return hits;
}

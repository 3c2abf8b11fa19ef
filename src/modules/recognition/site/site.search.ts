// Sites in the search line: by organisation, theme or direction; the list is public, drafts are the staff's.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { SearchHit } from '../../../kernel/module.ts';
import { siteFilter, sitesPage } from './site.register.ts';
import { siteStateText } from './site.text.ts';

export async function searchSites(ctx: ReadCtx, text: string): Promise<SearchHit[]> {
  if (text.trim().length < 2) return [];
  const { rows } = await sitesPage(ctx, siteFilter.parse({ text: text.slice(0, 200), limit: 6 }));
  return rows.map((site) => ({
    title: `${site.institutionShortName}: ${site.theme}`,
    hint: siteStateText(site),
    path: `/recognition/sites/${site.id}`,
    kind: 'Реестр статусов',
  }));
}

// Applications in the search line: only what the actor may see, by theme or organisation.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { SearchHit } from '../../../kernel/module.ts';
import { applicationLifecycle } from './application.lifecycle.ts';
import { applicationFilter, applicationsPage } from './application.queries.ts';

export async function searchApplications(ctx: ReadCtx, text: string): Promise<SearchHit[]> {
  if (ctx.actor.kind !== 'person') return [];
  const rows = await applicationsPage(ctx, applicationFilter.parse({ text, limit: 8 }));
  return rows.map((row) => ({
    title: `${row.institutionShortName}: ${row.theme || 'тема не названа'}`,
    hint: `${row.number ? `№ ${row.number}, ` : ''}${row.year}, ${applicationLifecycle.states[row.state].toLocaleLowerCase('ru')}`,
    path: `/recognition/applications/${row.id}`,
    kind: 'Заявки',
  }));
}

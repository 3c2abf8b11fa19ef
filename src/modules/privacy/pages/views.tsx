// The access log: who looked at personal data and who took it out, for the administrator of the service.
import { page } from '../../../kernel/page.ts';
import { type Column, type Filter, formatDay, formatTime, ListPage } from '../../../ui/index.ts';
import { keepsPrivacy } from '../privacy.policy.ts';
import { privacyText as text } from '../privacy.text.ts';
import { type LoggedView, type ViewPage, viewFilter, viewKinds, viewsPage } from '../views.queries.ts';

const filters: Filter[] = [
  { name: 'q', label: text.log.who, kind: 'search' },
  {
    name: 'kind',
    label: text.log.kind,
    kind: 'select',
    options: Object.entries(viewKinds).map(([value, label]) => ({ value, label })),
  },
  { name: 'from', label: 'С', kind: 'date' },
  { name: 'to', label: 'По', kind: 'date' },
];

const columns = (zone: string): Column<LoggedView>[] => [
  { key: 'at', title: text.log.at, cell: (row) => `${formatDay(row.at, zone)}, ${formatTime(row.at, zone)}` },
  { key: 'who', title: text.log.who, cell: (row) => row.who, fixed: true },
  { key: 'kind', title: text.log.kind, cell: (row) => viewKinds[row.kind] },
  { key: 'what', title: text.log.what, cell: (row) => readable(row.what), wrap: true },
];

/** Addresses are kept as they were asked: letters of the filter are shown as letters. */
function readable(what: string): string {
  try {
    return decodeURIComponent(what.replaceAll('+', ' '));
  } catch {
    return what;
  }
}

export const viewsPageOfLog = page<ViewPage>({
  path: '/privacy/views',
  ru: text.log.title,
  ability: keepsPrivacy,
  load: (ctx, _params, query) =>
    viewsPage(ctx, viewFilter.parse({ ...Object.fromEntries(query), limit: 50 })),
  view: (view, found) => ({
    title: text.log.title,
    crumbs: [[text.title, '/privacy']],
    lead: text.log.lead,
    wide: true,
    body: (
      <ListPage
        caption={text.log.title}
        path={view.url('/privacy/views')}
        query={Object.fromEntries(view.query)}
        filters={filters}
        columns={columns(view.territory.zone)}
        rows={[...found.rows]}
        rowKey={(row) => row.id}
        exportHref={view.url(`/privacy/views.xlsx?${view.query}`)}
        pager={{ after: found.after }}
        empty={{ title: text.log.empty, text: text.log.emptyText }}
      />
    ),
  }),
});

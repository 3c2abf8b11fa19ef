// The register of partners: filters, kept filters, agreements in force and joint doings of the year beside each.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { Badge, type Column, type Filter, LinkButton, ListPage } from '../../../ui/index.ts';
import { type SavedView, savedViews, ViewTools, viewLinks, viewPosts } from '../../people/index.ts';
import { keepsPartners } from '../partner.policy.ts';
import { endingDays, type ListedPartner, type PartnerPage, partnersPage } from '../partner.queries.ts';
import { partnerFilter } from '../partner.schema.ts';
import { kindOptions, partnerKinds, partnerText as text } from '../partner.text.ts';
import { lastDayOf } from '../words.ts';
import { PartnerTabs } from './tabs.tsx';

const stateOptions = [
  { value: 'ending', label: `Договор кончается за ${endingDays} дней` },
  { value: 'without', label: 'Без договора' },
  { value: 'closed', label: 'Закрытые' },
  { value: 'all', label: 'Все' },
];

const filters: Filter[] = [
  { name: 'q', label: 'Название или ИНН', kind: 'search' },
  { name: 'kind', label: text.fields.kind, kind: 'select', options: kindOptions },
  { name: 'state', label: text.fields.state, kind: 'select', options: stateOptions, any: 'Действующие' },
];

function AgreementCell({ row }: { row: ListedPartner }) {
  if (!row.agreement) return <span class="o-none">нет</span>;
  const last = lastDayOf(row.agreementEndsOn);
  return (
    <>
      {row.agreement}{' '}
      <small class="o-hint">{last ? `по ${formatDateShort(last)}` : text.agreement.open}</small>
    </>
  );
}

const columns = (view: PageView): Column<ListedPartner>[] => [
  { key: 'name', title: text.fields.shortName, cell: (row) => row.shortName, wrap: true, fixed: true },
  { key: 'kind', title: text.fields.kind, cell: (row) => partnerKinds[row.kind], wrap: true },
  { key: 'agreement', title: text.fields.agreement, cell: (row) => <AgreementCell row={row} />, wrap: true },
  { key: 'responsible', title: text.fields.responsibleId, cell: (row) => row.responsible },
  {
    key: 'works',
    title: text.fields.works,
    numeric: true,
    cell: (row) => <a href={view.url(`/partners/${row.id}/work`)}>{String(row.works)}</a>,
  },
];

const stateColumn: Column<ListedPartner> = {
  key: 'state',
  title: text.fields.state,
  cell: (row) => (
    <Badge tone={row.endsOn ? 'draft' : 'done'} text={row.endsOn ? text.states.closed : text.states.active} />
  ),
};

interface Shown {
  readonly found: PartnerPage;
  readonly views: readonly SavedView[];
}

const load = async (ctx: ReadCtx, query: URLSearchParams): Promise<Shown> => ({
  found: await partnersPage(ctx, partnerFilter.parse({ ...Object.fromEntries(query), limit: 50 })),
  views: await savedViews(ctx, 'partners'),
});

const viewsOf = (view: PageView, saved: readonly SavedView[]) =>
  saved.length === 0
    ? []
    : [
        { text: 'Все действующие', href: view.url('/partners'), current: view.query.size === 0 },
        ...viewLinks(view, '/partners', saved),
      ];

export const partnersListPage = page<Shown>({
  path: '/partners',
  ru: text.title,
  ability: signedIn,
  load: (ctx, _params, query) => load(ctx, query),
  posts: viewPosts('/partners'),
  view: (view, { found, views }) => {
    const filtered = filters.some(({ name }) => view.query.get(name));
    const add = keepsPartners.check(view, undefined) ? null : (
      <LinkButton text={text.newTitle} href={view.url('/partners/new')} look="primary" icon="plus" />
    );
    return {
      title: text.title,
      lead: text.lead,
      actions: (
        <>
          {add}
          <ViewTools view={view} list="partners" views={views} />
        </>
      ),
      wide: true,
      body: (
        <>
          <PartnerTabs view={view} current="partners" />
          <ListPage
            caption={text.title}
            path={view.url('/partners')}
            query={Object.fromEntries(view.query)}
            filters={filters}
            savedViews={viewsOf(view, views)}
            columns={
              ['closed', 'all'].includes(view.query.get('state') ?? '')
                ? [...columns(view), stateColumn]
                : columns(view)
            }
            rows={[...found.rows]}
            rowKey={(row) => row.id}
            rowHref={(row) => view.url(`/partners/${row.id}`)}
            count={{ total: found.total, forms: text.count }}
            exportHref={view.url(`/partners.xlsx?${view.query}`)}
            pager={{ after: found.after }}
            empty={
              filtered
                ? { title: text.empty.filtered, text: text.empty.filteredText }
                : { title: text.empty.title, text: text.empty.text, action: add }
            }
          />
        </>
      ),
    };
  },
});

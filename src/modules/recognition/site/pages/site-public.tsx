// The public list of sites by year and direction, and a site's public card: no sign-in, readable by a search engine.
import { addDays, schoolYearOf } from '../../../../kernel/clock.ts';
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { page } from '../../../../kernel/page.ts';
import { everyone } from '../../../../kernel/policy.ts';
import { countOf, formatDateShort, upperFirst } from '../../../../platform/language/index.ts';
import { EmptyState, Facts, FilterBar, PlainTable, type Query, Section } from '../../../../ui/index.ts';
import { schoolYearText } from '../../../documents/index.ts';
import { type Terms, termsOf } from '../../../regulations/index.ts';
import { type SiteTerm, termsOfSite } from '../site.periods.ts';
import { type SiteCard, siteCard } from '../site.queries.ts';
import { type SiteFilter, siteChoices, siteFilter, sitesPage } from '../site.register.ts';
import { siteFilterOf } from '../site.sheet.ts';
import { type StatusType, statusTypesOf } from '../site.status.ts';
import { siteStateText } from '../site.text.ts';
import { siteWords as words } from './site-pages.text.ts';
import { briefOrder } from './site-parts.tsx';

interface Shown {
  readonly terms: Terms;
  readonly types: StatusType[];
  readonly year: number;
  readonly filter: SiteFilter;
  readonly rows: SiteCard[];
  readonly more: boolean;
  readonly choices: { years: number[]; directions: string[] };
}

/** The year asked for, else the current school year, else the last one that has sites. */
async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const choices = await siteChoices(ctx);
  const asked = siteFilterOf(query);
  const current = ctx.schoolYear;
  const ask = (year: number) =>
    siteFilter.parse({
      year,
      ...(asked.direction ? { direction: asked.direction } : {}),
      ...(asked.statusType ? { statusType: asked.statusType } : {}),
      ...(asked.after ? { after: asked.after } : {}),
      sort: 'direction',
      limit: 200,
    });
  let year = asked.year ?? current;
  let found = await sitesPage(ctx, ask(year));
  const [latest] = choices.years;
  const isToday = current === schoolYearOf(ctx.today);
  if (
    isToday &&
    asked.year === undefined &&
    found.rows.length === 0 &&
    latest !== undefined &&
    latest !== year
  ) {
    year = latest;
    found = await sitesPage(ctx, ask(year));
  }
  return {
    terms: await termsOf(ctx),
    types: await statusTypesOf(ctx),
    year,
    filter: asked,
    rows: found.rows.filter((row) => row.state !== 'drafted'),
    more: found.after !== undefined,
    choices: { ...choices, years: [...new Set([current, ...choices.years])].toSorted((a, b) => b - a) },
  };
}

const typeName = (types: readonly StatusType[], key: string): string =>
  types.find((type) => type.key === key)?.name ?? key;

function List({ shown, url }: { shown: Shown; url: (path: string) => string }) {
  const several = new Set(shown.rows.map((row) => row.statusType)).size > 1;
  return (
    <>
      {[...Map.groupBy(shown.rows, (row) => row.direction)].map(([direction, rows]) => (
        <Section title={direction}>
          <PlainTable
            caption={direction}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => url(`/sites/${row.id}`)}
            columns={[
              {
                key: 'institution',
                title: words.institution,
                wrap: true,
                cell: (row) => row.institutionShortName,
              },
              { key: 'theme', title: words.theme, wrap: true, cell: (row) => row.theme },
              ...(several
                ? [
                    {
                      key: 'status',
                      title: words.status,
                      wrap: true,
                      cell: (row: SiteCard) => typeName(shown.types, row.statusType),
                    },
                  ]
                : []),
              { key: 'state', title: words.state, cell: (row) => siteStateText(row) },
              {
                key: 'order',
                title: words.order,
                cell: (row) => briefOrder({ number: row.orderNumber, date: row.orderDate }),
              },
            ]}
          />
        </Section>
      ))}
    </>
  );
}

export const publicSitesPage = page<Shown>({
  path: '/sites',
  ru: 'Площадки территории',
  ability: everyone,
  frame: 'public',
  load: (ctx, _params, query) => load(ctx, query),
  view: (view, shown) => ({
    title: words.publicTitle(upperFirst(shown.terms.plural('site')), schoolYearText(shown.year)),
    lead: words.publicLead(countOf(shown.rows.length, ...words.forms)),
    wide: true,
    body: (
      <div class="o-content">
        <FilterBar
          path={view.url('/sites')}
          query={{ ...(Object.fromEntries(view.query) as Query), year: String(shown.year) }}
          filters={[
            {
              name: 'year',
              label: words.year,
              kind: 'select',
              options: shown.choices.years.map((year) => ({
                value: String(year),
                label: schoolYearText(year),
              })),
            },
            {
              name: 'direction',
              label: words.direction,
              kind: 'select',
              options: shown.choices.directions.map((each) => ({ value: each, label: each })),
            },
            ...(shown.types.length > 1
              ? [
                  {
                    name: 'statusType',
                    label: words.status,
                    kind: 'select' as const,
                    options: shown.types.map((type) => ({ value: type.key, label: type.name })),
                  },
                ]
              : []),
          ]}
        />
        {shown.rows.length === 0 ? (
          <EmptyState title={words.publicNone} text={words.publicNoneHint} icon="school" />
        ) : (
          <List shown={shown} url={view.url} />
        )}
      </div>
    ),
  }),
});

interface Card {
  readonly site: SiteCard;
  readonly periods: SiteTerm[];
  readonly types: StatusType[];
}

export const publicSitePage = page<Card>({
  path: '/sites/:id',
  ru: 'Площадка: сведения для всех',
  ability: everyone,
  frame: 'public',
  load: async (ctx, { id = '' }) => {
    const site = await siteCard(ctx, id);
    if (!site || site.state === 'drafted') return null;
    return { site, periods: await termsOfSite(ctx, id), types: await statusTypesOf(ctx) };
  },
  view: (view, { site, periods, types }) => ({
    title: `${site.institutionShortName}: ${site.theme}`,
    crumbs: [[words.registerTitle, '/sites']],
    lead: `${typeName(types, site.statusType)}, ${siteStateText(site)}`,
    body: (
      <div class="o-content">
        <Facts
          facts={[
            { label: words.institution, value: site.institutionName, wide: true },
            { label: words.direction, value: site.direction },
            { label: words.head, value: site.headName || words.noPerson },
            { label: words.coHead, value: site.coHeadName || words.noPerson },
            ...(site.goal ? [{ label: words.goal, value: site.goal, wide: true }] : []),
            ...(site.scope === 'network' ? [{ label: words.scope, value: words.scopes.network }] : []),
            ...(site.services ? [{ label: words.services, value: site.services, wide: true }] : []),
          ]}
        />
        <Section title={words.terms}>
          <Periods periods={periods} url={view.actor.kind === 'person' ? view.url : null} />
        </Section>
      </div>
    ),
  }),
});

/** Terms of the status with their orders; also on the card inside. Without `url` the orders are words only. */
export function Periods({
  periods,
  url,
}: {
  periods: readonly SiteTerm[];
  url: ((path: string) => string) | null;
}) {
  return (
    <PlainTable
      caption={words.terms}
      rows={[...periods]}
      rowKey={(term) => term.id}
      columns={[
        { key: 'year', title: words.year, cell: (term) => schoolYearText(term.schoolYear) },
        {
          key: 'state',
          title: words.terms,
          cell: (term) => periodText(term),
        },
        {
          key: 'order',
          title: words.order,
          cell: (term) => {
            const text = briefOrder({ number: term.orderNumber, date: term.orderDate });
            return url ? <a href={url(`/documents/${term.orderDocumentId}`)}>{text}</a> : text;
          },
        },
      ]}
    />
  );
}

const periodText = (term: SiteTerm): string =>
  `${formatDateShort(term.startsOn)} – ${formatDateShort(addDays(term.endsOn, -1))}${term.endedEarlyOn ? `, прекращён ${formatDateShort(term.endedEarlyOn)}` : ''}`;

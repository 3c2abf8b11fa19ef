// The ranking of a body's year: place, average, spread, disagreement, strictness evened out; sortable, exported, printed.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download, page, post } from '../../../kernel/page.ts';
import { formatNumber } from '../../../platform/language/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { type Column, ListPage } from '../../../ui/index.ts';
import { type Listed, norms, parametersOf, versionById } from '../../regulations/index.ts';
import { draftScoreSummary } from '../commands/papers.ts';
import { figureOf, type RankedReview, rankReviews } from '../queries/ranking.ts';
import { visibleReviews } from '../queries/reviews.ts';
import { runsExpertise, seesExpertise, seesScores } from '../review.policy.ts';
import { pageText } from './pages.text.ts';
import { Act, type Campaign, campaignFilters, campaignOf, campaignPath, ReviewTabs } from './parts.tsx';

const words = pageText.ranking;

interface Shown {
  readonly campaign: Campaign | null;
  readonly rows: readonly RankedReview[];
  readonly conclusions: readonly Pick<Listed, 'key' | 'text'>[];
}

async function loadRanking(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const campaign = await campaignOf(ctx, query);
  if (!campaign) return { campaign, rows: [], conclusions: [] };
  const reviews = await visibleReviews(ctx, { ...campaign, states: ['open', 'completed'] });
  const first = reviews[0];
  const form = first ? parametersOf(await versionById(ctx, first.versionId), norms.expertSheet) : null;
  return { campaign, rows: await rankReviews(ctx, reviews), conclusions: form?.conclusions ?? [] };
}

const sorts: Readonly<Record<string, (row: RankedReview) => number | string>> = {
  place: (row) => row.place ?? Number.MAX_SAFE_INTEGER,
  work: (row) => row.review.title,
  average: (row) => row.summary.average ?? -1,
  spread: (row) => row.summary.spread ?? -1,
  standardised: (row) => figureOf(row.summary) ?? -1,
};

const compare = (a: number | string, b: number | string) =>
  typeof a === 'string' ? a.localeCompare(String(b), 'ru') : a - Number(b);

function sorted(rows: readonly RankedReview[], query: URLSearchParams) {
  const key = query.get('sort') ?? 'place';
  const value = sorts[key] ?? sorts.place;
  const dir = query.get('dir') === 'desc' ? ('desc' as const) : ('asc' as const);
  const ordered = rows.toSorted((a, b) => (value ? compare(value(a), value(b)) : 0));
  return {
    rows: dir === 'desc' ? ordered.reverse() : ordered,
    sort: { key: sorts[key] ? key : 'place', dir },
  };
}

const said = (shown: Shown, row: RankedReview): string =>
  shown.conclusions
    .filter(({ key }) => row.summary.conclusions[key])
    .map(({ key, text }) => `${text} — ${row.summary.conclusions[key]}`)
    .join('; ');

const figure = (row: RankedReview, value: number | null): string => {
  if (!seesScores(row.review)) return words.hidden;
  return value === null ? '—' : formatNumber(value);
};

const isEven = (shown: Shown) => shown.rows.some((row) => row.summary.standardised !== null);

function columnsOf(shown: Shown): Column<RankedReview>[] {
  const columns: Column<RankedReview>[] = [
    { key: 'work', title: words.work, sortable: true, wrap: true, cell: (row) => row.review.title },
    { key: 'place', title: words.place, sortable: true, numeric: true, cell: (row) => row.place ?? '—' },
    {
      key: 'average',
      title: words.average,
      sortable: true,
      numeric: true,
      cell: (row) => figure(row, row.summary.average),
    },
    {
      key: 'spread',
      title: words.spread,
      sortable: true,
      numeric: true,
      cell: (row) => (
        <>
          {figure(row, row.summary.spread)}
          {row.summary.disagreement ? (
            <span class="o-late">
              {' '}
              <span aria-hidden="true">▲</span> {words.disagreement}
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: 'deviation',
      title: words.deviation,
      numeric: true,
      cell: (row) => figure(row, row.summary.deviation),
    },
    {
      key: 'sheets',
      title: words.sheets,
      numeric: true,
      cell: ({ summary }) => pageText.assignments.of(summary.submitted, summary.assigned),
    },
    { key: 'conclusions', title: words.conclusions, wrap: true, cell: (row) => said(shown, row) || '—' },
  ];
  if (!isEven(shown)) return columns;
  const even: Column<RankedReview> = {
    key: 'standardised',
    title: words.standardised,
    sortable: true,
    numeric: true,
    cell: (row) => figure(row, row.summary.standardised),
  };
  return columns.toSpliced(3, 0, even);
}

export const rankingPage = page<Shown>({
  path: '/review/ranking',
  ru: words.title,
  ability: seesExpertise,
  load: (ctx, _params, query) => loadRanking(ctx, query),
  posts: [
    post(draftScoreSummary, { next: (output) => `/documents/${output.documentId}`, done: words.summaryDone }),
  ],
  view: (view, shown) => {
    const { campaign } = shown;
    const { rows, sort } = sorted(shown.rows, view.query);
    const runs = campaign !== null && runsExpertise.check(view, campaign) === null;
    const query = campaign
      ? { body: campaign.bodyId, year: String(campaign.year), sort: sort.key, dir: sort.dir }
      : {};
    return {
      title: words.title,
      lead: words.lead,
      wide: true,
      actions: campaign ? (
        runs && rows.length > 0 ? (
          <Act
            view={view}
            command={draftScoreSummary}
            hidden={{ bodyId: campaign.bodyId, year: String(campaign.year) }}
            text={words.summary}
          />
        ) : null
      ) : null,
      body: (
        <>
          <ReviewTabs view={view} current="ranking" campaign={campaign} />
          <ListPage
            caption={words.caption}
            path={view.url('/review/ranking')}
            query={query}
            filters={campaign && campaignFilters(campaign).length > 0 ? campaignFilters(campaign) : undefined}
            count={{ total: rows.length, forms: ['работа', 'работы', 'работ'] }}
            columns={columnsOf(shown)}
            rows={rows}
            rowKey={(row) => row.review.id}
            rowHref={(row) => view.url(`/review/cards/${row.review.id}`)}
            rowTone={(row) => (row.summary.disagreement ? 'waiting' : undefined)}
            sort={sort}
            exportHref={campaign ? view.url(campaignPath('/review/ranking/export', campaign)) : undefined}
            empty={{ title: words.empty, text: words.emptyText, icon: 'scale' }}
          />
        </>
      ),
    };
  },
});

/** Numbers stay numbers in the file, whatever is hidden by blindness is an empty cell. */
export const rankingDownload = download({
  path: '/review/ranking/export',
  ru: words.title,
  ability: seesExpertise,
  load: async (ctx, _params, query) => {
    const shown = await loadRanking(ctx, query);
    if (!shown.campaign) return null;
    const columns: SheetColumn<RankedReview>[] = [
      { title: words.place, value: (row) => row.place, width: 8 },
      { title: words.work, value: (row) => row.review.title, width: 60 },
      {
        title: words.sheets,
        value: ({ summary }) => pageText.assignments.of(summary.submitted, summary.assigned),
        width: 12,
      },
      { title: words.average, value: (row) => row.summary.average, width: 12 },
      { title: words.spread, value: (row) => row.summary.spread, width: 10 },
      { title: words.deviation, value: (row) => row.summary.deviation, width: 12 },
      ...(isEven(shown)
        ? [{ title: words.standardised, value: (row: RankedReview) => row.summary.standardised, width: 14 }]
        : []),
      { title: words.disagreement, value: (row) => (row.summary.disagreement ? 'да' : ''), width: 12 },
      { title: words.conclusions, value: (row) => said(shown, row), width: 60 },
    ];
    return sheetAnswer(query.get('format'), `${words.title}, ${shown.campaign.year}`, columns, shown.rows);
  },
});

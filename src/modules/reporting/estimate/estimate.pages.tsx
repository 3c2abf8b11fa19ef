// The estimate on the screen: by source what was given, planned and spent; every sum opens the lines that make it.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download, type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatNumber } from '../../../platform/language/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import {
  Badge,
  type Column,
  Fields,
  FormPage,
  fieldsOf,
  LinkButton,
  PlainTable,
  PrintButton,
  Section,
} from '../../../ui/index.ts';
import { seesReports } from '../report/report.policy.ts';
import { reportText } from '../report.text.ts';
import { keepsEstimate, saveEstimate } from './estimate.commands.ts';
import {
  bySource,
  type CostLine,
  costLines,
  type Estimate,
  estimateOf,
  type SourceLine,
} from './estimate.queries.ts';
import { estimateText as text } from './estimate.text.ts';

interface Shown {
  readonly year: number;
  readonly estimate: Estimate | null;
  readonly rows: readonly SourceLine[];
}

const yearOf = (ctx: ReadCtx, query: URLSearchParams): number =>
  /^20\d\d$/.test(query.get('year') ?? '') ? Number(query.get('year')) : Number(ctx.today.slice(0, 4));

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const year = yearOf(ctx, query);
  const estimate = await estimateOf(ctx, year);
  return { year, estimate, rows: bySource(estimate, await costLines(ctx, year)) };
}

const linesPath = (year: number, key: string | null) =>
  `/reporting/estimate/lines?${new URLSearchParams({ year: String(year), ...(key === null ? {} : { source: key || '-' }) })}`;
const sourceName = (row: Pick<SourceLine, 'source'>) => row.source || text.noSource;
const rest = (row: SourceLine) =>
  row.amount === null ? null : row.amount - Math.max(row.planned, row.actual);
const money = (value: number | null) => (value === null ? '' : formatNumber(value));

function totalOf(rows: readonly SourceLine[]): SourceLine {
  const sum = (of: (row: SourceLine) => number) => rows.reduce((all, row) => all + of(row), 0);
  return {
    ...{ key: 'total', source: text.total, titles: '', lines: [], isOver: rows.some((row) => row.isOver) },
    amount: sum((row) => row.amount ?? 0),
    ...{ planned: sum((row) => row.planned), actual: sum((row) => row.actual) },
  };
}

const columns = (view: PageView, year: number): Column<SourceLine>[] => {
  const link = (row: SourceLine, value: number) =>
    value === 0 ? (
      '0'
    ) : (
      <a href={view.url(linesPath(year, row.key === 'total' ? null : row.key))}>{formatNumber(value)}</a>
    );
  return [
    { key: 'source', title: text.fields.source, cell: sourceName, wrap: true },
    { key: 'titles', title: text.fields.titles, cell: (row) => row.titles, wrap: true },
    {
      key: 'amount',
      title: text.fields.amount,
      numeric: true,
      cell: (row) => (row.amount === null ? text.notInEstimate : money(row.amount)),
    },
    { key: 'planned', title: text.fields.planned, numeric: true, cell: (row) => link(row, row.planned) },
    { key: 'actual', title: text.fields.actual, numeric: true, cell: (row) => link(row, row.actual) },
    { key: 'rest', title: text.fields.rest, numeric: true, cell: (row) => money(rest(row)) },
    {
      key: 'state',
      title: text.fields.state,
      cell: (row) =>
        row.isOver ? (
          <Badge tone="trouble" text={row.amount === null ? text.states.none : text.states.over} />
        ) : (
          <Badge tone="done" text={text.states.within} />
        ),
    },
  ];
};

const leadOf = ({ estimate, rows }: Shown): string => {
  if (!estimate) return `${text.lead} ${text.absent}`;
  const over = rows.filter((row) => row.isOver).map(sourceName);
  const approved = estimate.approvedOn ? text.approved(estimate.act) : text.notApproved;
  return `${approved} ${over.length > 0 ? text.over(over.join(', ')) : text.within}`;
};

export const estimatePage = page<Shown>({
  path: '/reporting/estimate',
  ru: text.title,
  ability: seesReports,
  load: (ctx, _params, query) => load(ctx, query),
  view: (view, shown) => {
    const { year, rows } = shown;
    const to = (wanted: number) => view.url(`/reporting/estimate?year=${wanted}`);
    return {
      title: `${text.title}: ${year} год`,
      crumbs: [[reportText.title, '/reporting']],
      lead: leadOf(shown),
      wide: true,
      actions: (
        <>
          {refusalOf(view, saveEstimate, undefined) ? null : (
            <LinkButton
              text={text.edit}
              look="primary"
              href={view.url(`/reporting/estimate/edit?year=${year}`)}
            />
          )}
          <LinkButton text={String(year - 1)} href={to(year - 1)} />
          <LinkButton text={String(year + 1)} href={to(year + 1)} />
          <LinkButton
            text="XLSX"
            icon="download"
            look="quiet"
            download
            href={view.url(`/reporting/estimate.xlsx?year=${year}`)}
          />
          <PrintButton />
        </>
      ),
      body: (
        <Section title={text.lines}>
          <PlainTable
            caption={text.title}
            rows={rows.length > 1 ? [...rows, totalOf(rows)] : [...rows]}
            rowKey={(row) => row.key || 'none'}
            empty="Расходов в пунктах плана этого года нет, смета не внесена."
            columns={columns(view, year)}
          />
        </Section>
      ),
    };
  },
});

interface Lines {
  readonly year: number;
  readonly rows: readonly CostLine[];
}

export const estimateLinesPage = page<Lines>({
  path: '/reporting/estimate/lines',
  ru: text.lines,
  ability: seesReports,
  load: async (ctx, _params, query) => {
    const year = yearOf(ctx, query);
    const source = query.get('source');
    const key = source === '-' ? '' : source;
    const all = bySource(await estimateOf(ctx, year), await costLines(ctx, year));
    return { year, rows: all.filter((row) => key === null || row.key === key).flatMap(({ lines }) => lines) };
  },
  view: (view, { year, rows }) => ({
    title: `${text.lines}: ${year} год`,
    crumbs: [
      [reportText.title, '/reporting'],
      [text.title, `/reporting/estimate?year=${year}`],
    ],
    wide: true,
    body: (
      <PlainTable
        caption={text.lines}
        rows={[...rows]}
        rowKey={(row) => row.id}
        empty="Пунктов с такими расходами нет."
        columns={[
          {
            key: 'line',
            title: text.fields.line,
            wrap: true,
            cell: (row) => <a href={view.url(`/planning/lines/${row.id}`)}>{row.title}</a>,
          },
          { key: 'term', title: text.fields.term, cell: (row) => row.term, wrap: true },
          { key: 'who', title: text.fields.responsible, cell: (row) => row.responsible },
          {
            key: 'source',
            title: text.fields.source,
            cell: (row) => row.source || text.noSource,
            wrap: true,
          },
          { key: 'planned', title: text.fields.planned, numeric: true, cell: (row) => money(row.planned) },
          { key: 'actual', title: text.fields.actual, numeric: true, cell: (row) => money(row.actual) },
        ]}
      />
    ),
  }),
});

export const estimateEditPage = page<{ year: number; estimate: Estimate | null }>({
  path: '/reporting/estimate/edit',
  ru: text.edit,
  ability: keepsEstimate,
  load: async (ctx, _params, query) => {
    const year = yearOf(ctx, query);
    return { year, estimate: await estimateOf(ctx, year) };
  },
  posts: [post(saveEstimate, { next: ({ year }) => `/reporting/estimate?year=${year}`, done: text.saved })],
  view: (view, { year, estimate }) => {
    const fields = fieldsOf(saveEstimate.input).filter(({ widget }) => widget !== 'hidden');
    return {
      title: text.editTitle(year),
      crumbs: [
        [reportText.title, '/reporting'],
        [text.title, `/reporting/estimate?year=${year}`],
      ],
      lead: text.hints.source,
      body: (
        <FormPage
          action={view.self}
          submit={saveEstimate.ru}
          guard={{ idempotencyKey: view.formKey, version: estimate?.version ?? 0 }}
          hidden={{ _command: saveEstimate.name, year: String(year) }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'Не сохранять', href: view.url(`/reporting/estimate?year=${year}`) }}
        >
          <Fields
            fields={fields}
            values={view.form?.values ?? { ...estimate }}
            errors={view.form?.refusal.fields}
          />
        </FormPage>
      ),
    };
  },
});

const sheetColumns: readonly SheetColumn<SourceLine>[] = [
  { title: text.fields.source, value: sourceName, width: 30 },
  { title: text.fields.titles, value: (row) => row.titles, width: 50 },
  { title: text.fields.amount, value: (row) => row.amount, width: 16 },
  { title: text.fields.planned, value: (row) => row.planned, width: 16 },
  { title: text.fields.actual, value: (row) => row.actual, width: 16 },
  { title: text.fields.rest, value: rest, width: 16 },
  {
    title: text.fields.state,
    value: (row) => (row.isOver ? text.states.over : text.states.within),
    width: 18,
  },
];

export const estimateSheet = download({
  path: '/reporting/estimate.xlsx',
  ru: `${text.title}: XLSX`,
  ability: seesReports,
  load: async (ctx, _params, query) => {
    const { year, rows } = await load(ctx, query);
    return sheetAnswer(query.get('format'), `${text.title} ${year}`, sheetColumns, [...rows, totalOf(rows)]);
  },
});

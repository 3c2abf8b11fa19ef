// What a number is made of: its records, each leading to itself; of an approved report — the records of that day.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page } from '../../../kernel/page.ts';
import { countOf, formatDateShort } from '../../../platform/language/index.ts';
import { type Column, LinkButton, PlainTable, PrintButton, Section } from '../../../ui/index.ts';
import { type Cell, cellAt, type Item, type Table } from '../figures/figure.ts';
import { cellWords } from '../papers/report.paper.ts';
import { type Change, changesSince } from '../report/report.changes.ts';
import { reportPath } from '../report/report.commands.ts';
import { seesReports } from '../report/report.policy.ts';
import { contentNow, contentOf, type Report, report } from '../report/report.queries.ts';
import { reportText } from '../report.text.ts';
import { reportCrumbs } from './show.tsx';

const text = reportText.made;

interface Made {
  readonly found: Report;
  readonly table: Table;
  readonly cell: Cell;
  readonly where: string;
}

async function loadMade(ctx: ReadCtx, id: string, query: URLSearchParams): Promise<Made | null> {
  const found = await report(ctx, id);
  if (!found) return null;
  const { sections } = await contentOf(ctx, found);
  // Without a number asked, the first one of the report.
  const asked = query.get('section');
  const table = sections.find((each) =>
    asked ? each.key === asked : each.table?.rows[0]?.cells[0]?.items,
  )?.table;
  const [row, column] = [query.get('row') ?? '0', Number(query.get('column') ?? '0')];
  const cell = table && cellAt(table, row, column);
  if (!table || !cell?.items) return null;
  const title = row === 'total' ? 'всего' : (table.rows[Number(row)]?.title ?? '');
  return { found, table, cell, where: `${title}, ${table.columns[column] ?? ''}` };
}

const columnsFor = (view: PageView): Column<Item & { readonly key: string }>[] => [
  {
    key: 'title',
    title: text.record,
    wrap: true,
    cell: (item) => (item.path ? <a href={view.url(item.path)}>{item.title}</a> : item.title),
  },
  { key: 'hint', title: text.hint, wrap: true, cell: (item) => item.hint },
  { key: 'on', title: text.on, cell: (item) => (item.on ? formatDateShort(item.on) : '') },
];

export const madePage = page<Made>({
  path: '/reporting/reports/:id/made',
  ru: reportText.tabs.made,
  ability: seesReports,
  load: (ctx, { id = '' }, query) => loadMade(ctx, id, query),
  view: (view, { found, table, cell, where }) => {
    const items = (cell.items ?? []).flatMap((index) => {
      const item = table.items[index];
      return item ? [{ ...item, key: String(index) }] : [];
    });
    return {
      title: `${table.title}: ${where} — ${cellWords(cell)}`,
      crumbs: [...reportCrumbs, [found.title, reportPath(found.id)]],
      lead: `${found.state === 'approved' ? text.frozenLead : text.lead} ${countOf(items.length, ...text.count)}.`,
      wide: true,
      actions: (
        <>
          <LinkButton
            text="XLSX"
            icon="download"
            look="quiet"
            download
            href={view.url(`${reportPath(found.id)}/made.xlsx?${view.query}`)}
          />
          <PrintButton />
        </>
      ),
      body: (
        <PlainTable
          caption={table.title}
          rows={items}
          rowKey={(item) => item.key}
          empty={text.empty}
          columns={columnsFor(view)}
        />
      ),
    };
  },
});

interface Changes {
  readonly found: Report;
  readonly changes: readonly Change[];
}

const Items = ({ view, items }: { view: PageView; items: readonly Item[] }) => (
  <>
    {items.slice(0, 20).map((item) => (
      <div>
        <a href={view.url(item.path)}>{item.title}</a>
      </div>
    ))}
    {items.length > 20 ? <div>{`и ещё ${items.length - 20}`}</div> : null}
  </>
);

export const changesPage = page<Changes>({
  path: '/reporting/reports/:id/changes',
  ru: reportText.changes.title,
  ability: seesReports,
  load: async (ctx, { id = '' }) => {
    const found = await report(ctx, id);
    if (!found) return null;
    if (found.state !== 'approved') return { found, changes: [] };
    return { found, changes: changesSince(await contentOf(ctx, found), await contentNow(ctx, found)) };
  },
  view: (view, { found, changes }) => ({
    title: reportText.changes.title,
    crumbs: [...reportCrumbs, [found.title, reportPath(found.id)]],
    lead: reportText.changes.lead,
    wide: true,
    body: (
      <Section title={found.title}>
        <PlainTable
          caption={reportText.changes.title}
          rows={[...changes]}
          rowKey={(row) => row.where}
          empty={found.state === 'approved' ? reportText.changes.none : reportText.changes.early}
          columns={[
            { key: 'where', title: reportText.changes.where, cell: (row) => row.where, wrap: true },
            { key: 'was', title: reportText.changes.was, numeric: true, cell: (row) => row.was },
            { key: 'now', title: reportText.changes.now, numeric: true, cell: (row) => row.now },
            {
              key: 'came',
              title: reportText.changes.came,
              wrap: true,
              cell: (row) => <Items view={view} items={row.came} />,
            },
            {
              key: 'left',
              title: reportText.changes.left,
              wrap: true,
              cell: (row) => <Items view={view} items={row.left} />,
            },
          ]}
        />
      </Section>
    ),
  }),
});

// The catalogue of the fund: by kind, subject, year, where it is; a number of the inventory finds it too.
import { page } from '../../../../kernel/page.ts';
import { upperFirst } from '../../../../platform/language/index.ts';
import { Badge, type Column, type Filter, LinkButton, ListPage } from '../../../../ui/index.ts';
import { isKeeper, keepsFund, usesFund } from '../../library.policy.ts';
import { subjectsInUse } from '../../material/material.queries.ts';
import { optionsOf } from '../../material/material.text.ts';
import { FundTabs } from '../../material/pages/signs.tsx';
import { itemKinds, fundText as text, wheres } from '../fund.text.ts';
import { freeOf, type Item, type ItemPage, itemFilterOf, itemsList } from '../item.queries.ts';

interface Shown extends ItemPage {
  readonly subjects: readonly string[];
}

/** How many can be taken now, in words and colour. */
export function WhereBadge({ row }: { row: Item }) {
  if (row.copies === 0) return <>{row.url ? 'в сети' : ''}</>;
  const free = freeOf(row);
  if (row.overdue > 0) return <Badge tone="trouble" text={`${wheres.overdue}: ${row.overdue}`} />;
  return free > 0 ? (
    <Badge tone="done" text={`${free} из ${row.copies}`} />
  ) : (
    <Badge tone="waiting" text={row.lost === row.copies ? wheres.lost : wheres.out} />
  );
}

const columns: Column<Item>[] = [
  { key: 'title', title: text.fields.title, cell: (row) => row.title, wrap: true, fixed: true },
  { key: 'authors', title: text.fields.authors, cell: (row) => row.authors, wrap: true },
  { key: 'kind', title: text.fields.kind, cell: (row) => upperFirst(itemKinds[row.kind]), wrap: true },
  { key: 'subjects', title: text.fields.subjects, cell: (row) => row.subjects.join(', '), wrap: true },
  { key: 'year', title: text.fields.year, cell: (row) => String(row.year ?? '') },
  { key: 'where', title: text.fields.where, cell: (row) => <WhereBadge row={row} /> },
];

const filtersFor = (subjects: readonly string[]): Filter[] => [
  { name: 'q', label: 'Заглавие, автор, номер', kind: 'search' },
  { name: 'kind', label: text.fields.kind, kind: 'select', options: optionsOf(itemKinds) },
  {
    ...{ name: 'subject', label: text.fields.subjects, kind: 'select' },
    options: subjects.map((each) => ({ value: each, label: each })),
  },
  { name: 'where', label: text.fields.where, kind: 'select', options: optionsOf(wheres) },
  { name: 'year', label: text.fields.year, kind: 'search' },
];

export const itemsPage = page<Shown>({
  path: '/library/items',
  ru: text.title,
  ability: usesFund,
  load: async (ctx, _params, query) => ({
    ...(await itemsList(ctx, itemFilterOf(query))),
    subjects: await subjectsInUse(ctx, 'items'),
  }),
  view: (view, found) => {
    const filters = filtersFor(found.subjects);
    const { empty } = text;
    const add = keepsFund.check(view, undefined) ? null : (
      <LinkButton text={text.add} href={view.url('/library/items/new')} look="primary" icon="plus" />
    );
    return {
      title: text.title,
      lead: text.lead,
      actions: (
        <>
          {add}
          {isKeeper(view) ? (
            <LinkButton
              text={text.inventory}
              href={view.url('/library/inventory.pdf')}
              icon="printer"
              download
            />
          ) : null}
        </>
      ),
      wide: true,
      body: (
        <>
          <FundTabs view={view} current="items" />
          <ListPage
            caption={text.title}
            path={view.url('/library/items')}
            query={Object.fromEntries(view.query)}
            filters={filters}
            columns={columns}
            rows={[...found.rows]}
            rowKey={(row) => row.id}
            rowHref={(row) => view.url(`/library/items/${row.id}`)}
            count={{ total: found.total, forms: text.count }}
            exportHref={view.url(`/library/items.xlsx?${view.query}`)}
            pager={{ after: found.after }}
            empty={
              filters.some(({ name }) => view.query.get(name))
                ? { title: empty.filtered, text: empty.filteredText }
                : { title: empty.title, text: add ? empty.text : empty.reader, action: add }
            }
          />
        </>
      ),
    };
  },
});

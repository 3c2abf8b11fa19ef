// The register of training: filters that combine, by date or by name, fifty a page, XLSX and print.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page, shownList } from '../../../kernel/page.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { type Column, type Filter, LinkButton, ListPage } from '../../../ui/index.ts';
import { institutionFilter, institutionKinds } from '../../institutions/index.ts';
import { keepsSomebody, seesDevelopment, seesTerritory } from '../development.policy.ts';
import { type RecordPage, recordsPage, type TrainingRecord } from '../record.queries.ts';
import { recordFilter } from '../record.schema.ts';
import { exceptionKinds, recordStates, recordText as text } from '../record.text.ts';
import { RecordBadge, shortName } from './signs.tsx';
import { DevelopmentTabs } from './tabs.tsx';

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** The programme with who taught it beneath. */
const Programme = ({ row }: { row: TrainingRecord }) => (
  <>
    {row.title}
    {row.provider ? <small class="o-hint"> {row.provider}</small> : null}
  </>
);

export const recordColumns: Column<TrainingRecord>[] = [
  { key: 'name', title: text.fields.person, cell: shortName, sortable: true, fixed: true },
  { key: 'institution', title: text.fields.institution, cell: (row) => row.institution ?? '', wrap: true },
  { key: 'title', title: text.fields.title, cell: (row) => <Programme row={row} />, wrap: true },
  { key: 'hours', title: text.fields.hours, cell: (row) => String(row.hours), numeric: true },
  { key: 'ends', title: text.fields.endsOn, cell: (row) => formatDateShort(row.endsOn), sortable: true },
  { key: 'document', title: 'Документ', cell: (row) => row.documentNumber },
  { key: 'state', title: text.fields.state, cell: (row) => <RecordBadge state={row.state} />, wrap: true },
];

/** Filters as they came in the address; what is not understood is left out. */
export function recordFilterOf(query: URLSearchParams) {
  const asked = Object.fromEntries(
    [...query].filter(([name, value]) => name in recordFilter.shape && name !== 'limit' && value !== ''),
  );
  const read = recordFilter.safeParse(asked);
  return read.success ? read.data : recordFilter.parse({});
}

const filtersFor = (ctx: ReadCtx, institution: Filter[], year: number): Filter[] => [
  { name: 'q', label: 'Фамилия или программа', kind: 'search' },
  ...(seesTerritory(ctx)
    ? [
        {
          name: 'institutionKind',
          label: text.fields.institutionKind,
          kind: 'select' as const,
          options: optionsOf(institutionKinds),
        },
        ...institution,
      ]
    : []),
  { name: 'state', label: text.fields.state, kind: 'select', options: optionsOf(recordStates) },
  {
    name: 'year',
    label: text.fields.year,
    kind: 'select',
    options: Array.from({ length: 8 }, (_, back) => String(year + 1 - back)).map((value) => ({
      value,
      label: value,
    })),
  },
];

interface Shown {
  readonly found: RecordPage;
  /** Only who sees the territory chooses. */
  readonly institution: Filter[];
}

export const recordsListPage = page<Shown>({
  path: '/development/records',
  ru: text.registerTitle,
  ability: seesDevelopment,
  load: async (ctx, _params, query) => {
    const institution = seesTerritory(ctx) ? [await institutionFilter(ctx, query)] : [];
    return { found: await recordsPage(ctx, recordFilterOf(query)), institution };
  },
  shows: (_shown, address) => shownList(address),
  view: (view, { found, institution }) => {
    const filters = filtersFor(view, institution, Number(view.today.slice(0, 4)));
    const filtered = [...filters.map(({ name }) => name), 'exception', 'courseId', 'personId'].some((name) =>
      view.query.get(name),
    );
    const exception = view.query.get('exception') as keyof typeof exceptionKinds | null;
    const add = keepsSomebody.check(view, undefined) ? null : (
      <LinkButton
        text={text.newTitle}
        href={view.url('/development/records/new')}
        look="primary"
        icon="plus"
      />
    );
    return {
      title: text.registerTitle,
      lead: exception && exceptionKinds[exception] ? `Отклонения: ${exceptionKinds[exception]}.` : text.lead,
      actions: add,
      wide: true,
      body: (
        <>
          <DevelopmentTabs view={view} current={exception ? 'exceptions' : 'records'} />
          <ListPage
            caption={text.registerTitle}
            path={view.url('/development/records')}
            query={Object.fromEntries(view.query)}
            filters={filters}
            columns={recordColumns}
            rows={[...found.rows]}
            rowKey={(row) => row.id}
            rowHref={(row) => view.url(`/development/records/${row.id}`)}
            sort={
              view.query.get('sort') === 'name' ? { key: 'name', dir: 'asc' } : { key: 'ends', dir: 'desc' }
            }
            count={{ total: found.total, atLeast: found.more, forms: text.count }}
            exportHref={view.url(`/development/records.xlsx?${view.query}`)}
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

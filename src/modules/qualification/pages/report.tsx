// Shares of categories on a day by institution, position or subject; every number opens its list.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page } from '../../../kernel/page.ts';
import { formatDate, formatPercent } from '../../../platform/language/index.ts';
import {
  type Filter,
  FilterBar,
  LinkButton,
  Pager,
  PlainTable,
  PrintButton,
  Tabs,
} from '../../../ui/index.ts';
import { institutionFilter } from '../../institutions/index.ts';
import { skipOf, subjectNames } from '../../people/index.ts';
import { attestedOptions } from '../attested.ts';
import { seesStaff, sightOf } from '../qualification.policy.ts';
import { qualificationText as text } from '../qualification.text.ts';
import {
  type Cut,
  cutOf,
  cuts,
  dayOf,
  employmentFilters,
  reportFilterOf,
  type StaffFilter,
} from '../staff.filter.ts';
import { optionsOf } from '../staff.groups.ts';
import {
  listBehind,
  type NumbersPage,
  type StaffNumbers,
  staffNumbersPage,
  staffTotals,
} from '../staff.numbers.ts';

interface Shown {
  readonly by: Cut;
  readonly filter: StaffFilter;
  readonly found: NumbersPage;
  readonly totals: StaffNumbers;
  readonly institution: Filter;
}

/** «Организация» of the figures; asked before them, as it may put the id into the query. */
export function numberFilter(ctx: ReadCtx, query: URLSearchParams): Promise<Filter> {
  const sight = sightOf(ctx);
  return institutionFilter(ctx, query, sight.kind === 'institutions' ? sight.ids : undefined);
}

const employmentOptions = [
  { value: 'all', label: 'вместе с внешними совместителями' },
  ...optionsOf(employmentFilters).filter(({ value }) => value === 'outer'),
];

export function NumbersFilter(props: {
  view: PageView;
  path: string;
  institution: Filter;
  keep?: readonly string[];
}) {
  const { view, path, institution } = props;
  const known = ['on', 'institutionId', 'position', 'subject', 'employment', ...(props.keep ?? [])];
  return (
    <FilterBar
      path={view.url(path)}
      query={Object.fromEntries([...view.query].filter(([name]) => known.includes(name)))}
      filters={[
        { name: 'on', label: 'На дату', kind: 'date' },
        institution,
        { name: 'position', label: 'Должность', kind: 'select', options: [...attestedOptions] },
        {
          name: 'subject',
          label: 'Предмет',
          kind: 'select',
          options: subjectNames.map((name) => ({ value: name, label: name })),
        },
        {
          name: 'employment',
          label: 'Совместители',
          kind: 'select',
          options: employmentOptions,
          any: employmentFilters.own,
        },
      ]}
    />
  );
}

const narrowing: Readonly<Record<Cut, string>> = {
  institution: 'institutionId',
  position: 'position',
  subject: 'subject',
};

export const withCategory = (line: StaffNumbers): number =>
  (line.standing.highest ?? 0) + (line.standing.first ?? 0);

export const staffReportPage = page<Shown>({
  path: '/qualification/report',
  ru: 'Доля категорий',
  ability: seesStaff,
  load: async (ctx, _params, query) => {
    const institution = await numberFilter(ctx, query);
    const filter = reportFilterOf(query);
    const by = cutOf(query);
    return {
      ...{ by, filter, institution },
      found: await staffNumbersPage(ctx, filter, by, 'standing', skipOf(query)),
      totals: await staffTotals(ctx, filter, 'standing'),
    };
  },
  view: (view, { by, filter, found, totals, institution }) => {
    const on = dayOf(view, filter);
    const path = '/qualification/report';
    const number = (line: StaffNumbers, count: number, asked: Record<string, string>) => {
      if (count === 0) return '0';
      if (line !== totals && line.key === '') return String(count);
      const narrowed = line === totals ? asked : { ...asked, [narrowing[by]]: line.key };
      return <a href={view.url(listBehind(filter, on, narrowed))}>{count}</a>;
    };
    const share = (line: StaffNumbers, count: number) => (
      <span title={`${count} из ${line.total}`}>
        {line.total > 0 ? formatPercent((100 * count) / line.total) : '—'}
      </span>
    );
    return {
      title: 'Доля категорий',
      crumbs: [[text.title, '/qualification']],
      lead: `На ${formatDate(on)} Человек считается один раз, по лучшей категории своих должностей. Каждое число открывает список.`,
      wide: true,
      actions: (
        <>
          <LinkButton
            text="Скачать XLSX"
            href={view.url(`/qualification/report.xlsx?${view.query}`)}
            icon="download"
            download
          />
          <PrintButton />
        </>
      ),
      body: (
        <>
          <NumbersFilter view={view} path={path} institution={institution} keep={['by']} />
          <Tabs
            label="Разрез"
            tabs={(Object.keys(cuts) as Cut[]).map((each) => {
              const query = new URLSearchParams(view.query);
              query.set('by', each);
              for (const cursor of ['after', 'before']) query.delete(cursor);
              return { text: cuts[each], href: view.url(`${path}?${query}`), current: each === by };
            })}
          />
          <PlainTable
            caption={`Доля категорий ${cuts[by]}`}
            rows={[totals, ...found.lines]}
            rowKey={(line) => (line === totals ? 'all' : line.key || 'none')}
            columns={[
              {
                key: 'title',
                title: by === 'institution' ? 'Организация' : by === 'position' ? 'Должность' : 'Предмет',
                cell: (line) => (line === totals ? <strong>Всего</strong> : line.title),
                wrap: true,
              },
              {
                key: 'total',
                title: 'Педагогов',
                cell: (line) => number(line, line.total, {}),
                numeric: true,
              },
              {
                key: 'highest',
                title: 'Высшая',
                cell: (line) => number(line, line.standing.highest ?? 0, { category: 'highest' }),
                numeric: true,
              },
              {
                key: 'first',
                title: 'Первая',
                cell: (line) => number(line, line.standing.first ?? 0, { category: 'first' }),
                numeric: true,
              },
              {
                key: 'share',
                title: 'Доля с категорией',
                cell: (line) => share(line, withCategory(line)),
                numeric: true,
              },
              {
                key: 'conformity',
                title: 'Соответствие',
                cell: (line) => number(line, line.standing.conformity ?? 0, { category: 'conformity' }),
                numeric: true,
              },
              {
                key: 'none',
                title: 'Ничего нет',
                cell: (line) => number(line, line.standing.none ?? 0, { category: 'none' }),
                numeric: true,
              },
              {
                key: 'methodist',
                title: 'Методисты',
                cell: (line) => number(line, line.methodist, { category: 'methodist' }),
                numeric: true,
              },
              {
                key: 'mentor',
                title: 'Наставники',
                cell: (line) => number(line, line.mentor, { category: 'mentor' }),
                numeric: true,
              },
            ]}
          />
          <Pager path={view.url(path)} query={Object.fromEntries(view.query)} cursors={found} />
        </>
      ),
    };
  },
});

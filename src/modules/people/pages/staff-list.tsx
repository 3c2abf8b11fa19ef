// «Кадры на дату»: filters that combine, columns to choose, saved views, bulk end of posts; vacancies stand apart.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, shownList } from '../../../kernel/page.ts';
import { formatDate, formatNumber } from '../../../platform/language/index.ts';
import { type Column, countOf, type Filter, LinkButton, ListPage } from '../../../ui/index.ts';
import { institutionFilter } from '../../institutions/index.ts';
import { keepsStaff } from '../person.policy.ts';
import { positionGroups, positionOptions } from '../positions.ts';
import { subjectNames } from '../post/subjects.ts';
import { shownValue, staffColumns } from '../staff/staff.columns.ts';
import { dayOf, filterFrom, narrowPosts, seesStaffList } from '../staff/staff.filter.ts';
import {
  type ListedPost,
  type StaffFigures,
  type StaffListPage,
  staffFigures,
  staffList,
} from '../staff/staff.list.ts';
import { ageOptions, employmentOptions, leaveOptions, staffText as text } from '../staff/staff.text.ts';
import { staffParts } from '../staff/staff-parts.ts';
import { type SavedView, savedViews } from '../staff/view.commands.ts';
import { ViewTools, viewLinks, viewPosts } from './view-tools.tsx';

interface Shown {
  readonly page: StaffListPage;
  /** null: more posts than are counted exactly (decision 21). */
  readonly figures: StaffFigures | null;
  /** People outside the staff, as rooms above count them. */
  readonly apart: readonly Apart[];
  readonly views: readonly SavedView[];
  readonly institution: Filter;
}

interface Apart {
  readonly title: string;
  readonly words: string;
  readonly count: number;
  readonly path: string;
}

async function apartFrom(ctx: ReadCtx, on: string): Promise<Apart[]> {
  const found: Apart[] = [];
  for (const { title, apart } of staffParts()) if (apart) found.push({ title, ...(await apart(ctx, on)) });
  return found;
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const institution = await institutionFilter(ctx, query);
  const filter = filterFrom(query);
  const narrow = await narrowPosts(ctx, filter);
  const found = await staffList(ctx, filter, narrow);
  return {
    institution,
    page: found,
    figures: found.more ? null : await staffFigures(ctx, filter, narrow),
    apart: await apartFrom(ctx, dayOf(ctx, filter)),
    views: await savedViews(ctx, 'staff'),
  };
}

const positionChoices = [
  ...positionGroups.map((group) => ({ value: `group:${group}`, label: `Все: ${group.toLowerCase()}` })),
  ...positionOptions.map(({ value, label }) => ({ value, label })),
];

export function staffFilters(institution: Filter): Filter[] {
  return [
    { name: 'on', label: text.fields.on, kind: 'date' },
    { name: 'q', label: text.fields.name, kind: 'search' },
    institution,
    { name: 'position', label: text.fields.position, kind: 'select', options: positionChoices },
    {
      name: 'subject',
      label: text.fields.subject,
      kind: 'select',
      options: subjectNames.map((name) => ({ value: name, label: name })),
    },
    { name: 'employment', label: text.fields.employment, kind: 'select', options: employmentOptions },
    { name: 'leave', label: text.fields.leave, kind: 'select', options: leaveOptions },
    { name: 'age', label: text.fields.age, kind: 'select', options: ageOptions },
    ...staffParts().flatMap((part): Filter[] =>
      part.options ? [{ name: part.key, label: part.title, kind: 'select', options: [...part.options] }] : [],
    ),
  ];
}

function columnsFor(query: URLSearchParams): Column<ListedPost>[] {
  const asked = query.getAll('columns');
  return staffColumns().map((column) => ({
    key: column.sort ?? column.key,
    title: column.title,
    cell: (row) => shownValue(column, row),
    wrap: !['name', 'since', 'birthDate'].includes(column.key),
    numeric: ['load', 'hours'].includes(column.key),
    sortable: column.sort !== undefined,
    fixed: column.fixed,
    hidden:
      !column.fixed &&
      (asked.length > 0 ? !asked.includes(column.sort ?? column.key) : column.hidden === true),
  }));
}

const people = ['человек', 'человека', 'человек'] as const;

/** «На 1 января 2026 г.: 86 человек, 94 должности, 81,5 ставки; …»: the same in print. */
function summary({ page: { on, total }, figures, apart: others }: Shown): string {
  if (!figures) return text.tooMany(formatDate(on), formatNumber(total));
  const posts = countOf(figures.posts, text.count);
  const apart = [
    `внешних совместителей ${formatNumber(figures.external)}`,
    `в длительном отпуске ${formatNumber(figures.onLeave)}`,
    `вакантных ставок ${formatNumber(figures.vacantLoad)}`,
    ...others.map(({ words, count }) => `${words} ${formatNumber(count)}`),
  ].join(', ');
  return `На ${formatDate(on)}: ${countOf(figures.people, people)}, ${posts}, занято ставок ${formatNumber(figures.load)}. Отдельно: ${apart}.`;
}

/** Ready views, kept on the chosen day, then the person's own. */
function viewsOf(view: PageView, { views: saved, apart }: Shown) {
  const on = view.query.get('on');
  const to = (path: string, query: Record<string, string>) => {
    const params = new URLSearchParams({ ...(on ? { on } : {}), ...query }).toString();
    return view.url(params ? `${path}?${params}` : path);
  };
  const [employment, leave] = [view.query.get('employment') ?? '', view.query.get('leave') ?? ''];
  return [
    { text: text.views.all, href: to('/people/staff', {}), current: employment === '' && leave === '' },
    {
      text: text.views.own,
      href: to('/people/staff', { employment: 'own' }),
      current: employment === 'own' && leave === '',
    },
    {
      text: text.views.external,
      href: to('/people/staff', { employment: 'outer-part-time' }),
      current: employment === 'outer-part-time',
    },
    { text: text.views.leave, href: to('/people/staff', { leave: 'only' }), current: leave === 'only' },
    { text: text.views.vacancies, href: to('/people/vacancies', {}) },
    ...apart.map(({ title, path }) => ({ text: title, href: view.url(path) })),
    ...viewLinks(view, '/people/staff', saved),
  ];
}

export const staffListPage = page<Shown>({
  path: '/people/staff',
  ru: text.title,
  ability: seesStaffList,
  load: (ctx, _params, query) => load(ctx, query),
  shows: (_shown, address) => shownList(address),
  posts: viewPosts('/people/staff'),
  view: (view, shown) => ({
    title: text.title,
    lead: summary(shown),
    actions: (
      <>
        <ViewTools view={view} list="staff" views={shown.views} />
        <LinkButton
          text="Таблица CSV"
          href={view.url(`/people/staff.xlsx?format=csv&${view.query}`)}
          look="quiet"
        />
      </>
    ),
    wide: true,
    body: (
      <ListPage
        caption={text.title}
        path={view.url('/people/staff')}
        query={{ ...Object.fromEntries(view.query), columns: view.query.getAll('columns') }}
        filters={staffFilters(shown.institution)}
        savedViews={viewsOf(view, shown)}
        columns={columnsFor(view.query)}
        chooseColumns
        rows={[...shown.page.rows]}
        rowKey={(row) => row.id}
        rowHref={(row) => view.url(`/people/${row.personId}`)}
        rowName={(row) => `${row.surname} ${row.given}, ${row.title}`}
        sort={{
          key: filterFrom(view.query).sort,
          dir: filterFrom(view.query).dir,
        }}
        count={{ total: shown.page.total, atLeast: shown.page.more, forms: text.count }}
        exportHref={view.url(`/people/staff.xlsx?${view.query}`)}
        pager={{ before: shown.page.before, after: shown.page.after }}
        bulk={
          keepsStaff.check(view, undefined)
            ? undefined
            : {
                action: view.url('/people/staff/end'),
                commands: [
                  { value: 'end', text: text.bulkTitle },
                  ...staffParts().flatMap(({ key, bulk }) =>
                    bulk ? [{ value: key, text: bulk.text, action: view.url(bulk.path) }] : [],
                  ),
                ],
              }
        }
        empty={{ title: text.empty, text: text.emptyText }}
      />
    ),
  }),
});

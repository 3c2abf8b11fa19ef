// «Кадры на дату»: filters that combine, columns to choose, saved views, bulk end of posts; vacancies stand apart.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate, formatNumber } from '../../../platform/language/index.ts';
import {
  ActionButton,
  type Column,
  countOf,
  Field,
  type FieldDescriptor,
  type Filter,
  LinkButton,
  ListPage,
} from '../../../ui/index.ts';
import { institutionChoice } from '../../institutions/index.ts';
import { keepsStaff } from '../person.policy.ts';
import { positionGroups, positionOptions } from '../positions.ts';
import { subjectNames } from '../post/subjects.ts';
import { shownValue, staffColumns } from '../staff/staff.columns.ts';
import { filterFrom, seesStaffList } from '../staff/staff.filter.ts';
import {
  type ListedPost,
  type StaffFigures,
  type StaffListPage,
  staffFigures,
  staffList,
} from '../staff/staff.list.ts';
import { ageOptions, employmentOptions, leaveOptions, staffText as text } from '../staff/staff.text.ts';
import { staffParts } from '../staff/staff-parts.ts';
import { removeView, type SavedView, savedViews, saveView } from '../staff/view.commands.ts';

interface Shown {
  readonly page: StaffListPage;
  readonly figures: StaffFigures;
  readonly views: readonly SavedView[];
  readonly institutions: FieldDescriptor['options'];
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const filter = filterFrom(query);
  return {
    page: await staffList(ctx, filter),
    figures: await staffFigures(ctx, filter),
    views: await savedViews(ctx),
    institutions: (await institutionChoice(ctx)).options,
  };
}

const positionChoices = [
  ...positionGroups.map((group) => ({ value: `group:${group}`, label: `Все: ${group.toLowerCase()}` })),
  ...positionOptions.map(({ value, label }) => ({ value, label })),
];

export function staffFilters(institutions: FieldDescriptor['options']): Filter[] {
  return [
    { name: 'on', label: text.fields.on, kind: 'date' },
    { name: 'q', label: text.fields.name, kind: 'search' },
    { name: 'institutionId', label: text.fields.place, kind: 'select', options: institutions },
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
function summary({ page: { on }, figures }: Shown): string {
  const posts = countOf(figures.posts, text.count);
  const apart = [
    `внешних совместителей ${formatNumber(figures.external)}`,
    `в длительном отпуске ${formatNumber(figures.onLeave)}`,
    `вакантных ставок ${formatNumber(figures.vacantLoad)}`,
  ].join(', ');
  return `На ${formatDate(on)}: ${countOf(figures.people, people)}, ${posts}, занято ставок ${formatNumber(figures.load)}. Отдельно: ${apart}.`;
}

/** Ready views, kept on the chosen day, then the person's own. */
function viewsOf(view: PageView, saved: readonly SavedView[]) {
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
    ...saved.map(({ name, query, id }) => ({
      text: name,
      href: view.url(`/people/staff?${query}${query ? '&' : ''}view=${id}`),
      current: view.query.get('view') === id,
    })),
  ];
}

function ViewTools({ view, views }: { view: PageView; views: readonly SavedView[] }) {
  const current = views.find((each) => each.id === view.query.get('view'));
  const failed = view.form?.command === saveView.name ? view.form : null;
  return (
    <>
      <ActionButton
        text={saveView.ru}
        action={view.self}
        icon="star"
        look="quiet"
        open={failed !== null}
        guard={{ idempotencyKey: `${view.formKey}-view` }}
        hidden={{ _command: saveView.name, query: view.query.toString() }}
      >
        <Field
          name="name"
          label={text.viewName}
          widget="text"
          required
          value={String(failed?.values.name ?? '')}
          error={failed?.refusal.fields.name ?? (failed ? failed.refusal.text : undefined)}
        />
      </ActionButton>
      {current ? (
        <ActionButton
          text={removeView.ru}
          action={view.self}
          look="quiet"
          guard={{ idempotencyKey: `${view.formKey}-gone` }}
          hidden={{ _command: removeView.name, id: current.id }}
        />
      ) : null}
    </>
  );
}

export const staffListPage = page<Shown>({
  path: '/people/staff',
  ru: text.title,
  ability: seesStaffList,
  load: (ctx, _params, query) => load(ctx, query),
  posts: [
    post(saveView, {
      next: ({ id, query }) => `/people/staff?${query}${query ? '&' : ''}view=${id}`,
      done: 'Отбор сохранён',
    }),
    post(removeView, { next: () => '/people/staff', done: 'Отбор удалён' }),
  ],
  view: (view, shown) => ({
    title: text.title,
    lead: summary(shown),
    actions: (
      <>
        {refusalOf(view, saveView, undefined) ? null : <ViewTools view={view} views={shown.views} />}
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
        filters={staffFilters(shown.institutions)}
        savedViews={viewsOf(view, shown.views)}
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
            : { action: view.url('/people/staff/end'), commands: [{ value: 'end', text: text.bulkTitle }] }
        }
        empty={{ title: text.empty, text: text.emptyText }}
      />
    ),
  }),
});

// The catalogue of courses: search, provider, kind, enrolment; places and trained people beside each.
import { page } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { type Column, LinkButton, ListPage, type Option } from '../../../ui/index.ts';
import { type CoursePage, coursesPage, type ListedCourse } from '../course.queries.ts';
import { courseFilter } from '../course.schema.ts';
import {
  courseStates,
  courseText as text,
  trainingForms,
  trainingKindOptions,
  trainingKinds,
} from '../course.text.ts';
import { keepsCourses } from '../development.policy.ts';
import { providerOptions } from './choice.ts';
import { CourseBadge, periodWords } from './signs.tsx';
import { DevelopmentTabs } from './tabs.tsx';

const columnsOn = (today: string): Column<ListedCourse>[] => [
  { key: 'title', title: text.fields.title, cell: (row) => row.title, wrap: true, fixed: true },
  { key: 'provider', title: text.provider, cell: (row) => row.provider, wrap: true },
  {
    key: 'kind',
    title: text.fields.kind,
    cell: (row) => `${trainingKinds[row.kind]}, ${trainingForms[row.form]}`,
    wrap: true,
  },
  { key: 'hours', title: text.fields.hours, cell: (row) => String(row.hours), numeric: true },
  {
    key: 'when',
    title: 'Сроки',
    cell: (row) => periodWords(row.startsOn, row.endsOn, row.terms),
    wrap: true,
  },
  {
    key: 'seats',
    title: 'Занято мест',
    cell: (row) => (row.seats === null ? String(row.taken) : `${row.taken} из ${row.seats}`),
    numeric: true,
  },
  { key: 'trained', title: 'Обучено', cell: (row) => String(row.trained), numeric: true },
  { key: 'state', title: text.fields.state, cell: (row) => <CourseBadge course={row} today={today} /> },
];

export function courseFilterOf(query: URLSearchParams) {
  const asked = Object.fromEntries(
    [...query].filter(([name, value]) => name in courseFilter.shape && name !== 'limit' && value !== ''),
  );
  const read = courseFilter.safeParse(asked);
  return read.success ? read.data : courseFilter.parse({});
}

interface Shown {
  readonly found: CoursePage;
  readonly providers: Option[];
}

export const coursesListPage = page<Shown>({
  path: '/development/courses',
  ru: text.title,
  ability: signedIn,
  load: async (ctx, _params, query) => ({
    found: await coursesPage(ctx, courseFilterOf(query)),
    providers: await providerOptions(ctx),
  }),
  view: (view, { found, providers }) => {
    const keeps = !keepsCourses.check(view, undefined);
    const add = keeps ? (
      <LinkButton
        text={text.newCourse}
        href={view.url('/development/courses/new')}
        look="primary"
        icon="plus"
      />
    ) : null;
    const filters = [
      { name: 'q', label: 'Название или содержание', kind: 'search' as const },
      { name: 'providerId', label: text.provider, kind: 'select' as const, options: providers },
      { name: 'kind', label: text.fields.kind, kind: 'select' as const, options: trainingKindOptions },
      {
        name: 'state',
        label: text.fields.state,
        kind: 'select' as const,
        options: Object.entries(courseStates).map(([value, label]) => ({ value, label })),
      },
    ];
    const filtered = filters.some(({ name }) => view.query.get(name));
    return {
      title: text.title,
      lead: text.lead,
      actions: (
        <>
          {add}
          <LinkButton
            text={text.providers}
            href={view.url('/development/providers')}
            icon="building-community"
          />
        </>
      ),
      wide: true,
      body: (
        <>
          <DevelopmentTabs view={view} current="courses" />
          <ListPage
            caption={text.title}
            path={view.url('/development/courses')}
            query={Object.fromEntries(view.query)}
            filters={filters}
            columns={columnsOn(view.today)}
            rows={[...found.rows]}
            rowKey={(row) => row.id}
            rowHref={(row) => view.url(`/development/courses/${row.id}`)}
            count={{ total: found.total, forms: text.count }}
            exportHref={view.url(`/development/courses.xlsx?${view.query}`)}
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

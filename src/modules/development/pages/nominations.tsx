// Nominations: the list by course, organisation and state; the request, confirmation and order of one course.
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { type Column, LinkButton, ListPage, type Option } from '../../../ui/index.ts';
import { seesDevelopment, seesTerritory } from '../development.policy.ts';
import { declineNomination, withdrawNomination } from '../nomination.commands.ts';
import { type Nomination, type NominationPage, nominationsPage } from '../nomination.queries.ts';
import { nominationFilter } from '../nomination.schema.ts';
import { nominationStates, nominationText as text } from '../nomination.text.ts';
import { courseOptions } from './choice.ts';
import { RefusalActions } from './nomination-parts.tsx';
import { NominationBadge, shortName } from './signs.tsx';
import { DevelopmentTabs } from './tabs.tsx';

const columns: Column<Nomination>[] = [
  { key: 'name', title: text.fields.person, cell: shortName, fixed: true },
  { key: 'institution', title: text.fields.institution, cell: (row) => row.institution ?? '', wrap: true },
  {
    key: 'position',
    title: text.fields.position,
    cell: (row) => [row.position, row.subject].filter(Boolean).join(', '),
    wrap: true,
  },
  { key: 'course', title: text.fields.courseId, cell: (row) => row.course, wrap: true },
  { key: 'on', title: text.fields.proposedOn, cell: (row) => formatDateShort(row.proposedOn) },
  { key: 'state', title: text.fields.state, cell: (row) => <NominationBadge state={row.state} /> },
];

function filterOf(query: URLSearchParams) {
  const asked = Object.fromEntries(
    [...query].filter(([name, value]) => name in nominationFilter.shape && name !== 'limit' && value !== ''),
  );
  const read = nominationFilter.safeParse(asked);
  return read.success ? read.data : nominationFilter.parse({});
}

interface Shown {
  readonly found: NominationPage;
  readonly courses: Option[];
}

const here = () => '/development/nominations';

export const nominationsListPage = page<Shown>({
  path: '/development/nominations',
  ru: text.title,
  ability: seesDevelopment,
  load: async (ctx, _params, query) => ({
    found: await nominationsPage(ctx, filterOf(query)),
    courses: await courseOptions(ctx),
  }),
  posts: [
    post(withdrawNomination, { next: here, done: 'Направление отозвано' }),
    post(declineNomination, { next: here, done: 'Направление отклонено' }),
  ],
  view: (view, { found, courses }) => {
    const filters = [
      { name: 'q', label: 'Фамилия', kind: 'search' as const },
      { name: 'courseId', label: text.fields.courseId, kind: 'select' as const, options: courses },
      {
        name: 'state',
        label: text.fields.state,
        kind: 'select' as const,
        options: Object.entries(nominationStates).map(([value, label]) => ({ value, label })),
      },
    ];
    const add = (
      <LinkButton text={text.nominate} href={view.url('/development/nominate')} look="primary" icon="plus" />
    );
    const withActions = found.rows.some((row) => !refusalOf(view, withdrawNomination, row));
    return {
      title: text.title,
      lead: text.lead,
      actions: add,
      wide: true,
      body: (
        <>
          <DevelopmentTabs view={view} current="nominations" />
          <ListPage
            caption={text.title}
            path={view.url('/development/nominations')}
            query={Object.fromEntries(view.query)}
            filters={filters}
            columns={
              withActions
                ? [
                    ...columns,
                    { key: 'do', title: '', cell: (row) => <RefusalActions view={view} row={row} /> },
                  ]
                : columns
            }
            rows={[...found.rows]}
            rowKey={(row) => row.id}
            rowHref={(row) =>
              view.url(
                seesTerritory(view)
                  ? `/development/courses/${row.courseId}/places`
                  : `/development/people/${row.personId}`,
              )
            }
            count={{ total: found.total, forms: text.count }}
            exportHref={view.url(`/development/nominations.xlsx?${view.query}`)}
            pager={{ after: found.after }}
            empty={
              filters.some(({ name }) => view.query.get(name))
                ? { title: text.empty.filtered, text: text.empty.filteredText }
                : { title: text.empty.title, text: text.empty.text, action: add }
            }
          />
        </>
      ),
    };
  },
});

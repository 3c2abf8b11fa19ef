// The people behind a number of the forecast: marked ones are proposed to a course.
import { page } from '../../../kernel/page.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { type Column, ListPage } from '../../../ui/index.ts';
import { keepsSomebody, seesDevelopment } from '../development.policy.ts';
import { type DuePerson, duePeople } from '../forecast.queries.ts';
import { forecastCellOf, forecastFilterOf } from '../forecast.schema.ts';
import { periodText } from '../forecast.sheets.ts';
import { forecastText as text } from '../forecast.text.ts';
import { nominationText } from '../nomination.text.ts';
import { shortName, wholeName } from './signs.tsx';

const columns: Column<DuePerson>[] = [
  { key: 'name', title: text.columns.person, cell: shortName, fixed: true },
  {
    key: 'institution',
    title: text.columns.institution,
    cell: (row) => row.institution ?? text.service,
    wrap: true,
  },
  {
    key: 'position',
    title: text.columns.position,
    cell: (row) => [row.position, row.subjects.join(', ')].filter(Boolean).join(', '),
    wrap: true,
  },
  {
    key: 'last',
    title: text.columns.last,
    cell: (row) => (row.endedOn ? formatDateShort(row.endedOn) : text.none),
  },
  {
    key: 'due',
    title: text.columns.due,
    cell: (row) => formatDateShort(row.turnOn),
  },
  {
    key: 'place',
    title: text.columns.place,
    cell: (row) => (row.placed ? 'есть' : 'нет'),
  },
];

interface Shown {
  readonly rows: DuePerson[];
  readonly after: string | undefined;
  readonly period: string;
}

export const forecastPeoplePage = page<Shown>({
  path: '/development/forecast/people',
  ru: text.people,
  ability: seesDevelopment,
  load: async (ctx, _params, query) => {
    const cell = forecastCellOf(query);
    return { ...(await duePeople(ctx, forecastFilterOf(query), cell)), period: cell.period };
  },
  view: (view, { rows, after, period }) => ({
    title:
      period && period !== '0'
        ? `${text.people}: ${periodText(period)}`
        : period
          ? 'Кому уже пора'
          : text.people,
    crumbs: [[text.title, '/development/forecast']],
    lead: 'Отметьте людей и предложите их на курс: дальше покажем, подойдёт ли он и хватит ли мест.',
    wide: true,
    body: (
      <ListPage
        caption={text.people}
        path={view.url('/development/forecast/people')}
        query={Object.fromEntries(view.query)}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.personId}
        rowName={wholeName}
        rowHref={(row) => view.url(`/development/people/${row.personId}`)}
        exportHref={view.url(`/development/forecast/people.xlsx?${view.query}`)}
        pager={{ after }}
        bulk={
          keepsSomebody.check(view, undefined)
            ? undefined
            : {
                action: view.url('/development/nominate'),
                commands: [{ value: 'nominate', text: nominationText.nominate }],
              }
        }
        empty={{ title: 'Никого', text: 'В этой клетке прогноза людей нет.' }}
      />
    ),
  }),
});

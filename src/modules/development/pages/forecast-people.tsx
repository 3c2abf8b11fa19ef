// The people behind a number of the forecast: marked ones are proposed to a course.
import { page } from '../../../kernel/page.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { type Column, ListPage } from '../../../ui/index.ts';
import { attestationGrounds } from '../../qualification/index.ts';
import { keepsSomebody, seesDevelopment } from '../development.policy.ts';
import { type DuePerson, duePeople } from '../forecast.queries.ts';
import { type ForecastFilter, forecastCellOf, forecastFilterOf } from '../forecast.schema.ts';
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

const attested: Column<DuePerson>[] = [
  ...columns.slice(0, 3),
  {
    key: 'ground',
    title: text.columns.ground,
    cell: (row) => (row.ground ? attestationGrounds[row.ground] : ''),
    wrap: true,
  },
  {
    key: 'last',
    title: text.columns.attested,
    cell: (row) => (row.endedOn ? formatDateShort(row.endedOn) : text.none),
  },
  {
    key: 'due',
    title: text.columns.term,
    cell: (row) => (row.ground === 'unknown' ? text.none : formatDateShort(row.turnOn)),
  },
  { key: 'place', title: text.columns.marked, cell: (row) => (row.placed ? 'да' : 'нет') },
];

interface Shown {
  readonly about: ForecastFilter['about'];
  readonly rows: DuePerson[];
  readonly after: string | undefined;
  readonly period: string;
}

export const forecastPeoplePage = page<Shown>({
  path: '/development/forecast/people',
  ru: text.people,
  ability: seesDevelopment,
  load: async (ctx, _params, query) => {
    const [cell, filter] = [forecastCellOf(query), forecastFilterOf(query)];
    return { ...(await duePeople(ctx, filter, cell)), period: cell.period, about: filter.about };
  },
  view: (view, { rows, after, period, about }) => {
    const training = about === 'training';
    const words = training ? text : text.attestation;
    return {
      title: titleOf(words, period),
      crumbs: [[words.title, training ? '/development/forecast' : '/development/forecast?about=attestation']],
      lead: words.peopleLead,
      wide: true,
      body: (
        <ListPage
          caption={words.people}
          path={view.url('/development/forecast/people')}
          query={Object.fromEntries(view.query)}
          columns={training ? columns : attested}
          rows={rows}
          rowKey={(row) => (training ? row.personId : row.key)}
          rowName={wholeName}
          rowHref={(row) => view.url(`/${training ? 'development' : 'qualification'}/people/${row.personId}`)}
          exportHref={view.url(`/development/forecast/people.xlsx?${view.query}`)}
          pager={{ after }}
          bulk={
            !training || keepsSomebody.check(view, undefined)
              ? undefined
              : {
                  action: view.url('/development/nominate'),
                  commands: [{ value: 'nominate', text: nominationText.nominate }],
                }
          }
          empty={{ title: 'Никого', text: 'В этой клетке прогноза людей нет.' }}
        />
      ),
    };
  },
});

const titleOf = (words: { readonly people: string; readonly already: string }, period: string): string => {
  if (period === '0') return words.already;
  return period ? `${words.people}: ${periodText(period)}` : words.people;
};

// Vacancies on a date: what is free in which institution, beside the staff list and with its filters.
import { page } from '../../../kernel/page.ts';
import { formatDate, formatDateShort, formatNumber } from '../../../platform/language/index.ts';
import { countOf, type Filter, LinkButton, ListPage } from '../../../ui/index.ts';
import { institutionFilter } from '../../institutions/index.ts';
import { dayOf, filterFrom, seesStaffList, seesVacancies } from '../staff/staff.filter.ts';
import { staffText as text } from '../staff/staff.text.ts';
import { type ListedVacancy, vacancyList } from '../staff/vacancy.list.ts';
import { staffFilters } from './staff-list.tsx';

interface Shown {
  readonly on: string;
  readonly rows: readonly ListedVacancy[];
  readonly institution: Filter;
}

const forms = ['вакансия', 'вакансии', 'вакансий'] as const;
const asked = ['on', 'institutionId', 'position', 'subject'];

export const vacanciesPage = page<Shown>({
  path: '/people/vacancies',
  ru: text.vacanciesTitle,
  ability: seesVacancies,
  load: async (ctx, _params, query) => {
    const institution = await institutionFilter(ctx, query);
    const filter = filterFrom(query);
    return {
      institution,
      on: dayOf(ctx, filter),
      rows: await vacancyList(ctx, filter),
    };
  },
  view: (view, { on, rows, institution }) => ({
    title: text.vacanciesTitle,
    crumbs: [[text.title, '/people/staff']],
    lead: `На ${formatDate(on)}: ${countOf(rows.length, forms)}, всего ставок ${formatNumber(rows.reduce((sum, row) => sum + row.load, 0))}.`,
    actions: seesStaffList.check(view, undefined) ? null : (
      <LinkButton text={text.title} href={view.url('/people/staff')} look="quiet" />
    ),
    wide: true,
    body: (
      <ListPage
        caption={text.vacanciesTitle}
        path={view.url('/people/vacancies')}
        query={Object.fromEntries(view.query)}
        filters={staffFilters(institution).filter((filter) => asked.includes(filter.name))}
        columns={[
          { key: 'place', title: text.fields.place, cell: (row: ListedVacancy) => row.place, wrap: true },
          { key: 'position', title: text.fields.position, cell: (row) => row.position, wrap: true },
          { key: 'subject', title: text.fields.subject, cell: (row) => row.subject, wrap: true },
          { key: 'load', title: text.fields.load, cell: (row) => formatNumber(row.load), numeric: true },
          { key: 'since', title: 'С какого дня', cell: (row) => formatDateShort(row.startsOn) },
          { key: 'note', title: 'Примечание', cell: (row) => row.note, wrap: true },
        ]}
        rows={[...rows]}
        rowKey={(row) => row.id}
        rowHref={(row) => view.url(`/institutions/${row.institutionId}/staff`)}
        count={{ total: rows.length, forms }}
        exportHref={view.url(`/people/vacancies.xlsx?${view.query}`)}
        empty={{ title: text.vacanciesEmpty, text: text.vacanciesEmptyText }}
      />
    ),
  }),
});

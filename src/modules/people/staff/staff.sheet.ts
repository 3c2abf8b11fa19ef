// The staff list and the vacancies as sheets: the same filter, the same day, the columns the person chose.
import { everyRow, PORTION } from '../../../kernel/list.ts';
import { download } from '../../../kernel/page.ts';
import { formatDate, formatDateShort } from '../../../platform/language/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { staffColumns } from './staff.columns.ts';
import { dayOf, filterFrom, seesStaffList, seesVacancies } from './staff.filter.ts';
import { type ListedPost, staffList } from './staff.list.ts';
import { staffText as text } from './staff.text.ts';
import { type ListedVacancy, vacancyList } from './vacancy.list.ts';

export const staffSheet = download({
  path: '/people/staff.xlsx',
  ru: `${text.title}: XLSX`,
  ability: seesStaffList,
  load: async (ctx, _params, query) => {
    const filter = filterFrom(query);
    const asked = query.getAll('columns');
    const chosen = staffColumns().filter(
      (column) => column.fixed || (asked.length > 0 ? asked.includes(column.key) : !column.hidden),
    );
    const columns: SheetColumn<ListedPost>[] = chosen.map(({ title, value, width }) => ({
      title,
      value,
      width,
    }));
    const name = `${text.title} ${formatDate(dayOf(ctx, filter))}`;
    return sheetAnswer(
      query.get('format'),
      name,
      columns,
      everyRow((after) => staffList(ctx, { ...filter, before: '', limit: PORTION, after })),
    );
  },
});

const vacancyColumns: readonly SheetColumn<ListedVacancy>[] = [
  { title: text.fields.place, value: (row) => row.place, width: 40 },
  { title: text.fields.position, value: (row) => row.position, width: 30 },
  { title: text.fields.subject, value: (row) => row.subject, width: 26 },
  { title: text.fields.load, value: (row) => row.load, width: 10 },
  { title: 'С какого дня', value: (row) => formatDateShort(row.startsOn), width: 14 },
  { title: 'Примечание', value: (row) => row.note, width: 40 },
];

export const vacancySheet = download({
  path: '/people/vacancies.xlsx',
  ru: `${text.vacanciesTitle}: XLSX`,
  ability: seesVacancies,
  load: async (ctx, _params, query) => {
    const filter = filterFrom(query);
    const rows = await vacancyList(ctx, filter);
    const name = `${text.vacanciesTitle} ${formatDate(dayOf(ctx, filter))}`;
    return sheetAnswer(query.get('format'), name, vacancyColumns, rows);
  },
});

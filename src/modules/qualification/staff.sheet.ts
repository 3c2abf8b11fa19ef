// The list of staff as a sheet: the same filters and the same day, every row, read page by page.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { download } from '../../kernel/page.ts';
import { countOf, formatDate } from '../../platform/language/index.ts';
import { type SheetColumn, sheetAnswer } from '../../platform/sheets/index.ts';
import { seesStaff } from './qualification.policy.ts';
import { categoryNames, qualificationText as text } from './qualification.text.ts';
import { dayOf, type StaffFilter, staffFilterOf } from './staff.filter.ts';
import { educationGroups } from './staff.groups.ts';
import { type StaffRow, staffList } from './staff.list.ts';

/** The one worth a column of its own: the best in force. */
const mainOf = (row: StaffRow) =>
  row.categories.find((each) => ['highest', 'first'].includes(each.kind)) ?? row.categories[0] ?? null;

const columns: readonly SheetColumn<StaffRow>[] = [
  {
    title: 'Организация',
    value: (row) => [...new Set(row.posts.map((each) => each.place))].join('; '),
    width: 40,
  },
  { title: 'Фамилия', value: (row) => row.surname, width: 20 },
  { title: 'Имя', value: (row) => row.given, width: 16 },
  { title: 'Отчество', value: (row) => row.patronymic, width: 20 },
  { title: 'Должность', value: (row) => row.posts.map((each) => each.title).join('; '), width: 36 },
  {
    title: 'Категория',
    value: (row) => row.categories.map((each) => categoryNames[each.kind]).join('; ') || 'нет',
    width: 28,
  },
  { title: 'Дата решения', value: (row) => mainOf(row)?.grantedOn, type: 'date', width: 14 },
  { title: 'Действует по', value: (row) => mainOf(row)?.validUntil, type: 'date', width: 14 },
  {
    title: 'Срок',
    value: (row) => {
      const main = mainOf(row);
      if (main) return main.validUntil === null ? 'бессрочно' : 'со сроком';
      return row.lapsed?.endedOn ? `истекла ${formatDate(row.lapsed.endedOn)}` : '';
    },
    width: 24,
  },
  { title: 'Документ', value: (row) => mainOf(row)?.document, width: 44 },
  { title: 'Порядок', value: (row) => mainOf(row)?.act, width: 44 },
  { title: 'Образование', value: (row) => educationGroups[row.education], width: 32 },
  {
    title: 'Педагогический стаж',
    value: (row) => countOf(Math.floor(row.pedagogicalMonths / 12), 'год', 'года', 'лет'),
    width: 18,
  },
];

async function* everybody(ctx: ReadCtx, filter: StaffFilter): AsyncGenerator<StaffRow> {
  let after = '';
  do {
    const found = await staffList(ctx, { ...filter, limit: 200, after, before: '' });
    yield* found.rows;
    after = found.after ?? '';
  } while (after);
}

export const staffSheet = download({
  path: '/qualification.xlsx',
  ru: `${text.title}: XLSX`,
  ability: seesStaff,
  load: (ctx, _params, query) => {
    const filter = staffFilterOf(query);
    const title = `${text.title} на ${dayOf(ctx, filter).split('-').reverse().join('.')}`;
    return sheetAnswer(query.get('format'), title, columns, everybody(ctx, filter));
  },
});

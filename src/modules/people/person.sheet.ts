// The list of people as a sheet: names and posts for all, contacts only where this reader sees them.
import { everyRow, PORTION } from '../../kernel/list.ts';
import { download } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { type SheetColumn, sheetAnswer } from '../../platform/sheets/index.ts';
import { type ListedPerson, peopleFilter, peopleList } from './person.list.ts';
import { personText as text } from './person.text.ts';

const columns: readonly SheetColumn<ListedPerson>[] = [
  { title: text.fields.surname, value: (row) => row.surname, width: 22 },
  { title: text.fields.given, value: (row) => row.given, width: 18 },
  { title: text.fields.patronymic, value: (row) => row.patronymic, width: 22 },
  { title: text.fields.position, value: (row) => row.posts.map((post) => post.title).join('; '), width: 40 },
  {
    title: text.fields.institutionId,
    value: (row) => row.posts.map((post) => post.place).join('; '),
    width: 50,
  },
  { title: text.fields.email, value: (row) => row.email, width: 28 },
  { title: text.fields.phone, value: (row) => row.phone, width: 20 },
];

export const peopleSheet = download({
  path: '/people.xlsx',
  ru: `${text.title}: XLSX`,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const filter = peopleFilter.safeParse(Object.fromEntries([...query].filter(([, value]) => value !== '')));
    const asked = { ...(filter.success ? filter.data : {}), before: '', limit: PORTION };
    const rows = everyRow((after) => peopleList(ctx, { ...asked, after }));
    return sheetAnswer(query.get('format'), text.title, columns, rows);
  },
});

// The list of staff as a sheet: the same filters and the same day, every row, read page by page.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { everyRow, PORTION } from '../../kernel/list.ts';
import { download } from '../../kernel/page.ts';
import { sheetAnswer } from '../../platform/sheets/index.ts';
import { seesStaff } from './qualification.policy.ts';
import { qualificationText as text } from './qualification.text.ts';
import { dayOf, type StaffFilter, staffFilterOf } from './staff.filter.ts';
import { type StaffRow, staffList } from './staff.list.ts';
import { type StaffWords, staffColumns, wordsOf } from './staff.words.ts';

/** Everybody the filter fits, in the order of the list. */
export const everybody = (ctx: ReadCtx, filter: StaffFilter): AsyncGenerator<StaffRow> =>
  everyRow((after) => staffList(ctx, { ...filter, limit: PORTION, after, before: '' }));

async function* inWords(ctx: ReadCtx, filter: StaffFilter): AsyncGenerator<StaffWords> {
  for await (const row of everybody(ctx, filter)) yield wordsOf(row);
}

export const staffSheet = download({
  path: '/qualification.xlsx',
  ru: `${text.title}: XLSX`,
  ability: seesStaff,
  load: (ctx, _params, query) => {
    const filter = staffFilterOf(query);
    const title = `${text.title} на ${dayOf(ctx, filter).split('-').reverse().join('.')}`;
    return sheetAnswer(query.get('format'), title, staffColumns, inWords(ctx, filter));
  },
});

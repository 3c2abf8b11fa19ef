// The month of the calendar as a sheet.
import { download } from '../../../kernel/page.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { sheetAnswer } from '../../../platform/sheets/index.ts';
import type { Entry } from '../calendar.queries.ts';
import { calendarText as text } from '../calendar.text.ts';
import { monthOf, whenOf } from './calendar-month.tsx';

export const calendarSheet = download({
  path: '/calendar.xlsx',
  ru: `${text.title} в XLSX`,
  ability: signedIn,
  load: async (ctx, _params, query) => {
    const shown = await monthOf(ctx, query);
    return sheetAnswer<Entry>(
      query.get('format'),
      `${text.title} ${shown.first.slice(0, 7)}`,
      [
        { title: text.fields.when, value: whenOf, width: 26 },
        { title: text.fields.title, value: (row) => row.title, width: 50 },
        { title: text.fields.kind, value: (row) => text.kinds[row.kind], width: 22 },
        { title: text.fields.whose, value: (row) => row.whose, width: 30 },
        { title: text.fields.term, value: (row) => row.term, width: 22 },
        { title: text.fields.place, value: (row) => row.place, width: 30 },
      ],
      shown.entries,
    );
  },
});

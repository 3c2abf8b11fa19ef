// Personal responsibility as a sheet: a line a thing, with the filters of the report.
import { download } from '../../../kernel/page.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { overseesStaff } from '../centre.policy.ts';
import { chargesIn, type JudgedCharge } from './charges.ts';
import { fits, reportFilterOf } from './control.schema.ts';
import { controlText as text, verdicts } from './control.text.ts';

const columns: readonly SheetColumn<JudgedCharge>[] = [
  { title: text.fields.person, value: (row) => row.name, width: 26 },
  { title: text.fields.kind, value: (row) => row.kind, width: 26 },
  { title: text.fields.text, value: (row) => row.text, width: 70 },
  { title: text.fields.due, value: (row) => row.due, type: 'date', width: 12 },
  { title: text.fields.done, value: (row) => row.doneOn, type: 'date', width: 12 },
  { title: text.fields.verdict, value: (row) => verdicts[row.verdict], width: 20 },
  { title: text.fields.reason, value: (row) => row.reason, width: 50 },
];

export const responsibilitySheet = download({
  path: '/centre/responsibility.xlsx',
  ru: `${text.title}: XLSX`,
  ability: overseesStaff,
  load: async (ctx, _params, query) => {
    const filter = reportFilterOf(ctx.today, query);
    const rows = (await chargesIn(ctx, filter)).filter(fits(filter));
    return sheetAnswer(query.get('format'), text.title, columns, rows);
  },
});

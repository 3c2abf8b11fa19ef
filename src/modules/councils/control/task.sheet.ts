// The control list as a file: the screen's filters, every row.
import { everyRow, PORTION } from '../../../kernel/list.ts';
import { download } from '../../../kernel/page.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { seesCouncils } from '../body.policy.ts';
import { standings } from './task.lifecycle.ts';
import { type ListedTask, taskFilter, taskPage } from './task.queries.ts';
import { taskText as text } from './task.text.ts';

const columns: readonly SheetColumn<ListedTask>[] = [
  { title: text.fields.body, value: (row) => row.bodyName, width: 26 },
  { title: text.fields.protocol, value: (row) => row.sessionNumber, width: 10 },
  { title: 'Заседание', value: (row) => row.heldOn, type: 'date', width: 12 },
  { title: 'Вопрос', value: (row) => row.itemTitle, width: 50 },
  { title: text.fields.text, value: (row) => row.text, width: 70 },
  { title: text.fields.owner, value: (row) => row.owner, width: 22 },
  { title: text.fields.due, value: (row) => row.dueOn, type: 'date', width: 12 },
  { title: text.fields.done, value: (row) => row.doneOn, type: 'date', width: 12 },
  { title: text.fields.standing, value: (row) => standings[row.standing], width: 24 },
  { title: text.fields.outcome, value: (row) => row.outcome, width: 60 },
  { title: text.fields.explanation, value: (row) => row.explanation, width: 40 },
];

export const taskSheet = download({
  path: '/councils/decisions.xlsx',
  ru: `${text.title}: XLSX`,
  ability: seesCouncils,
  load: async (ctx, _params, query) =>
    sheetAnswer(
      query.get('format'),
      text.title,
      columns,
      everyRow((after) =>
        taskPage(ctx, { ...taskFilter.parse(Object.fromEntries(query)), limit: PORTION, after }),
      ),
    ),
});

// Applications and the journal of help as sheets, with the filters of their lists.
import { everyRow, PORTION } from '../../kernel/list.ts';
import { download } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { type SheetColumn, sheetAnswer } from '../../platform/sheets/index.ts';
import { applicationLifecycle } from './application.lifecycle.ts';
import { applicationFilterOf, applicationList } from './application.queries.ts';
import type { Application } from './application.schema.ts';
import { applicationText, ways } from './application.text.ts';
import { type HelpEntry, helpFilterOf, helpList } from './help.journal.ts';
import { helpKinds, helpText } from './help.text.ts';
import { categoryNames } from './qualification.text.ts';

const applicationColumns: readonly SheetColumn<Application>[] = [
  { title: 'Организация', value: (row) => row.place, width: 40 },
  { title: 'Работник', value: (row) => row.name, width: 24 },
  { title: 'Должность', value: (row) => row.position, width: 30 },
  { title: 'Категория', value: (row) => categoryNames[row.kind], width: 22 },
  { title: 'Подано', value: (row) => row.filedOn, type: 'date', width: 12 },
  { title: 'Как подано', value: (row) => ways[row.way], width: 26 },
  { title: 'Состояние', value: (row) => applicationLifecycle.states[row.state], width: 24 },
  { title: 'Рассмотреть до', value: (row) => row.considerBy, type: 'date', width: 14 },
  { title: 'Заседание', value: (row) => row.sessionOn, type: 'date', width: 12 },
  { title: 'Решение до', value: (row) => row.decideBy, type: 'date', width: 12 },
  { title: 'Решение', value: (row) => row.decidedOn, type: 'date', width: 12 },
  { title: 'Приказ №', value: (row) => row.decisionNumber, width: 18 },
  { title: 'Дата приказа', value: (row) => row.decisionDate, type: 'date', width: 14 },
  { title: 'Причина', value: (row) => row.reason, width: 40 },
];

const helpColumns: readonly SheetColumn<HelpEntry>[] = [
  { title: 'День', value: (row) => row.onDate, type: 'date', width: 12 },
  { title: 'Кому', value: (row) => row.name, width: 24 },
  { title: 'Что сделано', value: (row) => helpKinds[row.kind], width: 28 },
  { title: 'О чём', value: (row) => row.topic, width: 50 },
  { title: 'Итог', value: (row) => row.outcome, width: 50 },
  { title: 'Кто помог', value: (row) => row.helper, width: 24 },
  { title: 'Оценка', value: (row) => row.mark, width: 8 },
  { title: 'Отзыв', value: (row) => row.feedback, width: 50 },
];

export const applicationsSheet = download({
  path: '/qualification/applications.xlsx',
  ru: 'Заявления на аттестацию: XLSX',
  ability: signedIn,
  load: (ctx, _params, query) => {
    const filter = applicationFilterOf(query);
    const rows = everyRow((after) => applicationList(ctx, { ...filter, limit: PORTION, after }));
    return sheetAnswer(query.get('format'), applicationText.title, applicationColumns, rows);
  },
});

export const helpSheet = download({
  path: '/qualification/help.xlsx',
  ru: `${helpText.title}: XLSX`,
  ability: signedIn,
  load: (ctx, _params, query) => {
    const filter = helpFilterOf(query);
    const rows = everyRow((after) => helpList(ctx, { ...filter, limit: PORTION, after }));
    return sheetAnswer(query.get('format'), helpText.title, helpColumns, rows);
  },
});

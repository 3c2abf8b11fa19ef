// The plan of the year in a report: by directions, tasks and forms; a line is counted as its own table counts it.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import {
  type Line,
  type Plan,
  planOfYearWithLines,
  type Standing,
  standingWords,
} from '../../planning/index.ts';
import { type Entry, type Gather, type Period, type Table, tally } from './figure.ts';

const standings = {
  done: 'в срок',
  'done-late': 'позже срока',
  'not-done': 'не сделано',
  overdue: 'просрочено',
} as const;

const columnsOf = (standing: Standing): string[] =>
  standing in standings
    ? ['all', standing]
    : standing === 'reported'
      ? ['all', 'reported']
      : ['all', 'ahead'];

const columns = [
  { key: 'all', title: 'всего' },
  ...Object.entries(standings).map(([key, title]) => ({ key, title, drawn: true })),
  { key: 'reported', title: 'на проверке' },
  { key: 'ahead', title: 'впереди' },
];

const entryOf = (line: Line, row: string, more: readonly string[]): Entry => ({
  row,
  columns: more,
  item: {
    title: line.title,
    hint: [
      line.term,
      standingWords[line.standing],
      line.facts > 0 ? `подтверждений: ${line.facts}` : '',
      line.reason,
    ]
      .filter(Boolean)
      .join(' · '),
    on: line.doneOn,
    path: `/planning/lines/${line.id}`,
  },
});

type Read = { plan: Plan; lines: readonly Line[] };

/** Cancelled lines are no part of the plan any more: an approved correction took them out. */
async function read(ctx: ReadCtx, { schoolYear }: Period): Promise<Read | null> {
  const found = await planOfYearWithLines(ctx, schoolYear);
  if (!found || found.plan.approvedOn === null) return null;
  return { plan: found.plan, lines: found.lines.filter(({ state }) => state !== 'cancelled') };
}

const none = { key: '', title: 'не указано' };
const rowsOf = (listed: Plan['catalogue']['directions']) => [
  ...listed.map(({ key, text }) => ({ key, title: text })),
  none,
];

const fulfilment =
  (
    block: 'plan-directions' | 'plan-tasks',
    key: 'direction' | 'task',
    title: string,
    corner: string,
  ): Gather =>
  async (ctx, period): Promise<Table | null> => {
    const found = await read(ctx, period);
    if (!found) return null;
    const { catalogue } = found.plan;
    return tally({
      ...{ block, title, corner, columns },
      rows: rowsOf(key === 'direction' ? catalogue.directions : catalogue.tasks),
      entries: found.lines.map((line) => entryOf(line, line[key], columnsOf(line.standing))),
    });
  };

export const planDirections = fulfilment(
  'plan-directions',
  'direction',
  'Выполнение годового плана по направлениям',
  'Направление',
);
export const planTasks = fulfilment('plan-tasks', 'task', 'Выполнение годового плана по задачам', 'Задача');

const held: readonly Standing[] = ['done', 'done-late'];

export const planForms: Gather = async (ctx, period) => {
  const found = await read(ctx, period);
  if (!found) return null;
  const forms = Map.groupBy(found.lines, ({ form }) => form);
  const rows = [...forms.keys()]
    .filter(Boolean)
    .toSorted((a, b) => (forms.get(b)?.length ?? 0) - (forms.get(a)?.length ?? 0) || a.localeCompare(b, 'ru'))
    .map((form) => ({ key: form, title: form }));
  return tally({
    ...{ block: 'plan-forms', title: 'Формы методической работы', corner: 'Форма', rows: [...rows, none] },
    columns: [
      { key: 'planned', title: 'по плану' },
      { key: 'held', title: 'проведено', drawn: true },
      { key: 'proved', title: 'подтверждено документами и файлами' },
    ],
    entries: found.lines.map((line) =>
      entryOf(line, line.form, [
        'planned',
        ...(held.includes(line.standing) ? ['held'] : []),
        ...(held.includes(line.standing) && line.facts > 0 ? ['proved'] : []),
      ]),
    ),
  });
};

// A point of a decision from the meeting to its execution: reported with evidence, confirmed by the body's office.
import { lifecycle } from '../../../kernel/lifecycle.ts';

export type TaskState = 'open' | 'reported' | 'done' | 'dropped';

export const taskLifecycle = lifecycle({
  name: 'councils.task',
  table: 'councils.tasks',
  initial: 'open',
  states: {
    open: 'исполняется',
    reported: 'ждёт подтверждения',
    done: 'исполнено',
    dropped: 'снято с контроля',
  },
  // biome-ignore format: one aligned table, read aloud to the secretary of the council.
  transitions: {
    report:  { from: ['open'],             to: 'reported', by: 'ответственный',            norm: 'decision-control', ru: 'сообщить об исполнении', fact: 'council.task-reported' },
    confirm: { from: ['reported'],         to: 'done',     by: 'председатель или секретарь', norm: 'decision-control', ru: 'подтвердить исполнение', fact: 'council.task-confirmed' },
    return:  { from: ['reported'],         to: 'open',     by: 'председатель или секретарь', norm: 'decision-control', ru: 'вернуть ответственному', fact: 'council.task-returned' },
    drop:    { from: ['open', 'reported'], to: 'dropped',  by: 'председатель',             norm: 'decision-control', ru: 'снять с контроля',       fact: 'council.task-dropped' },
  },
});

/** How a task stands today: what the control page counts by. */
export const standings = {
  ahead: 'срок не наступил',
  overdue: 'просрочено',
  reported: 'ждёт подтверждения',
  done: 'исполнено в срок',
  'done-late': 'исполнено с опозданием',
  dropped: 'снято с контроля',
} as const;
export type Standing = keyof typeof standings;

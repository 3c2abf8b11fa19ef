// The expertise of a subject and the expert's sheet: states and transitions of 000 §5.3–5.5.
import { lifecycle } from '../../kernel/lifecycle.ts';

export type ReviewState = 'open' | 'completed' | 'withdrawn';

export const reviewLifecycle = lifecycle({
  name: 'review.review',
  table: 'review.reviews',
  initial: 'open',
  states: { open: 'Идёт экспертиза', completed: 'Экспертиза завершена', withdrawn: 'Снята с экспертизы' },
  transitions: {
    complete: {
      from: ['open'],
      to: 'completed',
      by: 'секретарь экспертного совета',
      norm: 'application-expertise',
      ru: 'завершить экспертизу',
      fact: 'review.completed',
    },
    reopen: {
      from: ['completed'],
      to: 'open',
      by: 'председатель экспертного совета',
      norm: 'expert-sheet',
      ru: 'возобновить экспертизу',
      fact: 'review.reopened',
    },
    withdraw: {
      from: ['open', 'completed'],
      to: 'withdrawn',
      by: 'система',
      norm: 'application-expertise',
      ru: 'снять с экспертизы',
      fact: 'review.withdrawn',
    },
    resume: {
      from: ['withdrawn'],
      to: 'open',
      by: 'система',
      norm: 'application-expertise',
      ru: 'вернуть на экспертизу',
      fact: 'review.resumed',
    },
  },
});

export type SheetState = 'draft' | 'submitted' | 'reopened';

export const sheetLifecycle = lifecycle({
  name: 'review.sheet',
  table: 'review.sheets',
  initial: 'draft',
  states: { draft: 'Заполняется', submitted: 'Подан', reopened: 'Отложен, заполняется новая редакция' },
  transitions: {
    submit: {
      from: ['draft'],
      to: 'submitted',
      by: 'эксперт',
      norm: 'expert-sheet',
      ru: 'подать экспертный лист',
      fact: 'review.sheet-submitted',
    },
    reopen: {
      from: ['submitted'],
      to: 'reopened',
      by: 'председатель экспертного совета',
      norm: 'expert-sheet',
      ru: 'переоткрыть экспертный лист',
      fact: 'review.sheet-reopened',
    },
  },
});

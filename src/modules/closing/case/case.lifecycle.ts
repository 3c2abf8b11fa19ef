// The life of a case: prepared; then the service is closed, or goes on after a part was handed over; closing is undone by an act.
import { lifecycle } from '../../../kernel/lifecycle.ts';

export type CaseState = 'preparing' | 'closed' | 'completed' | 'dropped' | 'reopened';

const norm = 'service-closing';
const by = 'руководитель органа управления';

export const caseLifecycle = lifecycle({
  name: 'closing.case',
  table: 'closing.cases',
  initial: 'preparing',
  states: {
    preparing: 'Готовится',
    closed: 'Служба прекращена',
    completed: 'Завершено, служба работает',
    dropped: 'Дело прекращено',
    reopened: 'Закрытие отменено',
  },
  transitions: {
    close: { from: ['preparing'], to: 'closed', by, norm, ru: 'закрыть службу', fact: 'service.closed' },
    complete: { from: ['preparing'], to: 'completed', by, norm, ru: 'завершить', fact: 'closing.completed' },
    drop: { from: ['preparing'], to: 'dropped', by, norm, ru: 'прекратить дело', fact: 'closing.dropped' },
    reopen: { from: ['closed'], to: 'reopened', by, norm, ru: 'возобновить', fact: 'service.reopened' },
  },
});

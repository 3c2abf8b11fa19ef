// The life of an annual plan: drafted, agreed, approved and frozen, carried out, closed (004 §3.2, 001 §6.1, 003 §1.5).
import { lifecycle } from '../../../kernel/lifecycle.ts';

export type PlanState = 'draft' | 'on-approval' | 'approved' | 'executing' | 'closed';

const norm = 'annual-plan';
const head = 'руководитель службы';
const approver = 'утверждающий по положению';

export const planLifecycle = lifecycle({
  name: 'planning.plan',
  table: 'planning.plans',
  initial: 'draft',
  states: {
    draft: 'Проект',
    'on-approval': 'На утверждении',
    approved: 'Утверждён',
    executing: 'Исполняется',
    closed: 'Закрыт',
  },
  transitions: {
    submit: {
      from: ['draft'],
      to: 'on-approval',
      by: head,
      norm,
      ru: 'передать на утверждение',
      fact: 'plan.submitted',
    },
    return: {
      from: ['on-approval'],
      to: 'draft',
      by: approver,
      norm,
      ru: 'вернуть на доработку',
      fact: 'plan.returned',
    },
    approve: {
      from: ['on-approval'],
      to: 'approved',
      by: approver,
      norm,
      ru: 'утвердить',
      fact: 'plan.approved',
    },
    begin: {
      from: ['approved'],
      to: 'executing',
      by: head,
      norm,
      ru: 'начать исполнение',
      fact: 'plan.begun',
    },
    close: { from: ['executing'], to: 'closed', by: head, norm, ru: 'закрыть', fact: 'plan.closed' },
  },
});

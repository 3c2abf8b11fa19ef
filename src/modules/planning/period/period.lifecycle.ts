// A plan of a period: composed by methodists, issued by one signature, never changed afterwards (004 §3.3).
import { lifecycle } from '../../../kernel/lifecycle.ts';
import { type PeriodState, periodStates } from './period.text.ts';

export type { PeriodState };

const norm = 'plan-corrections';
const approver = 'утверждающий изменения по положению';

export const periodLifecycle = lifecycle({
  name: 'planning.period',
  table: 'planning.period_plans',
  initial: 'draft',
  states: periodStates,
  transitions: {
    submit: {
      from: ['draft'],
      to: 'on-approval',
      by: 'методист',
      norm,
      ru: 'передать на утверждение',
      fact: 'period.submitted',
    },
    return: {
      from: ['on-approval'],
      to: 'draft',
      by: approver,
      norm,
      ru: 'вернуть на доработку',
      fact: 'period.returned',
    },
    issue: {
      from: ['draft', 'on-approval'],
      to: 'issued',
      by: approver,
      norm,
      ru: 'утвердить и выпустить',
      fact: 'period.issued',
    },
  },
});

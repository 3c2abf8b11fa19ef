// The life of a report: written, on approval, approved and kept for ever.
import { lifecycle } from '../../../kernel/lifecycle.ts';

export type ReportState = 'draft' | 'on-approval' | 'approved';

export const reportLifecycle = lifecycle({
  name: 'reporting.report',
  table: 'reporting.reports',
  initial: 'draft',
  states: { draft: 'Готовится', 'on-approval': 'На утверждении', approved: 'Утверждён' },
  transitions: {
    submit: {
      from: ['draft'],
      to: 'on-approval',
      by: 'ответственный за отчёт',
      norm: 'annual-report',
      ru: 'передать на утверждение',
      fact: 'service-report.submitted',
    },
    return: {
      from: ['on-approval'],
      to: 'draft',
      by: 'утверждающий по положению',
      norm: 'annual-report',
      ru: 'вернуть на доработку',
      fact: 'service-report.returned',
    },
    approve: {
      from: ['on-approval'],
      to: 'approved',
      by: 'утверждающий по положению',
      norm: 'annual-report',
      ru: 'утвердить',
      fact: 'service-report.approved',
    },
  },
});

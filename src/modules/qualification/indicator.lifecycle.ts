// An edition of the set of indicators: written as a draft, in force from a day after it is approved.
import { lifecycle } from '../../kernel/lifecycle.ts';

export type IndicatorSetState = 'draft' | 'approved';

export const indicatorLifecycle = lifecycle({
  name: 'qualification.indicator-set',
  table: 'qualification.indicator_sets',
  initial: 'draft' as IndicatorSetState,
  states: { draft: 'Черновик', approved: 'Утверждён' },
  transitions: {
    approve: {
      from: ['draft'],
      to: 'approved',
      by: 'руководитель службы',
      norm: 'quality-indicators',
      ru: 'утвердить редакцию',
      fact: 'indicators.approved',
    },
  },
});

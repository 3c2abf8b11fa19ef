// The site's plan (000 §3.1): drafted from the application, agreed by the co-head, approved by order.
import { lifecycle } from '../../../kernel/lifecycle.ts';

export type SitePlanState = 'draft' | 'agreed' | 'approved';

export const sitePlanLifecycle = lifecycle({
  name: 'recognition.site-plan',
  table: 'recognition.site_plans',
  initial: 'draft',
  states: { draft: 'Проект', agreed: 'Согласован соруководителем', approved: 'Утверждён приказом' },
  transitions: {
    agree: {
      from: ['draft'],
      to: 'agreed',
      by: 'соруководитель площадки',
      norm: 'site-plan',
      ru: 'согласовать план',
      fact: 'site-plan.agreed',
    },
    rework: {
      from: ['agreed'],
      to: 'draft',
      by: 'соруководитель площадки',
      norm: 'site-plan',
      ru: 'вернуть в работу',
      fact: 'site-plan.reworked',
    },
    approve: {
      from: ['agreed'],
      to: 'approved',
      by: 'орган управления образованием',
      norm: 'site-plan',
      ru: 'утвердить план приказом',
      fact: 'site-plan.approved',
    },
    reopen: {
      from: ['approved'],
      to: 'agreed',
      by: 'орган управления образованием',
      norm: 'order-register',
      ru: 'отменить приказ об утверждении плана',
      fact: 'site-plan.reopened',
    },
  },
});

// Norms of the year in a network: the plan brought to its members, assignments to territories.
import { norm } from '../../../kernel/norm.ts';

export const planToMembers = norm({
  slug: 'plan-to-members',
  ru: 'Утверждённый план и сроки доводятся до каждой службы сети; видно, кто и когда ознакомился, изменения доводятся снова.',
  rows: ['PLN-06'],
});

export const networkAssignments = norm({
  slug: 'network-assignments',
  ru: 'Центр даёт поручения территориям сети; доска показывает, кто принял, кто выполнил и чем подтвердил.',
  rows: ['NET-02'],
});

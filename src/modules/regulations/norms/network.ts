// Norms of the year in a network: the plan brought to its members, assignments, leadership, participation, word to the ministry.
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

export const networkGovernance = norm({
  slug: 'network-governance',
  ru: 'У центра сети три роли с разными правами: научный руководитель советует, начальник утверждает, директор исполняет.',
  rows: ['NET-04'],
});

export const networkParticipation = norm({
  slug: 'network-participation',
  ru: 'Служба называет, кто из её людей участвовал в делах центра; отчёт сводит участие по людям и территориям.',
  rows: ['NET-05'],
});

export const networkCalendar = norm({
  slug: 'network-calendar',
  ru: 'Дела службы, её органов, площадок и открытые планы других служб сети видны на одном календаре.',
  rows: ['PLN-14'],
});

export const ministryNotice = norm({
  slug: 'ministry-notice',
  ru: 'О пунктах плана, которые не выполнены или под угрозой, директор извещает министерство письмом с причиной, новым сроком и мерами.',
  rows: ['PLN-08', 'NET-06'],
});

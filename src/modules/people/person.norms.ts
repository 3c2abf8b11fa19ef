// What this room keeps: who reads what is personal.
import { norm } from '../../kernel/norm.ts';

export const assignedAccess = norm({
  slug: 'assigned-access',
  ru: 'Специалист службы читает всё, что нужно для её задач; личные сведения — в пределах поручения; каждый просмотр записан.',
  rows: ['ORG-13'],
});

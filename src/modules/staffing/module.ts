// Manifest of staffing: institutions confirm their staff on set dates.
import type { Module } from '../../kernel/module.ts';
import { formatDate } from '../../platform/language/index.ts';
import { askToConfirm } from './asking/ask.commands.ts';
import { confirmStaff } from './confirmation.commands.ts';
import { askPage } from './pages/ask.tsx';
import { confirmationPage } from './pages/institution.tsx';
import { confirmationsPage, confirmationsSheet } from './pages/list.tsx';
import { remindToConfirm } from './staffing.daily.ts';
import { staffingDuties } from './staffing.duties.ts';
import { confirmationPolicy, seesConfirmations } from './staffing.policy.ts';
import { staffingText as text } from './staffing.text.ts';

export const staffingModule: Module = {
  name: 'staffing',
  ru: text.title,
  policies: [confirmationPolicy],
  commands: [confirmStaff, askToConfirm],
  pages: [confirmationsPage, askPage, confirmationPage],
  downloads: [confirmationsSheet],
  daily: [remindToConfirm],
  duties: staffingDuties,
  menu: (ctx) =>
    ctx.actor.kind === 'person' && !seesConfirmations.check(ctx, undefined)
      ? [{ label: text.title, path: '/staffing', icon: 'checklist', order: 614 }]
      : [],
  sentences: {
    'staff.confirmation-asked': (data) =>
      `просьба подтвердить кадры на ${formatDate(String(data.dueOn))}: срок ${formatDate(String(data.by))}`,
    'staff.confirmed': (data) =>
      `кадры на ${formatDate(String(data.dueOn))} подтверждены: человек ${data.people}, вакансий ${data.vacancies}`,
  },
  invariants: [
    {
      name: 'a confirmation keeps exactly the people it counts',
      sql: `select territory_id, institution_id, due_on from staffing.confirmations
        where people <> (select count(distinct post ->> 'personId')
                           from jsonb_array_elements(snapshot -> 'posts') post)`,
    },
  ],
};

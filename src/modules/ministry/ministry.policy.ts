// Who reads the cabinet, who sends a notice, who registers a correction: three hands that never meet in one person's role.
import { hasRole } from '../../kernel/ctx.ts';
import { policy, rule } from '../../kernel/policy.ts';
import { ministryText as text } from './ministry.text.ts';

const readers = [
  ...['observer', 'network-adviser', 'centre-head', 'authority-head', 'authority-clerk'],
  ...['methodist', 'network-coordinator', 'territory-admin'],
];

export const ministryPolicy = policy<unknown, 'read' | 'notify' | 'correct'>('ministry.notice', {
  read: rule('reads-cabinet', { text: text.refusals.reader, norm: 'ministry-notice' }, (ctx) =>
    hasRole(ctx, readers),
  ),
  notify: rule('responsible-director', { text: text.refusals.director, norm: 'ministry-notice' }, (ctx) =>
    hasRole(ctx, 'centre-head'),
  ),
  correct: rule('regional-observer', { text: text.refusals.observer, norm: 'plan-corrections' }, (ctx) =>
    hasRole(ctx, 'observer'),
  ),
});

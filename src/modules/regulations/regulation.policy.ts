// Who reads regulations, who drafts them, who puts them into force.
import { hasRole } from '../../kernel/ctx.ts';
import { policy, rule } from '../../kernel/policy.ts';
import type { RegulationState } from './regulation.lifecycle.ts';

export const drafters = ['territory-admin', 'centre-head', 'authority-clerk'] as const;
export const publishers = ['territory-admin', 'centre-head'] as const;

export interface Viewed {
  readonly state: RegulationState;
}

export const regulationPolicy = policy('regulations.regulation', {
  view: rule<Viewed>(
    'in-force-or-signed-in',
    {
      text: 'Проекты и утратившие силу документы видят сотрудники. Войдите в систему.',
      norm: 'regulation-register',
    },
    (ctx, record) => record.state === 'in-force' || ctx.actor.kind !== 'visitor',
  ),
});

/** Drafts are prepared by the service's administrator, its head and the authority's clerk. */
export const mayDraft = rule<unknown>(
  'drafts-regulations',
  {
    text: 'Документы готовят администратор службы, её руководитель и делопроизводитель органа управления.',
    norm: 'regulation-amendments',
  },
  (ctx) => hasRole(ctx, drafters),
);

/** Putting into force and publishing is the head's or the administrator's. */
export const mayPublish = rule<unknown>(
  'publishes-regulations',
  {
    text: 'Вводит в действие и публикует администратор или руководитель службы. Передайте проект ему.',
    norm: 'regulation-amendments',
  },
  (ctx) => hasRole(ctx, publishers),
);

/** Listed for the grid of rights. */
export const regulationRights = policy('regulations.change', { draft: mayDraft, publish: mayPublish });

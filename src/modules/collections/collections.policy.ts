// Who gives assignments and collects data, who sees everything of it, who answers for an institution.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { rule } from '../../kernel/policy.ts';
import { ownInstitutions } from '../people/index.ts';

export const heads = ['centre-head', 'territory-admin'] as const;
const givers = ['methodist', ...heads, 'authority-head', 'authority-clerk'] as const;

/** The service and the authority see every assignment and every answer; an institution only its own. */
export const seesAll = (ctx: ReadCtx): boolean => ctx.actor.kind === 'system' || hasRole(ctx, givers);

export const givesWork = rule<unknown>(
  'gives-work',
  {
    text: 'Поручения и сборы готовят методисты, руководитель службы и орган управления.',
    norm: 'data-collection',
  },
  (ctx) => hasRole(ctx, givers),
);

/** The author keeps the own work in hand; the head of the service may everybody's. */
export const keepsWork = (ctx: ReadCtx, authorId: string): boolean =>
  ctx.actor.personId === authorId || hasRole(ctx, heads);

export const answersFor = (ctx: ReadCtx, institutionId: string | null): boolean =>
  institutionId !== null && ownInstitutions(ctx).includes(institutionId);

// Who keeps the fund and who uses it.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { rule } from '../../kernel/policy.ts';
import { norms } from '../regulations/index.ts';

export const fundKeepers = ['methodist', 'centre-head', 'territory-admin'] as const;

export const keepsFund = rule<unknown>(
  'keeps-fund',
  {
    text: 'Фонд ведут работники методической службы. Чтобы взять издание, закажите его в каталоге.',
    norm: norms.fundKeeping.slug,
  },
  (ctx) => hasRole(ctx, fundKeepers),
);

export const isKeeper = (ctx: ReadCtx): boolean => hasRole(ctx, fundKeepers);

/** Specialists of the service and teachers of every institution (003 §5.2.1). */
export const usesFund = rule<unknown>(
  'uses-fund',
  {
    text: 'Каталог фонда открыт специалистам службы и педагогам: войдите под своим именем.',
    norm: norms.fundAccess.slug,
  },
  (ctx) => ctx.actor.kind === 'person' && ctx.actor.personId !== null,
);

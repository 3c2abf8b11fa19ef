// Rights over a package: the council's secretary hands it over, the authority receives it, decides and orders.
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import { isStaff, readsAll, runsCouncil, sitsInCouncil } from '../campaign/campaign.policy.ts';
import type { Package } from './package.queries.ts';

export const worksForAuthority = (ctx: ReadCtx): boolean =>
  hasRole(ctx, ['authority-head', 'authority-clerk']);

const bySecretary = rule<Package>(
  'secretary-of-the-council',
  { text: 'Пакет передаёт секретарь или председатель экспертного совета.', norm: 'council-proposals' },
  (ctx, each) => runsCouncil(ctx, each.bodyId),
);

const byAuthority = rule<unknown>(
  'authority',
  { text: 'Это делает орган управления образованием.', norm: 'recognition-by-authority' },
  (ctx) => worksForAuthority(ctx),
);

const byService = rule<unknown>(
  'service-or-authority',
  { text: 'Соруководителя предлагает методическая служба или орган управления.', norm: 'site-heads' },
  (ctx) => isStaff(ctx),
);

const sees = rule<Package>(
  'sees-package',
  { text: 'Пакет предложений видят экспертный совет, служба и орган управления.' },
  (ctx, each) => readsAll(ctx) || sitsInCouncil(ctx, each.bodyId),
);

export const packagePolicy = policy<
  Package,
  'view' | 'transfer' | 'receive' | 'decide' | 'order' | 'propose-co-head'
>('recognition.package', {
  view: sees,
  transfer: bySecretary,
  receive: byAuthority,
  decide: byAuthority,
  order: byAuthority,
  'propose-co-head': byService,
});

// Rights over a package: the council's secretary hands it over, the authority receives it, decides and orders.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { policy, rule } from '../../kernel/policy.ts';
import { isStaff, runsCouncil, sitsInCouncil } from './campaign.policy.ts';
import type { Package } from './package.queries.ts';

/** A package with the council it comes from. */
export interface PackageOfBody extends Package {
  readonly bodyId: string;
}

export const worksForAuthority = (ctx: ReadCtx): boolean =>
  hasRole(ctx, ['authority-head', 'authority-clerk']);

const bySecretary = rule<PackageOfBody>(
  'secretary-of-the-council',
  { text: 'Пакет передаёт секретарь или председатель экспертного совета.', norm: 'council-proposals' },
  (ctx, each) => runsCouncil(ctx, each.bodyId),
);

const byAuthority = rule<unknown>(
  'authority',
  { text: 'Это делает орган управления образованием.', norm: 'recognition-by-authority' },
  (ctx) => worksForAuthority(ctx),
);

const sees = rule<PackageOfBody>(
  'sees-package',
  { text: 'Пакет предложений видят экспертный совет, служба и орган управления.' },
  (ctx, each) => isStaff(ctx) || sitsInCouncil(ctx, each.bodyId),
);

export const packagePolicy = policy<PackageOfBody, 'view' | 'transfer' | 'receive' | 'decide' | 'order'>(
  'recognition.package',
  { view: sees, transfer: bySecretary, receive: byAuthority, decide: byAuthority, order: byAuthority },
);

// Who sees the nomenclature and who fills it: the service and the authority look, the clerk and the head keep.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { policy, rule } from '../../kernel/policy.ts';
import { nomenclatureText as text } from './nomenclature.text.ts';

const keepers = ['authority-clerk', 'centre-head', 'territory-admin'] as const;
const seers = [...keepers, 'methodist', 'authority-head', 'observer'] as const;

export const seesNomenclature = rule<unknown>(
  'sees-nomenclature',
  { text: text.refusals.see, norm: 'document-nomenclature' },
  (ctx) => hasRole(ctx, seers),
);

export const keepsNomenclature = rule<unknown>(
  'keeps-nomenclature',
  { text: text.refusals.keep, norm: 'document-nomenclature' },
  (ctx) => hasRole(ctx, keepers),
);

export const nomenclaturePolicy = policy<unknown, 'see' | 'keep'>('nomenclature.slot', {
  see: seesNomenclature,
  keep: keepsNomenclature,
});

export const maySee = (ctx: ReadCtx): boolean => seesNomenclature.check(ctx, undefined) === null;

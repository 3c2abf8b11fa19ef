// Who sees a case of closing, who prepares it, and who alone closes and reopens the service.
import { hasRole } from '../../kernel/ctx.ts';
import { policy, rule } from '../../kernel/policy.ts';
import { closingText as text } from './closing.text.ts';

const norm = 'service-closing';

export const seesClosing = rule<unknown>('sees-closing', { text: text.refusals.see, norm }, (ctx) =>
  hasRole(ctx, ['authority-head', 'authority-clerk', 'centre-head', 'territory-admin', 'methodist']),
);

export const preparesClosing = rule<unknown>(
  'prepares-closing',
  { text: text.refusals.prepare, norm },
  (ctx) => hasRole(ctx, ['authority-head', 'centre-head']),
);

export const closesService = rule<unknown>('closes-service', { text: text.refusals.close, norm }, (ctx) =>
  hasRole(ctx, 'authority-head'),
);

export const closingPolicy = policy<unknown, 'see' | 'prepare' | 'close'>('closing.case', {
  see: seesClosing,
  prepare: preparesClosing,
  close: closesService,
});

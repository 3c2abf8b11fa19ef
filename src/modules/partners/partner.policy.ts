// Who keeps the register of partners, who reads the report, who sees how to reach people in them.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { policy, rule } from '../../kernel/policy.ts';
import { personSeers, staffKeepers } from '../people/index.ts';
import { partnerNorms } from './partner.norms.ts';
import { partnerText as text } from './partner.text.ts';
import { specialistText } from './specialist.text.ts';

export const partnerKeepers = staffKeepers;

export const keepsPartners = rule<unknown>(
  'keeps-partners',
  { text: text.refusals.keepers, norm: partnerNorms.register.slug },
  (ctx) => hasRole(ctx, partnerKeepers),
);

/** The report over the territory: the service, the authority, an observer. */
export const seesPartnerReport = rule<unknown>('sees-partner-report', { text: text.refusals.sees }, (ctx) =>
  hasRole(ctx, [...personSeers, 'specialist', 'observer']),
);

/** Names and direct lines of people in another organisation are no public directory. */
export const seesContacts = (ctx: ReadCtx): boolean => hasRole(ctx, personSeers);

export const partnerPolicy = policy<unknown, 'keep' | 'report'>('partners.partner', {
  keep: keepsPartners,
  report: seesPartnerReport,
});

export const engagesSpecialists = rule<unknown>(
  'engages-specialists',
  { text: specialistText.refusals.keepers, norm: partnerNorms.specialists.slug },
  (ctx) => hasRole(ctx, partnerKeepers),
);

export const specialistPolicy = policy<unknown, 'engage'>('partners.specialist', {
  engage: engagesSpecialists,
});

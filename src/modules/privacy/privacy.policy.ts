// Who sees and keeps what the law asks about a person's data.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { policy, rule } from '../../kernel/policy.ts';
import { ownInstitutions, type PlacedPerson, staffKeepers } from '../people/index.ts';
import { privacyText as text } from './privacy.text.ts';

const isAdmin = (ctx: ReadCtx): boolean => hasRole(ctx, ['territory-admin', 'centre-head']);

/** The log and the own copy: the person and the administrator, nobody else. */
export const ownData = rule<PlacedPerson>(
  'own-data',
  { text: text.self },
  (ctx, { person }) => ctx.actor.personId === person.id || isAdmin(ctx),
);

const recordsConsent = rule<PlacedPerson>(
  'records-consent',
  { text: text.keepers },
  (ctx, { person, institutionIds }) =>
    ctx.actor.personId === person.id ||
    hasRole(ctx, staffKeepers) ||
    institutionIds.some((id) => ownInstitutions(ctx).includes(id)),
);

export const keepsPrivacy = rule<unknown>('keeps-privacy', { text: text.admins }, isAdmin);

export const privacyPolicy = policy<PlacedPerson, 'see' | 'consent'>('privacy.person', {
  see: ownData,
  consent: recordsConsent,
});

export const keepingPolicy = policy<unknown, 'keep'>('privacy.keeping', { keep: keepsPrivacy });

// Rights over a campaign: its council's secretary and chair run it, the staff of the service and the authority watch it.
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { anyOf, everyone, policy, rule } from '../../../kernel/policy.ts';
import type { Campaign } from './campaign.schema.ts';

/** Roles of the service and of the authority that see every submitted application. */
export const staffRoles = [
  'territory-admin',
  'centre-head',
  'methodist',
  'authority-head',
  'authority-clerk',
] as const;

export const isStaff = (ctx: ReadCtx): boolean => hasRole(ctx, staffRoles);

/** Those and a specialist of the service, who reads what is not personal and changes nothing (003 п. 5.2.3). */
export const readsAll = (ctx: ReadCtx): boolean => isStaff(ctx) || hasRole(ctx, 'specialist');

export const runsCouncil = (ctx: ReadCtx, bodyId: string): boolean =>
  hasRole(ctx, ['secretary', 'chair', 'deputy-chair'], { kind: 'body', id: bodyId });

export const sitsInCouncil = (ctx: ReadCtx, bodyId: string): boolean =>
  hasRole(ctx, ['secretary', 'chair', 'deputy-chair', 'member'], { kind: 'body', id: bodyId });

export const byCouncilSecretary = rule<Pick<Campaign, 'bodyId'>>(
  'runs-the-council',
  { text: 'Это делает секретарь или председатель экспертного совета.' },
  (ctx, campaign) => runsCouncil(ctx, campaign.bodyId),
);

/** An administrator's override is an ability of its own, with its own fact and reason. */
export const byAdministrator = rule<unknown>(
  'administrator',
  { text: 'Это делает администратор службы.' },
  (ctx) => hasRole(ctx, 'territory-admin'),
);

/** Which body considers applications here; null until it is formed. */
export interface Council {
  readonly bodyId: string | null;
}

/** A secretary of another body — an association, a school's council — prepares nothing. */
export const preparesCampaign = rule<Council>(
  'prepares-campaign',
  { text: 'Отбор готовит секретарь экспертного совета или методист службы.' },
  (ctx, { bodyId }) =>
    hasRole(ctx, ['methodist', 'centre-head', 'territory-admin']) ||
    (bodyId !== null && hasRole(ctx, 'secretary', { kind: 'body', id: bodyId })),
);

export const campaignPolicy = policy<Campaign, 'view' | 'open' | 'close' | 'cancel' | 'permit-late'>(
  'recognition.campaign',
  {
    view: everyone,
    open: byCouncilSecretary,
    close: byCouncilSecretary,
    cancel: byAdministrator,
    'permit-late': anyOf<Campaign>(byCouncilSecretary, byAdministrator),
  },
);

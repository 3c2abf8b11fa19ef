// Rights over a site: what is public, who sees the inside, who proposes heads and statuses, who writes and agrees the plan.
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { anyOf, everyone, policy, rule } from '../../../kernel/policy.ts';
import { actsForInstitution } from '../application/application.policy.ts';
import { isStaff, readsAll } from '../campaign/campaign.policy.ts';

interface OfSite {
  /** Id of the site. */
  readonly siteId: string;
  readonly institutionId: string;
}

const onSite = (ctx: ReadCtx, siteId: string, kinds: string | readonly string[]) =>
  hasRole(ctx, kinds, { kind: 'site', id: siteId });

const sitsSomewhere = (ctx: ReadCtx) => ctx.actor.roles.some((role) => role.scope.kind === 'body');

/** Reports, drafts of the plan and history: the service, the councils, the own organisation and the heads. */
export const seesInside = (ctx: ReadCtx, site: OfSite): boolean =>
  readsAll(ctx) ||
  sitsSomewhere(ctx) ||
  actsForInstitution(ctx, site.institutionId) ||
  onSite(ctx, site.siteId, ['site-head', 'site-co-head']);

export const seesDraftedSites = (ctx: ReadCtx): boolean => ctx.actor.kind === 'system' || readsAll(ctx);

const bySiteHead = rule<OfSite>(
  'site-head',
  { text: 'План площадки пишет её руководитель или организация.', norm: 'site-plan' },
  (ctx, site) => onSite(ctx, site.siteId, 'site-head') || actsForInstitution(ctx, site.institutionId),
);

const byCoHead = rule<OfSite>(
  'site-co-head',
  { text: 'План согласует соруководитель площадки.', norm: 'site-plan' },
  (ctx, site) => onSite(ctx, site.siteId, 'site-co-head'),
);

export const byAuthority = rule<unknown>(
  'authority',
  { text: 'Это делает орган управления образованием.', norm: 'site-plan' },
  (ctx) => hasRole(ctx, ['authority-head', 'authority-clerk']),
);

const supportsSite = rule<OfSite>(
  'supports-site',
  { text: 'Это делает соруководитель площадки.', norm: 'site-support' },
  (ctx, site) => onSite(ctx, site.siteId, 'site-co-head'),
);

/** The organisation proposes its head, the service its methodist, the authority either (000 §4.2). */
const proposesHeads = rule<OfSite>(
  'organisation-service-or-authority',
  {
    text: 'Замену предлагает организация, методическая служба или орган управления.',
    norm: 'site-heads',
  },
  (ctx, site) => isStaff(ctx) || actsForInstitution(ctx, site.institutionId),
);

export const grantsStatuses = rule<unknown>(
  'service-or-authority',
  { text: 'Статус вносит методическая служба или орган управления.', norm: 'status-types' },
  (ctx) => isStaff(ctx),
);

const seesSite = rule<OfSite>(
  'sees-site',
  { text: 'Это видят организация, служба и экспертный совет.' },
  seesInside,
);

/** Who answers for the growth of the site's teachers (000 §4.3): its heads, the organisation, the service. */
const seesTeachers = rule<OfSite>(
  'sees-site-teachers',
  {
    text: 'Сводку по педагогам видят руководитель и соруководитель площадки, её организация и методическая служба.',
    norm: 'site-heads',
  },
  (ctx, site) =>
    isStaff(ctx) ||
    actsForInstitution(ctx, site.institutionId) ||
    onSite(ctx, site.siteId, ['site-head', 'site-co-head']),
);

export const sitePolicy = policy<
  OfSite,
  | 'view'
  | 'inside'
  | 'teachers'
  | 'write-plan'
  | 'agree-plan'
  | 'return-plan'
  | 'remark-plan'
  | 'sum-up-plan'
  | 'order-plan'
  | 'replace-head'
  | 'grant-status'
>('recognition.site', {
  view: everyone,
  inside: seesSite,
  teachers: seesTeachers,
  'write-plan': bySiteHead,
  'agree-plan': byCoHead,
  'return-plan': anyOf<OfSite>(byCoHead, byAuthority),
  'remark-plan': supportsSite,
  'sum-up-plan': supportsSite,
  'order-plan': byAuthority,
  'replace-head': proposesHeads,
  'grant-status': grantsStatuses,
});

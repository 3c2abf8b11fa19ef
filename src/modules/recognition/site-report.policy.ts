// Rights over a report: the site's head submits, the own methodical council and the РЭС each put their mark (000 §4.6).
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { anyOf, policy, rule } from '../../kernel/policy.ts';
import { actsForInstitution } from './application.policy.ts';
import { isStaff } from './campaign.policy.ts';
import type { SiteReport } from './site-report.queries.ts';

const onSite = (ctx: ReadCtx, siteId: string, kinds: string | string[]) =>
  hasRole(ctx, kinds, { kind: 'site', id: siteId });

export const runsAnyCouncil = (ctx: ReadCtx): boolean =>
  ctx.actor.roles.some(
    (role) => role.scope.kind === 'body' && ['secretary', 'chair', 'deputy-chair'].includes(role.kind),
  );

const bySite = rule<SiteReport>(
  'site-head',
  {
    text: 'Отчёт представляет руководитель площадки или руководитель организации.',
    norm: 'site-accountability',
  },
  (ctx, report) => onSite(ctx, report.siteId, 'site-head') || actsForInstitution(ctx, report.institutionId),
);

const byCoHead = rule<SiteReport>(
  'site-co-head',
  { text: 'Это делает соруководитель площадки.', norm: 'site-heads' },
  (ctx, report) => onSite(ctx, report.siteId, 'site-co-head'),
);

const byCouncil = rule<SiteReport>(
  'expert-council',
  { text: 'Отметку экспертного совета ставит его секретарь или председатель.', norm: 'site-accountability' },
  (ctx) => runsAnyCouncil(ctx),
);

const seesReport = rule<SiteReport>(
  'sees-report',
  { text: 'Отчёт видят организация, служба и экспертный совет.' },
  (ctx, report) =>
    isStaff(ctx) ||
    runsAnyCouncil(ctx) ||
    actsForInstitution(ctx, report.institutionId) ||
    onSite(ctx, report.siteId, ['site-head', 'site-co-head']),
);

export const reportPolicy = policy<
  SiteReport,
  'view' | 'write' | 'submit' | 'return' | 'accept-by-council' | 'accept-by-experts' | 'skip'
>('recognition.report', {
  view: seesReport,
  write: bySite,
  submit: bySite,
  return: anyOf(byCoHead, byCouncil),
  'accept-by-council': bySite,
  'accept-by-experts': byCouncil,
  skip: byCouncil,
});

// Rights over a report: the site's head submits, the own methodical council and the РЭС each put their mark (000 §4.6).
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { allOf, anyOf, policy, rule } from '../../../kernel/policy.ts';
import { actsForInstitution } from '../application/application.policy.ts';
import { readsAll, runsCouncil } from '../campaign/campaign.policy.ts';
import type { SiteReport } from './site-report.queries.ts';

const onSite = (ctx: ReadCtx, siteId: string, kinds: string | string[]) =>
  hasRole(ctx, kinds, { kind: 'site', id: siteId });

/** The office of the council that hears sites; the office of any other council is nobody here. */
export const officeOf = (ctx: ReadCtx, each: { readonly bodyId: string | null }): boolean =>
  each.bodyId !== null && runsCouncil(ctx, each.bodyId);

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
  (ctx, report) => officeOf(ctx, report),
);

/** Nobody accepts the own organisation's report for the council. */
const notOwnOrganisation = rule<SiteReport>(
  'own-organisation',
  {
    text: 'Это отчёт Вашей организации: его принимает другой сотрудник совета.',
    norm: 'site-accountability',
  },
  (ctx, report) => !actsForInstitution(ctx, report.institutionId),
);

const seesReport = rule<SiteReport>(
  'sees-report',
  { text: 'Отчёт видят организация, служба и экспертный совет.' },
  (ctx, report) =>
    readsAll(ctx) ||
    officeOf(ctx, report) ||
    actsForInstitution(ctx, report.institutionId) ||
    onSite(ctx, report.siteId, ['site-head', 'site-co-head']),
);

export const reportPolicy = policy<
  SiteReport,
  'view' | 'write' | 'attach' | 'submit' | 'return' | 'accept-by-council' | 'accept-by-experts' | 'skip'
>('recognition.report', {
  view: seesReport,
  write: bySite,
  attach: bySite,
  submit: bySite,
  return: allOf(anyOf(byCoHead, byCouncil), notOwnOrganisation),
  'accept-by-council': bySite,
  'accept-by-experts': allOf(byCouncil, notOwnOrganisation),
  skip: byCouncil,
});

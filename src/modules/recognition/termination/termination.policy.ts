// Rights over a termination case: the service or the council raises it, the site explains, the council and the order decide.
import { hasRole } from '../../../kernel/ctx.ts';
import { anyOf, policy, rule } from '../../../kernel/policy.ts';
import { actsForInstitution } from '../application/application.policy.ts';
import { readsAll, sitsInCouncil } from '../campaign/campaign.policy.ts';
import { officeOf } from '../site-report/site-report.policy.ts';
import type { Termination } from './termination.queries.ts';

interface OfCouncil {
  readonly bodyId: string | null;
}

const byService = rule<OfCouncil>(
  'methodist-or-secretary',
  {
    text: 'Вопрос о прекращении ставит методист службы или секретарь экспертного совета.',
    norm: 'early-termination-grounds',
  },
  (ctx, each) => hasRole(ctx, ['methodist', 'centre-head']) || officeOf(ctx, each),
);

const byCouncil = rule<OfCouncil>(
  'council-secretary',
  { text: 'Это делает секретарь или председатель экспертного совета.', norm: 'early-termination-procedure' },
  (ctx, each) => officeOf(ctx, each),
);

const byAuthority = rule<unknown>(
  'authority',
  { text: 'Это делает орган управления образованием.', norm: 'early-termination-procedure' },
  (ctx) => hasRole(ctx, ['authority-head', 'authority-clerk']),
);

const bySite = rule<Termination>(
  'site',
  {
    text: 'Объяснение даёт руководитель площадки или руководитель организации.',
    norm: 'early-termination-procedure',
  },
  (ctx, each) =>
    actsForInstitution(ctx, each.institutionId) ||
    hasRole(ctx, 'site-head', { kind: 'site', id: each.siteId }),
);

const sees = rule<Termination>(
  'sees-termination',
  { text: 'Дело видят организация, служба, экспертный совет и орган управления.' },
  (ctx, each) =>
    readsAll(ctx) ||
    officeOf(ctx, each) ||
    // The site learns of a case when it is raised; one dropped before that never concerned it.
    (each.explainUntil !== null && !bySite.check(ctx, each)) ||
    (each.explainUntil !== null &&
      !['prepared', 'raised'].includes(each.state) &&
      each.bodyId !== null &&
      sitsInCouncil(ctx, each.bodyId)),
);

/** Opening a case by hand, before there is a record. */
export const raisesTerminations = byService;

export const terminationPolicy = policy<
  Termination,
  'view' | 'raise' | 'attach' | 'explain' | 'put-on-agenda' | 'drop'
>('recognition.termination', {
  view: sees,
  raise: byService,
  attach: anyOf<Termination>(byService, bySite),
  explain: bySite,
  'put-on-agenda': byCouncil,
  drop: anyOf<Termination>(byCouncil, byAuthority),
});

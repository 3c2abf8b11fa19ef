// Rights over a termination case: the service or the council raises it, the site explains, the council and the order decide.
import { hasRole } from '../../kernel/ctx.ts';
import { anyOf, policy, rule } from '../../kernel/policy.ts';
import { actsForInstitution } from './application.policy.ts';
import { isStaff } from './campaign.policy.ts';
import { runsAnyCouncil } from './site-report.policy.ts';
import type { Termination } from './termination.queries.ts';

const byService = rule<unknown>(
  'methodist-or-secretary',
  {
    text: 'Вопрос о прекращении ставит методист службы или секретарь экспертного совета.',
    norm: 'early-termination-grounds',
  },
  (ctx) => hasRole(ctx, ['methodist', 'centre-head']) || runsAnyCouncil(ctx),
);

const byCouncil = rule<unknown>(
  'council-secretary',
  { text: 'Это делает секретарь или председатель экспертного совета.', norm: 'early-termination-procedure' },
  (ctx) => runsAnyCouncil(ctx),
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
    isStaff(ctx) ||
    runsAnyCouncil(ctx) ||
    (each.state !== 'prepared' && !bySite.check(ctx, each)) ||
    (each.state !== 'prepared' &&
      ctx.actor.roles.some((role) => role.scope.kind === 'body' && role.kind === 'member')),
);

/** Opening a case by hand, before there is a record. */
export const raisesTerminations = byService;

export const terminationPolicy = policy<Termination, 'view' | 'raise' | 'explain' | 'put-on-agenda' | 'drop'>(
  'recognition.termination',
  {
    view: sees,
    raise: byService,
    explain: bySite,
    'put-on-agenda': byCouncil,
    drop: anyOf<Termination>(byCouncil, byAuthority),
  },
);

// Rights over an application: who and when; from which state is the lifecycle's to say.
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import { readsAll, runsCouncil, sitsInCouncil } from '../campaign/campaign.policy.ts';
import type { ApplicationState } from './application.lifecycle.ts';
import type { Application } from './application.schema.ts';

export const actsForInstitution = (ctx: ReadCtx, institutionId: string): boolean =>
  hasRole(ctx, ['institution-head', 'institution-operator'], { kind: 'institution', id: institutionId });

const byApplicant = rule<Pick<Application, 'institutionId'>>(
  'applicant',
  { text: 'Это делает организация-соискатель: её руководитель или секретарь.', norm: 'application-form' },
  (ctx, application) => actsForInstitution(ctx, application.institutionId),
);

const bySecretary = rule<Pick<Application, 'bodyId'>>(
  'secretary-of-the-council',
  { text: 'Это делает секретарь или председатель экспертного совета.', norm: 'application-expertise' },
  (ctx, application) => runsCouncil(ctx, application.bodyId),
);

/** Nobody judges the own organisation's paper: a secretary from the applicant steps aside (decision: conflict of interest). */
const notOwnOrganisation = rule<Pick<Application, 'institutionId'>>(
  'own-organisation',
  {
    text: 'Заявка Вашей организации: её рассматривает другой сотрудник совета.',
    norm: 'application-expertise',
  },
  (ctx, application) => !actsForInstitution(ctx, application.institutionId),
);

/** States in which the council's members have the paper before them; the office receives it earlier. */
export const considered: readonly ApplicationState[] = [
  'admitted',
  'proposed',
  'not-proposed',
  'recognised',
  'rejected',
];

const sees = rule<Application>(
  'sees-application',
  { text: 'Заявку видят её организация, сотрудники службы и экспертный совет.' },
  (ctx, application) =>
    actsForInstitution(ctx, application.institutionId) ||
    (application.state !== 'draft' && (readsAll(ctx) || runsCouncil(ctx, application.bodyId))) ||
    (considered.includes(application.state) && sitsInCouncil(ctx, application.bodyId)),
);

export const applicationPolicy = policy<
  Application,
  'view' | 'write' | 'submit' | 'resubmit' | 'withdraw' | 'return' | 'admit' | 'attach'
>('recognition.application', {
  view: sees,
  write: byApplicant,
  submit: byApplicant,
  resubmit: byApplicant,
  withdraw: byApplicant,
  attach: byApplicant,
  return: {
    id: 'secretary-not-own',
    check: (ctx, each) => bySecretary.check(ctx, each) ?? notOwnOrganisation.check(ctx, each),
  },
  admit: {
    id: 'secretary-not-own',
    check: (ctx, each) => bySecretary.check(ctx, each) ?? notOwnOrganisation.check(ctx, each),
  },
});

/** Starting an application: somebody who acts for at least one organisation. */
export const startsApplications = rule<unknown>(
  'acts-for-an-organisation',
  { text: 'Заявку подаёт организация: войдите как её руководитель или секретарь.', norm: 'application-form' },
  (ctx) =>
    ctx.actor.roles.some(
      (role) =>
        role.scope.kind === 'institution' && ['institution-head', 'institution-operator'].includes(role.kind),
    ),
);

// Who moves an application: the methodist for attestation; the person and the own organisation may withdraw it.
import { hasRole } from '../../kernel/ctx.ts';
import { anyOf, policy, rule } from '../../kernel/policy.ts';
import { ownInstitutions, staffKeepers } from '../people/index.ts';
import type { Application } from './application.schema.ts';

const norm = 'attestation-terms';

const runs = rule<Application>(
  'runs-attestation',
  { text: 'Ход аттестации ведут методист, руководитель службы и администратор территории.', norm },
  (ctx) => hasRole(ctx, staffKeepers),
);

const isOwn = rule<Application>(
  'own-application',
  { text: 'Заявление отзывает сам работник, его организация или методист.', norm },
  (ctx, application) =>
    ctx.actor.personId === application.personId ||
    (application.institutionId !== null && ownInstitutions(ctx).includes(application.institutionId)),
);

export const applicationPolicy = policy<Application, 'run' | 'withdraw'>('qualification.application', {
  run: runs,
  withdraw: anyOf(isOwn, runs),
});

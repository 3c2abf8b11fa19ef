// What to do next with an application, in words: the methodist's own note first, else what the state asks for.
import { formatDate } from '../../../platform/language/index.ts';
import type { Application } from '../application.schema.ts';

export function nextStep(application: Application): string {
  if (application.nextAction) return application.nextAction;
  if (application.state === 'filed') return 'назначить срок аттестации';
  if (application.state !== 'examined') return '';
  return application.sessionOn
    ? `заседание комиссии ${formatDate(application.sessionOn)}, затем внести решение`
    : 'узнать день заседания, затем внести решение';
}

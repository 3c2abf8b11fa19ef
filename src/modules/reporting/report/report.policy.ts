// Who reads, writes and approves reports; the approver is what the report's own version of the regulation says.
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import { personSeers, staffKeepers } from '../../people/index.ts';
import { reportText as text } from '../report.text.ts';

const norm = 'annual-report';

export interface ReportRights {
  readonly responsibleId: string;
  readonly approver: 'authority-head' | 'centre-head';
}

/** Those who may see every record a report is made of. */
export const seesReports = rule<unknown>('sees-reports', { text: text.refusals.sees, norm }, (ctx) =>
  hasRole(ctx, personSeers),
);

export const writesReports = rule<unknown>('writes-reports', { text: text.refusals.keepers, norm }, (ctx) =>
  hasRole(ctx, staffKeepers),
);

const answersForReport = rule<ReportRights>(
  'answers-for-report',
  { text: text.refusals.answers, norm },
  (ctx: ReadCtx, report) =>
    hasRole(ctx, ['centre-head', 'territory-admin']) ||
    (hasRole(ctx, staffKeepers) && ctx.actor.personId === report.responsibleId),
);

const approvesReport = rule<ReportRights>(
  'approves-report',
  { text: text.refusals.approves, norm },
  (ctx, report) => hasRole(ctx, report.approver),
);

export const reportPolicy = policy<ReportRights, 'see' | 'write' | 'submit' | 'approve'>('reporting.report', {
  see: seesReports,
  write: writesReports,
  submit: answersForReport,
  approve: approvesReport,
});

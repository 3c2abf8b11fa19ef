import { canAdvance } from '../../../../kernel/lifecycle.ts';
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { ActionButton, Field, LinkButton } from '../../../../ui/index.ts';
import { norms } from '../../../regulations/index.ts';
import { returnReport, saveReport, skipReport, submitReport } from '../site-report.commands.ts';
import { reportLifecycle } from '../site-report.lifecycle.ts';
import { reportPages as words } from '../site-report.pages.text.ts';
import type { SiteReport } from '../site-report.queries.ts';
import type { Shown } from './site-report-content.tsx';
import { chipOf } from './site-report-parts.tsx';

const pathOf = (report: Pick<SiteReport, 'id'>) => `/recognition/reports/${report.id}`;

/** What a button of this page carries besides its own fields. */
export const guarded = (view: PageView, report: SiteReport, name: string) => ({
  action: view.self,
  guard: { idempotencyKey: `${view.formKey}-${name}`, version: report.version },
  hidden: { _command: name, id: report.id },
  open: view.form?.command === name,
});

export const faultOf = (view: PageView, name: string, field: string) =>
  view.form?.command === name ? view.form.refusal.fields[field] : undefined;

export function SiteActions({ view, shown }: { view: PageView; shown: Shown }) {
  const { report, version } = shown;
  if (refusalOf(view, saveReport, report) || !canAdvance(reportLifecycle, report.state, 'submit'))
    return null;
  const isLate = view.today > report.dueOn && !report.submittedAt;
  return (
    <>
      <LinkButton
        text={report.state === 'returned' ? words.writeAgain : words.write}
        icon="pencil"
        href={view.url(`${pathOf(report)}/edit`)}
        look={report.summary.trim() ? 'plain' : 'primary'}
      />
      <ActionButton
        {...guarded(view, report, submitReport.name)}
        text={submitReport.ru}
        look="primary"
        confirm={isLate ? words.confirmLate : words.confirmSubmit}
        disabled={
          report.summary.trim()
            ? undefined
            : { reason: words.emptyReason, clause: chipOf(view, version, norms.siteReportDeadline.slug) }
        }
      />
    </>
  );
}

export function OfficeActions({ view, report }: { view: PageView; report: SiteReport }) {
  return (
    <>
      {canAdvance(reportLifecycle, report.state, 'return') && !refusalOf(view, returnReport, report) ? (
        <ActionButton {...guarded(view, report, returnReport.name)} text={returnReport.ru}>
          <Field
            name="reason"
            label={words.whatToFix}
            widget="textarea"
            required
            maxLength={2000}
            error={faultOf(view, returnReport.name, 'reason')}
          />
        </ActionButton>
      ) : null}
      {canAdvance(reportLifecycle, report.state, 'skip') && !refusalOf(view, skipReport, report) ? (
        <ActionButton {...guarded(view, report, skipReport.name)} text={skipReport.ru} look="quiet">
          <Field
            name="reason"
            label={words.skipReason}
            widget="textarea"
            required
            maxLength={2000}
            error={faultOf(view, skipReport.name, 'reason')}
          />
        </ActionButton>
      ) : null}
    </>
  );
}

// What reports offer to the house; the manifest of recognition puts it together with the other parts.
import { refuse } from '../../../kernel/refusal.ts';
import { reportEditPage } from './pages/site-report-edit.tsx';
import { reportListPage } from './pages/site-report-list.tsx';
import { reportForms, reportPrintPage } from './pages/site-report-print.tsx';
import { reportPage } from './pages/site-report-show.tsx';
import {
  acceptByCouncil,
  acceptByExperts,
  markPlan,
  returnReport,
  saveReport,
  skipReport,
  submitReport,
} from './site-report.commands.ts';
import { attachToReport, detachFromReport } from './site-report.files.ts';
import { listReports } from './site-report.queries.ts';
import { reportsSheet } from './site-report.sheet.ts';
import { reportText } from './site-report.text.ts';

export { seesReportFiles } from './site-report.files.ts';
export { reportLifecycle } from './site-report.lifecycle.ts';
export { reportPolicy } from './site-report.policy.ts';
export { reportSentences } from './site-report.text.ts';

export const reportCommands = [
  saveReport,
  markPlan,
  submitReport,
  returnReport,
  acceptByCouncil,
  acceptByExperts,
  skipReport,
  attachToReport,
  detachFromReport,
];

export const reportQueries = [listReports];

export const reportPagesOf = [reportListPage, reportPage, reportEditPage, reportPrintPage];

export const reportDownloads = [...reportForms, reportsSheet];

export const reportConstraints = {
  one_report_a_key: () => refuse('one-report-a-key', reportText.once),
};

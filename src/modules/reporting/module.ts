// Manifest of reporting: the schedule of reports, the analysis of the year, the final and operational reports.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import { conclusionCommands } from './conclusion/conclusion.commands.ts';
import { estimatePolicy, saveEstimate } from './estimate/estimate.commands.ts';
import {
  estimateEditPage,
  estimateLinesPage,
  estimatePage,
  estimateSheet,
} from './estimate/estimate.pages.tsx';
import { estimateText } from './estimate/estimate.text.ts';
import { reportsPage } from './pages/list.tsx';
import { changesPage, madePage } from './pages/made.tsx';
import { sectionPage } from './pages/section.tsx';
import { reportPage } from './pages/show.tsx';
import { reportDownloads } from './papers/report.downloads.ts';
import { reportCommands } from './report/report.commands.ts';
import { reportLifecycle } from './report/report.lifecycle.ts';
import { reportPolicy, seesReports } from './report/report.policy.ts';
import { writeSection } from './report/text.commands.ts';
import { reportSentences, reportText as text } from './report.text.ts';
import { remindReports, reportDuties } from './schedule/schedule.daily.ts';

const twice = () => refuse('report-twice', text.refusals.twice);

export const reportingModule: Module = {
  name: 'reporting',
  ru: text.title,
  lifecycles: [reportLifecycle],
  policies: [reportPolicy, estimatePolicy],
  commands: [...reportCommands, writeSection, ...conclusionCommands, saveEstimate],
  pages: [
    ...[reportsPage, madePage, changesPage, sectionPage, reportPage],
    ...[estimatePage, estimateLinesPage, estimateEditPage],
  ],
  downloads: [...reportDownloads, estimateSheet],
  daily: [remindReports],
  duties: reportDuties,
  menu: (ctx) =>
    seesReports.check(ctx, undefined)
      ? []
      : [{ label: text.title, path: '/reporting', icon: 'file-text', order: 15 }],
  sentences: {
    ...reportSentences,
    'estimate.entered': () => estimateText.sentences.saved,
    'estimate.changed': () => estimateText.sentences.changed,
  },
  constraints: {
    report_of_a_year_is_one: twice,
    operational_report_is_one: twice,
    year_has_one_estimate: twice,
  },
  invariants: [
    {
      name: 'an approved report is kept with its document',
      sql: `select r.territory_id, r.id from reporting.reports r
        where r.state = 'approved' and (r.document_id is null or r.given is null)`,
    },
  ],
};

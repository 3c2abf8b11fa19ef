// The life of a structure's yearly report: handed in, returned with a reason, accepted by the council that coordinates (003 §4.5.4).
import { lifecycle } from '../../../kernel/lifecycle.ts';
import { bodyTexts } from './body.text.ts';

export type ReportState = 'submitted' | 'returned' | 'accepted';
const norm = 'body-report';
const council = 'методический совет';

export const bodyReportLifecycle = lifecycle({
  name: 'councils.body-report',
  table: 'councils.body_reports',
  initial: 'submitted',
  states: bodyTexts.report.states as Readonly<Record<ReportState, string>>,
  transitions: {
    return: {
      from: ['submitted'],
      to: 'returned',
      by: council,
      norm,
      ru: 'вернуть',
      fact: 'council.report-returned',
    },
    submit: {
      from: ['returned', 'submitted'],
      to: 'submitted',
      by: 'руководитель объединения',
      norm,
      ru: 'сдать',
      fact: 'council.report-submitted',
    },
    accept: {
      from: ['submitted'],
      to: 'accepted',
      by: council,
      norm,
      ru: 'принять',
      fact: 'council.report-accepted',
    },
  },
});

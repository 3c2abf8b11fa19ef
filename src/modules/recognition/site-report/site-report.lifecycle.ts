// A report on the site's plan (000 §4.6, §5.10): expected by a date, accepted by the methodical council and by the РЭС.
import { lifecycle } from '../../../kernel/lifecycle.ts';

export type ReportState = 'expected' | 'submitted' | 'returned' | 'accepted' | 'skipped';

export const reportLifecycle = lifecycle({
  name: 'recognition.report',
  table: 'recognition.reports',
  initial: 'expected',
  states: {
    expected: 'Ожидается',
    submitted: 'Представлен',
    returned: 'Возвращён на доработку',
    accepted: 'Принят',
    skipped: 'Не требуется',
  },
  transitions: {
    submit: {
      from: ['expected', 'returned'],
      to: 'submitted',
      by: 'руководитель площадки',
      norm: 'site-report-deadline',
      ru: 'представить отчёт',
      fact: 'report.submitted',
    },
    return: {
      from: ['submitted'],
      to: 'returned',
      by: 'соруководитель площадки или секретарь экспертного совета',
      norm: 'site-accountability',
      ru: 'вернуть на доработку',
      fact: 'report.returned',
    },
    accept: {
      from: ['submitted'],
      to: 'accepted',
      by: 'методический совет организации и экспертный совет',
      norm: 'site-accountability',
      ru: 'принять отчёт',
      fact: 'report.accepted',
    },
    skip: {
      from: ['expected'],
      to: 'skipped',
      by: 'секретарь экспертного совета',
      norm: 'site-report-deadline',
      ru: 'не требовать отчёт',
      fact: 'report.skipped',
    },
  },
});

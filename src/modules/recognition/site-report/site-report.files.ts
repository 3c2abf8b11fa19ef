// Files of a report: materials, and the minutes by which the methodical council accepted it (000 §4.6).
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { wrongState } from '../../../kernel/lifecycle.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { uploadSchema } from '../../../platform/files/index.ts';
import { removeFile, storeFile } from '../../documents/index.ts';
import { norms } from '../../regulations/index.ts';
import { visibleReport } from './site-report.commands.ts';
import { reportLifecycle } from './site-report.lifecycle.ts';
import { reportPolicy } from './site-report.policy.ts';

export const reportFilePurposes = {
  materials: 'Материалы отчёта',
  minutes: 'Протокол методического совета организации',
} as const;

export const reportSubject = (id: string) => ({ kind: reportLifecycle.name, id });

/** The site attaches materials while it writes, and the minutes of its council until the report is accepted. */
export const attachToReport = command({
  name: 'recognition.report.attach',
  ru: 'Приложить файл',
  norm: norms.siteAccountability.slug,
  input: z.object({
    id: z.uuid(),
    purpose: z
      .enum(['materials', 'minutes'])
      .default('materials')
      .meta({ label: 'Что это', options: reportFilePurposes }),
    file: uploadSchema.meta({ label: 'Файл' }),
  }),
  load: visibleReport,
  ability: reportPolicy.rules.attach,
  run: async (ctx, input, report) => {
    const open =
      input.purpose === 'minutes' ? ['expected', 'returned', 'submitted'] : ['expected', 'returned'];
    if (!open.includes(report.state)) return wrongState(reportLifecycle, report.state, 'submit');
    const stored = await storeFile(ctx, input.file, reportSubject(report.id), input.purpose);
    return isRefusal(stored) ? stored : { id: report.id, fileId: stored.id };
  },
});

export const detachFromReport = command({
  name: 'recognition.report.detach',
  ru: 'Убрать файл',
  norm: null,
  input: z.object({ id: z.uuid(), fileId: z.uuid() }),
  load: visibleReport,
  ability: reportPolicy.rules.attach,
  run: async (ctx, input, report) => {
    if (!['expected', 'returned'].includes(report.state))
      return wrongState(reportLifecycle, report.state, 'submit');
    const removed = await removeFile(ctx, reportSubject(report.id), input.fileId);
    return isRefusal(removed) ? removed : { id: report.id };
  },
});

/** Files of a report are seen by whoever sees the report. */
export const seesReportFiles = async (ctx: ReadCtx, id: string): Promise<boolean> =>
  (await visibleReport(ctx, { id })) !== null;

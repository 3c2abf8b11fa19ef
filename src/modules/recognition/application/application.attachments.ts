// Files of an application: evidence, the extract of an election, the signed scan; the same cut-off as the form (decision 6.2).
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { wrongState } from '../../../kernel/lifecycle.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { uploadSchema } from '../../../platform/files/index.ts';
import { removeFile, storeFile } from '../../documents/index.ts';
import { norms } from '../../regulations/index.ts';
import { loadApplication } from './application.commands.ts';
import { applicationLifecycle } from './application.lifecycle.ts';
import { applicationPolicy } from './application.policy.ts';
import { visibleApplication } from './application.queries.ts';

export const attachmentPurposes = {
  scan: 'Подписанная заявка (скан)',
  election: 'Выписка об избрании руководителя площадки',
  evidence: 'Подтверждение условий к соискателю',
  other: 'Другое приложение',
} as const;
export type AttachmentPurpose = keyof typeof attachmentPurposes;

const subject = (id: string) => ({ kind: applicationLifecycle.name, id });

/** Attaches a file while the application may still be changed; after the submission nothing is added (decision 6.2). */
export const attachToApplication = command({
  name: 'recognition.application.attach',
  ru: 'Приложить файл',
  norm: norms.applicationForm.slug,
  input: z.object({
    id: z.uuid(),
    purpose: z.enum(['scan', 'election', 'evidence', 'other']).default('other').meta({ label: 'Что это' }),
    file: uploadSchema.meta({ label: 'Файл' }),
  }),
  load: loadApplication,
  ability: applicationPolicy.rules.attach,
  run: async (ctx, input, application) => {
    if (!['draft', 'returned'].includes(application.state))
      return wrongState(applicationLifecycle, application.state, 'submit');
    const stored = await storeFile(ctx, input.file, subject(application.id), input.purpose);
    return isRefusal(stored) ? stored : { id: application.id, fileId: stored.id };
  },
});

export const detachFromApplication = command({
  name: 'recognition.application.detach',
  ru: 'Убрать файл',
  norm: null,
  input: z.object({ id: z.uuid(), fileId: z.uuid() }),
  load: loadApplication,
  ability: applicationPolicy.rules.attach,
  run: async (ctx, input, application) => {
    if (!['draft', 'returned'].includes(application.state))
      return wrongState(applicationLifecycle, application.state, 'submit');
    const removed = await removeFile(ctx, subject(application.id), input.fileId);
    return isRefusal(removed) ? removed : { id: application.id };
  },
});

/** Files of an application are seen by whoever sees the application. */
export const seesApplicationFiles = async (ctx: ReadCtx, id: string): Promise<boolean> =>
  (await visibleApplication(ctx, id)) !== null;

// The signed copy of an act: attached by whoever drafts regulations, replaced by a better scan, taken away when it was a mistake.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { uploadSchema } from '../../../platform/files/index.ts';
import { actFiles } from '../act-files.ts';
import { actById } from '../queries/acts.ts';
import type { ActLine } from '../queries/regulations.ts';
import { mayDraft } from '../regulation.policy.ts';

/** The head attaches the scan or the PDF; the copy attached before gives way and stays in the history. */
export const attachActFile = command({
  name: 'regulations.act.attach-file',
  ru: 'Приложить подписанный экземпляр',
  norm: 'regulation-register',
  input: z.object({
    id: z.uuid().meta({ widget: 'none' }),
    file: uploadSchema.meta({
      label: 'Скан или PDF акта',
      widget: 'file',
      accept: '.pdf,.jpg,.jpeg,.png',
      maxMegabytes: 25,
    }),
  }),
  load: (ctx, input) => actById(ctx, input.id),
  ability: mayDraft,
  run: async (ctx, { file }, act: ActLine): Promise<{ id: string } | Refusal> => {
    const stored = await actFiles().store(ctx, file, act.id);
    if (isRefusal(stored)) return stored;
    if (act.fileId) {
      const removed = await actFiles().remove(ctx, act.id, act.fileId);
      if (isRefusal(removed)) return removed;
    }
    await tie(ctx, act, stored.id);
    return { id: act.id };
  },
});

/** Takes away a copy attached by mistake; refuses when there is none. */
export const detachActFile = command({
  name: 'regulations.act.detach-file',
  ru: 'Убрать подписанный экземпляр',
  norm: 'regulation-register',
  input: z.object({ id: z.uuid().meta({ widget: 'none' }) }),
  load: (ctx, input) => actById(ctx, input.id),
  ability: mayDraft,
  run: async (ctx, _input, act: ActLine): Promise<{ id: string } | Refusal> => {
    if (!act.fileId) return refuse('no-file', 'Файл уже убран. Обновите страницу.');
    const removed = await actFiles().remove(ctx, act.id, act.fileId);
    if (isRefusal(removed)) return removed;
    await tie(ctx, act, null);
    return { id: act.id };
  },
});

async function tie(ctx: WriteCtx, act: ActLine, fileId: string | null): Promise<void> {
  await ctx.db
    .updateTable('regulations.acts')
    .set((eb) => ({ file_id: fileId, version: eb('version', '+', 1) }))
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', act.id)
    .execute();
}

// Materials of questions sent beforehand, and the mark of those who have read them.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { uploadSchema } from '../../platform/files/index.ts';
import { type FileVisibility, removeFile, storeFile } from '../documents/index.ts';
import { loadItem } from './agenda.commands.ts';
import { bodyPolicy, mayView } from './body.policy.ts';
import { refusals } from './councils.text.ts';
import { itemLifecycle, sessionLifecycle } from './session.lifecycle.ts';
import { visibleSession } from './session.queries.ts';

const norm = 'council-session';
export const materialPurpose = 'material';

/** Seen by readers of the body, not by a member recused from the question. */
export const itemFiles: Readonly<Record<string, FileVisibility>> = {
  [itemLifecycle.name]: async (ctx, id) => {
    const found = await loadItem(ctx, { itemId: id });
    return found !== null && mayView(ctx, found.item);
  },
};

export const attachMaterial = command({
  name: 'councils.material.attach',
  ru: 'Приложить материал',
  norm,
  input: z.object({
    itemId: z.uuid(),
    file: uploadSchema.meta({ label: 'Файл', widget: 'file', maxMegabytes: 25 }),
  }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, record): Promise<Refusal | { id: string }> => {
    if (record.state !== 'queued' && record.state !== 'scheduled') return refusals.notOpen();
    const kept = await storeFile(
      ctx,
      input.file,
      { kind: itemLifecycle.name, id: record.id },
      materialPurpose,
    );
    return isRefusal(kept) ? kept : { id: record.id };
  },
});

export const detachMaterial = command({
  name: 'councils.material.detach',
  ru: 'Убрать материал',
  norm,
  input: z.object({ id: z.uuid(), fileId: z.uuid() }),
  load: (ctx, input) => loadItem(ctx, { itemId: input.id }),
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, record): Promise<Refusal | { id: string }> => {
    if (record.state !== 'queued' && record.state !== 'scheduled') return refusals.notOpen();
    const removed = await removeFile(ctx, { kind: itemLifecycle.name, id: record.id }, input.fileId);
    return isRefusal(removed) ? removed : { id: record.id };
  },
});

/** A member says that the agenda and the materials are read; once, and it stays. */
export const markRead = command({
  name: 'councils.session.read',
  ru: 'С повесткой и материалами ознакомлен(а)',
  norm,
  input: z.object({ sessionId: z.uuid() }),
  load: (ctx, input) => visibleSession(ctx, input.sessionId),
  ability: bodyPolicy.rules.sit,
  run: async (ctx, _input, session): Promise<Refusal | { id: string }> => {
    if (session.state === 'planned') return refuse('agenda-not-sent', 'Повестка ещё не разослана.', { norm });
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('councils.readings')
      .values({
        ...{ territory_id: ctx.territory.id, session_id: session.id, person_id: ctx.actor.personId ?? '' },
        read_at: ctx.now,
      })
      .onConflict((conflict) => conflict.columns(['territory_id', 'session_id', 'person_id']).doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 0n)
      await recordFact(ctx, {
        name: 'council.materials-read',
        subject: { kind: sessionLifecycle.name, id: session.id },
        norm,
      });
    return { id: session.id };
  },
});

// A long list is read in the background: every row judged in one transaction, the operator told when it is ready.
import { z } from 'zod';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import type { Job } from '../../kernel/jobs.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { fileKey, fileStore } from '../../platform/files/index.ts';
import { openSheet, refusalOfSheet } from '../../platform/sheets/index.ts';
import { notify } from '../notices/index.ts';
import { importLifecycle } from './import.lifecycle.ts';
import { type Import, importById, scopeOf } from './import.queries.ts';
import { importText as text } from './import.text.ts';
import { judgeRows, type RawRow, rawIn } from './judging.ts';
import { kindOf } from './kinds.ts';
import { asOperator, countGrownTables, tellProgress } from './progress.ts';

const scope = z.union([
  z.object({ kind: z.literal('territory') }),
  z.object({ kind: z.enum(['institution', 'body', 'site']), id: z.string() }),
]);

/** With the roles of whoever gave the file, at that moment: what a row may do is judged by them. */
const input = z.object({
  id: z.uuid(),
  roles: z.array(z.object({ kind: z.string(), scope })).default([]),
});

export const readFile: Job<typeof input> = {
  name: 'imports.read-file',
  input,
  run: async (system, { id, roles }) => {
    const record = await importById(system, id);
    if (record?.state !== 'reading') return;
    const ctx = asOperator(system, record, roles);
    await tellProgress(ctx, id, 0);
    const fault = await readOrFault(ctx, record);
    const data = { file: record.fileName, kind: kindOf(record.kind).ru };
    const outcome = fault
      ? await advance(ctx, importLifecycle, record, 'fail', {
          set: { note: fault, file_id: null },
          data: { ...data, fault },
        })
      : await advance(ctx, importLifecycle, record, 'read', { set: { file_id: null }, data });
    if (isRefusal(outcome)) throw new Error(outcome.text);
    await countGrownTables(ctx);
    await tellOperator(
      ctx,
      record,
      fault ? text.notices.unread(record.fileName, fault) : text.notices.read(record.fileName),
    );
  },
};

/** The sentence of a file that turned out to be unreadable half-way; null when every row is judged. */
async function readOrFault(ctx: WriteCtx, record: Import): Promise<string | null> {
  const bytes = await bytesOf(ctx, record);
  if (!bytes) return text.reading.lost;
  try {
    const sheet = await openSheet(bytes, record.sheet);
    const layout = { headerLine: record.headerLine ?? 0, headings: record.headings, mapping: record.mapping };
    const rawOf = rawIn(layout, kindOf(record.kind));
    const rows = async function* (): AsyncGenerator<RawRow> {
      for await (const row of sheet.rows()) yield rawOf(row);
    };
    const tell = (done: number) => tellProgress(ctx, record.id, done);
    await judgeRows(ctx, kindOf(record.kind), scopeOf(record), record.mapping, rows(), tell);
    return null;
  } catch (error) {
    const refusal = refusalOfSheet(error);
    if (!refusal) throw error;
    return refusal.text;
  }
}

async function bytesOf(ctx: ReadCtx, { fileId }: Import): Promise<Uint8Array | null> {
  const content = fileId ? await fileStore().open(fileKey(ctx.territory.id, fileId)) : null;
  return content ? new Uint8Array(await new Response(content).arrayBuffer()) : null;
}

/** Whoever left the page learns the end by a notice. */
export async function tellOperator(ctx: WriteCtx, record: Import, words: string): Promise<void> {
  if (record.personId)
    await notify(ctx, {
      to: [record.personId],
      name: 'import.told',
      text: words,
      path: `/imports/${record.id}`,
    });
}

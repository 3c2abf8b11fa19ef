// A list loaded in a test as a person loads it: read, looked at, put right, written.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyCommand } from '../../../kernel/command.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { openFileStore, uploadOf, useFileStore } from '../../../platform/files/index.ts';
import { developmentModule } from '../../development/module.ts';
import { institutionsModule } from '../../institutions/module.ts';
import { peopleModule } from '../../people/module.ts';
import { qualificationModule } from '../../qualification/module.ts';
import { granted, holder, openTwoTerritories, openWorld, type Who } from '../../territories/tests/world.ts';
import { applyImport, fixRows, mapColumns, undoImport } from '../import.commands.ts';
import { writeImport } from '../import.job.ts';
import { allRows, type Import, type ImportRow, importById } from '../import.queries.ts';
import { importsModule } from '../module.ts';
import { readFile } from '../read.job.ts';
import { readList } from '../read-list.ts';

export const methodist = holder('methodist');

export async function openLoading() {
  const world = await openWorld([
    ...[institutionsModule, peopleModule, qualificationModule, developmentModule, importsModule],
  ]);
  await openTwoTerritories(world);
  useFileStore(openFileStore({ kind: 'folder', folder: mkdtempSync(join(tmpdir(), 'opora-files-')) }));
  const as = (who: Who) => ({
    read: async (
      kind: string,
      name: string,
      content: string | Uint8Array,
      institutionId: string | null = null,
    ) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      const answer = await world.command(who, readList, { kind, institutionId, file: uploadOf(name, bytes) });
      // A long list is read by the job that was put into the queue.
      if (!isRefusal(answer))
        await world.write(who, (ctx) =>
          readFile.run(ctx, { id: (answer as { id: string }).id, roles: [...who.roles] }),
        );
      return answer;
    },
    command: (command: AnyCommand, input: unknown) => world.command(who, command, input),
    fix: (id: string, line: number, field: string, text: string) =>
      world.command(who, fixRows, { id, fixes: [{ line, field, text }] }),
    map: (id: string, mapping: readonly string[]) =>
      world.command(who, mapColumns, { id, columns: mapping.map((field, column) => ({ column, field })) }),
    undo: (id: string) => world.command(who, undoImport, { id }),
    /** Asks for the writing and does the job that was put into the queue. */
    write: async (id: string) => {
      granted(await world.command(who, applyImport, { id }));
      granted((await world.write(who, async (ctx) => writeImport.run(ctx, { id }))) ?? true);
      return one(id);
    },
  });
  const one = async (id: string): Promise<Import> => {
    const record = await world.read(methodist, (ctx) => importById(ctx, id));
    if (!record) throw new Error(`No import ${id}`);
    return record;
  };
  const rows = (id: string): Promise<ImportRow[]> =>
    world.read(methodist, async (ctx) => {
      const found: ImportRow[] = [];
      for await (const row of allRows(ctx, id)) found.push(row);
      return found;
    });
  return { world, as, one, rows, keeper: as(methodist) };
}

export type Loading = Awaited<ReturnType<typeof openLoading>>;

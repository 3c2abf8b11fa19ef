// The archive of a service in one file, packed while it is taken: the act, the tables of the house, every kept file by its case.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type Download, download } from '../../../kernel/page.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import {
  openScratch,
  type Scratch,
  type ScratchPart,
  type ZipEntry,
  zipStream,
} from '../../../platform/files/index.ts';
import { paperFile } from '../../../platform/papers/index.ts';
import { archivedFiles, openFile } from '../../documents/index.ts';
import { visibleCase } from '../case/case.queries.ts';
import { preparesClosing } from '../closing.policy.ts';
import { closingText as text } from '../closing.text.ts';
import { actPaper } from '../papers/act.paper.ts';
import { folderOf } from './folders.ts';
import { type InventoryRow, inventoryOf } from './inventory.ts';

let tables: readonly Download[] = [];
let rooms: ReadonlyMap<string, string> = new Map();

/** Called once by the composition root with every room of the house: its name, and which of its tables are whole lists. */
export function useArchiveOf(
  modules: readonly {
    readonly name: string;
    readonly ru: string;
    readonly downloads?: readonly Download[];
  }[],
): void {
  rooms = new Map(modules.map(({ name, ru }) => [name, ru]));
  tables = modules
    .flatMap(({ downloads }) => downloads ?? [])
    .filter(({ path, serves }) => serves !== 'page' && /^[^:]+(\.xlsx|\/register)$/.test(path));
}

interface Drawn {
  readonly name: string;
  readonly part: ScratchPart;
}

/** The act and the tables this reader may take, each by its own right; drawn one after another onto the disk. */
async function drawnParts(ctx: ReadCtx, scratch: Scratch, act: Promise<Answer>): Promise<Drawn[]> {
  const drawn: Drawn[] = [];
  const keep = async (answer: Answer, folder = '') => {
    if (answer && !isRefusal(answer) && answer.body instanceof Uint8Array)
      drawn.push({ name: folder + answer.name, part: await scratch.keep(answer.body) });
  };
  await keep(await act);
  for (const table of tables)
    if (!table.ability.check(ctx, undefined))
      await keep(await table.load(ctx, {}, new URLSearchParams()), `${text.archiveTables}/`);
  return drawn;
}

type Answer = Awaited<ReturnType<Download['load']>>;

/** The inventory goes last: it says of each file whether its content was there. */
async function* entriesOf(
  ctx: ReadCtx,
  scratch: Scratch,
  drawn: readonly Drawn[],
  { files, withheld }: Awaited<ReturnType<typeof archivedFiles>>,
): AsyncGenerator<ZipEntry> {
  try {
    for (const { name, part } of drawn) yield { name, body: scratch.read(part), at: ctx.now };
    const rows: InventoryRow[] = [];
    for (const file of files) {
      const body = await openFile(ctx, file.id);
      const name = `${folderOf(file, rooms)}/${file.name}`;
      rows.push({ file, name, isMissing: body === null });
      if (body) yield { name, body, at: file.uploadedAt };
    }
    yield { name: `${text.inventory}.xlsx`, body: inventoryOf(rows, withheld), at: ctx.now };
  } finally {
    await scratch.close();
  }
}

export const archiveDownload = download({
  path: '/closing/:id/archive.zip',
  ru: text.archive,
  ability: preparesClosing,
  load: async (ctx, { id = '' }) => {
    const found = await visibleCase(ctx, { id });
    if (!found) return null;
    const scratch = await openScratch();
    try {
      const drawn = await drawnParts(ctx, scratch, paperFile(await actPaper(ctx, found), 'pdf'));
      const entries = entriesOf(ctx, scratch, drawn, await archivedFiles(ctx));
      return { name: `${text.archive}.zip`, type: 'application/zip', body: zipStream(entries) };
    } catch (error) {
      await scratch.close();
      throw error;
    }
  },
});

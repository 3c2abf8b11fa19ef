// The archive of a service in one file: every table the house gives out without a record's address, and the act.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type Download, download } from '../../../kernel/page.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { packZip } from '../../../platform/files/index.ts';
import { paperFile } from '../../../platform/papers/index.ts';
import { visibleCase } from '../case/case.queries.ts';
import { preparesClosing } from '../closing.policy.ts';
import { closingText as text } from '../closing.text.ts';
import { actPaper } from '../papers/act.paper.ts';

let tables: readonly Download[] = [];

/** Called once by the composition root with every download of the house: those of whole lists are kept. */
export function useArchiveTables(given: readonly Download[]): void {
  tables = given.filter(({ path, serves }) => serves !== 'page' && /^[^:]+(\.xlsx|\/register)$/.test(path));
}

/** Tables this reader may take, each by its own right; one that has nothing to show is left out. */
async function tablesOf(ctx: ReadCtx): Promise<{ name: string; body: Uint8Array }[]> {
  const files: { name: string; body: Uint8Array }[] = [];
  for (const table of tables) {
    if (table.ability.check(ctx, undefined)) continue;
    const answer = await table.load(ctx, {}, new URLSearchParams());
    if (answer && !isRefusal(answer) && answer.body instanceof Uint8Array)
      files.push({ name: answer.name, body: answer.body });
  }
  return files;
}

export const archiveDownload = download({
  path: '/closing/:id/archive.zip',
  ru: text.archive,
  ability: preparesClosing,
  load: async (ctx, { id = '' }) => {
    const found = await visibleCase(ctx, { id });
    if (!found) return null;
    const act = await paperFile(await actPaper(ctx, found), 'pdf');
    const papers = act.body instanceof Uint8Array ? [{ name: act.name, body: act.body }] : [];
    return {
      name: `${text.archive}.zip`,
      type: 'application/zip',
      body: packZip([...papers, ...(await tablesOf(ctx))]),
    };
  },
});

// A file is given: looked into at once; a short list is judged in the answer, a long one is kept and read by a job.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { fileKey, fileName, fileStore, type Upload, uploadSchema } from '../../platform/files/index.ts';
import {
  guessLayout,
  type Layout,
  type OpenSheet,
  openSheet,
  type ReadRow,
  refusalOfSheet,
  sheetLimits,
} from '../../platform/sheets/index.ts';
import { importLifecycle } from './import.lifecycle.ts';
import { importPolicy } from './import.policy.ts';
import { importText as text } from './import.text.ts';
import { judgeRows, rawIn } from './judging.ts';
import { kindOf, kinds } from './kinds.ts';
import { rememberedLayout } from './layouts.ts';
import { dayOfList } from './rows-of-file.ts';

/** A list shorter than this is read and judged while the person waits: about a second. */
export const readAtOnce = 5000;

const invalid = (name: string, complaint: string): Refusal =>
  refuse(name, complaint, { kind: 'invalid', fields: { file: complaint } });

const readSchema = z.object({
  kind: z.enum(Object.keys(kinds) as [string, ...string[]], { error: text.faults.kind }),
  institutionId: z.uuid({ error: text.faults.institution }).nullable().default(null),
  file: uploadSchema.meta({ label: text.fields.file, accept: '.xlsx,.xls,.csv,.txt', maxMegabytes: 25 }),
  sheet: z.string().max(200).nullable().default(null),
});

/** Somebody who may load such a list gives the file; nothing of the register changes yet. Refuses what is no table. */
export const readList = command({
  name: 'imports.read',
  ru: 'Загрузить список',
  norm: null,
  input: readSchema,
  load: async (_ctx, { kind, institutionId }) => ({ kind, institutionId }),
  ability: importPolicy.rules.load,
  run: async (ctx, input) => {
    try {
      return await takeFile(ctx, input);
    } catch (error) {
      const refusal = refusalOfSheet(error);
      if (refusal) return refusal;
      throw error;
    }
  },
});

/** The first rows of the sheet; `isWhole` when there are no others. */
async function beginningOf(sheet: OpenSheet): Promise<{ first: ReadRow[]; isWhole: boolean }> {
  const first: ReadRow[] = [];
  for await (const row of sheet.rows()) {
    if (first.length >= readAtOnce) return { first, isWhole: false };
    first.push(row);
  }
  return { first, isWhole: true };
}

/** Rows among which the heading is looked for. */
const top = 40;

async function takeFile(
  ctx: WriteCtx,
  input: z.output<typeof readSchema>,
): Promise<{ id: string; isRead: boolean } | Refusal> {
  const kind = kindOf(input.kind);
  if (input.file.size > sheetLimits.bytes) return invalid('sheet-bytes', text.refusals.tooLarge);
  const sheet = await openSheet(new Uint8Array(await input.file.arrayBuffer()), input.sheet);
  const { first, isWhole } = await beginningOf(sheet);
  if (first.length === 0) return invalid('sheet-blank', text.refusals.blank);
  const institutionId = kind.perInstitution ? input.institutionId : null;
  const remembered = await rememberedLayout(ctx, kind.key, institutionId);
  const layout = guessLayout(kind, first.slice(0, top), remembered);
  if (!layout?.mapping.some(Boolean)) return invalid('no-heading', text.refusals.noHeading);
  const name = fileName(input.file.name, sheet.format);
  const listedOn = dayOfList(name, first.slice(0, top), layout, ctx.today);
  const fileId = isWhole ? null : await keep(ctx, input.file);
  const id = await enter(ctx, { kind: kind.key, institutionId, name, sheet, layout, listedOn, fileId });
  if (fileId) {
    await ctx.enqueue({ job: 'imports.read-file', input: { id, roles: ctx.actor.roles }, key: id });
    return { id, isRead: false };
  }
  const scope = { id, institutionId, fileName: name, listedOn };
  await judgeRows(ctx, kind, scope, layout.mapping, first.map(rawIn(layout, kind)));
  const subject = { kind: importLifecycle.name, id };
  await recordFact(ctx, { name: 'import.read', subject, data: { file: name, kind: kind.ru } });
  return { id, isRead: true };
}

/** Only until it is read: a file nobody came for is swept away with the other contents nobody refers to. */
async function keep(ctx: WriteCtx, file: Upload): Promise<string> {
  const fileId = newId(ctx.now);
  await fileStore().put(fileKey(ctx.territory.id, fileId), new Uint8Array(await file.arrayBuffer()));
  return fileId;
}

interface Entered {
  readonly kind: string;
  readonly institutionId: string | null;
  readonly name: string;
  readonly sheet: OpenSheet;
  readonly layout: Layout;
  readonly listedOn: string | null;
  readonly fileId: string | null;
}

async function enter(ctx: WriteCtx, entered: Entered): Promise<string> {
  const { sheet, layout, fileId } = entered;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('imports.imports')
    .values({
      ...{ territory_id: ctx.territory.id, id, kind: entered.kind, institution_id: entered.institutionId },
      ...{
        file_name: entered.name,
        format: sheet.format,
        sheet: sheet.sheet,
        header_line: layout.headerLine,
      },
      ...{ headings: JSON.stringify(layout.headings), mapping: JSON.stringify(layout.mapping) },
      ...{ state: fileId ? 'reading' : 'ready', file_id: fileId, listed_on: entered.listedOn },
      ...{ started_at: ctx.now, account_id: ctx.actor.accountId, person_id: ctx.actor.personId },
    })
    .execute();
  return id;
}

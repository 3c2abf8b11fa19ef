// Many items at once: a list is read and kept as it was, its columns are named, the good rows are entered.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId, newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import type { Upload } from '../../../platform/files/index.ts';
import { openSheet, refusalOfSheet } from '../../../platform/sheets/index.ts';
import { norms } from '../../regulations/index.ts';
import { keepsFund } from '../library.policy.ts';
import { fundText as text } from './fund.text.ts';
import { guessMapping, type IntakeField, intakeFields, pastedRows, readRow } from './intake.rows.ts';
import { invalidHere, writeItem } from './item.commands.ts';
import { copiesByNumbers } from './item.queries.ts';
import { readIntakeSchema } from './item.schema.ts';

const norm = norms.fundKeeping.slug;
const mostRows = 2000;

export interface Intake {
  readonly id: string;
  readonly name: string;
  /** The first is the heading. */
  readonly rows: readonly (readonly string[])[];
  readonly mapping: readonly string[];
  readonly madeOn: string;
  readonly enteredOn: string | null;
  readonly entered: number;
  readonly version: number;
}

const intakeRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('library.intakes')
    .select([
      'id',
      'name',
      'rows',
      'mapping',
      'made_on as madeOn',
      'entered_on as enteredOn',
      'entered',
      'version',
    ])
    .where('territory_id', '=', ctx.territory.id);

export async function intake(ctx: ReadCtx, id: string): Promise<Intake | null> {
  if (!isId(id)) return null;
  const row = await intakeRows(ctx).where('id', '=', id).executeTakeFirst();
  return (row as unknown as Intake | undefined) ?? null;
}

/** Lists read so far, the latest first, without their rows. */
export async function intakes(ctx: ReadCtx): Promise<Omit<Intake, 'rows' | 'mapping'>[]> {
  return ctx.db
    .selectFrom('library.intakes')
    .select(['id', 'name', 'made_on as madeOn', 'entered_on as enteredOn', 'entered', 'version'])
    .where('territory_id', '=', ctx.territory.id)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}

async function rowsOfFile(file: Upload): Promise<string[][]> {
  const sheet = await openSheet(new Uint8Array(await file.arrayBuffer()));
  const rows: string[][] = [];
  for await (const { cells } of sheet.rows()) {
    rows.push([...cells]);
    if (rows.length > mostRows + 1) break;
  }
  return rows;
}

/** A keeper brings a list in: a file or pasted cells; refuses what is no list and what is too long. */
export const readIntake = command({
  name: 'library.intake.read',
  ru: 'Прочитать список',
  norm,
  input: readIntakeSchema,
  ability: keepsFund,
  run: async (ctx, input) => {
    let rows: string[][];
    try {
      rows = input.file ? await rowsOfFile(input.file) : pastedRows(input.pasted);
    } catch (error) {
      const refusal = refusalOfSheet(error);
      if (refusal) return refusal;
      throw error;
    }
    if (rows.length < 2) return invalidHere('empty-list', 'file', text.refusals.empty);
    if (rows.length > mostRows + 1) return invalidHere('too-many-rows', 'file', text.refusals.tooMany);
    const id = newId(ctx.now);
    const name = input.file ? input.file.name.slice(0, 200) : `вставка из таблицы, строк: ${rows.length - 1}`;
    await ctx.db
      .insertInto('library.intakes')
      .values({
        ...{ territory_id: ctx.territory.id, id, name, rows: JSON.stringify(rows) },
        ...{ mapping: JSON.stringify(guessMapping(rows[0] ?? [])), made_on: ctx.today },
        made_by_person_id: ctx.actor.personId,
      })
      .execute();
    await recordFact(ctx, {
      name: 'intake.read',
      subject: { kind: 'library.intake', id },
      norm,
      data: { name },
    });
    return { id };
  },
});

const column = z.union([z.literal(''), z.enum(Object.keys(intakeFields) as [IntakeField, ...IntakeField[]])]);

/** Rows of the list under a mapping, with those whose inventory number is in the fund already marked as well. */
export async function judged(ctx: ReadCtx, { rows }: Intake, mapping: readonly string[]) {
  const read = rows.slice(1).map((cells, index) => readRow(cells, mapping, index + 2));
  const numbers = read.flatMap(({ copies }) => (copies.number ? [copies.number] : []));
  const taken = new Set((await copiesByNumbers(ctx, numbers)).map(({ number }) => number));
  const seen = new Set<string>();
  return read.map((row) => {
    const { number } = row.copies;
    const isTwice = number !== '' && (taken.has(number) || seen.has(number));
    if (number) seen.add(number);
    return isTwice ? { ...row, item: null, faults: [...row.faults, text.refusals.numberTaken(number)] } : row;
  });
}

/** The keeper names the columns and enters the rows without faults; refuses a list entered already. */
export const enterIntake = command({
  name: 'library.intake.enter',
  ru: 'Внести в каталог',
  norm,
  input: z.object({
    id: z.uuid().meta({ widget: 'none' }),
    mapping: z.array(column).max(200),
  }),
  load: (ctx, input) => intake(ctx, input.id),
  ability: keepsFund,
  run: async (ctx, input, found) => {
    if (!input.mapping.includes('title'))
      return invalidHere('no-title', 'mapping[0]', text.refusals.noTitleColumn);
    const { numUpdatedRows } = await ctx.db
      .updateTable('library.intakes')
      .set((eb) => ({ mapping: JSON.stringify(input.mapping), version: eb('version', '+', 1) }))
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', found.id)
      .where('entered_on', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows !== 1n) return refuse('intake-entered', text.refusals.entered, { norm });
    let entered = 0;
    for (const { item, copies } of await judged(ctx, found, input.mapping)) {
      if (!item) continue;
      const written = await writeItem(ctx, item, copies, found.id);
      if (isRefusal(written)) return written;
      entered += 1;
    }
    if (entered === 0) return refuse('nothing-to-enter', text.refusals.nothing, { norm });
    await ctx.db
      .updateTable('library.intakes')
      .set({ entered_on: ctx.today, entered })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', found.id)
      .execute();
    await recordFact(ctx, {
      name: 'intake.entered',
      subject: { kind: 'library.intake', id: found.id },
      norm,
      data: { entered },
    });
    return { id: found.id, entered };
  },
});

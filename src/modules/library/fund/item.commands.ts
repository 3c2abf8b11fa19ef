// Items and copies: entered one by one or many at once, corrected, moved, found again, written off by an act.
import { sql } from 'kysely';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { norms } from '../../regulations/index.ts';
import { keepsFund } from '../library.policy.ts';
import { stepSchema } from '../material/material.schema.ts';
import { copyLifecycle } from './copy.lifecycle.ts';
import { fundText as text } from './fund.text.ts';
import { copiesByNumbers, copy, item } from './item.queries.ts';
import {
  addCopiesSchema,
  addItemSchema,
  type CopiesInput,
  correctItemSchema,
  type ItemInput,
  moveCopySchema,
  writeOffSchema,
} from './item.schema.ts';

const norm = norms.fundKeeping.slug;
export const itemSubject = (id: string) => ({ kind: 'library.item', id });
export const invalidHere = (name: string, field: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', norm, fields: { [field]: words } });

/** «М-12» and three copies: М-12, М-13, М-14; no digits at the end: as it is, then with «/2», «/3». */
export function numbersFrom(first: string, count: number): string[] {
  const [, head = '', tail = ''] = /^(.*?)(\d*)$/.exec(first) ?? [];
  return Array.from({ length: count }, (_, index) =>
    tail
      ? `${head}${String(Number(tail) + index).padStart(tail.length, '0')}`
      : index === 0
        ? first
        : `${first}/${index + 1}`,
  );
}

/** The next numbers of the inventory, one after the greatest. */
async function nextNumbers(ctx: WriteCtx, count: number): Promise<string[]> {
  const { last } = await ctx.db
    .selectFrom('library.copies')
    .select(sql<number>`coalesce(max(serial), 0)`.as('last'))
    .where('territory_id', '=', ctx.territory.id)
    .executeTakeFirstOrThrow();
  return numbersFrom(String(last + 1), count);
}

/** Writes copies of an item; refuses a number that is used. */
export async function writeCopies(
  ctx: WriteCtx,
  itemId: string,
  { number, copies, shelf, source, price }: CopiesInput,
): Promise<string[] | Refusal> {
  if (copies === 0) return [];
  const numbers = number ? numbersFrom(number, copies) : await nextNumbers(ctx, copies);
  const [taken] = await copiesByNumbers(ctx, numbers);
  if (taken) return invalidHere('number-taken', 'number', text.refusals.numberTaken(taken.number));
  await ctx.db
    .insertInto('library.copies')
    .values(
      numbers.map((each) => ({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), item_id: itemId, number: each },
        ...{ serial: /^\d{1,9}$/.test(each) ? Number(each) : null, place: shelf, source, price },
        ...{ arrived_on: ctx.today, state: copyLifecycle.initial },
      })),
    )
    .execute();
  return numbers;
}

/** Writes an item with its copies and its fact; used by the form, by intakes and by the demonstration. */
export async function writeItem(
  ctx: WriteCtx,
  said: ItemInput,
  copies: CopiesInput,
  intakeId: string | null = null,
): Promise<{ id: string } | Refusal> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('library.items')
    .values({ territory_id: ctx.territory.id, id, ...said, intake_id: intakeId })
    .execute();
  const numbers = await writeCopies(ctx, id, copies);
  if (isRefusal(numbers)) return numbers;
  await recordFact(ctx, {
    name: 'item.added',
    subject: itemSubject(id),
    norm,
    data: { title: said.title, copies: numbers.length },
  });
  return { id };
}

const saidOf = (input: ItemInput): ItemInput => ({
  ...{ kind: input.kind, title: input.title, subtitle: input.subtitle, authors: input.authors },
  ...{
    subjects: input.subjects,
    annotation: input.annotation,
    place: input.place,
    publisher: input.publisher,
  },
  ...{ year: input.year, issue: input.issue, pages: input.pages, isbn: input.isbn, url: input.url },
  description: input.description,
});

/** A keeper enters an item with its copies; refuses an inventory number that is used. */
export const addItem = command({
  name: 'library.item.add',
  ru: text.add,
  norm,
  input: addItemSchema,
  ability: keepsFund,
  run: (ctx, input) => writeItem(ctx, saidOf(input), input),
});

const loadItem = (ctx: ReadCtx, input: { id: string }) => item(ctx, input.id);

/** A keeper puts the description right. */
export const correctItem = command({
  name: 'library.item.correct',
  ru: 'Исправить сведения',
  norm,
  input: correctItemSchema,
  load: loadItem,
  ability: keepsFund,
  run: async (ctx, input, found) => {
    const stale = await changeRow(
      ctx,
      'library.items',
      { id: found.id, version: input.version },
      { ...saidOf(input) },
    );
    if (stale) return stale;
    const { copies: _c, out: _o, overdue: _v, lost: _l, id: _id, version: _n, ...before } = found;
    await recordFact(ctx, {
      name: 'item.corrected',
      subject: itemSubject(found.id),
      norm,
      data: { before, after: saidOf(input) },
    });
    return { id: found.id };
  },
});

/** More copies of what is in the catalogue. */
export const addCopies = command({
  name: 'library.copies.add',
  ru: text.newCopies,
  norm,
  input: addCopiesSchema,
  load: loadItem,
  ability: keepsFund,
  run: async (ctx, input, found) => {
    if (input.copies === 0) return invalidHere('no-copies', 'copies', text.refusals.copies);
    const numbers = await writeCopies(ctx, found.id, input);
    if (isRefusal(numbers)) return numbers;
    await recordFact(ctx, {
      name: 'copies.added',
      subject: itemSubject(found.id),
      norm,
      data: { numbers: numbers.join(', ') },
    });
    return { id: found.id };
  },
});

const loadCopy = (ctx: ReadCtx, input: { id: string }) => copy(ctx, input.id);

/** A copy stands elsewhere now. */
export const moveCopy = command({
  name: 'library.copy.move',
  ru: 'Изменить место',
  norm,
  input: moveCopySchema,
  load: loadCopy,
  ability: keepsFund,
  run: async (ctx, input, found) => {
    await ctx.db
      .updateTable('library.copies')
      .set((eb) => ({ place: input.shelf, version: eb('version', '+', 1) }))
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', found.id)
      .execute();
    await recordFact(ctx, {
      name: 'copy.moved',
      subject: itemSubject(found.itemId),
      norm,
      data: { number: found.number, place: input.shelf },
    });
    return { id: found.itemId };
  },
});

/** A lost copy is here again. */
export const findCopy = command({
  name: 'library.copy.find',
  ru: 'Отметить найденным',
  norm,
  input: stepSchema,
  load: loadCopy,
  ability: keepsFund,
  run: async (ctx, input, found) => {
    const moved = await advance(ctx, copyLifecycle, { ...found, version: input.version }, 'find', {
      data: { number: found.number },
    });
    return isRefusal(moved) ? moved : { id: found.itemId };
  },
});

/** Copies leave the fund by one act; refuses numbers nobody knows, those written off and those out. */
export const writeOff = command({
  name: 'library.write-off.make',
  ru: 'Списать по акту',
  norm,
  input: writeOffSchema,
  ability: keepsFund,
  run: async (ctx, input) => {
    if (input.onDate > ctx.today) return invalidHere('date-in-future', 'onDate', text.refusals.future);
    const numbers = [
      ...new Set(
        input.numbers
          .split(/[\n,;]+/)
          .map((each) => each.trim())
          .filter(Boolean),
      ),
    ];
    const found = await copiesByNumbers(ctx, numbers);
    const known = new Set(found.filter(({ state }) => state !== 'written-off').map(({ number }) => number));
    const unknown = numbers.filter((each) => !known.has(each));
    if (unknown.length > 0)
      return invalidHere('no-such-copies', 'numbers', text.refusals.unknownNumbers(unknown.join(', ')));
    const out = found.filter(({ loanId }) => loanId !== null).map(({ number }) => number);
    if (out.length > 0) return invalidHere('copies-out', 'numbers', text.refusals.outNumbers(out.join(', ')));
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('library.write_offs')
      .values({
        ...{ territory_id: ctx.territory.id, id, number: input.number, on_date: input.onDate },
        ...{
          reason: input.reason,
          commission: JSON.stringify(
            input.commission
              .split('\n')
              .map((each) => each.trim())
              .filter(Boolean),
          ),
        },
      })
      .execute();
    for (const each of found) {
      const moved = await advance(ctx, copyLifecycle, each, 'writeOff', {
        set: { write_off_id: id },
        data: { number: each.number, act: input.number },
      });
      if (isRefusal(moved)) return moved;
    }
    await recordFact(ctx, {
      name: 'write-off.made',
      subject: { kind: 'library.write-off', id },
      norm,
      data: { number: input.number, copies: found.length, reason: input.reason },
    });
    return { id };
  },
});

export const itemCommands = [addItem, correctItem, addCopies, moveCopy, findCopy, writeOff];

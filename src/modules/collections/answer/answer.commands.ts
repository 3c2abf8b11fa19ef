// An answer is dropped as a form, confirmed, said to be «у нас нет»; the author returns, accepts, lets a late one in.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance, staleWrite } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { uploadSchema } from '../../../platform/files/index.ts';
import { notify } from '../../notices/index.ts';
import { speakersOf } from '../addressee/addressee.queries.ts';
import { answerPath, collectionPath } from '../collection/collection.commands.ts';
import { collectionText } from '../collection/collection.text.ts';
import { mendWords } from '../moment.ts';
import { answerLifecycle } from './answer.lifecycle.ts';
import { answerPolicy } from './answer.policy.ts';
import { type AnswerRecord, answerSubject, helpFor, rowsOf } from './answer.queries.ts';
import { answerText as text } from './answer.text.ts';
import { deleteRows, holdAnswer, insertRows, keepEdition, touch, updateRows } from './answer.writing.ts';
import { faultsOf } from './cells.ts';
import { loadAnswer } from './fill.commands.ts';
import { readFormFile } from './form-file.ts';

const norm = 'data-collection';
const keyed = { answerId: z.uuid(), version: z.coerce.number().int() };

/** A form filled in offline takes the place of the draft; the draft it replaces is kept in the history. */
export const dropForm = command({
  name: 'collections.answer.drop',
  ru: text.drop,
  norm,
  input: z.object({
    answerId: z.uuid(),
    /** When the draft the person looks at was saved: what came later is not overwritten unseen. */
    savedAt: z.string().max(40).default('').meta({ widget: 'hidden' }),
    file: uploadSchema.meta({
      ...{
        label: text.fields.file,
        hint: text.hints.file,
        widget: 'file',
        accept: '.xlsx,.xls,.csv',
        maxMegabytes: 25,
      },
    }),
  }),
  load: loadAnswer,
  ability: answerPolicy.rules.fill,
  run: async (ctx, input, record: AnswerRecord) => {
    const held = await holdAnswer(ctx, record);
    if (held) return held;
    if ((record.answer.savedAt?.toISOString() ?? '') !== input.savedAt)
      return refuse('draft-changed', text.refusals.stale, { norm });
    const rows = await readFormFile(record, input.file, await helpFor(ctx, record));
    if (isRefusal(rows)) return rows;
    const { form } = record.collection;
    const before = await rowsOf(ctx, input.answerId);
    if (before.length > 0) await keepEdition(ctx, record, 'replaced');
    if (form.rows === 'free') {
      await deleteRows(ctx, input.answerId, 'all');
      await insertRows(ctx, input.answerId, form, 0, rows);
    } else {
      const byTitle = new Map(rows.map((row) => [row.title, row.cells]));
      await updateRows(
        ctx,
        form,
        before.map((row) => ({ id: row.id, cells: { ...row.cells, ...byTitle.get(row.title) } })),
      );
    }
    await touch(ctx, input.answerId);
    await recordFact(ctx, {
      name: 'answer.dropped',
      subject: answerSubject(input.answerId),
      norm,
      data: { rows: rows.length },
    });
    return { answerId: input.answerId, rows: rows.length };
  },
});

async function confirm(ctx: WriteCtx, record: AnswerRecord, version: number, hasNothing: boolean) {
  const { answer, collection } = record;
  if (version !== answer.version) return staleWrite();
  const number = await keepEdition(ctx, record, 'confirmed', hasNothing);
  const moved = await advance(ctx, answerLifecycle, answer, 'confirm', {
    set: {
      ...{ has_nothing: hasNothing, answered_at: ctx.now, answered_by_id: ctx.actor.personId },
      ...{ first_answered_at: answer.firstAnsweredAt ?? ctx.now },
    },
    data: { number, hasNothing, late: answer.late },
  });
  if (isRefusal(moved)) return moved;
  await notify(ctx, {
    to: [collection.authorId],
    name: 'collection.answered',
    text: collectionText.told.answered(collection.title, answer.institution),
    path: collectionPath(collection.id),
    norm,
  });
  return { answerId: answer.id };
}

/** Wrong cells by their places: «rows[2].c3», so that the page marks them. */
function faultsRefusal(
  record: AnswerRecord,
  rows: Awaited<ReturnType<typeof rowsOf>>,
  help: Parameters<typeof faultsOf>[2],
): Refusal | null {
  const { form } = record.collection;
  const faults = faultsOf(form, rows, help);
  const isFilled = rows.some((row) => Object.values(row.cells).some((value) => value !== ''));
  if (!isFilled)
    return refuse('answer-empty', text.refusals.empty, {
      kind: 'invalid',
      norm,
      fields: { '': text.refusals.empty },
    });
  if (faults.length === 0) return null;
  const places = new Map(rows.map((row, index) => [row.id, index]));
  return refuse('answer-wrong', text.refusals.faults, {
    kind: 'invalid',
    norm,
    fields: Object.fromEntries(
      faults.slice(0, 100).map((fault) => [`rows[${places.get(fault.row) ?? 0}].${fault.key}`, fault.text]),
    ),
  });
}

export const confirmAnswer = command({
  name: 'collections.answer.confirm',
  ru: 'Подтвердить ответ',
  norm,
  input: z.object(keyed),
  load: loadAnswer,
  ability: answerPolicy.rules.fill,
  run: async (ctx, input, record: AnswerRecord) => {
    const held = await holdAnswer(ctx, record);
    if (held) return held;
    const rows = await rowsOf(ctx, input.answerId);
    const blank = rows.filter((row) => Object.values(row.cells).every((value) => value === ''));
    const wrong = faultsRefusal(record, rows, await helpFor(ctx, record));
    if (wrong) return wrong;
    if (record.collection.form.rows === 'free')
      await deleteRows(
        ctx,
        input.answerId,
        blank.map((row) => row.id),
      );
    return confirm(ctx, record, input.version, false);
  },
});

/** «У нас нет» by one press. What was drafted stays in the history. */
export const answerNothing = command({
  name: 'collections.answer.nothing',
  ru: 'У нас нет',
  norm,
  input: z.object(keyed),
  load: loadAnswer,
  ability: answerPolicy.rules.fill,
  run: async (ctx, input, record: AnswerRecord) => {
    const held = await holdAnswer(ctx, record);
    return held ?? confirm(ctx, record, input.version, true);
  },
});

async function tellInstitution(ctx: WriteCtx, { answer }: AnswerRecord, name: string, words: string) {
  const speakers = (await speakersOf(ctx)).get(answer.institutionId) ?? [];
  await notify(ctx, {
    to: speakers.map((each) => each.personId),
    name,
    text: words,
    path: answerPath(answer.id),
    norm,
    urgent: true,
  });
}

export const returnAnswer = command({
  name: 'collections.answer.return',
  ru: 'Вернуть с замечанием',
  norm,
  input: z.object({
    ...keyed,
    remark: z
      .string()
      .trim()
      .min(3, collectionText.faults.remark)
      .max(2000)
      .meta({ label: text.fields.remark, widget: 'textarea' }),
  }),
  load: loadAnswer,
  ability: answerPolicy.rules.judge,
  run: async (ctx, input, record: AnswerRecord) => {
    const { answer, collection } = record;
    const moved = await advance(ctx, answerLifecycle, { ...answer, version: input.version }, 'return', {
      // A returned answer of a closed collection may be corrected: the author asks for it.
      set: { remark: input.remark, ...(collection.state === 'closed' ? { reopened_at: ctx.now } : {}) },
      data: { remark: input.remark },
    });
    if (isRefusal(moved)) return moved;
    await tellInstitution(
      ctx,
      record,
      'collection.returned',
      collectionText.told.returned(collection.title, input.remark, mendWords(ctx, collection.dueAt)),
    );
    return { answerId: answer.id };
  },
});

export const acceptAnswer = command({
  name: 'collections.answer.accept',
  ru: 'Принять',
  norm,
  input: z.object(keyed),
  load: loadAnswer,
  ability: answerPolicy.rules.judge,
  run: async (ctx, input, { answer }: AnswerRecord) => {
    const moved = await advance(ctx, answerLifecycle, { ...answer, version: input.version }, 'accept');
    return isRefusal(moved) ? moved : { answerId: answer.id };
  },
});

/** A closed collection lets one late answer in: by the author, with a reason, and it stays late. */
export const reopenAnswer = command({
  name: 'collections.answer.reopen',
  ru: 'Принять опоздавший ответ',
  norm,
  input: z.object({
    answerId: z.uuid(),
    reason: z
      .string()
      .trim()
      .min(3, collectionText.faults.reason)
      .max(1000)
      .meta({ label: text.fields.reason, widget: 'textarea' }),
  }),
  load: loadAnswer,
  ability: answerPolicy.rules.judge,
  run: async (ctx, input, record: AnswerRecord) => {
    const { answer, collection } = record;
    if (collection.state !== 'closed')
      return refuse('still-open', collectionText.refusals.notClosed, { norm });
    if (answer.state === 'answered' || answer.state === 'accepted')
      return refuse('answer-locked', text.refusals.locked, { norm });
    await ctx.db
      .updateTable('collections.answers')
      .set({ reopened_at: ctx.now, note: input.reason })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', answer.id)
      .execute();
    await recordFact(ctx, {
      name: 'answer.reopened',
      subject: answerSubject(answer.id),
      norm,
      data: { reason: input.reason },
    });
    await tellInstitution(ctx, record, 'collection.reopened', collectionText.told.reopened(collection.title));
    return { answerId: answer.id };
  },
});

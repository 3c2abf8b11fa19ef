// Registering a letter received and saying how it ended.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { uploadSchema } from '../../../platform/files/index.ts';
import { notify } from '../../notices/index.ts';
import { person } from '../../people/index.ts';
import { keepsOffice } from '../document.policy.ts';
import { oneDocument } from '../document.queries.ts';
import { storeFile } from '../file.keeping.ts';
import { numberingYear, takeSerial } from '../numbering.ts';
import { officeFileOf, officeFiles } from '../office.queries.ts';
import { correspondenceText as text } from './correspondence.text.ts';
import { incomingPolicy, visibleIncoming } from './incoming.policy.ts';
import type { Incoming } from './incoming.queries.ts';
import { incomingPath } from './journal.rows.ts';

/** What the scans of a letter received are kept under. */
export const incomingSubject = 'documents.incoming';
const { fields, hints, refusals } = text;

const registration = z.object({
  receivedOn: z.iso.date().meta({ label: fields.receivedOn, width: 'short' }),
  correspondent: z
    .string({ error: refusals.correspondent })
    .trim()
    .min(1, refusals.correspondent)
    .max(300)
    .meta({ label: fields.from, hint: hints.correspondent, widget: 'text' }),
  theirNumber: z
    .string()
    .trim()
    .max(60)
    .default('')
    .meta({ label: fields.theirNumber, hint: hints.theirNumber, width: 'short' }),
  theirDate: z.iso.date().optional().meta({ label: fields.theirDate, width: 'short' }),
  title: z
    .string({ error: refusals.title })
    .trim()
    .min(1, refusals.title)
    .max(500)
    .meta({ label: fields.title }),
  officeIndex: z
    .string()
    .trim()
    .max(20)
    .optional()
    .meta({ label: fields.office, widget: 'select', options: {} }),
  executorId: z
    .uuid({ error: refusals.executor })
    .optional()
    .meta({ label: fields.executor, hint: hints.executor, widget: 'picker', source: 'people.pick' }),
  dueOn: z.iso.date().optional().meta({ label: fields.due, width: 'short' }),
  scan: uploadSchema
    .optional()
    .meta({ label: fields.scan, widget: 'file', accept: '.pdf,.jpg,.jpeg,.png', maxMegabytes: 25 }),
});
type Registration = z.output<typeof registration>;

const invalid = (name: string, field: keyof Registration, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', fields: { [field]: words } });

async function complaint(ctx: WriteCtx, input: Registration): Promise<Refusal | null> {
  if (input.receivedOn > ctx.today) return invalid('date-in-future', 'receivedOn', refusals.future);
  if (input.theirDate && input.theirDate > input.receivedOn)
    return invalid('written-after-it-came', 'theirDate', refusals.theirsLater);
  if (input.dueOn && !input.executorId) return invalid('term-of-nobody', 'executorId', refusals.dueNobody);
  if (input.dueOn && input.dueOn < input.receivedOn)
    return invalid('term-in-past', 'dueOn', refusals.dueEarly);
  if (input.executorId && !(await person(ctx, input.executorId)))
    return invalid('no-person', 'executorId', refusals.executor);
  if (!input.theirNumber) return null;
  const twin = await ctx.db
    .selectFrom('documents.incoming')
    .select('number')
    .where('territory_id', '=', ctx.territory.id)
    .where('correspondent', '=', input.correspondent)
    .where('their_number', '=', input.theirNumber)
    .where('their_date', 'is not distinct from', input.theirDate ?? null)
    .executeTakeFirst();
  return twin ? invalid('registered-already', 'theirNumber', refusals.twice(twin.number)) : null;
}

/** The clerk gives a letter its number and file; refuses wrong days, a stranger, a file the nomenclature does not know, a letter registered already. */
export const registerIncoming = command({
  name: 'documents.incoming.register',
  ru: 'Зарегистрировать',
  norm: null,
  input: registration,
  ability: keepsOffice,
  run: async (ctx, input) => {
    const wrong = await complaint(ctx, input);
    if (wrong) return wrong;
    const letters = await officeFileOf(ctx, 'letter');
    const office = input.officeIndex
      ? (await officeFiles(ctx)).find(({ index }) => index === input.officeIndex)
      : letters;
    if (!office) return invalid('no-office-file', 'officeIndex', refusals.office);
    const { id, number } = await insertIncoming(ctx, input, {
      index: office.index,
      storageTerm: office.storageTerm,
      year: numberingYear(letters, input.receivedOn),
    });
    if (input.scan) {
      const kept = await storeFile(ctx, input.scan, { kind: incomingSubject, id }, 'scan', { field: 'scan' });
      if (isRefusal(kept)) return kept;
    }
    if (input.executorId)
      await notify(ctx, {
        to: [input.executorId],
        name: 'incoming.registered',
        text: text.notice(number, input.title, input.dueOn ?? null),
        path: incomingPath(id),
        norm: null,
        ...(input.dueOn ? { due: input.dueOn } : {}),
      });
    return { id, number };
  },
});

/** The row itself with its number and fact; the demonstration fills its journal with it too. */
export async function insertIncoming(
  ctx: WriteCtx,
  input: Omit<Registration, 'scan' | 'officeIndex'>,
  file: { readonly index: string; readonly storageTerm: string; readonly year: number },
): Promise<{ id: string; number: string }> {
  const id = newId(ctx.now);
  const serial = await takeSerial(ctx, { kind: 'letter', series: 'incoming' }, file.year);
  const number = `вх-${serial}`;
  await ctx.db
    .insertInto('documents.incoming')
    .values({
      ...{ territory_id: ctx.territory.id, id, year: file.year, serial, number },
      ...{ received_on: input.receivedOn, correspondent: input.correspondent, title: input.title },
      ...{ their_number: input.theirNumber, their_date: input.theirDate ?? null },
      ...{ office_index: file.index, storage_term: file.storageTerm },
      ...{ executor_id: input.executorId ?? null, due_on: input.dueOn ?? null },
      ...{ registered_at: ctx.now, registered_by_id: ctx.actor.personId },
    })
    .execute();
  await recordFact(ctx, {
    name: 'incoming.registered',
    subject: { kind: incomingSubject, id },
    data: { number, officeIndex: file.index, dueOn: input.dueOn ?? null },
  });
  return { id, number };
}

/** The executor or the clerk, once; refuses an answer that is no registered letter of ours. */
export const closeIncoming = command({
  name: 'documents.incoming.close',
  ru: 'Отметить исполнение',
  norm: null,
  input: z.object({
    id: z.uuid().meta({ widget: 'hidden' }),
    version: z.coerce.number().int().positive().meta({ widget: 'hidden' }),
    outcome: z
      .string({ error: refusals.outcome })
      .trim()
      .min(1, refusals.outcome)
      .max(1000)
      .meta({ label: fields.outcome, hint: hints.outcome }),
    answerId: z
      .uuid({ error: refusals.answer })
      .optional()
      .meta({ label: fields.answer, hint: hints.answer, widget: 'select', options: {} }),
  }),
  load: (ctx, input) => visibleIncoming(ctx, input.id),
  ability: incomingPolicy.rules.close,
  run: async (ctx, input, letter: Incoming) => {
    if (letter.closedOn) return refuse('closed-already', refusals.closed);
    const answer = input.answerId ? await oneDocument(ctx, input.answerId) : null;
    if (input.answerId && (answer?.kind !== 'letter' || answer.state === 'draft'))
      return refuse('no-answer', refusals.answer, { kind: 'invalid', fields: { answerId: refusals.answer } });
    const stale = await changeRow(
      ctx,
      'documents.incoming',
      { id: letter.id, version: input.version },
      { closed_on: ctx.today, outcome: input.outcome, answer_document_id: answer?.id ?? null },
    );
    if (stale) return stale;
    await recordFact(ctx, {
      name: 'incoming.closed',
      subject: { kind: incomingSubject, id: letter.id },
      data: { outcome: input.outcome, late: letter.dueOn !== null && letter.dueOn < ctx.today },
    });
    return { id: letter.id };
  },
});

// Execution of a task: reported with evidence by who answers for it, confirmed or returned by the body's office.
import { z } from 'zod';
import { addDays } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { optionalUploadSchema, type Upload } from '../../../platform/files/index.ts';
import { callDocument, oneDocument, storeFile } from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { membersOn } from '../body.queries.ts';
import { optionalId } from '../councils.schema.ts';
import { taskLifecycle } from './task.lifecycle.ts';
import { taskPolicy } from './task.policy.ts';
import { evidenceOfTask, type TaskRecord, visibleTask } from './task.queries.ts';
import { taskText as text } from './task.text.ts';

const norm = 'decision-control';
export const taskPath = (id: string) => `/councils/tasks/${id}`;
export const taskSubject = (id: string) => ({ kind: taskLifecycle.name, id });
const load = (ctx: ReadCtx, input: { id: string }) => visibleTask(ctx, input.id);
const keyed = { id: z.uuid(), version: z.coerce.number().int() };
const reason = (label: string) =>
  z.string().trim().min(5, 'Напишите причину').max(2000).meta({ label, widget: 'textarea' });

interface Proof {
  readonly file?: Upload | undefined;
  readonly documentId: string | null;
}

/** Keeps what proves the execution: a file, a registered document, or both. */
async function addProof(ctx: WriteCtx, taskId: string, { file, documentId }: Proof): Promise<Refusal | null> {
  if (file) {
    const kept = await storeFile(ctx, file, taskSubject(taskId), 'evidence');
    if (isRefusal(kept)) return kept;
    await addRow(ctx, taskId, {
      kind: 'documents.file',
      id: kept.id,
      title: file.name,
      path: `/files/${kept.id}`,
    });
  }
  if (documentId) {
    const document = await oneDocument(ctx, documentId);
    if (document?.state !== 'registered') return text.refusals.documentUnknown();
    const title = `${callDocument(document)}: ${document.title}`;
    await addRow(ctx, taskId, { kind: 'documents.document', id: document.id, title, path: document.path });
  }
  return null;
}

async function addRow(
  ctx: WriteCtx,
  taskId: string,
  proof: { kind: string; id: string; title: string; path: string },
): Promise<void> {
  await ctx.db
    .insertInto('councils.task_evidence')
    .values({
      ...{ territory_id: ctx.territory.id, id: newId(ctx.now), task_id: taskId, subject_kind: proof.kind },
      ...{ subject_id: proof.id, title: proof.title, path: proof.path, added_on: ctx.today },
      added_by_id: ctx.actor.personId,
    })
    .execute();
  await recordFact(ctx, {
    name: 'council.task-evidenced',
    subject: taskSubject(taskId),
    norm,
    data: { title: proof.title },
  });
}

/** Who answers for the task says what was done and proves it; after the term also why it is late. */
export const reportTask = command({
  name: 'councils.task.report',
  ru: 'Сообщить об исполнении',
  norm,
  input: z.object({
    ...keyed,
    doneOn: z.iso.date('Выберите дату').meta({ label: text.fields.done, widget: 'date', width: 'short' }),
    outcome: z
      .string()
      .trim()
      .min(3, 'Напишите, что сделано')
      .max(2000)
      .meta({ label: text.fields.outcome, widget: 'textarea' }),
    explanation: z
      .string()
      .trim()
      .max(1000)
      .default('')
      .meta({ label: text.fields.explanation, widget: 'textarea' }),
    documentId: optionalId.meta({ label: 'Документ', widget: 'select' }),
    file: optionalUploadSchema.meta({ label: 'Файл', widget: 'file', maxMegabytes: 25 }),
  }),
  load,
  ability: taskPolicy.rules.report,
  run: async (ctx, input, task: TaskRecord): Promise<Refusal | { id: string }> => {
    if (input.doneOn > ctx.today) return text.refusals.future();
    const isLate = task.lateSince !== null || input.doneOn > task.dueOn;
    if (isLate && input.explanation === '') return text.refusals.explain(task.dueOn);
    const fault = await addProof(ctx, task.id, input);
    if (fault) return fault;
    if ((await evidenceOfTask(ctx, task.id)).length === 0) return text.refusals.noEvidence();
    const moved = await advance(ctx, taskLifecycle, { ...task, version: input.version }, 'report', {
      set: { done_on: input.doneOn, outcome: input.outcome, explanation: input.explanation },
      data: { doneOn: input.doneOn, outcome: input.outcome },
    });
    if (isRefusal(moved)) return moved;
    await notify(ctx, {
      to: (await officeOf(ctx, task.bodyId)).filter((id) => id !== task.ownerId && id !== ctx.actor.personId),
      name: 'council.task-reported',
      text: `Ждёт подтверждения поручение «${task.text}» (${task.bodyName}).`,
      path: taskPath(task.id),
      norm,
    });
    return { id: task.id };
  },
});

/** Chair, deputies and secretary of a body today; where there are none, the head of the service. */
export async function officeOf(ctx: ReadCtx, bodyId: string): Promise<string[]> {
  const members = await membersOn(ctx, bodyId, ctx.today);
  const office = members.filter(({ role }) => role !== 'member').map((each) => each.personId);
  if (office.length > 0) return office;
  return (await peopleWithRole(ctx, 'centre-head', { kind: 'territory' })).map((each) => each.personId);
}

/** Another paper or file to what was reported, or before it. */
export const proveTask = command({
  name: 'councils.task.prove',
  ru: 'Приложить подтверждение',
  norm,
  input: z.object({
    id: z.uuid(),
    documentId: optionalId.meta({ label: 'Документ', widget: 'select' }),
    file: optionalUploadSchema.meta({ label: 'Файл', widget: 'file', maxMegabytes: 25 }),
  }),
  load,
  ability: taskPolicy.rules.report,
  run: async (ctx, input, task: TaskRecord): Promise<Refusal | { id: string }> => {
    if (!input.file && !input.documentId) return text.refusals.noEvidence();
    return (await addProof(ctx, task.id, input)) ?? { id: task.id };
  },
});

/** The office agrees that it is done; what was done after its term stays late for ever. */
export const confirmTask = command({
  name: 'councils.task.confirm',
  ru: 'Подтвердить исполнение',
  norm,
  input: z.object(keyed),
  load,
  ability: taskPolicy.rules.confirm,
  run: async (ctx, input, task: TaskRecord): Promise<Refusal | { id: string }> => {
    const isLate = task.doneOn !== null && task.doneOn > task.dueOn;
    const lateSince = task.lateSince ?? (isLate ? addDays(task.dueOn, 1) : null);
    const moved = await advance(ctx, taskLifecycle, { ...task, version: input.version }, 'confirm', {
      set: { confirmed_on: ctx.today, confirmed_by_id: ctx.actor.personId, late_since: lateSince },
      data: { late: lateSince !== null },
    });
    return isRefusal(moved) ? moved : { id: task.id };
  },
});

/** The office does not agree: the task is open again, its evidence stays. */
export const returnTask = command({
  name: 'councils.task.return',
  ru: 'Вернуть ответственному',
  norm,
  input: z.object({ ...keyed, reason: reason('Чего не хватает') }),
  load,
  ability: taskPolicy.rules.confirm,
  run: async (ctx, input, task: TaskRecord): Promise<Refusal | { id: string }> => {
    const moved = await advance(ctx, taskLifecycle, { ...task, version: input.version }, 'return', {
      set: { done_on: null },
      data: { reason: input.reason },
    });
    if (isRefusal(moved)) return moved;
    await notify(ctx, {
      to: [task.ownerId, ...task.standInIds],
      name: 'council.task-returned',
      text: `Исполнение поручения «${task.text}» не подтверждено: ${input.reason}`,
      path: taskPath(task.id),
      norm,
    });
    return { id: task.id };
  },
});

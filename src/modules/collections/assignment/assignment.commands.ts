// An assignment is given to institutions and people at once; each answers, the author closes or returns; lateness stays.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { optionalUploadSchema } from '../../../platform/files/index.ts';
import { filesOf, storeFile } from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { people } from '../../people/index.ts';
import { addresseeChoice, chosenInstitutions, speakersOf } from '../addressee/addressee.queries.ts';
import { addresseeText } from '../addressee/addressee.text.ts';
import { givesWork } from '../collections.policy.ts';
import { dayIn, mendWords, termOf, untilWords } from '../moment.ts';
import { taskLifecycle } from './assignment.lifecycle.ts';
import { taskPolicy } from './assignment.policy.ts';
import { type Assignment, isSilent, oneAssignment, type Task, visibleTask } from './assignment.queries.ts';
import { giveSchema } from './assignment.schema.ts';
import { assignmentText as text } from './assignment.text.ts';

const norm = 'plan-execution';
export const assignmentSubject = 'collections.assignment';
export const assignmentPath = (id: string) => `/collections/assignments/${id}`;
export const taskPath = (id: string) => `/collections/tasks/${id}`;
export const taskSubject = (id: string) => ({ kind: taskLifecycle.name, id });

interface Addressee {
  readonly institutionId: string | null;
  readonly responsibleId: string;
}

const fault = (field: string, name: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', norm, fields: { [field]: words } });

/** One responsible person each: the head or the one who acts, else the operator of the institution. */
async function addresseesOf(
  ctx: ReadCtx,
  input: z.output<typeof giveSchema>,
): Promise<Addressee[] | Refusal> {
  const institutions = chosenInstitutions(await addresseeChoice(ctx), input);
  const speakers = await speakersOf(ctx);
  const headless = institutions.filter((each) => !speakers.has(each.id));
  if (headless.length > 0)
    return fault(
      'except',
      'nobody-answers',
      addresseeText.refusals.headless(headless.map((each) => each.shortName).join(', ')),
    );
  const known = await people(ctx, input.people);
  const chosen = [
    ...institutions.map((each) => ({
      institutionId: each.id,
      responsibleId: speakers.get(each.id)?.[0]?.personId ?? '',
    })),
    ...[...known.keys()].map((personId) => ({ institutionId: null, responsibleId: personId })),
  ];
  return chosen.length > 0 ? chosen : fault('sets', 'nobody-chosen', addresseeText.faults.nobody);
}

export const giveAssignment = command({
  name: 'collections.assignment.give',
  ru: 'Дать поручение',
  norm,
  input: giveSchema,
  ability: givesWork,
  run: async (ctx, input) => {
    const dueAt = termOf(ctx, input.dueOn, input.dueTime);
    if (dueAt <= ctx.now) return fault('dueTime', 'term-passed', text.faults.past);
    const chosen = await addresseesOf(ctx, input);
    if (isRefusal(chosen)) return chosen;
    const id = newId(ctx.now);
    const own = { territory_id: ctx.territory.id };
    await ctx.db
      .insertInto('collections.assignments')
      .values({
        ...{ ...own, id, title: input.title, details: input.details, due_at: dueAt },
        ...{
          needs_file: input.needsFile,
          author_id: ctx.actor.personId ?? '',
          line_id: input.lineId || null,
        },
        created_at: ctx.now,
      })
      .execute();
    await ctx.db
      .insertInto('collections.tasks')
      .values(
        chosen.map(({ institutionId, responsibleId }) => ({
          ...{ ...own, id: newId(ctx.now), assignment_id: id, state: taskLifecycle.initial },
          ...{ institution_id: institutionId, responsible_id: responsibleId },
        })),
      )
      .execute();
    await recordFact(ctx, {
      name: 'assignment.given',
      subject: { kind: assignmentSubject, id },
      norm,
      data: { title: input.title, addressees: chosen.length, until: untilWords(ctx, dueAt) },
    });
    await tellAddressees(ctx, id);
    return { id, addressees: chosen.length };
  },
});

/** Each addressee's own people: the responsible one, and those who fill in for the institution. */
async function tellAddressees(ctx: WriteCtx, id: string): Promise<void> {
  const found = await oneAssignment(ctx, id);
  const speakers = await speakersOf(ctx);
  for (const task of found?.tasks ?? [])
    await notify(ctx, {
      to: [
        task.responsibleId,
        ...(speakers.get(task.institutionId ?? '') ?? []).map((each) => each.personId),
      ],
      name: 'assignment.given',
      text: text.told.given(task.title, untilWords(ctx, task.dueAt)),
      path: taskPath(task.id),
      norm,
      urgent: true,
      key: `assignment.given:${task.id}`,
    });
}

const keyed = { id: z.uuid(), version: z.coerce.number().int() };
const load = (ctx: ReadCtx, input: { id: string }) => visibleTask(ctx, input.id);

/** «Ознакомлен» is an act of a person and stays with the task. */
export const acquaintTask = command({
  name: 'collections.task.acquaint',
  ru: 'Ознакомлен',
  norm,
  input: z.object({ id: z.uuid() }),
  load,
  ability: taskPolicy.rules.answer,
  run: async (ctx, input, task: Task) => {
    if (task.acquaintedAt) return refuse('acquainted-already', text.refusals.acquainted);
    await ctx.db
      .updateTable('collections.tasks')
      .set({ acquainted_at: ctx.now })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', input.id)
      .execute();
    await recordFact(ctx, { name: 'task.acquainted', subject: taskSubject(input.id), norm });
    return { id: input.id };
  },
});

export const answerTask = command({
  name: 'collections.task.answer',
  ru: 'Ответить',
  norm,
  input: z.object({
    ...keyed,
    answer: z
      .string()
      .trim()
      .min(2, text.faults.answer)
      .max(4000)
      .meta({ label: text.fields.answer, hint: text.hints.answer, widget: 'textarea' }),
    file: optionalUploadSchema.meta({ label: text.fields.file, widget: 'file', maxMegabytes: 25 }),
  }),
  load,
  ability: taskPolicy.rules.answer,
  run: async (ctx, input, task: Task) => {
    const kept = input.file ? await storeFile(ctx, input.file, taskSubject(task.id), 'answer') : null;
    if (isRefusal(kept)) return kept;
    if (task.needsFile && (await filesOf(ctx, taskSubject(task.id))).length === 0)
      return fault('file', 'file-needed', text.faults.file);
    const moved = await advance(ctx, taskLifecycle, { ...task, version: input.version }, 'answer', {
      set: {
        ...{ answer: input.answer, answered_at: ctx.now, answered_by_id: ctx.actor.personId },
        ...{ acquainted_at: task.acquaintedAt ?? ctx.now },
      },
      data: { late: task.dueAt < ctx.now && !task.answeredAt },
    });
    if (isRefusal(moved)) return moved;
    await notify(ctx, {
      to: [task.authorId],
      name: 'assignment.answered',
      text: text.told.answered(task.title, task.addressee),
      path: assignmentPath(task.assignmentId),
      norm,
    });
    return { id: task.id };
  },
});

const reason = z
  .string()
  .trim()
  .min(3, text.faults.reason)
  .max(1000)
  .meta({ label: text.fields.reason, widget: 'textarea' });

/** The author's «no» with a reason, told to who answers: sent back to be mended, or taken away. */
const refusing = (
  step: 'return' | 'withdraw',
  parts: {
    ru: string;
    notice: string;
    told: (title: string, reason: string, mend: string) => string;
    urgent: boolean;
  },
) =>
  command({
    name: `collections.task.${step}`,
    ru: parts.ru,
    norm,
    input: z.object({ ...keyed, reason }),
    load,
    ability: taskPolicy.rules.keep,
    run: async (ctx, input, task: Task) => {
      const moved = await advance(ctx, taskLifecycle, { ...task, version: input.version }, step, {
        set: { reason: input.reason },
        data: { reason: input.reason },
      });
      if (isRefusal(moved)) return moved;
      await notify(ctx, {
        to: [task.responsibleId],
        name: parts.notice,
        text: parts.told(task.title, input.reason, mendWords(ctx, task.dueAt)),
        path: taskPath(task.id),
        norm,
        due: step === 'return' ? dayIn(ctx, task.dueAt) : null,
        urgent: parts.urgent,
      });
      return { id: task.id };
    },
  });

export const returnTask = refusing('return', {
  ...{ ru: 'Вернуть с замечанием', notice: 'assignment.returned', told: text.told.returned, urgent: true },
});

export const withdrawTask = refusing('withdraw', {
  ...{ ru: 'Снять поручение', notice: 'assignment.withdrawn', told: text.told.withdrawn, urgent: false },
});

export const closeTask = command({
  name: 'collections.task.close',
  ru: 'Закрыть',
  norm,
  input: z.object(keyed),
  load,
  ability: taskPolicy.rules.keep,
  run: (ctx, input, task: Task) =>
    advance(ctx, taskLifecycle, { ...task, version: input.version }, 'close', {
      set: { closed_at: ctx.now },
    }),
});

/** One press reminds everybody who has not answered; twice on one day it is told once. */
export const remindSilent = command({
  name: 'collections.assignment.remind',
  ru: 'Напомнить неответившим',
  norm,
  input: z.object({ id: z.uuid() }),
  load: (ctx, input) => oneAssignment(ctx, input.id),
  ability: givesWork,
  run: async (ctx, input, found: Assignment) => {
    const silent = found.tasks.filter(isSilent);
    for (const task of silent)
      await notify(ctx, {
        to: [task.responsibleId],
        name: 'assignment.reminder',
        text: text.told.reminder(task.title, untilWords(ctx, task.dueAt)),
        path: taskPath(task.id),
        norm,
        urgent: true,
        key: `assignment.asked:${task.id}:${ctx.today}`,
      });
    await recordFact(ctx, {
      name: 'assignment.reminded',
      subject: { kind: assignmentSubject, id: input.id },
      norm,
      data: { count: silent.length },
    });
    return { id: input.id, reminded: silent.length };
  },
});

export const assignmentCommands = [
  ...[giveAssignment, acquaintTask, answerTask, returnTask, closeTask, withdrawTask, remindSilent],
];

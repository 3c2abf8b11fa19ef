// What happens to somebody's training: entered, begun, completed, certified, refused, dropped; feedback and the check in practice.
import { addDays } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { formatDate } from '../../platform/language/index.ts';
import { person, postsOn } from '../people/index.ts';
import { refuseFewHours } from './course.commands.ts';
import { course } from './course.queries.ts';
import { developmentNorms } from './development.norms.ts';
import { type Belonging, developmentPolicy } from './development.policy.ts';
import { type RecordState, recordLifecycle } from './record.lifecycle.ts';
import { type RecordCard, record } from './record.queries.ts';
import {
  addRecordSchema,
  certifySchema,
  checkSchema,
  feedbackSchema,
  reasonSchema,
  recordSeen,
} from './record.schema.ts';
import { recordText as text } from './record.text.ts';
import { rulesOn } from './rule.queries.ts';

const norm = developmentNorms.trainingRecord.slug;
export const recordSubject = (id: string) => ({ kind: recordLifecycle.name, id });
const { keep, feedback, check } = developmentPolicy.rules;

/** The post a person holds on the day of the act: the record keeps it (snapshot). */
export async function postSnapshot(ctx: WriteCtx, personId: string) {
  const [post] = await postsOn(ctx, personId, ctx.today);
  return {
    institution_id: post?.institutionId ?? null,
    unit: post?.unit ?? null,
    position: post?.position ?? '',
    subject: post?.subjects.join(', ') ?? '',
  };
}

/** Where somebody works today, for the right to enter the training; null for a stranger. */
async function placeOf(ctx: Parameters<typeof person>[0], personId: string): Promise<Belonging | null> {
  const found = await person(ctx, personId);
  if (!found || found.anonymisedAt) return null;
  const posts = await postsOn(ctx, personId, ctx.today);
  return { personId, institutionIds: posts.map((post) => post.institutionId) };
}

const invalid = (name: string, field: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', norm, fields: { [field]: words } });

/** The state the given dates and document mean. */
const stateFrom = (
  input: { startsOn: string; endsOn: string; documentNumber: string },
  today: string,
): RecordState => {
  if (input.documentNumber) return 'certified';
  if (input.endsOn < today) return 'completed';
  return input.startsOn <= today ? 'started' : 'planned';
};

/** An institution or the service enters training somebody has had or will have; a document makes it certified. */
export const addRecord = command({
  name: 'development.record.add',
  ru: 'Внести обучение',
  norm,
  input: addRecordSchema,
  load: (ctx, input) => placeOf(ctx, input.personId),
  ability: keep,
  run: async (ctx, input) => {
    const taken = input.courseId ? await course(ctx, input.courseId) : null;
    if (input.courseId && !taken) return invalid('no-course', 'courseId', text.faults.title);
    if (input.documentDate && input.documentDate > ctx.today)
      return invalid('date-in-future', 'documentDate', text.faults.future);
    if (input.documentNumber && input.endsOn > ctx.today)
      return invalid('training-goes-on', 'endsOn', text.faults.endsLater);
    const kind = taken?.kind ?? input.kind;
    const complaint = await refuseFewHours(ctx, kind, input.hours);
    if (complaint) return complaint;
    const id = newId(ctx.now);
    const state = stateFrom(input, ctx.today);
    await ctx.db
      .insertInto('development.records')
      .values({
        territory_id: ctx.territory.id,
        id,
        person_id: input.personId,
        ...(await postSnapshot(ctx, input.personId)),
        course_id: taken?.id ?? null,
        title: taken?.title ?? input.title,
        provider: taken?.provider ?? input.provider,
        kind,
        form: taken?.form ?? input.form,
        hours: input.hours,
        starts_on: input.startsOn,
        ends_on: input.endsOn,
        state,
        document_number: input.documentNumber,
        document_date: input.documentDate,
      })
      .execute();
    await recordFact(ctx, {
      name: 'training.entered',
      subject: recordSubject(id),
      norm,
      data: { personId: input.personId, state, hours: input.hours },
    });
    return { id };
  },
});

const load = (ctx: Parameters<typeof record>[0], input: { id: string }) => record(ctx, input.id);

/** An institution marks its worker as having begun. */
export const startRecord = command({
  name: 'development.record.start',
  ru: 'Отметить начало',
  norm,
  input: recordSeen,
  load,
  ability: keep,
  run: (ctx, input, found: RecordCard) =>
    advance(ctx, recordLifecycle, { ...found, version: input.version }, 'start', {
      data: { personId: found.personId },
    }),
});

/** Training ended; the document is still waited for. Refuses before the last day. */
export const completeRecord = command({
  name: 'development.record.complete',
  ru: 'Отметить завершение',
  norm,
  input: recordSeen,
  load,
  ability: keep,
  run: async (ctx, input, found: RecordCard) => {
    if (found.endsOn > ctx.today) return refuse('training-goes-on', text.faults.endsLater, { norm });
    return advance(ctx, recordLifecycle, { ...found, version: input.version }, 'complete', {
      data: { personId: found.personId },
    });
  },
});

/** The document's number, date and hours are entered; the same number twice for one person is refused. */
export const certifyRecord = command({
  name: 'development.record.certify',
  ru: 'Внести документ',
  norm,
  input: certifySchema,
  load,
  ability: keep,
  run: async (ctx, input, found: RecordCard) => {
    if (input.documentDate > ctx.today) return invalid('date-in-future', 'documentDate', text.faults.future);
    if (found.endsOn > ctx.today) return invalid('training-goes-on', 'documentDate', text.faults.endsLater);
    const hours = input.hours ?? found.hours;
    const complaint = await refuseFewHours(ctx, found.kind, hours);
    if (complaint) return complaint;
    return advance(ctx, recordLifecycle, { ...found, version: input.version }, 'certify', {
      set: { document_number: input.documentNumber, document_date: input.documentDate, hours },
      data: { personId: found.personId, hours, number: input.documentNumber },
    });
  },
});

const withReason = (name: string, ru: string, transition: 'refuse' | 'drop') =>
  command({
    name: `development.record.${name}`,
    ru,
    norm,
    input: reasonSchema,
    load,
    ability: keep,
    run: (ctx, input, found: RecordCard) =>
      advance(ctx, recordLifecycle, { ...found, version: input.version }, transition, {
        set: { reason: input.reason },
        data: { personId: found.personId, reason: input.reason },
      }),
  });

/** The place is given back, with the reason: the record stays among the exceptions. */
export const refuseRecord = withReason('refuse', 'Отметить отказ', 'refuse');
/** Training was begun and not completed, with the reason. */
export const dropRecord = withReason('drop', 'Отметить незавершение', 'drop');

/** A mistaken refusal goes back to the plan. */
export const restoreRecord = command({
  name: 'development.record.restore',
  ru: 'Вернуть в план',
  norm,
  input: recordSeen,
  load,
  ability: keep,
  run: (ctx, input, found: RecordCard) =>
    advance(ctx, recordLifecycle, { ...found, version: input.version }, 'restore', { set: { reason: '' } }),
});

const isDone = (found: RecordCard) => found.state === 'completed' || found.state === 'certified';

/** The participant says once what the training gave. */
export const giveFeedback = command({
  name: 'development.feedback.give',
  ru: 'Оставить отзыв',
  norm,
  input: feedbackSchema,
  load: (ctx, input) => record(ctx, input.recordId),
  ability: feedback,
  run: async (ctx, input, found: RecordCard) => {
    if (!isDone(found)) return refuse('feedback-early', text.refusals.feedbackEarly, { norm });
    if (found.feedbackOn) return refuse('feedback-given', text.refusals.feedbackTwice, { norm });
    const { usefulness, quality } = input;
    await ctx.db
      .insertInto('development.feedbacks')
      .values({
        territory_id: ctx.territory.id,
        record_id: found.id,
        ...{ usefulness, quality, text: input.text, given_on: ctx.today },
      })
      .execute();
    await recordFact(ctx, {
      name: 'training.feedback-given',
      subject: recordSubject(found.id),
      norm,
      data: { usefulness, quality },
    });
    return { id: found.id };
  },
});

/** The methodist sees, some weeks later, whether it is used at work. */
export const checkPractice = command({
  name: 'development.practice.check',
  ru: 'Записать проверку применения',
  norm,
  input: checkSchema,
  load: (ctx, input) => record(ctx, input.recordId),
  ability: check,
  run: async (ctx, input, found: RecordCard) => {
    const { practice } = await rulesOn(ctx);
    const from = addDays(found.endsOn, practice.weeks * 7);
    if (!isDone(found) || input.checkedOn < from)
      return invalid('check-early', 'checkedOn', text.refusals.checkEarly(formatDate(from)));
    if (input.checkedOn > ctx.today) return invalid('date-in-future', 'checkedOn', text.faults.future);
    if (found.check) return refuse('checked-already', text.refusals.checkTwice, { norm });
    await ctx.db
      .insertInto('development.practice_checks')
      .values({
        territory_id: ctx.territory.id,
        record_id: found.id,
        checked_on: input.checkedOn,
        checked_by: ctx.actor.personId,
        way: input.way,
        outcome: input.outcome,
        text: input.text,
      })
      .execute();
    await recordFact(ctx, {
      name: 'training.practice-checked',
      subject: recordSubject(found.id),
      norm,
      data: { outcome: input.outcome, way: input.way },
    });
    return { id: found.id };
  },
});

export const recordCommands = [
  ...[addRecord, startRecord, completeRecord, certifyRecord, refuseRecord, dropRecord, restoreRecord],
  ...[giveFeedback, checkPractice],
];

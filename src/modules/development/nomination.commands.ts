// Nominations: an institution or the service proposes, the request goes to the provider, places are confirmed, the order directs.
import { sql } from 'kysely';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { draftDocument } from '../documents/index.ts';
import { notify } from '../notices/index.ts';
import { course, type ListedCourse } from './course.queries.ts';
import { developmentNorms } from './development.norms.ts';
import { developmentPolicy, keepsCourses, keepsSomebody } from './development.policy.ts';
import { nominationLifecycle } from './nomination.lifecycle.ts';
import { candidatesFor, type Nomination, nomination, nominationsPage } from './nomination.queries.ts';
import {
  confirmSchema,
  orderSchema,
  proposeSchema,
  refuseNominationSchema,
  sendSchema,
} from './nomination.schema.ts';
import { nominationText as text } from './nomination.text.ts';
import { courseRequest } from './papers/course-request.ts';
import { directionOrder } from './papers/direction-order.ts';
import { recordSubject } from './record.commands.ts';

const norm = developmentNorms.courseCatalogue.slug;
const subjectOf = (id: string) => ({ kind: nominationLifecycle.name, id });
const loadCourse = (ctx: Parameters<typeof course>[0], input: { courseId: string }) =>
  course(ctx, input.courseId);

/** Proposals of one course take turns, so that a quota is never passed by two at once. */
async function lockCourse(ctx: WriteCtx, courseId: string): Promise<void> {
  await ctx.db
    .selectFrom('development.courses')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', courseId)
    .forUpdate()
    .execute();
}

/** An institution proposes its own people, the service anybody; those who cannot be proposed stay and say why. */
export const proposeNominations = command({
  name: 'development.nomination.propose',
  ru: 'Предложить на курс',
  norm,
  input: proposeSchema,
  load: loadCourse,
  ability: keepsSomebody,
  run: async (ctx, input, found: ListedCourse) => {
    await lockCourse(ctx, found.id);
    const candidates = await candidatesFor(ctx, found, input.personIds);
    const ready = candidates.filter((each) => each.complaint === null);
    const [first] = candidates;
    if (ready.length === 0) {
      const words = first ? `${first.name}: ${first.complaint}` : text.faults.people;
      return refuse('nobody-can-be-proposed', words, { norm, fields: { personIds: words } });
    }
    const rows = ready.map((each) => ({
      territory_id: ctx.territory.id,
      id: newId(ctx.now),
      course_id: found.id,
      person_id: each.personId,
      institution_id: each.institutionId,
      position: each.position,
      subject: each.subject,
      state: nominationLifecycle.initial,
      proposed_by: ctx.actor.personId,
      proposed_on: ctx.today,
    }));
    await ctx.db.insertInto('development.nominations').values(rows).execute();
    for (const row of rows)
      await recordFact(ctx, {
        name: 'nomination.proposed',
        subject: subjectOf(row.id),
        norm,
        data: { courseId: found.id, personId: row.person_id },
      });
    return { courseId: found.id, proposed: rows.length, left: candidates.length - ready.length };
  },
});

/** The service puts everything proposed to a course into one request; the paper waits for its number. */
export const sendNominations = command({
  name: 'development.nomination.send',
  ru: 'Составить заявку на курсы',
  norm,
  input: sendSchema,
  load: loadCourse,
  ability: keepsCourses,
  run: async (ctx, input, found: ListedCourse) => {
    const { rows } = await nominationsPage(ctx, { courseId: input.courseId, state: 'proposed', limit: 500 });
    if (rows.length === 0) return refuse('nobody-proposed', text.refusals.noneProposed, { norm });
    const { id: documentId } = await draftDocument(ctx, await courseRequest(ctx, found, rows));
    for (const row of rows) {
      const moved = await advance(ctx, nominationLifecycle, row, 'send', {
        set: { request_document_id: documentId },
      });
      if (isRefusal(moved)) return moved;
    }
    return { courseId: found.id, documentId, count: rows.length };
  },
});

/** A place confirmed makes the training record planned for the course's days. */
async function planRecord(ctx: WriteCtx, found: ListedCourse, row: Nomination): Promise<void> {
  const id = newId(ctx.now);
  const startsOn = found.startsOn ?? ctx.today;
  await ctx.db
    .insertInto('development.records')
    .values({
      territory_id: ctx.territory.id,
      id,
      person_id: row.personId,
      institution_id: row.institutionId,
      unit: row.institutionId ? null : 'centre',
      position: row.position,
      subject: row.subject,
      course_id: found.id,
      nomination_id: row.id,
      title: found.title,
      provider: found.provider,
      kind: found.kind,
      form: found.form,
      hours: found.hours,
      starts_on: startsOn,
      ends_on: found.endsOn ?? startsOn,
      state: 'planned',
      source: 'nomination',
    })
    .execute();
  await recordFact(ctx, {
    name: 'training.planned',
    subject: recordSubject(id),
    norm: developmentNorms.trainingRecord.slug,
    data: { personId: row.personId, nominationId: row.id },
  });
  await notify(ctx, {
    to: [row.personId],
    name: 'nomination.confirmed',
    text: `Вам подтверждено место на курсе «${found.title}», ${found.provider}, ${found.hours} ч.`,
    path: `/development/records/${id}`,
    norm,
    key: `nomination-confirmed:${row.id}`,
  });
}

/** The service writes down which places the provider confirmed, and by which letter. */
export const confirmNominations = command({
  name: 'development.nomination.confirm',
  ru: 'Отметить подтверждение мест',
  norm,
  input: confirmSchema,
  load: loadCourse,
  ability: keepsCourses,
  run: async (ctx, input, found: ListedCourse) => {
    let confirmed = 0;
    for (const id of input.nominationIds) {
      const row = await nomination(ctx, id);
      if (!row || row.courseId !== found.id) continue;
      const moved = await advance(ctx, nominationLifecycle, row, 'confirm', {
        set: { confirmation: input.confirmation },
        data: { confirmation: input.confirmation },
      });
      if (isRefusal(moved)) return moved;
      await planRecord(ctx, found, row);
      confirmed += 1;
    }
    return { courseId: found.id, confirmed };
  },
});

const withReason = (
  name: string,
  ru: string,
  transition: 'decline' | 'withdraw',
  ability: typeof keepsCourses | typeof developmentPolicy.rules.keep,
) =>
  command({
    name: `development.nomination.${name}`,
    ru,
    norm,
    input: refuseNominationSchema,
    load: (ctx, input) => nomination(ctx, input.id),
    ability: ability as typeof developmentPolicy.rules.keep,
    run: async (ctx, input, found: Nomination): Promise<Refusal | { courseId: string }> => {
      const moved = await advance(
        ctx,
        nominationLifecycle,
        { ...found, version: input.version },
        transition,
        {
          set: { reason: input.reason },
          data: { reason: input.reason },
        },
      );
      return isRefusal(moved) ? moved : { courseId: found.courseId };
    },
  });

/** The provider gave no place; the reason stays in the record. */
export const declineNomination = withReason('decline', 'Отклонить', 'decline', keepsCourses);
/** Who proposed takes it back, with the reason. */
export const withdrawNomination = withReason(
  'withdraw',
  'Отозвать',
  'withdraw',
  developmentPolicy.rules.keep,
);

/** The service draws the order that directs everybody confirmed and not yet in an order. */
export const draftDirection = command({
  name: 'development.direction.draft',
  ru: 'Составить приказ о направлении',
  norm,
  input: orderSchema,
  load: loadCourse,
  ability: keepsCourses,
  run: async (ctx, input, found: ListedCourse) => {
    const { rows } = await nominationsPage(ctx, { courseId: input.courseId, state: 'confirmed', limit: 500 });
    const waiting = rows.filter((row) => row.orderDocumentId === null);
    if (waiting.length === 0) return refuse('nobody-confirmed', text.refusals.noneConfirmed, { norm });
    const { id: documentId } = await draftDocument(ctx, await directionOrder(ctx, found, waiting));
    await ctx.db
      .updateTable('development.nominations')
      .set({ order_document_id: documentId, version: sql`version + 1` })
      .where('territory_id', '=', ctx.territory.id)
      .where(
        'id',
        'in',
        waiting.map((row) => row.id),
      )
      .execute();
    return { courseId: found.id, documentId, count: waiting.length };
  },
});

export const nominationCommands = [
  ...[proposeNominations, sendNominations, confirmNominations, declineNomination, withdrawNomination],
  draftDirection,
];

type Data = Readonly<Record<string, unknown>>;
export const nominationSentences: Readonly<Record<string, (data: Data) => string>> = {
  'nomination.proposed': () => 'предложено на курс',
  'nomination.sent': () => 'включено в заявку',
  'nomination.confirmed': (data) => `место подтверждено: ${data.confirmation}`,
  'nomination.declined': (data) => `отклонено: ${data.reason}`,
  'nomination.withdrawn': (data) => `отозвано: ${data.reason}`,
  'training.planned': () => 'место подтверждено, обучение запланировано',
};

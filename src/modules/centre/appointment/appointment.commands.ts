// Appointing to a seat of the structure: the record is checked against the seat's requirements and the result is kept.
import { addDays } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { PublishedFact, ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { addPost, person, roleGivenBy } from '../../people/index.ts';
import { seatPolicy } from '../centre.policy.ts';
import { type SeatLine, seatLine } from '../structure/structure.queries.ts';
import { appointment } from './appointment.queries.ts';
import { appointSchema, placeSchema, vacateSchema } from './appointment.schema.ts';
import { appointmentText as text } from './appointment.text.ts';
import { checkPerson } from './requirement.check.ts';
import { requirementsOn } from './requirement.queries.ts';

/** The head's seat is under the clause about the head, the others under that about methodists. */
const normOf = (gives: string | null) =>
  gives === 'centre-head' ? 'head-requirements' : 'staff-requirements';

export interface AskedLine extends SeatLine {
  readonly gives: string | null;
}

/** A seat with the role its position gives. */
export async function askedSeat(ctx: ReadCtx, seatId: string): Promise<AskedLine | null> {
  const seat = await seatLine(ctx, seatId);
  return seat && { ...seat, gives: roleGivenBy('centre', seat.position) };
}

const fault = (field: string, words: string) =>
  refuse('wrong-appointment', words, { kind: 'invalid', fields: { [field]: words } });

interface Taking {
  readonly personId: string;
  readonly postId: string;
  readonly actIssuer: string;
  readonly actNumber: string;
  readonly actDate: string;
  readonly startsOn: string;
  readonly ictProof: string;
  readonly note: string;
}

/** Writes the appointment with what the check found on its first day (decision 30: it warns, never blocks). */
export async function takeSeat(ctx: WriteCtx, seat: AskedLine, taking: Taking): Promise<{ id: string }> {
  const { personId, postId, actIssuer, actNumber, actDate, startsOn, ictProof, note } = taking;
  const set = (await requirementsOn(ctx, startsOn)).get(seat.requirementKey) ?? null;
  const checks = set ? await checkPerson(ctx, set, personId, { on: startsOn, ictProof }) : [];
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('centre.appointments')
    .values({
      ...{ territory_id: ctx.territory.id, id, seat_id: seat.seatId, person_id: personId, post_id: postId },
      ...{ act_issuer: actIssuer, act_number: actNumber, act_date: actDate, note, starts_on: startsOn },
      ...{ requirement_set_id: set?.id ?? null, checks: JSON.stringify(checks), checked_on: ctx.today },
    })
    .execute();
  await recordFact(ctx, {
    name: 'seat.taken',
    subject: { kind: 'centre.seat', id: seat.seatId },
    norm: normOf(seat.gives),
    data: {
      ...{ appointmentId: id, personId, title: seat.title, actIssuer, actNumber, actDate, startsOn },
      unmet: checks.filter((each) => each.outcome === 'unmet').length,
      unknown: checks.filter((each) => each.outcome === 'unknown').length,
    },
  });
  return { id };
}

/** The authority (or the head, a methodist) appoints by an order: the person's post begins, the seat is taken. */
export const appointToSeat = command({
  name: 'centre.seat.appoint',
  ru: 'Назначить',
  norm: 'staff-requirements',
  input: appointSchema,
  load: (ctx, input) => askedSeat(ctx, input.seatId),
  ability: seatPolicy.rules.appoint,
  run: async (ctx, input, seat: AskedLine) => {
    if (input.actDate > ctx.today) return fault('actDate', text.faults.future);
    if (!(await person(ctx, input.personId))) return fault('personId', text.faults.person);
    const { personId, startsOn, load, employment } = input;
    const added = await addPost(ctx, {
      ...{ personId, place: 'centre', institutionId: null, position: seat.position, detail: seat.detail },
      ...{ positionText: '', subjects: [], employment, load, hoursPerWeek: null, startsOn, endsOn: null },
      document: `приказ от ${formatDate(input.actDate)} № ${input.actNumber}`,
    });
    if (isRefusal(added)) return added;
    const { id } = await takeSeat(ctx, seat, { ...input, postId: added.id });
    return { id, seatId: seat.seatId };
  },
});

/** Somebody who already works in the service is put on a seat: the structure is told who occupies it. */
export const placeOnSeat = command({
  name: 'centre.seat.place',
  ru: 'Отметить, кто занимает',
  norm: 'staff-requirements',
  input: placeSchema,
  load: (ctx, input) => askedSeat(ctx, input.seatId),
  ability: seatPolicy.rules.appoint,
  run: async (ctx, input, seat: AskedLine): Promise<Refusal | { id: string; seatId: string }> => {
    if (input.actDate > ctx.today) return fault('actDate', text.faults.future);
    const post = await ctx.db
      .selectFrom('people.posts')
      .select(['person_id as personId', 'starts_on as startsOn'])
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', input.postId)
      .where('unit', '=', 'centre')
      .executeTakeFirst();
    if (!post) return fault('postId', text.faults.post);
    const startsOn = [input.startsOn, post.startsOn].sort().at(-1) ?? input.startsOn;
    const { id } = await takeSeat(ctx, seat, { ...input, startsOn, personId: post.personId });
    return { id, seatId: seat.seatId };
  },
});

/** The seat is left while the person goes on working: moved to another seat or put down by mistake. */
export const vacateSeat = command({
  name: 'centre.seat.vacate',
  ru: 'Освободить должность',
  norm: 'staff-requirements',
  input: vacateSchema,
  load: async (ctx, input) => {
    const found = await appointment(ctx, input.id);
    const seat = found && (await askedSeat(ctx, found.seatId));
    return seat && found && { ...found, gives: seat.gives, title: seat.title };
  },
  ability: seatPolicy.rules.appoint,
  run: async (ctx, input, record) => {
    if (input.on < record.startsOn) return fault('on', 'Последний день раньше первого: проверьте дату.');
    if (record.endsOn !== null) return fault('on', 'Эта должность уже освобождена.');
    const { numUpdatedRows } = await ctx.db
      .updateTable('centre.appointments')
      .set({ ends_on: addDays(input.on, 1) })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', record.id)
      .where('ends_on', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return notFound();
    await recordFact(ctx, {
      name: 'seat.left',
      subject: { kind: 'centre.seat', id: record.seatId },
      norm: normOf(record.gives),
      data: { appointmentId: record.id, personId: record.personId, title: record.title, on: input.on },
    });
    return { id: record.id, seatId: record.seatId };
  },
});

/** A post that goes on with other terms is another row of people's: its seat goes over to it on that day. */
export async function followTerms(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const { postId, from } = fact.data as { postId: string; from: string };
  const here = ctx.territory.id;
  const held = await ctx.db
    .selectFrom('centre.appointments as a')
    .innerJoin('people.posts as t', (join) =>
      join.onRef('t.territory_id', '=', 'a.territory_id').onRef('t.id', '=', 'a.post_id'),
    )
    .selectAll('a')
    .where('a.territory_id', '=', here)
    .where('a.person_id', '=', fact.subjectId)
    .where('a.ends_on', 'is', null)
    .where('t.ends_on', '=', from)
    .execute();
  for (const { during: _, ...row } of held) {
    await ctx.db
      .updateTable('centre.appointments')
      .set({ ends_on: from })
      .where('territory_id', '=', here)
      .where('id', '=', row.id)
      .execute();
    const checks = JSON.stringify(row.checks);
    await ctx.db
      .insertInto('centre.appointments')
      .values({ ...row, checks, id: newId(ctx.now), post_id: postId, starts_on: from })
      .execute();
  }
}

export const seatSentences: Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => string>> = {
  'seat.taken': (data) =>
    `назначение на должность «${data.title}» с ${formatDate(String(data.startsOn))}: ${data.actIssuer}, приказ № ${data.actNumber}` +
    (Number(data.unmet) > 0 ? `, несоответствий: ${data.unmet}` : ''),
  'seat.left': (data) =>
    `должность «${data.title}» освобождена, последний день ${formatDate(String(data.on))}`,
  'requirements.set': (data) =>
    `введён набор требований «${data.name}» с ${formatDate(String(data.startsOn))}`,
};

// Appointing to a post and ending it; following institutions that were succeeded or closed.
import { addDays, type CivilDate } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { institution } from '../institutions/index.ts';
import { type AskedPost, placementPolicy } from './person.policy.ts';
import { person, personSubject } from './person.queries.ts';
import { appointSchema, endSchema, type NewPost } from './person.schema.ts';
import { personText as text } from './person.text.ts';
import { type Place, postTitle, roleGivenBy } from './positions.ts';
import { keepLeavesInside } from './post/leaves-inside.ts';

type Placement = Pick<NewPost, 'place' | 'institutionId'>;

/** What the right to appoint is asked about. */
export const askedPost = ({
  place,
  institutionId,
  position,
}: Placement & { position: string }): AskedPost => ({
  institutionId: place === 'institution' ? institutionId : null,
  gives: roleGivenBy(place, position),
});

const wrongInstitution = (complaint: string) =>
  refuse('wrong-institution', complaint, { kind: 'invalid', fields: { institutionId: complaint } });

/** A post in an institution needs one that is known and still acts. */
export async function refuseInstitution(ctx: WriteCtx, placement: Placement): Promise<Refusal | null> {
  if (placement.place !== 'institution') return null;
  const found = placement.institutionId ? await institution(ctx, placement.institutionId) : null;
  if (!found) return wrongInstitution(text.faults.institution);
  return found.state === 'closed' ? wrongInstitution(text.faults.institutionClosed) : null;
}

/** Stored ends are exclusive; people name the last day. */
export const afterLastDay = (last: CivilDate | null): CivilDate | null =>
  last === null ? null : addDays(last, 1);

type Terms = Pick<NewPost, 'positionText' | 'subjects' | 'employment' | 'load' | 'hoursPerWeek' | 'document'>;

export const termColumns = (terms: Terms) => ({
  position_text: terms.positionText,
  employment: terms.employment,
  load: terms.load,
  hours_per_week: terms.hoursPerWeek,
  document: terms.document,
});

/** Puts the subjects of new posts down. */
export async function writeSubjects(
  ctx: WriteCtx,
  posts: readonly { postId: string; subjects: readonly string[] }[],
): Promise<void> {
  const rows = posts.flatMap(({ postId, subjects }) =>
    subjects.map((subject) => ({ territory_id: ctx.territory.id, post_id: postId, subject })),
  );
  if (rows.length > 0) await ctx.db.insertInto('people.post_subjects').values(rows).execute();
}

/** Writes a post with its fact; also for people entered together with the first post. */
export async function addPost(ctx: WriteCtx, input: NewPost): Promise<{ id: string } | Refusal> {
  const complaint = await refuseInstitution(ctx, input);
  if (complaint) return complaint;
  const id = newId(ctx.now);
  const { personId, place, position, detail, document, startsOn } = input;
  const institutionId = place === 'institution' ? input.institutionId : null;
  await ctx.db
    .insertInto('people.posts')
    .values({
      territory_id: ctx.territory.id,
      id,
      person_id: personId,
      institution_id: institutionId,
      unit: place === 'institution' ? null : place,
      position,
      detail,
      ...termColumns(input),
      starts_on: startsOn,
      ends_on: afterLastDay(input.endsOn),
    })
    .execute();
  await writeSubjects(ctx, [{ postId: id, subjects: input.subjects }]);
  await recordFact(ctx, {
    name: 'post.appointed',
    subject: personSubject(personId),
    data: { postId: id, title: postTitle(input), place, institutionId, startsOn, document },
  });
  return { id };
}

/** A keeper of staff records an appointment; the same post twice in the same days is refused by the database. */
export const appoint = command({
  name: 'people.posts.appoint',
  ru: 'Назначить на должность',
  norm: null,
  input: appointSchema,
  load: async (ctx, input) => (await person(ctx, input.personId)) && askedPost(input),
  ability: placementPolicy.rules.place,
  run: async (ctx, input) => {
    const added = await addPost(ctx, input);
    return isRefusal(added) ? added : { ...added, personId: input.personId };
  },
});

interface OpenPeriod {
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
}

/** A period can be ended on a day inside it, once; its last day is included. */
export function refuseEnd(period: OpenPeriod, last: CivilDate): Refusal | null {
  const fault = (name: string, complaint: string) =>
    refuse(name, complaint, { kind: 'invalid', fields: { on: complaint } });
  if (last < period.startsOn) return fault('not-started', text.refusals.notStarted);
  return period.endsOn !== null && period.endsOn <= addDays(last, 1)
    ? fault('already-ended', text.refusals.ended)
    : null;
}

/** Writes the last day of a period, or says why it cannot end so. */
export async function endPeriod(
  ctx: WriteCtx,
  table: 'people.roles' | 'people.delegations' | 'people.leaves' | 'people.vacancies',
  period: OpenPeriod & { readonly id: string },
  last: CivilDate,
): Promise<Refusal | null> {
  const complaint = refuseEnd(period, last);
  if (complaint) return complaint;
  await ctx.db
    .updateTable(table)
    .set({ ends_on: addDays(last, 1) })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', period.id)
    .execute();
  return null;
}

export async function loadPost(ctx: ReadCtx, input: { id: string }) {
  const row = await ctx.db
    .selectFrom('people.posts')
    .select(['id', 'person_id as personId', 'institution_id as institutionId', 'unit', 'position', 'detail'])
    .select(['starts_on as startsOn', 'ends_on as endsOn', 'version'])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (!row) return null;
  return { ...row, gives: roleGivenBy((row.unit as Place | null) ?? 'institution', row.position) };
}

/** A keeper of staff records the last day in a post. */
export const endPost = command({
  name: 'people.posts.end',
  ru: 'Завершить работу в должности',
  norm: null,
  input: endSchema,
  load: loadPost,
  ability: placementPolicy.rules.place,
  run: async (ctx, input, record) => {
    const complaint = refuseEnd(record, input.on);
    if (complaint) return complaint;
    await ctx.db
      .updateTable('people.posts')
      .set((eb) => ({ ends_on: addDays(input.on, 1), version: eb('version', '+', 1) }))
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', record.id)
      .execute();
    await keepLeavesInside(ctx, [record.id]);
    await recordFact(ctx, {
      name: 'post.ended',
      subject: personSubject(record.personId),
      data: {
        postId: record.id,
        title: postTitle(record),
        institutionId: record.institutionId,
        on: input.on,
      },
    });
    return { id: record.id, personId: record.personId };
  },
});

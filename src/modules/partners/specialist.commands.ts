// Engaging somebody without a post by a document for a term, and ending it.
import { addDays } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { changeRow } from '../../kernel/versioned.ts';
import { addPerson, namesakeOf, placedPerson, postsOn } from '../people/index.ts';
import { partnerNorms } from './partner.norms.ts';
import { specialistPolicy } from './partner.policy.ts';
import { partner } from './partner.queries.ts';
import { specialist } from './specialist.queries.ts';
import { endSpecialistSchema, engageSchema, type NewSpecialist } from './specialist.schema.ts';
import { engagements, specialistText as text } from './specialist.text.ts';

const norm = partnerNorms.specialists.slug;
const fault = (name: string, field: string, complaint: string, details: Record<string, unknown> = {}) =>
  refuse(name, complaint, { kind: 'invalid', norm, fields: { [field]: complaint }, details });

export const specialistSubject = (id: string) => ({ kind: 'partners.specialist', id });

/** Somebody of the register without a post today; whoever has one is staff, not an outside specialist. */
async function refuseKnown(ctx: WriteCtx, personId: string): Promise<Refusal | null> {
  if (!(await placedPerson(ctx, personId))) return fault('unknown-person', 'personId', text.faults.person);
  const [post] = await postsOn(ctx, personId, ctx.today);
  return post ? fault('has-post', 'personId', text.refusals.hasPost(post.title)) : null;
}

/** The person the engagement is about: one of the register, or a new record without a post. */
async function personFor(ctx: WriteCtx, input: NewSpecialist): Promise<string | Refusal> {
  if (input.personId) return (await refuseKnown(ctx, input.personId)) ?? input.personId;
  const name = { surname: input.surname, given: input.given, patronymic: input.patronymic || null };
  const namesake = await namesakeOf(ctx, name);
  if (namesake) {
    const whole = [name.surname, name.given, name.patronymic].filter(Boolean).join(' ');
    return fault('namesake', 'personId', text.refusals.sameName(whole), { personId: namesake });
  }
  const { gender, email, phone } = input;
  return addPerson(ctx, { ...name, gender: gender ?? 'female', email, phone, birthDate: null });
}

export async function engage(
  ctx: WriteCtx,
  input: NewSpecialist,
): Promise<{ id: string; personId: string } | Refusal> {
  if (input.partnerId) {
    const from = await partner(ctx, input.partnerId);
    if (!from || from.endsOn) return fault('unknown-partner', 'partnerId', text.faults.partner);
  }
  const personId = await personFor(ctx, input);
  if (isRefusal(personId)) return personId;
  const id = newId(ctx.now);
  const { partnerId, affiliation, engagement, work, document, startsOn, lastDay } = input;
  await ctx.db
    .insertInto('partners.specialists')
    .values({
      ...{ territory_id: ctx.territory.id, id, person_id: personId, partner_id: partnerId },
      ...{ affiliation, engagement, work, document, starts_on: startsOn },
      ends_on: lastDay && addDays(lastDay, 1),
    })
    .execute();
  const data = {
    personId,
    partnerId,
    engagement: engagements[engagement],
    work,
    document,
    startsOn,
    lastDay,
  };
  await recordFact(ctx, { name: 'specialist.engaged', subject: specialistSubject(id), norm, data });
  return { id, personId };
}

/**
 * The service engages an outside specialist: a new record without a post, or somebody of the register. Refuses
 * somebody who holds a post, a full namesake not chosen from the register, and the same engagement twice.
 */
export const engageSpecialist = command({
  name: 'partners.specialists.engage',
  ru: text.newTitle,
  norm,
  input: engageSchema,
  ability: specialistPolicy.rules.engage,
  run: engage,
});

/** The last day of the engagement; access is taken back by whoever keeps the person's roles and bodies. */
export const endSpecialist = command({
  name: 'partners.specialists.end',
  ru: 'Завершить привлечение',
  norm,
  input: endSpecialistSchema,
  load: (ctx, input) => specialist(ctx, input.id),
  ability: specialistPolicy.rules.engage,
  run: async (ctx, { id, version, on }, record) => {
    if (on < record.startsOn) return fault('not-started', 'on', text.refusals.notStarted);
    if (record.endsOn !== null && record.endsOn <= addDays(on, 1))
      return fault('already-ended', 'on', text.refusals.ended);
    const stale = await changeRow(ctx, 'partners.specialists', { id, version }, { ends_on: addDays(on, 1) });
    if (stale) return stale;
    const data = { personId: record.personId, on };
    await recordFact(ctx, { name: 'specialist.ended', subject: specialistSubject(id), norm, data });
    return { id };
  },
});

export const specialistCommands = [engageSpecialist, endSpecialist];

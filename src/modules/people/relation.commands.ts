// Declaring relatives and interests, and taking a declaration back; the conflict of interest rests on them.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { refuse } from '../../kernel/refusal.ts';
import { relationPolicy } from './person.policy.ts';
import { person, personSubject } from './person.queries.ts';
import { declareSchema } from './person.schema.ts';
import { personText as text } from './person.text.ts';
import { refuseInstitution } from './post.commands.ts';

const fault = (complaint: string) =>
  refuse('wrong-relative', complaint, { kind: 'invalid', fields: { relativeId: complaint } });

/** The person declares a relative among known people, or an own interest in an institution. */
export const declareRelation = command({
  name: 'people.relations.declare',
  ru: 'Подать сведения',
  norm: null,
  input: declareSchema,
  load: async (ctx, input) => (await person(ctx, input.personId)) && { personId: input.personId },
  ability: relationPolicy.rules.declare,
  run: async (ctx, input) => {
    const isInterest = input.kind === 'interest';
    if (!isInterest && input.relativeId === input.personId) return fault(text.faults.relationSelf);
    if (!isInterest && !(await person(ctx, input.relativeId ?? ''))) return fault(text.faults.person);
    if (isInterest) {
      const complaint = await refuseInstitution(ctx, {
        place: 'institution',
        institutionId: input.institutionId,
      });
      if (complaint) return complaint;
    }
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('people.relations')
      .values({
        territory_id: ctx.territory.id,
        id,
        person_id: input.personId,
        relative_id: isInterest ? null : input.relativeId,
        institution_id: isInterest ? input.institutionId : null,
        kind: input.kind,
        declared_on: ctx.today,
      })
      .execute();
    await recordFact(ctx, {
      name: 'relation.declared',
      subject: personSubject(input.personId),
      data: { relationId: id },
      personal: { personId: input.personId, after: { kind: input.kind, relativeId: input.relativeId } },
    });
    return { id, personId: input.personId };
  },
});

/** A declaration that no longer holds is withdrawn, not erased. */
export const withdrawRelation = command({
  name: 'people.relations.withdraw',
  ru: 'Снять сведения',
  norm: null,
  input: z.object({ id: z.uuid() }),
  load: async (ctx, input) => {
    const row = await ctx.db
      .selectFrom('people.relations')
      .select(['id', 'person_id as personId'])
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', input.id)
      .where('withdrawn_on', 'is', null)
      .executeTakeFirst();
    return row ?? null;
  },
  ability: relationPolicy.rules.declare,
  run: async (ctx, _input, record) => {
    await ctx.db
      .updateTable('people.relations')
      .set({ withdrawn_on: ctx.today })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', record.id)
      .execute();
    await recordFact(ctx, {
      name: 'relation.withdrawn',
      subject: personSubject(record.personId),
      data: { relationId: record.id },
    });
    return record;
  },
});

// Vacancies of an institution: opened with a position and a load, closed when filled or cancelled.
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { placementPolicy } from '../person.policy.ts';
import { endSchema, vacancySchema } from '../person.schema.ts';
import { endPeriod, refuseInstitution } from '../post.commands.ts';

const ofInstitution = (id: string) => ({ kind: 'institutions.institution', id });

/** The institution's own keeper, or the service, says what is vacant since when. */
export const openVacancy = command({
  name: 'people.vacancies.open',
  ru: 'Записать вакансию',
  norm: null,
  input: vacancySchema,
  load: async (_ctx, input) => ({ institutionId: input.institutionId, gives: null }),
  ability: placementPolicy.rules.place,
  run: async (ctx, input) => {
    const complaint = await refuseInstitution(ctx, { place: 'institution', ...input });
    if (complaint) return complaint;
    const id = newId(ctx.now);
    const { institutionId, startsOn, ...rest } = input;
    await ctx.db
      .insertInto('people.vacancies')
      .values({
        ...{ territory_id: ctx.territory.id, id, institution_id: institutionId },
        ...{ ...rest, starts_on: startsOn },
      })
      .execute();
    await recordFact(ctx, {
      name: 'vacancy.opened',
      subject: ofInstitution(institutionId),
      data: { vacancyId: id, position: input.position, load: input.load, startsOn },
    });
    return { id, institutionId };
  },
});

async function loadVacancy(ctx: ReadCtx, { id }: { id: string }) {
  const row = await ctx.db
    .selectFrom('people.vacancies')
    .select([
      'id',
      'institution_id as institutionId',
      'position',
      'starts_on as startsOn',
      'ends_on as endsOn',
    ])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, gives: null } : null;
}

/** The last day of a vacancy: somebody was found, or the place is no more. */
export const closeVacancy = command({
  name: 'people.vacancies.close',
  ru: 'Закрыть вакансию',
  norm: null,
  input: endSchema,
  load: loadVacancy,
  ability: placementPolicy.rules.place,
  run: async (ctx, input, record) => {
    const complaint = await endPeriod(ctx, 'people.vacancies', record, input.on);
    if (complaint) return complaint;
    await recordFact(ctx, {
      name: 'vacancy.closed',
      subject: ofInstitution(record.institutionId),
      data: { vacancyId: record.id, position: record.position, on: input.on },
    });
    return { id: record.id, institutionId: record.institutionId };
  },
});

// A person made nameless: values go, the record and the facts stay (decision 8).
import { sql } from 'kysely';
import type { WriteCtx } from '../../../kernel/ctx.ts';

const nameless = { surname: 'Обезличено', given: '—', patronymic: null };

/** Empties the record, the former names, saved filters and the personal side of the journal; the caller leaves the fact. */
export async function anonymisePerson(ctx: WriteCtx, personId: string): Promise<void> {
  const territoryId = ctx.territory.id;
  await ctx.db
    .updateTable('people.persons')
    .set((eb) => ({
      ...nameless,
      ...{ gender: null, birth_date: null, email: '', phone: '', case_forms: '{}', account_id: null },
      anonymised_at: ctx.now,
      version: eb('version', '+', 1),
    }))
    .where('territory_id', '=', territoryId)
    .where('id', '=', personId)
    .execute();
  for (const table of ['people.previous_names', 'people.saved_views'] as const)
    await ctx.db
      .deleteFrom(table)
      .where('territory_id', '=', territoryId)
      .where('person_id', '=', personId)
      .execute();
  await sql`update journal.personal_values set before = 'null', after = 'null'
    where territory_id = ${territoryId} and person_id = ${personId}`.execute(ctx.db);
}

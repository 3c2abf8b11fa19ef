// A requirement set begins on a day and ends the one of the same key before it; nothing is rewritten.
import { command } from '../../../kernel/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { keepsStructure } from '../centre.policy.ts';
import { setRequirementsSchema } from './requirement.schema.ts';

const norm = 'staff-requirements';
const taken = 'С этого дня или позже у набора уже есть другая редакция: измените дату.';

export const setOverlaps = () => refuse('requirements-overlap', taken, { norm, fields: { startsOn: taken } });

/** The head or the administrator enters a set as the regulation of the territory words it, with its clauses. */
export const setRequirements = command({
  name: 'centre.requirements.set',
  ru: 'Ввести набор требований',
  norm,
  input: setRequirementsSchema,
  ability: keepsStructure,
  run: async (ctx, input) => {
    const { key, name, items, appointedBy, basis, startsOn } = input;
    const same = ctx.db
      .selectFrom('centre.requirement_sets')
      .select('id')
      .where('territory_id', '=', ctx.territory.id)
      .where('key', '=', key);
    if (await same.where('starts_on', '>=', startsOn).executeTakeFirst()) return setOverlaps();
    await ctx.db
      .updateTable('centre.requirement_sets')
      .set({ ends_on: startsOn })
      .where('territory_id', '=', ctx.territory.id)
      .where('key', '=', key)
      .where('ends_on', 'is', null)
      .execute();
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('centre.requirement_sets')
      .values({
        ...{ territory_id: ctx.territory.id, id, key, name, items: JSON.stringify(items) },
        ...{ appointed_by: appointedBy, basis, starts_on: startsOn },
      })
      .execute();
    await recordFact(ctx, {
      name: 'requirements.set',
      subject: { kind: 'centre.requirement-set', id },
      norm,
      data: { key, name, startsOn, basis },
    });
    return { id, name };
  },
});

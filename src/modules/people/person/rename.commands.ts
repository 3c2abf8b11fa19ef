// Another name from a day on: marriage, its end, a change by wish. The former name stays with its days and its reason.
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { placedPerson } from '../person.commands.ts';
import { personPolicy } from '../person.policy.ts';
import { personSubject } from '../person.queries.ts';
import { renameSchema } from '../person.schema.ts';
import { personText as text } from '../person.text.ts';

export interface PreviousName {
  readonly id: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly reason: string;
  readonly startsOn: string | null;
  readonly endsOn: string;
}

/** Names a person bore before, the latest first. */
export async function previousNames(ctx: ReadCtx, personId: string): Promise<PreviousName[]> {
  return ctx.db
    .selectFrom('people.previous_names')
    .select(['id', 'surname', 'given', 'patronymic', 'reason', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', '=', personId)
    .orderBy('ends_on', 'desc')
    .execute();
}

const fault = (name: string, field: string, complaint: string) =>
  refuse(name, complaint, { kind: 'invalid', fields: { [field]: complaint } });

/** Who keeps the person's record writes the new name; old documents keep theirs, search finds by both. */
export const renamePerson = command({
  name: 'people.rename',
  ru: 'Сменить имя',
  norm: null,
  input: renameSchema,
  load: (ctx, input) => placedPerson(ctx, input.id),
  ability: personPolicy.rules.change,
  run: async (ctx, input, { person: before }) => {
    const { surname, given, patronymic } = input;
    const same = surname === before.surname && given === before.given && patronymic === before.patronymic;
    if (same) return fault('same-name', 'surname', text.faults.sameName);
    const [latest] = await previousNames(ctx, before.id);
    if (latest && latest.endsOn >= input.from) return fault('name-too-early', 'from', text.faults.nameFrom);
    await ctx.db
      .insertInto('people.previous_names')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), person_id: before.id },
        ...{ surname: before.surname, given: before.given, patronymic: before.patronymic },
        ...{ reason: input.reason, starts_on: latest?.endsOn ?? null, ends_on: input.from },
      })
      .execute();
    // Case forms put right by hand were those of the former name.
    const columns = { surname, given, patronymic, case_forms: '{}' };
    const stale = await changeRow(ctx, 'people.persons', { id: before.id, version: input.version }, columns);
    if (stale) return stale;
    await recordFact(ctx, {
      name: 'person.renamed',
      subject: personSubject(before.id),
      data: { from: input.from },
      personal: {
        personId: before.id,
        before: { surname: before.surname, given: before.given, patronymic: before.patronymic },
        after: { surname, given, patronymic },
      },
    });
    return { id: before.id };
  },
});

// Two records of one person put together: one stays, what pointed at the other goes over; for 30 days it can be undone.
import { addDays, dateIn } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { placedPerson } from '../person.commands.ts';
import { grantsRole, mergePolicy } from '../person.policy.ts';
import { type Person, personSubject } from '../person.queries.ts';
import { mergeSchema, partSchema } from '../person.schema.ts';
import { rolesHeldFrom } from '../role.queries.ts';
import { moveBack, moveEverything } from './merge.links.ts';
import { mergeText as text } from './merge.text.ts';

const daysToPart = 30;

export interface Merge {
  readonly id: string;
  readonly keptId: string;
  readonly mergedId: string;
  readonly mergedAt: Date;
}

/** The last day on which a merge can be taken back. */
export const partableUntil = (ctx: ReadCtx, merge: Pick<Merge, 'mergedAt'>): string =>
  addDays(dateIn(merge.mergedAt, ctx.territory.zone), daysToPart);

const wrong = (name: string, complaint: string): Refusal =>
  refuse(name, complaint, { kind: 'invalid', fields: { keptId: complaint } });

/**
 * Nobody gains a right through a merge: the record that goes must have no sign-in of its own, and every role it
 * holds must be one the actor could grant.
 */
async function refuseMerge(ctx: ReadCtx, merged: Person, kept: Person): Promise<Refusal | null> {
  if (merged.accountId) return wrong('has-account', text.hasAccount);
  if (merged.birthDate && kept.birthDate && merged.birthDate !== kept.birthDate)
    return wrong('another-birth-date', text.anotherBirthDate);
  for (const role of await rolesHeldFrom(ctx, merged.id, ctx.today)) {
    const complaint = grantsRole.check(ctx, { kind: role.kind, institutionId: role.scopeId });
    if (complaint) return { ...complaint, fields: { keptId: complaint.text } };
  }
  return null;
}

/** Who keeps the register says that two records are one person; the journal keeps both. */
export const mergePeople = command({
  name: 'people.merge',
  ru: text.merge,
  norm: null,
  input: mergeSchema,
  load: (ctx, input) => placedPerson(ctx, input.id),
  ability: mergePolicy.rules.merge,
  run: async (ctx, input, { person: merged }) => {
    const kept = input.keptId === merged.id ? null : await placedPerson(ctx, input.keptId);
    if (!kept) return wrong('wrong-person', text.pick);
    const complaint = await refuseMerge(ctx, merged, kept.person);
    if (complaint) return complaint;
    const territoryId = ctx.territory.id;
    const { moved, stayed } = await moveEverything(ctx, merged.id, kept.person.id);
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('people.merges')
      .values({
        ...{ territory_id: territoryId, id, kept_id: kept.person.id, merged_id: merged.id, stayed },
        ...{ merged_at: ctx.now, merged_by: ctx.actor.personId },
      })
      .execute();
    if (moved.length > 0)
      await ctx.db
        .insertInto('people.moved_links')
        .values(
          moved.map(({ table, column, key, from, to }) => ({
            ...{ territory_id: territoryId, merge_id: id, table_name: table, column_name: column },
            ...{ row_key: JSON.stringify(key), from_id: from ?? null, to_id: to ?? null },
          })),
        )
        .execute();
    await pointTo(ctx, merged.id, kept.person.id);
    const data = { mergeId: id, moved: moved.length, stayed };
    await recordFact(ctx, { name: 'person.merged', subject: personSubject(merged.id), data });
    await recordFact(ctx, { name: 'person.merge-taken', subject: personSubject(kept.person.id), data });
    return { id, keptId: kept.person.id, moved: moved.length, stayed };
  },
});

const pointTo = (ctx: WriteCtx, mergedId: string, keptId: string | null) =>
  ctx.db
    .updateTable('people.persons')
    .set((eb) => ({ merged_into_id: keptId, version: eb('version', '+', 1) }))
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', mergedId)
    .execute();

const mergeRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('people.merges as m')
    .select(['m.id', 'm.kept_id as keptId', 'm.merged_id as mergedId', 'm.merged_at as mergedAt'])
    .where('m.territory_id', '=', ctx.territory.id)
    .where('m.parted_at', 'is', null);

export interface TakenMerge extends Merge {
  readonly name: string;
  readonly until: string;
}

/** Records put into this one, the latest first, with the day until which each can come back. */
export async function mergesOf(ctx: ReadCtx, keptId: string): Promise<TakenMerge[]> {
  const rows = await mergeRows(ctx)
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 'm.territory_id').onRef('p.id', '=', 'm.merged_id'),
    )
    .select(['p.surname', 'p.given', 'p.patronymic'])
    .where('m.kept_id', '=', keptId)
    .orderBy('m.merged_at', 'desc')
    .execute();
  return rows.map(({ surname, given, patronymic, ...merge }) => ({
    ...merge,
    name: [surname, given, patronymic].filter(Boolean).join(' '),
    until: partableUntil(ctx, merge),
  }));
}

/** Within 30 days the merge is taken back: links that still point at the kept record return. */
export const partPeople = command({
  name: 'people.merge.part',
  ru: text.part,
  norm: null,
  input: partSchema,
  load: async (ctx, { id }) => (await mergeRows(ctx).where('m.id', '=', id).executeTakeFirst()) ?? null,
  ability: mergePolicy.rules.part,
  run: async (ctx, _input, merge) => {
    const until = partableUntil(ctx, merge);
    if (ctx.today > until)
      return refuse('part-too-late', text.tooLate(formatDate(until)), { kind: 'too-late' });
    const territoryId = ctx.territory.id;
    await pointTo(ctx, merge.mergedId, null);
    await ctx.db
      .updateTable('people.merges')
      .set({ parted_at: ctx.now })
      .where('territory_id', '=', territoryId)
      .where('id', '=', merge.id)
      .execute();
    const returned = await moveBack(ctx, merge);
    const data = { mergeId: merge.id, returned };
    await recordFact(ctx, { name: 'person.parted', subject: personSubject(merge.mergedId), data });
    await recordFact(ctx, { name: 'person.merge-undone', subject: personSubject(merge.keptId), data });
    return { id: merge.id, mergedId: merge.mergedId, returned };
  },
});

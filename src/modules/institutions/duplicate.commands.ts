// Two records of one institution put together: one stays, the other's links go over to it; for 30 days it can be undone.
import { addDays, dateIn } from '../../kernel/clock.ts';
import { type AnyCommand, command } from '../../kernel/command.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal, refuse } from '../../kernel/refusal.ts';
import { linksTo, moveLinks, moveOne } from '../../platform/db/index.ts';
import { formatDate } from '../../platform/language/index.ts';
import { refuseClosed, subjectOf } from './institution.commands.ts';
import { institutionLifecycle } from './institution.lifecycle.ts';
import { institutionPolicy } from './institution.policy.ts';
import { type Institution, institution } from './institution.queries.ts';
import { mergeDuplicateSchema, partDuplicateSchema } from './institution.schema.ts';
import { institutionText as text } from './institution.text.ts';

const norm = 'institutions-register';
const daysToPart = 30;

/** A record's own history stays with it; everything else points at the institution and goes over. */
const ownTables = ['institutions.names', 'institutions.successions', 'institutions.moved_links'];

/** The last day on which a merge of duplicates can be taken back. */
export const partableUntil = (ctx: ReadCtx, record: Institution): string =>
  addDays(dateIn(record.duplicateSince ?? ctx.now, ctx.territory.zone), daysToPart);

/** The methodist says that two records are one institution; refuses a record that is closed or already a duplicate. */
export const mergeDuplicate = command({
  name: 'institutions.duplicate',
  ru: 'Объединить с двойником',
  norm,
  input: mergeDuplicateSchema,
  load: (ctx, input) => institution(ctx, input.id),
  ability: institutionPolicy.rules.keep,
  run: async (ctx, { duplicateOf }, record) => {
    const wrong = (complaint: string) =>
      refuse('wrong-original', complaint, { kind: 'invalid', norm, fields: { duplicateOf: complaint } });
    if (duplicateOf === record.id) return wrong(text.duplicateItself);
    const original = await institution(ctx, duplicateOf);
    if (original?.state !== 'active') return wrong(text.faults.pick);
    const complaint = refuseClosed(record);
    if (complaint) return complaint;
    const merged = await advance(ctx, institutionLifecycle, record, 'mergeDuplicate', {
      set: { duplicate_of: original.id, duplicate_since: ctx.now },
      data: { name: record.shortName, original: original.shortName, originalId: original.id },
    });
    if (isRefusal(merged)) return merged;
    const links = (await linksTo(ctx.db, 'institutions.institutions')).filter(
      ({ table, column }) => !ownTables.includes(table) && column !== 'duplicate_of',
    );
    const territoryId = ctx.territory.id;
    const { moved, stayed } = await moveLinks(ctx.db, links, {
      territoryId,
      from: record.id,
      to: original.id,
    });
    if (moved.length > 0) {
      await ctx.db
        .insertInto('institutions.moved_links')
        .values(
          moved.map(({ table, column, key }) => ({
            territory_id: territoryId,
            duplicate_id: record.id,
            table_name: table,
            column_name: column,
            row_key: JSON.stringify(key),
          })),
        )
        .execute();
    }
    await recordFact(ctx, {
      name: 'institution.duplicate-taken',
      subject: subjectOf(original.id),
      norm,
      data: { duplicate: record.shortName, duplicateId: record.id, moved: moved.length, stayed },
    });
    return { id: original.id, moved: moved.length, stayed };
  },
});

/** The methodist takes the merge back within 30 days: links that still point at the original return. */
export const partDuplicate = command({
  name: 'institutions.duplicate.part',
  ru: 'Отменить объединение',
  norm,
  input: partDuplicateSchema,
  load: (ctx, input) => institution(ctx, input.id),
  ability: institutionPolicy.rules.keep,
  run: async (ctx, _input, record) => {
    const originalId = record.duplicateOf;
    if (!originalId) return refuse('not-duplicate', text.notDuplicate, { norm });
    const until = partableUntil(ctx, record);
    if (ctx.today > until)
      return refuse('part-too-late', text.duplicateTooLate(formatDate(until)), { kind: 'too-late', norm });
    const parted = await advance(ctx, institutionLifecycle, record, 'partDuplicate', {
      set: { duplicate_of: null, duplicate_since: null },
      data: { name: record.shortName },
    });
    if (isRefusal(parted)) return parted;
    const links = await ctx.db
      .deleteFrom('institutions.moved_links')
      .where('territory_id', '=', ctx.territory.id)
      .where('duplicate_id', '=', record.id)
      .returning(['table_name as table', 'column_name as column', 'row_key as key'])
      .execute();
    let returned = 0;
    for (const link of links) {
      const key = link.key as Record<string, unknown>;
      const back = { territoryId: ctx.territory.id, from: originalId, to: record.id };
      if (await moveOne(ctx.db, { ...link, key }, back)) returned += 1;
    }
    return { id: record.id, returned };
  },
});

export const duplicateCommands: readonly AnyCommand[] = [mergeDuplicate, partDuplicate];

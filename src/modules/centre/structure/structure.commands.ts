// A version of the structure as the head drafts it: units and seats of the one in force, and the grounds.
import { sql } from 'kysely';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { keepsStructure } from '../centre.policy.ts';
import { structureLifecycle } from './structure.lifecycle.ts';
import { structureOn, structureVersion } from './structure.queries.ts';
import { draftSchema, groundsSchema } from './structure.schema.ts';
import { structureRefusals as refusals } from './structure.text.ts';

const norm = 'service-structure';
const load = (ctx: ReadCtx, input: { id: string }) => structureVersion(ctx, input.id);
export const versionSubject = (id: string) => ({ kind: structureLifecycle.name, id });

/** The head begins a new version; units and seats of the one in force come over with their identity. */
export const draftStructure = command({
  name: 'centre.structure.draft',
  ru: 'Подготовить новую редакцию',
  norm,
  input: draftSchema,
  ability: keepsStructure,
  run: async (ctx, input) => {
    const id = newId(ctx.now);
    const { number } = await ctx.db
      .insertInto('centre.versions')
      .values({
        territory_id: ctx.territory.id,
        id,
        number: sql<number>`(select coalesce(max(number), 0) + 1 from centre.versions
          where territory_id = ${ctx.territory.id})`,
        grounds: input.grounds,
      })
      .returning('number')
      .executeTakeFirstOrThrow();
    const base = await structureOn(ctx, ctx.today);
    if (base) await copyUnits(ctx, base.id, id);
    await recordFact(ctx, {
      name: 'structure.drafted',
      subject: versionSubject(id),
      norm,
      data: { number, from: base?.number ?? null },
    });
    return { id, number };
  },
});

/** Units get new ids, each seat stays the very same seat. */
async function copyUnits(ctx: WriteCtx, fromId: string, toId: string): Promise<void> {
  const territory_id = ctx.territory.id;
  const units = await ctx.db
    .selectFrom('centre.units')
    .select(['id', 'name', 'tasks', 'place'])
    .where('territory_id', '=', territory_id)
    .where('version_id', '=', fromId)
    .execute();
  const fresh = new Map(units.map((unit) => [unit.id, newId(ctx.now)]));
  if (units.length === 0) return;
  await ctx.db
    .insertInto('centre.units')
    .values(
      units.map(({ id, ...unit }) => ({
        ...unit,
        territory_id,
        version_id: toId,
        id: fresh.get(id) as string,
      })),
    )
    .execute();
  const lines = await ctx.db
    .selectFrom('centre.seat_lines')
    .select(['seat_id', 'unit_id', 'position', 'detail', 'rates', 'requirement_key', 'place'])
    .where('territory_id', '=', territory_id)
    .where('version_id', '=', fromId)
    .execute();
  if (lines.length === 0) return;
  await ctx.db
    .insertInto('centre.seat_lines')
    .values(
      lines.map((line) => ({
        ...line,
        territory_id,
        version_id: toId,
        unit_id: fresh.get(line.unit_id) as string,
      })),
    )
    .execute();
}

/** The head rewords what the structure proceeds from while it is edited. */
export const wordGrounds = command({
  name: 'centre.structure.ground',
  ru: 'Изменить обоснование',
  norm,
  input: groundsSchema,
  load,
  ability: keepsStructure,
  run: async (ctx, input, record) => {
    if (record.state !== 'editing') return refusals.notEditing();
    const stale = await changeRow(
      ctx,
      'centre.versions',
      { id: record.id, version: input.version },
      { grounds: input.grounds },
    );
    if (stale) return stale;
    await recordFact(ctx, { name: 'structure.grounded', subject: versionSubject(record.id), norm });
    return { id: record.id };
  },
});

export const structureCommands = [draftStructure, wordGrounds];

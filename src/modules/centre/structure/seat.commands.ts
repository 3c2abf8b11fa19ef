// Units and seats of a version while it is edited; a seat once made keeps its identity through the versions.
import { sql } from 'kysely';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { notFound, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { postTitle } from '../../people/index.ts';
import { keepsStructure } from '../centre.policy.ts';
import { versionSubject } from './structure.commands.ts';
import { type StructureVersion, structureVersion } from './structure.queries.ts';
import {
  removeSeatSchema,
  removeUnitSchema,
  type SeatInput,
  seatSchema,
  unitSchema,
} from './structure.schema.ts';
import { structureRefusals as refusals, structureText as text } from './structure.text.ts';

const norm = 'service-structure';
const load = (ctx: ReadCtx, input: { versionId: string }) => structureVersion(ctx, input.versionId);

/** A change counts as one of the version: whoever has it open and proposes it sees the newest. */
async function touch(ctx: WriteCtx, record: StructureVersion, name: string, data: Record<string, unknown>) {
  await ctx.db
    .updateTable('centre.versions')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', record.id)
    .execute();
  await recordFact(ctx, { name, subject: versionSubject(record.id), norm, data });
}

const nextPlace = (ctx: WriteCtx, table: 'units' | 'seat_lines', versionId: string) =>
  sql<number>`(select coalesce(max(place), 0) + 1 from ${sql.id('centre', table)}
    where territory_id = ${ctx.territory.id} and version_id = ${versionId})`;

/** The head adds a unit or renames one. */
export const saveUnit = command({
  name: 'centre.structure.unit',
  ru: 'Сохранить отдел',
  norm,
  input: unitSchema,
  load,
  ability: keepsStructure,
  run: async (ctx, input, record) => {
    if (record.state !== 'editing') return refusals.notEditing();
    const { unitId, name, tasks } = input;
    if (unitId === null)
      await ctx.db
        .insertInto('centre.units')
        .values({
          ...{ territory_id: ctx.territory.id, id: newId(ctx.now), version_id: record.id, name, tasks },
          place: nextPlace(ctx, 'units', record.id),
        })
        .execute();
    else {
      const { numUpdatedRows } = await ctx.db
        .updateTable('centre.units')
        .set({ name, tasks })
        .where('territory_id', '=', ctx.territory.id)
        .where('version_id', '=', record.id)
        .where('id', '=', unitId)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) return notFound();
    }
    await touch(ctx, record, unitId ? 'structure.unit-changed' : 'structure.unit-added', { name });
    return { id: record.id };
  },
});

/** The head takes an empty unit out. */
export const removeUnit = command({
  name: 'centre.structure.remove-unit',
  ru: 'Убрать отдел',
  norm,
  input: removeUnitSchema,
  load,
  ability: keepsStructure,
  run: async (ctx, input, record) => {
    if (record.state !== 'editing') return refusals.notEditing();
    const held = await ctx.db
      .selectFrom('centre.seat_lines')
      .select('seat_id')
      .where('territory_id', '=', ctx.territory.id)
      .where('unit_id', '=', input.unitId)
      .executeTakeFirst();
    if (held) return refusals.unitHasSeats();
    const row = await ctx.db
      .deleteFrom('centre.units')
      .where('territory_id', '=', ctx.territory.id)
      .where('version_id', '=', record.id)
      .where('id', '=', input.unitId)
      .returning('name')
      .executeTakeFirst();
    if (!row) return notFound();
    await touch(ctx, record, 'structure.unit-removed', { name: row.name });
    return { id: record.id };
  },
});

async function refuseUnit(ctx: WriteCtx, record: StructureVersion, unitId: string): Promise<Refusal | null> {
  const unit = await ctx.db
    .selectFrom('centre.units')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('version_id', '=', record.id)
    .where('id', '=', unitId)
    .executeTakeFirst();
  return unit
    ? null
    : refuse('unknown-unit', text.faults.unit, { kind: 'invalid', fields: { unitId: text.faults.unit } });
}

const lineOf = ({ unitId, position, detail, rates, requirementKey }: SeatInput) => ({
  unit_id: unitId,
  position,
  detail,
  rates,
  requirement_key: requirementKey,
});

/** The head adds a seat or changes one: position, unit, number of rates, requirement set. */
export const saveSeat = command({
  name: 'centre.structure.seat',
  ru: 'Сохранить должность',
  norm,
  input: seatSchema,
  load,
  ability: keepsStructure,
  run: async (ctx, input, record) => {
    if (record.state !== 'editing') return refusals.notEditing();
    const complaint = await refuseUnit(ctx, record, input.unitId);
    if (complaint) return complaint;
    const territory_id = ctx.territory.id;
    const seatId = input.seatId ?? newId(ctx.now);
    if (input.seatId === null) {
      await ctx.db
        .insertInto('centre.seats')
        .values({ territory_id, id: seatId, opened_on: ctx.today })
        .execute();
      const place = nextPlace(ctx, 'seat_lines', record.id);
      await ctx.db
        .insertInto('centre.seat_lines')
        .values({ territory_id, version_id: record.id, seat_id: seatId, ...lineOf(input), place })
        .execute();
    } else {
      const { numUpdatedRows } = await ctx.db
        .updateTable('centre.seat_lines')
        .set(lineOf(input))
        .where('territory_id', '=', territory_id)
        .where('version_id', '=', record.id)
        .where('seat_id', '=', seatId)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) return notFound();
    }
    const fact = input.seatId ? 'structure.seat-changed' : 'structure.seat-added';
    await touch(ctx, record, fact, { seatId, title: postTitle(input), rates: input.rates });
    return { id: record.id, seatId };
  },
});

/** The head cuts a seat out of the version being edited; its former life stays in the former versions. */
export const removeSeat = command({
  name: 'centre.structure.remove-seat',
  ru: 'Убрать должность',
  norm,
  input: removeSeatSchema,
  load,
  ability: keepsStructure,
  run: async (ctx, input, record) => {
    if (record.state !== 'editing') return refusals.notEditing();
    const row = await ctx.db
      .deleteFrom('centre.seat_lines')
      .where('territory_id', '=', ctx.territory.id)
      .where('version_id', '=', record.id)
      .where('seat_id', '=', input.seatId)
      .returning(['position', 'detail'])
      .executeTakeFirst();
    if (!row) return notFound();
    await touch(ctx, record, 'structure.seat-removed', { seatId: input.seatId, title: postTitle(row) });
    return { id: record.id };
  },
});

export const seatCommands = [saveUnit, removeUnit, saveSeat, removeSeat];

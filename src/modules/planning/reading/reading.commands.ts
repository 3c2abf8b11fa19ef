// A file with a plan is given and explained: which column is what, who is who, which section is which direction, what is put right.
import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { fileName, uploadSchema } from '../../../platform/files/index.ts';
import {
  guessLayout,
  type Layout,
  missingOf,
  type OpenTable,
  openTable,
  type ReadRow,
  refusalOfSheet,
  sheetLimits,
  wordKey,
} from '../../../platform/sheets/index.ts';
import { personNames } from '../../people/index.ts';
import { lineSource } from '../line/line.schema.ts';
import { keepsPlan } from '../plan/plan.policy.ts';
import { type Plan, visiblePlan } from '../plan/plan.queries.ts';
import { isPlanField, planFields, planKind } from './reading.fields.ts';
import { guessDirection } from './reading.judging.ts';
import { readingLifecycle } from './reading.lifecycle.ts';
import { type ReadingOfPlan, readingById, type Taught, taughtBefore } from './reading.queries.ts';
import { placeRows } from './reading.rows.ts';
import { yearOfFile } from './reading.terms.ts';
import { readingText as text } from './reading.text.ts';

const norm = 'annual-plan';
const most = 5000;
export const readingSubject = (id: string) => ({ kind: readingLifecycle.name, id });

const invalid = (name: string, field: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', norm, fields: { [field]: words } });

async function rowsIn(table: OpenTable): Promise<ReadRow[] | Refusal> {
  const rows: ReadRow[] = [];
  for await (const row of table.rows()) {
    if (rows.length >= most) return invalid('too-many-rows', 'file', text.refusals.tooMany);
    rows.push(row);
  }
  return rows;
}

/** The heading is looked for among rows of several cells: an introduction of any length may stand above it. */
function layoutOf(rows: readonly ReadRow[]): Layout | null {
  const wide = rows.filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1);
  const layout = guessLayout(planKind, wide, null);
  return layout?.mapping.includes('title') ? layout : null;
}

interface Given {
  readonly name: string;
  readonly table: OpenTable;
  readonly rows: readonly ReadRow[];
  readonly layout: Layout;
  readonly taught: Taught;
}

async function enter(
  ctx: WriteCtx,
  plan: Plan,
  input: { readonly source: string; readonly sourceWords: string },
  { name, table, rows, layout, taught }: Given,
): Promise<string> {
  const id = newId(ctx.now);
  const mapping = taught.mapping ?? layout.mapping;
  const placed = placeRows(
    rows.map((row) => ({ ...row, edits: {} })),
    { ...layout, mapping },
  );
  const sections = [...new Set(placed.map(({ section }) => section).filter(Boolean))].map((section) => {
    const key = wordKey(section);
    return [key, taught.sections[key] ?? guessDirection(section, plan.catalogue.directions)];
  });
  await ctx.db
    .insertInto('planning.readings')
    .values({
      ...{ territory_id: ctx.territory.id, id, plan_id: plan.id, file_name: name, format: table.format },
      ...{ source: input.source, source_words: input.sourceWords },
      file_year: yearOfFile([name, ...rows.flatMap(({ cells }) => cells)]),
      ...{ header_line: layout.headerLine, headings: JSON.stringify(layout.headings) },
      ...{ mapping: JSON.stringify(mapping), people: JSON.stringify(taught.people) },
      sections: JSON.stringify(Object.fromEntries(sections)),
      ...{ state: readingLifecycle.initial, read_at: ctx.now, read_by_id: ctx.actor.personId },
    })
    .execute();
  const values = rows.map(({ line, cells }) => ({
    ...{ territory_id: ctx.territory.id, reading_id: id, line },
    cells: JSON.stringify(cells),
  }));
  for (let from = 0; from < values.length; from += 500)
    await ctx.db
      .insertInto('planning.reading_rows')
      .values(values.slice(from, from + 500))
      .execute();
  return id;
}

/** A keeper gives a file; nothing of the plan changes yet. Refuses what holds no plan, naming what to do. */
export const readPlan = command({
  name: 'planning.reading.read',
  ru: text.read,
  norm,
  input: z.object({
    planId: z.uuid(),
    file: uploadSchema.meta({
      label: text.fields.file,
      hint: text.hints.file,
      accept: '.docx,.doc,.xlsx,.xls,.csv,.pdf',
      maxMegabytes: 25,
    }),
    source: lineSource.meta({ label: text.fields.source, hint: text.hints.source }),
    sourceWords: z
      .string()
      .trim()
      .max(300)
      .default('')
      .meta({ label: text.fields.sourceWords, hint: text.hints.sourceWords, widget: 'text' }),
  }),
  load: (ctx, input) => visiblePlan(ctx, input.planId),
  ability: keepsPlan,
  run: async (ctx, input, plan: Plan) => {
    if (input.source !== 'own' && input.sourceWords === '')
      return invalid('whose-plan', 'sourceWords', text.refusals.whose);
    if (plan.state === 'closed') return refuse('plan-closed', text.refusals.closed, { norm });
    if (input.source === 'own' && plan.state !== 'draft')
      return refuse('plan-frozen', text.refusals.frozen, { norm });
    const file = input.file as File;
    if (file.size > sheetLimits.bytes) return invalid('file-too-large', 'file', text.refusals.large);
    try {
      const table = await openTable(new Uint8Array(await file.arrayBuffer()));
      const rows = await rowsIn(table);
      if ('refusal' in rows) return rows;
      const layout = layoutOf(rows);
      if (!layout) return invalid('no-plan-table', 'file', text.refusals.noTable);
      const name = fileName(file.name, table.format);
      const taught = await taughtBefore(ctx, layout.headings);
      const id = await enter(ctx, plan, input, { name, table, rows, layout, taught });
      await recordFact(ctx, {
        name: 'reading.read',
        subject: readingSubject(id),
        norm,
        data: { file: name },
      });
      return { id };
    } catch (error) {
      const refusal = refusalOfSheet(error);
      if (refusal) return refusal;
      throw error;
    }
  },
});

const keyed = { id: z.uuid() };
const load = (ctx: ReadCtx, input: { id: string }) => readingById(ctx, input.id);
const ready = (reading: ReadingOfPlan): Refusal | null =>
  reading.state === 'ready' ? null : refuse('reading-over', text.refusals.notReady, { norm });

async function keep(
  ctx: WriteCtx,
  reading: ReadingOfPlan,
  set: { readonly mapping?: string; readonly people?: string; readonly sections?: string },
): Promise<{ id: string }> {
  await ctx.db
    .updateTable('planning.readings')
    .set({ ...set, version: reading.version + 1 })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', reading.id)
    .execute();
  return { id: reading.id };
}

const words = z.string().max(500).nullish();

/** The keeper says which column is what. */
export const mapPlanColumns = command({
  name: 'planning.reading.map',
  ru: 'Указать столбцы',
  norm,
  input: z.object({
    ...keyed,
    columns: z.array(z.object({ column: z.coerce.number().int().min(0).max(199), field: words })).max(200),
  }),
  load,
  ability: keepsPlan,
  run: async (ctx, input, reading: ReadingOfPlan) => {
    const complaint = ready(reading);
    if (complaint) return complaint;
    const mapping = reading.headings.map((_, column) => {
      const said = input.columns.find((each) => each.column === column)?.field ?? '';
      return isPlanField(said) ? said : '';
    });
    const twice = planFields.find(({ key }) => mapping.filter((each) => each === key).length > 1);
    if (twice) return invalid('mapped-twice', 'mapping', text.refusals.twice(twice.title));
    const missing = missingOf(planKind, mapping);
    if (missing.length > 0)
      return invalid('not-mapped', 'mapping', text.refusals.missing(missing.join(', ')));
    return keep(ctx, reading, { mapping: JSON.stringify(mapping) });
  },
});

/** The keeper says who answers where the file names a post: for this file and those after it. */
export const sayPlanPeople = command({
  name: 'planning.reading.people',
  ru: 'Указать людей',
  norm,
  input: z.object({
    ...keyed,
    everyone: z.union([z.uuid(), z.literal('')]).nullish(),
    people: z
      .array(z.object({ words, personId: z.union([z.uuid(), z.literal('')]).nullish() }))
      .max(500)
      .default([]),
  }),
  load,
  ability: keepsPlan,
  run: async (ctx, input, reading: ReadingOfPlan) => {
    const complaint = ready(reading);
    if (complaint) return complaint;
    const said = new Map(Object.entries(reading.people));
    for (const each of [...input.people, { words: '*', personId: input.everyone }]) {
      const key = each.words === '*' ? '*' : wordKey(each.words ?? '');
      if (key === '') continue;
      if (each.personId) said.set(key, each.personId);
      else said.delete(key);
    }
    const known = await personNames(ctx, [...new Set(said.values())]);
    if ([...said.values()].some((id) => !known.has(id)))
      return invalid('no-such-person', 'people', text.refusals.nobody);
    return keep(ctx, reading, { people: JSON.stringify(Object.fromEntries(said)) });
  },
});

/** The keeper says which direction of the Положение a section of the file is. */
export const sayPlanSections = command({
  name: 'planning.reading.sections',
  ru: 'Указать разделы',
  norm,
  input: z.object({ ...keyed, sections: z.array(z.object({ words, direction: words })).max(500) }),
  load,
  ability: keepsPlan,
  run: async (ctx, input, reading: ReadingOfPlan) => {
    const complaint = ready(reading);
    if (complaint) return complaint;
    const known = new Set(reading.plan.catalogue.directions.map((each) => each.key));
    const said = input.sections.map((each) => [
      wordKey(each.words ?? ''),
      known.has(each.direction ?? '') ? (each.direction ?? '') : '',
    ]);
    return keep(ctx, reading, {
      sections: JSON.stringify({ ...reading.sections, ...Object.fromEntries(said) }),
    });
  },
});

/** The keeper puts cells right on the page: the file's words stay, what was typed stands over them. */
export const fixPlanRows = command({
  name: 'planning.reading.fix',
  ru: text.fix,
  norm,
  input: z.object({
    ...keyed,
    fixes: z
      .array(
        z.object({
          line: z.coerce.number().int().positive().max(1_000_000),
          field: z.string().max(60),
          text: z.string().max(2000).nullish(),
        }),
      )
      .max(3000),
  }),
  load,
  ability: keepsPlan,
  run: async (ctx, { fixes }, reading: ReadingOfPlan) => {
    const complaint = ready(reading);
    if (complaint) return complaint;
    if (fixes.some(({ field }) => field !== '_take' && !isPlanField(field)))
      return invalid('unknown-field', 'fixes', text.refusals.unknownRow);
    for (const [line, said] of Map.groupBy(fixes, (fix) => fix.line)) {
      const edits = JSON.stringify(Object.fromEntries(said.map((fix) => [fix.field, fix.text ?? ''])));
      const { numUpdatedRows } = await ctx.db
        .updateTable('planning.reading_rows')
        .set({ edits: sql`edits || ${edits}::jsonb` })
        .where('territory_id', '=', ctx.territory.id)
        .where('reading_id', '=', reading.id)
        .where('line', '=', line)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 0n) return invalid('unknown-row', 'fixes', text.refusals.unknownRow);
    }
    return { id: reading.id };
  },
});

// What was checked goes into the plan whole, and is taken back whole while nobody has changed it.
import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFacts } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { countOf } from '../../../platform/language/index.ts';
import type { LineColumns } from '../line/line.schema.ts';
import type { LineSource } from '../line/line.text.ts';
import { holdDraft, insertLines, lineSubject } from '../line/line.writing.ts';
import { keepsPlan } from '../plan/plan.policy.ts';
import { isTaken, type JudgedRow } from './reading.judging.ts';
import { readingLifecycle } from './reading.lifecycle.ts';
import { judgedRows, type ReadingOfPlan, readingById } from './reading.queries.ts';
import { readingText as text } from './reading.text.ts';

const norm = 'annual-plan';
const input = z.object({ id: z.uuid(), version: z.coerce.number().int() });
const load = (ctx: ReadCtx, { id }: { id: string }) => readingById(ctx, id);

/** Lines of our own draft; each remembers the file it came from. */
async function takeOwn(ctx: WriteCtx, reading: ReadingOfPlan, taken: readonly JudgedRow[]): Promise<void> {
  const lines = taken.flatMap(({ found }): LineColumns[] =>
    found?.responsible_id
      ? [
          {
            ...found,
            responsible_id: found.responsible_id,
            source: 'own',
            source_words: `Файл «${reading.fileName}»`.slice(0, 300),
          },
        ]
      : [],
  );
  const ids = await insertLines(ctx, reading.planId, lines);
  await sql`update planning.reading_rows r set line_id = v.id
    from unnest(${taken.map(({ line }) => line)}::int[], ${ids}::uuid[]) as v(line, id)
    where r.territory_id = ${ctx.territory.id} and r.reading_id = ${reading.id} and r.line = v.line`.execute(
    ctx.db,
  );
  await recordFacts(
    ctx,
    ids.map((id) => ({
      name: 'line.added',
      subject: lineSubject(id),
      norm,
      data: { planId: reading.planId },
    })),
  );
}

/** Lines of somebody else's plan lie beside ours with their source. */
async function takeOutside(
  ctx: WriteCtx,
  reading: ReadingOfPlan,
  taken: readonly JudgedRow[],
): Promise<void> {
  const values = taken.flatMap(({ found, line }) =>
    found
      ? [
          {
            ...{
              territory_id: ctx.territory.id,
              id: newId(ctx.now),
              plan_id: reading.planId,
              reading_id: reading.id,
            },
            ...{ position: line, title: found.title, form: found.form, audience: found.audience },
            ...{ subjects: found.subjects, place: found.place, result: found.result },
            ...{ responsible_words: found.responsible_words, term: found.term, term_kind: found.term_kind },
            ...{ starts_on: found.starts_on, ends_on: found.ends_on },
            ...{ source: reading.source as Exclude<LineSource, 'own'>, source_words: reading.sourceWords },
          },
        ]
      : [],
  );
  for (let from = 0; from < values.length; from += 500)
    await ctx.db
      .insertInto('planning.outside_lines')
      .values(values.slice(from, from + 500))
      .execute();
}

/** Everything understood goes into the plan in one transaction; a second press meets the changed state. */
export const applyReading = command({
  name: 'planning.reading.apply',
  ru: 'Взять в план',
  norm,
  input,
  load,
  ability: keepsPlan,
  run: async (ctx, { version }, reading: ReadingOfPlan) => {
    if (reading.state !== 'ready') return refuse('reading-over', text.refusals.notReady, { norm });
    const isOwn = reading.source === 'own';
    const frozen = isOwn ? await holdDraft(ctx, reading.planId, text.refusals.frozen) : null;
    if (frozen) return frozen;
    const taken = (await judgedRows(ctx, reading)).filter(isTaken);
    if (taken.length === 0) return refuse('nothing-to-take', text.refusals.nothing, { norm });
    const count = countOf(taken.length, ...text.points);
    const moved = await advance(ctx, readingLifecycle, { ...reading, version }, 'apply', {
      set: { lines: taken.length },
      data: { file: reading.fileName, lines: count },
    });
    if (isRefusal(moved)) return moved;
    await (isOwn ? takeOwn : takeOutside)(ctx, reading, taken);
    return { id: reading.id, planId: reading.planId, isOwn, count };
  },
});

const titles = (rows: readonly { title: string }[]): string =>
  rows
    .slice(0, 5)
    .map(({ title }) => `«${title.slice(0, 80)}»`)
    .join(', ') + (rows.length > 5 ? ` и ещё ${rows.length - 5}` : '');

async function takeBackOwn(ctx: WriteCtx, reading: ReadingOfPlan): Promise<Refusal | null> {
  const frozen = await holdDraft(ctx, reading.planId, text.refusals.frozen);
  if (frozen) return frozen;
  const lines = await ctx.db
    .selectFrom('planning.lines as l')
    .innerJoin('planning.reading_rows as r', (join) =>
      join.onRef('r.territory_id', '=', 'l.territory_id').onRef('r.line_id', '=', 'l.id'),
    )
    .select(['l.id', 'l.title', 'l.version'])
    .where('r.territory_id', '=', ctx.territory.id)
    .where('r.reading_id', '=', reading.id)
    .execute();
  const changed = lines.filter((line) => line.version > 1);
  if (changed.length > 0) return refuse('lines-changed', text.refusals.changed(titles(changed)), { norm });
  if (lines.length > 0)
    await ctx.db
      .deleteFrom('planning.lines')
      .where('territory_id', '=', ctx.territory.id)
      .where(
        'id',
        'in',
        lines.map((line) => line.id),
      )
      .execute();
  return null;
}

async function takeBackOutside(ctx: WriteCtx, reading: ReadingOfPlan): Promise<Refusal | null> {
  const mine = () =>
    ctx.db
      .selectFrom('planning.outside_lines')
      .where('territory_id', '=', ctx.territory.id)
      .where('reading_id', '=', reading.id);
  const taken = await mine().select(['id', 'title']).where('taken_line_id', 'is not', null).execute();
  if (taken.length > 0) return refuse('lines-taken', text.refusals.taken(titles(taken)), { norm });
  await ctx.db
    .deleteFrom('planning.outside_lines')
    .where('territory_id', '=', ctx.territory.id)
    .where('reading_id', '=', reading.id)
    .execute();
  return null;
}

/** Takes everything of the file out of the draft again; refuses where somebody's later work would be lost. */
export const undoReading = command({
  name: 'planning.reading.undo',
  ru: 'Отменить взятое',
  norm,
  input,
  load,
  ability: keepsPlan,
  run: async (ctx, { version }, reading: ReadingOfPlan) => {
    if (reading.state !== 'applied') return refuse('reading-not-applied', text.refusals.notApplied, { norm });
    const complaint = await (reading.source === 'own' ? takeBackOwn : takeBackOutside)(ctx, reading);
    if (complaint) return complaint;
    const moved = await advance(ctx, readingLifecycle, { ...reading, version }, 'undo', {
      data: { file: reading.fileName },
    });
    return isRefusal(moved) ? moved : { id: reading.id };
  },
});

/** The file is put aside; its rows stay to be looked at. */
export const dropReading = command({
  name: 'planning.reading.drop',
  ru: 'Не брать этот файл',
  norm,
  input,
  load,
  ability: keepsPlan,
  run: async (ctx, { version }, reading: ReadingOfPlan) => {
    const moved = await advance(ctx, readingLifecycle, { ...reading, version }, 'drop', {
      data: { file: reading.fileName },
    });
    return isRefusal(moved) ? moved : { id: reading.id, planId: reading.planId };
  },
});

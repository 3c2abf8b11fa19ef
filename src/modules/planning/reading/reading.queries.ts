// Looking at files with plans: one with its rows judged anew, those of a plan, what former files taught.
import { sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { wordKey } from '../../../platform/sheets/index.ts';
import { namesIn } from '../line/line.cells.ts';
import { peopleByWords } from '../line/line.people.ts';
import type { LineSource } from '../line/line.text.ts';
import { anyPlan, type Plan } from '../plan/plan.queries.ts';
import { seesDrafts } from '../plan/plan.visibility.ts';
import { type JudgedRow, judgeRows, lineKey } from './reading.judging.ts';
import type { ReadingState } from './reading.lifecycle.ts';
import { type GivenRow, placeRows } from './reading.rows.ts';

export type Words = Readonly<Record<string, string>>;

export interface Reading {
  readonly id: string;
  readonly planId: string;
  readonly fileName: string;
  readonly format: string;
  readonly source: LineSource;
  readonly sourceWords: string;
  readonly fileYear: number | null;
  readonly headerLine: number;
  readonly headings: readonly string[];
  readonly mapping: readonly string[];
  readonly people: Words;
  readonly sections: Words;
  readonly state: ReadingState;
  readonly version: number;
  readonly readAt: Date;
  /** Lines taken into the plan. */
  readonly lines: number;
}

const readingRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('planning.readings as r')
    .select(['r.id', 'r.plan_id as planId', 'r.file_name as fileName', 'r.format', 'r.source'])
    .select(['r.source_words as sourceWords', 'r.file_year as fileYear', 'r.header_line as headerLine'])
    .select(['r.headings', 'r.mapping', 'r.people', 'r.sections', 'r.state', 'r.version'])
    .select(['r.read_at as readAt', 'r.lines'])
    .where('r.territory_id', '=', ctx.territory.id);

export interface ReadingOfPlan extends Reading {
  readonly plan: Plan;
}

/** A file with its plan, for those who see drafts. */
export async function readingById(ctx: ReadCtx, id: string): Promise<ReadingOfPlan | null> {
  if (!isId(id) || !seesDrafts(ctx)) return null;
  const row = await readingRows(ctx).where('r.id', '=', id).executeTakeFirst();
  const plan = row ? await anyPlan(ctx, row.planId) : null;
  return row && plan ? { ...(row as unknown as Reading), plan } : null;
}

/** Files given for a plan, the latest first. */
export async function readingsOf(ctx: ReadCtx, planId: string): Promise<Reading[]> {
  const rows = await readingRows(ctx)
    .where('r.plan_id', '=', planId)
    .orderBy('r.read_at', 'desc')
    .orderBy('r.id')
    .limit(200)
    .execute();
  return rows as unknown as Reading[];
}

export async function rowsOf(ctx: ReadCtx, readingId: string): Promise<GivenRow[]> {
  const rows = await ctx.db
    .selectFrom('planning.reading_rows')
    .select(['line', 'cells', 'edits'])
    .where('territory_id', '=', ctx.territory.id)
    .where('reading_id', '=', readingId)
    .orderBy('line')
    .execute();
  return rows as unknown as GivenRow[];
}

/** Lines the file's lines are compared with: of the plan, or of the same outside plan. */
async function knownKeys(ctx: ReadCtx, reading: Reading): Promise<Set<string>> {
  const table = reading.source === 'own' ? sql`planning.lines` : sql`planning.outside_lines`;
  const whose =
    reading.source === 'own'
      ? sql`true`
      : sql`source = ${reading.source} and source_words = ${reading.sourceWords}`;
  const { rows } = await sql<Parameters<typeof lineKey>[0]>`
    select title, term, audience, responsible_words from ${table}
     where territory_id = ${ctx.territory.id} and plan_id = ${reading.planId} and ${whose}`.execute(ctx.db);
  return new Set(rows.map(lineKey));
}

/** Every row of the file as it stands today: judged by the mapping, the people and the plan of this moment. */
export async function judgedRows(ctx: ReadCtx, reading: ReadingOfPlan): Promise<JudgedRow[]> {
  const given = await rowsOf(ctx, reading.id);
  const rows = placeRows(given, reading);
  const asked = rows.flatMap(({ aside, texts }) =>
    aside ? [] : [texts.responsible ?? '', ...namesIn(texts.responsible ?? '').slice(0, 1)],
  );
  const { plan } = reading;
  const isOutside = reading.source !== 'own';
  return judgeRows(rows, new Set(given.flatMap(({ line, edits }) => (edits._take === 'no' ? [line] : []))), {
    schoolYear: plan.schoolYear,
    directions: plan.catalogue.directions,
    tasks: plan.catalogue.tasks,
    people: isOutside ? new Map() : await peopleByWords(ctx, [...new Set(asked)].filter(Boolean)),
    said: reading.people,
    sections: reading.sections,
    shift: isOutside || reading.fileYear === null ? 0 : plan.schoolYear - reading.fileYear,
    known: await knownKeys(ctx, reading),
    isOutside,
  });
}

/** What former files taught: the meaning of the same headings, of names and of sections. */
export interface Taught {
  readonly mapping: readonly string[] | null;
  readonly people: Words;
  readonly sections: Words;
}

export async function taughtBefore(ctx: ReadCtx, headings: readonly string[]): Promise<Taught> {
  const rows = (await readingRows(ctx)
    .where('r.state', 'in', ['applied', 'undone'])
    .orderBy('r.read_at', 'desc')
    .limit(20)
    .execute()) as unknown as Reading[];
  const key = (words: readonly string[]) => words.map(wordKey).join('|');
  const same = rows.find((row) => key(row.headings) === key(headings));
  // The latest word stands over the former ones; «все остальные» was said of one file only.
  const merged = (of: (row: Reading) => Words): Words => Object.assign({}, ...rows.map(of).toReversed());
  const { '*': _everyone, ...people } = merged((row) => row.people);
  return { mapping: same?.mapping ?? null, people, sections: merged((row) => row.sections) };
}

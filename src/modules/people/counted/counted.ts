// Numbers over many people kept ready (decision 21): sums of the day, corrected by whoever changed since, so that they are never old.
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { dailyJob, type Job } from '../../../kernel/jobs.ts';

/** What one person adds to a count: a row (person_id, cut, key, cells) for every line of every cut the person stands in. */
export interface PeopleCount {
  /** 'development.forecast': also the name under which triggers mark what changed. */
  readonly name: string;
  /** Shares of today, of everybody or only of these people. */
  readonly shares: (ctx: ReadCtx, only: readonly string[] | null) => Promise<RawBuilder<unknown>>;
}

export interface CountedCell {
  readonly key: string;
  readonly cell: string;
  readonly people: number;
}

/** More changes than this since the count are dearer than counting in full. */
const mostMarks = 2000;

let counts: readonly PeopleCount[] = [];

/** Called once by the composition root with what the rooms above count. */
export function usePeopleCounts(given: readonly PeopleCount[]): void {
  counts = given;
}

/** Counts the territory anew; the row of the day keeps two counters from meeting. Safe to run twice. */
async function countPeople(ctx: WriteCtx, count: PeopleCount): Promise<void> {
  const here = ctx.territory.id;
  await sql`insert into people.counted_days (territory_id, count, on_day, counted_at)
    values (${here}, ${count.name}, ${ctx.today}, ${ctx.now})
    on conflict (territory_id, count) do update set on_day = excluded.on_day, counted_at = excluded.counted_at`.execute(
    ctx.db,
  );
  await sql`delete from people.counted_marks where territory_id = ${here} and count = ${count.name}`.execute(
    ctx.db,
  );
  await sql`with fresh as materialized (${await count.shares(ctx, null)}), gone as (
      delete from people.counted_shares s where s.territory_id = ${here} and s.count = ${count.name}
        and not exists (select from fresh f where f.person_id = s.person_id and f.cut = s.cut and f.key = s.key))
    insert into people.counted_shares as s (territory_id, count, person_id, cut, key, cells)
    select ${here}, ${count.name}, f.person_id, f.cut, f.key, f.cells from fresh f
    on conflict (territory_id, count, person_id, cut, key) do update set cells = excluded.cells
      where s.cells <> excluded.cells`.execute(ctx.db);
  await sql`delete from people.counted_cells where territory_id = ${here} and count = ${count.name}`.execute(
    ctx.db,
  );
  await sql`insert into people.counted_cells (territory_id, count, cut, key, cell, people)
    select ${here}, ${count.name}, s.cut, s.key, c.cell, count(*)
      from people.counted_shares s, unnest(s.cells) as c (cell)
     where s.territory_id = ${here} and s.count = ${count.name} group by s.cut, s.key, c.cell`.execute(
    ctx.db,
  );
}

/** Who changed since today's count; null when there is no count of today or too much changed: then count in full. */
async function changedSince(ctx: ReadCtx, count: PeopleCount): Promise<string[] | null> {
  const { rows } = await sql<{ onDay: string; ids: (string | null)[] }>`
    select d.on_day as "onDay", array(select distinct m.person_id from people.counted_marks m
        where m.territory_id = d.territory_id and m.count = d.count limit ${mostMarks + 1}) as ids
      from people.counted_days d where d.territory_id = ${ctx.territory.id} and d.count = ${count.name}`.execute(
    ctx.db,
  );
  const found = rows[0];
  if (!found || found.onDay !== ctx.today || found.ids.length > mostMarks) return null;
  const ids = found.ids.filter((id): id is string => id !== null);
  return ids.length === found.ids.length ? ids : null;
}

/**
 * The cells of a cut, all or of some keys, as they stand this very moment: the sums of the day, less the old shares of
 * whoever changed since, plus their new ones. null when the territory has to be counted in full.
 */
export async function countedCells(
  ctx: ReadCtx,
  count: PeopleCount,
  cut: string,
  keys: readonly string[] | null = null,
): Promise<CountedCell[] | null> {
  const changed = await changedSince(ctx, count);
  if (!changed) return null;
  const among = (alias: string) =>
    keys ? sql`and ${sql.ref(`${alias}.key`)} = any (${keys}::text[])` : sql``;
  const of = (alias: string) =>
    sql`${sql.ref(`${alias}.territory_id`)} = ${ctx.territory.id} and ${sql.ref(`${alias}.count`)} = ${count.name} and ${sql.ref(`${alias}.cut`)} = ${cut} ${among(alias)}`;
  const corrections =
    changed.length === 0
      ? sql``
      : sql`union all
        select s.key, c.cell, -1 from people.counted_shares s, unnest(s.cells) as c (cell)
         where ${of('s')} and s.person_id = any (${changed}::uuid[])
        union all
        select f.key, c.cell, 1 from (${await count.shares(ctx, changed)}) f, unnest(f.cells) as c (cell) where f.cut = ${cut} ${among('f')}`;
  const { rows } = await sql<CountedCell>`
    select key, cell, sum(people)::int as people from (
      select n.key, n.cell, n.people from people.counted_cells n where ${of('n')} ${corrections}) as all_cells
     group by key, cell having sum(people) <> 0`.execute(ctx.db);
  return rows;
}

/** How many lines of institutions a report shows at once. */
export const institutionsAtOnce = 100;

/** The place a page of institutions begins at, as its address says. */
export function skipOf(query: URLSearchParams): number {
  const asked = Number(query.get('after') ?? query.get('before') ?? 0);
  return Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 0;
}

/** Cursors of the neighbouring pages. */
export const cursorsAt = (skip: number, hasMore: boolean) => ({
  before: skip > 0 ? String(Math.max(0, skip - institutionsAtOnce)) : undefined,
  after: hasMore ? String(skip + institutionsAtOnce) : undefined,
});

/**
 * Institutions of the territory that have people in a count, in Russian order, so many from a place on; one more than
 * asked says that there are more. null when the territory has to be counted in full.
 */
export async function countedInstitutions(
  ctx: ReadCtx,
  count: PeopleCount,
  skip: number,
): Promise<string[] | null> {
  const changed = await changedSince(ctx, count);
  if (!changed) return null;
  const fresh =
    changed.length === 0
      ? sql``
      : sql`or i.id::text in (select f.key from (${await count.shares(ctx, changed)}) f where f.cut = 'institution')`;
  // «offset 0»: asked institution by institution in their order until the page is full, not of all of them at once.
  const { rows } = await sql<{ id: string }>`
    select i.id from institutions.institutions i
     where i.territory_id = ${ctx.territory.id} and (exists (select from people.counted_cells c
       where c.territory_id = ${ctx.territory.id} and c.count = ${count.name} and c.cut = 'institution' and c.key = i.id::text offset 0) ${fresh})
     order by i.short_name collate public.ru_natural, i.id offset ${skip} limit ${institutionsAtOnce + 1}`.execute(
    ctx.db,
  );
  return rows.map(({ id }) => id);
}

export const peopleCountDaily = dailyJob({
  name: 'people.count',
  hour: 0,
  run: async (ctx) => {
    for (const count of counts) await countPeople(ctx, count);
  },
});

/** Counts anew in the background: a rule changed, a list was loaded. */
export const peopleCountJob: Job<z.ZodObject<{ count: z.ZodString }>> = {
  name: 'people.count',
  input: z.object({ count: z.string() }),
  run: async (ctx, input) => {
    const count = counts.find(({ name }) => name === input.count);
    if (count) await countPeople(ctx, count);
  },
};

/** Asks for it; one such job waits at a time. */
export const countAgain = (count: PeopleCount) => (ctx: WriteCtx) =>
  ctx.enqueue({ job: peopleCountJob.name, input: { count: count.name }, key: count.name });

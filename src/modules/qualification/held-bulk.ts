// What many people have, set by set, for lists: read for a batch, entered or filled in, taken back; one fact a record.
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFacts } from '../../kernel/journal.ts';
import type { CategoryKind, EducationLevel, StatedKind } from './qualification.text.ts';
import { holderSubject } from './record.commands.ts';
import { tableOf } from './record.kinds.ts';

/** Kinds of records a list of staff can tell. */
export type ListedKind = 'category' | 'education' | 'distinction' | 'statement';
export const listedKinds: readonly ListedKind[] = ['category', 'education', 'distinction', 'statement'];

interface Owned {
  readonly id: string;
  readonly person_id: string;
}
export interface ListedCategory extends Owned {
  readonly kind: CategoryKind;
  readonly position: string;
  readonly granted_on: CivilDate;
  readonly document: string;
}
export interface ListedEducation extends Owned {
  readonly level: EducationLevel;
  readonly place: string;
  readonly year: number | null;
  readonly speciality: string;
  readonly qualification: string;
}
export interface ListedDistinction extends Owned {
  readonly kind: 'degree' | 'title' | 'award';
  readonly name: string;
  readonly given_on: CivilDate | null;
}
export interface ListedStatement extends Owned {
  readonly kind: StatedKind;
  readonly on_date: CivilDate;
  readonly months: number;
  readonly institution_id: string | null;
}

export interface ListedHeld {
  readonly category: readonly ListedCategory[];
  readonly education: readonly ListedEducation[];
  readonly distinction: readonly ListedDistinction[];
  readonly statement: readonly ListedStatement[];
}

const nothing: ListedHeld = { category: [], education: [], distinction: [], statement: [] };

/** Records of these kinds of many people: four questions whatever the batch; somebody without any has empty lists. */
export async function heldOfMany(
  ctx: ReadCtx,
  personIds: readonly string[],
): Promise<(personId: string) => ListedHeld> {
  const found = new Map<string, Record<ListedKind, Owned[]>>();
  const ids = [...new Set(personIds)];
  for (const kind of ids.length > 0 ? listedKinds : []) {
    const { rows } = await sql<Owned>`
      select * from ${sql.table(tableOf[kind])}
       where territory_id = ${ctx.territory.id} and person_id = any(${ids}::uuid[]) order by id`.execute(
      ctx.db,
    );
    for (const row of rows) {
      const held = found.get(row.person_id) ?? {
        category: [],
        education: [],
        distinction: [],
        statement: [],
      };
      held[kind].push(row);
      found.set(row.person_id, held);
    }
  }
  return (personId) => (found.get(personId) as unknown as ListedHeld | undefined) ?? nothing;
}

type Columns = Readonly<Record<string, unknown>>;

/** A record to enter (id null) or to fill in; only the columns told. */
export interface HeldChange {
  readonly personId: string;
  readonly kind: ListedKind;
  readonly id: string | null;
  readonly row: Columns;
}

export interface HeldOutcome {
  readonly personId: string;
  readonly kind: ListedKind;
  readonly id: string;
  /** Columns as they were; null: the record was entered. */
  readonly before: Columns | null;
  readonly after: Columns;
}

/**
 * Writes a batch in the caller's transaction; the caller has asked the rights and shown the preview. What the person
 * has already (said twice by one list) is left as it is and is no outcome.
 */
export async function upsertHeld(
  ctx: WriteCtx,
  changes: readonly HeldChange[],
  act: string,
): Promise<HeldOutcome[]> {
  const outcomes: HeldOutcome[] = [];
  for (const [kind, all] of Map.groupBy(changes, (each) => each.kind)) {
    outcomes.push(...(await enter(ctx, kind, all)), ...(await fillIn(ctx, kind, all)));
  }
  await recordFacts(
    ctx,
    outcomes.map(({ personId, kind, id, before, after }) => ({
      name: before ? 'qualification.corrected' : 'qualification.recorded',
      subject: holderSubject(personId),
      data: { kind, recordId: id, act },
      personal: { personId, before, after },
    })),
  );
  return outcomes;
}

async function enter(ctx: WriteCtx, kind: ListedKind, all: readonly HeldChange[]): Promise<HeldOutcome[]> {
  const fresh = all.flatMap(({ id, personId, row }) =>
    id === null ? [{ personId, id: newId(ctx.now), row }] : [],
  );
  if (fresh.length === 0) return [];
  const rows = fresh.map(({ personId, id, row }) => ({
    ...{ territory_id: ctx.territory.id, id, person_id: personId },
    ...row,
  }));
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)));
  const table = sql.table(tableOf[kind]);
  const entered = await sql<{ id: string }>`
    insert into ${table} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing returning id`.execute(ctx.db);
  const known = new Set(entered.rows.map(({ id }) => id));
  return fresh.flatMap(({ personId, id, row }) =>
    known.has(id) ? [{ personId, kind, id, before: null, after: row }] : [],
  );
}

async function fillIn(ctx: WriteCtx, kind: ListedKind, all: readonly HeldChange[]): Promise<HeldOutcome[]> {
  const outcomes: HeldOutcome[] = [];
  const known = all.filter((each) => each.id !== null);
  const table = sql.table(tableOf[kind]);
  for (const [columns, part] of Map.groupBy(known, ({ row }) => Object.keys(row).sort().join(' '))) {
    const names = columns.split(' ');
    const was = sql.join(names.flatMap((name) => [sql.lit(name), sql`t.${sql.ref(name)}`]));
    const sets = sql.join(names.map((name) => sql`${sql.ref(name)} = n.${sql.ref(name)}`));
    const given = JSON.stringify(part.map(({ id, row }) => ({ id, ...row })));
    const { rows } = await sql<{ id: string; before: Columns }>`
      with was as (select t.id, jsonb_build_object(${was}) as before from ${table} t
                    where t.territory_id = ${ctx.territory.id}
                      and t.id = any(${part.map(({ id }) => id)}::uuid[]) for update),
      done as (update ${table} t set ${sets}
        from jsonb_populate_recordset(null::${table}, ${given}::jsonb) n
        where t.territory_id = ${ctx.territory.id} and t.id = n.id returning t.id)
      select was.id, was.before from was join done on done.id = was.id`.execute(ctx.db);
    const before = new Map(rows.map((row) => [row.id, row.before]));
    for (const { id, personId, row } of part)
      if (id && before.has(id))
        outcomes.push({ personId, kind, id, before: before.get(id) ?? null, after: row });
  }
  return outcomes;
}

/** People whose records are no longer as the list left them: taken away, or filled in by somebody else. */
export async function heldSince(ctx: ReadCtx, outcomes: readonly HeldOutcome[]): Promise<string[]> {
  const lost: string[] = [];
  for (const [kind, part] of Map.groupBy(outcomes, (each) => each.kind)) {
    const { rows } = await sql<{ id: string; now: Columns }>`
      select id, to_jsonb(t) as now from ${sql.table(tableOf[kind])} t
       where territory_id = ${ctx.territory.id} and id = any(${part.map(({ id }) => id)}::uuid[])`.execute(
      ctx.db,
    );
    const now = new Map(rows.map((row) => [row.id, row.now]));
    for (const { id, personId, before, after } of part) {
      const present = now.get(id);
      const isTheSame = present && Object.entries(after).every(([name, value]) => present[name] === value);
      // An entered record that somebody has taken away already needs no taking back.
      if (present ? !isTheSame : before !== null) lost.push(personId);
    }
  }
  return lost;
}

/** Erases what a list entered and puts back what it filled in; a few statements a kind. */
export async function takeHeldBack(
  ctx: WriteCtx,
  outcomes: readonly HeldOutcome[],
  act: string,
): Promise<void> {
  for (const [kind, part] of Map.groupBy(outcomes, (each) => each.kind)) {
    const entered = part.flatMap(({ id, before }) => (before === null ? [id] : []));
    await sql`delete from ${sql.table(tableOf[kind])}
       where territory_id = ${ctx.territory.id} and id = any(${entered}::uuid[])`.execute(ctx.db);
    const back = part.flatMap(({ personId, id, before }) =>
      before ? [{ personId, kind, id, row: before }] : [],
    );
    await fillIn(ctx, kind, back);
  }
  await recordFacts(
    ctx,
    outcomes.map(({ personId, kind, id, before, after }) => ({
      name: before ? 'qualification.restored' : 'qualification.removed',
      subject: holderSubject(personId),
      data: { kind, recordId: id, reason: `отменён ${act}` },
      personal: { personId, before: after, after: before },
    })),
  );
}

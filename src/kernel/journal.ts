// The journal: every change of the world leaves a fact (who, when, what, under which norm), append-only.
import { type RawBuilder, sql } from 'kysely';
import type { WriteCtx } from './ctx.ts';
import { idsOfSet, newId } from './ids.ts';

export interface FactParts {
  /** In the past tense: 'application.returned'. */
  readonly name: string;
  /** What it is about: 'recognition.application' and its id. */
  readonly subject: { readonly kind: string; readonly id: string };
  readonly norm?: string | null;
  /** Words and numbers of the sentence; nothing personal here (decision 8). */
  readonly data?: Record<string, unknown>;
  /** Personal values before and after, kept apart and emptied by anonymisation. */
  readonly personal?: { readonly personId: string; readonly before?: unknown; readonly after?: unknown };
}

const factRow = (ctx: WriteCtx, id: string, parts: FactParts) => ({
  territory_id: ctx.territory.id,
  id,
  at: ctx.now,
  name: parts.name,
  subject_kind: parts.subject.kind,
  subject_id: parts.subject.id,
  actor_kind: ctx.actor.kind,
  actor_account_id: ctx.actor.accountId,
  actor_person_id: ctx.actor.personId,
  norm: parts.norm ?? null,
  data: JSON.stringify(parts.data ?? {}),
  request_id: ctx.requestId,
});

const personalRow = (ctx: WriteCtx, factId: string, personal: NonNullable<FactParts['personal']>) => ({
  territory_id: ctx.territory.id,
  fact_id: factId,
  person_id: personal.personId,
  before: JSON.stringify(personal.before ?? null),
  after: JSON.stringify(personal.after ?? null),
});

const published = (id: string, parts: FactParts) => ({
  id,
  name: parts.name,
  subjectKind: parts.subject.kind,
  subjectId: parts.subject.id,
  data: parts.data ?? {},
});

/** Writes the fact in the command's transaction and hands it to the subscribers; returns its id. */
export async function recordFact(ctx: WriteCtx, parts: FactParts): Promise<string> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('journal.facts')
    .values(factRow(ctx, id, parts))
    .execute();
  if (parts.personal)
    await ctx.db
      .insertInto('journal.personal_values')
      .values(personalRow(ctx, id, parts.personal))
      .execute();
  await ctx.publish(published(id, parts));
  return id;
}

/** Many facts of one command at once: an import leaves one per row that changed, in a few statements. */
export async function recordFacts(ctx: WriteCtx, all: readonly FactParts[]): Promise<void> {
  for (let from = 0; from < all.length; from += 1000) {
    const part = all.slice(from, from + 1000).map((fact) => ({ ...fact, id: newId(ctx.now) }));
    await ctx.db
      .insertInto('journal.facts')
      .values(part.map((fact) => factRow(ctx, fact.id, fact)))
      .execute();
    const personal = part.flatMap((fact) =>
      fact.personal ? [personalRow(ctx, fact.id, fact.personal)] : [],
    );
    if (personal.length > 0) await ctx.db.insertInto('journal.personal_values').values(personal).execute();
    for (const fact of part) await ctx.publish(published(fact.id, fact));
  }
}

/** Facts of one name about many records: `rows` selects (number bigint, subject text, data jsonb). */
export interface FactSet {
  readonly name: string;
  readonly subjectKind: string;
  readonly norm: string | null;
  readonly rows: RawBuilder<unknown>;
}

/**
 * One fact a row for a list of a hundred thousand, in one statement. They are not handed out one by one: whoever
 * follows such records listens to the fact of the whole list as well («import.applied»).
 */
export async function recordFactSet(
  ctx: WriteCtx,
  { name, subjectKind, norm, rows }: FactSet,
): Promise<void> {
  const { actor } = ctx;
  const idOf = idsOfSet(ctx.now);
  await sql`
    insert into journal.facts (territory_id, id, at, name, subject_kind, subject_id, actor_kind, actor_account_id,
           actor_person_id, norm, data, request_id)
    select ${ctx.territory.id}, ${idOf(sql`s.number`)}, ${ctx.now}::timestamptz, ${name}, ${subjectKind},
           s.subject, ${actor.kind}, ${actor.accountId}, ${actor.personId}::uuid, ${norm}, s.data, ${ctx.requestId}
      from (${rows}) s`.execute(ctx.db);
}

/** A line of the access log: this reader was shown this record's personal data. */
export async function recordView(ctx: WriteCtx, subject: { kind: string; id: string }): Promise<void> {
  await ctx.db
    .insertInto('journal.views')
    .values({
      territory_id: ctx.territory.id,
      id: newId(ctx.now),
      at: ctx.now,
      account_id: ctx.actor.accountId,
      person_id: ctx.actor.personId,
      subject_kind: subject.kind,
      subject_id: subject.id,
      request_id: ctx.requestId,
    })
    .execute();
}

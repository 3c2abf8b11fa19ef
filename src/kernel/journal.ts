// The journal: every change of the world leaves a fact (who, when, what, under which norm), append-only.
import type { WriteCtx } from './ctx.ts';
import { newId } from './ids.ts';

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

/** Writes the fact in the command's transaction and hands it to the subscribers; returns its id. */
export async function recordFact(ctx: WriteCtx, parts: FactParts): Promise<string> {
  const id = newId(ctx.now);
  const data = parts.data ?? {};
  await ctx.db
    .insertInto('journal.facts')
    .values({
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
      data: JSON.stringify(data),
      request_id: ctx.requestId,
    })
    .execute();
  if (parts.personal) {
    await ctx.db
      .insertInto('journal.personal_values')
      .values({
        territory_id: ctx.territory.id,
        fact_id: id,
        person_id: parts.personal.personId,
        before: JSON.stringify(parts.personal.before ?? null),
        after: JSON.stringify(parts.personal.after ?? null),
      })
      .execute();
  }
  await ctx.publish({
    id,
    name: parts.name,
    subjectKind: parts.subject.kind,
    subjectId: parts.subject.id,
    data,
  });
  return id;
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

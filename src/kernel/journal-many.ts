// Facts of a set-based command: one for every changed row, written a few thousand a statement (decision 5).
import { sql } from 'kysely';
import type { WriteCtx } from './ctx.ts';
import { newId } from './ids.ts';
import type { FactParts } from './journal.ts';

const PART = 4000;

/** Writes the facts in the command's transaction and hands each to the subscribers, as `recordFact` does with one. */
export async function recordFacts(ctx: WriteCtx, facts: readonly FactParts[]): Promise<void> {
  for (let from = 0; from < facts.length; from += PART) {
    const part = facts.slice(from, from + PART).map((fact) => ({ id: newId(ctx.now), data: {}, ...fact }));
    const rows = part.map(({ id, name, subject, norm, data }) => ({
      ...{ id, name, kind: subject.kind, subject_id: subject.id, norm: norm ?? null, data },
    }));
    await sql`
      insert into journal.facts
        (territory_id, id, at, name, subject_kind, subject_id, actor_kind, actor_account_id, actor_person_id, norm, data, request_id)
      select ${ctx.territory.id}, f.id, ${ctx.now}, f.name, f.kind, f.subject_id, ${ctx.actor.kind}, ${ctx.actor.accountId},
             ${ctx.actor.personId}::uuid, f.norm, f.data, ${ctx.requestId}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as f (id uuid, name text, kind text, subject_id text, norm text, data jsonb)`.execute(ctx.db);
    const personal = part.flatMap(({ id, personal: values }) =>
      values
        ? [{ id, person_id: values.personId, before: values.before ?? null, after: values.after ?? null }]
        : [],
    );
    if (personal.length > 0) {
      await sql`
        insert into journal.personal_values (territory_id, fact_id, person_id, before, after)
        select ${ctx.territory.id}, p.id, p.person_id, p.before, p.after
          from jsonb_to_recordset(${JSON.stringify(personal)}::jsonb)
            as p (id uuid, person_id uuid, before jsonb, after jsonb)`.execute(ctx.db);
    }
    for (const { id, name, subject, data } of part)
      await ctx.publish({ id, name, subjectKind: subject.kind, subjectId: subject.id, data });
  }
}

// What a decision rests on, as it stood when it was taken; and the wording of a refusal, prepared beside that of support.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table councils.decisions add column grounds jsonb not null default '[]'
    constraint grounds_are_a_list check (jsonb_typeof(grounds) = 'array')`.execute(db);
  await sql`alter table councils.items add column proposed_refusal text not null default ''`.execute(db);
}

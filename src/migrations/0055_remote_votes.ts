// Votes by correspondence: a session of this form has a last moment for ballots, and no ballot comes after it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table councils.sessions
    add column ballots_until timestamptz,
    add constraint vote_by_correspondence_has_a_deadline check
      ((form = 'correspondence' and opened_at is not null) = (ballots_until is not null)),
    add constraint ballots_are_handed_out_before_the_deadline check (ballots_until > opened_at)`.execute(db);
  await guardDeadline(db);
}

/**
 * A ballot received is the member's presence: it bears its moment and is asked for by open and secret votes alike, so
 * the secret box needs no moment of its own. The deadline of ballots handed out never moves.
 */
async function guardDeadline(db: Kysely<unknown>): Promise<void> {
  await sql`create function councils.check_ballot_deadline() returns trigger language plpgsql as $$
    declare
      row_now jsonb := to_jsonb(new);
    begin
      if exists (select from councils.sessions s where s.territory_id = new.territory_id and s.id = new.session_id
                   and s.ballots_until <= coalesce(row_now ->> 'cast_at', row_now ->> 'arrived_at')::timestamptz) then
        raise exception 'a ballot after the deadline' using errcode = '23514', constraint = 'no_ballot_after_the_deadline';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger check_ballot_deadline before insert or update on councils.votes
    for each row execute function councils.check_ballot_deadline()`.execute(db);
  await sql`create trigger check_ballot_deadline before insert or update on councils.presences
    for each row execute function councils.check_ballot_deadline()`.execute(db);
  await sql`create function councils.keep_ballot_deadline() returns trigger language plpgsql as $$
    begin
      if old.ballots_until is not null and new.ballots_until is distinct from old.ballots_until then
        raise exception 'the deadline of ballots moves' using errcode = '23514', constraint = 'deadline_of_ballots_stays';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger keep_ballot_deadline before update on councils.sessions
    for each row execute function councils.keep_ballot_deadline()`.execute(db);
}

// Former surnames many lists name in brackets: kept beside the present name, so that search finds by both.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFacts } from '../../../kernel/journal.ts';
import { personSubject } from '../person.queries.ts';

export interface FormerSurname {
  readonly personId: string;
  readonly surname: string;
  /** The surname was a former one by this day; the day of the change is not known. */
  readonly by: CivilDate;
  readonly reason: string;
}

/** Former surnames of many people: one question. */
export async function formerSurnames(
  ctx: ReadCtx,
  personIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('people.previous_names')
    .select(['person_id as personId', 'surname'])
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', 'in', [...new Set(personIds)])
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.personId)].map(([id, list]) => [
      id,
      list.map(({ surname }) => surname),
    ]),
  );
}

/** Enters those the register does not know yet; answers the ids of what was entered. */
export async function enterFormerSurnames(
  ctx: WriteCtx,
  names: readonly FormerSurname[],
): Promise<{ personId: string; id: string }[]> {
  if (names.length === 0) return [];
  const given = names.map((name) => ({ ...name, id: newId(ctx.now) }));
  const { rows } = await sql<{ id: string; personId: string; surname: string }>`
    insert into people.previous_names
      (territory_id, id, person_id, surname, given, patronymic, reason, starts_on, ends_on)
    select p.territory_id, n.id, p.id, n.surname, p.given, p.patronymic, n.reason, latest.ends_on, n.by
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
             as n (id uuid, "personId" uuid, surname text, reason text, by date)
      join people.persons p on p.territory_id = ${ctx.territory.id} and p.id = n."personId"
      left join lateral (select max(o.ends_on) as ends_on from people.previous_names o
        where o.territory_id = p.territory_id and o.person_id = p.id) latest on true
     where p.surname <> n.surname and (latest.ends_on is null or latest.ends_on < n.by)
       and not exists (select from people.previous_names o where o.territory_id = p.territory_id
                        and o.person_id = p.id and o.surname = n.surname)
    on conflict do nothing returning id, person_id as "personId", surname`.execute(ctx.db);
  await recordFacts(
    ctx,
    rows.map(({ personId, surname }) => ({
      name: 'person.former-name-noted',
      subject: personSubject(personId),
      personal: { personId, before: null, after: { surname } },
    })),
  );
  return rows.map(({ id, personId }) => ({ id, personId }));
}

/** Takes noted names away again; the fact of a list undone is left by the taking back of its people. */
export async function removeFormerSurnames(ctx: WriteCtx, ids: readonly string[]): Promise<void> {
  await sql`delete from people.previous_names
     where territory_id = ${ctx.territory.id} and id = any(${[...ids]}::uuid[])`.execute(ctx.db);
}

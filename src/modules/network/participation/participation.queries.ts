// Looking at participation over a school year: rows the reader may see, added up by territory and by person.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';

export type Part = 'participant' | 'speaker' | 'organiser' | 'tutor';

export interface Participation {
  readonly territoryId: number;
  readonly personId: string;
  readonly name: string;
  readonly lineId: string;
  readonly lineTitle: string;
  readonly part: Part;
  readonly heldOn: CivilDate;
}

/** The centre reads every member's, a member its own. */
export async function participationIn(
  ctx: ReadCtx,
  networkId: number,
  asCentre: boolean,
  schoolYear: number,
): Promise<Participation[]> {
  const [from, after] = [`${schoolYear}-09-01`, `${schoolYear + 1}-09-01`];
  const { rows } = await sql<Participation>`
    select p.territory_id as "territoryId", p.person_id as "personId", p.name, p.line_id as "lineId",
      p.line_title as "lineTitle", p.part, p.held_on::text as "heldOn"
    from network.readable_participants(${ctx.today}::date, ${asCentre}, ${from}::date, ${after}::date) p
    where p.network_id = ${networkId}
    order by p.held_on desc, p.name collate "ru-x-icu", p.line_id limit 20000`.execute(ctx.db as never);
  return rows;
}

export interface Summed {
  readonly key: string;
  readonly territoryId: number;
  readonly name: string;
  readonly lines: number;
  readonly people: number;
  readonly times: number;
  readonly speakers: number;
  readonly last: CivilDate | null;
}

function summed(key: string, territoryId: number, name: string, rows: readonly Participation[]): Summed {
  return {
    ...{ key, territoryId, name, times: rows.length },
    lines: new Set(rows.map(({ lineId }) => lineId)).size,
    people: new Set(rows.map(({ personId }) => personId)).size,
    speakers: rows.filter(({ part }) => part !== 'participant').length,
    last:
      rows
        .map(({ heldOn }) => heldOn)
        .toSorted()
        .at(-1) ?? null,
  };
}

/** One row for every territory, also for those that named nobody. */
export const byTerritory = (
  rows: readonly Participation[],
  members: readonly { readonly id: number; readonly name: string }[],
): Summed[] =>
  members.map(({ id, name }) =>
    summed(
      String(id),
      id,
      name,
      rows.filter(({ territoryId }) => territoryId === id),
    ),
  );

/** People with most participations first. */
export const byPerson = (rows: readonly Participation[]): Summed[] =>
  [...Map.groupBy(rows, ({ territoryId, personId }) => `${territoryId} ${personId}`)]
    .map(([key, own]) => summed(key, own[0]?.territoryId ?? 0, own[0]?.name ?? '', own))
    .toSorted((a, b) => b.times - a.times || a.name.localeCompare(b.name, 'ru'));

export async function ownParticipant(ctx: ReadCtx, id: string) {
  return (
    (await ctx.db
      .selectFrom('network.participants')
      .select(['id', 'line_title as lineTitle', 'person_id as personId'])
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', id)
      .executeTakeFirst()) ?? null
  );
}

/** Keys of the own rows, for taking one back. */
export async function ownKeys(ctx: ReadCtx): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('network.participants')
    .select(['id', 'line_id', 'person_id', 'held_on'])
    .where('territory_id', '=', ctx.territory.id)
    .execute();
  return new Map(rows.map((row) => [`${row.line_id} ${row.person_id} ${row.held_on}`, row.id]));
}

// Rows of a staff list on their way in and back: made into the room's own rows, their outcomes kept for the undoing.
import { sql } from 'kysely';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import {
  type Employment,
  type StaffOutcome,
  type StaffRow,
  staffVersions,
  upsertStaff,
} from '../people/index.ts';
import type { FieldValue, Values } from './list-kind.ts';
import type { FactRow } from './written-rows.ts';

/** What a row of a staff list keeps besides its values. */
export interface StaffParts {
  readonly institutionId: string;
  readonly personId: string | null;
  readonly postId: string | null;
  readonly personVersion: number;
  readonly postVersion: number;
}

export interface KeptOutcome extends StaffOutcome {
  readonly personVersion: number;
  readonly postVersion: number;
}

const said = (values: Values, key: string) => {
  const value = values[key];
  return value === null || value === '' ? undefined : value;
};

/** Only what the list says: the rest of a known record stays as it is. */
function staffRow(
  ctx: ReadCtx,
  { values, difference, parts, verdict }: FactRow<StaffParts>,
  personId: string | null,
  act: string,
  genderOf: (patronymic: FieldValue | undefined) => 'female' | 'male' | null,
): StaffRow {
  const isNewPost = parts.postId === null;
  const told = (key: string) =>
    (verdict === 'new' || key in difference || (isNewPost && personId !== null)
      ? said(values, key)
      : undefined) as never;
  const name = {
    surname: String(values.surname ?? ''),
    given: String(values.given ?? ''),
    patronymic: (values.patronymic as string | null | undefined) ?? null,
  };
  const gender = personId ? undefined : genderOf(values.patronymic);
  return {
    personId,
    postId: parts.postId,
    person: clean({
      ...(personId && !('surname' in difference) ? {} : name),
      gender: gender ?? undefined,
      birthDate: told('birthDate'),
      email: told('email'),
      phone: told('phone'),
    }) as unknown as StaffRow['person'],
    post: clean({
      institutionId: parts.institutionId,
      position: isNewPost ? String(values.position) : told('position'),
      detail: isNewPost ? String(values.detail ?? '') : told('detail'),
      positionText: isNewPost ? String(values.positionText ?? '') : told('positionText'),
      subjects: told('subjects'),
      employment: told('employment') as Employment | undefined,
      load: told('load'),
      hoursPerWeek: told('hoursPerWeek'),
      ...(isNewPost ? { startsOn: (values.startsOn as string | null) ?? ctx.today, document: act } : {}),
    }) as unknown as StaffRow['post'],
  };
}

const clean = (from: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined));

const keyOf = ({ values }: FactRow<StaffParts>) =>
  [values.surname, values.given, values.patronymic, values.birthDate].join('|').toLowerCase();

/** Writes a part; a person entered by an earlier row of the same list gets a second post, not a second record. */
export async function staffRowsOf(
  ctx: WriteCtx,
  part: readonly FactRow<StaffParts>[],
  added: Map<string, string>,
  actOf: (line: number) => string,
  genderOf: (patronymic: FieldValue | undefined) => 'female' | 'male' | null,
): Promise<void> {
  let left = part;
  while (left.length > 0) {
    const now: FactRow<StaffParts>[] = [];
    const later: FactRow<StaffParts>[] = [];
    const taken = new Set<string>();
    for (const row of left) {
      const key = row.parts.personId ?? keyOf(row);
      if (taken.has(key)) later.push(row);
      else now.push(row);
      taken.add(key);
    }
    const outcomes = await upsertStaff(
      ctx,
      now.map((row) =>
        staffRow(ctx, row, row.parts.personId ?? added.get(keyOf(row)) ?? null, actOf(row.line), genderOf),
      ),
    );
    for (const [index, row] of now.entries()) {
      const outcome = outcomes[index];
      if (outcome && !row.parts.personId) added.set(keyOf(row), outcome.personId);
    }
    await rememberOutcomes(ctx, part, now, outcomes);
    left = later;
  }
}

async function rememberOutcomes(
  ctx: WriteCtx,
  part: readonly FactRow<StaffParts>[],
  rows: readonly FactRow<StaffParts>[],
  outcomes: readonly StaffOutcome[],
): Promise<void> {
  const importId = part[0]?.importId;
  const kept = rows.map(({ line }, index) => ({
    line,
    target: outcomes[index]?.personId,
    outcome: outcomes[index],
  }));
  await sql`update imports.rows r set target_id = k.target, parts = r.parts || jsonb_build_object('outcome', k.outcome)
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k (line int, target uuid, outcome jsonb)
     where r.territory_id = ${ctx.territory.id} and r.import_id = ${importId}::uuid and r.line = k.line`.execute(
    ctx.db,
  );
}

/** After the last row: the versions the records have now, so that a later edit is seen. */
export async function keepOutcomes(ctx: WriteCtx, importId: string): Promise<void> {
  const outcomes = await outcomesOf(ctx, importId);
  const now = await staffVersions(
    ctx,
    outcomes.map(({ personId }) => personId),
    outcomes.map(({ postId }) => postId),
  );
  const versions = {
    people: Object.fromEntries(now.people),
    posts: Object.fromEntries(now.posts),
  };
  await sql`update imports.rows set parts = parts || jsonb_build_object(
        'personVersion', ${JSON.stringify(versions.people)}::jsonb -> (parts -> 'outcome' ->> 'personId'),
        'postVersion', ${JSON.stringify(versions.posts)}::jsonb -> (parts -> 'outcome' ->> 'postId'))
     where territory_id = ${ctx.territory.id} and import_id = ${importId} and parts ? 'outcome'`.execute(
    ctx.db,
  );
}

/** What every written row did, in the order it was done. */
export async function outcomesOf(ctx: ReadCtx, importId: string): Promise<KeptOutcome[]> {
  const { rows } = await sql<{
    parts: { outcome: StaffOutcome; personVersion: number; postVersion: number };
  }>`
    select parts from imports.rows
     where territory_id = ${ctx.territory.id} and import_id = ${importId} and parts ? 'outcome' order by line`.execute(
    ctx.db,
  );
  return rows.map(({ parts: { outcome, personVersion, postVersion } }) => ({
    ...outcome,
    personVersion,
    postVersion,
  }));
}

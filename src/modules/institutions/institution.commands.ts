// Entering an institution into the register and putting its details right.
import type { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { changeRow } from '../../kernel/versioned.ts';
import { institutionLifecycle } from './institution.lifecycle.ts';
import { institutionPolicy, keepRegister } from './institution.policy.ts';
import { type Institution, institution } from './institution.queries.ts';
import { contactsSchema, correctSchema, type NewInstitution, registerSchema } from './institution.schema.ts';
import { institutionText as text } from './institution.text.ts';

const norm = 'institutions-register';
export const subjectOf = (id: string) => ({ kind: institutionLifecycle.name, id });

/** The refusal when the same ИНН and КПП already belong to an acting institution, other than the given one. */
export async function refuseTwin(
  ctx: WriteCtx,
  { inn, kpp }: { inn: string | null; kpp: string | null },
  exceptId: string | null = null,
): Promise<Refusal | null> {
  if (!inn) return null;
  const twins = await ctx.db
    .selectFrom('institutions.institutions')
    .select(['id', 'short_name', 'kpp'])
    .where('territory_id', '=', ctx.territory.id)
    .where('inn', '=', inn)
    .where('state', '=', 'active')
    .execute();
  const twin = twins.find((each) => each.kpp === kpp && each.id !== exceptId);
  if (!twin) return null;
  return refuse('already-registered', text.alreadyRegistered(twin.short_name), {
    norm,
    fields: { inn: text.alreadyRegistered(twin.short_name) },
    details: { institutionId: twin.id },
  });
}

/** Field of the record → column of the table, where the two differ. */
const columnNames: Readonly<Record<string, string>> = {
  regionCode: 'region_code',
  areaCode: 'area_code',
  municipalityCode: 'municipality_code',
  parentId: 'parent_id',
};

/** The same values under the names of their columns. */
export const columnsOf = <T extends object>(details: T): RecordColumns<T> =>
  Object.fromEntries(
    Object.entries(details).map(([key, value]) => [columnNames[key] ?? key, value]),
  ) as RecordColumns<T>;

type ColumnName<K> = K extends 'regionCode'
  ? 'region_code'
  : K extends 'areaCode'
    ? 'area_code'
    : K extends 'municipalityCode'
      ? 'municipality_code'
      : K extends 'parentId'
        ? 'parent_id'
        : K;
type RecordColumns<T> = { [K in keyof T as ColumnName<K>]: T[K] };

/** A branch belongs to a head organisation that acts, is another one and is no branch itself. */
async function refuseParent(
  ctx: WriteCtx,
  parentId: string | null,
  ownId: string | null = null,
): Promise<Refusal | null> {
  if (!parentId) return null;
  const wrong = (complaint: string) =>
    refuse('wrong-parent', complaint, { kind: 'invalid', norm, fields: { parentId: complaint } });
  if (parentId === ownId) return wrong(text.branchOfItself);
  const parent = await institution(ctx, parentId);
  if (parent?.state !== 'active') return wrong(text.faults.pick);
  return parent.parentId ? wrong(text.branchOfBranch) : null;
}

/** Writes a new institution with its first name period; used by registering, succession, imports and the demonstration. */
export async function addInstitution(
  ctx: WriteCtx,
  input: NewInstitution,
): Promise<{ id: string } | Refusal> {
  if (input.openedOn && input.openedOn > ctx.today) {
    return refuse('date-in-future', text.faults.future, {
      kind: 'invalid',
      fields: { openedOn: text.faults.future },
    });
  }
  const twin = await refuseTwin(ctx, input);
  if (twin) return twin;
  const id = newId(ctx.now);
  const branch = await refuseParent(ctx, input.parentId ?? null);
  if (branch) return branch;
  const { shortName, fullName, openedOn, act, ...rest } = input;
  await ctx.db
    .insertInto('institutions.institutions')
    .values({
      territory_id: ctx.territory.id,
      id,
      short_name: shortName,
      full_name: fullName,
      opened_on: openedOn,
      ...columnsOf(rest),
    })
    .execute();
  await addName(ctx, id, { shortName, fullName, act, startsOn: openedOn ?? ctx.today });
  return { id };
}

/** Starts a name period. */
export async function addName(
  ctx: WriteCtx,
  id: string,
  name: { shortName: string; fullName: string; act: string; startsOn: string },
): Promise<void> {
  await ctx.db
    .insertInto('institutions.names')
    .values({
      territory_id: ctx.territory.id,
      institution_id: id,
      short_name: name.shortName,
      full_name: name.fullName,
      act: name.act,
      starts_on: name.startsOn,
    })
    .execute();
}

/** The methodist enters an institution of any type; refuses a second acting record with the same ИНН and КПП. */
export const registerInstitution = command({
  name: 'institutions.register',
  ru: 'Внести организацию',
  norm,
  input: registerSchema,
  ability: keepRegister,
  run: async (ctx, input) => {
    const added = await addInstitution(ctx, input);
    if (isRefusal(added)) return added;
    await recordFact(ctx, {
      name: 'institution.registered',
      subject: subjectOf(added.id),
      norm,
      data: { name: input.shortName, kind: input.kind, act: input.act },
    });
    return { ...added, name: input.shortName };
  },
});

type Details = Partial<Omit<z.output<typeof correctSchema>, 'id' | 'version'>>;

/** Writes changed details under the version the person saw; the fact names the fields and both values. */
async function writeDetails(
  ctx: WriteCtx,
  record: Institution,
  version: number,
  details: Details,
  fact: string,
) {
  const keys = (Object.keys(details) as (keyof Details)[]).filter(
    (key) => String(record[key] ?? '') !== String(details[key] ?? ''),
  );
  const pick = (from: Details) => Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));
  if (keys.length === 0) return { id: record.id, changed: keys };
  const stale = await changeRow(
    ctx,
    'institutions.institutions',
    { id: record.id, version },
    columnsOf(details),
    { current: pick(record), yours: pick(details) },
  );
  if (stale) return stale;
  await recordFact(ctx, {
    name: fact,
    subject: subjectOf(record.id),
    norm,
    data: { changed: keys, before: pick(record), after: pick(details) },
  });
  return { id: record.id, changed: keys };
}

export const refuseClosed = (record: Institution): Refusal | null =>
  record.state === 'active' ? null : refuse('institution-closed', text.closed, { norm });

/** The methodist puts a mistake right: type, identifiers, contacts. A change by document is another command. */
export const correctInstitution = command({
  name: 'institutions.correct',
  ru: 'Исправить сведения',
  norm,
  input: correctSchema,
  load: (ctx, input) => institution(ctx, input.id),
  ability: institutionPolicy.rules.keep,
  run: async (ctx, { id: _, version, ...details }, record) =>
    refuseClosed(record) ??
    (await refuseTwin(ctx, details, record.id)) ??
    (await refuseParent(ctx, details.parentId, record.id)) ??
    writeDetails(ctx, record, version, details, 'institution.corrected'),
});

/** An operator of the institution itself, or a methodist, keeps address, phone, mail and site fresh. */
export const editContacts = command({
  name: 'institutions.contacts.edit',
  ru: 'Изменить контакты',
  norm,
  input: contactsSchema,
  load: (ctx, input) => institution(ctx, input.id),
  ability: institutionPolicy.rules.contacts,
  run: async (ctx, { id: _, version, ...details }, record) =>
    refuseClosed(record) ?? writeDetails(ctx, record, version, details, 'institution.contacts-edited'),
});

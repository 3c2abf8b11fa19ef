// Looking at people: one person, names for others' records, the account behind a person.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx, ReadDatabase } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import {
  declinePersonName,
  type Gender,
  type GrammaticalCase,
  type NameCorrections,
  type NameForm,
  writePersonName,
} from '../../platform/language/index.ts';

export interface PersonNameParts {
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly gender: Gender | null;
  /** Case forms put right by hand; they stand over every guess. */
  readonly caseForms: NameCorrections;
}

export interface Person extends PersonNameParts {
  readonly id: string;
  /** «Иванова М.П.» */
  readonly shortName: string;
  /** «Иванова Мария Петровна» */
  readonly fullName: string;
  readonly birthDate: CivilDate | null;
  readonly email: string;
  readonly phone: string;
  readonly accountId: string | null;
  readonly anonymisedAt: Date | null;
  /** The record this one was put together with; then it is only a trace. */
  readonly mergedIntoId: string | null;
  readonly version: number;
}

/** A person as the subject of facts and of the access log. */
export const personSubject = (id: string) => ({ kind: 'people.person', id });

const nameColumns = [
  'p.surname',
  'p.given',
  'p.patronymic',
  'p.gender',
  'p.case_forms as caseForms',
] as const;

/** «Ивановой Марии Петровне»: the whole name in a case, corrections first. */
export function fullName(person: PersonNameParts, grammaticalCase: GrammaticalCase = 'nominative'): string {
  return nameIn(person, 'full', grammaticalCase);
}

/** Any form in any case: «М.П. Ивановой», «Иванову М.П.». */
export function nameIn(person: PersonNameParts, form: NameForm, grammaticalCase: GrammaticalCase): string {
  const { caseForms, ...name } = person;
  return writePersonName(declinePersonName(name, caseForms), form, grammaticalCase);
}

/** «Иванова М.П.»; the nominative needs no declension. */
export function shortNameOf(name: Pick<PersonNameParts, 'surname' | 'given' | 'patronymic'>): string {
  const initials = [name.given, name.patronymic]
    .map((part) => (part ? `${part.trim()[0]?.toUpperCase() ?? ''}.` : ''))
    .join('');
  return initials ? `${name.surname}\u00a0${initials}` : name.surname;
}

const wholeName = (name: Pick<PersonNameParts, 'surname' | 'given' | 'patronymic'>) =>
  [name.surname, name.given, name.patronymic].filter(Boolean).join(' ');

/** A person of this territory with everything known; who may see what is asked by the page (visibility.ts). */
export async function person(ctx: ReadCtx, id: string): Promise<Person | null> {
  return (await people(ctx, [id])).get(id) ?? null;
}

export async function people(ctx: ReadCtx, ids: readonly string[]): Promise<Map<string, Person>> {
  const known = [...new Set(ids)].filter(isId);
  if (known.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('people.persons as p')
    .select(nameColumns)
    .select(['p.id', 'p.birth_date as birthDate', 'p.email', 'p.phone', 'p.account_id as accountId'])
    .select(['p.anonymised_at as anonymisedAt', 'p.merged_into_id as mergedIntoId', 'p.version'])
    .where('p.territory_id', '=', ctx.territory.id)
    .where('p.id', 'in', known)
    .execute();
  return new Map(
    rows.map((row) => {
      const found = {
        ...row,
        gender: row.gender as Gender | null,
        caseForms: row.caseForms as NameCorrections,
      };
      return [row.id, { ...found, shortName: shortNameOf(found), fullName: wholeName(found) }];
    }),
  );
}

/** «Иванова М.П.» by id, for lists of other modules. */
export async function personNames(ctx: ReadCtx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('people.persons as p')
    .select(['p.id', 'p.surname', 'p.given', 'p.patronymic'])
    .where('p.territory_id', '=', ctx.territory.id)
    .where('p.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, shortNameOf(row)]));
}

/** Where letters to these people go; people without an address are absent. */
export async function mailAddressOf(ctx: ReadCtx, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await people(ctx, ids);
  return new Map([...found.values()].flatMap((each) => (each.email ? [[each.id, each.email] as const] : [])));
}

/** The person of a territory behind an account; the gateway asks before any role is known. */
export async function personOf(
  db: ReadDatabase,
  territoryId: number,
  accountId: string,
): Promise<{ id: string; name: string } | null> {
  const row = await db
    .selectFrom('people.persons')
    .select(['id', 'surname', 'given', 'patronymic'])
    .where('territory_id', '=', territoryId)
    .where('account_id', '=', accountId)
    .where('anonymised_at', 'is', null)
    .executeTakeFirst();
  return row ? { id: row.id, name: shortNameOf(row) } : null;
}

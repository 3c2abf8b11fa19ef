// Entering a person and putting the record right: names, contacts, case forms.
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal, refuse } from '../../kernel/refusal.ts';
import { changeRow } from '../../kernel/versioned.ts';
import { CASES, declinePersonName, type NameCorrections } from '../../platform/language/index.ts';
import { type PlacedPerson, personPolicy, placementPolicy } from './person.policy.ts';
import { type Person, person, personSubject } from './person.queries.ts';
import { addSchema, changeSchema, formsSchema, type NewPerson } from './person.schema.ts';
import { personText as text } from './person.text.ts';
import { addPost, askedPost, refuseInstitution } from './post.commands.ts';
import { postsOn } from './post.queries.ts';

/** The record a person's commands are judged by. */
export async function placedPerson(ctx: ReadCtx, id: string): Promise<PlacedPerson | null> {
  const found = await person(ctx, id);
  if (!found || found.anonymisedAt || found.mergedIntoId) return null;
  const posts = await postsOn(ctx, id, ctx.today);
  return {
    person: found,
    institutionIds: posts.flatMap((post) => (post.institutionId ? [post.institutionId] : [])),
  };
}

type Named = Pick<NewPerson, 'surname' | 'given' | 'patronymic'>;

/** Somebody of the register with exactly this name. */
export async function namesakeOf(ctx: WriteCtx, name: Named): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('people.persons')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('surname', '=', name.surname)
    .where('given', '=', name.given)
    .where('patronymic', 'is not distinct from', name.patronymic)
    .where('anonymised_at', 'is', null)
    .where('merged_into_id', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Writes a person with the fact; names live in the record and the personal side of the journal, never in the fact. */
export async function addPerson(
  ctx: WriteCtx,
  input: Pick<NewPerson, 'surname' | 'given' | 'patronymic' | 'gender' | 'birthDate' | 'email' | 'phone'> & {
    accountId?: string | null;
    caseForms?: NameCorrections;
  },
): Promise<string> {
  const id = newId(ctx.now);
  const { surname, given, patronymic, gender, birthDate, email, phone } = input;
  await ctx.db
    .insertInto('people.persons')
    .values({
      territory_id: ctx.territory.id,
      id,
      surname,
      given,
      patronymic,
      gender,
      birth_date: birthDate,
      email,
      phone,
      account_id: input.accountId ?? null,
      case_forms: JSON.stringify(input.caseForms ?? {}),
    })
    .execute();
  await recordFact(ctx, {
    name: 'person.added',
    subject: personSubject(id),
    personal: { personId: id, after: { surname, given, patronymic } },
  });
  return id;
}

/** A keeper of staff enters somebody together with the first post; a full namesake must be confirmed. */
export const addPersonWithPost = command({
  name: 'people.add',
  ru: 'Внести человека',
  norm: null,
  input: addSchema,
  load: async (_ctx, input) => askedPost(input),
  ability: placementPolicy.rules.place,
  run: async (ctx, input) => {
    const namesake = await namesakeOf(ctx, input);
    if (namesake && !input.another) {
      const name = [input.surname, input.given, input.patronymic].filter(Boolean).join(' ');
      return refuse('namesake', text.refusals.sameName(name), {
        fields: { another: text.refusals.sameName(name) },
        details: { personId: namesake },
      });
    }
    const complaint = await refuseInstitution(ctx, input);
    if (complaint) return complaint;
    const personId = await addPerson(ctx, input);
    const post = await addPost(ctx, { ...input, personId, endsOn: null });
    return isRefusal(post) ? post : { id: personId };
  },
});

const changeable = ['surname', 'given', 'patronymic', 'gender', 'birthDate', 'email', 'phone'] as const;

const pick = (from: Partial<Person>, keys: readonly (typeof changeable)[number][]) =>
  Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));

/** A keeper of staff corrects name and contacts; the fact names the fields, the values lie apart (decision 8). */
export const changePerson = command({
  name: 'people.change',
  ru: 'Сохранить сведения',
  norm: null,
  input: changeSchema,
  load: (ctx, input) => placedPerson(ctx, input.id),
  ability: personPolicy.rules.change,
  run: async (ctx, input, { person: before }) => {
    const changed = changeable.filter((key) => before[key] !== input[key]);
    if (changed.length === 0) return { id: before.id, changed };
    const { surname, given, patronymic, gender, birthDate, email, phone } = input;
    const stale = await changeRow(
      ctx,
      'people.persons',
      { id: before.id, version: input.version },
      { surname, given, patronymic, gender, birth_date: birthDate, email, phone },
      { current: pick(before, changed), yours: pick(input, changed) },
    );
    if (stale) return stale;
    await recordFact(ctx, {
      name: 'person.changed',
      subject: personSubject(before.id),
      data: { changed },
      personal: { personId: before.id, before: pick(before, changed), after: pick(input, changed) },
    });
    return { id: before.id, changed };
  },
});

type Parts = Record<'surname' | 'given' | 'patronymic', Record<string, string> | undefined>;

/** Only what differs from the guess is kept, so that a better guess later still counts. */
function correctionsFrom(before: Person, typed: Parts): NameCorrections {
  const { caseForms: _, ...name } = before;
  const guess = declinePersonName(name);
  const corrections: Record<string, Record<string, string>> = {};
  for (const part of ['surname', 'given', 'patronymic'] as const) {
    for (const one of CASES) {
      const wanted = typed[part]?.[one]?.trim();
      if (!wanted || wanted === guess[part]?.[one]) continue;
      corrections[part] = { ...corrections[part], [one]: wanted };
    }
  }
  return corrections;
}

/** The person or a keeper of staff puts the case forms right; documents use them from now on. */
export const correctForms = command({
  name: 'people.forms.correct',
  ru: 'Исправить склонение',
  norm: null,
  input: formsSchema,
  load: (ctx, input) => placedPerson(ctx, input.id),
  ability: personPolicy.rules.correctForms,
  run: async (ctx, input, { person: before }) => {
    const corrections = correctionsFrom(before, {
      surname: input.surname,
      given: input.given,
      patronymic: input.patronymic,
    });
    const stale = await changeRow(
      ctx,
      'people.persons',
      { id: before.id, version: input.version },
      { case_forms: JSON.stringify(corrections) },
    );
    if (stale) return stale;
    await recordFact(ctx, {
      name: 'person.forms-corrected',
      subject: personSubject(before.id),
      personal: { personId: before.id, before: before.caseForms, after: corrections },
    });
    return { id: before.id };
  },
});

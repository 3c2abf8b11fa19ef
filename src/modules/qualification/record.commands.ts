// Entering what a person has and taking a mistaken record away; every act leaves a fact, personal values lie apart.
import type { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import type { Rule } from '../../kernel/policy.ts';
import { notFound, type Refusal, refuse } from '../../kernel/refusal.ts';
import { type PlacedPerson, placedPerson } from '../people/index.ts';
import { isAttested } from './attested.ts';
import { ruleOn } from './category.rules.ts';
import { recordPolicy } from './qualification.policy.ts';
import { type RecordKind, recordKinds, qualificationText as text } from './qualification.text.ts';
import * as kinds from './record.kinds.ts';
import * as schema from './record.schema.ts';
import { rulesOf } from './rule.queries.ts';

export const holderSubject = (personId: string) => ({ kind: 'qualification.person', id: personId });

const wrong = (name: string, field: string, complaint: string): Refusal =>
  refuse(name, complaint, { kind: 'invalid', norm: 'attestation-support', fields: { [field]: complaint } });

/** Nothing is dated in the future or before the person was born. */
function refuseDay(ctx: WriteCtx, record: PlacedPerson, field: string, day: string): Refusal | null {
  if (day > ctx.today) return wrong('future-date', field, text.future);
  const born = record.person.birthDate;
  return born !== null && day < born ? wrong('before-birth', field, text.beforeBirth) : null;
}

/** Writes one record with its fact; also for what other commands grant. */
export async function writeRecord(
  ctx: WriteCtx,
  kind: RecordKind,
  personId: string,
  row: Readonly<Record<string, unknown>>,
): Promise<{ id: string; personId: string }> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto(kinds.tableOf[kind])
    .values({ territory_id: ctx.territory.id, id, person_id: personId, ...row } as never)
    .execute();
  await recordFact(ctx, {
    name: 'qualification.recorded',
    subject: holderSubject(personId),
    data: { kind, recordId: id },
    personal: { personId, after: row },
  });
  return { id, personId };
}

interface Adding<S extends z.ZodType<{ personId: string }>> {
  readonly verb: string;
  readonly input: S;
  readonly ability?: Rule<PlacedPerson>;
  readonly check?: (
    ctx: WriteCtx,
    input: z.output<S>,
    record: PlacedPerson,
  ) => Promise<Refusal | null> | Refusal | null;
  readonly row: (input: z.output<S>) => Record<string, unknown>;
}

const adding = <S extends z.ZodType<{ personId: string }>>(kind: RecordKind, parts: Adding<S>) =>
  command({
    name: `qualification.${kind}.add`,
    ru: parts.verb,
    norm: 'attestation-support',
    input: parts.input,
    load: (ctx, input) => placedPerson(ctx, input.personId),
    ability: parts.ability ?? recordPolicy.rules.keep,
    run: async (ctx, input, record: PlacedPerson) => {
      const complaint = await parts.check?.(ctx, input, record);
      return complaint ?? writeRecord(ctx, kind, input.personId, parts.row(input));
    },
  });

/** A keeper enters a category of an attested position; an unknown law of that day is a refusal, never a guess. */
export const addCategory = adding('category', {
  verb: 'Внести категорию',
  input: schema.categorySchema,
  row: kinds.categoryRow,
  check: async (ctx, input, record) => {
    if (!isAttested(input.position))
      return wrong('not-attested', 'position', text.notAttested(input.position));
    if (!ruleOn(await rulesOf(ctx), input.kind, input.grantedOn))
      return wrong('no-rule', 'grantedOn', text.noRule(input.grantedOn));
    return refuseDay(ctx, record, 'grantedOn', input.grantedOn);
  },
});

export const addEducation = adding('education', {
  verb: 'Внести образование',
  input: schema.educationSchema,
  row: kinds.educationRow,
  check: (ctx, { year }) =>
    year !== null && year > Number(ctx.today.slice(0, 4)) ? wrong('future-date', 'year', text.future) : null,
});

export const addDistinction = adding('distinction', {
  verb: 'Внести степень, звание или награду',
  input: schema.distinctionSchema,
  row: kinds.distinctionRow,
  check: (ctx, input, record) => refuseDay(ctx, record, 'givenOn', input.givenOn),
});

/** The person enters the own publications if he wishes, a keeper for him as well. */
export const addPublication = adding('publication', {
  verb: 'Внести публикацию',
  input: schema.publicationSchema,
  ability: recordPolicy.rules.add,
  row: kinds.publicationRow,
  check: (ctx, { year }) =>
    year > Number(ctx.today.slice(0, 4)) ? wrong('future-date', 'year', text.future) : null,
});

export const addPeriod = adding('period', {
  verb: 'Внести период работы',
  input: schema.periodSchema,
  row: kinds.periodRow,
  check: (ctx, input, record) =>
    refuseDay(ctx, record, 'startsOn', input.startsOn) ?? refuseDay(ctx, record, 'endsOn', input.endsOn),
});

export const addStatement = adding('statement', {
  verb: 'Внести справку о стаже',
  input: schema.statementSchema,
  row: kinds.statementRow,
  check: (ctx, input, record) => refuseDay(ctx, record, 'onDate', input.onDate),
});

/** A keeper takes away what was entered by mistake, with a reason; the fact keeps what it was. */
export const removeRecord = command({
  name: 'qualification.record.remove',
  ru: 'Убрать запись',
  norm: 'attestation-support',
  input: schema.removeSchema,
  load: (ctx, input) => placedPerson(ctx, input.personId),
  ability: recordPolicy.rules.keep,
  run: async (ctx, { personId, kind, id, reason }) => {
    const gone = await ctx.db
      .deleteFrom(kinds.tableOf[kind] as 'qualification.categories')
      .where('territory_id', '=', ctx.territory.id)
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (!gone) return notFound(text.noRecord);
    if (gone.application_id) return refuse('granted-here', text.fromApplication);
    await recordFact(ctx, {
      name: 'qualification.removed',
      subject: holderSubject(personId),
      data: { kind, recordId: id, reason },
      personal: { personId, before: gone },
    });
    return { id, personId };
  },
});

type Data = Readonly<Record<string, unknown>>;
const kindOf = (data: Data) => recordKinds[data.kind as RecordKind] ?? '';

export const recordSentences: Readonly<Record<string, (data: Data) => string>> = {
  'qualification.recorded': (data) => `внесено: ${kindOf(data)}`,
  'qualification.corrected': (data) => `исправлено: ${kindOf(data)} (${data.act})`,
  'qualification.restored': (data) => `возвращено прежнее: ${kindOf(data)} (${data.reason})`,
  'qualification.removed': (data) => `убрано: ${kindOf(data)} (${data.reason})`,
};

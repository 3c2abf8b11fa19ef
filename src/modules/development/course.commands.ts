// The service keeps the catalogue: providers, courses, quotas, the end of enrolment.

import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { changeRow } from '../../kernel/versioned.ts';
import { formatDate } from '../../platform/language/index.ts';
import { partner } from '../partners/index.ts';
import { courseLifecycle } from './course.lifecycle.ts';
import { course, type ListedCourse, provider, quotasOf } from './course.queries.ts';
import {
  courseEditSchema,
  courseSchema,
  type NewCourse,
  type NewProvider,
  providerEditSchema,
  providerSchema,
  quotaSchema,
  seen,
} from './course.schema.ts';
import { type TrainingKind, courseText as text, trainingKinds } from './course.text.ts';
import { developmentNorms } from './development.norms.ts';
import { keepsCourses } from './development.policy.ts';
import { rulesOn } from './rule.queries.ts';

const norm = developmentNorms.courseCatalogue.slug;
const subjectOf = (id: string) => ({ kind: courseLifecycle.name, id });
const providerSubject = (id: string) => ({ kind: 'development.provider', id });

/** The law's least hours of a kind of training, under the rule in force. */
export async function refuseFewHours(
  ctx: WriteCtx,
  kind: TrainingKind,
  hours: number,
): Promise<Refusal | null> {
  const { training } = await rulesOn(ctx);
  const least = { advanced: training.advancedHours, retraining: training.retrainingHours, internship: 1 }[
    kind
  ];
  if (hours >= least) return null;
  const words = text.refusals.fewHours(trainingKinds[kind], least, training.basis);
  return refuse('few-hours', words, { kind: 'invalid', norm, fields: { hours: words } });
}

const providerRow = ({ name, shortName, kind, partnerId, licence, contact, email, site }: NewProvider) => ({
  ...{ name, kind, licence, contact, email, site },
  short_name: shortName,
  partner_id: partnerId,
});

async function refusePartner(
  ctx: WriteCtx,
  { partnerId }: Pick<NewProvider, 'partnerId'>,
): Promise<Refusal | null> {
  if (partnerId === null || (await partner(ctx, partnerId))) return null;
  const fields = { partnerId: text.faults.partner };
  return refuse('no-partner', text.faults.partner, { kind: 'invalid', fields });
}

export async function insertProvider(ctx: WriteCtx, input: NewProvider): Promise<string> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('development.providers')
    .values({ territory_id: ctx.territory.id, id, ...providerRow(input) })
    .execute();
  await recordFact(ctx, {
    name: 'provider.added',
    subject: providerSubject(id),
    norm,
    data: { name: input.shortName },
  });
  return id;
}

/** The methodist enters a provider; the same short name twice is refused by the database. */
export const addProvider = command({
  name: 'development.provider.add',
  ru: 'Внести организацию обучения',
  norm,
  input: providerSchema,
  ability: keepsCourses,
  run: async (ctx, input) => (await refusePartner(ctx, input)) ?? { id: await insertProvider(ctx, input) },
});

export const editProvider = command({
  name: 'development.provider.edit',
  ru: 'Сохранить организацию обучения',
  norm,
  input: providerEditSchema,
  load: (ctx, input) => provider(ctx, input.id),
  ability: keepsCourses,
  run: async (ctx, { id, version, ...input }) => {
    const complaint = await refusePartner(ctx, input);
    if (complaint) return complaint;
    const stale = await changeRow(ctx, 'development.providers', { id, version }, { ...providerRow(input) });
    if (stale) return stale;
    await recordFact(ctx, {
      name: 'provider.edited',
      subject: providerSubject(id),
      norm,
      data: { name: input.shortName },
    });
    return { id };
  },
});

const courseRow = (input: NewCourse) => ({
  provider_id: input.providerId,
  title: input.title,
  programme: input.programme,
  kind: input.kind,
  form: input.form,
  hours: input.hours,
  starts_on: input.startsOn,
  ends_on: input.endsOn,
  terms: input.terms,
  positions: input.positions,
  subjects: input.subjects,
});

export async function insertCourse(ctx: WriteCtx, input: NewCourse): Promise<string> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('development.courses')
    .values({ territory_id: ctx.territory.id, id, state: courseLifecycle.initial, ...courseRow(input) })
    .execute();
  await recordFact(ctx, { name: 'course.added', subject: subjectOf(id), norm, data: { title: input.title } });
  return id;
}

const refuseProvider = async (ctx: WriteCtx, id: string): Promise<Refusal | null> =>
  (await provider(ctx, id))
    ? null
    : refuse('no-provider', text.faults.provider, {
        kind: 'invalid',
        fields: { providerId: text.faults.provider },
      });

/** The methodist enters a course of a provider; too few hours for its kind are refused with the rule. */
export const addCourse = command({
  name: 'development.course.add',
  ru: 'Внести курс',
  norm,
  input: courseSchema,
  ability: keepsCourses,
  run: async (ctx, input) => {
    const complaint =
      (await refuseProvider(ctx, input.providerId)) ?? (await refuseFewHours(ctx, input.kind, input.hours));
    return complaint ?? { id: await insertCourse(ctx, input) };
  },
});

export const editCourse = command({
  name: 'development.course.edit',
  ru: 'Сохранить курс',
  norm,
  input: courseEditSchema,
  load: (ctx, input) => course(ctx, input.id),
  ability: keepsCourses,
  run: async (ctx, { id, version, ...input }) => {
    const complaint =
      (await refuseProvider(ctx, input.providerId)) ?? (await refuseFewHours(ctx, input.kind, input.hours));
    if (complaint) return complaint;
    const stale = await changeRow(ctx, 'development.courses', { id, version }, { ...courseRow(input) });
    if (stale) return stale;
    await recordFact(ctx, {
      name: 'course.edited',
      subject: subjectOf(id),
      norm,
      data: { title: input.title },
    });
    return { id };
  },
});

const move = (name: string, ru: string, transition: 'close' | 'reopen' | 'cancel') =>
  command({
    name: `development.course.${name}`,
    ru,
    norm,
    input: z.object(seen),
    load: (ctx, input) => course(ctx, input.id),
    ability: keepsCourses,
    run: (ctx, input, record: ListedCourse) =>
      advance(ctx, courseLifecycle, { ...record, version: input.version }, transition),
  });

/** The methodist ends, reopens enrolment or cancels a course; training already going on is not touched. */
export const closeCourse = move('close', 'Закончить набор', 'close');
export const reopenCourse = move('reopen', 'Возобновить набор', 'reopen');
export const cancelCourse = move('cancel', 'Отменить курс', 'cancel');

/** The methodist gives an institution, or the whole territory, a number of places; never below those taken. */
export const setQuota = command({
  name: 'development.quota.set',
  ru: 'Задать квоту',
  norm,
  input: quotaSchema,
  load: (ctx, input) => course(ctx, input.courseId),
  ability: keepsCourses,
  run: async (ctx, { courseId, institutionId, seats }) => {
    const before = (await quotasOf(ctx, courseId)).find((each) => each.institutionId === institutionId);
    if (before && seats > 0 && before.taken > seats) {
      const words = text.refusals.quotaBelow(before.taken);
      return refuse('quota-below-taken', words, { norm, fields: { seats: words } });
    }
    if (seats === 0) {
      await ctx.db
        .deleteFrom('development.quotas')
        .where('territory_id', '=', ctx.territory.id)
        .where('course_id', '=', courseId)
        .where('institution_id', 'is not distinct from', institutionId)
        .execute();
    } else {
      await ctx.db
        .insertInto('development.quotas')
        .values({
          territory_id: ctx.territory.id,
          id: newId(ctx.now),
          course_id: courseId,
          institution_id: institutionId,
          seats,
        })
        .onConflict((conflict) => conflict.constraint('quota_is_set_once').doUpdateSet({ seats }))
        .execute();
    }
    await recordFact(ctx, {
      name: 'quota.set',
      subject: subjectOf(courseId),
      norm,
      data: { institutionId, seats, before: before?.seats ?? null },
    });
    return { courseId };
  },
});

export const courseCommands = [
  ...[addProvider, editProvider, addCourse, editCourse],
  ...[closeCourse, reopenCourse, cancelCourse, setQuota],
];

const day = (value: unknown) => (value ? formatDate(String(value)) : '');

export const courseSentences: Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => string>> =
  {
    'provider.added': (data) => `внесена организация обучения «${data.name}»`,
    'provider.edited': (data) => `исправлены сведения об организации обучения «${data.name}»`,
    'course.added': (data) => `внесён курс «${data.title}»`,
    'course.edited': () => 'исправлены сведения о курсе',
    'course.closed': () => 'набор закончен',
    'course.reopened': () => 'набор возобновлён',
    'course.cancelled': () => 'курс отменён',
    'quota.set': (data) => (data.seats ? `квота: ${data.seats} мест` : 'квота снята'),
    'development-rule.set': (data) => `введено правило с ${day(data.startsOn)} (${data.basis})`,
  };

// A person's own growth: initiatives and projects (CAD-10), hours of development between courses with their source (CAD-06).
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { refuse } from '../../kernel/refusal.ts';
import { person, postsOn } from '../people/index.ts';
import { developmentNorms } from './development.norms.ts';
import { type Belonging, developmentPolicy } from './development.policy.ts';
import { type InitiativeKind, initiativeKinds, growthText as text } from './growth.text.ts';

const norm = developmentNorms.developmentProfile.slug;
const personSubject = (id: string) => ({ kind: 'people.person', id });
const day = z.iso.date({ error: text.faults.date });
const title = z.string({ error: text.faults.title }).trim().min(3, text.faults.title).max(500);
const words = (max: number) => z.string().trim().max(max, `Не больше ${max} знаков.`).default('');

/** Somebody of the territory with the institutions of today. */
export async function placeOf(ctx: ReadCtx, personId: string): Promise<Belonging | null> {
  const found = await person(ctx, personId);
  if (!found || found.anonymisedAt) return null;
  return {
    personId,
    institutionIds: (await postsOn(ctx, personId, ctx.today)).map((post) => post.institutionId),
  };
}

/** The teacher, the institution or the methodist enters what the teacher has begun. */
export const addInitiative = command({
  name: 'development.initiative.add',
  ru: 'Добавить инициативу',
  norm,
  input: z
    .object({
      personId: z.uuid(),
      kind: z
        .enum(Object.keys(initiativeKinds) as [InitiativeKind, ...InitiativeKind[]])
        .default('initiative'),
      title,
      text: words(2000),
      startsOn: day,
      endsOn: day.nullable().default(null),
      outcome: words(1000),
    })
    .refine((input) => input.endsOn === null || input.endsOn >= input.startsOn, {
      error: text.faults.order,
      path: ['endsOn'],
    }),
  load: (ctx, input) => placeOf(ctx, input.personId),
  ability: developmentPolicy.rules.own,
  run: async (ctx, input) => {
    const { personId, startsOn, endsOn, ...rest } = input;
    await ctx.db
      .insertInto('development.initiatives')
      .values({
        territory_id: ctx.territory.id,
        id: newId(ctx.now),
        person_id: personId,
        ...rest,
        starts_on: startsOn,
        ends_on: endsOn,
      })
      .execute();
    await recordFact(ctx, {
      name: 'initiative.added',
      subject: personSubject(personId),
      norm,
      data: { title: input.title },
    });
    return { personId };
  },
});

/** Hours of a seminar, a webinar, an open lesson, each with its source; the institution or the methodist enters them. */
export const addActivity = command({
  name: 'development.activity.add',
  ru: 'Добавить часы между курсами',
  norm,
  input: z.object({
    personId: z.uuid(),
    title,
    heldOn: day,
    hours: z.coerce
      .number({ error: text.faults.hours })
      .min(0.5, text.faults.hours)
      .max(500, text.faults.hours),
    source: z.string({ error: text.faults.source }).trim().min(3, text.faults.source).max(300),
  }),
  load: (ctx, input) => placeOf(ctx, input.personId),
  ability: developmentPolicy.rules.keep,
  run: async (ctx, input) => {
    if (input.heldOn > ctx.today)
      return refuse('date-in-future', text.faults.future, {
        kind: 'invalid',
        norm,
        fields: { heldOn: text.faults.future },
      });
    const { personId, title: name, heldOn, hours, source } = input;
    await ctx.db
      .insertInto('development.activities')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), person_id: personId },
        ...{ title: name, held_on: heldOn, hours, source },
      })
      .execute();
    await recordFact(ctx, {
      name: 'activity.added',
      subject: personSubject(personId),
      norm,
      data: { title: name, hours },
    });
    return { personId };
  },
});

export interface Initiative {
  readonly id: string;
  readonly kind: InitiativeKind;
  readonly title: string;
  readonly text: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly outcome: string;
}

export async function initiativesOf(ctx: ReadCtx, personId: string): Promise<Initiative[]> {
  const rows = await ctx.db
    .selectFrom('development.initiatives')
    .select(['id', 'kind', 'title', 'text', 'starts_on as startsOn', 'ends_on as endsOn', 'outcome'])
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', '=', personId)
    .orderBy('starts_on', 'desc')
    .execute();
  return rows as Initiative[];
}

export interface Activity {
  readonly title: string;
  readonly heldOn: string;
  readonly hours: number;
  readonly source: string;
}

/** Hours between courses: those entered with a source, and meetings of the School of the young teacher attended. */
export async function activitiesOf(ctx: ReadCtx, personId: string, school: string): Promise<Activity[]> {
  const entered = await ctx.db
    .selectFrom('development.activities')
    .select(['title', 'held_on as heldOn', 'hours', 'source'])
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', '=', personId)
    .execute();
  const attended = await ctx.db
    .selectFrom('development.attendances as a')
    .innerJoin('development.group_meetings as g', (join) =>
      join.onRef('g.territory_id', '=', 'a.territory_id').onRef('g.id', '=', 'a.meeting_id'),
    )
    .select(['g.topic as title', 'g.held_on as heldOn', 'g.hours'])
    .where('a.territory_id', '=', ctx.territory.id)
    .where('a.person_id', '=', personId)
    .execute();
  return [...entered, ...attended.map((each) => ({ ...each, source: school }))]
    .map((each) => ({ ...each, hours: Number(each.hours) }))
    .sort((a, b) => b.heldOn.localeCompare(a.heldOn));
}

type Data = Readonly<Record<string, unknown>>;
export const growthSentences: Readonly<Record<string, (data: Data) => string>> = {
  'initiative.added': (data) => `добавлена инициатива «${data.title}»`,
  'activity.added': (data) => `внесены часы между курсами: «${data.title}», ${data.hours} ч`,
};

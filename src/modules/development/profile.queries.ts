// The development profile of a person: from facts of this room and of the rooms above that contribute lines; nothing is typed twice.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { institutionNames } from '../institutions/index.ts';
import { outsideAssignment, type Person, person, postsOn } from '../people/index.ts';
import { type Belonging, developmentPolicy } from './development.policy.ts';
import { type Activity, activitiesOf, type Initiative, initiativesOf, placeOf } from './growth.commands.ts';
import { type YearRecord, yearRecords } from './growth.years.ts';
import { mentoringText } from './mentoring.text.ts';
import { type Pair, pairsList } from './pair.queries.ts';
import { attestedParts } from './profile.attested.ts';
import type { ProfileLine } from './profile.line.ts';
import { recordsPage, type TrainingRecord } from './record.queries.ts';
import { rulesOn } from './rule.queries.ts';

export interface ProfileSource {
  /** Heading of its part: «Работа на площадках». */
  readonly title: string;
  readonly lines: (ctx: ReadCtx, personId: string) => Promise<readonly ProfileLine[]>;
}

let sources: readonly ProfileSource[] = [];

/** The composition root names the rooms that contribute; this room knows none of them. */
export function useProfileSources(given: readonly ProfileSource[]): void {
  sources = given;
}

export interface Profile extends Belonging {
  readonly who: Person;
  readonly post: string;
  readonly records: readonly TrainingRecord[];
  readonly activities: readonly Activity[];
  readonly pairs: readonly Pair[];
  readonly initiatives: readonly Initiative[];
  /** Hours of courses and between them, year by year, against the norm. */
  readonly years: readonly YearRecord[];
  readonly contributed: readonly { readonly title: string; readonly lines: readonly ProfileLine[] }[];
}

/** Everything known of somebody's development, or null for who may not see it. */
export async function profileOf(ctx: ReadCtx, personId: string): Promise<Profile | null> {
  const who = isId(personId) ? await person(ctx, personId) : null;
  const belonging = who && (await placeOf(ctx, personId));
  if (!who || !belonging || developmentPolicy.rules.view.check(ctx, belonging)) return null;
  const posts = await postsOn(ctx, personId, ctx.today);
  const names = await institutionNames(
    ctx,
    posts.flatMap((post) => post.institutionId ?? []),
  );
  const contributed: Profile['contributed'][number][] = await attestedParts(ctx, personId);
  for (const source of sources) {
    const lines = await source.lines(ctx, personId);
    if (lines.length > 0) contributed.push({ title: source.title, lines });
  }
  const records = (await recordsPage(ctx, { personId, limit: 200 })).rows;
  const activities = await activitiesOf(ctx, personId, mentoringText.school);
  const { 'inter-course': norm } = await rulesOn(ctx);
  return {
    ...belonging,
    ...{ who, records, activities, contributed },
    years: yearRecords(norm, ctx.today, { records, activities }),
    post: posts
      .map((post) => [post.title, names.get(post.institutionId ?? '')?.short].filter(Boolean).join(', '))
      .join('; '),
    pairs: await pairsList(ctx, personId),
    initiatives: await initiativesOf(ctx, personId),
  };
}

/** The same for a page: a specialist without the assignment is told so, others find nothing. */
export async function profileAsked(ctx: ReadCtx, personId: string): Promise<Profile | Refusal | null> {
  const found = await profileOf(ctx, personId);
  return found ?? (isId(personId) && (await person(ctx, personId)) ? outsideAssignment(ctx) : null);
}

// What the card of a person shows: everything of one reading.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { institutionNames } from '../../institutions/index.ts';
import { type HistoryLine, historyOf } from '../history.ts';
import { mergesOf, type TakenMerge } from '../merge/merge.commands.ts';
import { mergeText } from '../merge/merge.text.ts';
import { type CardSection, type KnownOfPerson, personParts, type TimelineLine } from '../person/parts.ts';
import { type PreviousName, previousNames } from '../person/rename.commands.ts';
import { timelineOf } from '../person/timeline.ts';
import { placedPerson } from '../person.commands.ts';
import { mergesPeople, type PlacedPerson, seesPersonal } from '../person.policy.ts';
import { person, personNames, personSubject } from '../person.queries.ts';
import { personSentences } from '../person.sentences.ts';
import { units } from '../person.text.ts';
import { type Leave, leavesOf } from '../post/leave.queries.ts';
import { placeNames, postsOf } from '../post.queries.ts';
import { relationsOf } from '../relation.queries.ts';
import { actingsOf, grantedRoles } from '../role.queries.ts';

export interface PersonCard extends PlacedPerson {
  readonly personal: boolean;
  readonly posts: Awaited<ReturnType<typeof postsOf>>;
  readonly placeOf: Awaited<ReturnType<typeof placeNames>>;
  readonly roles: Awaited<ReturnType<typeof grantedRoles>>;
  readonly actings: Awaited<ReturnType<typeof actingsOf>>;
  readonly relations: Awaited<ReturnType<typeof relationsOf>>;
  /** Names of people and institutions the sections mention, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly leaves: readonly Leave[];
  readonly previous: readonly PreviousName[];
  readonly timeline: readonly TimelineLine[];
  /** What rooms above show of the person to this reader. */
  readonly sections: readonly CardSection[];
  readonly merges: readonly TakenMerge[];
  readonly history: readonly HistoryLine[];
}

/** A record put together with another says where it went. */
async function refuseMerged(ctx: ReadCtx, id: string): Promise<Refusal | null> {
  const trace = await person(ctx, id);
  const kept = trace?.mergedIntoId ? await person(ctx, trace.mergedIntoId) : null;
  return kept && refuse('merged', mergeText.merged(kept.fullName), { kind: 'not-found' });
}

export async function loadCard(ctx: ReadCtx, id: string): Promise<PersonCard | Refusal | null> {
  const placed = await placedPerson(ctx, id);
  if (!placed) return refuseMerged(ctx, id);
  const posts = await postsOf(ctx, id);
  const personal = seesPersonal(ctx, id, placed.institutionIds);
  const roles = await grantedRoles(ctx, id);
  const actings = await actingsOf(ctx, id);
  const relations = personal ? await relationsOf(ctx, id) : [];
  const scopes = [...roles, ...actings].map((each) => each.scopeId);
  const places = await institutionNames(
    ctx,
    present([...scopes, ...relations.map((each) => each.institutionId)]),
  );
  const others = await personNames(
    ctx,
    present([...relations.map((each) => each.relativeId), ...actings.map((each) => each.absentPersonId)]),
  );
  const placeOf = await placeNames(ctx, posts, units);
  // A leave tells of the family: it is shown to those who see the rest of the personal data.
  const leaves = personal ? await leavesOf(ctx, id) : [];
  const previous = await previousNames(ctx, id);
  const known: KnownOfPerson[] = [];
  for (const part of personParts()) known.push((await part.of(ctx, id)) ?? { sections: [], timeline: [] });
  const added = known.flatMap((each) => each.timeline);
  return {
    ...placed,
    ...{ personal, posts, roles, actings, relations, leaves, previous, placeOf },
    sections: known.flatMap((each) => each.sections),
    merges: mergesPeople.check(ctx, undefined) ? [] : await mergesOf(ctx, id),
    timeline: timelineOf({ posts, leaves, names: previous, placeOf, added }),
    names: new Map([...others, ...[...places].map(([key, name]) => [key, name.short] as const)]),
    history: personal ? await historyOf(ctx, personSubject(id), personSentences) : [],
  };
}

export const present = (ids: readonly (string | null)[]): string[] =>
  ids.filter((id): id is string => id !== null);

// Who is asked to be in two places: pairs of lines that share a day and an audience, a place or the person who answers.
import { addDays, type CivilDate, daysBetween } from '../../../kernel/clock.ts';
import { wordKey } from '../../../platform/sheets/index.ts';
import type { TermKind } from '../line/term.ts';

export type CollisionBy = 'audience' | 'place' | 'responsible';

/** A line of ours or of another's plan, as much as coinciding needs. */
export interface Party {
  readonly id: string;
  readonly title: string;
  readonly audience: string;
  readonly place: string;
  readonly responsibleId: string | null;
  readonly responsible: string;
  readonly term: string;
  readonly termKind: TermKind;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  /** «план ЛОИРО на 2026 год»; null for a line of ours. */
  readonly source: string | null;
}

export interface Collision {
  readonly one: Party;
  readonly other: Party;
  /** The first day of both and the day after the last. */
  readonly day: CivilDate;
  readonly after: CivilDate;
  readonly by: readonly CollisionBy[];
}

/** A doing of up to a week holds its people; a longer term or «до 30 мая» leaves them free to choose the day. */
const longest = 7;

const holdsDays = ({ termKind, startsOn, endsOn }: Party): boolean =>
  (termKind === 'day' || termKind === 'period') &&
  startsOn !== null &&
  endsOn !== null &&
  daysBetween(startsOn, endsOn) <= longest;

/** «учителя математики, методисты» are two audiences. */
const audiencesOf = (words: string): string[] =>
  words
    .split(/[,;\n]|\sи\s/)
    .map(wordKey)
    .filter((part) => part.length > 2);

/** Places that are no one place. */
const anywhere = /онлайн|дистанц|на местах|по месту|организаци|школы|доу|оо$/;

/** A party with its words read once: a plan of four hundred lines compares each with its neighbours. */
interface Held {
  readonly party: Party;
  readonly audiences: ReadonlySet<string>;
  /** The one place it is held in; empty where that is no one place. */
  readonly place: string;
}

function heldOf(party: Party): Held {
  const place = wordKey(party.place);
  return {
    ...{ party, audiences: new Set(audiencesOf(party.audience)) },
    place: anywhere.test(place) ? '' : place,
  };
}

function sharedBy(one: Held, other: Held): CollisionBy[] {
  const by: CollisionBy[] = [];
  if ([...other.audiences].some((part) => one.audiences.has(part))) by.push('audience');
  if (one.place !== '' && one.place === other.place) by.push('place');
  const { responsibleId } = one.party;
  if (responsibleId !== null && responsibleId === other.party.responsibleId) by.push('responsible');
  return by;
}

/** Pairs of lines at least one of which is ours, the earliest day first. */
export function findCollisions(parties: readonly Party[]): Collision[] {
  const held = parties
    .filter(holdsDays)
    .toSorted((a, b) => (a.startsOn ?? '').localeCompare(b.startsOn ?? '') || a.id.localeCompare(b.id))
    .map(heldOf);
  const found: Collision[] = [];
  for (const [at, first] of held.entries())
    for (let next = at + 1; next < held.length; next += 1) {
      const second = held[next] as Held;
      const [one, other] = [first.party, second.party];
      if ((other.startsOn ?? '') >= (one.endsOn ?? '')) break;
      if (one.source !== null && other.source !== null) continue;
      const by = sharedBy(first, second);
      if (by.length === 0) continue;
      const [ours, theirs] = one.source === null ? [one, other] : [other, one];
      const after = [one.endsOn ?? '', other.endsOn ?? ''].toSorted()[0] ?? '';
      found.push({ one: ours, other: theirs, day: other.startsOn ?? '', after, by });
    }
  return found;
}

/** One name of a pair, whichever of the two was met first. */
export const pairOf = (one: string, other: string): readonly [string, string] =>
  one < other ? [one, other] : [other, one];

export const lastDayOf = (collision: Collision): CivilDate => addDays(collision.after, -1);

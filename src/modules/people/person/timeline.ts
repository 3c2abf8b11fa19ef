// A person's professional life day by day: posts, leaves, names, and what the rooms above add.
import { addDays, type CivilDate } from '../../../kernel/clock.ts';
import { formatNumber } from '../../../platform/language/index.ts';
import { leaves as leaveNames } from '../person.text.ts';
import type { Leave } from '../post/leave.queries.ts';
import type { Post } from '../post.queries.ts';
import type { TimelineLine } from './parts.ts';
import type { PreviousName } from './rename.commands.ts';

const most = 200;

interface Known {
  readonly posts: readonly Post[];
  readonly leaves: readonly Leave[];
  readonly names: readonly PreviousName[];
  readonly placeOf: (post: Post) => string;
  /** Lines of the rooms above. */
  readonly added: readonly TimelineLine[];
}

/** Newest first; a change of terms reads as one post going on, not as leaving and coming. */
export function timelineOf(known: Known): TimelineLine[] {
  const lines = [
    ...known.posts.flatMap((post) => postLines(known, post)),
    ...leaveLines(known.leaves),
    ...known.added,
  ];
  for (const { endsOn, surname, given, patronymic } of known.names)
    lines.push({
      on: endsOn,
      text: `перемена имени, прежде: ${[surname, given, patronymic].filter(Boolean).join(' ')}`,
    });
  return lines.sort((a, b) => b.on.localeCompare(a.on)).slice(0, most);
}

function postLines({ posts, placeOf }: Known, post: Post): TimelineLine[] {
  const same = (other: Post) =>
    other.title === post.title && other.institutionId === post.institutionId && other.unit === post.unit;
  const load = post.load === null ? '' : `, ставка ${formatNumber(post.load)}`;
  const goesOn = posts.some((other) => same(other) && other.endsOn === post.startsOn);
  const began = goesOn
    ? `новые условия работы: ${post.title}${load}`
    : `начало работы: ${post.title}, ${placeOf(post)}${load}`;
  const lines: TimelineLine[] = [{ on: post.startsOn, text: began }];
  if (post.endsOn !== null && !posts.some((other) => same(other) && other.startsOn === post.endsOn))
    lines.push({ on: addDays(post.endsOn, -1), text: `последний день: ${post.title}, ${placeOf(post)}` });
  return lines;
}

function leaveLines(leaves: readonly Leave[]): TimelineLine[] {
  const ends = new Set(leaves.map((leave) => `${leave.kind} ${leave.endsOn}`));
  return leaves.flatMap(({ kind, startsOn }): TimelineLine[] =>
    ends.has(`${kind} ${startsOn}`) ? [] : [{ on: startsOn, text: `начало: ${leaveNames[kind]}` }],
  );
}

/** Days up to today first, so that a card says what is and not only what will be. */
export const isPast = (line: TimelineLine, today: CivilDate): boolean => line.on <= today;

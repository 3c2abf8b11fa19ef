// Small signs of this room: states in their tones, periods and names in words.
import { formatDateShort } from '../../../platform/language/index.ts';
import { Badge, type Tone } from '../../../ui/index.ts';
import type { CourseState } from '../course.lifecycle.ts';
import type { Course } from '../course.queries.ts';
import { courseStates, courseTimes } from '../course.text.ts';
import { pairStates } from '../mentoring.text.ts';
import type { NominationState } from '../nomination.lifecycle.ts';
import { nominationStates } from '../nomination.text.ts';
import type { PairState } from '../pair.lifecycle.ts';
import type { RecordState } from '../record.lifecycle.ts';
import { recordStates } from '../record.text.ts';

const recordTones: Record<RecordState, Tone> = {
  planned: 'waiting',
  started: 'going',
  completed: 'waiting',
  certified: 'done',
  refused: 'trouble',
  dropped: 'trouble',
};
export const RecordBadge = ({ state }: { state: RecordState }) => (
  <Badge tone={recordTones[state]} text={recordStates[state]} />
);

const courseTones: Record<CourseState, Tone> = { open: 'going', closed: 'done', cancelled: 'draft' };
/** What a course is on a day: an open one that has begun enrols nobody any more. */
export function CourseBadge({ course, today }: { course: Course; today: string }) {
  const { state, startsOn, endsOn } = course;
  if (state !== 'open' || startsOn === null || startsOn > today)
    return <Badge tone={courseTones[state]} text={courseStates[state]} />;
  const isOver = endsOn !== null && endsOn < today;
  return <Badge tone={isOver ? 'done' : 'waiting'} text={isOver ? courseTimes.over : courseTimes.running} />;
}

const nominationTones: Record<NominationState, Tone> = {
  proposed: 'waiting',
  sent: 'going',
  confirmed: 'done',
  declined: 'trouble',
  withdrawn: 'draft',
};
export const NominationBadge = ({ state }: { state: NominationState }) => (
  <Badge tone={nominationTones[state]} text={nominationStates[state]} />
);

const pairTones: Record<PairState, Tone> = {
  proposed: 'waiting',
  active: 'going',
  finished: 'done',
  stopped: 'draft',
};
export const PairBadge = ({ state }: { state: PairState }) => (
  <Badge tone={pairTones[state]} text={pairStates[state]} />
);

/** «02.03.2026 – 20.03.2026», or the words where there are no dates. */
export const periodWords = (startsOn: string | null, endsOn: string | null, terms = ''): string =>
  startsOn && endsOn ? `${formatDateShort(startsOn)} – ${formatDateShort(endsOn)}` : terms;

export const wholeName = (name: { surname: string; given: string; patronymic: string | null }): string =>
  [name.surname, name.given, name.patronymic].filter(Boolean).join(' ');

/** «Иванова М.П.» */
export const shortName = (name: { surname: string; given: string; patronymic: string | null }): string =>
  `${name.surname}\u00a0${[name.given, name.patronymic].map((part) => (part ? `${part[0]}.` : '')).join('')}`;

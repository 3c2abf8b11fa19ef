// How a line stands on a day: ahead, going, overdue, moved, done in time or late. Computed from days, so it is true on any day.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { Tone } from '../../../ui/index.ts';
import type { PlanState } from '../plan/plan.lifecycle.ts';
import type { LineState } from './line.lifecycle.ts';

export type Standing =
  | 'draft'
  | 'ahead'
  | 'going'
  | 'overdue'
  | 'moved'
  | 'reported'
  | 'done'
  | 'done-late'
  | 'not-done'
  | 'cancelled';

export const standingTones: Readonly<Record<Standing, Tone>> = {
  draft: 'draft',
  ahead: 'draft',
  going: 'going',
  overdue: 'trouble',
  moved: 'waiting',
  reported: 'waiting',
  done: 'done',
  'done-late': 'trouble',
  'not-done': 'trouble',
  cancelled: 'draft',
};

export interface StandingParts {
  readonly state: LineState;
  readonly planState: PlanState;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly lateSince: CivilDate | null;
  /** An approved correction gave it another term. */
  readonly isMoved: boolean;
}

/** A line moved in time by an approved correction is «перенесено», not late; one late before stays late. */
export function standingOf(line: StandingParts, today: CivilDate): Standing {
  if (line.state === 'cancelled' || line.state === 'not-done' || line.state === 'reported') return line.state;
  if (line.state === 'done') return line.lateSince ? 'done-late' : 'done';
  if (line.planState === 'draft' || line.planState === 'on-approval') return 'draft';
  if (line.lateSince || (line.endsOn !== null && line.endsOn <= today)) return 'overdue';
  if (line.isMoved) return 'moved';
  return line.startsOn !== null && line.startsOn > today ? 'ahead' : 'going';
}

/** The same in the database, over `planning.lines as l` and `planning.plans as p`; a test holds the two together. */
export const standingSql = (today: CivilDate) => sql<Standing>`case
  when l.state in ('cancelled', 'not-done', 'reported') then l.state
  when l.state = 'done' then case when l.late_since is null then 'done' else 'done-late' end
  when p.state in ('draft', 'on-approval') then 'draft'
  when l.late_since is not null or l.ends_on <= ${today} then 'overdue'
  when ${isMovedSql} then 'moved'
  when l.starts_on > ${today} then 'ahead'
  else 'going' end`;

export const isMovedSql = sql<boolean>`exists (select from planning.corrections c where c.territory_id = l.territory_id
  and c.line_id = l.id and c.kind = 'moved' and c.state = 'approved')`;

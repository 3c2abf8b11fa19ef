// What the expertise offers to the house.
import type { Module } from '../../kernel/module.ts';
import { refuse } from '../../kernel/refusal.ts';
import {
  applyAssignments,
  assignExperts,
  completeReview,
  declineAssignment,
  releaseExpert,
} from './commands/assignments.ts';
import { declareConflict, followPeople, liftConflict, pinConflict } from './commands/conflicts.ts';
import { draftExpertSheet, draftScoreSummary } from './commands/papers.ts';
import { reopenSheet, saveSheet, submitSheet } from './commands/sheets.ts';
import { assignmentPlanPage } from './pages/assignment-plan.tsx';
import { assignmentsPage } from './pages/assignments.tsx';
import { reviewCardPage } from './pages/card.tsx';
import { mySheetsPage } from './pages/mine.tsx';
import { rankingDownload, rankingPage } from './pages/ranking.tsx';
import { sheetPage } from './pages/sheet.tsx';
import { sheetCheckPage } from './pages/sheet-check.tsx';
import {
  myReviewsQuery,
  planQuery,
  rankingQuery,
  reviewQuery,
  reviewsQuery,
  sheetsQuery,
} from './queries/api.ts';
import { remindExperts } from './reminder.jobs.ts';
import { reviewDuties } from './review.duties.ts';
import { reviewInvariants } from './review.invariants.ts';
import { reviewLifecycle, sheetLifecycle } from './review.lifecycle.ts';
import { bodiesSatIn, conflictPolicy, reviewPolicy, seesExpertise } from './review.policy.ts';
import { reviewSentences } from './review.sentences.ts';
import { reviewText as text } from './review.text.ts';

const { refusals } = text;

export const reviewModule: Module = {
  name: 'review',
  ru: text.module,
  lifecycles: [reviewLifecycle, sheetLifecycle],
  policies: [reviewPolicy, conflictPolicy],
  commands: [
    assignExperts,
    applyAssignments,
    declineAssignment,
    releaseExpert,
    completeReview,
    declareConflict,
    pinConflict,
    liftConflict,
    saveSheet,
    submitSheet,
    reopenSheet,
    draftExpertSheet,
    draftScoreSummary,
  ],
  queries: [myReviewsQuery, reviewsQuery, reviewQuery, planQuery, rankingQuery, sheetsQuery],
  pages: [
    mySheetsPage,
    sheetPage,
    sheetCheckPage,
    reviewCardPage,
    assignmentsPage,
    assignmentPlanPage,
    rankingPage,
  ],
  downloads: [rankingDownload],
  menu: (ctx) =>
    ctx.actor.kind === 'person' && seesExpertise.check(ctx, undefined) === null
      ? [
          {
            label: text.module,
            path: bodiesSatIn(ctx).length > 0 ? '/review' : '/review/assignments',
            icon: 'scale',
            order: 30,
          },
        ]
      : [],
  daily: [remindExperts],
  duties: reviewDuties,
  sentences: reviewSentences,
  invariants: reviewInvariants,
  subscribers: {
    'post.appointed': followPeople,
    'role.granted': followPeople,
    'acting.appointed': followPeople,
    'relation.declared': followPeople,
  },
  constraints: {
    one_conflict_per_kind: () => refuse('conflict-recorded', refusals.conflictRace),
    conflict_stays_as_recorded: () => refuse('conflict-frozen', refusals.conflictImmutable),
    only_said_conflicts_are_lifted: () => refuse('conflict-from-data', refusals.onlySaidLifted),
    nobody_lifts_the_own_conflict: () => refuse('own-conflict', refusals.liftsOwn),
    no_assignment_in_conflict: () => refuse('conflict-of-interest', refusals.assignInConflict),
    one_live_sheet_per_expert: () => refuse('sheet-exists', refusals.sheetRace),
    revisions_do_not_repeat: () => refuse('sheet-exists', refusals.sheetRace),
    submitted_sheet_never_changes: () => refuse('sheet-frozen', refusals.immutable),
  },
};

// Rights over an expertise: who runs it, who judges, who reads; a person in conflict never gets as far as these rules.
import { hasRole, type ReadCtx, scopesOf } from '../../kernel/ctx.ts';
import { policy, type Rule, rule, signedIn } from '../../kernel/policy.ts';
import type { Review } from './review.schema.ts';
import { reviewText } from './review.text.ts';

const officeKinds = ['chair', 'deputy-chair', 'secretary'] as const;
const memberKinds = [...officeKinds, 'member'] as const;
const staffKinds = [
  'territory-admin',
  'centre-head',
  'methodist',
  'authority-head',
  'authority-clerk',
] as const;

export const isStaff = (ctx: ReadCtx): boolean => hasRole(ctx, staffKinds);

/** Those and a specialist of the service; who is in conflict and why is personal and not for the specialist. */
export const readsAll = (ctx: ReadCtx): boolean => isStaff(ctx) || hasRole(ctx, 'specialist');

/** Bodies whose expertise the actor runs, and those he sits in. */
export const bodiesRun = (ctx: ReadCtx): string[] => scopesOf(ctx, officeKinds, 'body');
export const bodiesSatIn = (ctx: ReadCtx): string[] => scopesOf(ctx, memberKinds, 'body');

type OfBody = Pick<Review, 'bodyId'>;

export const runsExpertise: Rule<OfBody> = rule(
  'runs-expertise',
  { text: reviewText.refusals.notOffice, norm: 'application-expertise' },
  (ctx, { bodyId }) => hasRole(ctx, officeKinds, { kind: 'body', id: bodyId }),
);

export const presidesOverExpertise: Rule<OfBody> = rule(
  'presides-over-expertise',
  { text: reviewText.refusals.notChair, norm: 'application-expertise' },
  (ctx, { bodyId }) => hasRole(ctx, ['chair', 'deputy-chair'], { kind: 'body', id: bodyId }),
);

const isItsExpert: Rule<Review> = rule(
  'is-its-expert',
  { text: reviewText.refusals.notExpert, norm: 'application-expertise' },
  (_ctx, review) => review.mine,
);

const sitsInTheBody: Rule<OfBody> = rule(
  'sits-in-the-body',
  { text: reviewText.refusals.notMember, norm: 'application-expertise' },
  (ctx, { bodyId }) => hasRole(ctx, memberKinds, { kind: 'body', id: bodyId }),
);

/** Never while the own sheet is unfinished, whatever other roles the expert has (blindness, 000 §5.3). */
export const seesScores = (review: Pick<Review, 'mine' | 'mineSubmitted'>): boolean =>
  !review.mine || review.mineSubmitted;

const readsScores: Rule<Review> = rule(
  'own-sheet-first',
  { text: reviewText.refusals.blind, norm: 'application-expertise' },
  (_ctx, review) => seesScores(review),
);

export const reviewPolicy = policy<
  Review,
  'view' | 'scores' | 'assign' | 'pin' | 'lift' | 'reopen' | 'complete' | 'write' | 'decline' | 'print'
>('review.review', {
  view: signedIn as Rule<Review>,
  scores: readsScores,
  assign: runsExpertise,
  pin: presidesOverExpertise,
  lift: presidesOverExpertise,
  reopen: presidesOverExpertise,
  complete: runsExpertise,
  write: isItsExpert,
  decline: isItsExpert,
  print: readsScores,
});

export const conflictPolicy = policy<OfBody, 'declare'>('review.conflict', { declare: sitsInTheBody });

/** Pages of the expertise: somebody who sits in a body, or the staff of the service. */
export const seesExpertise: Rule<void> = rule(
  'sees-expertise',
  { text: reviewText.refusals.notMember },
  (ctx) => readsAll(ctx) || bodiesSatIn(ctx).length > 0,
);

export const runsAnyExpertise: Rule<void> = rule(
  'runs-any-expertise',
  { text: reviewText.refusals.notOffice },
  (ctx) => bodiesRun(ctx).length > 0,
);

/** Who is in conflict and why, and who is assigned, is for the body's office and the staff, not for other members. */
export const watchesExpertise: Rule<OfBody> = rule(
  'watches-expertise',
  { text: reviewText.refusals.notWatcher, norm: 'application-expertise' },
  (ctx, { bodyId }) => isStaff(ctx) || hasRole(ctx, officeKinds, { kind: 'body', id: bodyId }),
);

export const watchesAnyExpertise: Rule<void> = rule(
  'watches-any-expertise',
  { text: reviewText.refusals.notWatcher },
  (ctx) => isStaff(ctx) || bodiesRun(ctx).length > 0,
);

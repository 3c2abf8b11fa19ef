// Who makes pairs and who writes in them: the institution, the service, the two of the pair themselves.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { policy, rule } from '../../kernel/policy.ts';
import { keepers, ownInstitutions } from './development.policy.ts';
import { mentoringText as text } from './mentoring.text.ts';

export interface PairRights {
  readonly institutionId: string | null;
  readonly mentorId: string;
  readonly menteeId: string;
}

const keeps = (ctx: ReadCtx, { institutionId }: PairRights) =>
  hasRole(ctx, keepers) || (institutionId !== null && ownInstitutions(ctx).includes(institutionId));

const isOfPair = (ctx: ReadCtx, { mentorId, menteeId }: PairRights) =>
  ctx.actor.personId !== null && [mentorId, menteeId].includes(ctx.actor.personId);

export const pairPolicy = policy<PairRights, 'keep' | 'meet' | 'feedback'>('development.pair', {
  keep: rule('keeps-pairs', { text: text.refusals.keepers }, keeps),
  meet: rule(
    'meets-in-pair',
    { text: text.refusals.meetings },
    (ctx, record) => keeps(ctx, record) || isOfPair(ctx, record),
  ),
  feedback: rule('is-of-the-pair', { text: text.refusals.notInPair }, isOfPair),
});

export const keepsSchool = rule<unknown>('keeps-young-school', { text: text.refusals.school }, (ctx) =>
  hasRole(ctx, keepers),
);

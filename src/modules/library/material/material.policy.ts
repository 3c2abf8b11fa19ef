// Who writes, reviews, approves and reads methodical materials.
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { anyOf, policy, rule } from '../../../kernel/policy.ts';
import { norms } from '../../regulations/index.ts';
import { keepsFund } from '../library.policy.ts';
import { materialText as text } from './material.text.ts';

/** What the rules ask of a material. */
export interface MaterialRights {
  readonly authorIds: readonly string[];
  readonly madeBy: string | null;
  /** Reviewers whose word is awaited or given on any edition. */
  readonly reviewerIds: readonly string[];
  /** The edition readers may use. */
  readonly fundEdition: number | null;
}

const norm = norms.materialReview.slug;
const keeps = (ctx: ReadCtx): boolean => !keepsFund.check(ctx, undefined);

const isAuthor = (ctx: ReadCtx, record: MaterialRights): boolean =>
  ctx.actor.personId !== null &&
  (record.authorIds.includes(ctx.actor.personId) || record.madeBy === ctx.actor.personId);

const keepsMaterials = rule<MaterialRights>('keeps-materials', { text: text.refusals.keepers, norm }, keeps);
const writes = rule<MaterialRights>('writes-material', { text: text.refusals.authors, norm }, isAuthor);
const heads = rule<MaterialRights>('approves-material', { text: text.refusals.head, norm }, (ctx) =>
  hasRole(ctx, 'centre-head'),
);
const reads = rule<MaterialRights>(
  'reads-material',
  { text: text.refusals.keepers },
  (ctx, record) =>
    keeps(ctx) ||
    isAuthor(ctx, record) ||
    (ctx.actor.kind === 'person' && record.fundEdition !== null) ||
    (ctx.actor.personId !== null && record.reviewerIds.includes(ctx.actor.personId)),
);

export const materialPolicy = policy<MaterialRights, 'view' | 'write' | 'keep' | 'approve'>(
  'library.material',
  { view: reads, write: anyOf(writes, keepsMaterials), keep: keepsMaterials, approve: heads },
);

/** Sees drafts and what left the fund: the service, the authors, the reviewers. Readers see the edition of the fund. */
export const seesWork = (ctx: ReadCtx, record: MaterialRights): boolean =>
  keeps(ctx) ||
  isAuthor(ctx, record) ||
  (ctx.actor.personId !== null && record.reviewerIds.includes(ctx.actor.personId));

/** The reviewer of one sheet. */
export const reviewPolicy = policy<{ readonly reviewerId: string }, 'give'>('library.review', {
  give: rule(
    'reviews-material',
    { text: text.refusals.reviewer, norm },
    (ctx, review) => ctx.actor.personId === review.reviewerId,
  ),
});

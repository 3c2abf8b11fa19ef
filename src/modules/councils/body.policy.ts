// Who keeps, runs, attends and reads a council: the rights of bodies and of their sessions.
import { hasRole, type ReadCtx, scopesOf } from '../../kernel/ctx.ts';
import { anyOf, policy, type Rule, rule, signedIn } from '../../kernel/policy.ts';
import { refusals } from './councils.text.ts';

/** What a right needs to know: the body and, for a body of an institution, that institution. */
export interface OfBody {
  readonly bodyId: string;
  readonly institutionId: string | null;
}

export const memberKinds = ['chair', 'deputy-chair', 'secretary', 'member'] as const;
const runnerKinds = ['chair', 'deputy-chair', 'secretary'];
export const staffKinds = [
  'territory-admin',
  'centre-head',
  'methodist',
  'specialist',
  'authority-head',
  'authority-clerk',
];
const keeperKinds = ['territory-admin', 'centre-head', 'authority-head', 'authority-clerk'];
const institutionKinds = ['institution-head', 'institution-operator'];

const holdsInBody = (ctx: ReadCtx, kinds: readonly string[], body: OfBody) =>
  hasRole(ctx, kinds, { kind: 'body', id: body.bodyId });

const actsForInstitution = (ctx: ReadCtx, body: OfBody) =>
  body.institutionId !== null &&
  hasRole(ctx, institutionKinds, { kind: 'institution', id: body.institutionId });

export const keepsBody: Rule<OfBody> = rule(
  'keeps-body',
  { text: refusals.notKeeper, norm: 'council-composition' },
  (ctx, body) => hasRole(ctx, keeperKinds) || actsForInstitution(ctx, body),
);

export const runsBody: Rule<OfBody> = rule(
  'runs-body',
  { text: refusals.notRunner, norm: 'council-session' },
  (ctx, body) => holdsInBody(ctx, runnerKinds, body),
);

export const sitsInBody: Rule<OfBody> = rule(
  'sits-in-body',
  { text: refusals.notMember, norm: 'council-session' },
  (ctx, body) => holdsInBody(ctx, memberKinds, body),
);

export const readsBody: Rule<OfBody> = rule(
  'reads-body',
  { text: refusals.notReader, norm: 'council-session' },
  (ctx, body) =>
    hasRole(ctx, staffKinds) || holdsInBody(ctx, memberKinds, body) || actsForInstitution(ctx, body),
);

/** Somebody who keeps bodies anywhere may create one; an institution's people only their own. */
export const bodyPolicy = policy<OfBody, 'create' | 'keep' | 'plan' | 'run' | 'sit' | 'view'>(
  'councils.body',
  {
    create: keepsBody,
    keep: keepsBody,
    plan: anyOf(runsBody, keepsBody),
    run: runsBody,
    sit: sitsInBody,
    view: readsBody,
  },
);

/** Pages of councils open to whoever sits in one or reads them; the rows are chosen by visibility. */
export const seesCouncils: Rule<void> = signedIn as Rule<void>;

/** The bodies an actor reads, as a filter for SQL: all of the territory, or those named. */
export function readableBodies(ctx: ReadCtx): { all: boolean; bodyIds: string[]; institutionIds: string[] } {
  return {
    all: hasRole(ctx, staffKinds) || ctx.actor.kind === 'system',
    bodyIds: scopesOf(ctx, memberKinds, 'body'),
    institutionIds: scopesOf(ctx, institutionKinds, 'institution'),
  };
}

/** Whether the actor, a member recused from the item, is kept from its closed materials (conflict of interest). */
export const mayView = (ctx: ReadCtx, item: { readonly recused: readonly string[] }): boolean =>
  ctx.actor.personId === null || !item.recused.includes(ctx.actor.personId);

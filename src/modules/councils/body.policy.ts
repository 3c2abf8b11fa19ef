// Who keeps, runs, attends and reads a council: the rights of bodies and of their sessions.
import { hasRole, type ReadCtx, scopesOf } from '../../kernel/ctx.ts';
import { anyOf, policy, type Rule, rule, signedIn } from '../../kernel/policy.ts';
import { familyOf, isBodyKind } from './body/body.kinds.ts';
import { refusals } from './councils.text.ts';

/** What a right needs to know: the body and, for a body of an institution, that institution. */
export interface OfBody {
  readonly bodyId: string;
  readonly institutionId: string | null;
  /** Told where the kind decides: a methodist keeps associations and groups, not councils. */
  readonly kind?: string;
  readonly curatorId?: string | null;
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

/** Methodists direct associations and groups of the service (002 §4.3, 004 §2.2), and the bodies they are curators of. */
const directsBody = (ctx: ReadCtx, body: OfBody) =>
  hasRole(ctx, 'methodist') &&
  body.institutionId === null &&
  ((isBodyKind(body.kind) && familyOf(body.kind) !== 'council') ||
    (body.curatorId !== undefined && body.curatorId !== null && body.curatorId === ctx.actor.personId));

export const keepsBody: Rule<OfBody> = rule(
  'keeps-body',
  { text: refusals.notKeeper, norm: 'council-composition' },
  (ctx, body) => hasRole(ctx, keeperKinds) || actsForInstitution(ctx, body) || directsBody(ctx, body),
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
    hasRole(ctx, staffKinds) ||
    (body.institutionId === null && coordinatesBodies(ctx)) ||
    holdsInBody(ctx, memberKinds, body) ||
    actsForInstitution(ctx, body),
);

/** A member of the service's methodical council, which coordinates the methodical structures (003 §4.5.4). */
export const coordinatorKind = 'structures-coordinator';
export const coordinatesBodies = (ctx: ReadCtx): boolean => hasRole(ctx, coordinatorKind);

/** The council that coordinates, and the heads of the service, take in the reports of structures. */
export const acceptsReports: Rule<OfBody> = rule(
  'accepts-reports',
  { text: refusals.notCoordinator, norm: 'body-report' },
  (ctx, body) =>
    body.institutionId === null
      ? coordinatesBodies(ctx) || hasRole(ctx, keeperKinds)
      : actsForInstitution(ctx, body),
);

/** Somebody who keeps bodies anywhere may create one; an institution's people only their own. */
export const bodyPolicy = policy<OfBody, 'create' | 'keep' | 'plan' | 'run' | 'sit' | 'view' | 'accept'>(
  'councils.body',
  {
    create: keepsBody,
    keep: keepsBody,
    plan: anyOf(runsBody, keepsBody),
    run: runsBody,
    sit: sitsInBody,
    view: readsBody,
    accept: acceptsReports,
  },
);

/** Pages of councils open to whoever sits in one or reads them; the rows are chosen by visibility. */
export const seesCouncils: Rule<void> = signedIn as Rule<void>;

/** The bodies an actor reads, as a filter for SQL: all of the territory, or those named. */
export function readableBodies(ctx: ReadCtx): {
  all: boolean;
  /** Reads every body of the territory itself. */
  coordinates: boolean;
  bodyIds: string[];
  institutionIds: string[];
} {
  return {
    coordinates: coordinatesBodies(ctx),
    all: hasRole(ctx, staffKinds) || ctx.actor.kind === 'system',
    bodyIds: scopesOf(ctx, memberKinds, 'body'),
    institutionIds: scopesOf(ctx, institutionKinds, 'institution'),
  };
}

/** Whether the actor, a member recused from the item, is kept from its closed materials (conflict of interest). */
export const mayView = (ctx: ReadCtx, item: { readonly recused: readonly string[] }): boolean =>
  ctx.actor.personId === null || !item.recused.includes(ctx.actor.personId);

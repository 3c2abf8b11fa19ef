// Who objects, who sees and considers an objection, who controls the service.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { allOf, policy, rule } from '../../kernel/policy.ts';
import { controlText, objectionText } from './authority.text.ts';

/** What the rules ask of an objection: its author and the roles the regulation lets read it. */
export interface ObjectionRights {
  readonly authorId: string;
  readonly readers: readonly string[];
}

const texts = objectionText.refusals;
const norm = 'order-objection';

const workers = [
  'methodist',
  'centre-head',
  'specialist',
  'institution-head',
  'institution-operator',
] as const;

/** Anybody who works here: in the service or in an institution, in whatever scope the role is held. */
export const objectsToOrders = rule<unknown>(
  'objects-to-orders',
  { text: texts.file, norm },
  (ctx) =>
    ctx.actor.personId !== null &&
    ctx.actor.roles.some(({ kind }) => (workers as readonly string[]).includes(kind)),
);

const isReader = (ctx: ReadCtx, { authorId, readers }: ObjectionRights): boolean =>
  ctx.actor.personId === authorId || hasRole(ctx, ['authority-head', ...readers]);

const sees = rule<ObjectionRights>('sees-objection', { text: texts.see, norm }, isReader);

const decides = rule<ObjectionRights>('considers-objection', { text: texts.consider, norm }, (ctx) =>
  hasRole(ctx, 'authority-head'),
);
const notOwn = rule<ObjectionRights>(
  'considers-no-own-objection',
  { text: texts.own, norm },
  (ctx, { authorId }) => ctx.actor.personId !== authorId,
);
const isAuthor = rule<ObjectionRights>(
  'objection-author',
  { text: texts.author, norm },
  (ctx, { authorId }) => ctx.actor.personId === authorId,
);

export const objectionPolicy = policy<ObjectionRights, 'file' | 'see' | 'consider' | 'withdraw'>(
  'authority.objection',
  { file: objectsToOrders, see: sees, consider: allOf(decides, notOwn), withdraw: isAuthor },
);

export const controlsService = rule<unknown>(
  'controls-service',
  { text: controlText.refusals.see, norm: 'service-control' },
  (ctx) => hasRole(ctx, ['authority-head', 'authority-clerk']),
);

export const controlPolicy = policy<unknown, 'see'>('authority.control', { see: controlsService });

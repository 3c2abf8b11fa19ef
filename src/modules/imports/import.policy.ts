// Who loads lists: keepers of the register any list of the territory, an institution's own people its own staff.
import { hasRole, type ReadCtx, scopesOf } from '../../kernel/ctx.ts';
import { policy, rule } from '../../kernel/policy.ts';
import { registerKeepers } from '../institutions/index.ts';
import { importText as text } from './import.text.ts';

const ownStaff = ['institution-head', 'institution-operator'] as const;

/** What the right is asked about: which list, of which institution. */
export interface AskedList {
  readonly kind: string;
  readonly institutionId: string | null;
}

export const keepsAll = (ctx: ReadCtx): boolean => hasRole(ctx, registerKeepers);

/** Institutions whose staff lists the actor loads as its own. */
export const ownInstitutions = (ctx: ReadCtx): string[] => scopesOf(ctx, ownStaff, 'institution');

const mayLoad = (ctx: ReadCtx, { kind, institutionId }: AskedList): boolean =>
  keepsAll(ctx) ||
  (kind === 'staff' && institutionId !== null && ownInstitutions(ctx).includes(institutionId));

const loadsList = rule<AskedList>('loads-lists', { text: text.refusals.keepers }, mayLoad);

/** Somebody who loads some list: sees the section and opens the form. */
export const loadsLists = rule<void>(
  'loads-some-list',
  { text: text.refusals.keepers },
  (ctx) => keepsAll(ctx) || ownInstitutions(ctx).length > 0,
);

export const importPolicy = policy<AskedList, 'load' | 'view'>('imports.import', {
  load: loadsList,
  view: loadsList,
});

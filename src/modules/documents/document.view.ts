// Who reads a document, as a rule over one loaded record; `visibleTo` is its set form and a test proves that they agree.
import { hasRole, type ReadCtx, scopesOf } from '../../kernel/ctx.ts';
import { policy, rule } from '../../kernel/policy.ts';
import { closedKinds, heads, institutionPeople, members, office, staff } from './document.policy.ts';
import type { DocumentRecord } from './document.schema.ts';
import { documentText } from './document.text.ts';

/** What the right to read asks of a document besides its own columns. */
export interface ReadDocument extends DocumentRecord {
  /** Whoever was asked to get acquainted. */
  readonly asked: readonly string[];
  /** It is about a record closed to this reader by a conflict of interest. */
  readonly barred: boolean;
}

const overlaps = (one: readonly string[], other: readonly string[]) => one.some((id) => other.includes(id));

function byAudience(ctx: ReadCtx, document: ReadDocument): boolean {
  const { audience, bodyId, state, kind } = document;
  const issued = state !== 'draft';
  if (audience === 'public' && issued) return true;
  if (hasRole(ctx, staff) && ['staff', 'institution', 'public'].includes(audience)) return true;
  if (hasRole(ctx, heads) && audience === 'council' && issued) return true;
  if (bodyId !== null) {
    const sits = scopesOf(ctx, members, 'body').includes(bodyId);
    if (sits && (audience === 'council' || audience === 'institution')) return true;
    if (audience === 'secretariat' && scopesOf(ctx, office, 'body').includes(bodyId)) return true;
  }
  const own = scopesOf(ctx, institutionPeople, 'institution');
  return (
    audience === 'institution' && (issued || kind === 'application') && overlaps(own, document.institutions)
  );
}

function byPerson(ctx: ReadCtx, document: ReadDocument): boolean {
  const { personId } = ctx.actor;
  if (!personId) return false;
  if ([document.createdBy, document.signer?.personId, ...document.asked].includes(personId)) return true;
  const sites = ctx.actor.roles.flatMap((role) => (role.scope.kind === 'site' ? [role.scope.id] : []));
  const about = document.subjects.map((subject) => subject.id);
  return document.audience === 'institution' && document.state !== 'draft' && overlaps(sites, about);
}

export const readingPolicy = policy('documents.reading', {
  view: rule<ReadDocument>('reads-document', { text: documentText.notReader }, (ctx, document) => {
    if (ctx.actor.kind === 'system') return true;
    if (document.barred && closedKinds.includes(document.kind)) return false;
    return byAudience(ctx, document) || byPerson(ctx, document);
  }),
});

// Who reads and who registers documents; the same SQL decides for the list, the card, the export and the search.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { hasRole, type ReadCtx, type Role, scopesOf } from '../../kernel/ctx.ts';
import { anyOf, policy, rule } from '../../kernel/policy.ts';
import type { Audience, DocumentKind, DocumentState } from './document.schema.ts';
import { documentText } from './document.text.ts';

export const heads = ['territory-admin', 'centre-head', 'authority-head', 'authority-clerk'];
export const staff = [...heads, 'methodist', 'specialist', 'observer'];
export const office = ['chair', 'deputy-chair', 'secretary'];
export const members = [...office, 'member'];
export const institutionPeople = ['institution-head', 'institution-operator'];

/** Papers of the procedure that somebody with a conflict of interest must not read. */
export const closedKinds: readonly DocumentKind[] = ['application', 'expert-sheet', 'score-summary'];

/** Selects (subject_kind, subject_id) closed to the actor, e.g. applications he has a conflict of interest with. */
export type SubjectBarrier = (ctx: ReadCtx) => RawBuilder<unknown> | null;

const barriers: SubjectBarrier[] = [];

/** Called by the composition root, because the modules that know of conflicts stand above this one. */
export function useSubjectBarriers(given: readonly SubjectBarrier[]): void {
  barriers.splice(0, barriers.length, ...given);
}

/** Condition on `documents.documents as d`: what the actor may see. */
export function visibleTo(ctx: ReadCtx): RawBuilder<SqlBool> {
  if (ctx.actor.kind === 'system') return sql<SqlBool>`true`;
  const grounds = groundsOf(ctx);
  // The service sees most of the register: a filter. Others see few rows of it: each ground finds its own by an index.
  const seen = hasRole(ctx, staff)
    ? sql.join(grounds, sql` or `)
    : sql`d.id in (${sql.join(
        grounds.map(
          (ground) => sql`select d.id from documents.documents d
            where d.territory_id = ${ctx.territory.id} and ${ground}`,
        ),
        sql` union all `,
      )})`;
  return sql<SqlBool>`(${seen})${withoutBarred(ctx)}`;
}

function groundsOf(ctx: ReadCtx): RawBuilder<unknown>[] {
  const grounds: RawBuilder<unknown>[] = [sql`(d.audience = 'public' and d.state <> 'draft')`];
  if (hasRole(ctx, staff)) grounds.push(sql`d.audience in ('staff', 'institution', 'public')`);
  if (hasRole(ctx, heads)) grounds.push(sql`(d.audience = 'council' and d.state <> 'draft')`);
  const bodies = scopesOf(ctx, members, 'body');
  if (bodies.length > 0)
    grounds.push(sql`(d.audience in ('council', 'institution') and d.body_id = any(${bodies}::uuid[]))`);
  const offices = scopesOf(ctx, office, 'body');
  if (offices.length > 0)
    grounds.push(sql`(d.audience = 'secretariat' and d.body_id = any(${offices}::uuid[]))`);
  const institutions = scopesOf(ctx, institutionPeople, 'institution');
  if (institutions.length > 0) {
    grounds.push(sql`(d.audience = 'institution' and (d.state <> 'draft' or d.kind = 'application') and exists (
      select from documents.audience_institutions a where a.territory_id = d.territory_id
        and a.document_id = d.id and a.institution_id = any(${institutions}::uuid[])))`);
  }
  return [...grounds, ...personalGrounds(ctx)];
}

/** The author, the signer, whoever was asked to review it or to get acquainted, and the people of the site a paper is about. */
function personalGrounds(ctx: ReadCtx): RawBuilder<unknown>[] {
  const { personId } = ctx.actor;
  if (!personId) return [];
  const sites = ctx.actor.roles.flatMap((role: Role) => (role.scope.kind === 'site' ? [role.scope.id] : []));
  return [
    sql`d.created_by_person_id = ${personId}::uuid`,
    sql`d.signed_by_person_id = ${personId}::uuid`,
    sql`exists (select from documents.acquaintances q where q.territory_id = d.territory_id
      and q.document_id = d.id and q.person_id = ${personId}::uuid)`,
    sql`exists (select from documents.reviews w where w.territory_id = d.territory_id
      and w.document_id = d.id and ${personId}::uuid in (w.reviewer_id, w.author_id))`,
    ...(sites.length > 0
      ? [
          sql`(d.audience = 'institution' and d.state <> 'draft' and exists (select from documents.subjects s
            where s.territory_id = d.territory_id and s.document_id = d.id and s.subject_id = any(${sites}::uuid[])))`,
        ]
      : []),
  ];
}

function withoutBarred(ctx: ReadCtx): RawBuilder<unknown> {
  const selects = barriers.flatMap((barrier) => barrier(ctx) ?? []);
  if (selects.length === 0) return sql``;
  return sql` and not (d.kind = any(${closedKinds}::text[]) and exists (
    select from documents.subjects s join (${sql.join(selects, sql` union all `)}) barred (subject_kind, subject_id)
      on barred.subject_kind = s.subject_kind and barred.subject_id = s.subject_id
     where s.territory_id = d.territory_id and s.document_id = d.id))`;
}

/** What the rules ask of a document. */
export interface DocumentFacts {
  readonly kind: DocumentKind;
  readonly state: DocumentState;
  readonly audience: Audience;
  readonly bodyId: string | null;
  readonly createdBy: string | null;
}

/** Papers a methodist registers himself; orders, minutes and what leaves the house are the clerk's. */
const methodistKinds: readonly DocumentKind[] = [
  'receipt',
  'register',
  'score-summary',
  'notice',
  'report',
  'application',
  'note',
];

const isClerk = rule<DocumentFacts>('document-clerk', { text: documentText.registrars }, (ctx) =>
  hasRole(ctx, heads),
);
const isMethodist = rule<DocumentFacts>(
  'document-methodist',
  { text: documentText.registrars },
  (ctx, document) => hasRole(ctx, 'methodist') && methodistKinds.includes(document.kind),
);
const isBodyOffice = rule<DocumentFacts>(
  'document-body-office',
  { text: documentText.registrars },
  (ctx, document) => document.bodyId !== null && hasRole(ctx, office, { kind: 'body', id: document.bodyId }),
);
const isAuthor = rule<DocumentFacts>(
  'document-author',
  { text: documentText.scanRight },
  (ctx, document) => document.createdBy !== null && document.createdBy === ctx.actor.personId,
);

const registers = anyOf(isClerk, isBodyOffice, isMethodist);

export const documentPolicy = policy('documents.document', {
  register: registers,
  cancel: anyOf(isClerk, isBodyOffice),
  edit: anyOf(registers, isAuthor),
  attach: anyOf(registers, isAuthor),
  ask: registers,
});

export const keepsOffice = rule<unknown>('keeps-office', { text: documentText.officeRight }, (ctx) =>
  hasRole(ctx, ['territory-admin', 'authority-clerk', 'centre-head']),
);

export const isStaff = rule<unknown>('document-staff', { text: documentText.registrars }, (ctx) =>
  hasRole(ctx, staff),
);

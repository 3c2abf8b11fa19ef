// Granting a role by a document, ending it, and putting somebody to act in another's role by an order.
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { rolePolicy } from './person.policy.ts';
import { person, personSubject } from './person.queries.ts';
import { actingSchema, endSchema, grantSchema, type NewActing, type NewRole } from './person.schema.ts';
import { personText as text } from './person.text.ts';
import { afterLastDay, endPeriod, refuseInstitution } from './post.commands.ts';
import { roleKind } from './roles.ts';

const fault = (name: string, field: string, complaint: string) =>
  refuse(name, complaint, { kind: 'invalid', fields: { [field]: complaint } });

/** Roles of an institution name it; roles of the territory do not. */
async function refuseScope(
  ctx: WriteCtx,
  field: 'kind' | 'roleKind',
  kind: string,
  institutionId: string | null,
): Promise<Refusal | null> {
  const known = roleKind(kind);
  if (!known) return fault('unknown-role', field, text.faults.role);
  return known.scope === 'institution'
    ? refuseInstitution(ctx, { place: 'institution', institutionId })
    : null;
}

const scopeOf = (kind: string, institutionId: string | null) => {
  const scope = roleKind(kind)?.scope ?? 'territory';
  return { scope_kind: scope, scope_id: scope === 'institution' ? institutionId : null };
};

/** Writes a role with its fact. */
export async function addRole(ctx: WriteCtx, input: NewRole): Promise<{ id: string } | Refusal> {
  const complaint = await refuseScope(ctx, 'kind', input.kind, input.institutionId);
  if (complaint) return complaint;
  const id = newId(ctx.now);
  const { personId, kind, document, startsOn } = input;
  const scope = scopeOf(kind, input.institutionId);
  await ctx.db
    .insertInto('people.roles')
    .values({
      territory_id: ctx.territory.id,
      id,
      person_id: personId,
      kind,
      ...scope,
      document,
      starts_on: startsOn,
      ends_on: afterLastDay(input.endsOn),
    })
    .execute();
  await recordFact(ctx, {
    name: 'role.granted',
    subject: personSubject(personId),
    data: { roleId: id, kind, institutionId: scope.scope_id, document, startsOn },
  });
  return { id };
}

/** Those named by the role grant it, by a document, for a period. */
export const grantRole = command({
  name: 'people.roles.grant',
  ru: 'Дать роль',
  norm: null,
  input: grantSchema,
  load: async (ctx, input) =>
    (await person(ctx, input.personId)) && { kind: input.kind, institutionId: input.institutionId },
  ability: rolePolicy.rules.grant,
  run: addRole,
});

async function loadRole(ctx: ReadCtx, input: { id: string }) {
  const row = await ctx.db
    .selectFrom('people.roles')
    .select(['id', 'person_id as personId', 'kind', 'scope_id as institutionId'])
    .select(['starts_on as startsOn', 'ends_on as endsOn'])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', input.id)
    .executeTakeFirst();
  return row ?? null;
}

/** The role's last day; whoever may grant it may end it. */
export const endRole = command({
  name: 'people.roles.end',
  ru: 'Завершить роль',
  norm: null,
  input: endSchema,
  load: loadRole,
  ability: rolePolicy.rules.grant,
  run: async (ctx, input, record) => {
    const complaint = await endPeriod(ctx, 'people.roles', record, input.on);
    if (complaint) return complaint;
    await recordFact(ctx, {
      name: 'role.ended',
      subject: personSubject(record.personId),
      data: { roleId: record.id, kind: record.kind, institutionId: record.institutionId, on: input.on },
    });
    return { id: record.id, personId: record.personId };
  },
});

/** Writes an acting appointment with its fact. */
export async function addActing(ctx: WriteCtx, input: NewActing): Promise<{ id: string } | Refusal> {
  const complaint = await refuseScope(ctx, 'roleKind', input.roleKind, input.institutionId);
  if (complaint) return complaint;
  if (!roleKind(input.roleKind)?.acting) return fault('role-without-acting', 'roleKind', text.faults.role);
  if (input.absentPersonId === input.actingPersonId)
    return fault('acts-for-self', 'absentPersonId', text.faults.absent);
  if (input.absentPersonId && !(await person(ctx, input.absentPersonId))) {
    return fault('unknown-person', 'absentPersonId', text.faults.person);
  }
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('people.delegations')
    .values({
      territory_id: ctx.territory.id,
      id,
      acting_person_id: input.actingPersonId,
      absent_person_id: input.absentPersonId,
      role_kind: input.roleKind,
      ...scopeOf(input.roleKind, input.institutionId),
      post_title: input.postTitle,
      order_number: input.orderNumber,
      order_date: input.orderDate,
      starts_on: input.startsOn,
      ends_on: afterLastDay(input.endsOn),
    })
    .execute();
  const {
    roleKind: kind,
    postTitle: title,
    orderNumber,
    orderDate,
    startsOn,
    endsOn,
    absentPersonId,
  } = input;
  await recordFact(ctx, {
    name: 'acting.appointed',
    subject: personSubject(input.actingPersonId),
    data: { delegationId: id, kind, title, orderNumber, orderDate, startsOn, endsOn, absentPersonId },
  });
  return { id };
}

/** «И. о.»: an order puts one person into another's role for a period; one at a time. */
export const appointActing = command({
  name: 'people.acting.appoint',
  ru: 'Возложить обязанности',
  norm: null,
  input: actingSchema,
  load: async (ctx, input) =>
    (await person(ctx, input.actingPersonId)) && { kind: input.roleKind, institutionId: input.institutionId },
  ability: rolePolicy.rules.act,
  run: addActing,
});

async function loadActing(ctx: ReadCtx, input: { id: string }) {
  const row = await ctx.db
    .selectFrom('people.delegations')
    .select(['id', 'acting_person_id as personId', 'role_kind as kind', 'scope_id as institutionId'])
    .select(['post_title as title', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', input.id)
    .executeTakeFirst();
  return row ?? null;
}

/** The last day of acting. */
export const endActing = command({
  name: 'people.acting.end',
  ru: 'Завершить исполнение обязанностей',
  norm: null,
  input: endSchema,
  load: loadActing,
  ability: rolePolicy.rules.act,
  run: async (ctx, input, record) => {
    const complaint = await endPeriod(ctx, 'people.delegations', record, input.on);
    if (complaint) return complaint;
    await recordFact(ctx, {
      name: 'acting.ended',
      subject: personSubject(record.personId),
      data: { delegationId: record.id, title: record.title, on: input.on },
    });
    return { id: record.id, personId: record.personId };
  },
});

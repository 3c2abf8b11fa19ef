// Roles held on a date: granted by a document, given by a post, or acted in by an order.
import { type RawBuilder, sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx, Scope } from '../../kernel/ctx.ts';
import type { RoleSource } from '../../kernel/module.ts';
import { actingPost } from '../../platform/language/index.ts';
import { shortNameOf } from './person.queries.ts';
import { rolesOfPosts } from './positions.ts';

const postRoles = sql.join(
  rolesOfPosts.map((each) => sql`(${each.place}::text, ${each.position}::text, ${each.kind}::text)`),
);

/** (person_id, kind, scope_kind, scope_id, ground) of everybody in the territory on a date. */
function heldRoles(territoryId: number, on: CivilDate): RawBuilder<unknown> {
  const during = sql`starts_on <= ${on} and (ends_on is null or ends_on > ${on})`;
  return sql`
    select r.person_id, r.kind, r.scope_kind, r.scope_id, 'granted' as ground
    from people.roles r where r.territory_id = ${territoryId} and ${during}
    union all
    select d.acting_person_id, d.role_kind, d.scope_kind, d.scope_id, 'acting'
    from people.delegations d where d.territory_id = ${territoryId} and ${during}
    union all
    select t.person_id, g.kind, case when t.unit is null then 'institution' else 'territory' end, t.institution_id, 'post'
    from people.posts t
    join (values ${postRoles}) as g (place, position, kind)
      on g.place = coalesce(t.unit, 'institution') and g.position = t.position
    where t.territory_id = ${territoryId} and ${during}`;
}

/** Offered to the house: the gateway asks what the person behind a request may do today. */
export const peopleRoles: RoleSource = {
  select: ({ territoryId, personId, on }) =>
    sql`(select kind, scope_kind, scope_id from (${heldRoles(territoryId, on)}) held where person_id = ${personId})`,
};

/** Roles a person holds on a day or is to hold later: what somebody else would gain with the person's records. */
export async function rolesHeldFrom(
  ctx: ReadCtx,
  personId: string,
  on: CivilDate,
): Promise<{ kind: string; scopeId: string | null }[]> {
  const { rows } = await sql<{ kind: string; scopeId: string | null }>`
    select kind, scope_id as "scopeId" from people.roles
     where territory_id = ${ctx.territory.id} and person_id = ${personId} and (ends_on is null or ends_on > ${on})
    union
    select role_kind, scope_id from people.delegations
     where territory_id = ${ctx.territory.id} and acting_person_id = ${personId} and (ends_on is null or ends_on > ${on})
    union
    select g.kind, t.institution_id from people.posts t
      join (values ${postRoles}) as g (place, position, kind)
        on g.place = coalesce(t.unit, 'institution') and g.position = t.position
     where t.territory_id = ${ctx.territory.id} and t.person_id = ${personId}
       and (t.ends_on is null or t.ends_on > ${on})`.execute(ctx.db);
  return rows;
}

export interface RoleHolder {
  readonly personId: string;
  readonly kind: string;
  readonly scopeKind: 'territory' | 'institution';
  readonly scopeId: string | null;
  readonly ground: 'granted' | 'acting' | 'post';
  /** «Иванова М.П.» */
  readonly name: string;
}

/** People who hold one of the roles on a date (today), in a scope when one is given; each person and role once. */
export async function peopleWithRole(
  ctx: ReadCtx,
  kinds: string | readonly string[],
  scope?: Scope,
  on: CivilDate = ctx.today,
): Promise<RoleHolder[]> {
  const wanted = typeof kinds === 'string' ? [kinds] : [...kinds];
  const inScope =
    scope === undefined
      ? sql`true`
      : scope.kind === 'territory'
        ? sql`h.scope_id is null`
        : sql`h.scope_id = ${scope.id}`;
  const { rows } = await sql<{
    personId: string;
    kind: string;
    scopeKind: 'territory' | 'institution';
    scopeId: string | null;
    ground: RoleHolder['ground'];
    surname: string;
    given: string;
    patronymic: string | null;
  }>`
    select distinct on (p.surname collate "ru-x-icu", p.given collate "ru-x-icu", h.person_id, h.kind, h.scope_id)
      h.person_id as "personId", h.kind, h.scope_kind as "scopeKind", h.scope_id as "scopeId", h.ground,
      p.surname, p.given, p.patronymic
    from (${heldRoles(ctx.territory.id, on)}) h
    join people.persons p on p.territory_id = ${ctx.territory.id} and p.id = h.person_id
    where h.kind = any(${wanted}::text[]) and ${inScope}
    order by p.surname collate "ru-x-icu", p.given collate "ru-x-icu", h.person_id, h.kind, h.scope_id`.execute(
    ctx.db,
  );
  return rows.map(({ surname, given, patronymic, ...row }) => ({
    ...row,
    name: shortNameOf({ surname, given, patronymic }),
  }));
}

export interface HeldRole {
  readonly id: string;
  readonly kind: string;
  readonly scopeId: string | null;
  readonly document: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
}

/** Roles granted to a person by a document, the latest first. */
export async function grantedRoles(ctx: ReadCtx, personId: string): Promise<HeldRole[]> {
  return ctx.db
    .selectFrom('people.roles')
    .select(['id', 'kind', 'scope_id as scopeId', 'document', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', '=', personId)
    .orderBy('starts_on', 'desc')
    .execute();
}

export interface ActingPeriod {
  readonly id: string;
  readonly kind: string;
  readonly scopeId: string | null;
  readonly absentPersonId: string | null;
  /** «и. о. директора» */
  readonly title: string;
  readonly orderNumber: string;
  readonly orderDate: CivilDate;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
}

/** When and for whom a person acted, the latest first. */
export async function actingsOf(ctx: ReadCtx, personId: string): Promise<ActingPeriod[]> {
  const rows = await ctx.db
    .selectFrom('people.delegations')
    .select(['id', 'role_kind as kind', 'scope_id as scopeId', 'absent_person_id as absentPersonId'])
    .select(['post_title', 'order_number as orderNumber', 'order_date as orderDate'])
    .select(['starts_on as startsOn', 'ends_on as endsOn'])
    .where('territory_id', '=', ctx.territory.id)
    .where('acting_person_id', '=', personId)
    .orderBy('starts_on', 'desc')
    .execute();
  return rows.map(({ post_title, ...row }) => ({ ...row, title: actingPost(post_title) }));
}

// Reading councils: the list, one body, its composition on a date, where a person sits.
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { personNames } from '../people/index.ts';
import { regulationsInForce } from '../regulations/index.ts';
import { type BodyFamily, type BodyKind, bodyKindKeys, familyOf } from './body/body.kinds.ts';
import { readableBodies } from './body.policy.ts';
import { isId } from './councils.schema.ts';
import type { MemberRole } from './councils.text.ts';

export interface BodyRecord {
  readonly id: string;
  readonly bodyId: string;
  readonly version: number;
  readonly kind: BodyKind;
  readonly name: string;
  readonly nameGenitive: string;
  readonly shortName: string;
  readonly institutionId: string | null;
  readonly regulationId: string | null;
  readonly place: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
  /** «математика», «работа с одарёнными детьми». */
  readonly subject: string;
  /** The methodist of the service who directs it. */
  readonly curatorId: string | null;
  /** The last day of a body made for a term. */
  readonly termOn: CivilDate | null;
  readonly product: string;
  readonly productOn: CivilDate | null;
  readonly productResult: string;
}

export interface Membership {
  readonly id: string;
  readonly personId: string;
  /** «Иванова М. П.» */
  readonly name: string;
  readonly role: MemberRole;
  readonly organisation: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
  readonly basis: string;
}

const bodyColumns = [
  'b.id',
  'b.id as bodyId',
  'b.version',
  'b.kind',
  'b.name',
  'b.name_genitive as nameGenitive',
  'b.short_name as shortName',
  'b.institution_id as institutionId',
  'b.regulation_id as regulationId',
  'b.place',
  'b.starts_on as startsOn',
  'b.ends_on as endsOn',
  'b.subject',
  'b.curator_id as curatorId',
  'b.term_on as termOn',
  'b.product',
  'b.product_on as productOn',
  'b.product_result as productResult',
] as const;

const selectBodies = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('councils.bodies as b')
    .select(bodyColumns)
    .where('b.territory_id', '=', ctx.territory.id);

/** Any body of the territory, for other modules and commands; pages ask `visibleBody`. */
export async function bodyById(ctx: ReadCtx, id: string): Promise<BodyRecord | null> {
  const row = await selectBodies(ctx).where('b.id', '=', id).executeTakeFirst();
  return row ? { ...row, kind: row.kind as BodyKind } : null;
}

/**
 * The territory's own body of a kind at work today («РЭС»); the oldest when there are several.
 * Where a text knows only a methodical council, that council does the work of the expert one too (003 §4.5).
 */
export async function bodyByKind(ctx: ReadCtx, kind: BodyKind): Promise<BodyRecord | null> {
  const kinds: readonly BodyKind[] = kind === 'expert-council' ? [kind, 'methodical-council'] : [kind];
  const rows = await selectBodies(ctx)
    .where('b.kind', 'in', kinds)
    .where('b.institution_id', 'is', null)
    .where('b.starts_on', '<=', ctx.today)
    .where((eb) => eb.or([eb('b.ends_on', 'is', null), eb('b.ends_on', '>', ctx.today)]))
    .orderBy('b.starts_on')
    .orderBy('b.id')
    .execute();
  const row = rows.find((each) => each.kind === kind) ?? rows[0];
  return row ? { ...row, kind: row.kind as BodyKind } : null;
}

function visibleBodies(ctx: ReadCtx) {
  const { all, coordinates, bodyIds, institutionIds } = readableBodies(ctx);
  const bodies = selectBodies(ctx);
  if (all) return bodies;
  return bodies.where((eb) =>
    eb.or([
      ...(coordinates ? [eb('b.institution_id', 'is', null)] : []),
      ...(bodyIds.length > 0 ? [eb('b.id', 'in', bodyIds)] : []),
      ...(institutionIds.length > 0 ? [eb('b.institution_id', 'in', institutionIds)] : []),
      eb.lit(false),
    ]),
  );
}

export async function visibleBody(ctx: ReadCtx, id: string): Promise<BodyRecord | null> {
  if (!isId(id)) return null;
  const row = await visibleBodies(ctx).where('b.id', '=', id).executeTakeFirst();
  return row ? { ...row, kind: row.kind as BodyKind } : null;
}

/** Bodies at work the actor reads whose name holds the words, for forms of other rooms. */
export async function bodyChoices(
  ctx: ReadCtx,
  words: string,
  limit: number,
): Promise<{ id: string; name: string }[]> {
  return visibleBodies(ctx)
    .clearSelect()
    .select(['b.id', 'b.name'])
    .where((eb) => eb.or([eb('b.ends_on', 'is', null), eb('b.ends_on', '>', ctx.today)]))
    .where(sql<boolean>`strpos(public.search_key(b.name), public.search_key(${words})) > 0`)
    .orderBy(sql`b.name collate "ru-x-icu"`)
    .orderBy('b.id')
    .limit(limit)
    .execute();
}

export interface BodyLine extends BodyRecord {
  readonly chairId: string | null;
  readonly secretaryId: string | null;
  readonly members: number;
  readonly waiting: number;
  readonly nextOn: CivilDate | null;
  /** A Положение in force governs it (REG-09). */
  readonly constituted: boolean;
}

export interface BodyFilter {
  readonly family?: BodyFamily | undefined;
  /** 'service': of the territory; 'institutions': of its organisations. */
  readonly level?: string | undefined;
  /** 'past': those that have ended; else those at work today. */
  readonly when?: string | undefined;
  readonly q?: string | undefined;
}

/** Bodies the actor reads, in Russian order, with who heads them, how many sit and what waits. */
export async function bodyLines(ctx: ReadCtx, filter: BodyFilter = {}): Promise<BodyLine[]> {
  const asked = bodyKindKeys.filter((kind) => !filter.family || familyOf(kind) === filter.family);
  const isPast = filter.when === 'past';
  const bodies = await visibleBodies(ctx)
    .where('b.kind', 'in', asked)
    .$if(filter.level === 'service', (rows) => rows.where('b.institution_id', 'is', null))
    .$if(filter.level === 'institutions', (rows) => rows.where('b.institution_id', 'is not', null))
    .$if(!isPast, (rows) =>
      rows.where((eb) => eb.or([eb('b.ends_on', 'is', null), eb('b.ends_on', '>', ctx.today)])),
    )
    .$if(isPast, (rows) => rows.where('b.ends_on', '<=', ctx.today))
    .$if(Boolean(filter.q), (rows) =>
      rows.where(
        sql<boolean>`strpos(public.search_key(b.name || ' ' || b.short_name || ' ' || b.subject), public.search_key(${filter.q ?? ''})) > 0`,
      ),
    )
    .orderBy('b.institution_id', (o) => o.asc().nullsFirst())
    .orderBy(sql`b.name collate "ru-x-icu"`)
    .execute();
  if (bodies.length === 0) return [];
  const ids = bodies.map((body) => body.id);
  const sitting = await membershipsOn(ctx, ids, ctx.today);
  const waiting = await ctx.db
    .selectFrom('councils.items')
    .select((eb) => ['body_id', eb.fn.countAll<string>().as('count')])
    .where('territory_id', '=', ctx.territory.id)
    .where('body_id', 'in', ids)
    .where('state', '=', 'queued')
    .groupBy('body_id')
    .execute();
  const next = await ctx.db
    .selectFrom('councils.sessions')
    .select((eb) => ['body_id', eb.fn.min('planned_on').as('on')])
    .where('territory_id', '=', ctx.territory.id)
    .where('body_id', 'in', ids)
    .where('state', 'in', ['planned', 'summoned', 'open'])
    .groupBy('body_id')
    .execute();
  const inForce = new Set((await regulationsInForce(ctx)).map((each) => each.id));
  return bodies.map((body) => {
    const own = sitting.filter((each) => each.bodyId === body.id);
    return {
      ...body,
      kind: body.kind as BodyKind,
      chairId: own.find((each) => each.role === 'chair')?.personId ?? null,
      secretaryId: own.find((each) => each.role === 'secretary')?.personId ?? null,
      members: own.length,
      waiting: Number(waiting.find((each) => each.body_id === body.id)?.count ?? 0),
      nextOn: next.find((each) => each.body_id === body.id)?.on ?? null,
      constituted: body.regulationId !== null && inForce.has(body.regulationId),
    };
  });
}

const rank: Record<MemberRole, number> = { chair: 0, 'deputy-chair': 1, secretary: 2, member: 3 };

async function membershipsOn(
  ctx: ReadCtx,
  bodyIds: readonly string[],
  on: CivilDate,
): Promise<(Membership & { bodyId: string })[]> {
  const rows = await ctx.db
    .selectFrom('councils.memberships as m')
    .select([
      'm.id',
      'm.body_id as bodyId',
      'm.person_id as personId',
      'm.role',
      'm.organisation',
      'm.starts_on as startsOn',
      'm.ends_on as endsOn',
      'm.basis',
    ])
    .where('m.territory_id', '=', ctx.territory.id)
    .where('m.body_id', 'in', bodyIds)
    .where('m.starts_on', '<=', on)
    .where((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>', on)]))
    .execute();
  const names = await personNames(
    ctx,
    rows.map((row) => row.personId),
  );
  return rows
    .map((row) => ({ ...row, role: row.role as MemberRole, name: names.get(row.personId) ?? '' }))
    .sort((a, b) => rank[a.role] - rank[b.role] || a.name.localeCompare(b.name, 'ru'));
}

/** The composition of a body on a date: chair, deputies, secretary, then members by surname. */
export const membersOn = (ctx: ReadCtx, bodyId: string, on: CivilDate): Promise<Membership[]> =>
  membershipsOn(ctx, [bodyId], on);

/** The compositions of several bodies on a date, in two statements. */
export const membersOfBodies = (
  ctx: ReadCtx,
  bodyIds: readonly string[],
  on: CivilDate,
): Promise<(Membership & { bodyId: string })[]> =>
  bodyIds.length === 0 ? Promise.resolve([]) : membershipsOn(ctx, bodyIds, on);

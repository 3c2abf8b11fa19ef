// Looking at applications: who sees which, the list by what is due first, one with its person, those of a month.
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { addDays, type CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { portionSize } from '../../kernel/list.ts';
import { shownList } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import { institutionNames } from '../institutions/index.ts';
import { personNames } from '../people/index.ts';
import type { Application } from './application.schema.ts';
import { sightOf } from './qualification.policy.ts';

export const applicationFilter = z.object({
  institutionId: z.union([z.literal(''), z.uuid()]).default(''),
  state: z
    .union([z.literal(''), z.enum(['open', 'filed', 'examined', 'granted', 'refused', 'withdrawn'])])
    .default(''),
  kind: z.union([z.literal(''), z.enum(['first', 'highest', 'methodist', 'mentor'])]).default(''),
  term: z.union([z.literal(''), z.enum(['late', 'week', 'month'])]).default(''),
  after: z.string().max(200).default(''),
  limit: portionSize,
});
export type ApplicationFilter = z.output<typeof applicationFilter>;

/** Open ones first, the nearest term on top; then the decided, the latest on top. */
const dueSql = sql<CivilDate>`case a.state when 'filed' then a.consider_by when 'examined' then a.decide_by
  else date '9999-12-31' - (coalesce(a.decided_on, a.filed_on) - date '1900-01-01') end`;

function visible(ctx: ReadCtx) {
  const rows = ctx.db
    .selectFrom('qualification.applications as a')
    .where('a.territory_id', '=', ctx.territory.id);
  const sight = sightOf(ctx);
  if (sight.kind === 'all') return rows;
  if (sight.kind === 'institutions')
    return rows.where((eb) =>
      eb.or([eb('a.institution_id', 'in', [...sight.ids]), eb('a.person_id', '=', ctx.actor.personId)]),
    );
  return rows.where('a.person_id', '=', sight.personId);
}

type Rows = ReturnType<typeof visible>;

const columnsOf = (rows: Rows) =>
  rows
    .select([
      'a.id',
      'a.person_id as personId',
      'a.institution_id as institutionId',
      'a.position',
      'a.kind',
      'a.way',
    ])
    .select(['a.petition', 'a.filed_on as filedOn', 'a.act', 'a.consider_by as considerBy', 'a.reason'])
    .select(['a.examined_from as examinedFrom', 'a.decide_by as decideBy', 'a.session_on as sessionOn'])
    .select([
      'a.decided_on as decidedOn',
      'a.decision_body as decisionBody',
      'a.decision_date as decisionDate',
    ])
    .select(['a.decision_number as decisionNumber', 'a.next_action as nextAction', 'a.state', 'a.version']);

async function named(ctx: ReadCtx, rows: readonly object[]): Promise<Application[]> {
  const found = rows as readonly Omit<Application, 'name' | 'place'>[];
  const names = await personNames(
    ctx,
    found.map((row) => row.personId),
  );
  const places = await institutionNames(
    ctx,
    found.flatMap((row) => row.institutionId ?? []),
  );
  return found.map((row) => ({
    ...row,
    name: names.get(row.personId) ?? '',
    place: row.institutionId ? (places.get(row.institutionId)?.short ?? '') : 'методическая служба',
  }));
}

/** One application the reader may see. */
export async function oneApplication(ctx: ReadCtx, id: string): Promise<Application | null> {
  const row = await columnsOf(visible(ctx)).where('a.id', '=', id).executeTakeFirst();
  return row ? ((await named(ctx, [row]))[0] ?? null) : null;
}

function filtered(ctx: ReadCtx, filter: ApplicationFilter): Rows {
  let rows = visible(ctx);
  if (filter.institutionId) rows = rows.where('a.institution_id', '=', filter.institutionId);
  if (filter.state === 'open') rows = rows.where('a.state', 'in', ['filed', 'examined']);
  else if (filter.state) rows = rows.where('a.state', '=', filter.state);
  if (filter.kind) rows = rows.where('a.kind', '=', filter.kind);
  if (!filter.term) return rows;
  const until = { late: addDays(ctx.today, -1), week: addDays(ctx.today, 7), month: addDays(ctx.today, 31) };
  return rows.where(
    sql<SqlBool>`a.state in ('filed', 'examined') and ${dueSql} <= ${until[filter.term]}::date`,
  );
}

export interface ApplicationPage {
  readonly rows: readonly Application[];
  readonly total: number;
  readonly after: string | undefined;
}

export async function applicationList(ctx: ReadCtx, filter: ApplicationFilter): Promise<ApplicationPage> {
  const [due, id] = filter.after.split(' ');
  const isCursor = z.tuple([z.iso.date(), z.uuid()]).safeParse([due, id]).success;
  let page = columnsOf(filtered(ctx, filter)).select(dueSql.as('due'));
  if (isCursor) page = page.where(sql<SqlBool>`(${dueSql}, a.id) > (${due}::date, ${id}::uuid)`);
  const found = await page
    .orderBy(dueSql)
    .orderBy('a.id')
    .limit(filter.limit + 1)
    .execute();
  const kept = found.slice(0, filter.limit);
  const last = kept.at(-1);
  const { total } = await filtered(ctx, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return {
    rows: await named(ctx, kept),
    total: Number(total),
    after: last && found.length > filter.limit ? `${last.due} ${last.id}` : undefined,
  };
}

/** Everything of the applications one person filed, the latest first. */
export async function applicationsOf(ctx: ReadCtx, personId: string): Promise<Application[]> {
  const rows = await columnsOf(visible(ctx))
    .where('a.person_id', '=', personId)
    .orderBy('a.filed_on', 'desc')
    .execute();
  return named(ctx, rows);
}

/** Open applications with a term or a session between two days, and those decided there. */
export async function applicationsBetween(
  ctx: ReadCtx,
  from: CivilDate,
  to: CivilDate,
): Promise<Application[]> {
  const rows = await columnsOf(visible(ctx))
    .where(
      sql<SqlBool>`(a.state = 'filed' and a.consider_by between ${from}::date and ${to}::date)
        or (a.state = 'examined' and (a.decide_by between ${from}::date and ${to}::date
          or a.session_on between ${from}::date and ${to}::date))
        or a.decided_on between ${from}::date and ${to}::date`,
    )
    .orderBy('a.id')
    .limit(1000)
    .execute();
  return named(ctx, rows);
}

/** What an address asks for; what is not understood is left out. */
export function applicationFilterOf(asked: URLSearchParams): ApplicationFilter {
  const read = applicationFilter.safeParse(
    Object.fromEntries([...asked].filter(([name, value]) => value !== '' && name !== 'limit')),
  );
  return read.success ? read.data : applicationFilter.parse({});
}

export const applicationsQuery = query({
  name: 'qualification.applications',
  ru: 'Заявления на аттестацию',
  input: applicationFilter,
  ability: signedIn,
  run: applicationList,
  shows: (_found, address) => shownList(address),
});

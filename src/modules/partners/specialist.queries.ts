// Looking at outside specialists: one, a page of those engaged on a day, how many of them there are.
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import { signedIn } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import { type SpecialistFilter, specialistFilter } from './specialist.schema.ts';
import type { Engagement } from './specialist.text.ts';

export interface Specialist {
  readonly id: string;
  readonly personId: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly partnerId: string | null;
  readonly partner: string | null;
  readonly affiliation: string;
  readonly engagement: Engagement;
  readonly work: string;
  readonly document: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
  readonly hasAccount: boolean;
  readonly version: number;
}

export interface SpecialistPage {
  readonly on: CivilDate;
  readonly rows: readonly Specialist[];
  readonly total: number;
  readonly after: string | undefined;
}

export const wholeName = (row: Pick<Specialist, 'surname' | 'given' | 'patronymic'>): string =>
  [row.surname, row.given, row.patronymic].filter(Boolean).join(' ');

/** «ИРО» or the words about the place of work. */
export const whence = (row: Pick<Specialist, 'partner' | 'affiliation'>): string =>
  [row.partner, row.affiliation].filter(Boolean).join(', ');

const russian = sql`collate "ru-x-icu"`;

const specialists = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('partners.specialists as s')
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 's.territory_id').onRef('p.id', '=', 's.person_id'),
    )
    .leftJoin('partners.partners as o', (join) =>
      join.onRef('o.territory_id', '=', 's.territory_id').onRef('o.id', '=', 's.partner_id'),
    )
    .where('s.territory_id', '=', ctx.territory.id)
    .where('p.territory_id', '=', ctx.territory.id);

const drawn = (rows: ReturnType<typeof specialists>) =>
  rows
    .select(['s.id', 's.person_id as personId', 'p.surname', 'p.given', 'p.patronymic'])
    .select(['s.partner_id as partnerId', 'o.short_name as partner', 's.affiliation', 's.engagement'])
    .select(['s.work', 's.document', 's.starts_on as startsOn', 's.ends_on as endsOn', 's.version'])
    .select(sql<boolean>`p.account_id is not null`.as('hasAccount'));

export async function specialist(ctx: ReadCtx, id: string): Promise<Specialist | null> {
  if (!isId(id)) return null;
  const row = await drawn(specialists(ctx)).where('s.id', '=', id).executeTakeFirst();
  return (row as Specialist | undefined) ?? null;
}

/** Every engagement of a person, the latest first. */
export async function engagementsOf(ctx: ReadCtx, personId: string): Promise<Specialist[]> {
  if (!isId(personId)) return [];
  return (await drawn(specialists(ctx))
    .where('s.person_id', '=', personId)
    .orderBy('s.starts_on', 'desc')
    .execute()) as Specialist[];
}

const dayOf = (ctx: ReadCtx, filter: Pick<SpecialistFilter, 'on'>): CivilDate => filter.on || ctx.today;

function filtered(ctx: ReadCtx, filter: SpecialistFilter) {
  const on = dayOf(ctx, filter);
  let rows = specialists(ctx);
  if (filter.state === 'past') rows = rows.where('s.ends_on', '<=', on);
  else if (filter.state === '')
    rows = rows
      .where('s.starts_on', '<=', on)
      .where((eb) => eb.or([eb('s.ends_on', 'is', null), eb('s.ends_on', '>', on)]));
  if (filter.partnerId) rows = rows.where('s.partner_id', '=', filter.partnerId);
  if (filter.engagement) rows = rows.where('s.engagement', '=', filter.engagement);
  if (filter.q) rows = rows.where(sql<SqlBool>`p.id in (select people.found(${filter.q}, 10000))`);
  return rows;
}

const cursorShape = z.tuple([z.string(), z.string(), z.uuid()]);

function cursorFrom(text: string): z.output<typeof cursorShape> | null {
  try {
    return cursorShape.parse(JSON.parse(text.replaceAll('\\u0000', '')));
  } catch {
    return null;
  }
}

/** A page of specialists in Russian order. */
export async function specialistsPage(
  ctx: ReadCtx,
  input: z.input<typeof specialistFilter> = {},
): Promise<SpecialistPage> {
  const filter = specialistFilter.parse(input);
  const cursor = cursorFrom(filter.after);
  let page = drawn(filtered(ctx, filter));
  if (cursor) {
    const [surname, given, id] = cursor;
    page = page.where(
      sql<SqlBool>`(p.surname ${russian}, p.given ${russian}, s.id) > (${surname}::text ${russian}, ${given}::text ${russian}, ${id}::uuid)`,
    );
  }
  const found = (await page
    .orderBy(sql`p.surname ${russian}`)
    .orderBy(sql`p.given ${russian}`)
    .orderBy('s.id')
    .limit(filter.limit + 1)
    .execute()) as Specialist[];
  const { total } = await filtered(ctx, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = found.slice(0, filter.limit);
  const last = rows.at(-1);
  return {
    on: dayOf(ctx, filter),
    rows,
    total,
    after:
      last && found.length > filter.limit ? JSON.stringify([last.surname, last.given, last.id]) : undefined,
  };
}

/** People, not engagements: somebody engaged in two ways is one. */
export async function countSpecialists(ctx: ReadCtx, on: CivilDate): Promise<number> {
  const { total } = await filtered(ctx, specialistFilter.parse({ on }))
    .select((eb) => eb.fn.count<number>('s.person_id').distinct().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

export const specialistsQuery = query({
  name: 'partners.specialists.list',
  ru: 'Внешние специалисты',
  input: specialistFilter,
  ability: signedIn,
  run: specialistsPage,
});

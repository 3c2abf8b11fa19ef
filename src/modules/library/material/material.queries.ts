// Looking at methodical materials: one with its present edition, the list, editions, reviews; readers see what is in the fund.
import { sql } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { portionSize } from '../../../kernel/list.ts';
import { query } from '../../../kernel/query.ts';
import { isKeeper, usesFund } from '../library.policy.ts';
import type { MaterialState } from './material.lifecycle.ts';
import { type MaterialRights, seesWork } from './material.policy.ts';
import type { Carrier, MaterialKind } from './material.text.ts';

export interface Author {
  readonly personId: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
}

export interface Edition {
  readonly number: number;
  readonly kind: MaterialKind;
  readonly title: string;
  readonly annotation: string;
  readonly subjects: string[];
  readonly audience: string;
  readonly carrier: Carrier;
  readonly place: string;
  readonly publisher: string;
  readonly year: number | null;
  readonly pages: string;
  readonly url: string;
  /** Written by hand over the one made from the fields; '' when it is not. */
  readonly description: string;
  readonly change: string;
  readonly madeAt: Date;
  readonly authors: readonly Author[];
  readonly fileIds: readonly string[];
}

export interface Material extends MaterialRights {
  readonly id: string;
  readonly state: MaterialState;
  readonly version: number;
  /** The latest edition. */
  readonly edition: number;
  readonly approvedEdition: number | null;
  readonly approvedOn: CivilDate | null;
  readonly approvedBy: string | null;
  readonly reason: string;
  /** What this reader is shown: the latest edition, or the one of the fund. */
  readonly shown: Edition;
}

const authorsOf = sql<
  Author[]
>`coalesce((select jsonb_agg(jsonb_build_object('personId', p.id, 'surname', p.surname,
    'given', p.given, 'patronymic', p.patronymic) order by a.ordinal)
  from library.edition_authors a join people.persons p on p.territory_id = a.territory_id and p.id = a.person_id
  where a.territory_id = e.territory_id and a.material_id = e.material_id and a.number = e.number), '[]')`;

const filesOfEdition = sql<string[]>`array(select f.file_id::text from library.edition_files f
  where f.territory_id = e.territory_id and f.material_id = e.material_id and f.number = e.number order by f.file_id)`;

const editionColumns = [
  ...(['e.number', 'e.kind', 'e.title', 'e.annotation', 'e.subjects', 'e.audience', 'e.carrier'] as const),
  ...(['e.place', 'e.publisher', 'e.year', 'e.pages', 'e.url', 'e.description', 'e.change'] as const),
  'e.made_at as madeAt',
] as const;

/** Every edition of a material, the latest first; the caller has shown that the reader may see the work. */
export async function editionsOf(ctx: ReadCtx, materialId: string): Promise<Edition[]> {
  const rows = await ctx.db
    .selectFrom('library.editions as e')
    .select(editionColumns)
    .select([authorsOf.as('authors'), filesOfEdition.as('fileIds')])
    .where('e.territory_id', '=', ctx.territory.id)
    .where('e.material_id', '=', materialId)
    .orderBy('e.number', 'desc')
    .execute();
  return rows as unknown as Edition[];
}

const withPeople = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('library.materials as m')
    .select(['m.id', 'm.state', 'm.version', 'm.edition', 'm.approved_edition as approvedEdition'])
    .select(['m.approved_on as approvedOn', 'm.approved_by_person_id as approvedBy', 'm.reason'])
    .select(['m.fund_edition as fundEdition', 'm.made_by_person_id as madeBy'])
    .select([
      sql<string[]>`array(select distinct a.person_id::text from library.edition_authors a
        where a.territory_id = m.territory_id and a.material_id = m.id and a.number = m.edition)`.as(
        'authorIds',
      ),
      sql<string[]>`array(select distinct r.reviewer_id::text from library.reviews r
        where r.territory_id = m.territory_id and r.material_id = m.id and r.ended_on is null)`.as(
        'reviewerIds',
      ),
    ])
    .where('m.territory_id', '=', ctx.territory.id);

/** A material as this reader may see it; null for who may not. */
export async function material(ctx: ReadCtx, id: string): Promise<Material | null> {
  if (!isId(id)) return null;
  const row = await withPeople(ctx).where('m.id', '=', id).executeTakeFirst();
  if (!row) return null;
  const found = row as unknown as Omit<Material, 'shown'>;
  const works = seesWork(ctx, found);
  if (!works && (found.fundEdition === null || ctx.actor.kind !== 'person')) return null;
  const number = works ? found.edition : found.fundEdition;
  const shown = (await editionsOf(ctx, id)).find((each) => each.number === number);
  return shown ? { ...found, shown } : null;
}

const text = (max: number) =>
  z
    .string()
    .max(max)
    .default('')
    .transform((value) => value.replaceAll('\0', '').trim());

export const materialFilter = z.object({
  q: text(200),
  kind: text(40),
  state: text(20),
  subject: text(100),
  year: text(4),
  mine: text(1),
  after: text(80),
  limit: portionSize,
});
export type MaterialFilter = z.output<typeof materialFilter>;

export interface MaterialRow {
  readonly id: string;
  readonly state: MaterialState;
  readonly kind: MaterialKind;
  readonly title: string;
  readonly subjects: string[];
  readonly audience: string;
  readonly year: number | null;
  readonly authors: readonly Author[];
  readonly approvedOn: CivilDate | null;
  readonly madeAt: Date;
}

/** Readers see the edition of the fund; the service, authors and reviewers the latest one. */
function rowsFor(ctx: ReadCtx, filter: MaterialFilter) {
  const me = ctx.actor.personId;
  const works = isKeeper(ctx)
    ? sql<boolean>`true`
    : sql<boolean>`(m.made_by_person_id = ${me}::uuid or exists (select from library.edition_authors a
        where a.territory_id = m.territory_id and a.material_id = m.id and a.number = m.edition and a.person_id = ${me}::uuid)
      or exists (select from library.reviews r where r.territory_id = m.territory_id and r.material_id = m.id
        and r.ended_on is null and r.reviewer_id = ${me}::uuid))`;
  let rows = ctx.db
    .selectFrom('library.materials as m')
    .innerJoin('library.editions as e', (join) =>
      join
        .onRef('e.territory_id', '=', 'm.territory_id')
        .onRef('e.material_id', '=', 'm.id')
        .on(sql<boolean>`e.number = case when ${works} then m.edition else m.fund_edition end`),
    )
    .where('m.territory_id', '=', ctx.territory.id);
  if (filter.kind) rows = rows.where('e.kind', '=', filter.kind);
  if (filter.state) rows = rows.where('m.state', '=', filter.state);
  if (filter.subject) rows = rows.where(sql<boolean>`${filter.subject} = any(e.subjects)`);
  if (/^\d{4}$/.test(filter.year)) rows = rows.where('e.year', '=', Number(filter.year));
  if (filter.q) rows = rows.where(sql<boolean>`strpos(e.search, public.search_key(${filter.q})) > 0`);
  if (filter.mine)
    rows =
      rows.where(sql<boolean>`exists (select from library.edition_authors a where a.territory_id = m.territory_id
      and a.material_id = m.id and a.number = m.edition and a.person_id = ${me}::uuid)`);
  return rows;
}

export interface MaterialPage {
  readonly rows: readonly MaterialRow[];
  readonly total: number;
  readonly after: string | undefined;
}

/** The newest first. */
export async function materialsList(ctx: ReadCtx, filter: MaterialFilter): Promise<MaterialPage> {
  let page = rowsFor(ctx, filter);
  if (isId(filter.after)) page = page.where('m.id', '<', filter.after);
  const found = (await page
    .select([
      'm.id',
      'm.state',
      'm.approved_on as approvedOn',
      'e.kind',
      'e.title',
      'e.subjects',
      'e.audience',
    ])
    .select(['e.year', 'e.made_at as madeAt', authorsOf.as('authors')])
    .orderBy('m.id', 'desc')
    .limit(filter.limit + 1)
    .execute()) as unknown as MaterialRow[];
  const { total } = await rowsFor(ctx, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = found.slice(0, filter.limit);
  return { rows, total: Number(total), after: found.length > filter.limit ? rows.at(-1)?.id : undefined };
}

/** What an address asks for; what is not understood is left out. */
export function materialFilterOf(asked: URLSearchParams): MaterialFilter {
  const read = materialFilter.safeParse(
    Object.fromEntries([...asked].filter(([name, value]) => value !== '' && name !== 'limit')),
  );
  return read.success ? read.data : materialFilter.parse({});
}

/** Subjects the materials and items of the fund name, for a filter. */
export async function subjectsInUse(ctx: ReadCtx, table: 'editions' | 'items'): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`
    select subject from (select distinct unnest(subjects) as subject from ${sql.table(`library.${table}`)}
      where territory_id = ${ctx.territory.id}) named order by subject collate "ru-x-icu" limit 300`.execute(
    ctx.db,
  );
  return rows.map(({ subject }) => subject);
}

export const materialsQuery = query({
  name: 'library.materials',
  ru: 'Методические материалы службы',
  input: materialFilter,
  ability: usesFund,
  run: materialsList,
});

// Looking at acts: the catalogue of legal grounds, one act with what it rests on and what rests on it.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type ActLevel, type ActRole, requisitesOf } from '../regulation.text.ts';
import type { ActLine, RegulationAct } from './regulations.ts';

interface ActRow {
  id: string;
  level: string;
  kind: string;
  issuer: string;
  number: string | null;
  dated: string | null;
  title: string;
  superseded: boolean;
  superseded_by: string | null;
  file_id: string | null;
}

const columns = [
  'a.id',
  'a.level',
  'a.kind',
  'a.issuer',
  'a.number',
  'a.dated',
  'a.title',
  'a.superseded',
  'a.superseded_by',
  'a.file_id',
] as const;

const lineOf = ({ superseded_by, file_id, level, ...row }: ActRow): ActLine => ({
  ...row,
  level: level as ActLevel,
  supersededBy: superseded_by,
  fileId: file_id,
});

/** The acts of a regulation in the order they were entered. */
export async function actsOf(ctx: ReadCtx, regulationId: string): Promise<RegulationAct[]> {
  const rows = await ctx.db
    .selectFrom('regulations.regulation_acts as l')
    .innerJoin('regulations.acts as a', (join) =>
      join.onRef('a.territory_id', '=', 'l.territory_id').onRef('a.id', '=', 'l.act_id'),
    )
    .select([...columns, 'l.role'])
    .where('l.territory_id', '=', ctx.territory.id)
    .where('l.regulation_id', '=', regulationId)
    .orderBy('l.position')
    .execute();
  return rows.map(({ role, ...row }) => ({ ...lineOf(row), role: role as ActRole }));
}

export async function actById(ctx: ReadCtx, id: string): Promise<ActLine | null> {
  const row = await ctx.db
    .selectFrom('regulations.acts as a')
    .select(columns)
    .where('a.territory_id', '=', ctx.territory.id)
    .where('a.id', '=', id)
    .executeTakeFirst();
  return row ? lineOf(row) : null;
}

/** Acts by their ids, for those who keep references to them. */
export async function actsByIds(ctx: ReadCtx, ids: readonly string[]): Promise<ActLine[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('regulations.acts as a')
    .select(columns)
    .where('a.territory_id', '=', ctx.territory.id)
    .where('a.id', 'in', [...ids])
    .execute();
  return rows.map(lineOf);
}

/** Orders show their blanks; whole bodies of law, which have no number at all, are called by their title. */
const numbered = /^(приказ|распоряжение|постановление|решение)$/i;
export const actName = (act: ActLine): string =>
  act.number === null && act.dated === null && !numbered.test(act.kind)
    ? act.title
    : `${requisitesOf(act)} «${act.title}»`;

/** Both directions of a link: what the act was issued on, and what was issued on it (REG-02). */
export async function kinOf(ctx: ReadCtx, actId: string): Promise<{ bases: ActLine[]; derived: ActLine[] }> {
  const linked = (own: 'act_id' | 'basis_act_id', other: 'act_id' | 'basis_act_id') =>
    ctx.db
      .selectFrom('regulations.act_links as l')
      .innerJoin('regulations.acts as a', (join) =>
        join.onRef('a.territory_id', '=', 'l.territory_id').onRef('a.id', '=', `l.${other}`),
      )
      .select(columns)
      .where('l.territory_id', '=', ctx.territory.id)
      .where(`l.${own}`, '=', actId)
      .orderBy('a.dated')
      .orderBy('a.id')
      .execute();
  const bases = await linked('act_id', 'basis_act_id');
  const derived = await linked('basis_act_id', 'act_id');
  return { bases: bases.map(lineOf), derived: derived.map(lineOf) };
}

export interface CatalogueLine extends ActLine {
  /** Regulations that name it, with the role there. */
  readonly usedBy: readonly { slug: string; title: string; role: ActRole; state: string }[];
}

/** Every act of the territory with the regulations that rest on it; by level when asked (REG-05). */
export async function catalogue(
  ctx: ReadCtx,
  filter: { level?: ActLevel | undefined } = {},
): Promise<CatalogueLine[]> {
  const rows = await ctx.db
    .selectFrom('regulations.acts as a')
    .leftJoin('regulations.regulation_acts as l', (join) =>
      join.onRef('l.territory_id', '=', 'a.territory_id').onRef('l.act_id', '=', 'a.id'),
    )
    .leftJoin('regulations.regulations as r', (join) =>
      join.onRef('r.territory_id', '=', 'l.territory_id').onRef('r.id', '=', 'l.regulation_id'),
    )
    .select([...columns, 'l.role', 'r.slug', 'r.title as regulation', 'r.state'])
    .where('a.territory_id', '=', ctx.territory.id)
    .$if(filter.level !== undefined, (query) => query.where('a.level', '=', filter.level ?? ''))
    .orderBy((eb) =>
      eb
        .case('a.level')
        .when('federal')
        .then(1)
        .when('regional')
        .then(2)
        .when('municipal')
        .then(3)
        .else(4)
        .end(),
    )
    .orderBy('a.dated', (order) => order.asc().nullsLast())
    .orderBy('a.id')
    .execute();
  const byAct = Map.groupBy(rows, (row) => row.id);
  return [...byAct.values()].flatMap(([first, ...more]) =>
    first
      ? [
          {
            ...lineOf({
              id: first.id,
              level: first.level,
              kind: first.kind,
              issuer: first.issuer,
              number: first.number,
              dated: first.dated,
              title: first.title,
              superseded: first.superseded,
              superseded_by: first.superseded_by,
              file_id: first.file_id,
            }),
            usedBy: [first, ...more].flatMap((row) =>
              row.slug && row.role
                ? [
                    {
                      slug: row.slug,
                      title: row.regulation ?? '',
                      role: row.role as ActRole,
                      state: row.state ?? '',
                    },
                  ]
                : [],
            ),
          },
        ]
      : [],
  );
}

export interface Structure {
  readonly state: 'draft' | 'approved';
  readonly act: ActLine | null;
  readonly version: number;
}

/** The structure of the service under a regulation and the act that sets it (REG-03). */
export async function structureOf(ctx: ReadCtx, regulationId: string): Promise<Structure | null> {
  const row = await ctx.db
    .selectFrom('regulations.structures')
    .select(['state', 'act_id', 'version'])
    .where('territory_id', '=', ctx.territory.id)
    .where('regulation_id', '=', regulationId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    state: row.state as Structure['state'],
    act: row.act_id === null ? null : await actById(ctx, row.act_id),
    version: row.version,
  };
}

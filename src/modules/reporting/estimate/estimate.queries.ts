// The estimate of a financial year beside what the plan's lines cost: summed by source in two statements.
import { sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';

export interface EstimateItem {
  readonly title: string;
  readonly source: string;
  readonly amount: number;
}

export interface Estimate {
  readonly id: string;
  readonly year: number;
  readonly act: string;
  readonly approvedOn: string | null;
  readonly version: number;
  readonly items: readonly EstimateItem[];
}

export async function estimateOf(ctx: ReadCtx, year: number): Promise<Estimate | null> {
  const { rows } = await sql<Estimate>`
    select e.id, e.year, e.act, e.approved_on as "approvedOn", e.version,
      coalesce((select json_agg(json_build_object('title', i.title, 'source', i.source, 'amount', i.amount)
          order by i.position) from reporting.estimate_items i
        where i.territory_id = e.territory_id and i.estimate_id = e.id), '[]') as items
    from reporting.estimates e where e.territory_id = ${ctx.territory.id} and e.year = ${year}`.execute(
    ctx.db,
  );
  return rows[0] ?? null;
}

export interface CostLine {
  readonly id: string;
  readonly title: string;
  readonly term: string;
  readonly source: string;
  readonly responsible: string;
  readonly planned: number;
  readonly actual: number;
}

/** Lines of approved plans with a cost whose term ends in the year; cancelled ones cost what was spent. */
export async function costLines(ctx: ReadCtx, year: number): Promise<CostLine[]> {
  const { rows } = await sql<CostLine>`
    select l.id, l.title, l.term, l.funding as source,
        r.surname || ' ' || left(r.given, 1) || '.' as responsible,
        case when l.state = 'cancelled' then 0 else coalesce(l.cost_planned, 0) end::float8 as planned,
        coalesce(l.cost_actual, 0)::float8 as actual
      from planning.lines l
      join planning.plans p on p.territory_id = l.territory_id and p.id = l.plan_id
      join people.persons r on r.territory_id = l.territory_id and r.id = l.responsible_id
     where l.territory_id = ${ctx.territory.id} and p.approved_on is not null
       and l.ends_on > ${`${year}-01-01`} and l.ends_on <= ${`${year + 1}-01-01`}
       and (l.cost_planned is not null or l.cost_actual is not null)
     order by l.ends_on, l.position, l.id limit 10000`.execute(ctx.db);
  return rows;
}

export interface SourceLine {
  /** As the plan's lines are compared: small letters, no spaces around. */
  readonly key: string;
  readonly source: string;
  readonly titles: string;
  /** Null: the estimate has no such source. */
  readonly amount: number | null;
  readonly planned: number;
  readonly actual: number;
  readonly lines: readonly CostLine[];
  readonly isOver: boolean;
}

export const sourceKey = (source: string): string =>
  source.trim().toLocaleLowerCase('ru').replaceAll('ё', 'е');

const sum = (values: readonly number[]) =>
  values.reduce((all, value) => all + Math.round(value * 100), 0) / 100;

/** Every source of the estimate and every source the lines name; over is planned or spent above what was approved. */
export function bySource(estimate: Estimate | null, lines: readonly CostLine[]): SourceLine[] {
  const items = Map.groupBy(estimate?.items ?? [], ({ source }) => sourceKey(source));
  const costs = Map.groupBy(lines, ({ source }) => sourceKey(source));
  return [...new Set([...items.keys(), ...costs.keys()])].map((key) => {
    const [own, spent] = [items.get(key) ?? [], costs.get(key) ?? []];
    const amount = own.length > 0 ? sum(own.map((item) => item.amount)) : null;
    const [planned, actual] = [sum(spent.map((line) => line.planned)), sum(spent.map((line) => line.actual))];
    return {
      ...{
        key,
        source: own[0]?.source ?? spent[0]?.source ?? '',
        titles: own.map(({ title }) => title).join(', '),
      },
      ...{ amount, planned, actual, lines: spent },
      isOver: estimate !== null && Math.max(planned, actual) > (amount ?? 0),
    };
  });
}

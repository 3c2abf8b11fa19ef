// «Взаимодействие с партнёрами» for a period: joint doings counted by partner and by kind of partner, with their sums.
import type { CivilDate } from '../../kernel/clock.ts';
import { schoolYearOf } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { periodFilter } from './partner.schema.ts';
import { type PartnerKind, partnerKinds, type WorkKind, workKinds } from './partner.text.ts';
import { type WorkCount, worksOfPeriod } from './work.queries.ts';

export interface ReportLine {
  /** A partner's id, or a kind of partner. */
  readonly key: string;
  readonly title: string;
  readonly partnerKind: PartnerKind;
  /** Doings of each form; an absent form is nought. */
  readonly byForm: Readonly<Partial<Record<WorkKind, number>>>;
  readonly works: number;
  readonly participants: number;
}

export interface Report {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly byPartner: readonly ReportLine[];
  readonly byKind: readonly ReportLine[];
  readonly total: ReportLine;
  /** Forms that occur, in the order of their list. */
  readonly forms: readonly WorkKind[];
  /** Acting partners without a joint doing in the period. */
  readonly silent: readonly { readonly id: string; readonly name: string }[];
}

function lineOf(key: string, title: string, counts: readonly WorkCount[]): ReportLine {
  const byForm: Partial<Record<WorkKind, number>> = {};
  for (const { kind, works } of counts) byForm[kind] = (byForm[kind] ?? 0) + works;
  const sum = (of: (count: WorkCount) => number) => counts.reduce((all, count) => all + of(count), 0);
  return {
    ...{ key, title, byForm, partnerKind: counts[0]?.partnerKind ?? 'other' },
    ...{ works: sum((count) => count.works), participants: sum((count) => count.participants) },
  };
}

const formOrder = Object.keys(workKinds) as WorkKind[];
const kindOrder = Object.keys(partnerKinds) as PartnerKind[];

/** The period asked for; the school year up to today unless told. */
export function periodOf(ctx: ReadCtx, query: URLSearchParams): { from: CivilDate; to: CivilDate } {
  const asked = periodFilter.parse(Object.fromEntries(query));
  const from = asked.from || `${schoolYearOf(ctx.today)}-09-01`;
  const to = asked.to || ctx.today;
  return from <= to ? { from, to } : { from: to, to: from };
}

export async function partnerReport(ctx: ReadCtx, from: CivilDate, to: CivilDate): Promise<Report> {
  const counts = await worksOfPeriod(ctx, from, to);
  const acting = await ctx.db
    .selectFrom('partners.partners')
    .select(['id', 'short_name as name'])
    .where('territory_id', '=', ctx.territory.id)
    .where('starts_on', '<=', to)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', to)]))
    .orderBy('search')
    .execute();
  const partners = Map.groupBy(counts, (count) => count.partnerId);
  const kinds = Map.groupBy(counts, (count) => count.partnerKind);
  return {
    ...{ from, to },
    byPartner: [...partners].map(([id, own]) => lineOf(id, own[0]?.partner ?? '', own)),
    byKind: kindOrder.flatMap((kind) => {
      const own = kinds.get(kind);
      return own ? [lineOf(kind, partnerKinds[kind], own)] : [];
    }),
    total: lineOf('', '', counts),
    forms: formOrder.filter((form) => counts.some((count) => count.kind === form)),
    silent: acting.filter(({ id }) => !partners.has(id)),
  };
}

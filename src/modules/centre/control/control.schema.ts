// What the report is asked for: a period, a person, a verdict.
import { z } from 'zod';
import { type CivilDate, schoolYearOf } from '../../../kernel/clock.ts';
import { hiddenId, line } from '../structure/structure.schema.ts';
import type { JudgedCharge, Period } from './charges.ts';
import { controlText as text, type Verdict } from './control.text.ts';

const blank = <T extends z.ZodType>(schema: T) => z.union([z.literal(''), schema]).default('' as never);

const reportFilter = z.object({
  from: blank(z.iso.date()),
  to: blank(z.iso.date()),
  personId: blank(z.uuid()),
  kind: z.string().max(80).default(''),
  verdict: blank(z.enum(['on-time', 'late', 'not-done', 'ahead'])),
});

export interface ReportFilter extends Period {
  readonly personId: string;
  readonly kind: string;
  readonly verdict: Verdict | '';
}

/** What an address says; without a period it is the school year of today. */
export function reportFilterOf(today: CivilDate, query: URLSearchParams): ReportFilter {
  const year = schoolYearOf(today);
  const asked = Object.fromEntries([...query].filter(([name]) => name in reportFilter.shape));
  const read = reportFilter.safeParse(asked);
  const filter = read.success ? read.data : reportFilter.parse({});
  return { ...filter, from: filter.from || `${year}-09-01`, to: filter.to || `${year + 1}-08-31` };
}

export const fits =
  ({ personId, kind, verdict }: ReportFilter) =>
  (each: JudgedCharge): boolean =>
    (!personId || each.personId === personId) &&
    (!kind || each.source === kind) &&
    (!verdict || each.verdict === verdict);

export const explainSchema = z.object({
  source: z.string().min(1).max(80).meta({ widget: 'hidden' }),
  subjectId: hiddenId,
  personId: hiddenId,
  reason: line(text.fields.reason, 1000)
    .min(5, text.faults.reason)
    .meta({ label: text.fields.reason, widget: 'textarea' }),
});

// The forecast of attestation: turns as qualification tells them, cut to the scenario; computed when it is looked at.
import { type RawBuilder, sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { formatDateShort } from '../../platform/language/index.ts';
import { attestationDue, ruleOn, rulesOf } from '../qualification/index.ts';
import type { ForecastFilter } from './forecast.schema.ts';
import type { Basis } from './forecast.staff.ts';

/** The period of those of whom nothing is known: apart from the years. */
export const unknownPeriod = '?';

export const isAttestation = (filter: ForecastFilter): boolean => filter.about === 'attestation';

export async function attestationTurns(
  ctx: ReadCtx,
  filter: ForecastFilter,
  { horizon }: Pick<Basis, 'horizon'>,
): Promise<RawBuilder<unknown>> {
  const { institutionId, retirement, ground, step } = filter;
  const due = await attestationDue(ctx, { institutionId, horizon });
  return sql`turns as (
      select d.person_id as key, d.person_id, d.institution_id, d.position, d.post_id, ''::text as subject,
        d.last_on as ended_on, d.placed, d.due_on, d.turn_on, d.round, d.ground, d.ground || d.post_id as mark,
        case when d.ground = 'unknown' then ${unknownPeriod}::text
          when d.round = 0 and d.due_on <= ${ctx.today}::date then '0'
          else to_char(d.turn_on, ${step === 'year' ? 'YYYY' : 'YYYYQ'}) end as period
      from ${due} d
      where (${ground === ''} or d.ground = ${ground}) and (${retirement === ''} or d.birth_date is null
        or d.birth_date + make_interval(years => ${Number(retirement || 0)}) > d.turn_on)
    )`;
}

/** Years of the rule of conformity in force today, and the act it rests on. */
export async function attestationBasis(ctx: ReadCtx): Promise<{ years: number; basis: string }> {
  const line = ruleOn(await rulesOf(ctx), 'conformity', ctx.today);
  if (!line) return { years: 0, basis: '' };
  const until = line.until ? `, действует по ${formatDateShort(line.until)}` : '';
  return { years: (line.validityMonths ?? 0) / 12, basis: `${line.act}${until}` };
}

// The law of categories as dated data: which act ruled on a day, how long what it granted stays, and its terms.
import { type RawBuilder, sql } from 'kysely';
import { addDays, addMonths, type CivilDate } from '../../kernel/clock.ts';
import type { CategoryKind } from './qualification.text.ts';

/** What a rule says of one kind of category granted while the act is in force. */
export interface CategoryRule {
  readonly kind: CategoryKind;
  readonly act: string;
  /** First day of the act. */
  readonly from: CivilDate;
  /** Last day of the act; null: until the next line. */
  readonly until: CivilDate | null;
  /** null: what is granted stays without a term. */
  readonly validityMonths: number | null;
  /** Calendar days for considering an application, and from the beginning of the examination to the decision. */
  readonly considerDays: number;
  readonly examineDays: number;
  /** Months after a refusal before the same category may be asked for again. */
  readonly repeatMonths: number;
  /** One of these must be held (or have been held: `ever`) before; the employer's petition is needed. */
  readonly requires?: { readonly anyOf: readonly CategoryKind[]; readonly ever: boolean };
  readonly petition?: boolean;
  /** Calendar days between acquaintance with the schedule and the attestation for conformity. */
  readonly informDays: number;
  /** Who is not attested for conformity yet: months in the post here, and months after a leave for a child. */
  readonly exempt?: { readonly newcomerMonths: number; readonly afterLeaveMonths: number };
  /** What of the line was not compared with the text of the act: the service checks it before use. */
  readonly unchecked: readonly UncheckedPart[];
  /** A line the service itself added. */
  readonly id?: string;
}

export type UncheckedPart = 'validity' | 'terms' | 'repeat' | 'conditions' | 'inform' | 'exempt';

const order209 = 'приказ Минобрнауки России от 24.03.2010 № 209';
const order276 = 'приказ Минобрнауки России от 07.04.2014 № 276';
const order196 = 'приказ Минпросвещения России от 24.03.2023 № 196';

const terms = { considerDays: 30, examineDays: 60, repeatMonths: 12, informDays: 30 };
/** Of the lines in force only the days and the validity were read in the act or in what quotes it; the rest is known by hearsay. */
const before2014 = {
  ...{ act: order209, from: '2011-01-01', until: null, ...terms },
  unchecked: ['validity', 'terms', 'repeat', 'inform'] as const,
};
const since2014 = {
  ...{ act: order276, from: '2014-06-15', until: null, ...terms },
  unchecked: ['repeat', 'inform'] as const,
};
const since2023 = {
  ...{ act: order196, from: '2023-09-01', until: '2029-08-31', ...terms },
  unchecked: ['terms', 'repeat', 'inform'] as const,
};
/** Two years in the post, and two years after the leave: known by hearsay, not compared with the acts. */
const spares = { newcomerMonths: 24, afterLeaveMonths: 24 };
const sparing = <K extends UncheckedPart>(line: { readonly unchecked: readonly K[] }) => ({
  ...{ kind: 'conformity' as const, validityMonths: 60, exempt: spares },
  unchecked: [...line.unchecked, 'exempt' as const],
});
/** педагог-методист, педагог-наставник: the petition was read, «only with высшая» was not. */
const forHighest = { ...since2023, unchecked: ['terms', 'repeat', 'conditions', 'inform'] as const };

/** In force for the whole country; a service adds its own lines when the law changes before the next release. */
export const federalRules: readonly CategoryRule[] = [
  { kind: 'first', ...before2014, validityMonths: 60 },
  { kind: 'highest', ...before2014, validityMonths: 60 },
  { ...before2014, ...sparing(before2014) },
  { kind: 'first', ...since2014, validityMonths: 60 },
  { kind: 'highest', ...since2014, validityMonths: 60 },
  { ...since2014, ...sparing(since2014) },
  { kind: 'first', ...since2023, validityMonths: null },
  {
    kind: 'highest',
    ...since2023,
    validityMonths: null,
    requires: { anyOf: ['first', 'highest'], ever: true },
  },
  {
    kind: 'methodist',
    ...forHighest,
    validityMonths: null,
    requires: { anyOf: ['highest'], ever: false },
    petition: true,
  },
  {
    kind: 'mentor',
    ...forHighest,
    validityMonths: null,
    requires: { anyOf: ['highest'], ever: false },
    petition: true,
  },
  { ...since2023, ...sparing(since2023) },
];

/** Newest first; a line of the service stands over a federal one of the same day. */
export const inOrder = (rules: readonly CategoryRule[]): CategoryRule[] =>
  [...rules].sort((a, b) => b.from.localeCompare(a.from) || (b.id ? 1 : 0) - (a.id ? 1 : 0));

/** The rule for a kind on a day; null when no act known to the system ruled then. */
export function ruleOn(
  rules: readonly CategoryRule[],
  kind: CategoryKind,
  day: CivilDate,
): CategoryRule | null {
  const found = inOrder(rules).find((rule) => rule.kind === kind && rule.from <= day);
  return found && (found.until === null || day <= found.until) ? found : null;
}

/** The last day of what was granted on a day; a term of years ends on the same date of the last year (ТК РФ, ст. 14). */
export const lastDayOf = (rule: CategoryRule, grantedOn: CivilDate): CivilDate | null =>
  rule.validityMonths === null ? null : addMonths(grantedOn, rule.validityMonths);

export interface Standing {
  readonly act: string;
  /** Last day; null: without a term. */
  readonly validUntil: CivilDate | null;
  /** The last day when it has passed already. */
  readonly endedOn: CivilDate | null;
  readonly inForce: boolean;
}

/** How a category granted on a day stands on another, by the law of the day it was granted. */
export function standingOn(
  rules: readonly CategoryRule[],
  category: { readonly kind: CategoryKind; readonly grantedOn: CivilDate },
  on: CivilDate,
): Standing {
  const rule = ruleOn(rules, category.kind, category.grantedOn);
  const validUntil = rule ? lastDayOf(rule, category.grantedOn) : addDays(category.grantedOn, -1);
  const over = validUntil !== null && validUntil < on;
  return {
    act: rule?.act ?? '',
    validUntil,
    endedOn: over ? validUntil : null,
    inForce: category.grantedOn <= on && !over,
  };
}

/** The same last day in SQL, over a row with `kind` and `granted_on`; a row no act ruled is over at once. */
export function lastDaySql(alias: string, rules: readonly CategoryRule[]): RawBuilder<CivilDate | null> {
  const kind = sql.ref(`${alias}.kind`);
  const granted = sql.ref(`${alias}.granted_on`);
  const lines = inOrder(rules).map(({ kind: which, from, until, validityMonths }) => {
    const ends =
      validityMonths === null
        ? sql`null::date`
        : sql`(${granted} + make_interval(months => ${validityMonths}::int))::date`;
    const inTime = until === null ? sql`true` : sql`${granted} <= ${until}::date`;
    return sql`when ${kind} = ${which} and ${granted} >= ${from}::date
      then case when ${inTime} then ${ends} else ${granted} - 1 end`;
  });
  return sql<CivilDate | null>`(case ${sql.join(lines, sql` `)} else ${granted} - 1 end)`;
}

/**
 * The same asked inside a condition that cannot wait for the service's own lines: federal lines as values, own ones
 * read from their table; true where the category of the row is in force on the day.
 */
export function inForceAt(alias: string, territoryId: number, on: CivilDate): RawBuilder<boolean> {
  const [kind, granted] = [sql.ref(`${alias}.kind`), sql.ref(`${alias}.granted_on`)];
  const lines = federalRules.map(
    (rule) =>
      sql`(${rule.kind}::text, ${rule.from}::date, ${rule.until}::date, ${rule.validityMonths}::int, false)`,
  );
  return sql<boolean>`(${granted} <= ${on}::date and exists (
    select from (
      select * from (
        values ${sql.join(lines)}
        union all
        select o.kind, o.starts_on, null, o.validity_months, true from qualification.rules o
         where o.territory_id = ${territoryId}) as law (kind, starts_on, until_on, months, own)
       where law.kind = ${kind} and law.starts_on <= ${granted}
       order by law.starts_on desc, law.own desc limit 1) as line
     where (line.until_on is null or ${granted} <= line.until_on)
       and (line.months is null or ${granted} + make_interval(months => line.months) >= ${on}::date)))`;
}

/** Whether the category of a row is in force on a day. */
export const inForceSql = (
  alias: string,
  rules: readonly CategoryRule[],
  on: CivilDate,
): RawBuilder<boolean> => {
  const last = lastDaySql(alias, rules);
  return sql<boolean>`(${sql.ref(`${alias}.granted_on`)} <= ${on}::date and coalesce(${last}, 'infinity'::date) >= ${on}::date)`;
};

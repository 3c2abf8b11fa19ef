// What a version sets for a norm: its yearly date and its parameters, defaults where the regulation is silent.
import type { z } from 'zod';
import type { YearlyRule } from '../../kernel/deadline.ts';
import type { Norm } from '../../kernel/norm.ts';
import type { RegulationVersion } from './version.ts';

/** The yearly date of a norm; null when this territory has no such date. */
export function calendarRule(version: RegulationVersion | null, norm: string): YearlyRule | null {
  const entry = version?.calendar[norm];
  if (!entry) return null;
  const { month, day, hard, movesToWorkingDay } = entry;
  return { month, day, hard, movesToWorkingDay };
}

const parsed = new WeakMap<RegulationVersion, Map<string, unknown>>();

/** The parameters of a norm under a version; the norm's defaults without a version or a value of its own. */
export function parametersOf<P extends z.ZodType>(
  version: RegulationVersion | null,
  norm: Norm<P>,
): z.output<P> {
  if (!norm.parameters) throw new Error(`Norm «${norm.slug}» has no parameters`);
  if (!version) return norm.parameters.parse({});
  const known = parsed.get(version) ?? new Map<string, unknown>();
  parsed.set(version, known);
  if (!known.has(norm.slug)) known.set(norm.slug, norm.parameters.parse(version.parameters[norm.slug] ?? {}));
  return known.get(norm.slug) as z.output<P>;
}

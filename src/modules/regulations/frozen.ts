// Settings as they are kept: lists written alone are put under their name, defaults are frozen on publishing.
import { z } from 'zod';
import type { Norm } from '../../kernel/norm.ts';
import { normBySlug } from './norms/index.ts';
import type { RegulationVersion } from './version.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A profile may write a norm's only list by itself: [..] → {criteria: [..]}. */
export function valuesOf(norm: Norm, raw: unknown): Values {
  if (!Array.isArray(raw)) return raw as Values;
  const shape = norm.parameters instanceof z.ZodObject ? norm.parameters.shape : {};
  const list = Object.entries(shape).find(([, field]) => innerOf(field) instanceof z.ZodArray)?.[0];
  if (!list) throw new Error(`Norm «${norm.slug}» has no list among its parameters`);
  return { [list]: raw };
}

/** The type under defaults and optionality. */
export function innerOf(schema: unknown): unknown {
  let inner = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) {
    inner = inner.unwrap();
  }
  return inner;
}

/**
 * Every parameter of every norm the version keeps, defaults written out: a later change of the program's defaults
 * must not change a version that records have pinned.
 */
export function frozenParameters(
  version: Pick<RegulationVersion, 'parameters' | 'clauses'>,
): Record<string, Record<string, unknown>> {
  const kept = new Set([
    ...Object.keys(version.parameters),
    ...version.clauses.flatMap((each) => each.norms),
  ]);
  const frozen: Record<string, Record<string, unknown>> = {};
  for (const slug of kept) {
    const norm = normBySlug(slug);
    if (!norm?.parameters) continue;
    const own = version.parameters[slug] ?? {};
    const clause = typeof own.clause === 'string' ? { clause: own.clause } : {};
    frozen[slug] = { ...(norm.parameters.parse(own) as Record<string, unknown>), ...clause };
  }
  return frozen;
}

// What an application still lacks before it can be sent; listed once, at sending (OMP-02, OMP-04).
import type { RegulationVersion } from '../../regulations/index.ts';
import { norms, parametersOf } from '../../regulations/index.ts';
import type { Application, PlanLine } from './application.schema.ts';
import { partNames } from './application.text.ts';

export type ReadyPart =
  | 'theme'
  | 'goal'
  | 'characteristic'
  | 'relevance'
  | 'eligibility'
  | 'plan'
  | 'head'
  | 'signer';

/**
 * Missing parts in the order of the form. An eligibility answer is needed to every condition of the version;
 * evidence is not: the text demands no files (decision 27).
 */
export function missingParts(
  application: Pick<
    Application,
    'theme' | 'goal' | 'characteristic' | 'relevance' | 'eligibility' | 'headPersonId' | 'signerPersonId'
  >,
  plan: readonly PlanLine[],
  version: RegulationVersion,
): ReadyPart[] {
  const { criteria } = parametersOf(version, norms.siteEligibility);
  const answered = new Set(
    application.eligibility.filter((each) => each.answer !== '').map((each) => each.key),
  );
  const missing: ReadyPart[] = [];
  for (const part of ['theme', 'goal', 'characteristic', 'relevance'] as const) {
    if (!application[part].trim()) missing.push(part);
  }
  if (criteria.some((criterion) => !answered.has(criterion.key))) missing.push('eligibility');
  if (!plan.some((line) => line.title.trim())) missing.push('plan');
  if (!application.headPersonId) missing.push('head');
  if (!application.signerPersonId) missing.push('signer');
  return missing;
}

export const namesOfParts = (parts: readonly ReadyPart[]): string[] => parts.map((part) => partNames[part]);

/** Conditions answered «нет» or without words of proof: remarks for the council, never a refusal (decision 27). */
export function unprovenConditions(
  application: Pick<Application, 'eligibility'>,
  version: RegulationVersion,
): string[] {
  const { criteria } = parametersOf(version, norms.siteEligibility);
  return criteria
    .filter((criterion) => {
      const given = application.eligibility.find((each) => each.key === criterion.key);
      return given?.answer !== 'yes' || given.text.trim() === '';
    })
    .map((criterion) => criterion.text);
}

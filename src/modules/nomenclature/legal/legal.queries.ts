// The head's list of legal support: what must be looked through, what cites law that no longer holds, what lacks approval.
import { addDays, addMonths, type CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { documentsOnOldLaw } from '../../documents/index.ts';
import {
  currentVersion,
  norms,
  parametersOf,
  type RegulationStanding,
  regulationStandings,
} from '../../regulations/index.ts';
import { type MatterKind, nomenclatureText as text } from '../nomenclature.text.ts';
import { holesOf, placementsOn, slotsOf } from '../slots/slot.queries.ts';

export interface Matter {
  readonly kind: MatterKind;
  readonly title: string;
  readonly detail: string;
  readonly path: string;
  readonly dueOn: CivilDate | null;
}

/** Why a regulation is not properly approved; null when it is. */
function approvalFault(found: RegulationStanding): string | null {
  if (found.state === 'repealed') return null;
  if (found.approvedBy === null) return text.detailWords.noAct;
  if (!found.approvingComplete) return text.detailWords.blankAct;
  if (found.state === 'draft') return text.detailWords.draft;
  return found.structureDraft ? text.detailWords.structure : null;
}

/** What to do and by when: look it through, or put a new edition into force before the old one ends. */
function reviewWords(dueOn: CivilDate, last: CivilDate | null, today: CivilDate): string {
  const words = dueOn === last ? text.detailWords.ends : text.detailWords.review;
  return dueOn < today ? words.late(dueOn) : words.ahead(dueOn);
}

/** Matters in the order of their days, those without a day after them. */
export async function mattersOf(ctx: ReadCtx): Promise<Matter[]> {
  const { monthsAhead } = parametersOf(await currentVersion(ctx, norms.legalSupport), norms.legalSupport);
  const limit = addMonths(ctx.today, monthsAhead);
  const standings = (await regulationStandings(ctx)).filter(({ state }) => state !== 'repealed');
  const reviews = new Map(
    (await placementsOn(ctx, ctx.today)).map(({ regulationId, reviewOn }) => [regulationId, reviewOn]),
  );
  const matters = standings.flatMap((found): Matter[] => {
    const own = { title: found.title, path: found.path };
    const last = found.expiresOn ? addDays(found.expiresOn, -1) : null;
    const dueOn = [reviews.get(found.id) ?? null, last].filter((day) => day !== null).sort()[0] ?? null;
    const fault = approvalFault(found);
    return [
      ...(dueOn && dueOn <= limit
        ? [{ ...own, kind: 'expiring' as const, detail: reviewWords(dueOn, last, ctx.today), dueOn }]
        : []),
      ...found.oldLaw.map(({ act, instead }) => ({
        ...own,
        kind: 'old-law' as const,
        detail: text.detailWords.cites(act, instead),
        dueOn: null,
      })),
      ...(fault ? [{ ...own, kind: 'approval' as const, detail: fault, dueOn: null }] : []),
    ];
  });
  const cited = (await documentsOnOldLaw(ctx)).map(({ title, path, act, instead }) => ({
    ...{ kind: 'old-law' as const, title, path, dueOn: null },
    detail: text.detailWords.cites(act, instead),
  }));
  const missing = holesOf(await slotsOf(ctx)).map(({ title, why }) => ({
    ...{ kind: 'missing' as const, title, detail: why, path: '/nomenclature', dueOn: null },
  }));
  return [...matters, ...cited, ...missing].toSorted((a, b) =>
    (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'),
  );
}

// One rule changed by an order in one step: the clause as the order words it, what it sets, the day it takes effect.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import type { Norm } from '../../../kernel/norm.ts';
import { isRefusal, notFound, type Refusal } from '../../../kernel/refusal.ts';
import { regulationById } from '../queries/regulations.ts';
import { draftIsNotCited, noSuchClause, versionInWork } from '../regulation.text.ts';
import type { Clause, RegulationVersion } from '../version.ts';
import { placed, replaceClauses } from './clauses.ts';
import { changeDraft, type Drafting, draftingOf } from './drafting.ts';
import { publishVersion } from './publish.ts';

export interface Amendment {
  readonly norm: Norm;
  readonly values: Readonly<Record<string, unknown>>;
  /** Key of the clause that says so: '4.5'. */
  readonly clause: string;
  /** Its new text; empty leaves the text of a clause that is there. */
  readonly wording: string;
  readonly reason: string;
  readonly effectiveFrom: CivilDate;
}

/**
 * Publishes a version that differs in this one rule. Refuses what is not in force, a clause that is neither there nor
 * worded, and a version somebody is preparing: its other changes must not come into force by the way.
 */
export async function amendRegulation(
  ctx: WriteCtx,
  regulationId: string,
  amendment: Amendment,
): Promise<Refusal | { slug: string; number: number }> {
  const regulation = await regulationById(ctx, regulationId);
  if (!regulation) return notFound();
  if (regulation.state !== 'in-force') return draftIsNotCited(regulation.title);
  const { slug } = regulation;
  const before = (await draftingOf(ctx, slug)) as Drafting;
  if (before.draft) return versionInWork();
  const { norm, values, clause } = amendment;
  const drafted = await changeDraft(ctx, before, null, async (open) => {
    const clauses = amended(open, amendment);
    if (!clauses) return noSuchClause(clause);
    await replaceClauses(ctx, open, clauses);
    return { parameters: { ...open.parameters, [norm.slug]: { ...values, clause } } };
  });
  if (isRefusal(drafted)) return drafted;
  const ready = (await draftingOf(ctx, slug)) as Drafting;
  const { reason, effectiveFrom } = amendment;
  return publishVersion.run(
    ctx,
    { slug, version: ready.draft?.version ?? null, reason, effectiveFrom },
    ready,
  );
}

function amended({ clauses }: RegulationVersion, { norm, clause, wording }: Amendment): Clause[] | null {
  const old = clauses.find((each) => each.key === clause);
  if (old) {
    const kept = { ...old, text: wording || old.text, norms: [...new Set([...old.norms, norm.slug])] };
    return placed(clauses, kept, clause, null);
  }
  if (!wording) return null;
  const section = clause.slice(0, clause.lastIndexOf('.') + 1);
  const after = section ? clauses.findLast((each) => each.key.startsWith(section))?.key : undefined;
  const added = { key: clause, printed: `${clause}.`, heading: false, text: wording };
  return placed(clauses, { ...added, rows: [], norms: [norm.slug] }, null, after ?? null);
}

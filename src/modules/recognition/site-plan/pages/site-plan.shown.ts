// What the page of a site's plan shows: the plan, its clashes, who has not read it, the talk about the draft.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { acquaintancesOf, oneDocument } from '../../../documents/index.ts';
import { personNames } from '../../../people/index.ts';
import { currentVersion, type Listed, norms, parametersOf } from '../../../regulations/index.ts';
import { seesInside } from '../../site/site.policy.ts';
import { type SiteSection, sectionsOfSite } from '../../site/site.sections.ts';
import { type Remark, remarksOf } from '../remark.queries.ts';
import { type Clash, clashesOf } from '../site-plan.clashes.ts';
import { maySeePlan } from '../site-plan.commands.ts';
import { planOfSite, type SitePlan } from '../site-plan.queries.ts';
import { type PlanSummary, summaryOf } from '../summary.figures.ts';

export interface Shown {
  readonly plan: SitePlan;
  readonly tasks: readonly Pick<Listed, 'key' | 'text'>[];
  /** Days that something else takes as well; an approved plan is not argued about. */
  readonly clashes: readonly Clash[];
  /** Those asked to get acquainted who have not answered; null when nobody was asked. */
  readonly unread: { readonly names: string[]; readonly asked: number } | null;
  /** What rooms above know of this plan. */
  readonly sections: readonly SiteSection[];
  /** null: talk about the draft is for the site's own people and the service. */
  readonly remarks: { readonly all: readonly Remark[]; readonly names: ReadonlyMap<string, string> } | null;
  readonly summary: PlanSummary | null;
  readonly note: { readonly id: string; readonly isDraft: boolean } | null;
}

async function talkOf(ctx: ReadCtx, plan: SitePlan): Promise<Pick<Shown, 'remarks' | 'summary' | 'note'>> {
  if (!seesInside(ctx, plan)) return { remarks: null, summary: null, note: null };
  const all = await remarksOf(ctx, plan.id);
  const names = await personNames(
    ctx,
    all.map((each) => each.madeById),
  );
  const note = plan.summaryDocumentId ? await oneDocument(ctx, plan.summaryDocumentId) : null;
  return {
    remarks: { all, names },
    summary: plan.state === 'approved' ? await summaryOf(ctx, plan) : null,
    note: note ? { id: note.id, isDraft: note.state === 'draft' } : null,
  };
}

async function unreadOf(ctx: ReadCtx, plan: SitePlan): Promise<Shown['unread']> {
  if (plan.state !== 'approved' || !plan.orderDocumentId) return null;
  const asked = await acquaintancesOf(ctx, plan.orderDocumentId);
  if (asked.length === 0) return null;
  const names = await personNames(
    ctx,
    asked.filter((each) => each.acknowledgedAt === null).map((each) => each.personId),
  );
  return { names: [...names.values()], asked: asked.length };
}

export async function sitePlanShown(ctx: ReadCtx, id: string, query: URLSearchParams): Promise<Shown | null> {
  const year = Number(query.get('year'));
  const plan = await planOfSite(ctx, id, Number.isInteger(year) && year > 0 ? year : undefined);
  if (!plan || !maySeePlan(ctx, plan)) return null;
  const { tasks } = parametersOf(await currentVersion(ctx, norms.siteTasks), norms.siteTasks);
  return {
    plan,
    tasks,
    clashes: plan.state === 'approved' ? [] : await clashesOf(ctx, plan),
    unread: await unreadOf(ctx, plan),
    sections: await sectionsOfSite(ctx, { siteId: plan.siteId, planId: plan.id }),
    ...(await talkOf(ctx, plan)),
  };
}

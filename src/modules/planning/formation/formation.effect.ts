// The registered order brings the structure into force: the chosen lines enter the new year's draft; a cancelled one takes them back.
import type { PublishedFact, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { currentVersion, norms } from '../../regulations/index.ts';
import { applyCyclogram } from '../cyclogram/cyclogram.applying.ts';
import { copyRules } from '../cyclogram/cyclogram.writing.ts';
import type { Line } from '../line/line.queries.ts';
import { insertLines } from '../line/line.writing.ts';
import { linesOfPlan, planSubject } from '../plan/plan.commands.ts';
import { copiedLine } from '../plan/plan.copying.ts';
import { planLifecycle } from '../plan/plan.lifecycle.ts';
import { type Plan, planOfYear } from '../plan/plan.queries.ts';
import { formationLifecycle } from './formation.lifecycle.ts';
import { formationOfOrder } from './formation.queries.ts';
import type { Formation } from './formation.schema.ts';

interface Made {
  readonly lineIds: readonly string[];
}

/** The orders of the year are registered by clerks who may not see drafts: the house itself looks for the plan. */
const asHouse = (ctx: WriteCtx): WriteCtx => ({ ...ctx, actor: { ...ctx.actor, kind: 'system' } });

async function draftOfYear(ctx: WriteCtx, schoolYear: number): Promise<Plan | null> {
  const known = await planOfYear(asHouse(ctx), schoolYear);
  if (known) return known.state === 'draft' ? known : null;
  const id = newId(ctx.now);
  const version = await currentVersion(ctx, norms.annualPlan);
  await ctx.db
    .insertInto('planning.plans')
    .values({
      ...{ territory_id: ctx.territory.id, id, school_year: schoolYear, state: planLifecycle.initial },
      regulation_version_id: version?.id ?? null,
    })
    .execute();
  await recordFact(ctx, {
    name: 'plan.started',
    subject: planSubject(id),
    norm: norms.annualPlan.slug,
    data: { schoolYear, copied: 0 },
  });
  const last = await planOfYear(asHouse(ctx), schoolYear - 1);
  if (last && (await copyRules(ctx, last.id, id)) > 0) await applyCyclogram(ctx, { id, schoolYear });
  return planOfYear(asHouse(ctx), schoolYear);
}

/** Lines chosen in the draft, as last year's plan has them now; none if the new plan has left its draft already. */
async function addLines(ctx: WriteCtx, record: Formation): Promise<string[]> {
  const keep = new Set(record.draft.lines.filter((line) => line.keep).map((line) => line.lineId));
  if (keep.size === 0) return [];
  const last = await planOfYear(asHouse(ctx), record.schoolYear - 1);
  const plan = last && (await draftOfYear(ctx, record.schoolYear));
  if (!last || !plan) return [];
  const present = new Set((await linesOfPlan(asHouse(ctx), plan)).map((line) => line.title));
  const lines: Line[] = (await linesOfPlan(asHouse(ctx), last)).filter(
    (line) => keep.has(line.id) && !present.has(line.title),
  );
  return insertLines(
    ctx,
    plan.id,
    lines.map((line) => copiedLine(line, record.schoolYear)),
  );
}

/** Listens to `document.registered`; the bodies themselves are made by their own room. */
export async function enforceFormation(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const { documentId, number } = fact.data as { documentId: string; number: string };
  const record = await formationOfOrder(ctx, documentId);
  if (record?.state !== 'ordered') return;
  const made: Made = { lineIds: await addLines(ctx, record) };
  const moved = await advance(ctx, formationLifecycle, record, 'enforce', {
    set: { made: JSON.stringify(made) },
    data: { documentId, number },
  });
  if (isRefusal(moved)) throw new Error(moved.text);
}

/** Listens to `document.cancelled`: lines nobody has taken further leave the draft they came into. */
export async function undoFormation(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const { documentId } = fact.data as { documentId: string };
  const record = await formationOfOrder(ctx, documentId);
  if (record?.state !== 'in-force') return;
  const { lineIds } = record.made as Made;
  const plan = await planOfYear(asHouse(ctx), record.schoolYear);
  if (plan?.state === 'draft' && lineIds.length > 0)
    await ctx.db
      .deleteFrom('planning.lines')
      .where('territory_id', '=', ctx.territory.id)
      .where('plan_id', '=', plan.id)
      .where('id', 'in', [...lineIds])
      .where('version', '=', 1)
      .execute();
  const moved = await advance(ctx, formationLifecycle, record, 'cancel', { data: { documentId } });
  if (isRefusal(moved)) throw new Error(moved.text);
}

// A correction is decided: approved it changes the line in the same transaction, rejected it says why; the baseline never changes.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { notify } from '../../notices/index.ts';
import { norms } from '../../regulations/index.ts';
import { lineWithPlan } from '../line/line.commands.ts';
import { lineLifecycle } from '../line/line.lifecycle.ts';
import type { LineColumns } from '../line/line.schema.ts';
import { insertLines, lineSubject, setCoWorkers } from '../line/line.writing.ts';
import { planPath } from '../plan/plan.commands.ts';
import { correctionLifecycle } from './correction.lifecycle.ts';
import { correctionPolicy } from './correction.policy.ts';
import { type CorrectionOfPlan, correctionWithPlan } from './correction.queries.ts';
import { correctionText as text } from './correction.text.ts';

const norm = norms.planCorrections.slug;

/** What an approved correction does to the line. A line whose term had passed before the move stays late. */
async function takeEffect(ctx: WriteCtx, correction: CorrectionOfPlan): Promise<Refusal | null> {
  if (correction.kind === 'added') return addApproved(ctx, correction);
  const found = correction.lineId ? await lineWithPlan(ctx, correction.lineId) : null;
  if (!found) return notFound();
  const { line } = found;
  const { after, reason } = correction;
  if (correction.kind === 'cancelled') {
    const moved = await advance(ctx, lineLifecycle, line, 'cancel', {
      set: { reason },
      data: { reason },
    });
    return isRefusal(moved) ? moved : null;
  }
  if (line.state !== 'open') return refuse('line-over', text.refusals.lineOver, { norm });
  const isLate = line.endsOn !== null && line.endsOn <= ctx.today;
  await ctx.db
    .updateTable('planning.lines')
    .set({
      version: line.version + 1,
      ...(correction.kind === 'moved'
        ? {
            ...{ term: after.term ?? line.term, term_kind: after.termKind ?? line.termKind },
            ...{
              starts_on: after.startsOn ?? null,
              ends_on: after.endsOn ?? null,
              times: after.times ?? null,
            },
            late_since: line.lateSince ?? (isLate ? line.endsOn : null),
          }
        : { responsible_id: after.responsibleId ?? line.responsibleId }),
    })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', line.id)
    .execute();
  await recordFact(ctx, {
    name: correction.kind === 'moved' ? 'line.moved' : 'line.reassigned',
    subject: lineSubject(line.id),
    norm,
    data: { reason, ...(after.term ? { term: after.term } : {}) },
  });
  return null;
}

async function addApproved(ctx: WriteCtx, correction: CorrectionOfPlan): Promise<null> {
  const { coWorkers = [], ...line } = correction.after.line as unknown as LineColumns & {
    coWorkers?: string[];
  };
  const [id = ''] = await insertLines(ctx, correction.planId, [line]);
  await setCoWorkers(ctx, id, coWorkers);
  await ctx.db
    .updateTable('planning.corrections')
    .set({ line_id: id })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', correction.id)
    .execute();
  await recordFact(ctx, {
    name: 'line.added',
    subject: lineSubject(id),
    norm,
    data: { planId: correction.planId },
  });
  return null;
}

const seen = { id: z.uuid(), version: z.coerce.number().int() };
const loadCorrection = (ctx: ReadCtx, input: { id: string }) => correctionWithPlan(ctx, input.id);

async function tellPeople(ctx: WriteCtx, correction: CorrectionOfPlan, words: string): Promise<void> {
  const to = [
    correction.proposedById,
    correction.after.responsibleId ?? null,
    correction.before.responsibleId ?? null,
  ];
  await notify(ctx, {
    to: to.filter((id) => id !== null).filter((id) => id !== ctx.actor.personId),
    name: 'plan-correction.decided',
    text: words,
    path: `${planPath(correction.planId)}/corrections`,
    norm,
  });
}

/** Approved by itself or in the plan of a period: state, line and notices in one transaction; the caller has asked the right. */
export async function putInForce(
  ctx: WriteCtx,
  correction: CorrectionOfPlan,
  version: number,
  periodId: string | null = null,
): Promise<Refusal | null> {
  const moved = await advance(ctx, correctionLifecycle, { ...correction, version }, 'approve', {
    set: { decided_on: ctx.today, decided_by_id: ctx.actor.personId, period_id: periodId },
    data: { kind: correction.kind },
  });
  if (isRefusal(moved)) return moved;
  const refusal = await takeEffect(ctx, correction);
  if (refusal) return refusal;
  await tellPeople(ctx, correction, `Изменение плана утверждено: ${correction.title}.`);
  return null;
}

/** The decider approves: the line changes in the same transaction. */
export const approveCorrection = command({
  name: 'planning.correction.approve',
  ru: 'Утвердить изменение',
  norm,
  input: z.object(seen),
  load: loadCorrection,
  ability: correctionPolicy.rules.decide,
  run: async (ctx, input, correction: CorrectionOfPlan) => {
    const refusal = await putInForce(ctx, correction, input.version);
    return refusal ?? { id: correction.id, planId: correction.planId };
  },
});

export const rejectCorrection = command({
  name: 'planning.correction.reject',
  ru: 'Отклонить изменение',
  norm,
  input: z.object({
    ...seen,
    words: z
      .string()
      .trim()
      .min(5, 'Напишите, почему')
      .max(1000)
      .meta({ label: 'Почему отклонено', widget: 'textarea' }),
  }),
  load: loadCorrection,
  ability: correctionPolicy.rules.decide,
  run: async (ctx, input, correction: CorrectionOfPlan) => {
    const moved = await advance(
      ctx,
      correctionLifecycle,
      { ...correction, version: input.version },
      'reject',
      {
        set: { decided_on: ctx.today, decided_by_id: ctx.actor.personId, decision_words: input.words },
        data: { kind: correction.kind, words: input.words },
      },
    );
    if (isRefusal(moved)) return moved;
    await tellPeople(ctx, correction, `Изменение плана отклонено: ${correction.title}. ${input.words}`);
    return { id: correction.id, planId: correction.planId };
  },
});

export const decidingCommands = [approveCorrection, rejectCorrection];

// Corrections of an approved plan: proposed with a reason and a source; who decides and what happens then has a file of its own.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { optionalUploadSchema, type Upload } from '../../../platform/files/index.ts';
import { storeFile } from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole, personNames } from '../../people/index.ts';
import { norms } from '../../regulations/index.ts';
import { termColumns } from '../line/line.cells.ts';
import { lineWithPlan } from '../line/line.commands.ts';
import type { Line } from '../line/line.queries.ts';
import { lineShape, lineSource } from '../line/line.schema.ts';
import { columnsOfInput, lineSubject } from '../line/line.writing.ts';
import { planPath } from '../plan/plan.commands.ts';
import { type Plan, visiblePlan } from '../plan/plan.queries.ts';
import { strategyOf } from '../plan/strategy.ts';
import { correctionLifecycle } from './correction.lifecycle.ts';
import { deciderOf, proposesCorrection } from './correction.policy.ts';
import type { Sides } from './correction.queries.ts';
import { type CorrectionKind, correctionText as text } from './correction.text.ts';

const norm = norms.planCorrections.slug;
export const correctionSubject = (id: string) => ({ kind: correctionLifecycle.name, id });

const grounds = {
  reason: z
    .string()
    .trim()
    .min(5, 'Напишите причину')
    .max(2000)
    .meta({ label: text.fields.reason, widget: 'textarea' }),
  source: lineSource.meta({ label: text.fields.source }),
  sourceDocument: z
    .string()
    .trim()
    .max(300)
    .default('')
    .meta({ label: text.fields.sourceDocument, hint: text.fields.sourceDocumentHint }),
  file: optionalUploadSchema.meta({ label: text.fields.file, widget: 'file', maxMegabytes: 25 }),
};
type Grounds = z.output<z.ZodObject<typeof grounds>>;

const invalid = (name: string, field: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', norm, fields: { [field]: words } });

/** A plan that takes corrections, a line that is still to be done, and a document where the source asks for one. */
function refuseGrounds(plan: Plan, line: Line | null, input: Grounds): Refusal | null {
  if (plan.state === 'draft' || plan.state === 'on-approval')
    return refuse('plan-not-approved', text.refusals.notApproved, { norm });
  if (plan.state === 'closed') return refuse('plan-closed', text.refusals.closed, { norm });
  if (line && line.state !== 'open') return refuse('line-over', text.refusals.lineOver, { norm });
  const needsDocument = input.source === 'ministry' || input.source === 'institute';
  return needsDocument && input.sourceDocument === ''
    ? invalid('no-source-document', 'sourceDocument', text.refusals.document)
    : null;
}

interface Proposal {
  readonly plan: Plan;
  readonly line: Line | null;
  readonly kind: CorrectionKind;
  readonly before: Sides;
  readonly after: Sides;
}

async function propose(
  ctx: WriteCtx,
  proposal: Proposal,
  input: Grounds,
): Promise<{ id: string; planId: string; lineId: string | null; state: string } | Refusal> {
  const { plan, line, kind } = proposal;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('planning.corrections')
    .values({
      ...{ territory_id: ctx.territory.id, id, plan_id: plan.id, line_id: line?.id ?? null, kind },
      ...{ reason: input.reason, source: input.source, source_document: input.sourceDocument },
      ...{ proposed_on: ctx.today, proposed_by_id: ctx.actor.personId, state: correctionLifecycle.initial },
      ...{ before: JSON.stringify(proposal.before), after: JSON.stringify(proposal.after) },
    })
    .execute();
  if (input.file) {
    const kept = await storeFile(ctx, input.file as Upload, correctionSubject(id), 'ground');
    if (isRefusal(kept)) return kept;
  }
  const subject = line ? lineSubject(line.id) : { kind: 'planning.plan', id: plan.id };
  await recordFact(ctx, { name: 'correction.proposed', subject, norm, data: { kind, reason: input.reason } });
  const direction = line?.direction ?? String(proposal.after.line?.direction ?? '');
  const strategic = (await strategyOf(ctx)).directions.includes(direction);
  const decider = deciderOf({ source: input.source, strategic, plan });
  const deciders = await peopleWithRole(ctx, decider, { kind: 'territory' });
  await notify(ctx, {
    to: deciders.map((each) => each.personId).filter((person) => person !== ctx.actor.personId),
    name: 'plan-correction.proposed',
    text: `Ждёт решения изменение плана: ${line?.title ?? proposal.after.title ?? ''}. Причина: ${input.reason}`,
    path: `${planPath(plan.id)}/corrections`,
    norm,
  });
  return { id, planId: plan.id, lineId: line?.id ?? null, state: 'proposed' };
}

const keyed = { id: z.uuid() };
const load = (ctx: ReadCtx, input: { id: string }) => lineWithPlan(ctx, input.id);

/** Another term for a line; in force from the day it is approved. */
export const moveLine = command({
  name: 'planning.correction.move',
  ru: 'Перенести срок',
  norm,
  input: z.object({ ...keyed, term: lineShape.term.meta({ label: 'Новый срок' }), ...grounds }),
  load,
  ability: proposesCorrection,
  run: async (ctx, input, { line, plan }) => {
    const fault = refuseGrounds(plan, line, input);
    if (fault) return fault;
    const term = termColumns(input.term, plan.schoolYear);
    if (term.term === line.term) return invalid('same-term', 'term', text.refusals.sameTerm);
    if (term.starts_on === null) return invalid('term-unknown', 'term', text.refusals.termUnknown);
    const before = { term: line.term, startsOn: line.startsOn, endsOn: line.endsOn };
    const after = {
      ...{ term: term.term, startsOn: term.starts_on, endsOn: term.ends_on },
      ...{ termKind: term.term_kind, times: term.times ?? line.times },
    };
    return propose(ctx, { plan, line, kind: 'moved', before, after }, input);
  },
});

/** The line will not be done. */
export const cancelLine = command({
  name: 'planning.correction.cancel',
  ru: 'Отменить пункт',
  norm,
  input: z.object({ ...keyed, ...grounds }),
  load,
  ability: proposesCorrection,
  run: async (ctx, input, { line, plan }) =>
    refuseGrounds(plan, line, input) ??
    propose(ctx, { plan, line, kind: 'cancelled', before: { term: line.term }, after: {} }, input),
});

/** Somebody else answers from now on. */
export const reassignLine = command({
  name: 'planning.correction.reassign',
  ru: 'Сменить ответственного',
  norm,
  input: z.object({
    ...keyed,
    responsibleId: lineShape.responsibleId.meta({ label: 'Новый ответственный', widget: 'select' }),
    ...grounds,
  }),
  load,
  ability: proposesCorrection,
  run: async (ctx, input, { line, plan }) => {
    const fault = refuseGrounds(plan, line, input);
    if (fault) return fault;
    if (input.responsibleId === line.responsibleId)
      return invalid('same-person', 'responsibleId', text.refusals.samePerson);
    const names = await personNames(ctx, [input.responsibleId]);
    const responsible = names.get(input.responsibleId);
    if (!responsible) return invalid('no-such-person', 'responsibleId', 'Такого человека нет в территории');
    const before = { responsibleId: line.responsibleId, responsible: line.responsible };
    const after = { responsibleId: input.responsibleId, responsible };
    return propose(ctx, { plan, line, kind: 'reassigned', before, after }, input);
  },
});

/** A line the approved plan did not have. */
export const addByCorrection = command({
  name: 'planning.correction.add',
  ru: 'Предложить новый пункт',
  norm,
  input: z.object({ planId: z.uuid(), ...lineShape, ...grounds }),
  load: (ctx, input) => visiblePlan(ctx, input.planId),
  ability: proposesCorrection,
  run: async (ctx, input, plan: Plan) => {
    const fault = refuseGrounds(plan, null, input);
    if (fault) return fault;
    const line = columnsOfInput(input, plan.schoolYear);
    if (isRefusal(line)) return line;
    if (line.starts_on === null) return invalid('term-unknown', 'term', text.refusals.termUnknown);
    const after = { title: line.title, term: line.term, line: { ...line, coWorkers: input.coWorkers } };
    return propose(ctx, { plan, line: null, kind: 'added', before: {}, after }, input);
  },
});

export const correctionCommands = [moveLine, cancelLine, reassignLine, addByCorrection];

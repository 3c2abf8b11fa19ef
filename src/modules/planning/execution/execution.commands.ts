// A line is closed by evidence, not by a tick: linked documents or a file, the outcome, the head's confirmation; lateness stays.
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { uploadSchema } from '../../../platform/files/index.ts';
import { callDocument, oneDocument, storeFile } from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { norms } from '../../regulations/index.ts';
import { type LineOfPlan, lineWithPlan } from '../line/line.commands.ts';
import { lineLifecycle } from '../line/line.lifecycle.ts';
import type { Line } from '../line/line.queries.ts';
import { lineText as text } from '../line/line.text.ts';
import { lineSubject } from '../line/line.writing.ts';
import { planHeads } from '../plan/plan.policy.ts';
import { evidenceOf } from './evidence.queries.ts';
import { executionPolicy } from './execution.policy.ts';

const norm = norms.planExecution.slug;
export const linePath = (id: string) => `/planning/lines/${id}`;
const keyed = { id: z.uuid(), version: z.coerce.number().int() };
const load = (ctx: ReadCtx, input: { id: string }) => lineWithPlan(ctx, input.id);

const day = (label: string) => z.iso.date().meta({ label, widget: 'date', width: 'short' });

const notExecuting = (found: LineOfPlan): Refusal | null =>
  found.plan.state === 'executing'
    ? null
    : refuse('plan-not-executing', text.refusals.notExecuting, { norm });

const inFuture = (field: string): Refusal =>
  refuse('date-in-future', text.refusals.future, {
    kind: 'invalid',
    fields: { [field]: text.refusals.future },
  });

interface Evidence {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly happenedOn: string;
}

async function addEvidenceRow(ctx: WriteCtx, lineId: string, evidence: Evidence): Promise<void> {
  await ctx.db
    .insertInto('planning.evidence')
    .values({
      ...{ territory_id: ctx.territory.id, id: newId(ctx.now), line_id: lineId },
      ...{ subject_kind: evidence.kind, subject_id: evidence.id, title: evidence.title, path: evidence.path },
      ...{ happened_on: evidence.happenedOn, added_on: ctx.today, added_by_id: ctx.actor.personId },
    })
    .execute();
  await recordFact(ctx, {
    name: 'line.evidenced',
    subject: lineSubject(lineId),
    norm,
    data: { title: evidence.title, happenedOn: evidence.happenedOn },
  });
}

/** Who answers for the line links a registered document he may read: minutes, an order, a report. */
export const linkDocument = command({
  name: 'planning.evidence.document',
  ru: 'Связать документ',
  norm,
  input: z.object({
    id: z.uuid(),
    documentId: z.uuid('Выберите документ').meta({ label: 'Документ', widget: 'select' }),
    happenedOn: day('Когда состоялось'),
  }),
  load,
  ability: executionPolicy.rules.report,
  run: async (ctx, input, found: LineOfPlan) => {
    const closed = notExecuting(found);
    if (closed) return closed;
    if (input.happenedOn > ctx.today) return inFuture('happenedOn');
    const document = await oneDocument(ctx, input.documentId);
    if (document?.state !== 'registered') {
      const words = 'Связывают зарегистрированный документ, который Вам открыт';
      return refuse('document-not-registered', words, { kind: 'invalid', fields: { documentId: words } });
    }
    await addEvidenceRow(ctx, input.id, {
      ...{ kind: 'documents.document', id: document.id, path: document.path, happenedOn: input.happenedOn },
      title: `${callDocument(document)}: ${document.title}`,
    });
    return { id: input.id };
  },
});

/** A file that shows the fact: a list of those who came, photographs, materials. */
export const attachEvidence = command({
  name: 'planning.evidence.file',
  ru: 'Приложить файл',
  norm,
  input: z.object({
    id: z.uuid(),
    file: uploadSchema.meta({ label: 'Файл', widget: 'file', maxMegabytes: 25 }),
    happenedOn: day('Когда состоялось'),
  }),
  load,
  ability: executionPolicy.rules.report,
  run: async (ctx, input, found: LineOfPlan) => {
    const closed = notExecuting(found);
    if (closed) return closed;
    if (input.happenedOn > ctx.today) return inFuture('happenedOn');
    const kept = await storeFile(ctx, input.file, lineSubject(input.id), 'evidence');
    if (isRefusal(kept)) return kept;
    await addEvidenceRow(ctx, input.id, {
      ...{ kind: 'documents.file', id: kept.id, path: `/files/${kept.id}`, happenedOn: input.happenedOn },
      title: input.file.name,
    });
    return { id: input.id };
  },
});

/** A line done after its term, or with fewer facts than the term counts, says why (003 §5.3, 001 §8.6). */
export function explanationNeeded(line: Line, facts: number, doneOn: CivilDate): string | null {
  if (line.times !== null && facts < line.times) return text.refusals.notEnough(facts, line.times);
  const isLate = line.lateSince !== null || (line.endsOn !== null && doneOn >= line.endsOn);
  return isLate ? text.refusals.whyLate : null;
}

/** The outcome in words, the day it was done; refuses without evidence, and what is late or short without a reason. */
export const reportLine = command({
  name: 'planning.line.report',
  ru: 'Сообщить о выполнении',
  norm,
  input: z.object({
    ...keyed,
    doneOn: day(text.fields.doneOn),
    outcome: z
      .string()
      .trim()
      .min(3, 'Напишите, что вышло')
      .max(2000)
      .meta({ label: text.fields.outcome, widget: 'textarea' }),
    costActual: z
      .number(text.faults.money)
      .min(0, text.faults.money)
      .max(1_000_000_000)
      .nullish()
      .meta({ label: text.fields.costActual, widget: 'number', width: 'short' }),
    explanation: z
      .string()
      .trim()
      .max(1000)
      .default('')
      .meta({ label: text.fields.reason, hint: text.hints.explanation, widget: 'textarea' }),
  }),
  load,
  ability: executionPolicy.rules.report,
  run: async (ctx, input, found: LineOfPlan) => {
    const closed = notExecuting(found);
    if (closed) return closed;
    if (input.doneOn > ctx.today) return inFuture('doneOn');
    const facts = await evidenceOf(ctx, input.id);
    if (facts.length === 0) return refuse('no-evidence', text.refusals.noEvidence, { norm });
    const unexplained =
      input.explanation === '' ? explanationNeeded(found.line, facts.length, input.doneOn) : null;
    if (unexplained)
      return refuse('not-explained', unexplained, {
        kind: 'invalid',
        norm,
        fields: { explanation: unexplained },
      });
    const moved = await advance(ctx, lineLifecycle, { ...found.line, version: input.version }, 'report', {
      set: {
        done_on: input.doneOn,
        outcome: input.outcome,
        reason: input.explanation,
        cost_actual: input.costActual ?? null,
      },
      data: { outcome: input.outcome, doneOn: input.doneOn },
    });
    if (isRefusal(moved)) return moved;
    await tellConfirmers(ctx, found);
    return { id: input.id };
  },
});

async function tellConfirmers(ctx: WriteCtx, { line }: LineOfPlan): Promise<void> {
  const heads = await peopleWithRole(ctx, planHeads, { kind: 'territory' });
  const others = heads.filter(({ personId }) => personId !== line.responsibleId);
  const to = others.length > 0 ? others : await peopleWithRole(ctx, 'authority-head', { kind: 'territory' });
  await notify(ctx, {
    to: to.map((each) => each.personId),
    name: 'plan-line.reported',
    text: `Ждёт подтверждения пункт плана «${line.title}», ответственный ${line.responsible}.`,
    path: linePath(line.id),
    norm,
  });
}

/** The head agrees that it is done; a line done after its term stays late for ever. */
export const confirmLine = command({
  name: 'planning.line.confirm',
  ru: 'Подтвердить выполнение',
  norm,
  input: z.object(keyed),
  load,
  ability: executionPolicy.rules.confirm,
  run: async (ctx, input, { line }: LineOfPlan) => {
    const isLate = line.endsOn !== null && line.doneOn !== null && line.doneOn >= line.endsOn;
    const moved = await advance(ctx, lineLifecycle, { ...line, version: input.version }, 'confirm', {
      set: {
        confirmed_on: ctx.today,
        confirmed_by_id: ctx.actor.personId,
        late_since: line.lateSince ?? (isLate ? line.endsOn : null),
      },
      data: { late: isLate || line.lateSince !== null },
    });
    return isRefusal(moved) ? moved : { id: line.id };
  },
});

const reason = (label: string) =>
  z.string().trim().min(5, 'Напишите причину').max(2000).meta({ label, widget: 'textarea' });

/** The head does not agree: the line is open again, the evidence stays. */
export const returnLine = command({
  name: 'planning.line.return',
  ru: 'Вернуть ответственному',
  norm,
  input: z.object({ ...keyed, reason: reason('Чего не хватает') }),
  load,
  ability: executionPolicy.rules.confirm,
  run: async (ctx, input, { line }: LineOfPlan) => {
    const moved = await advance(ctx, lineLifecycle, { ...line, version: input.version }, 'return', {
      set: { done_on: null },
      data: { reason: input.reason },
    });
    if (isRefusal(moved)) return moved;
    await notify(ctx, {
      to: [line.responsibleId],
      name: 'plan-line.returned',
      text: `Выполнение пункта «${line.title}» не подтверждено: ${input.reason}`,
      path: linePath(line.id),
      norm,
    });
    return { id: line.id };
  },
});

/** After the term, or at the end of the year: it was not done, and why. */
export const failLine = command({
  name: 'planning.line.fail',
  ru: 'Признать несделанным',
  norm,
  input: z.object({ ...keyed, reason: reason('Почему не сделано') }),
  load,
  ability: executionPolicy.rules.confirm,
  run: async (ctx, input, found: LineOfPlan) => {
    const { line } = found;
    const closed = notExecuting(found);
    if (closed) return closed;
    if (line.endsOn !== null && line.endsOn > ctx.today)
      return refuse('term-not-over', text.refusals.notDoneYet, { norm });
    const moved = await advance(ctx, lineLifecycle, { ...line, version: input.version }, 'fail', {
      set: { reason: input.reason, late_since: line.lateSince ?? line.endsOn },
      data: { reason: input.reason },
    });
    return isRefusal(moved) ? moved : { id: line.id };
  },
});

export const executionCommands = [
  linkDocument,
  attachEvidence,
  reportLine,
  confirmLine,
  returnLine,
  failLine,
];

// The centre gives an assignment and may take it back; a member takes it, names who executes, reports with evidence.
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { optionalUploadSchema, type Upload } from '../../../platform/files/index.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { storeFile } from '../../documents/index.ts';
import { type Network, networkOf } from '../../territories/index.ts';
import { wake } from '../look.ts';
import { answerLifecycle, assignmentLifecycle } from './assignment.lifecycle.ts';
import { type AnswerRights, assignmentPolicy } from './assignment.policy.ts';
import { type Charge, givenAssignment, ownCharge } from './assignment.queries.ts';
import { assignmentText as text } from './assignment.text.ts';

const norm = 'network-assignments';
const network = (ctx: ReadCtx) => networkOf(ctx.db, ctx.territory.id, ctx.today);

const invalid = (name: string, field: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', norm, fields: { [field]: words } });

interface Giving extends AnswerRights {
  readonly network: Network | null;
}

/** The centre gives an assignment to territories of its network. Refuses a past term and a territory outside it. */
export const giveAssignment = command({
  name: 'network.assignment.give',
  ru: text.give,
  norm,
  input: z.object({
    title: z.string().trim().min(3, text.faults.title).max(500).meta({ label: text.fields.title }),
    details: z
      .string()
      .trim()
      .max(4000)
      .default('')
      .meta({ label: text.fields.details, hint: text.hints.details, widget: 'textarea' }),
    dueOn: z.iso.date().meta({ label: text.fields.dueOn, widget: 'date', width: 'short' }),
    members: z
      .array(z.string().min(1).max(60))
      .min(1, text.faults.members)
      .max(200)
      .meta({ label: text.fields.members, widget: 'checkboxes' }),
  }),
  load: async (ctx): Promise<Giving> => ({ network: await network(ctx), executorId: null }),
  ability: assignmentPolicy.rules.give,
  run: async (ctx, input, { network: own }: Giving) => {
    if (own?.hostTerritoryId !== ctx.territory.id)
      return refuse('not-the-centre', text.refusals.host, { norm });
    if (input.dueOn < ctx.today) return invalid('due-in-the-past', 'dueOn', text.faults.past);
    const chosen = own.members.filter(({ slug }) => input.members.includes(slug));
    if (chosen.length !== new Set(input.members).size)
      return invalid('not-a-member', 'members', text.faults.stranger);
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('network.assignments')
      .values({
        ...{ territory_id: ctx.territory.id, id, network_id: own.id, title: input.title },
        ...{ details: input.details, due_on: input.dueOn, given_on: ctx.today },
        ...{ given_by_id: ctx.actor.personId, state: assignmentLifecycle.initial },
      })
      .execute();
    await ctx.db
      .insertInto('network.assignment_targets')
      .values(
        chosen.map((each) => ({ territory_id: ctx.territory.id, assignment_id: id, member_id: each.id })),
      )
      .execute();
    await recordFact(ctx, {
      name: 'network.assignment-given',
      subject: { kind: assignmentLifecycle.name, id },
      norm,
      data: { due: formatDate(input.dueOn), members: chosen.map((each) => each.name).join(', ') },
    });
    await wake(ctx, chosen, id);
    return { id };
  },
});

interface Given extends AnswerRights {
  readonly id: string;
  readonly state: 'given' | 'withdrawn';
  readonly version: number;
}

/** The centre takes an assignment back, with a reason. */
export const withdrawAssignment = command({
  name: 'network.assignment.withdraw',
  ru: text.withdraw,
  norm,
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    reason: z
      .string()
      .trim()
      .min(5, text.faults.reason)
      .max(500)
      .meta({ label: text.fields.reason, widget: 'textarea' }),
  }),
  load: async (ctx, input): Promise<Given | null> => {
    const found = await givenAssignment(ctx, input.id);
    return found ? { ...found, executorId: null } : null;
  },
  ability: assignmentPolicy.rules.give,
  run: (ctx, input, given: Given) =>
    advance(ctx, assignmentLifecycle, { ...given, version: input.version }, 'withdraw', {
      set: { reason: input.reason },
      data: { reason: input.reason },
    }),
});

interface OwnCharge extends AnswerRights {
  readonly charge: Charge;
  readonly network: Network;
}

async function loadCharge(ctx: ReadCtx, input: { id: string }): Promise<OwnCharge | null> {
  const own = await network(ctx);
  const charge = own ? await ownCharge(ctx, own.id, input.id) : null;
  return own && charge ? { charge, network: own, executorId: charge.answer?.executorId ?? null } : null;
}

/** The head of the member's service takes it and names who executes. */
export const takeAssignment = command({
  name: 'network.assignment.take',
  ru: text.take,
  norm,
  input: z.object({
    id: z.uuid(),
    executorId: z.uuid(text.faults.executor).meta({ label: text.fields.executor, widget: 'select' }),
  }),
  load: loadCharge,
  ability: assignmentPolicy.rules.take,
  run: async (ctx, input, { charge, network: own }: OwnCharge) => {
    if (charge.state === 'withdrawn') return refuse('withdrawn', text.refusals.withdrawn, { norm });
    if (charge.answer) return refuse('taken-already', text.refusals.taken, { norm });
    await ctx.db
      .insertInto('network.answers')
      .values({
        ...{ territory_id: ctx.territory.id, id: charge.id, giver_id: charge.giverId, network_id: own.id },
        ...{ due_on: charge.dueOn, state: answerLifecycle.initial, taken_on: ctx.today },
        ...{ taken_by_id: ctx.actor.personId, executor_id: input.executorId },
      })
      .execute();
    await recordFact(ctx, {
      name: 'network.assignment-taken',
      subject: { kind: answerLifecycle.name, id: charge.id },
      norm,
    });
    return { id: charge.id };
  },
});

const proof = {
  outcome: z
    .string()
    .trim()
    .min(3, text.faults.outcome)
    .max(2000)
    .meta({ label: text.fields.outcome, widget: 'textarea' }),
  evidence: z
    .string()
    .trim()
    .max(500)
    .default('')
    .meta({ label: text.fields.evidence, hint: text.hints.evidence }),
  file: optionalUploadSchema.meta({ label: text.fields.file, widget: 'file', maxMegabytes: 25 }),
  lateReason: z
    .string()
    .trim()
    .max(1000)
    .default('')
    .meta({ label: text.fields.lateReason, hint: text.hints.lateReason, widget: 'textarea' }),
};

async function keepFile(
  ctx: WriteCtx,
  id: string,
  upload: Upload | undefined,
): Promise<string | null | Refusal> {
  if (!upload) return null;
  const kept = await storeFile(ctx, upload, { kind: answerLifecycle.name, id }, 'evidence');
  return isRefusal(kept) ? kept : kept.id;
}

const isLate = (doneOn: CivilDate, charge: Charge) => doneOn > charge.dueOn;

/** Who executes says that it is done, with evidence; after the term also why it is late. The centre is told. */
export const reportAssignment = command({
  name: 'network.assignment.report',
  ru: text.report,
  norm,
  input: z.object({ id: z.uuid(), ...proof }),
  load: loadCharge,
  ability: assignmentPolicy.rules.report,
  run: async (ctx, input, { charge, network: own }: OwnCharge) => {
    if (!charge.answer) return refuse('not-taken', text.refusals.notTaken, { norm });
    const file = input.file as Upload | undefined;
    if (input.evidence === '' && !file) return invalid('no-evidence', 'evidence', text.faults.evidence);
    const late = isLate(ctx.today, charge);
    if (late && input.lateReason === '') return invalid('no-late-reason', 'lateReason', text.faults.late);
    const fileId = await keepFile(ctx, charge.id, file);
    if (isRefusal(fileId)) return fileId;
    const lateReason = late ? input.lateReason : '';
    const moved = await advance(ctx, answerLifecycle, charge.answer, 'report', {
      set: {
        ...{ done_on: ctx.today, outcome: input.outcome, evidence: input.evidence },
        ...{ late_reason: lateReason, file_id: fileId },
      },
      data: { late, reason: lateReason },
    });
    if (isRefusal(moved)) return moved;
    const host = own.members.find(({ id }) => id === own.hostTerritoryId);
    if (host && host.id !== ctx.territory.id) await wake(ctx, [host], `${charge.id}:${ctx.territory.id}`);
    return { id: charge.id };
  },
});

export const assignmentCommands = [giveAssignment, withdrawAssignment, takeAssignment, reportAssignment];

import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance, staleWrite } from '../../../kernel/lifecycle.ts';
import { anyOf } from '../../../kernel/policy.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { draftDocument } from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { approvesStructure, keepsStructure } from '../centre.policy.ts';
import { versionSubject } from './structure.commands.ts';
import { structureLifecycle } from './structure.lifecycle.ts';
import { drawStructureOrder } from './structure.paper.ts';
import {
  agreementOf,
  type StructureVersion,
  seatsOf,
  staffTable,
  structureVersion,
} from './structure.queries.ts';
import {
  type Approval,
  agreementSchema,
  approveSchema,
  returnSchema,
  stepSchema,
} from './structure.schema.ts';
import { structureRefusals as refusals, structureText as text } from './structure.text.ts';

const norm = 'service-structure';
const load = (ctx: ReadCtx, input: { id: string }) => structureVersion(ctx, input.id);

const seen = (record: StructureVersion, version: number) => ({ ...record, version });

async function tell(ctx: WriteCtx, kinds: readonly string[], words: string, record: StructureVersion) {
  const people = await peopleWithRole(ctx, kinds, { kind: 'territory' });
  await notify(ctx, {
    to: people.map((each) => each.personId),
    name: 'structure.told',
    text: words,
    path: `/centre/versions/${record.id}`,
    norm,
  });
}

/** The head puts the version before the authority; refuses one without seats. */
export const proposeStructure = command({
  name: 'centre.structure.propose',
  ru: 'Внести на утверждение',
  norm,
  input: stepSchema,
  load,
  ability: keepsStructure,
  run: async (ctx, input, record) => {
    if ((await seatsOf(ctx, record.id)).length === 0) return refusals.empty();
    const moved = await advance(ctx, structureLifecycle, seen(record, input.version), 'propose', {
      set: { return_reason: '' },
      data: { number: record.number },
    });
    if (isRefusal(moved)) return moved;
    await tell(
      ctx,
      ['authority-head', 'authority-clerk'],
      `На утверждение внесена структура службы, редакция № ${record.number}.`,
      record,
    );
    return { id: record.id };
  },
});

/** The authority sends the version back with a reason. */
export const returnStructure = command({
  name: 'centre.structure.return',
  ru: 'Вернуть на доработку',
  norm,
  input: returnSchema,
  load,
  ability: approvesStructure,
  run: async (ctx, input, record) => {
    const moved = await advance(ctx, structureLifecycle, seen(record, input.version), 'return', {
      set: { return_reason: input.reason },
      data: { number: record.number, reason: input.reason },
    });
    if (isRefusal(moved)) return moved;
    await tell(
      ctx,
      ['centre-head'],
      `Структура службы, редакция № ${record.number}, возвращена: ${input.reason}`,
      record,
    );
    return { id: record.id };
  },
});

/** The head takes a draft away; its number stays taken. */
export const withdrawStructure = command({
  name: 'centre.structure.withdraw',
  ru: 'Снять проект',
  norm,
  input: stepSchema,
  load,
  ability: keepsStructure,
  run: async (ctx, input, record) => {
    const moved = await advance(ctx, structureLifecycle, seen(record, input.version), 'withdraw', {
      data: { number: record.number },
    });
    return isRefusal(moved) ? moved : { id: record.id };
  },
});

/** With whom the service agrees its structure; a regulation that is not in force yet is kept by this setting. */
export const setAgreement = command({
  name: 'centre.structure.set-agreement',
  ru: 'С кем согласуется',
  norm: 'structure-agreement',
  input: agreementSchema,
  ability: keepsStructure,
  run: async (ctx, { agreedWith }) => {
    await ctx.db
      .insertInto('centre.settings')
      .values({ territory_id: ctx.territory.id, agreed_with: agreedWith })
      .onConflict((conflict) => conflict.column('territory_id').doUpdateSet({ agreed_with: agreedWith }))
      .execute();
    await recordFact(ctx, {
      name: 'structure.agreement-set',
      subject: { kind: 'centre.settings', id: newId(ctx.now) },
      norm: 'structure-agreement',
      data: { agreedWith },
    });
    return { agreedWith };
  },
});

async function refuseApproval(ctx: WriteCtx, input: Approval): Promise<Refusal | null> {
  const late = (field: string) =>
    refuse('date-in-future', text.faults.future, {
      kind: 'invalid',
      norm,
      fields: { [field]: text.faults.future },
    });
  if (input.actDate > ctx.today) return late('actDate');
  if (input.agreedOn && input.agreedOn > ctx.today) return late('agreedOn');
  const agreed = input.agreedWith !== '' && input.agreedBy !== '' && input.agreedOn !== null;
  const silent = input.agreedWith === '' && input.agreedBy === '' && input.agreedOn === null;
  return agreed || (silent && !(await agreementOf(ctx)).isNeeded) ? null : refusals.notAgreed();
}

/** The authority's act puts the version in force from a day; the former one ends on it. */
export const approveStructure = command({
  name: 'centre.structure.approve',
  ru: 'Утвердить редакцию',
  norm,
  input: approveSchema,
  load,
  ability: approvesStructure,
  run: async (ctx, input, record) => {
    const complaint = await refuseApproval(ctx, input);
    if (complaint) return complaint;
    const later = await ctx.db
      .selectFrom('centre.versions')
      .select('id')
      .where('territory_id', '=', ctx.territory.id)
      .where('state', '=', 'approved')
      .where('starts_on', '>=', input.startsOn)
      .executeTakeFirst();
    if (later) return refusals.overlap();
    await ctx.db
      .updateTable('centre.versions')
      .set((eb) => ({ ends_on: input.startsOn, version: eb('version', '+', 1) }))
      .where('territory_id', '=', ctx.territory.id)
      .where('state', '=', 'approved')
      .where('ends_on', 'is', null)
      .execute();
    const { actIssuer, actNumber, actDate, startsOn, agreedWith, agreedBy, agreedOn } = input;
    const moved = await advance(ctx, structureLifecycle, seen(record, input.version), 'approve', {
      set: {
        ...{ act_title: text.actTitle, act_issuer: actIssuer, act_number: actNumber, act_date: actDate },
        ...{ starts_on: startsOn, agreed_with: agreedWith, agreed_by: agreedBy, agreed_on: agreedOn },
      },
      data: { number: record.number, actIssuer, actNumber, actDate, startsOn, agreedWith },
    });
    return isRefusal(moved) ? moved : { id: record.id, number: record.number };
  },
});

/** Drafts the order of the authority with the staff table attached; the register of documents gives it a number. */
export const draftStructureOrder = command({
  name: 'centre.structure.draft-order',
  ru: 'Подготовить приказ',
  norm,
  input: stepSchema,
  load,
  ability: anyOf<StructureVersion>(keepsStructure, approvesStructure),
  run: async (ctx, input, record) => {
    if (record.state !== 'proposed' && record.state !== 'editing') return refusals.notEditing();
    if (record.version !== input.version) return staleWrite();
    const table = await staffTable(ctx, record, ctx.today);
    if (table.seats.length === 0) return refusals.empty();
    const drawn = await drawStructureOrder(ctx, table);
    const { id: documentId } = await draftDocument(ctx, {
      ...drawn,
      subjects: [
        {
          ...{ kind: structureLifecycle.name, id: record.id },
          ...{ title: text.version(record.number), path: `/centre/versions/${record.id}` },
        },
      ],
    });
    await ctx.db
      .updateTable('centre.versions')
      .set({ document_id: documentId })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', record.id)
      .execute();
    await recordFact(ctx, {
      name: 'structure.order-drafted',
      subject: versionSubject(record.id),
      norm,
      data: { documentId, number: record.number },
    });
    return { documentId };
  },
});

export const approvalCommands = [
  ...[proposeStructure, returnStructure, withdrawStructure],
  ...[approveStructure, draftStructureOrder, setAgreement],
];

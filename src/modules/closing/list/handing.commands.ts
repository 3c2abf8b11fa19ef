// Handing over and accepting what the list names: a whole group at once or one row; an accepted row changes no more.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { norms } from '../../regulations/index.ts';
import { onlyPreparing } from '../case/case.commands.ts';
import { visibleCase } from '../case/case.queries.ts';
import { closingPolicy } from '../closing.policy.ts';
import { type Group, groupWords, closingText as text } from '../closing.text.ts';
import { record } from './list.commands.ts';
import { type HandedRow, handedRows, visibleRow } from './list.queries.ts';

const norm = norms.serviceClosing.slug;

const ofRow = { caseId: z.uuid(), rowId: z.uuid() };
const group = z.enum(Object.keys(groupWords) as [Group, ...Group[]]);
const giverId = z.uuid().optional().meta({ label: text.giver, widget: 'select' });
const receiver = z
  .string()
  .trim()
  .min(3, text.refusals.receiver)
  .max(300, text.refusals.receiver)
  .meta({ label: text.receiver, hint: text.receiverHint });
const acceptedBy = z
  .string()
  .trim()
  .max(300)
  .default('')
  .meta({ label: text.acceptedBy, hint: text.acceptedByHint });
const handedOn = z.iso.date(text.refusals.day).meta({ label: text.handedOn });
const acceptedOn = z.iso.date(text.refusals.day).meta({ label: text.acceptedOn });

const dayFault = (field: string, words: string) =>
  refuse('wrong-day', words, { kind: 'invalid', norm, fields: { [field]: words } });

const changing = (ctx: WriteCtx, rows: readonly HandedRow[]) =>
  ctx.db
    .updateTable('closing.handovers')
    .where('territory_id', '=', ctx.territory.id)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    );

interface Handing {
  readonly receiver: string;
  readonly handedOn: string;
  readonly giverId?: string | undefined;
}

/** Who gives stays who the row names, unless another person is named. Answers how many rows were handed. */
async function hand(
  ctx: WriteCtx,
  caseId: string,
  rows: readonly HandedRow[],
  to: Handing,
): Promise<Refusal | number> {
  if (to.handedOn > ctx.today) return dayFault('handedOn', text.refusals.day);
  const open = rows.filter((row) => row.acceptedOn === null);
  if (open.length === 0) return refuse('nothing-to-hand', text.refusals.nothingToHand, { norm });
  await changing(ctx, open)
    .set({
      ...{ receiver: to.receiver, handed_on: to.handedOn },
      ...(to.giverId ? { giver_id: to.giverId, giver: '' } : {}),
    })
    .execute();
  await record(ctx, caseId, 'closing.handed', open.length);
  return open.length;
}

/** Whoever received it accepted it, unless somebody else is named. */
async function accept(
  ctx: WriteCtx,
  caseId: string,
  rows: readonly HandedRow[],
  by: { acceptedBy: string; acceptedOn: string },
): Promise<Refusal | number> {
  if (by.acceptedOn > ctx.today) return dayFault('acceptedOn', text.refusals.day);
  const open = rows.filter((row) => row.handedOn !== null && row.acceptedOn === null);
  if (open.length === 0) return refuse('nothing-to-accept', text.refusals.nothingToAccept, { norm });
  if (open.some((row) => (row.handedOn ?? '') > by.acceptedOn))
    return dayFault('acceptedOn', text.refusals.acceptedBefore);
  await changing(ctx, open)
    .set((eb) => ({ accepted_on: by.acceptedOn, accepted_by: by.acceptedBy || eb.ref('receiver') }))
    .execute();
  await record(ctx, caseId, 'closing.accepted', open.length);
  return open.length;
}

const answer = (id: string, rows: Refusal | number) => (typeof rows === 'number' ? { id, rows } : rows);

export const handGroup = command({
  name: 'closing.list.hand-group',
  ru: text.handGroup,
  norm,
  input: z.object({ id: z.uuid(), group, receiver, handedOn }),
  load: visibleCase,
  ability: closingPolicy.rules.prepare,
  run: async (ctx, input, found) => {
    const fault = onlyPreparing(found);
    if (fault) return fault;
    const rows = (await handedRows(ctx, found.id)).filter(({ kind }) => kind === input.group);
    return answer(found.id, await hand(ctx, found.id, rows, input));
  },
});

export const acceptGroup = command({
  name: 'closing.list.accept-group',
  ru: text.accept,
  norm,
  input: z.object({ id: z.uuid(), group, acceptedOn, acceptedBy }),
  load: visibleCase,
  ability: closingPolicy.rules.prepare,
  run: async (ctx, input, found) => {
    const fault = onlyPreparing(found);
    if (fault) return fault;
    const rows = (await handedRows(ctx, found.id)).filter(({ kind }) => kind === input.group);
    return answer(found.id, await accept(ctx, found.id, rows, input));
  },
});

const rowRefusal = (row: HandedRow): Refusal | null =>
  row.acceptedOn ? refuse('row-accepted', text.refusals.rowAccepted, { norm }) : null;

export const handRow = command({
  name: 'closing.list.hand',
  ru: text.hand,
  norm,
  input: z.object({ ...ofRow, giverId, receiver, handedOn }),
  load: visibleRow,
  ability: closingPolicy.rules.prepare,
  run: async (ctx, input, { found, row }) =>
    onlyPreparing(found) ?? rowRefusal(row) ?? answer(found.id, await hand(ctx, found.id, [row], input)),
});

export const acceptRow = command({
  name: 'closing.list.accept',
  ru: text.accept,
  norm,
  input: z.object({ ...ofRow, acceptedOn, acceptedBy }),
  load: visibleRow,
  ability: closingPolicy.rules.prepare,
  run: async (ctx, input, { found, row }) =>
    onlyPreparing(found) ?? rowRefusal(row) ?? answer(found.id, await accept(ctx, found.id, [row], input)),
});

// The list of what is handed over: gathered from the rooms, added to by hand, handed and accepted by group or by row.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { norms } from '../../regulations/index.ts';
import { casePath, onlyPreparing } from '../case/case.commands.ts';
import { caseLifecycle } from '../case/case.lifecycle.ts';
import { visibleCase } from '../case/case.queries.ts';
import { closingPolicy } from '../closing.policy.ts';
import { closingText as text } from '../closing.text.ts';
import { handedRows, keyOf, visibleRow } from './list.queries.ts';
import { thingsToHand } from './list.sources.ts';

const norm = norms.serviceClosing.slug;

export const record = (ctx: WriteCtx, caseId: string, name: string, rows = 1) =>
  recordFact(ctx, { name, subject: { kind: caseLifecycle.name, id: caseId }, norm, data: { rows } });

/** Adds what is new, drops what is finished and not handed yet; rows entered by hand stay. */
export const gatherList = command({
  name: 'closing.list.gather',
  ru: text.gather,
  norm,
  input: z.object({ id: z.uuid() }),
  load: visibleCase,
  ability: closingPolicy.rules.prepare,
  run: async (ctx, _input, found) => {
    const fault = onlyPreparing(found);
    if (fault) return fault;
    const [things, rows] = [await thingsToHand(ctx), await handedRows(ctx, found.id)];
    const [now, listed] = [new Set(things.map(keyOf)), new Set(rows.map(keyOf))];
    const gone = rows.filter((row) => row.kind !== 'free' && !row.handedOn && !now.has(keyOf(row)));
    const fresh = things.filter((thing) => !listed.has(keyOf(thing)));
    if (gone.length > 0)
      await ctx.db
        .deleteFrom('closing.handovers')
        .where('territory_id', '=', ctx.territory.id)
        .where(
          'id',
          'in',
          gone.map(({ id }) => id),
        )
        .execute();
    const [head] = await peopleWithRole(ctx, 'centre-head', { kind: 'territory' });
    const values = fresh.map((thing, index) => ({
      ...{ territory_id: ctx.territory.id, id: newId(ctx.now), case_id: found.id, kind: thing.kind },
      ...{ subject_id: thing.subjectId, title: thing.title.slice(0, 1000), detail: thing.detail },
      ...{ path: thing.path, is_obligation: thing.isObligation, place: rows.length + index },
      giver_id: thing.giverId ?? head?.personId ?? null,
    }));
    for (let from = 0; from < values.length; from += 1000)
      await ctx.db
        .insertInto('closing.handovers')
        .values(values.slice(from, from + 1000))
        .execute();
    await record(ctx, found.id, 'closing.list-gathered', rows.length - gone.length + fresh.length);
    await tellGivers(ctx, found.id);
    return { id: found.id, added: fresh.length, dropped: gone.length };
  },
});

/** Everybody who has something to hand over is told once a case. */
async function tellGivers(ctx: WriteCtx, caseId: string): Promise<void> {
  const rows = (await handedRows(ctx, caseId)).filter(({ handedOn }) => handedOn === null);
  for (const [personId, own] of Map.groupBy(rows, ({ giverId }) => giverId))
    if (personId)
      await notify(ctx, {
        ...{ to: [personId], name: 'closing.hand', text: text.toldHand(own.length) },
        ...{ path: casePath(caseId), norm, key: `closing-hand-${caseId}` },
      });
}

export const addRow = command({
  name: 'closing.list.add',
  ru: text.add,
  norm,
  input: z.object({
    id: z.uuid(),
    title: z.string().trim().min(3).max(500).meta({ label: text.thing }),
    detail: z.string().trim().max(1000).default('').meta({ label: text.detail }),
    giver: z.string().trim().max(300).default('').meta({ label: text.giver, hint: text.receiverHint }),
  }),
  load: visibleCase,
  ability: closingPolicy.rules.prepare,
  run: async (ctx, { title, detail, giver }, found) => {
    const fault = onlyPreparing(found);
    if (fault) return fault;
    const rowId = newId(ctx.now);
    await ctx.db
      .insertInto('closing.handovers')
      .values({
        ...{ territory_id: ctx.territory.id, id: rowId, case_id: found.id, kind: 'free', title, detail },
        ...{ subject_id: rowId, giver, place: 100_000 },
      })
      .execute();
    await record(ctx, found.id, 'closing.row-added');
    return { id: found.id, rowId };
  },
});

const ofRow = { caseId: z.uuid(), rowId: z.uuid() };

export const removeRow = command({
  name: 'closing.list.remove',
  ru: text.remove,
  norm,
  input: z.object(ofRow),
  load: visibleRow,
  ability: closingPolicy.rules.prepare,
  run: async (ctx, { caseId, rowId }, { found, row }) => {
    const fault = onlyPreparing(found);
    if (fault) return fault;
    if (row.kind !== 'free' || row.acceptedOn)
      return refuse('not-a-free-row', text.refusals.onlyFree, { norm });
    await ctx.db
      .deleteFrom('closing.handovers')
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', rowId)
      .execute();
    await record(ctx, caseId, 'closing.row-removed');
    return { id: caseId };
  },
});

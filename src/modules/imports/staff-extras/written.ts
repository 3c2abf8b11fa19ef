// The claims of a written list: handed set by set to the rooms that keep them, remembered for the undoing.
import { sql } from 'kysely';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import {
  enterTraining,
  type TrainingOutcome,
  type TrainingToEnter,
  takeTrainingBack,
  trainingSince,
} from '../../development/index.ts';
import { enterFormerSurnames, removeFormerSurnames } from '../../people/index.ts';
import {
  type HeldChange,
  type HeldOutcome,
  heldSince,
  takeHeldBack,
  upsertHeld,
} from '../../qualification/index.ts';
import type { ImportScope } from '../list-kind.ts';
import type { Claim } from './extra.ts';

interface ClaimedRow {
  readonly line: number;
  readonly personId: string;
  readonly claims: readonly Claim[];
}

interface Entered {
  readonly held: readonly HeldOutcome[];
  readonly training: readonly TrainingOutcome[];
  readonly names: readonly { readonly personId: string; readonly id: string }[];
}

const PART = 2000;

async function claimedRows(ctx: ReadCtx, importId: string, after: number): Promise<ClaimedRow[]> {
  const { rows } = await sql<ClaimedRow>`
    select line, target_id as "personId", parts -> 'claims' as claims from imports.rows
     where territory_id = ${ctx.territory.id} and import_id = ${importId} and line > ${after}
       and verdict in ('new', 'changed') and target_id is not null and parts ? 'claims'
     order by line limit ${PART}`.execute(ctx.db);
  return rows;
}

/** After the people and posts are written: what else the list says of them. */
export async function writeClaims(ctx: WriteCtx, scope: ImportScope, act: string): Promise<void> {
  let after = 0;
  for (;;) {
    const rows = await claimedRows(ctx, scope.id, after);
    const last = rows.at(-1);
    if (!last) return;
    after = last.line;
    const all = rows.flatMap(({ personId, claims }) => claims.map((claim) => ({ personId, claim })));
    const entered: Entered = {
      held: await upsertHeld(
        ctx,
        all.flatMap((each) => heldChange(each.personId, each.claim, act)),
        act,
      ),
      training: await enterTraining(
        ctx,
        onceEach(all).flatMap(({ personId, claim }) =>
          claim.kind === 'training' ? [{ personId, ...claim.row } as unknown as TrainingToEnter] : [],
        ),
      ),
      names: await enterFormerSurnames(
        ctx,
        onceEach(all).flatMap(({ personId, claim }) =>
          claim.kind === 'former-name'
            ? [{ personId, surname: String(claim.row.surname), by: scope.listedOn ?? ctx.today, reason: act }]
            : [],
        ),
      ),
    };
    await sql`update imports.rows set parts = parts || jsonb_build_object('entered', ${JSON.stringify(entered)}::jsonb)
       where territory_id = ${ctx.territory.id} and import_id = ${scope.id} and line = ${last.line}`.execute(
      ctx.db,
    );
  }
}

/** Somebody with two posts stands in two rows with the same course: entered once. */
function onceEach<T extends { personId: string; claim: Claim }>(all: readonly T[]): T[] {
  return [
    ...new Map(
      all.map((each) => [JSON.stringify([each.personId, each.claim.kind, each.claim.row]), each]),
    ).values(),
  ];
}

/** What rests on a document rests on the list itself when it names no other. */
function heldChange(personId: string, claim: Claim, act: string): HeldChange[] {
  if (claim.kind === 'training' || claim.kind === 'former-name') return [];
  const { kind, id, row } = claim;
  const needs = id === null && (kind === 'category' || kind === 'statement') && row.document === '';
  return [{ personId, kind, id, row: needs ? { ...row, document: act } : row }];
}

async function enteredBy(ctx: ReadCtx, importId: string): Promise<Entered> {
  const { rows } = await sql<{ entered: Entered }>`
    select parts -> 'entered' as entered from imports.rows
     where territory_id = ${ctx.territory.id} and import_id = ${importId} and parts ? 'entered' order by line`.execute(
    ctx.db,
  );
  return {
    held: rows.flatMap(({ entered }) => entered.held),
    training: rows.flatMap(({ entered }) => entered.training),
    names: rows.flatMap(({ entered }) => entered.names),
  };
}

/** Takes it back before the people themselves; answers whose later edits would be lost (the caller then refuses). */
export async function takeClaimsBack(ctx: WriteCtx, importId: string, act: string): Promise<string[]> {
  const { held, training, names } = await enteredBy(ctx, importId);
  const lost = [...(await heldSince(ctx, held)), ...(await trainingSince(ctx, training))];
  if (lost.length > 0) return lost;
  await takeHeldBack(ctx, held, act);
  await takeTrainingBack(ctx, training, act);
  await removeFormerSurnames(
    ctx,
    names.map(({ id }) => id),
  );
  return [];
}

// Looking at the list of what is handed over: its rows by group, and what of the house is not in it yet.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { personNames } from '../../people/index.ts';
import { type ClosingCase, visibleCase } from '../case/case.queries.ts';
import { type Group, groups } from '../closing.text.ts';
import { type Thing, thingsToHand } from './list.sources.ts';

export interface HandedRow {
  readonly id: string;
  readonly kind: Group;
  readonly subjectId: string;
  readonly title: string;
  readonly detail: string;
  readonly path: string;
  readonly isObligation: boolean;
  readonly giverId: string | null;
  readonly giver: string;
  readonly receiver: string;
  readonly handedOn: CivilDate | null;
  readonly acceptedBy: string;
  readonly acceptedOn: CivilDate | null;
  readonly version: number;
}

/** In the order of groups, then as they were gathered. */
export async function handedRows(ctx: ReadCtx, caseId: string): Promise<HandedRow[]> {
  const rows = await ctx.db
    .selectFrom('closing.handovers')
    .select(['id', 'kind', 'subject_id as subjectId', 'title', 'detail', 'path', 'version'])
    .select(['is_obligation as isObligation', 'giver_id as giverId', 'giver', 'receiver'])
    .select(['handed_on as handedOn', 'accepted_by as acceptedBy', 'accepted_on as acceptedOn'])
    .where('territory_id', '=', ctx.territory.id)
    .where('case_id', '=', caseId)
    .orderBy('place')
    .orderBy('id')
    .execute();
  const names = await personNames(
    ctx,
    rows.flatMap(({ giverId }) => (giverId ? [giverId] : [])),
  );
  const named = rows.map((row) => ({
    ...row,
    kind: row.kind as Group,
    giver: (row.giverId && names.get(row.giverId)) || row.giver,
  }));
  return groups.flatMap((group) => named.filter(({ kind }) => kind === group));
}

export interface RowOfCase {
  readonly found: ClosingCase;
  readonly row: HandedRow;
}

export async function visibleRow(
  ctx: ReadCtx,
  { caseId, rowId }: { caseId: string; rowId: string },
): Promise<RowOfCase | null> {
  const found = await visibleCase(ctx, { id: caseId });
  const row = found && isId(rowId) ? (await handedRows(ctx, caseId)).find(({ id }) => id === rowId) : null;
  return found && row ? { found, row } : null;
}

export const keyOf = (row: Pick<Thing, 'kind' | 'subjectId'>): string => `${row.kind} ${row.subjectId}`;

/** Unfinished work that came up after the list was gathered. */
export async function workOutsideList(ctx: ReadCtx, rows: readonly HandedRow[]): Promise<Thing[]> {
  const listed = new Set(rows.map(keyOf));
  return (await thingsToHand(ctx)).filter((thing) => thing.isObligation && !listed.has(keyOf(thing)));
}

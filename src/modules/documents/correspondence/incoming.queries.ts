// One letter received, and those a person has still to answer.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';

const columns = [
  'id',
  'number',
  'received_on as receivedOn',
  'correspondent',
  'their_number as theirNumber',
  'their_date as theirDate',
  'title',
  'office_index as officeIndex',
  'storage_term as storageTerm',
  'executor_id as executorId',
  'due_on as dueOn',
  'closed_on as closedOn',
  'outcome',
  'answer_document_id as answerId',
  'registered_by_id as registeredBy',
  'version',
] as const;

export interface Incoming {
  readonly id: string;
  readonly number: string;
  readonly receivedOn: CivilDate;
  readonly correspondent: string;
  readonly theirNumber: string;
  readonly theirDate: CivilDate | null;
  readonly title: string;
  readonly officeIndex: string;
  readonly storageTerm: string;
  readonly executorId: string | null;
  readonly dueOn: CivilDate | null;
  readonly closedOn: CivilDate | null;
  readonly outcome: string;
  readonly answerId: string | null;
  readonly registeredBy: string | null;
  readonly version: number;
}

const rowsOf = (ctx: ReadCtx) =>
  ctx.db.selectFrom('documents.incoming').select(columns).where('territory_id', '=', ctx.territory.id);

/** Any letter of the journal; the caller asks `incomingPolicy` who may see it. */
export async function oneIncoming(ctx: ReadCtx, id: string): Promise<Incoming | null> {
  return isId(id) ? ((await rowsOf(ctx).where('id', '=', id).executeTakeFirst()) ?? null) : null;
}

export async function incomingOnMe(ctx: ReadCtx): Promise<Incoming[]> {
  if (!ctx.actor.personId) return [];
  return rowsOf(ctx)
    .where('executor_id', '=', ctx.actor.personId)
    .where('closed_on', 'is', null)
    .orderBy('due_on')
    .orderBy('id')
    .limit(50)
    .execute();
}

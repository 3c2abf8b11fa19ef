// Looking at the evidence of a line, and at the documents that may become evidence.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';

export interface EvidenceRow {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly title: string;
  readonly path: string;
  readonly happenedOn: CivilDate;
  readonly addedOn: CivilDate;
}

export async function evidenceOf(ctx: ReadCtx, lineId: string): Promise<EvidenceRow[]> {
  return ctx.db
    .selectFrom('planning.evidence')
    .select(['id', 'subject_kind as kind', 'subject_id as subjectId', 'title', 'path'])
    .select(['happened_on as happenedOn', 'added_on as addedOn'])
    .where('territory_id', '=', ctx.territory.id)
    .where('line_id', '=', lineId)
    .orderBy('happened_on')
    .orderBy('id')
    .execute();
}

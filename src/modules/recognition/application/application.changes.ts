// What a resubmission changed: the last two submissions compared field by field (G7: changes highlighted).
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { submissionsOf } from './application.queries.ts';
import type { RemarkField } from './application.schema.ts';

type Content = Readonly<Record<string, unknown>>;

const fieldsOfPart: Partial<Record<RemarkField, readonly string[]>> = {
  theme: ['theme', 'direction'],
  goal: ['goal'],
  characteristic: ['characteristic'],
  relevance: ['relevance'],
  eligibility: ['eligibility'],
  plan: ['plan'],
  people: ['headPersonId', 'coHeadPersonId', 'signerPersonId', 'headChairsCouncil'],
};

/** Parts that differ between two contents. */
export function changedParts(before: Content, after: Content): RemarkField[] {
  return (Object.keys(fieldsOfPart) as RemarkField[]).filter((part) =>
    fieldsOfPart[part]?.some(
      (field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
    ),
  );
}

/** Parts changed by the last resubmission; empty for a first submission. */
export async function lastChanges(ctx: ReadCtx, applicationId: string): Promise<RemarkField[]> {
  const [last, before] = await submissionsOf(ctx, applicationId);
  return last && before ? changedParts(before.content as Content, last.content as Content) : [];
}

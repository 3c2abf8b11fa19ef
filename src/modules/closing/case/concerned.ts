// Who is told that the service ends: its staff, the authority, heads of organisations, and whoever hands something over.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { peopleWithRole } from '../../people/index.ts';
import { handedRows } from '../list/list.queries.ts';

const roles = [
  ...['authority-head', 'authority-clerk', 'centre-head', 'territory-admin', 'methodist', 'specialist'],
  ...['institution-head', 'institution-operator'],
];

/** Each person once. */
export async function concernedPeople(ctx: ReadCtx, caseId: string): Promise<string[]> {
  const holders = await peopleWithRole(ctx, roles);
  const givers = (await handedRows(ctx, caseId)).flatMap(({ giverId }) => (giverId ? [giverId] : []));
  return [...new Set([...holders.map(({ personId }) => personId), ...givers])];
}

// Who may be the curator of a body: methodists and the head of the service, each once.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { peopleWithRole } from '../../people/index.ts';

export async function curatorChoices(ctx: ReadCtx): Promise<{ value: string; label: string }[]> {
  const holders = await peopleWithRole(ctx, ['methodist', 'centre-head'], { kind: 'territory' });
  const names = new Map(holders.map((each) => [each.personId, each.name]));
  return [...names].map(([value, label]) => ({ value, label }));
}

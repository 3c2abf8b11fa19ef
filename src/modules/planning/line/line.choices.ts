// Names of given people as choices of a form.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { Option } from '../../../ui/index.ts';
import { personNames } from '../../people/index.ts';

export async function peopleNamesFor(ctx: ReadCtx, ids: readonly string[]): Promise<Option[]> {
  const names = await personNames(ctx, [...new Set(ids)]);
  return [...names].map(([value, label]) => ({ value, label: label.replaceAll('\u00a0', ' ') }));
}

// Choices of a form known only at run time: whose training, which course, which provider.
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import type { FieldDescriptor, Option } from '../../../ui/index.ts';
import { institutionNames } from '../../institutions/index.ts';
import { personNames, staffOf } from '../../people/index.ts';
import { coursesPage, enrols, providersList } from '../course.queries.ts';
import { keepers, ownInstitutions } from '../development.policy.ts';

type Choice = Pick<FieldDescriptor, 'widget' | 'options' | 'source'>;

/** An institution chooses among its own staff, the service searches the whole register; `chosen` came in the address. */
export async function personChoice(ctx: ReadCtx, chosen: string | null = null): Promise<Choice> {
  if (hasRole(ctx, keepers)) {
    const known = await personNames(ctx, isId(chosen ?? '') ? [chosen ?? ''] : []);
    const options = [...known].map(([value, label]) => ({ value, label }));
    return { widget: 'picker', source: `/api/v1/${ctx.territory.slug}/people/pick`, options };
  }
  const own = ownInstitutions(ctx);
  const names = await institutionNames(ctx, own);
  const options: Option[] = [];
  for (const id of own)
    for (const each of await staffOf(ctx, id, ctx.today))
      options.push({
        value: each.personId,
        label: `${each.name}, ${each.title}`,
        group: names.get(id)?.short ?? '',
      });
  return { widget: 'select', options };
}

export async function courseOptions(ctx: ReadCtx, openOnly = false): Promise<Option[]> {
  const { rows } = await coursesPage(ctx, { limit: 200, ...(openOnly ? { state: 'open' } : {}) });
  const offered = openOnly ? rows.filter((row) => enrols(row, ctx.today)) : rows;
  return offered.map((row) => ({
    value: row.id,
    label: `${row.title}, ${row.hours} ч`,
    group: row.provider,
  }));
}

export async function providerOptions(ctx: ReadCtx): Promise<Option[]> {
  return (await providersList(ctx)).map(({ id, shortName }) => ({ value: id, label: shortName }));
}

// A form's question «which institution»: a plain list while it is short, a search by words when it is long.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { FieldDescriptor, Filter, Option } from '../../../ui/index.ts';
import { institution, institutionsList } from '../institution.queries.ts';
import { institutionKinds, institutionText as text } from '../institution.text.ts';

const plainListLimit = 150;

export type InstitutionChoice = Pick<FieldDescriptor, 'widget' | 'options' | 'source'>;

/** What a field needs to ask for an acting institution; `only` narrows it, `chosen` keeps its words when searching. */
export async function institutionChoice(
  ctx: ReadCtx,
  parts: { only?: readonly string[]; chosen?: string | null } = {},
): Promise<InstitutionChoice> {
  const { rows, total } = await institutionsList(ctx, { limit: plainListLimit });
  if (total <= plainListLimit) {
    const allowed = parts.only ? rows.filter((row) => parts.only?.includes(row.id)) : rows;
    return {
      widget: 'select',
      options: allowed.map((row) => ({
        value: row.id,
        label: row.shortName,
        group: institutionKinds[row.kind],
      })),
    };
  }
  const kept = [...(parts.only ?? []), ...(parts.chosen ? [parts.chosen] : [])];
  const options: Option[] = [];
  for (const id of kept) {
    const found = await institution(ctx, id);
    if (found) options.push({ value: id, label: found.shortName });
  }
  if (parts.only) return { widget: 'select', options };
  return { widget: 'picker', options, source: `/api/v1/${ctx.territory.slug}/institutions/pick` };
}

/**
 * The same question as a filter of a list. Words typed without scripts that name one institution become its id
 * in the query; asked before the list itself.
 */
export async function institutionFilter(
  ctx: ReadCtx,
  query: URLSearchParams,
  only?: readonly string[],
): Promise<Filter> {
  const words = query.get('institutionId@text')?.replaceAll('\0', '').trim().slice(0, 200) ?? '';
  query.delete('institutionId@text');
  if (words && !query.get('institutionId')) {
    const { rows } = await institutionsList(ctx, { q: words, limit: 2 });
    const [found, ...others] = rows.filter((row) => row.shortName === words || rows.length === 1);
    if (found && others.length === 0) query.set('institutionId', found.id);
  }
  const chosen = query.get('institutionId');
  const { options, source } = await institutionChoice(ctx, { ...(only ? { only } : {}), chosen });
  return { name: 'institutionId', label: text.one, kind: 'select', options, source };
}

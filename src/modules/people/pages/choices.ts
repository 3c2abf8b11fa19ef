// Choices known only at run time: institutions the actor may name, people to pick from.
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import type { FieldDescriptor } from '../../../ui/index.ts';
import { institutionChoice } from '../../institutions/index.ts';
import { peopleList } from '../person.list.ts';
import { ownInstitutions, staffKeepers } from '../person.policy.ts';

const personFields = new Set(['absentPersonId', 'relativeId', 'actingPersonId']);
const plainListLimit = 200;

type Choice = Pick<FieldDescriptor, 'widget' | 'options' | 'source'>;

/** A plain list while people are few, a search by words when they are many. */
export async function personChoice(ctx: ReadCtx, exceptId: string | null = null): Promise<Choice> {
  const { rows, total } = await peopleList(ctx, { limit: plainListLimit });
  if (total > plainListLimit)
    return { widget: 'picker', source: `/api/v1/${ctx.territory.slug}/people/pick` };
  return {
    widget: 'select',
    options: rows.flatMap((row) => {
      if (row.id === exceptId) return [];
      const name = [row.surname, row.given, row.patronymic].filter(Boolean).join(' ');
      return [{ value: row.id, label: row.posts[0] ? `${name}, ${row.posts[0].title}` : name }];
    }),
  };
}

interface ChoiceParts {
  /** An operator is left the own institutions. */
  readonly ownOnly?: boolean;
  /** Somebody who cannot be chosen: the person the form is about. */
  readonly exceptPerson?: string;
}

/** Fills the questions about institutions and people. */
export async function withChoices(
  ctx: ReadCtx,
  fields: readonly FieldDescriptor[],
  parts: ChoiceParts = {},
): Promise<FieldDescriptor[]> {
  const narrow = parts.ownOnly && !hasRole(ctx, staffKeepers);
  const asks = (wanted: (name: string) => boolean) => fields.some((field) => wanted(field.name));
  const institution = asks((name) => name === 'institutionId')
    ? await institutionChoice(ctx, narrow ? { only: ownInstitutions(ctx) } : {})
    : {};
  const someone = asks((name) => personFields.has(name)) ? await personChoice(ctx, parts.exceptPerson) : {};
  return fields.map((field) => {
    if (field.name === 'institutionId') return { ...field, ...institution };
    return personFields.has(field.name) ? { ...field, ...someone } : field;
  });
}

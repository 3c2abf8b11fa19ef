// Fields of this room's forms: pickers of people get the territory's address and the words of who is chosen.
import type { z } from 'zod';
import type { PageView } from '../../../../kernel/page.ts';
import { type FieldDescriptor, fieldsOf, type Option } from '../../../../ui/index.ts';

export function fieldsFor(
  view: PageView,
  schema: z.ZodType,
  chosen: readonly Option[] = [],
): FieldDescriptor[] {
  const withSource = (field: FieldDescriptor): FieldDescriptor => ({
    ...field,
    ...(field.source === 'people.pick'
      ? { source: `/api/v1${view.url('/people/pick')}`, options: [...chosen] }
      : {}),
    ...(field.columns ? { columns: field.columns.map(withSource) } : {}),
  });
  return fieldsOf(schema).map(withSource);
}

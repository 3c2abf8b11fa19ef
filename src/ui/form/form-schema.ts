// A zod schema seen as plain data: what fieldsOf draws and parseForm reads by.
import * as z from 'zod';
import type { Option } from '../types.ts';
import type { Widget } from './field-types.ts';

/** The part of JSON Schema that forms need, with the words that `.meta()` carries along. */
export interface FormSchema {
  type?: string | undefined;
  format?: string | undefined;
  enum?: (string | number)[] | undefined;
  const?: unknown;
  default?: unknown;
  minimum?: number | undefined;
  maximum?: number | undefined;
  maxLength?: number | undefined;
  properties?: Record<string, FormSchema> | undefined;
  required?: string[] | undefined;
  items?: FormSchema | undefined;
  anyOf?: FormSchema[] | undefined;
  oneOf?: FormSchema[] | undefined;
  allOf?: FormSchema[] | undefined;
  label?: string | undefined;
  title?: string | undefined;
  hint?: string | undefined;
  description?: string | undefined;
  /** 'none' leaves the field out of the form. */
  widget?: Widget | 'none' | undefined;
  group?: string | undefined;
  options?: Option[] | Record<string, string> | undefined;
  width?: 'short' | 'half' | 'full' | undefined;
  accept?: string | undefined;
  maxMegabytes?: number | undefined;
  source?: string | undefined;
  autocomplete?: string | undefined;
  spareRows?: number | undefined;
  /** Whole sentence when nothing was given: «Укажите тему площадки». */
  ask?: string | undefined;
}

const seen = new WeakMap<z.ZodType, FormSchema>();

export function formSchemaOf(schema: z.ZodType): FormSchema {
  const known = seen.get(schema);
  if (known) return known;
  const made = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { type } = zodSchema._zod.def;
      if (type === 'date' || type === 'file') jsonSchema.format = `x-${type}`;
    },
  }) as FormSchema;
  seen.set(schema, made);
  return made;
}

/** What is inside «or null» and inside a single-part allOf, with the outer words kept. */
export function unwrap(schema: FormSchema): FormSchema {
  const parts = (schema.anyOf ?? schema.allOf ?? []).filter((part) => part.type !== 'null');
  const [only] = parts;
  if (parts.length !== 1 || !only) return schema;
  const { anyOf: _, allOf: __, ...outer } = schema;
  return { ...unwrap(only), ...outer };
}

export function isNullable(schema: FormSchema): boolean {
  return schema.anyOf?.some((part) => part.type === 'null') ?? false;
}

/** The schema at a path of an issue; indexes lead to the items of an array. */
export function schemaAt(schema: FormSchema, path: readonly PropertyKey[]): FormSchema | undefined {
  let now: FormSchema | undefined = unwrap(schema);
  for (const key of path) {
    const next: FormSchema | undefined =
      typeof key === 'number' ? now?.items : now?.properties?.[String(key)];
    now = next && unwrap(next);
  }
  return now;
}

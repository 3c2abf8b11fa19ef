// Strings of a form turned into the typed input of a command, or into Russian sentences by field.
import type * as z from 'zod';
import type { Option } from '../types.ts';
import type { FieldErrors, FormValues } from './field-types.ts';
import { issueText, unsaid } from './form-errors.ts';
import { type FormSource, isBlank, nestForm } from './form-input.ts';
import { type FormSchema, formSchemaOf, isNullable, schemaAt, unwrap } from './form-schema.ts';

export type ParsedForm<Output> =
  | { ok: true; value: Output; values: FormValues }
  | { ok: false; errors: FieldErrors; values: FormValues };

export interface ParseOptions {
  /** Choices of pickers by field name, to find an id by its words when scripts are off. */
  pickers?: Record<string, Option[]> | undefined;
}

/** `values` go back into the fields of a refused form, as they were typed. */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  source: FormSource,
  options: ParseOptions = {},
): ParsedForm<z.output<Schema>> {
  const values = nestForm(source, options.pickers);
  const shape = formSchemaOf(schema);
  const result = schema.safeParse(typed(shape, values), { error: () => unsaid, reportInput: true });
  if (result.success) return { ok: true, value: result.data, values };
  return { ok: false, errors: errorsOf(shape, result.error.issues), values };
}

/** The same sentences for an input that was not a form (API, import). */
export function errorsOf(shape: FormSchema, issues: readonly z.core.$ZodIssue[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of issues) {
    errors[pathName(issue.path)] ??= issueText(issue, schemaAt(shape, issue.path));
  }
  return errors;
}

/** ['plan', 0, 'title'] → «plan[0].title», as fields are named. */
export function pathName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key}]`;
    return name ? `${name}.${String(key)}` : String(key);
  }, '');
}

function typed(raw: FormSchema, value: unknown): unknown {
  const schema = branchOf(unwrap(raw), value);
  if (schema.type === 'object') return typedObject(schema, value);
  if (schema.type === 'array') {
    if (isBlank(value)) return schema.default === undefined && schema.widget !== 'none' ? [] : undefined;
    const items = Array.isArray(value) ? value : [value];
    return items.filter((one) => !isBlank(one)).map((one) => typed(schema.items ?? {}, one));
  }
  if (isBlank(value)) return isNullable(raw) ? null : undefined;
  if (typeof value !== 'string') return value;
  if (schema.type === 'number' || schema.type === 'integer') return numberOf(value);
  if (schema.type === 'boolean') return booleanOf(value);
  if (schema.format === 'x-date') return dateOf(value);
  if (schema.enum?.includes(Number(value))) return Number(value);
  return value;
}

/** A box left empty is not sent at all: for a checkbox that means «no», for a choice «not answered». */
function typedObject(schema: FormSchema, value: unknown): unknown {
  const given = isBlank(value) ? {} : value;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const { properties = {} } = schema;
  const result: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(given)) if (!Object.hasOwn(properties, key)) result[key] = one;
  for (const [key, property] of Object.entries(properties)) {
    const inner = unwrap(property);
    const got = typed(property, (given as Record<string, unknown>)[key]);
    const unchecked =
      got === undefined &&
      inner.type === 'boolean' &&
      inner.widget !== 'radio' &&
      inner.default === undefined;
    const optionalPart = inner.type === 'object' && !schema.required?.includes(key);
    if (unchecked && inner.widget !== 'none') result[key] = false;
    else if (got !== undefined && !(optionalPart && isBlank((given as Record<string, unknown>)[key])))
      result[key] = got;
  }
  return result;
}

/** Of several shapes the one whose fixed values agree with what was sent. */
function branchOf(schema: FormSchema, value: unknown): FormSchema {
  const branches = schema.anyOf ?? schema.oneOf;
  if (!branches || typeof value !== 'object' || value === null) return schema;
  const fits = (branch: FormSchema) =>
    Object.entries(branch.properties ?? {}).every(
      ([key, property]) =>
        property.const === undefined ||
        String(property.const) === String((value as Record<string, unknown>)[key]),
    );
  return branches.find(fits) ?? schema;
}

/** «1 234,5» → 1234.5; what is not a number stays as typed, and the schema says so. */
function numberOf(text: string): unknown {
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('\u2212', '-');
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(plain) ? Number(plain) : text;
}

function booleanOf(text: string): unknown {
  if (/^(true|on|1|yes|да)$/i.test(text)) return true;
  return /^(false|off|0|no|нет)$/i.test(text) ? false : text;
}

function dateOf(text: string): unknown {
  const day = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text);
  const iso = day ? `${day[3]}-${day[2]}-${day[1]}` : text;
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T00:00:00Z` : iso);
  return Number.isNaN(date.getTime()) ? text : date;
}

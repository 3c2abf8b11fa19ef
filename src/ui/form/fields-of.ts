// Form fields derived from a zod schema and the words in its `.meta({ label, hint, widget, group … })`.
import type * as z from 'zod';
import type { Option } from '../types.ts';
import type { FieldDescriptor, Widget } from './field-types.ts';
import { type FormSchema, formSchemaOf, isNullable, unwrap } from './form-schema.ts';

export function fieldsOf(schema: z.ZodType): FieldDescriptor[] {
  return fieldsIn(unwrap(formSchemaOf(schema)), '', undefined);
}

function fieldsIn(schema: FormSchema, prefix: string, group: string | undefined): FieldDescriptor[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, raw]) => {
    const property = unwrap(raw);
    const name = prefix ? `${prefix}.${key}` : key;
    if (property.widget === 'none') return [];
    if (property.type === 'object' && property.properties && !property.widget)
      return fieldsIn(property, name, labelOf(property, key));
    const required = (schema.required?.includes(key) ?? false) && !isNullable(raw);
    return [fieldOf(property, name, required, property.group ?? group)];
  });
}

function labelOf(schema: FormSchema, key: string): string {
  return schema.label ?? schema.title ?? key;
}

function fieldOf(
  schema: FormSchema,
  name: string,
  required: boolean,
  group: string | undefined,
): FieldDescriptor {
  const inner = schema.type === 'array' && schema.items ? unwrap(schema.items) : schema;
  const widget = widgetOf(schema, inner);
  return {
    name,
    label: labelOf(schema, name),
    widget,
    required: required && !(widget === 'checkbox' && schema.const === undefined),
    hint: schema.hint ?? schema.description,
    group,
    options: optionsOf(schema) ?? optionsOf(inner),
    min: limit(schema.minimum),
    max: limit(schema.maximum),
    maxLength: schema.maxLength,
    multiple: widget === 'file' && schema.type === 'array',
    columns: widget === 'table' ? fieldsIn(inner, '', undefined) : undefined,
    spareRows: schema.spareRows,
    accept: schema.accept,
    maxMegabytes: schema.maxMegabytes,
    autocomplete: schema.autocomplete,
    source: schema.source,
    width: schema.width,
  };
}

/** zod's own bounds of a safe integer are not a rule anybody should read about. */
function limit(value: number | undefined): number | undefined {
  return value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value;
}

const longText = 250;
const fewChoices = 4;

function widgetOf(schema: FormSchema, inner: FormSchema): Widget {
  if (schema.widget && schema.widget !== 'none') return schema.widget;
  if (inner.format === 'x-file') return 'file';
  if (schema.type === 'array') return inner.type === 'object' ? 'table' : 'checkboxes';
  if (schema.type === 'boolean') return 'checkbox';
  if (schema.type === 'number' || schema.type === 'integer') return 'number';
  const choices = optionsOf(schema);
  if (choices) return choices.length <= fewChoices ? 'radio' : 'select';
  const byFormat: Record<string, Widget> = {
    date: 'date',
    'x-date': 'date',
    time: 'time',
    'date-time': 'datetime',
    email: 'email',
    uuid: 'select',
  };
  if (schema.format && byFormat[schema.format]) return byFormat[schema.format] ?? 'text';
  return (schema.maxLength ?? 0) > longText ? 'textarea' : 'text';
}

function optionsOf(schema: FormSchema): Option[] | undefined {
  const { options } = schema;
  if (Array.isArray(options)) return options;
  if (options) return Object.entries(options).map(([value, label]) => ({ value, label }));
  return schema.enum?.map((value) => ({ value: String(value), label: String(value) }));
}

// Believable inputs of any command or query, made from its declared shape and from ids of real records.
import { z } from 'zod';

interface Shape {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly pattern?: string;
}

/** The id to put into a field: by the field's name. */
export type IdFor = (field: string) => string;

export const shapeOf = (schema: z.ZodType): Shape =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;

const uuidShape = /^\^\(\[0-9a-f/i;

function textFor(shape: Shape, field: string, idFor: IdFor): string {
  if (shape.format === 'uuid' || (shape.pattern && uuidShape.test(shape.pattern))) return idFor(field);
  if (shape.format === 'date' || /(On|Until|date)$/i.test(field)) return '2026-06-01';
  if (shape.format === 'date-time') return '2026-06-01T12:00:00Z';
  if (/time/i.test(field)) return '14:00';
  if (shape.format === 'email') return 'someone@example.ru';
  const text = 'Проверка чужой двери';
  return text.padEnd(shape.minLength ?? 0, '.').slice(0, shape.maxLength ?? 200);
}

/** A value of the shape; optional fields are filled as well. */
export function sampleOf(shape: Shape, idFor: IdFor, field = '', root: Shape = shape): unknown {
  if (shape.$ref) return sampleOf(root.$defs?.[shape.$ref.split('/').at(-1) ?? ''] ?? {}, idFor, field, root);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum.find((each) => each !== '' && each !== null) ?? shape.enum[0];
  const branches = shape.anyOf ?? shape.oneOf;
  if (branches) {
    const first = branches.find((each) => each.type !== 'null' && each.const !== '') ?? branches[0] ?? {};
    return sampleOf(first, idFor, field, root);
  }
  if (shape.properties) {
    return Object.fromEntries(
      Object.entries(shape.properties).map(([name, each]) => [name, sampleOf(each, idFor, name, root)]),
    );
  }
  if (shape.type === 'array') return [sampleOf(shape.items ?? {}, idFor, field, root)];
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 1, 1);
  if (shape.type === 'boolean') return true;
  if (shape.type === 'string') return textFor(shape, field, idFor);
  return {};
}

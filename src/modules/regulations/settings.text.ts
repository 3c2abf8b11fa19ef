// Values of a norm's parameters in words: «Экспертов на заявку: 2», one line for a row of a list.
import { z } from 'zod';
import type { Norm } from '../../kernel/norm.ts';
import { formatNumber } from '../../platform/language/index.ts';
import { clauseName } from './citation.ts';
import { innerOf } from './frozen.ts';

export interface SettingLine {
  /** Does not repeat within a norm: «Критерии экспертного листа — relevance». */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** A row of the list called `label`. */
  readonly row: boolean;
}

interface Words {
  label?: string;
  options?: Record<string, string> | readonly { value: string; label: string }[];
}

function optionOf({ options }: Words, value: unknown): string | undefined {
  if (Array.isArray(options)) return options.find((each) => each.value === String(value))?.label;
  return (options as Record<string, string> | undefined)?.[String(value)];
}

const wordsOf = (schema: unknown): Words =>
  schema instanceof z.ZodType ? ((schema.meta() ?? {}) as Words) : {};

function shown(value: unknown, words: Words): string {
  if (value === true) return 'да';
  if (value === false) return 'нет';
  if (value === null || value === undefined || value === '') return 'не указано';
  if (typeof value === 'number') return optionOf(words, value) ?? formatNumber(value);
  if (Array.isArray(value)) return value.map((one) => shown(one, words)).join(', ') || 'ничего';
  return optionOf(words, value) ?? String(value);
}

/** A row of a list: its title or text, what else it says, and the clause in brackets. */
function rowLine(list: string, row: Record<string, unknown>, shape: Record<string, unknown>): SettingLine {
  const title = String(row.title ?? row.text ?? row.key);
  const rest = Object.entries(row)
    .filter(
      ([key, value]) => !['key', 'title', 'text', 'clause'].includes(key) && value !== null && value !== '',
    )
    .map(([key, value]) => `${wordsOf(shape[key]).label ?? key}: ${shown(value, wordsOf(shape[key]))}`);
  const clause = typeof row.clause === 'string' ? ` (${clauseName(row.clause)})` : '';
  return {
    name: `${list} — ${String(row.key)}`,
    label: list,
    value: [title, ...rest].join('; ') + clause,
    row: true,
  };
}

/** Every value of a norm as lines a person can compare. */
export function settingLines(norm: Norm, values: unknown): SettingLine[] {
  if (!(norm.parameters instanceof z.ZodObject)) return [];
  const shape = norm.parameters.shape as Record<string, unknown>;
  return Object.entries(shape).flatMap(([key, field]) => {
    const value = (values as Record<string, unknown>)[key];
    const words = wordsOf(field);
    const name = words.label ?? key;
    const inner = innerOf(field);
    const element = inner instanceof z.ZodArray ? inner.element : null;
    if (element instanceof z.ZodObject && Array.isArray(value)) {
      const columns = element.shape as Record<string, unknown>;
      return value.map((row) => rowLine(name, row as Record<string, unknown>, columns));
    }
    return [{ name, label: name, value: shown(value, words), row: false }];
  });
}

// Shapes that parameters of several norms share: a listed position with its clause, a day of the year.
import { z } from 'zod';
import { monthGenitive } from '../../../platform/language/index.ts';

const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'Ключ пишется латиницей, цифрами и дефисами')
  .meta({ label: 'Ключ', width: 'short' });

const clause = z
  .string()
  .max(40)
  .nullish()
  .transform((value) => value || null)
  .meta({ label: 'Пункт', width: 'short' });

/** A line of a list the regulation gives: key, words, and the clause that says it. */
export const listed = z.object({
  key,
  text: z.string().trim().min(1, 'Напишите текст строки').max(500).meta({ label: 'Текст' }),
  clause,
});
export type Listed = z.output<typeof listed>;

/** Positions with keys that do not repeat. */
export const listOf = <T extends z.ZodType<{ key: string }>>(item: T) =>
  z
    .array(item)
    .max(60, 'Не более 60 строк')
    .refine(
      (rows) => new Set(rows.map((row) => row.key)).size === rows.length,
      'Ключи строк не должны повторяться',
    );

const months = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: monthGenitive(index + 1),
}));

export const month = z.coerce
  .number()
  .int()
  .min(1, 'Месяц — от 1 до 12')
  .max(12, 'Месяц — от 1 до 12')
  .meta({ label: 'Месяц', widget: 'select', options: months, width: 'short' });

/** Yes or no in a cell of a table. */
export const yesNo = (label: string) =>
  z.boolean().meta({
    label,
    widget: 'select',
    width: 'short',
    options: [
      { value: 'true', label: 'да' },
      { value: 'false', label: 'нет' },
    ],
  });

export const day = z.coerce
  .number()
  .int()
  .min(1, 'День — от 1 до 31')
  .max(31, 'День — от 1 до 31')
  .meta({ label: 'День', width: 'short' });

/** Whether a yearly date exists: 31 April does not, 29 February does not in most years. */
export function isDayOfYear(date: { month: number; day: number }): boolean {
  return date.day <= new Date(Date.UTC(2023, date.month, 0)).getUTCDate();
}

export const listedKey = key;

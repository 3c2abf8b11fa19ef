// What is wrong with a field, in Russian, with what to do; the schema's own words come first.
import type * as z from 'zod';
import { countOf, formatNumber } from '../format.ts';
import type { FormSchema } from './form-schema.ts';

/** Stands for «the schema said nothing»: words are then found here, where the field is known. */
export const unsaid = '\u0000';

const signs = ['знак', 'знака', 'знаков'] as const;
const signsGenitive = ['знака', 'знаков', 'знаков'] as const;
const rows = ['строку', 'строки', 'строк'] as const;
const rowsGenitive = ['строки', 'строк', 'строк'] as const;
const choices = ['вариант', 'варианта', 'вариантов'] as const;
const choicesGenitive = ['варианта', 'вариантов', 'вариантов'] as const;
const files = ['файл', 'файла', 'файлов'] as const;

export function issueText(issue: z.core.$ZodIssue, field: FormSchema | undefined): string {
  if (issue.message !== unsaid) return issue.message;
  const nothing = issue.input === undefined || issue.input === null || issue.input === '';
  if (nothing) return askFor(field);
  switch (issue.code) {
    case 'too_big':
      return tooBig(issue, field);
    case 'too_small':
      return tooSmall(issue, field);
    case 'invalid_type':
      return wrongType(issue.expected);
    case 'invalid_value':
      return field?.const === true ? askFor(field) : 'Выберите один из предложенных вариантов.';
    case 'invalid_format':
      return wrongFormat(issue.format);
    case 'not_multiple_of':
      return `Введите число, кратное ${formatNumber(Number(issue.divisor))}.`;
    case 'unrecognized_keys':
      return `В форме есть лишние поля: ${issue.keys.join(', ')}. Обновите страницу и заполните её снова.`;
    default:
      return 'Проверьте значение: так записать его нельзя.';
  }
}

/** «Укажите тему площадки» if the schema has such words, else by the kind of the field. */
function askFor(field: FormSchema | undefined): string {
  if (field?.ask) return field.ask;
  const name = field?.label ?? field?.title;
  if (!name) return 'Заполните это поле.';
  if (field?.const === true) return `Отметьте: «${name}».`;
  if (field?.format === 'x-file') return `Приложите файл: «${name}».`;
  if (field?.format === 'date' || field?.format === 'x-date') return `Укажите дату: «${name}».`;
  if (field?.type === 'array') return `Заполните: «${name}».`;
  if (field?.enum || field?.widget === 'select' || field?.widget === 'radio' || field?.widget === 'picker')
    return `Выберите: «${name}».`;
  return `Заполните поле «${name}».`;
}

type Big = Extract<z.core.$ZodIssue, { code: 'too_big' }>;
type Small = Extract<z.core.$ZodIssue, { code: 'too_small' }>;

function tooBig({ origin, maximum, input }: Big, field: FormSchema | undefined): string {
  const max = Number(maximum);
  if (origin === 'string') {
    const now = typeof input === 'string' ? `, сейчас ${formatNumber(input.length)}` : '';
    return `Слишком длинно: не больше ${countOf(max, signsGenitive)}${now}. Сократите текст.`;
  }
  if (origin === 'array') {
    if (field?.items?.type === 'object')
      return `Слишком много строк: оставьте не больше ${countOf(max, rowsGenitive)}.`;
    return `Выбрано слишком много: оставьте не больше ${countOf(max, choicesGenitive)}.`;
  }
  if (origin === 'file')
    return `Файл слишком большой: не больше ${formatNumber(max / 1_048_576, 1)}\u00a0МБ. Сожмите его или разделите.`;
  if (origin === 'date') return 'Дата слишком поздняя. Проверьте год.';
  return `Введите число не больше ${formatNumber(max)}.`;
}

function tooSmall({ origin, minimum, input }: Small, field: FormSchema | undefined): string {
  const min = Number(minimum);
  if (origin === 'string') {
    const now = typeof input === 'string' ? `, сейчас ${countOf(input.length, signs)}` : '';
    return `Слишком коротко: не меньше ${countOf(min, signsGenitive)}${now}. Напишите подробнее.`;
  }
  if (origin === 'array') {
    if (field?.ask) return field.ask;
    if (field?.items?.type === 'object') return `Заполните не меньше чем ${countOf(min, rows)} таблицы.`;
    if (field?.items?.format === 'x-file') return `Приложите не меньше чем ${countOf(min, files)}.`;
    return `Отметьте не меньше чем ${countOf(min, choices)}.`;
  }
  if (origin === 'file') return 'Файл пустой. Выберите другой.';
  if (origin === 'date') return 'Дата слишком ранняя. Проверьте год.';
  return `Введите число не меньше ${formatNumber(min)}.`;
}

function wrongType(expected: string): string {
  const words: Record<string, string> = {
    number: 'Введите число, например 12 или 1,5.',
    int: 'Введите целое число, без дробной части.',
    date: 'Введите дату в виде 30.05.2026.',
    file: 'Приложите файл ещё раз: он не передался.',
    boolean: 'Ответьте «да» или «нет».',
    array: 'Выберите значения из списка.',
  };
  return words[expected] ?? 'Проверьте значение: так записать его нельзя.';
}

function wrongFormat(format: string): string {
  const words: Record<string, string> = {
    email: 'Проверьте адрес электронной почты, он должен быть вида name@example.ru.',
    date: 'Введите дату в виде 30.05.2026.',
    time: 'Введите время в виде 14:30.',
    datetime: 'Введите дату и время, например 30.05.2026 14:30.',
    url: 'Введите адрес страницы целиком, начиная с https://',
    uuid: 'Выберите запись из списка.',
    guid: 'Выберите запись из списка.',
    uuidv7: 'Выберите запись из списка.',
  };
  return words[format] ?? 'Проверьте, как записано значение.';
}

// Shapes of what is written about a person's qualification, with the words of their fields.
import { z } from 'zod';
import {
  type CategoryKind,
  categoryNames,
  categoryOptions,
  distinctionOptions,
  educationOptions,
  knownDistinctions,
  type RecordKind,
  recordKinds,
  serviceOptions,
} from './qualification.text.ts';

const keysOf = <K extends string>(words: Readonly<Record<K, string>>) => Object.keys(words) as [K, ...K[]];

const personId = z.uuid().meta({ widget: 'hidden' });
const line = (label: string, parts: { max?: number; hint?: string } = {}) =>
  z
    .string()
    .trim()
    .max(parts.max ?? 250)
    .default('')
    .meta({ label, hint: parts.hint });
const needed = (label: string, parts: { max?: number; hint?: string } = {}) =>
  z
    .string()
    .trim()
    .min(2)
    .max(parts.max ?? 250)
    .meta({ label, hint: parts.hint });
const yearOf = (label: string) => z.int().min(1940).max(2100).meta({ label, width: 'short' });
const dayOf = (label: string, hint?: string) => z.iso.date().meta({ label, width: 'short', hint });

export const documentHint = 'Вид документа, номер и дата: «приказ министерства от 25.12.2024 № 1187».';

export const categorySchema = z.object({
  personId,
  kind: z
    .enum(keysOf(categoryNames) as [CategoryKind, ...CategoryKind[]])
    .meta({ label: 'Что установлено', widget: 'radio', options: categoryOptions }),
  position: needed('По должности', { hint: 'Категория действует по той должности, по которой установлена.' }),
  grantedOn: dayOf(
    'Дата решения комиссии',
    'От неё считается срок — по порядку, который действовал в этот день.',
  ),
  body: line('Кто установил', { hint: 'Аттестационная комиссия региона или организации.' }),
  document: needed('Документ', { hint: documentHint }),
});

export const educationSchema = z.object({
  personId,
  level: z
    .enum(['secondary', 'vocational', 'university', 'bachelor', 'higher', 'highest'])
    .meta({ label: 'Уровень', widget: 'radio', options: educationOptions }),
  pedagogical: z.boolean().default(false).meta({ label: 'Педагогическое образование' }),
  place: needed('Где получено', { hint: 'Полное название организации, как в дипломе.' }),
  year: yearOf('Год окончания').nullable().default(null),
  speciality: line('Специальность или направление подготовки'),
  qualification: line('Квалификация', { hint: 'Как в дипломе: «учитель математики и физики».' }),
  document: line('Документ', { hint: 'Серия, номер и дата диплома. Можно оставить пустым.' }),
});

export const distinctionSchema = z.object({
  personId,
  kind: z
    .enum(['degree', 'title', 'award'])
    .meta({ label: 'Что присвоено', widget: 'radio', options: distinctionOptions }),
  name: needed('Наименование', { hint: `Например: ${knownDistinctions.slice(4, 6).join('; ')}.` }),
  givenOn: dayOf('Дата'),
  document: line('Документ', { hint: documentHint }),
});

export const publicationSchema = z.object({
  personId,
  title: needed('Название работы', { max: 500 }),
  imprint: needed('Где опубликована', {
    max: 500,
    hint: 'Журнал или сборник, город, издатель, страницы: «Методист. — 2025. — № 3. — С. 15–19».',
  }),
  year: yearOf('Год'),
  link: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('')
    .meta({ label: 'Ссылка', widget: 'text' }),
});

export const periodSchema = z
  .object({
    personId,
    place: needed('Где'),
    position: needed('Должность'),
    pedagogical: z.boolean().default(false).meta({ label: 'Входит в педагогический стаж' }),
    startsOn: dayOf('Первый день работы'),
    endsOn: dayOf('Последний день работы'),
    document: needed('Документ', { hint: 'Трудовая книжка или сведения о трудовой деятельности, дата.' }),
  })
  .refine((input) => input.endsOn >= input.startsOn, {
    error: 'Последний день не может быть раньше первого.',
    path: ['endsOn'],
  });

export const statementSchema = z.object({
  personId,
  kind: z
    .enum(['general', 'pedagogical'])
    .meta({ label: 'Какой стаж', widget: 'radio', options: serviceOptions }),
  onDate: dayOf('На какой день', 'После этого дня стаж считается сам — по должностям из реестра.'),
  years: z.int().min(0).max(79).meta({ label: 'Полных лет', width: 'short' }),
  months: z.int().min(0).max(11).default(0).meta({ label: 'И месяцев', width: 'short' }),
  document: needed('Документ', { hint: 'Справка отдела кадров или штатный список, дата.' }),
});

export const removeSchema = z.object({
  personId: z.uuid(),
  kind: z.enum(keysOf(recordKinds) as [RecordKind, ...RecordKind[]]),
  id: z.uuid(),
  reason: z
    .string()
    .trim()
    .min(3)
    .max(300)
    .meta({ label: 'Почему запись убирают', hint: 'Например: внесена по ошибке.' }),
});

// Norms of the service's own papers: the nomenclature of main documents, the set of a school year, legal support.
import { z } from 'zod';
import { norm } from '../../../kernel/norm.ts';
import { day, isDayOfYear, listed, listOf, month } from './shapes.ts';

const slotSources = {
  regulation: 'положение из реестра',
  'annual-plan': 'годовой план службы',
} as const;

/** A place of the nomenclature: what must be there and where the service keeps it. */
const slot = listed.extend({
  source: z
    .enum(Object.keys(slotSources) as [keyof typeof slotSources])
    .default('regulation')
    .meta({ label: 'Откуда берётся', widget: 'select', options: slotSources }),
});

export const documentNomenclature = norm({
  slug: 'document-nomenclature',
  ru: 'Номенклатура основных документов называет место каждого: действует, отсутствует, устарел или пересматривается.',
  rows: ['REG-07'],
  parameters: z.object({
    slots: listOf(slot).default([]).meta({ label: 'Основные документы службы' }),
  }),
});

const setSources = {
  regulation: 'само положение',
  'annual-plan': 'годовой план службы',
  'association-plans': 'планы методических объединений',
  'year-analysis': 'анализ работы за учебный год',
  materials: 'методические материалы фонда',
} as const;

/** An item of the year's set with the day of the school year it must be there by. */
const setItem = listed
  .extend({
    source: z
      .enum(Object.keys(setSources) as [keyof typeof setSources])
      .meta({ label: 'По чему проверяется', widget: 'select', options: setSources }),
    month,
    day,
  })
  .refine(isDayOfYear, { message: 'Такого дня в году нет', path: ['day'] });

export const yearPapers = norm({
  slug: 'year-papers',
  ru: 'Документация службы за учебный год проверяется по записям: что есть, чего нет и к какому дню.',
  rows: ['REG-08'],
  parameters: z.object({
    items: listOf(setItem).default([]).meta({ label: 'Что входит в документацию за учебный год' }),
  }),
});

export const legalSupport = norm({
  slug: 'legal-support',
  ru: 'Руководителю видны положения с близким сроком пересмотра, ссылки на отменённые акты и документы без утверждения.',
  rows: ['REG-12'],
  parameters: z.object({
    monthsAhead: z.coerce
      .number()
      .int()
      .min(0)
      .max(24)
      .default(3)
      .meta({ label: 'За сколько месяцев напоминать о сроке', width: 'short' }),
  }),
});

/** Where an item of the year's set is looked for. */
export type SetSource = keyof typeof setSources;
/** Where a document of the nomenclature is looked for. */
export type SlotSource = keyof typeof slotSources;

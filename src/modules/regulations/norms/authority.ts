// Norms between the service and its authority: objections to orders, control and strategy, the end of the service.
import { z } from 'zod';
import { norm } from '../../../kernel/norm.ts';
import { listed, listOf, yesNo } from './shapes.ts';

const readers = {
  'authority-clerk': 'делопроизводитель органа управления',
  'centre-head': 'руководитель методической службы',
} as const;

const days = (label: string, value: number, hint: string) =>
  z.coerce.number().int().min(0).max(365).default(value).meta({ label, hint, width: 'short' });

export const orderObjection = norm({
  slug: 'order-objection',
  ru: 'Специалист обжалует приказ органа управления: возражение видят его автор, руководитель органа и уполномоченные.',
  rows: ['ORG-12'],
  parameters: z.object({
    fileWithin: days('Сколько дней на возражение', 0, 'Со дня приказа; 0 — срок не установлен'),
    answerWithin: days('Сколько дней на ответ', 30, 'Со дня подачи; 0 — срок не установлен'),
    readers: z
      .array(z.enum(Object.keys(readers) as [keyof typeof readers]))
      .max(2)
      .default([])
      .meta({ label: 'Кто уполномочен читать возражения', widget: 'checkboxes', options: readers }),
  }),
});

const strategic = { goals: 'цель и задачи годового плана' } as const;

export const serviceControl = norm({
  slug: 'service-control',
  ru: 'Руководитель органа управления видит исполнение плана, просроченное, решения и отчёты; стратегическое меняет только он.',
  rows: ['ORG-19'],
  parameters: z.object({
    strategic: z
      .array(z.enum(Object.keys(strategic) as [keyof typeof strategic]))
      .max(1)
      .default([])
      .meta({
        label: 'Что в плане меняет только орган управления',
        widget: 'checkboxes',
        options: strategic,
      }),
    directions: z.array(z.string().max(60)).max(20).default([]).meta({
      label: 'Стратегические направления',
      hint: 'Ключи направлений плана: изменения их пунктов утверждает орган управления',
    }),
  }),
});

const closingKind = listed.extend({
  ends: yesNo('Служба прекращается'),
  successor: yesNo('Нужен правопреемник'),
});
export type ClosingKind = z.output<typeof closingKind>;

const kind = (key: string, text: string, ends: boolean, successor: boolean): ClosingKind => ({
  ...{ key, text, clause: null, ends, successor },
});

/** Forms of reorganisation as the Civil Code names them, liquidation, and the end by the authority's own decision. */
const closingKinds: readonly ClosingKind[] = [
  kind('merger', 'Реорганизация: слияние', true, true),
  kind('accession', 'Реорганизация: присоединение', true, true),
  kind('division', 'Реорганизация: разделение', true, true),
  kind('separation', 'Реорганизация: выделение', false, true),
  kind('transformation', 'Реорганизация: преобразование', false, true),
  kind('liquidation', 'Ликвидация', true, false),
  kind('cessation', 'Прекращение деятельности', true, false),
];

const grounds = {
  none: 'не требуется',
  administration: 'согласие администрации',
  ministry: 'приказ министерства',
} as const;

export const serviceClosing = norm({
  slug: 'service-closing',
  ru: 'Службу закрывает приказ органа управления с перечнем переданного; после этого её данные только читаются.',
  rows: ['ORG-20'],
  parameters: z.object({
    ground: z
      .enum(Object.keys(grounds) as [keyof typeof grounds])
      .default('none')
      .meta({ label: 'На чём основан приказ о прекращении', widget: 'select', options: grounds }),
    kinds: listOf(closingKind)
      .default([...closingKinds])
      .meta({ label: 'Виды реорганизации и прекращения' }),
  }),
});

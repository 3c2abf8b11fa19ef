// Norms of the year: the annual plan, its directions and tasks, corrections, execution.
import { z } from 'zod';
import { norm } from '../../../kernel/norm.ts';
import { listed, listOf } from './shapes.ts';

const line = (key: string, text: string) => ({ key, text, clause: null });

const approvers = {
  'authority-head': 'руководитель органа управления образованием',
  'centre-head': 'руководитель методической службы',
} as const;

/** What a line must say before the plan goes to approval; title, term and the responsible person are always asked. */
export const asked = {
  direction: 'направление',
  task: 'задача',
  form: 'форма',
  audience: 'участники',
  result: 'ожидаемый результат',
  place: 'место',
} as const;
const askedKeys = Object.keys(asked) as (keyof typeof asked)[];

export const annualPlan = norm({
  slug: 'annual-plan',
  ru: 'Служба работает по годовому плану: проект согласуется и утверждается, утверждённая редакция больше не меняется.',
  rows: ['PLN-01', 'PLN-15'],
  parameters: z.object({
    approver: z
      .enum(['authority-head', 'centre-head'])
      .default('authority-head')
      .meta({ label: 'Кто утверждает план', options: approvers }),
    asked: z
      .array(z.enum(askedKeys as [keyof typeof asked, ...(keyof typeof asked)[]]))
      .max(askedKeys.length)
      .default(['direction', 'task', 'form', 'result'])
      .meta({
        label: 'Без чего пункт не утверждается',
        hint: 'Содержание, срок и ответственный обязательны всегда',
        widget: 'checkboxes',
        options: asked,
      }),
  }),
});

export const planDirections = norm({
  slug: 'plan-directions',
  ru: 'Пункты плана отнесены к направлениям деятельности; перечень у каждой территории свой.',
  rows: ['PLN-11'],
  parameters: z.object({
    directions: listOf(listed)
      .default([
        line('analytical', 'Аналитическая деятельность'),
        line('information', 'Информационная деятельность'),
        line('organisational', 'Организационно-методическая деятельность'),
        line('consulting', 'Консультационная деятельность'),
      ])
      .meta({ label: 'Направления деятельности' }),
  }),
});

export const planTasks = norm({
  slug: 'plan-tasks',
  ru: 'Пункты плана отнесены к задачам службы; отчёт перечисляет дела и итоги по каждой задаче.',
  rows: ['PLN-12'],
  parameters: z.object({
    tasks: listOf(listed)
      .default([
        line('support', 'Методическая поддержка педагогов и организаций'),
        line('quality', 'Повышение качества образования'),
        line('experience', 'Выявление и распространение опыта'),
      ])
      .meta({ label: 'Задачи службы' }),
  }),
});

export const planCorrections = norm({
  slug: 'plan-corrections',
  ru: 'Перенос, добавление, отмена и передача пункта записываются с причиной и источником и действуют после утверждения.',
  rows: ['PLN-04', 'PLN-05'],
  parameters: z.object({
    approver: z.enum(['authority-head', 'centre-head']).default('centre-head').meta({
      label: 'Кто утверждает собственные изменения',
      hint: 'Изменения министерства и института утверждает руководитель органа управления',
      options: approvers,
    }),
  }),
});

export const planCyclogram = norm({
  slug: 'plan-cyclogram',
  ru: 'Вместе с годовым планом утверждается циклограмма: повторяющиеся дела, из которых получаются пункты плана на год.',
  rows: ['PLN-02'],
  parameters: z.object({
    dayOff: z
      .enum(['after', 'before', 'skip', 'keep'])
      .default('after')
      .meta({
        label: 'Куда переносить дело с выходного',
        hint: 'Предлагается в новом деле циклограммы; у каждого дела можно выбрать своё',
        options: {
          after: 'на следующий рабочий день',
          before: 'на предыдущий рабочий день',
          skip: 'не проводить, пропустить',
          keep: 'оставить в выходной',
        },
      }),
  }),
});

const reminderSteps = [
  { value: '14', label: 'за 14 дней' },
  { value: '7', label: 'за 7 дней' },
  { value: '3', label: 'за 3 дня' },
  { value: '0', label: 'в день срока' },
  { value: '-1', label: 'на следующий день' },
  { value: '-7', label: 'через неделю' },
];

export const planExecution = norm({
  slug: 'plan-execution',
  ru: 'О сроке пункта напоминают ответственному до, в день и после; о просроченном узнаёт руководитель, опоздание остаётся видно.',
  rows: ['PLN-07', 'ORG-14'],
  parameters: z.object({
    reminders: z
      .array(z.coerce.number().int().min(-60).max(60))
      .max(12)
      .default([7, 0, -1])
      .meta({ label: 'Когда напоминать', widget: 'checkboxes', options: reminderSteps }),
  }),
});

/** The words of what may be asked of a line. */
export type AskedOfLine = keyof typeof asked;

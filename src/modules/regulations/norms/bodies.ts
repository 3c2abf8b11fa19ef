// Norms of bodies: who heads the council, the term and product of a group, the report and plan of a structure, the yearly formation.
import { z } from 'zod';
import { norm } from '../../../kernel/norm.ts';
import { listed, listOf } from './shapes.ts';

const steps = [
  { value: '30', label: 'за 30 дней' },
  { value: '14', label: 'за 14 дней' },
  { value: '3', label: 'за 3 дня' },
  { value: '0', label: 'в последний день' },
  { value: '-1', label: 'на следующий день' },
];

export const bodyTerm = norm({
  slug: 'body-term',
  ru: 'Творческая, проблемная, временная группа создаётся на срок и ради итога; о конце срока напоминают руководителю и куратору.',
  rows: ['ASC-02'],
  parameters: z.object({
    reminders: z
      .array(z.coerce.number().int().min(-60).max(60))
      .max(12)
      .default([14, 3, 0, -1])
      .meta({ label: 'Когда напоминать о конце срока', widget: 'checkboxes', options: steps }),
  }),
});

export const bodyReport = norm({
  slug: 'body-report',
  ru: 'Методический совет координирует методические структуры: видит их планы, принимает годовые отчёты.',
  rows: ['ASC-05'],
});

export const councilHead = norm({
  slug: 'council-head',
  ru: 'Методический совет при службе возглавляет её руководитель; если председатель другой, карточка совета об этом говорит.',
  rows: ['ASC-03'],
});

export const bodyPlan = norm({
  slug: 'body-plan',
  ru: 'У объединения свой план работы на год, связанный с годовым планом службы.',
  rows: ['PLN-09'],
  parameters: z.object({
    approver: z
      .enum(['centre-head', 'authority-head'])
      .default('centre-head')
      .meta({
        label: 'Кто утверждает планы объединений',
        options: {
          'centre-head': 'руководитель методической службы',
          'authority-head': 'руководитель органа управления образованием',
        },
      }),
  }),
});

const mechanism = (key: string, text: string) => ({ key, text, clause: null });

export const yearlyFormation = norm({
  slug: 'yearly-formation',
  ru: 'Структура методической службы формируется каждый год: составы объединений, направления площадок и групп, мероприятия; действует с приказа.',
  rows: ['PLN-10'],
  parameters: z.object({
    mechanisms: listOf(listed)
      .default([
        mechanism('support', 'Сопровождение и коррекция'),
        mechanism('stimulation', 'Стимулирование'),
        mechanism('information', 'Информирование участников'),
        mechanism('network', 'Сетевая координация и взаимодействие партнёров'),
      ])
      .meta({ label: 'Механизмы, которые называет приказ о структуре' }),
  }),
});

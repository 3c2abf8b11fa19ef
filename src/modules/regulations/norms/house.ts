// Norms of the regulations themselves and of the service: register, acts, approval, bodies, identity, reminders.
import { z } from 'zod';
import { norm } from '../../../kernel/norm.ts';
import { listed, listOf } from './shapes.ts';

export const regulationRegister = norm({
  slug: 'regulation-register',
  ru: 'Реестр положений хранит реквизиты, текст и редакции; запись помнит редакцию, по которой её вели.',
  rows: ['REG-01'],
});

export const regulationHierarchy = norm({
  slug: 'regulation-hierarchy',
  ru: 'Карточка акта показывает, на чём он основан и что издано на его основе.',
  rows: ['REG-02'],
});

export const foundingActs = norm({
  slug: 'founding-acts',
  ru: 'Цепочка учредительных актов видна целиком; структура не считается утверждённой без приказа с номером и датой.',
  rows: ['REG-03'],
});

export const blankRequisites = norm({
  slug: 'blank-requisites',
  ru: 'Проект с пустыми реквизитами хранится, но не вводится в действие и не цитируется, пока их не внесут.',
  rows: ['REG-04'],
});

export const legalBasis = norm({
  slug: 'legal-basis',
  ru: 'Каталог правовых оснований делится по уровням; утративший силу закон отмечен везде, где на него ссылаются.',
  rows: ['REG-05'],
});

export const approvalBlock = norm({
  slug: 'approval-block',
  ru: 'Печатаются все три части — «Принято», «Утверждено», «Приказ»; о датах не по порядку система предупреждает, но не запрещает.',
  rows: ['REG-06'],
});

export const bodyRegulation = norm({
  slug: 'body-regulation',
  ru: 'Совет, объединение или площадка без действующего Положения отмечены «не учреждён».',
  rows: ['REG-09'],
  parameters: z.object({
    bodies: listOf(listed).default([]).meta({ label: 'Кто работает по своему Положению' }),
  }),
});

export const regulationAmendments = norm({
  slug: 'regulation-amendments',
  ru: 'Изменение делает новую редакцию с причиной и датой; две редакции сравниваются, записи остаются при своей.',
  rows: ['REG-10'],
});

export const socialGuarantees = norm({
  slug: 'social-guarantees',
  ru: 'Пункт провозглашает гарантии работникам; он показан в тексте Положения, отдельной работы системы не требует.',
  rows: ['ORG-21'],
});

export const dataCollection = norm({
  slug: 'data-collection',
  ru: 'Сведения собирают таблицей со сроком и проверками; видно, кто ответил, итог и справка получаются из ответов.',
  rows: ['DIA-10'],
});

export const institutionsRegister = norm({
  slug: 'institutions-register',
  ru: 'Реестр организаций любого типа хранит переименования, слияния и закрытия.',
  rows: ['ORG-03'],
});

export const partnersRegister = norm({
  slug: 'partners-register',
  ru: 'Реестр партнёров хранит договоры со сроками и общие дела; отчёт о взаимодействии складывается из них.',
  rows: ['ORG-02'],
});

export const premisesKeeping = norm({
  slug: 'premises-keeping',
  ru: 'У каждого помещения и предмета есть ответственный и акт передачи; одно и то же не занимают дважды на одно время.',
  rows: ['ORG-17'],
});

export const outsideSpecialists = norm({
  slug: 'outside-specialists',
  ru: 'Внешний специалист привлекается документом на срок, без штатной должности; в кадрах его считают отдельно.',
  rows: ['ORG-10'],
});

const confirmationDays = [
  { value: '09-05', label: '5 сентября' },
  { value: '10-01', label: '1 октября' },
  { value: '01-01', label: '1 января' },
  { value: '03-01', label: '1 марта' },
  { value: '06-01', label: '1 июня' },
];

export const staffConfirmation = norm({
  slug: 'staff-confirmation',
  ru: 'В установленные дни каждая организация подтверждает сведения о своих кадрах одной кнопкой; служба видит, кто не подтвердил.',
  rows: ['CAD-01'],
  parameters: z.object({
    days: z
      .array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/))
      .max(6)
      .default(['09-05', '01-01'])
      .meta({ label: 'Когда подтверждать', widget: 'checkboxes', options: confirmationDays }),
    reminders: z
      .array(z.coerce.number().int().min(-60).max(14))
      .max(12)
      .default([7, 0, -1, -7])
      .meta({
        label: 'Когда напоминать',
        widget: 'checkboxes',
        options: [
          { value: '14', label: 'за 14 дней' },
          { value: '7', label: 'за 7 дней' },
          { value: '3', label: 'за 3 дня' },
          { value: '0', label: 'в этот день' },
          { value: '-1', label: 'на следующий день' },
          { value: '-7', label: 'через неделю' },
        ],
      }),
  }),
});

const reminderSteps = [
  { value: '30', label: 'за 30 дней' },
  { value: '14', label: 'за 14 дней' },
  { value: '7', label: 'за 7 дней' },
  { value: '3', label: 'за 3 дня' },
  { value: '1', label: 'за день' },
  { value: '0', label: 'в день срока' },
  { value: '-1', label: 'на следующий день' },
  { value: '-3', label: 'через 3 дня' },
];

export const reminders = norm({
  slug: 'reminders',
  ru: 'О сроке напоминают заранее, в последний день и на следующий день после него.',
  rows: ['OMP-08'],
  parameters: z.object({
    days: z
      .array(z.coerce.number().int().min(-60).max(120))
      .max(12)
      .default([14, 3, 0, -1])
      .meta({ label: 'Когда напоминать', widget: 'checkboxes', options: reminderSteps }),
  }),
});

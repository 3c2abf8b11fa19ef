// Norms of the application for a site's status: form, kinds, last day, eligibility, repeated application.
import { z } from 'zod';
import { norm } from '../../../kernel/norm.ts';
import { listed, listOf } from './shapes.ts';

const line = (key: string, text: string) => ({ key, text, clause: null });

export const siteEligibility = norm({
  slug: 'site-eligibility',
  ru: 'В заявке соискатель отвечает на каждое условие и может приложить подтверждение; ответ без подтверждения становится замечанием для совета.',
  rows: ['OMP-02', 'OMP-03'],
  parameters: z.object({
    criteria: listOf(listed)
      .default([
        line('innovation-experience', 'Опыт работы в статусе муниципальной инновационной площадки'),
        line(
          'competent-staff',
          'Творчески работающий, компетентный коллектив, владеющий современными технологиями и методиками',
        ),
        line(
          'established-system',
          'Сложившаяся система работы с высокой эффективностью воспитания и образования',
        ),
        line('flexibility', 'Оперативность и гибкость при изменении ситуации'),
        line('resources', 'Необходимое материально-техническое и кадровое оснащение'),
      ])
      .meta({ label: 'Условия к соискателю', hint: 'На каждое условие соискатель отвечает в заявке' }),
  }),
});

export const applicationForm = norm({
  slug: 'application-form',
  ru: 'Заявка собирается по шагам с полями приложения, не подаётся без плана и печатается по форме приложения.',
  rows: ['OMP-04'],
  parameters: z.object({
    fields: listOf(listed)
      .default([
        line('addressee', 'Кому адресована заявка'),
        line('kind', 'Открытие или продолжение работы'),
        line('theme', 'Тема площадки'),
        line('goal', 'Цель работы'),
        line('characteristic', 'Краткая характеристика учреждения'),
        line('relevance', 'Почему тема актуальна для муниципальной системы образования'),
        line('plan', 'План работы площадки (приложение к заявке)'),
        line('signature', 'Подпись директора или заведующего с расшифровкой, печать'),
      ])
      .meta({ label: 'Части заявки' }),
  }),
});

export const applicationKind = norm({
  slug: 'application-kind',
  ru: 'Продолжение может выбрать только действующая площадка; её данные и отчёт прошлого года подставляются сами.',
  rows: ['OMP-05'],
  parameters: z.object({
    kinds: listOf(listed)
      .default([line('opening', 'Открытие площадки'), line('continuation', 'Продолжение работы площадки')])
      .meta({ label: 'Виды заявки' }),
  }),
});

export const applicationDeadline = norm({
  slug: 'application-deadline',
  ru: 'Приём заявок закрывается в конце последнего дня по времени территории; более поздняя заявка принимается только отдельным решением с причиной.',
  rows: ['OMP-06'],
  deadline: true,
});

export const repeatEmbargo = norm({
  slug: 'repeat-embargo',
  ru: 'Повторная заявка раньше срока не принимается: называются точный день и первая доступная кампания; переименование и смена организации запрет не снимают.',
  rows: ['OMP-13'],
  parameters: z.object({
    months: z.coerce
      .number()
      .int()
      .min(0, 'Не меньше нуля')
      .max(60, 'Не больше 60 месяцев')
      .default(12)
      .meta({ label: 'Срок запрета, месяцев', hint: '0 — запрета нет' }),
    startsAt: z
      .enum(['conclusion', 'submission', 'order'])
      .default('conclusion')
      .meta({
        label: 'С какого дня считать',
        options: {
          conclusion: 'отрицательное заключение совета',
          submission: 'подача прежней заявки',
          order: 'приказ',
        },
      }),
    scope: z
      .enum(['organisation', 'theme'])
      .default('organisation')
      .meta({
        label: 'На что действует',
        options: { organisation: 'на организацию', theme: 'на тему организации' },
      }),
    startsAfterTermination: z
      .boolean()
      .default(false)
      .meta({ label: 'Досрочное прекращение статуса тоже начинает запрет' }),
  }),
});

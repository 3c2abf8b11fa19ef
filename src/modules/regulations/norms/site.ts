// Norms of a site at work: record, period, plan, heads, accountability, reports, early termination.
import { z } from 'zod';
import { norm } from '../../../kernel/norm.ts';
import { day, isDayOfYear, listed, listedKey, listOf, month } from './shapes.ts';

const line = (key: string, text: string) => ({ key, text, clause: null });

export const siteRecord = norm({
  slug: 'site-record',
  ru: 'Карточка площадки держит организацию, тему, статус, год, руководителей, план, отчёты и приказы; перечень площадок открыт всем.',
  rows: ['OMP-01'],
  parameters: z.object({
    period: z
      .enum(['school-year', 'calendar-year', 'open'])
      .default('school-year')
      .meta({
        label: 'На какой срок даётся статус',
        options: { 'school-year': 'учебный год', 'calendar-year': 'календарный год', open: 'без срока' },
      }),
  }),
});

export const statusPeriod = norm({
  slug: 'status-period',
  ru: 'Статус заканчивается сам; площадка, подавшая заявку на продолжение, ждёт приказа без перерыва.',
  rows: ['OMP-12'],
  parameters: z
    .object({
      month: month.default(8),
      day: day.default(31),
    })
    .refine(isDayOfYear, { message: 'Такого дня в году нет', path: ['day'] }),
});

export const siteTasks = norm({
  slug: 'site-tasks',
  ru: 'Строки плана площадки отмечаются задачами, отчёт показывает работу по каждой.',
  rows: ['OMP-32'],
  parameters: z.object({
    tasks: listOf(listed)
      .default([
        line(
          'continuous-development',
          'Условия для непрерывного повышения квалификации руководителей и педагогов',
        ),
        line('experience', 'Выявление, обобщение, анализ и развитие опыта по направлению площадки'),
      ])
      .meta({ label: 'Задачи площадки' }),
  }),
});

export const sitePlan = norm({
  slug: 'site-plan',
  ru: 'План площадки согласуется, утверждается приказом и доводится до организаций с отметкой «Ознакомлен».',
  rows: ['OMP-16', 'WEB-05'],
  parameters: z.object({
    agreedWith: z
      .string()
      .max(60)
      .default('centre')
      .meta({ label: 'С кем согласуется план', hint: 'ключ термина' }),
    approvedBy: z
      .string()
      .max(60)
      .default('department-order')
      .meta({ label: 'Чем утверждается', hint: 'ключ термина' }),
  }),
});

export const siteAccountability = norm({
  slug: 'site-accountability',
  ru: 'Отчёт площадки получает две отметки о приёме: методического совета организации и экспертного совета.',
  rows: ['OMP-17', 'EXC-01'],
  parameters: z.object({
    to: z
      .array(z.string().min(1).max(60))
      .max(5)
      .default(['methodical-council', 'expert-council'])
      .meta({
        label: 'Кому подотчётна площадка',
        widget: 'checkboxes',
        options: {
          'methodical-council': 'методическому совету организации',
          'expert-council': 'экспертному совету',
          centre: 'методической службе',
          authority: 'органу управления образованием',
        },
      }),
  }),
});

export const siteHeads = norm({
  slug: 'site-heads',
  ru: 'Руководителя и соруководителя утверждает приказ; соруководитель — работающий методист службы, замена требует нового приказа.',
  rows: ['OMP-18'],
  parameters: z.object({
    head: z
      .string()
      .max(300)
      .default('председатель методического совета или лицо, избранное из педагогического коллектива')
      .meta({ label: 'Кто может руководить площадкой' }),
    coHead: z
      .string()
      .max(60)
      .default('methodist')
      .meta({ label: 'Кто может быть соруководителем', hint: 'ключ термина' }),
    coHeadRequired: z.boolean().default(true).meta({ label: 'Без соруководителя площадка не открывается' }),
    approvedBy: z
      .string()
      .max(60)
      .default('department-order')
      .meta({ label: 'Чем утверждаются', hint: 'ключ термина' }),
  }),
});

const reportDate = z
  .object({
    key: listedKey,
    title: z.string().trim().min(1, 'Назовите отчёт').max(200).meta({ label: 'Отчёт' }),
    month,
    day,
  })
  .refine(isDayOfYear, { message: 'Такого дня в году нет', path: ['day'] });

export const siteReportDeadline = norm({
  slug: 'site-report-deadline',
  ru: 'У каждого отчёта площадки свой срок; «вовремя», «с опозданием», «не сдан» вычисляются, а пропуск готовит дело о прекращении.',
  rows: ['RPT-03', 'OMP-14'],
  parameters: z.object({
    reports: listOf(reportDate)
      .default([
        { key: 'mid-year', title: 'Промежуточный отчёт', month: 1, day: 20 },
        { key: 'final', title: 'Итоговый отчёт', month: 5, day: 20 },
      ])
      .meta({ label: 'Отчёты площадки и сроки', hint: 'Действуют, если план площадки не назвал другие' }),
  }),
});

export const earlyTerminationGrounds = norm({
  slug: 'early-termination-grounds',
  ru: 'Дело о досрочном прекращении открывается только по одному из оснований с подтверждением; само по себе прекращение не наступает.',
  rows: ['OMP-14', 'RPT-03'],
  parameters: z.object({
    grounds: listOf(listed)
      .default([
        line('law-violation', 'Нарушение законодательства Российской Федерации при реализации плана работы'),
        line(
          'report-missing-or-late',
          'Непредставление или несвоевременное представление отчётных материалов',
        ),
      ])
      .meta({ label: 'Основания досрочного прекращения' }),
  }),
});

export const earlyTerminationProcedure = norm({
  slug: 'early-termination-procedure',
  ru: 'Дело проходит объяснение площадки, заседание совета, предложение и приказ; история остаётся.',
  rows: ['OMP-15'],
  parameters: z.object({
    consideredBy: z
      .string()
      .max(60)
      .default('expert-council')
      .meta({ label: 'Кто рассматривает', hint: 'ключ термина' }),
    proposalsTo: z
      .string()
      .max(60)
      .default('authority')
      .meta({ label: 'Кому вносятся предложения', hint: 'ключ термина' }),
  }),
});

const statusType = listed.extend({
  institution: z.string().max(200).default('').meta({ label: 'Организация' }),
  subject: z.string().max(200).default('').meta({ label: 'Предмет' }),
  scope: z
    .enum(['territory', 'network'])
    .default('territory')
    .meta({ label: 'Кому служит', options: { territory: 'своей территории', network: 'всей сети' } }),
});

export const statusTypes = norm({
  slug: 'status-types',
  ru: 'Другие статусы того же рода ведутся как данные: вид, предмет, организация.',
  rows: ['OMP-33'],
  parameters: z.object({ types: listOf(statusType).default([]).meta({ label: 'Виды статусов' }) }),
});

export const siteRegisters = norm({
  slug: 'site-registers',
  ru: 'Инновационные и базовые площадки — разные реестры с общим порядком жизни.',
  rows: ['OMP-34'],
  parameters: z.object({
    registers: listOf(listed)
      .default([line('base-site', 'Опорная площадка'), line('innovation-site', 'Инновационная площадка')])
      .meta({ label: 'Реестры площадок' }),
  }),
});

export const siteSupport = norm({
  slug: 'site-support',
  ru: 'Соруководитель помогает спланировать работу площадки — замечания с отметкой «учтено» — и подводит итоги по плану.',
  rows: ['OMP-20', 'OMP-23'],
});

// Norms of the expertise: who reads an application, by what sheet, by which day.
import { z } from 'zod';
import { norm } from '../../../kernel/norm.ts';
import { listed, listedKey, listOf, yesNo } from './shapes.ts';

export const applicationExpertise = norm({
  slug: 'application-expertise',
  ru: 'Эксперты назначаются из действующего состава совета, поровну и без конфликта интересов; чужой лист закрыт до подачи своего.',
  rows: ['OMP-07'],
  parameters: z.object({
    expertsPerApplication: z.coerce
      .number()
      .int()
      .min(1, 'Нужен хотя бы один эксперт')
      .max(9, 'Не больше девяти экспертов')
      .default(2)
      .meta({ label: 'Экспертов на заявку' }),
    balanced: z.boolean().default(true).meta({ label: 'Распределять нагрузку поровну' }),
    thirdExpert: z.boolean().default(false).meta({ label: 'Назначать ещё одного эксперта при расхождении' }),
    disagreementPercent: z.coerce
      .number()
      .min(1, 'От 1 до 100 %')
      .max(100, 'От 1 до 100 %')
      .default(20)
      .meta({
        label: 'Расхождение, % наибольшей суммы баллов',
        hint: 'Больше него назначается ещё один эксперт',
      }),
    standardised: z.boolean().default(false).meta({ label: 'Выравнивать строгость экспертов (z-оценки)' }),
    standardisedFromSheets: z.coerce
      .number()
      .int()
      .min(2, 'Не меньше двух листов')
      .max(50)
      .default(5)
      .meta({ label: 'Выравнивать, если у эксперта листов не меньше' }),
  }),
});

export const expertiseDeadline = norm({
  slug: 'expertise-deadline',
  ru: 'О неподанных экспертных листах напоминают до срока; на следующий день они отмечены просроченными, и об этом узнаёт председатель.',
  rows: ['OMP-08'],
  deadline: true,
});

const criterion = z.object({
  key: listedKey,
  title: z.string().trim().min(1, 'Назовите критерий').max(300).meta({ label: 'Критерий' }),
  hint: z.string().trim().max(500).default('').meta({ label: 'Пояснение эксперту' }),
  max: z.coerce.number().int().min(1).max(100).default(5).meta({ label: 'Баллов', width: 'short' }),
  weight: z.coerce.number().min(0).max(100).default(1).meta({ label: 'Вес', width: 'short' }),
  required: yesNo('Обязателен'),
  /** Shown beside the total, not in it. */
  independent: yesNo('Вне суммы'),
});
export type Criterion = z.output<typeof criterion>;

const standard = (key: string, title: string, hint: string): Criterion => ({
  key,
  title,
  hint,
  max: 5,
  weight: 1,
  required: true,
  independent: false,
});

export const expertSheet = norm({
  slug: 'expert-sheet',
  ru: 'Экспертный лист заполняется по критериям с обоснованием и заключением; после подачи он закрыт, переоткрытый становится новой редакцией.',
  rows: ['OMP-09'],
  parameters: z.object({
    criteria: listOf(criterion)
      .min(1, 'Нужен хотя бы один критерий')
      .default([
        standard(
          'innovation-experience',
          'Опыт инновационной площадки',
          'Есть ли статус муниципальной инновационной площадки и его результаты',
        ),
        standard(
          'competent-staff',
          'Компетентность коллектива',
          'Творческая работа, владение современными технологиями и методиками',
        ),
        standard(
          'established-system',
          'Сложившаяся система работы',
          'Эффективность воспитания и образования подтверждена данными',
        ),
        standard('flexibility', 'Оперативность и гибкость', 'Как организация отвечает на изменения'),
        standard('resources', 'Материальные и кадровые условия', 'Достаточны ли для заявленной работы'),
        standard('relevance', 'Актуальность темы', 'Нужна ли тема муниципальной системе образования'),
        standard(
          'plan-quality',
          'Качество плана',
          'Конкретность, реалистичность, польза для других организаций',
        ),
      ])
      .meta({ label: 'Критерии экспертного листа' }),
    conclusions: listOf(listed.omit({ clause: true }))
      .min(1, 'Нужно хотя бы одно заключение')
      .default([
        { key: 'recommend', text: 'Рекомендовать признать площадкой' },
        { key: 'decline', text: 'Не рекомендовать' },
        { key: 'revise', text: 'Рекомендовать доработать' },
      ])
      .meta({ label: 'Заключения эксперта' }),
  }),
});

// Norms of reports: the analysis of the year, the final report, operational reports by the plan.
import { z } from 'zod';
import { norm } from '../../../kernel/norm.ts';
import { day, isDayOfYear, listedKey, listOf, month } from './shapes.ts';

/** Tables a report fills itself, each from the room that keeps its facts. */
export const reportBlocks = {
  'plan-directions': 'Выполнение плана по направлениям',
  'plan-tasks': 'Выполнение плана по задачам',
  'plan-forms': 'Формы методической работы',
  meetings: 'Заседания советов и объединений, решения',
  courses: 'Повышение квалификации',
  categories: 'Категории на начало и конец года',
  sites: 'Методические площадки и их отчёты',
  partners: 'Взаимодействие с партнёрами',
  fund: 'Методический фонд',
  mentoring: 'Наставничество',
} as const;
export type ReportBlock = keyof typeof reportBlocks;
const blockKeys = ['', ...Object.keys(reportBlocks)] as ['', ...ReportBlock[]];

const section = z.object({
  key: listedKey,
  title: z.string().trim().min(1, 'Напишите название раздела').max(300).meta({ label: 'Раздел' }),
  block: z
    .enum(blockKeys)
    .default('')
    .meta({ label: 'Таблица', widget: 'select', options: { '': 'без таблицы', ...reportBlocks } }),
  prompt: z.string().trim().max(500).default('').meta({ label: 'О чём написать' }),
});
export type ReportSection = z.output<typeof section>;

const part = (key: string, title: string, block: ReportSection['block'], prompt: string): ReportSection => ({
  ...{ key, title, block, prompt },
});

const approver = (who: 'authority-head' | 'centre-head') =>
  z
    .enum(['authority-head', 'centre-head'])
    .default(who)
    .meta({
      label: 'Кто утверждает',
      options: {
        'authority-head': 'руководитель органа управления образованием',
        'centre-head': 'руководитель методической службы',
      },
    });

const dueShape = { month: month.default(6), day: day.default(30) };

export const yearAnalysis = norm({
  slug: 'year-analysis',
  ru: 'Анализ работы за учебный год: таблицы заполняются сами, текст пишут люди, утверждённая редакция больше не меняется.',
  rows: ['RPT-02'],
  parameters: z
    .object({
      approver: approver('centre-head'),
      ...dueShape,
      sections: listOf(section)
        .default([
          part(
            'intro',
            'Общая характеристика учебного года',
            '',
            'Цель и задачи года, условия, кадры службы.',
          ),
          part(
            'directions',
            'Выполнение годового плана',
            'plan-directions',
            'Что удалось, что нет и почему.',
          ),
          part('tasks', 'Решение задач службы', 'plan-tasks', 'Как продвинулись по каждой задаче.'),
          part('forms', 'Формы методической работы', 'plan-forms', 'Какие формы дали результат.'),
          part('meetings', 'Работа советов и объединений', 'meetings', 'Главные решения и их исполнение.'),
          part('courses', 'Повышение квалификации', 'courses', 'Какие запросы закрыты, какие остались.'),
          part('categories', 'Аттестация педагогов', 'categories', 'Почему изменились доли.'),
          part('sites', 'Методические площадки', 'sites', 'Опыт, который стоит распространить.'),
          part('partners', 'Взаимодействие с партнёрами', 'partners', 'Что дали партнёры.'),
          part('fund', 'Методический фонд', 'fund', 'Что создано и чем пользуются.'),
          part('mentoring', 'Молодые педагоги и наставничество', 'mentoring', 'Кто остался в профессии.'),
          part('problems', 'Проблемы и их причины', '', 'То, что решать в следующем году.'),
          part('conclusions', 'Выводы', '', 'С этого текста начнётся план следующего года.'),
        ])
        .meta({ label: 'Разделы анализа' }),
    })
    .refine(isDayOfYear, { error: 'Такого дня нет в году', path: ['day'] }),
});

export const annualReport = norm({
  slug: 'annual-report',
  ru: 'Итоговый отчёт о деятельности службы — не реже раза в год; о непредставленном в срок узнаёт руководитель.',
  rows: ['RPT-01'],
  parameters: z
    .object({
      approver: approver('authority-head'),
      ...dueShape,
      sections: listOf(section)
        .default([
          part('intro', 'Общие сведения', '', 'Служба, её состав и задачи отчётного года.'),
          part('directions', 'Исполнение годового плана', 'plan-directions', 'Итоги по направлениям.'),
          part('meetings', 'Коллегиальные органы', 'meetings', 'Решения, которые изменили работу.'),
          part('sites', 'Методические площадки', 'sites', 'Результаты площадок.'),
          part('categories', 'Кадры', 'categories', 'Что изменилось в составе педагогов.'),
          part('results', 'Результаты и задачи', '', 'Главное за год и что дальше.'),
        ])
        .meta({ label: 'Разделы отчёта' }),
    })
    .refine(isDayOfYear, { error: 'Такого дня нет в году', path: ['day'] }),
});

export const estimateKeeping = norm({
  slug: 'estimate',
  ru: 'Работа оплачивается по утверждённой смете: расходы пунктов плана сложены по источникам и сопоставлены с ней.',
  rows: ['ORG-18'],
});

export const operationalReports = norm({
  slug: 'operational-reports',
  ru: 'Оперативные отчёты сдают по годовому плану: график складывается из его пунктов, о пропущенном напоминают.',
  rows: ['RPT-01'],
  parameters: z.object({
    approver: approver('centre-head'),
    word: z
      .string()
      .trim()
      .min(2, 'Напишите слово, по которому узнают отчёт')
      .max(60)
      .default('отчёт')
      .meta({ label: 'По какому слову в форме пункта узнают отчёт', width: 'short' }),
  }),
});

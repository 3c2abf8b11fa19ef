// Norms of the decision: council, quorum, proposals, the authority's order and its last day.
import { z } from 'zod';
import { norm } from '../../../kernel/norm.ts';

export const councilSession = norm({
  slug: 'council-session',
  ru: 'Заседание ведётся по повестке с явкой, отводами, голосами, протоколом и выписками; решение связано с документом, о котором принято.',
  rows: ['EXC-01', 'OMP-10', 'OMP-15'],
  parameters: z.object({
    numbering: z
      .enum(['school-year', 'calendar-year'])
      .default('school-year')
      .meta({
        label: 'Номера протоколов начинаются',
        options: { 'school-year': 'с учебного года', 'calendar-year': 'с календарного года' },
      }),
    minutesWithinDays: z.coerce
      .number()
      .int()
      .min(1)
      .max(60)
      .default(3)
      .meta({ label: 'Протокол рассылается, дней после заседания' }),
    remarksWithinDays: z.coerce
      .number()
      .int()
      .min(0)
      .max(30)
      .default(3)
      .meta({ label: 'Замечания к протоколу принимаются, дней' }),
  }),
});

export const councilCorrespondence = norm({
  slug: 'council-correspondence',
  ru: 'Заочно, опросом, голосуют только там, где это разрешает Положение самого органа.',
  rows: ['ASC-03'],
  parameters: z.object({
    allowed: z
      .boolean()
      .default(false)
      .meta({ label: 'Можно голосовать заочно, опросом', hint: 'Отметьте, если так сказано в Положении' }),
  }),
});

export const councilQuorum = norm({
  slug: 'council-quorum',
  ru: 'Кворум считается по каждому вопросу: присутствующие без отведённых к составу; без кворума решение не принимается.',
  rows: ['OMP-10', 'EXC-01'],
  parameters: z.object({
    share: z
      .enum(['half', 'two-thirds', 'three-quarters'])
      .default('half')
      .meta({
        label: 'Кворум: доля состава',
        options: { half: 'половина', 'two-thirds': 'две трети', 'three-quarters': 'три четверти' },
      }),
    strictly: z
      .boolean()
      .default(true)
      .meta({ label: 'Нужно больше этой доли', hint: 'Без отметки — не меньше' }),
    majorityOf: z
      .enum(['present', 'voted'])
      .default('present')
      .meta({
        label: 'Большинство считается от',
        options: { present: 'присутствующих', voted: 'голосовавших' },
      }),
    castingVote: z
      .boolean()
      .default(true)
      .meta({ label: 'При равенстве решает голос председательствующего' }),
  }),
});

export const councilProposals = norm({
  slug: 'council-proposals',
  ru: 'Предложения совета собираются из решений по заявкам и экспертных листов в пакет с актом передачи.',
  rows: ['OMP-10'],
});

export const recognitionByAuthority = norm({
  slug: 'recognition-by-authority',
  ru: 'Площадка не становится действующей без предложения совета и приказа; отступление от предложения записывается с причиной.',
  rows: ['OMP-11'],
  parameters: z.object({
    mayDeviate: z.boolean().default(true).meta({
      label: 'Орган управления может решить иначе, чем предложил совет',
      hint: 'С записанной причиной',
    }),
  }),
});

export const recognitionOrderDeadline = norm({
  slug: 'recognition-order-deadline',
  ru: 'Перечень площадок утверждается приказом до срока; если приказа нет, о просрочке узнают руководители.',
  rows: ['OMP-12'],
  deadline: true,
});

export const orderRegister = norm({
  slug: 'order-register',
  ru: 'Проект приказа составляется из данных; после ввода номера и даты записи меняют состояние.',
  rows: ['REG-11'],
});

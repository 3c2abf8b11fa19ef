// Norms of the decision: council, quorum, proposals, the authority's order and its last day.
import { z } from 'zod';
import { norm } from '../../../kernel/norm.ts';

export const councilSession = norm({
  slug: 'council-session',
  ru: 'Заседание ведётся по повестке с присутствием, голосами и протоколом; решение связано с документом, о котором принято.',
  rows: ['EXC-01'],
});

export const councilQuorum = norm({
  slug: 'council-quorum',
  ru: 'Кворум считается по каждому вопросу: присутствующие без отведённых к составу; без кворума решение не принимается.',
  rows: ['OMP-10', 'EXC-01'],
  parameters: z.object({
    share: z.coerce
      .number()
      .min(0.1, 'Доля — от 0,1 до 0,95')
      .max(0.95, 'Доля — от 0,1 до 0,95')
      .default(0.5)
      .meta({ label: 'Кворум: больше какой доли', hint: '0,5 — больше половины' }),
    basis: z
      .enum(['composition', 'composition-without-recused'])
      .default('composition')
      .meta({
        label: 'Доля от чего',
        options: { composition: 'от состава', 'composition-without-recused': 'от состава без отведённых' },
      }),
    majority: z
      .enum(['simple', 'two-thirds'])
      .default('simple')
      .meta({
        label: 'Решение принимается',
        options: { simple: 'простым большинством', 'two-thirds': 'двумя третями' },
      }),
    majorityOf: z
      .enum(['voted', 'composition'])
      .default('voted')
      .meta({ label: 'Большинство от', options: { voted: 'голосовавших', composition: 'состава' } }),
    castingVote: z.boolean().default(true).meta({ label: 'При равенстве решает голос председателя' }),
    ballot: z
      .enum(['open', 'secret'])
      .default('open')
      .meta({ label: 'Голосование', options: { open: 'открытое', secret: 'тайное' } }),
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

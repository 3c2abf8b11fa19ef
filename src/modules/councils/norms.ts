// The norms councils keep, with their parameters; what a territory does not set is «настройка службы» (decision 24).
import { z } from 'zod';
import { norm } from '../../kernel/norm.ts';

export const councilQuorum = norm({
  slug: 'council-quorum',
  ru: 'Считает кворум по каждому вопросу, не даёт принять решение без кворума и подводит итог голосования.',
  rows: ['EXC-01', 'OMP-10'],
  parameters: z.object({
    share: z.enum(['half', 'two-thirds', 'three-quarters']).default('half').describe('Доля состава'),
    strictly: z.boolean().default(true).describe('Больше доли (иначе не меньше)'),
    majorityOf: z.enum(['present', 'voted']).default('present').describe('Большинство считается от'),
    castingVote: z.boolean().default(true).describe('При равенстве решает голос председательствующего'),
  }),
});

export const councilSession = norm({
  slug: 'council-session',
  ru: 'Ведёт заседание: повестка, явка, отводы, голоса, решения, протокол и выписки.',
  rows: ['EXC-01', 'OMP-10', 'OMP-15'],
  parameters: z.object({
    numbering: z
      .enum(['school-year', 'calendar-year'])
      .default('school-year')
      .describe('Номера протоколов начинаются с'),
    minutesWithinDays: z
      .int()
      .min(1)
      .max(60)
      .default(3)
      .describe('Протокол рассылается, дней после заседания'),
    remarksWithinDays: z.int().min(0).max(30).default(3).describe('Замечания к протоколу принимаются, дней'),
  }),
});

export const councilComposition = norm({
  slug: 'council-composition',
  ru: 'Хранит состав совета периодами: состав на любую дату, один председатель и один секретарь одновременно.',
  rows: ['EXC-01'],
});

export const councilNorms = [councilQuorum, councilSession, councilComposition];

export type QuorumRule = z.output<NonNullable<typeof councilQuorum.parameters>>;
export type SessionRule = z.output<NonNullable<typeof councilSession.parameters>>;

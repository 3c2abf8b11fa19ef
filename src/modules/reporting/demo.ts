// The demonstration's reports: two services write the analysis of their year; of the plan's reports some are still missing.
import type { AnyCommand } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { perform } from '../../kernel/perform.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { addConclusion } from './conclusion/conclusion.commands.ts';
import { saveEstimate } from './estimate/estimate.commands.ts';
import { startReport } from './report/report.commands.ts';
import { writeSection } from './report/text.commands.ts';

interface DemoAnalysis {
  readonly writer: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly conclusions: readonly (readonly [text: string, term: string])[];
}

const analyses: Readonly<Record<string, DemoAnalysis>> = {
  'sosnovy-bor': {
    writer: 'sosnovy-methodist',
    texts: {
      intro:
        'Целью года было создание условий для развития качества образования. Методический кабинет сопровождал переход на обновлённые программы, работу опорных площадок и молодых педагогов.\nСостав кабинета не изменился: руководитель и два методиста.',
      directions:
        'Информационная и организационная работа идёт по плану. Опоздания связаны с переносом городских мероприятий: сроки согласовывали с учреждениями культуры слишком поздно.',
    },
    conclusions: [
      ['Согласовать площадки городских мероприятий до начала учебного года', 'до 15 сентября'],
      [
        'Провести цикл практикумов для молодых педагогов по работе с обновлёнными программами',
        '1 раз в четверть',
      ],
    ],
  },
  kstovo: {
    writer: 'kstovo-imc',
    texts: {
      intro:
        'Год прошёл под знаком подготовки отбора методических площадок по новому порядку. Центр принял заявки, провёл экспертизу и подготовил предложения департаменту.',
    },
    conclusions: [['Подготовить школы к форме заявки заранее: семинар и образцы', 'до 1 марта']],
  },
};

const schoolYear = 2025;

export async function loadReportingDemo(ctx: WriteCtx, people: ReadonlyMap<string, string>): Promise<void> {
  const demo = analyses[ctx.territory.slug];
  const personId = demo && people.get(demo.writer);
  if (!demo || !personId) return;
  const as = (role: string): WriteCtx => ({
    ...ctx,
    actor: {
      ...{ kind: 'person', accountId: null, personId, name: '', tokenScopes: null },
      roles: [{ kind: role, scope: { kind: 'territory' } }],
    },
  });
  const done = async (command: AnyCommand, input: unknown, role = 'methodist') => {
    const answer = await perform(as(role), command, input);
    if (isRefusal(answer)) throw new Error(`Demonstration, ${command.name}: ${answer.text}`);
    return answer as { id: string };
  };
  const { id } = await done(startReport, { kind: 'analysis', schoolYear });
  for (const [section, text] of Object.entries(demo.texts))
    await done(writeSection, { id, section, version: 0, text });
  for (const [text, term] of demo.conclusions) await done(addConclusion, { id, text, term });
  await done(
    saveEstimate,
    {
      ...{ year: 2026, version: 0, act: 'распоряжение от 26.12.2025 № 310', approvedOn: '2025-12-26' },
      items: [
        { title: 'Городские конкурсы и конференция', source: 'муниципальный бюджет', amount: 90_000 },
        { title: 'Издание сборников', source: 'муниципальная программа', amount: 45_000 },
      ],
    },
    'centre-head',
  );
}

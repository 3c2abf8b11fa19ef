// The demonstration's cyclogram of Sosnovy Bor: what a city cabinet does every week, month and quarter.
import type { WriteCtx } from '../../kernel/ctx.ts';
import { applyCyclogram } from './cyclogram/cyclogram.applying.ts';
import { addRule } from './cyclogram/cyclogram.commands.ts';
import type { Gives } from './cyclogram/recurrence.ts';
import { lessonMonths } from './cyclogram/recurrence.ts';
import type { DemoLine } from './demo.line.ts';
import { demoDone } from './demo.steps.ts';

type Who = DemoLine[4];

/** title, words, how it stands in the plan, who, direction, task, form, audience, result. */
type DemoRule = readonly [
  ...[title: string, words: string, gives: Gives, who: Who, direction: string, task: string],
  ...[form: string, audience: string, result: string],
];

const sosnovy: readonly DemoRule[] = [
  [
    ...(['Рабочее совещание методистов', 'еженедельно по понедельникам', 'none', 'head'] as const),
    ...(['organisational', 'directions', 'совещание', 'методисты ГМК', 'поручения на неделю'] as const),
  ],
  [
    ...(['Консультационный день для педагогов', 'еженедельно по четвергам', 'none', 'innovation'] as const),
    ...(['consulting', 'consulting', 'консультация', 'педагоги города', 'журнал консультаций'] as const),
  ],
  [
    ...([
      'Совещание руководителей городских методических объединений',
      'второй вторник месяца',
      'each',
    ] as const),
    ...(['head', 'organisational', 'associations', 'совещание', 'руководители ГМО', 'протокол'] as const),
  ],
  [
    ...(['Сведения о мероприятиях месяца на сайт комитета', 'до 5 числа месяца', 'counted'] as const),
    ...([
      'innovation',
      'information',
      'consulting',
      'публикация',
      'организации города',
      'афиша месяца',
    ] as const),
  ],
  [
    ...(['Оперативный отчёт об исполнении плана', 'последняя неделя квартала', 'each', 'head'] as const),
    ...(['analytical', 'policy', 'отчёт', 'комитет образования', 'справка'] as const),
  ],
  [
    ...([
      'Сверка сведений о педагогических кадрах',
      'первый рабочий день квартала',
      'none',
      'gifted',
    ] as const),
    ...(['information', 'qualification', 'работа с данными', 'все организации', 'сверенный список'] as const),
  ],
  [
    ...(['Анализ работы методической службы за учебный год', 'до 30 мая', 'each', 'head'] as const),
    ...([
      'analytical',
      'directions',
      'анализ',
      'комитет образования',
      'анализ, задачи на новый год',
    ] as const),
  ],
];

/** Entered by the head through the form's own command, then put into the draft. */
export async function playCyclogram(
  ctx: WriteCtx,
  plan: { readonly id: string; readonly schoolYear: number },
  staff: Readonly<Record<Who, string>>,
): Promise<void> {
  for (const [title, words, gives, who, direction, task, form, audience, result] of sosnovy)
    await demoDone(ctx, addRule, {
      ...{ planId: plan.id, title, words, gives, direction, task, form, audience, result },
      ...{ months: words.includes('квартал') ? [...lessonMonths, 6] : [...lessonMonths] },
      ...{ responsibleId: staff[who] },
    });
  await applyCyclogram(ctx, plan);
}

// The demonstration's files: the institute's plan laid beside the year, and proposals for the next year still being looked at.
import type { AnyCommand } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { uploadOf } from '../../../platform/files/index.ts';
import { readPlan } from './reading.commands.ts';
import { applyReading } from './reading.writing.ts';

const csv = (name: string, rows: readonly (readonly string[])[]) =>
  uploadOf(
    name,
    new TextEncoder().encode(
      `\uFEFF${rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n')}`,
    ),
  );

const institutePlan = () =>
  csv('План института на 2025-2026.csv', [
    ['Мероприятие', 'Форма проведения', 'Дата', 'Категория участников', 'Место проведения', 'Ответственный'],
    [
      'Областное совещание методических служб',
      'совещание',
      '16.10.2025',
      'методисты',
      'ЛОИРО',
      'кафедра управления',
    ],
    [
      'Вебинар по итогам ВПР',
      'вебинар',
      '22.04.2026',
      'наставники, руководители ГМО',
      'онлайн',
      'центр оценки качества',
    ],
    [
      'Областной семинар по профильному обучению',
      'семинар',
      '14.05.2026',
      'заместители директоров',
      'ЛОИРО',
      'кафедра педагогики',
    ],
    [
      'Конкурс методических разработок',
      'конкурс',
      'до 15.05.2026',
      'педагоги',
      'ЛОИРО',
      'редакционный отдел',
    ],
    [
      'Стажировка руководителей методических объединений',
      'стажировка',
      'по отдельному плану',
      'руководители ГМО',
      'ЛОИРО',
      'кафедра управления',
    ],
  ]);

const proposals = () =>
  csv('Предложения методических объединений на 2026-2027.csv', [
    ['№', 'Содержание работы', 'Срок', 'Участники', 'Ответственный', 'Ожидаемый результат'],
    ['', 'Работа с молодыми педагогами', '', '', '', ''],
    [
      '1',
      'Школа молодого педагога: установочное занятие',
      '16 сентября',
      'молодые педагоги',
      'руководитель школы молодого педагога',
      'план занятий',
    ],
    [
      '2',
      'Открытые уроки наставников',
      'по договорённости',
      'молодые педагоги',
      'руководитель школы молодого педагога',
      'карты уроков',
    ],
    ['', 'Октябрь', '', '', '', ''],
    [
      '3',
      'Методический день по функциональной грамотности',
      '14',
      'учителя математики',
      'руководители ГМО',
      'банк заданий',
    ],
    [
      '4',
      'Консультации по рабочим программам',
      'в течение месяца',
      'учителя',
      'руководители ГМО',
      'исправленные программы',
    ],
  ]);

type Perform = <T>(ctx: WriteCtx, command: AnyCommand, input: unknown) => Promise<T>;

/** `done` performs a command and stops the demonstration on a refusal. */
export async function loadReadingDemo(
  ctx: WriteCtx,
  done: Perform,
  plans: { readonly executing: string; readonly draft: string },
): Promise<void> {
  const { id } = await done<{ id: string }>(ctx, readPlan, {
    ...{ planId: plans.executing, file: institutePlan(), source: 'institute' },
    sourceWords: 'план института на 2025/2026 учебный год',
  });
  await done(ctx, applyReading, { id, version: 1 });
  await done(ctx, readPlan, { planId: plans.draft, file: proposals(), source: 'own' });
}

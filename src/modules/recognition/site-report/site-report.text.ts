// Words of reports.
import { formatDate, plural } from '../../../platform/language/index.ts';
import type { Timeliness } from './site-report.queries.ts';

type Data = Readonly<Record<string, unknown>>;

export const reportText = {
  empty: 'Напишите, что сделано по плану: без этого отчёт не принимается.',
  once: 'Такой отчёт этой площадки за этот год уже есть.',
  future: 'Дата заседания не может быть в будущем',
  closed: 'Отчёт уже представлен: сейчас его не меняют. Откройте отчёт.',
  subject: (title: string, institution: string) => `${title}: ${institution}`,
} as const;

export const fulfilmentNames = {
  planned: 'не отмечено',
  done: 'выполнено',
  moved: 'перенесено',
  cancelled: 'отменено',
} as const;
export type Fulfilment = keyof typeof fulfilmentNames;

export const schoolYearName = (year: number): string =>
  `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

/** «представлен вовремя», «представлен с опозданием на 3 дня», «не представлен, просрочено на 5 дней». */
export function timelinessText(word: Timeliness, daysLate: number): string {
  const days = `${daysLate} ${plural(daysLate, 'день', 'дня', 'дней')}`;
  const words: Record<Timeliness, string> = {
    'on-time': 'представлен вовремя',
    late: `представлен с опозданием на ${days}`,
    missing: `не представлен, просрочено на ${days}`,
    ahead: 'срок не наступил',
    'not-needed': 'не требуется',
  };
  return words[word];
}

export const reportSentences = {
  'report.submitted': (data: Data) =>
    `представлен ${String(data.title).toLocaleLowerCase('ru')}${data.late ? ` после срока (${formatDate(String(data.dueOn))})` : ''}`,
  'report.plan-marked': (data: Data) =>
    `отмечено выполнение плана: ${String(data.done)} из ${String(data.lines)}`,
  'report.returned': (data: Data) => `отчёт возвращён на доработку: ${String(data.reason)}`,
  'report.marked': (data: Data) =>
    data.by === 'council'
      ? 'отчёт принят методическим советом организации'
      : 'отчёт принят экспертным советом',
  'report.accepted': () => 'отчёт принят методическим советом организации и экспертным советом',
  'report.skipped': (data: Data) => `отчёт не требуется: ${String(data.reason)}`,
} as const;

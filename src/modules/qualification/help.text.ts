// Words of the journal of help to those under attestation.
import { formatDate } from '../../platform/language/index.ts';

export const helpKinds = {
  consultation: 'консультация',
  lesson: 'посещение урока, занятия',
  documents: 'проверка материалов',
  training: 'занятие для группы',
} as const;
export type HelpKind = keyof typeof helpKinds;
export const helpOptions = Object.entries(helpKinds).map(([value, label]) => ({ value, label }));

export const helpText = {
  title: 'Журнал помощи аттестуемым',
  lead: 'Кому, когда и чем помогли при подготовке к аттестации и между аттестациями.',
  forms: ['запись', 'записи', 'записей'] as const,
  empty: {
    title: 'Записей нет',
    text: 'Запись делают из карточки «Квалификация» человека или из его заявления.',
  },
  future: 'День ещё не наступил: в журнал пишут о том, что уже было.',
  rate: 'Оценить помощь',
  tellHelped: (topic: string) => `Вам помогли: ${topic}. Оцените помощь: это поможет службе работать лучше`,
  rated: (mark: number) => `${mark} из 5`,
  average: (mark: string, count: string) => `Средняя оценка помощи: ${mark} из 5, ${count}.`,
  ratings: ['отзыв', 'отзыва', 'отзывов'] as const,
  noRatings: 'Отзывов о помощи ещё нет: их оставляют те, кому помогли.',
  onlyHelped: 'Отзыв о помощи оставляет тот, кому помогли, и только за себя.',
  ratedAlready: 'Отзыв об этой помощи уже оставлен: он остаётся таким, как написан.',
  wholeMark: 'Поставьте оценку от 1 до 5.',
  thanks: 'Спасибо, отзыв записан',
  otherPerson: 'Это заявление другого человека. Откройте журнал из его карточки.',
} as const;

export const helpSentences: Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => string>> = {
  'attestation.helped': (data) =>
    `оказана помощь ${formatDate(String(data.onDate))}: ${helpKinds[data.kind as HelpKind] ?? ''}`,
  'attestation.help-rated': (data) => `оценка помощи: ${data.mark} из 5`,
};

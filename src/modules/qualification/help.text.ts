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
  otherPerson: 'Это заявление другого человека. Откройте журнал из его карточки.',
} as const;

export const helpSentences: Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => string>> = {
  'attestation.helped': (data) =>
    `оказана помощь ${formatDate(String(data.onDate))}: ${helpKinds[data.kind as HelpKind] ?? ''}`,
};

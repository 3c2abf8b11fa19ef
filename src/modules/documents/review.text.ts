// Words of the review of outgoing documents.
import { formatDate } from '../../platform/language/index.ts';

export type DocumentVerdict = 'agreed' | 'refused';

export const verdictNames: Readonly<Record<DocumentVerdict, string>> = {
  agreed: 'согласовано',
  refused: 'не согласовано, возвращено с замечаниями',
};

export const reviewText = {
  title: 'Согласование',
  sheet: 'Лист согласования',
  empty: 'Проект никому не отправляли на согласование.',
  required: (kind: string) => `${kind}: номер и дату присваивают после согласования.`,
  fields: {
    author: 'Исполнитель (автор)',
    reviewer: 'Кто согласует',
    due: 'Ответить до',
    verdict: 'Решение',
    remarks: 'Замечания',
    asked: 'Отправлено',
    given: 'Ответ',
  },
  hints: {
    reviewer: 'Не сам автор.',
    remarks: 'Что исправить; при отказе обязательно.',
  },
  waits: 'ждёт ответа',
  outdated: 'текст после этого изменён',
  done: {
    asked: 'Проект отправлен на согласование.',
    agreed: 'Согласовано.',
    refused: 'Проект возвращён автору с замечаниями.',
  },
  duty: (title: string) => `Согласуйте проект: «${title}»`,
  dutyReturned: (title: string) => `Исправьте по замечаниям и отправьте снова: «${title}»`,
  notices: {
    asked: (title: string, due: string) => `Просят согласовать проект «${title}» до ${formatDate(due)}`,
    reminder: (title: string, due: string) =>
      `Проект «${title}» ждёт Вашего согласования до ${formatDate(due)}`,
    late: (title: string, due: string) =>
      `Срок согласования проекта «${title}» был ${formatDate(due)}: ответьте`,
    agreed: (title: string) => `Проект «${title}» согласован`,
    refused: (title: string, remarks: string) => `Проект «${title}» вернули с замечаниями: ${remarks}`,
  },
  refusals: {
    own: 'Автор не согласует свой документ. Выберите другого человека.',
    nobody: 'Выберите человека из списка.',
    past: 'Срок уже прошёл: укажите сегодняшний день или более поздний.',
    twice: 'Этот человек уже получил проект и ещё не ответил.',
    notReviewer: 'Решение ставит тот, кому отправили проект, и только за себя.',
    given: 'Решение уже поставлено. Если текст изменился, проект отправляют на согласование снова.',
    remarks: 'Напишите замечания: по ним проект исправят.',
    needed:
      'Документ не согласован, номер не присваивается. Отправьте проект проверяющему на странице документа и дождитесь решения «согласовано».',
    refused:
      'Проект вернули с замечаниями, номер не присваивается. Исправьте текст и отправьте его на согласование снова.',
    changed: 'После согласования текст изменили. Отправьте его на согласование снова.',
  },
} as const;

type FactData = Readonly<Record<string, unknown>>;
export const reviewSentences: Readonly<Record<string, (data: FactData) => string>> = {
  'document.review-asked': (data) => `отправлен на согласование до ${formatDate(String(data.dueOn))}`,
  'document.review-given': (data) =>
    data.verdict === 'agreed' ? 'согласовано' : `не согласовано: ${data.remarks}`,
};

// Every word of the corrections of an approved plan.

export const correctionKinds = {
  moved: 'перенос',
  added: 'новый пункт',
  cancelled: 'отмена',
  reassigned: 'другой ответственный',
} as const;
export type CorrectionKind = keyof typeof correctionKinds;

export const correctionStates = {
  proposed: 'Ждёт решения',
  approved: 'Утверждено',
  rejected: 'Отклонено',
} as const;
export type CorrectionState = keyof typeof correctionStates;

export const correctionText = {
  title: 'Изменения плана',
  lead: 'Что изменилось после утверждения: причина, источник, кто решил. Утверждённая редакция остаётся прежней.',
  count: ['изменение', 'изменения', 'изменений'] as const,
  none: 'Изменений нет',
  noneText:
    'План идёт так, как утверждён. Перенос, отмену или замену ответственного предлагают на карточке пункта.',
  difference: 'Разница с утверждённым планом',
  paper: 'Изменения в план работы',
  proposed: 'Изменение предложено, ждёт решения',
  approved: 'Изменение утверждено и действует',
  rejected: 'Изменение отклонено',
  was: 'Было',
  now: 'Стало',
  fields: {
    kind: 'Изменение',
    reason: 'Причина',
    source: 'Чьё изменение',
    sourceDocument: 'Документ-основание',
    sourceDocumentHint:
      'Кто, от какого числа, номер: «письмо министерства от 12.01.2026 № 01-23/45». Для министерства и института обязательно',
    proposed: 'Предложено',
    decided: 'Решение',
    file: 'Файл документа',
  },
  refusals: {
    keepers: 'Изменение предлагают методист и руководитель службы.',
    decider: 'Это изменение утверждает руководитель, которого называет положение.',
    notApproved: 'План ещё не утверждён: в проекте пункты меняют прямо.',
    closed: 'План закрыт: изменений больше не принимают.',
    lineOver: 'Пункт уже выполнен, отменён или признан несделанным: менять нечего.',
    openAlready: 'По этому пункту уже есть изменение, которое ждёт решения.',
    sameTerm: 'Новый срок совпадает с прежним',
    samePerson: 'Ответственный тот же самый',
    termUnknown: 'Срок не понят. Напишите дату, месяц или период: «15 октября», «ноябрь», «до 30 мая».',
    document: 'Изменение министерства или института называет документ: кто, когда, номер',
  },
} as const;

type Data = Readonly<Record<string, unknown>>;
export const correctionSentences: Readonly<Record<string, (data: Data) => string>> = {
  'correction.proposed': (data) =>
    `предложено изменение (${correctionKinds[data.kind as CorrectionKind]}): ${data.reason}`,
  'correction.approved': (data) => `изменение утверждено (${correctionKinds[data.kind as CorrectionKind]})`,
  'correction.rejected': (data) => `изменение отклонено: ${data.words}`,
};

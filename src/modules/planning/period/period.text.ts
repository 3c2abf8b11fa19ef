// Every word of the plans of a half-year, a quarter and a month.
import type { PeriodKind } from './period.terms.ts';

export const periodStates = {
  draft: 'Готовится',
  'on-approval': 'На утверждении',
  issued: 'Выпущен',
} as const;
export type PeriodState = keyof typeof periodStates;

export const periodKinds: Readonly<Record<PeriodKind, string>> = {
  half: 'Полугодия',
  quarter: 'Кварталы',
  month: 'Месяцы',
};

export const periodText = {
  title: 'Планы на период',
  tab: 'Периоды',
  one: 'План на период',
  lead: 'План на полугодие, квартал или месяц выводится из годового вместе с изменениями и выпускается под одной подписью.',
  notApproved: 'Сначала утвердите годовой план: планы на период выводятся из утверждённого.',
  named: (period: string) => `План работы на ${period}`,
  start: 'Составить',
  started: 'План на период составлен: проверьте пункты и изменения',
  submit: 'Передать на утверждение',
  submitted: 'План на период передан на утверждение',
  return: 'Вернуть на доработку',
  returned: 'План на период возвращён',
  returnReason: 'Что изменить',
  issue: 'Утвердить и выпустить',
  issued: (number: string) => `План на период выпущен, документ № ${number}`,
  issueConfirm: (count: string | null) =>
    count
      ? `Одной подписью утверждаются и вступают в силу изменения: ${count}. Выпущенный план больше не меняется.`
      : 'Выпущенный план больше не меняется.',
  drop: 'Не составлять',
  dropped: 'Черновик плана на период убран',
  count: ['изменение', 'изменения', 'изменений'] as const,
  lines: 'Пункты периода',
  noLines: 'Пунктов с таким сроком в годовом плане нет.',
  long: 'В течение периода и дольше',
  changes: 'Изменения годового плана в этом периоде',
  noChanges: 'Изменений нет: период идёт так, как утверждён годовой план.',
  gone: 'Ушло из периода',
  others: 'Решает руководитель органа управления',
  othersHint: 'Эти изменения пришли извне: под подпись руководителя службы они не входят.',
  document: 'Выпущенный документ',
  columns: { mark: 'Отличие от утверждённого', author: 'Предложил', decided: 'Утверждено' },
  marks: {
    same: '',
    moved: (was: string) => `перенесено, было: ${was}`,
    added: 'новый пункт',
    reassigned: (was: string) => `сменился ответственный, был: ${was}`,
    cancelled: 'отменено',
    movedOut: (now: string) => `перенесено на ${now}`,
  },
  waiting: 'ждёт этой подписи',
  madeBy: 'Составил',
  refusals: {
    issued: 'План этого периода уже выпущен и не меняется.',
    twice: 'План на этот период уже составлен: откройте его в списке.',
    period: 'Такого периода в этом учебном году нет.',
    notApproved: 'Годовой план не утверждён или закрыт: выпускать план на период не из чего.',
    approver: 'План на период утверждает тот, кто утверждает изменения плана по положению.',
  },
} as const;

type Data = Readonly<Record<string, unknown>>;
export const periodSentences: Readonly<Record<string, (data: Data) => string>> = {
  'period.started': (data) => `начат план на ${data.period}`,
  'period.dropped': (data) => `убран черновик плана на ${data.period}`,
  'period.submitted': () => 'передан на утверждение',
  'period.returned': (data) => `возвращён на доработку: ${data.reason}`,
  'period.issued': (data) => `выпущен, утверждено изменений: ${data.corrections}`,
};

// Words of packages and orders.
type Data = Readonly<Record<string, unknown>>;

export const verdictNames = {
  recognise: 'признать площадкой',
  reject: 'отказать в признании',
  terminate: 'прекратить статус досрочно',
  keep: 'сохранить статус',
} as const;

export const packageKinds = {
  recognition: 'О признании площадками',
  termination: 'О досрочном прекращении статуса',
} as const;

export const packageText = {
  notReceived: 'Сначала примите пакет предложений по акту.',
  noPaper: 'Такой заявки в пакете нет. Обновите страницу.',
  reasonNeeded: 'Решение отличается от предложения совета: напишите причину, не короче 10 знаков.',
  foreign: 'Такое решение здесь невозможно: выберите из предложенных.',
  noDeviation: 'Положение не позволяет решить иначе, чем предложил совет.',
  previewChanged: 'Пока Вы смотрели список, решения изменились. Сверьте его ещё раз.',
  noHeads: (names: readonly string[]) =>
    `Площадка не открывается без руководителя и соруководителя. Назначьте их: ${names.join(', ')}.`,
  coHeadsGone: (names: readonly string[]) =>
    `Соруководителем может быть только работающий методист службы. Назначьте другого: ${names.join(', ')}.`,
  alreadyOrdered: 'Приказ уже издан: замена соруководителя — отдельным приказом.',
  notDrawn: 'Предложения и акт составляются, когда протокол заседания подписан. Подпишите протокол.',
} as const;

export const packageSentences = {
  'package.prepared': (data: Data) =>
    `пакет составлен по подписанному протоколу, предложений: ${String(data.papers ?? '')}`,
  'package.transferred': (data: Data) =>
    `предложения переданы по акту, документов: ${String(data.papers ?? '')}`,
  'package.received': () => 'пакет принят органом управления',
  'package.decided': (data: Data) =>
    `решение по п. ${String(data.position)}: ${verdictNames[data.decision as keyof typeof verdictNames] ?? ''}${
      data.decision === data.proposal ? '' : `, иначе, чем предложил совет: ${String(data.reason ?? '')}`
    }`,
  'package.ordered': (data: Data) => `издан приказ № ${String(data.number ?? '')}`,
  'package.reopened': (data: Data) => `приказ отменён приказом № ${String(data.number ?? '')}`,
  'application.co-head-proposed': () => 'предложен соруководитель',
} as const;

// Every word of filling a draft from what asks to be done.

export const candidateText = {
  title: 'Из чего сложить план',
  short: 'Из чего сложить',
  lead: 'Отметьте, что взять в проект: пункты прошлого года, решения советов, потребности в обучении. У каждого пункта останется, откуда он.',
  groups: {
    decision: 'Решения советов с исполнителем или сроком',
    need: 'Кому пора учиться, а места нет',
    line: 'Пункты прошлого года, которых нет в проекте',
  },
  columns: { take: 'Взять', title: 'Что сделать', term: 'Срок', source: 'Откуда' },
  responsible: 'Кто отвечает, если в источнике не сказано',
  submit: 'Взять отмеченное',
  done: (count: string) => `Взято в проект: ${count}`,
  points: ['пункт', 'пункта', 'пунктов'] as const,
  empty: 'Брать нечего',
  emptyText: 'Всё, что было в прошлом году, решили советы и показал прогноз обучения, в проекте уже есть.',
  needTitle: (words: string, people: string) => `Повышение квалификации: ${words} (${people})`,
  needForm: 'курсы повышения квалификации',
  needResult: 'удостоверения',
  needTerm: 'в течение года',
  needSource: (year: number) => `Прогноз обучения на ${year} год`,
  people: ['человек', 'человека', 'человек'] as const,
  decisionSource: (body: string, day: string) => `Решение: ${body}, ${day}`,
  lineSource: (year: string) => `План на ${year} учебный год`,
  refusals: {
    nothing: 'Отметьте хотя бы одну строку',
    gone: 'Часть отмеченного уже в проекте. Обновите страницу и отметьте снова.',
  },
} as const;

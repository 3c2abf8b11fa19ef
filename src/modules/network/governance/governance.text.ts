// Every word of the centre's leadership: three roles, what each may do, advice and its answers.
type Data = Readonly<Record<string, unknown>>;

export const governanceText = {
  title: 'Управление центром',
  lead: 'Кто советует, кто утверждает и кто исполняет: три роли с разными правами.',
  roles: {
    advise: {
      verb: 'Советует',
      what: 'Научно-методическое руководство: смотрит план и исполнение, даёт рекомендации.',
    },
    approve: {
      verb: 'Утверждает',
      what: 'Непосредственное руководство: утверждает план и изменения, в том числе коррективы министерства.',
    },
    execute: {
      verb: 'Исполняет',
      what: 'Ответственный за деятельность: доводит план, даёт поручения, отвечает за сроки, извещает министерство.',
    },
  },
  holders: 'Кто',
  nobody: 'не назначен',
  rights: 'Что может каждая роль',
  right: 'Действие',
  yes: 'да',
  no: '–',
  acts: {
    advise: 'Дать рекомендацию к плану',
    approvePlan: 'Утвердить план',
    approveChange: 'Утвердить изменение плана',
    publish: 'Довести план до служб',
    assign: 'Дать поручение территориям',
    answer: 'Ответить на рекомендацию',
  },
  advice: 'Рекомендации к плану',
  adviceNone: 'Рекомендаций ещё не было.',
  give: 'Дать рекомендацию',
  given: 'Рекомендация дана, директор извещён',
  words: 'Рекомендация',
  wordsShort: 'Напишите рекомендацию',
  accept: 'Принять',
  decline: 'Не принимать',
  answered: 'Ответ записан',
  answer: 'Ответ',
  answerHint: 'Если рекомендация не принята, напишите почему',
  states: { given: 'ждёт ответа', accepted: 'принята', declined: 'не принята' } as const,
  fields: { on: 'Когда', who: 'Кто', words: 'Рекомендация', state: 'Состояние', answer: 'Ответ' },
  refusals: {
    adviser: 'Рекомендации даёт научно-методический руководитель центра.',
    notHost: 'Управление центром ведётся в территории центра сети.',
    reader: 'Управление центром видят его работники, начальник управления и наблюдатель.',
    why: 'Напишите, почему рекомендация не принята',
    noPlan: 'Плана на этот учебный год ещё нет: советовать не к чему.',
  },
} as const;

export const governanceSentences: Readonly<Record<string, (data: Data) => string>> = {
  'network.advice-given': () => 'дана рекомендация к плану',
  'network.advice-accepted': () => 'рекомендация принята',
  'network.advice-declined': (data) => `рекомендация не принята: ${data.answer}`,
};

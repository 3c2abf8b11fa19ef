// Words of the links between a plan's line and records of other rooms.

/** Kinds of records a line is linked with, in the order they are offered. */
export const linkKinds = {
  'recognition.site-plan-line': 'пункт плана площадки',
  'recognition.site': 'площадка',
  'partners.partner': 'партнёр',
  'councils.body': 'совет, комиссия, объединение',
  'institutions.institution': 'организация',
  'planning.line': 'пункт годового плана',
} as const;
export type LinkKind = keyof typeof linkKinds;

export const linkText = {
  title: 'С чем связан пункт',
  offered: 'пункт плана',
  question: (title: string) => `О мероприятии плана: ${title}`,
  lines: 'Пункты плана службы',
  line: 'Пункт плана службы',
  add: 'Связать',
  added: 'Пункт связан',
  remove: 'Снять связь',
  removed: 'Связь снята',
  removeConfirm: 'Записи останутся, пункт исчезнет только из их связей.',
  what: 'С чем связан',
  kind: 'Что это',
  was: (name: string) => `когда связали: ${name}`,
  hint: 'Начните писать название площадки, пункта её утверждённого плана, партнёра, совета или организации и выберите из списка',
  empty:
    'Пункт пока ни с чем не связан. Свяжите его с площадкой, пунктом её плана, партнёром, советом или организацией: он будет виден и там.',
  refusals: {
    links:
      'Связывает пункт тот, кто ведёт проект плана; в утверждённом плане — ответственный, соисполнитель или руководитель службы.',
    closed: 'План закрыт: связи его пунктов больше не меняют.',
    choose: 'Выберите, с чем связать пункт',
    unknown:
      'Такой записи нет среди площадок, пунктов их утверждённых планов, партнёров, советов и организаций территории.',
    vague: 'Так начинаются несколько записей: выберите одну из списка.',
    twice: 'Пункт уже связан с этой записью.',
    gone: 'Этой связи уже нет. Обновите страницу.',
  },
} as const;

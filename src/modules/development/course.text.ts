// Every human word about providers, courses and quotas.

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export const providerKinds = {
  institute: 'институт развития образования',
  university: 'вуз или колледж',
  centre: 'методический центр',
  other: 'другая организация',
} as const;
export type ProviderKind = keyof typeof providerKinds;
export const providerKindOptions = optionsOf(providerKinds);

export const trainingKinds = {
  advanced: 'повышение квалификации',
  retraining: 'переподготовка',
  internship: 'стажировка',
} as const;
export type TrainingKind = keyof typeof trainingKinds;
export const trainingKindOptions = optionsOf(trainingKinds);

export const trainingForms = {
  'on-site': 'очная',
  distance: 'дистанционная',
  mixed: 'очно-заочная',
} as const;
export type TrainingForm = keyof typeof trainingForms;
export const trainingFormOptions = optionsOf(trainingForms);

export const courseStates = {
  open: 'идёт набор',
  closed: 'набор закончен',
  cancelled: 'не состоится',
} as const;

/** An open course by its dates. */
export const courseTimes = { running: 'идёт обучение', over: 'прошёл' } as const;

export const courseText = {
  title: 'Каталог курсов',
  one: 'Курс',
  lead: 'Программы организаций обучения: что, где, сколько часов, для кого и на какие места.',
  count: ['курс', 'курса', 'курсов'] as const,
  providers: 'Организации обучения',
  provider: 'Организация обучения',
  newProvider: 'Новая организация обучения',
  newCourse: 'Новый курс',
  quotas: 'Квоты',
  participants: 'Участники',
  wholeTerritory: 'вся территория',
  when: 'Сроки',
  takenSeats: 'Занято мест',
  trained: 'Обучено',
  allCourses: 'Все курсы',
  notProvider:
    'Если партнёр учит педагогов, внесите его как организацию обучения: курсы, квоты и направления станут общими делами сами.',
  fields: {
    title: 'Название курса',
    programme: 'Содержание программы',
    kind: 'Вид обучения',
    form: 'Форма',
    hours: 'Часов',
    startsOn: 'Начало',
    endsOn: 'Окончание',
    terms: 'Сроки словами',
    positions: 'Для каких должностей',
    subjects: 'Для каких предметов',
    providerId: 'Организация обучения',
    seats: 'Мест',
    institutionId: 'Организация',
    providerName: 'Полное наименование',
    shortName: 'Краткое наименование',
    providerKind: 'Что это за организация',
    partnerId: 'Организация-партнёр',
    licence: 'Лицензия',
    contact: 'К кому обращаться',
    email: 'Электронная почта',
    site: 'Сайт',
    state: 'Набор',
  },
  hints: {
    terms: 'Если дат ещё нет: «октябрь», «по мере набора»',
    lists: 'Через точку с запятой. Пусто — для всех',
    partnerId: 'Курсы, квоты и направления станут общими делами с партнёром сами',
    licence: 'Номер и дата; удостоверение выдаёт только лицензированная организация',
    quota: 'Места для одной организации или для всей территории. Ноль снимает квоту.',
    programme: 'Модули, для чего курс, что изменится в работе',
  },
  faults: {
    title: 'Напишите название курса.',
    hours: 'Укажите число часов, от 1 до 2000.',
    kind: 'Выберите вид обучения.',
    form: 'Выберите форму.',
    provider: 'Выберите организацию обучения.',
    partner: 'Выберите партнёра из списка.',
    name: 'Напишите наименование.',
    dates: 'Укажите начало и окончание или напишите сроки словами.',
    order: 'Окончание не может быть раньше начала.',
    seats: 'Укажите число мест, от 0 до 10 000.',
    email: 'Проверьте адрес электронной почты.',
  },
  refusals: {
    keepers: 'Каталог курсов и квоты ведёт методическая служба. Напишите методисту, чего не хватает.',
    partnerTaken: 'С этим партнёром уже связана другая организация обучения: исправьте её запись.',
    twice: 'Организация обучения с таким кратким наименованием уже внесена: выберите её в списке.',
    fewHours: (kind: string, least: number, basis: string) =>
      `«${kind}» — не меньше ${least} ч (${basis}). Исправьте часы или вид обучения.`,
    closed: 'Набор на этот курс не идёт: выберите другой курс или откройте набор.',
    quotaBelow: (taken: number) =>
      `Уже предложено ${taken}: квота не может быть меньше. Сначала отзовите лишние направления.`,
  },
  empty: {
    title: 'Курсов пока нет',
    text: 'Внесите организацию обучения и её курсы — из них складываются заявки, приказы и прогноз.',
    filtered: 'По этим условиям курсов нет',
    filteredText: 'Снимите часть условий или измените слова поиска.',
  },
};

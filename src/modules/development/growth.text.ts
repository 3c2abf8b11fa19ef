// Every human word about initiatives, inter-course hours and the development profile.

export const initiativeKinds = {
  initiative: 'инициатива',
  project: 'проект',
  programme: 'авторская программа',
  innovation: 'инновационная работа',
} as const;
export type InitiativeKind = keyof typeof initiativeKinds;

export const growthText = {
  profile: 'Профиль развития',
  mine: 'Моё развитие',
  initiatives: 'Инициативы и проекты',
  activities: 'Между курсами',
  between: 'Между курсами, инициативы',
  mentoring: 'Наставничество',
  school: 'Школа молодого педагога',
  addInitiative: 'Добавить инициативу',
  addActivity: 'Добавить часы',
  fields: {
    kind: 'Что это',
    title: 'Название',
    text: 'О чём и для кого',
    startsOn: 'Начало',
    endsOn: 'Окончание',
    outcome: 'Что получилось',
    heldOn: 'Когда',
    hours: 'Часов',
    source: 'Чем подтверждается',
  },
  hints: {
    source: 'Сертификат, программа семинара, лист регистрации: название, дата, номер',
  },
  faults: {
    title: 'Напишите название.',
    date: 'Укажите дату.',
    order: 'Окончание не может быть раньше начала.',
    hours: 'Укажите часы, от 0,5 до 500.',
    source: 'Напишите, чем подтверждаются часы.',
    future: 'Дата ещё не наступила.',
    twice: 'Эти часы уже внесены.',
  },
  youngUntil: (day: string) => `Молодой специалист до ${day}`,
  ofNorm: (hours: string, norm: string) => `${hours} ч из ${norm}`,
  years: 'По годам',
  year: 'Год',
  courseHours: 'Часов курсов',
  betweenHours: 'Между курсами',
  left: (hours: string) => `осталось ${hours} ч`,
  reachedNorm: 'норма есть',
  noNorm: 'норма не установлена',
  progress: 'Часы между курсами',
};

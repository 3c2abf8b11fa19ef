// Every human word about the forecast of training.
import { countOf } from '../../platform/language/index.ts';

export const forecastText = {
  title: 'Прогноз обучения',
  lead: 'Кому и когда пора на курсы. Число открывает список людей.',
  people: 'Кому пора',
  order: 'Места к заказу',
  overdue: 'Уже пора',
  total: 'Всего',
  placed: 'из них с местом',
  vacancies: 'Вакансии',
  noSubject: 'без предмета',
  service: 'методическая служба',
  by: {
    institution: 'Организация',
    kind: 'Тип организации',
    position: 'Должность',
    subject: 'Предмет',
  },
  step: { year: 'год', quarter: 'квартал' },
  fields: {
    by: 'По строкам',
    step: 'Шаг',
    years: 'Лет вперёд',
    interval: 'Если не реже раза в … лет',
    retirement: 'Без тех, кому исполнится … лет',
    vacancies: 'С вакансиями',
    hours: 'Часов на место',
    group: 'Человек в группе',
  },
  anyRule: 'по правилу',
  scenario: 'Условия расчёта',
  series: { waiting: 'места нет', placed: 'место есть' },
  columns: {
    seats: 'Мест заказать',
    groups: 'Групп',
    hours: 'Человеко-часов',
    person: 'Педагог',
    institution: 'Организация',
    position: 'Должность, предмет',
    last: 'Последнее обучение',
    due: 'Пора с',
    place: 'Место',
  },
  none: 'нет сведений',
  empty: {
    title: 'Прогнозировать нечего',
    text: 'Внесите сотрудников организаций: прогноз считается по их должностям и обучению.',
  },
  rule: (years: number, basis: string) =>
    `Не реже одного раза в ${countOf(years, 'год', 'года', 'лет')}: ${basis}.`,
  ownRule: (years: number) =>
    `Условный расчёт: не реже одного раза в ${countOf(years, 'год', 'года', 'лет')}.`,
  howCounted:
    'Срок считается от окончания последнего обучения (повышение квалификации или переподготовка), а без него — от начала работы. Внешние совместители не считаются. Педагог с двумя предметами стоит в обеих строках, в итоге — один раз.',
};

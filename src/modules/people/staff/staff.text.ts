// Words of the staff list: filters, columns, views.
import { employments, leaves } from '../person.text.ts';

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export const leaveFilters = { without: 'без отпусков', only: 'только в отпуске', ...leaves } as const;
/** Short words for a column. */
export const employmentShort = {
  main: 'основная',
  'inner-part-time': 'внутр. совм.',
  'outer-part-time': 'внешн. совм.',
  hourly: 'почасовая',
  contract: 'договор ГПХ',
} as const;
export const leaveShort = {
  maternity: 'декрет',
  childcare: 'уход за ребёнком',
  long: 'длительный',
  other: 'другой',
} as const;
export const ageBands = {
  'under-25': [0, 24, 'до 25 лет'],
  '25-34': [25, 34, '25–34 года'],
  '35-44': [35, 44, '35–44 года'],
  '45-54': [45, 54, '45–54 года'],
  '55-59': [55, 59, '55–59 лет'],
  'over-60': [60, 150, '60 лет и старше'],
} as const;
export type AgeBand = keyof typeof ageBands;

export const leaveOptions = optionsOf(leaveFilters);
export const employmentOptions = [
  { value: 'own', label: 'без внешних совместителей' },
  ...optionsOf(employments),
];
export const ageOptions = Object.entries(ageBands).map(([value, [, , label]]) => ({ value, label }));

export const staffText = {
  title: 'Кадры на дату',
  lead: 'Кто, где и на каких условиях работает в выбранный день. Ответ строится по срокам должностей и отпусков.',
  count: ['должность', 'должности', 'должностей'] as const,
  sees: 'Список кадров видят служба, орган управления, а в своей организации — её руководитель и ответственный.',
  fields: {
    on: 'На дату',
    name: 'Фамилия, имя, отчество',
    position: 'Должность',
    subject: 'Предмет',
    employment: 'Вид работы',
    leave: 'Отпуск',
    age: 'Возраст',
    place: 'Организация',
    load: 'Ставка',
    hours: 'Часов в неделю',
    since: 'Работает с',
    gender: 'Пол',
    birthDate: 'Дата рождения',
    positionText: 'Должность по документам',
    document: 'Документ',
  },
  views: {
    all: 'Все',
    own: 'Без внешних совместителей',
    external: 'Внешние совместители',
    leave: 'В отпуске',
    vacancies: 'Вакансии',
  },
  figures: {
    people: 'Человек',
    posts: 'Должностей',
    load: 'Ставок занято',
    external: 'Внешних совместителей',
    leave: 'В длительном отпуске',
    vacant: 'Ставок вакантно',
  },
  until: (day: string) => `по ${day}`,
  total: (load: string) =>
    `Сумма ставок — ${load}. Проверьте: больше двух ставок у одного человека бывает по ошибке.`,
  tooMany: (on: string, most: string) =>
    `На ${on}: более ${most} должностей. Выберите организацию, должность или предмет: здесь появятся числа людей, ставок и вакансий.`,
  empty: 'Никто не подошёл под отбор',
  emptyText:
    'Измените дату или сбросьте отбор. Новый сотрудник появится здесь, когда записана его должность.',
  save: 'Сохранить отбор',
  viewName: 'Название отбора',
  viewFault: 'Назовите отбор: до 60 знаков.',
  viewTwice: 'Отбор с таким названием у Вас уже есть. Назовите иначе.',
  viewGone: 'Удалить этот отбор',
  viewSaved: 'Отбор сохранён',
  viewRemoved: 'Отбор удалён',
  vacanciesTitle: 'Вакансии',
  vacanciesLead: 'Свободные ставки организаций на выбранный день.',
  vacanciesEmpty: 'Вакансий на этот день нет',
  vacanciesEmptyText: 'Организация записывает вакансию на вкладке «Сотрудники» своей карточки.',
  bulkTitle: 'Завершить работу выбранных',
  bulkLead: 'Проверьте список: после подтверждения у каждого завершится эта должность.',
  bulkNone: 'Ни одной должности не выбрано',
  bulkNoneText: 'Вернитесь к списку и отметьте строки.',
  bulkDone: (ended: number, left: number) =>
    left > 0
      ? `Завершено: ${ended}. Не изменено: ${left} — срок уже закончился или это не Ваша организация.`
      : `Завершено: ${ended}.`,
} as const;

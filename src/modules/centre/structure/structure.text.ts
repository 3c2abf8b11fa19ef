// Every human word about the structure: versions, units, seats, refusals.
import { refuse } from '../../../kernel/refusal.ts';

const norm = 'service-structure';

export const structureText = {
  version: (number: number) => `Редакция № ${number}`,
  versions: 'Редакции структуры',
  versionsLead: 'Действует утверждённая редакция; прежние остаются и сравниваются.',
  compare: 'Сравнение редакций',
  none: 'Структура ещё не утверждена',
  noneText: 'Подготовьте первую редакцию: отделы, должности и число ставок. Её утверждает орган управления.',
  units: 'Отделы и должности',
  unitCount: ['отдел', 'отдела', 'отделов'] as const,
  seatCount: ['должность', 'должности', 'должностей'] as const,
  count: ['редакция', 'редакции', 'редакций'] as const,
  ratio: 'Ставок на педагогов',
  vacancies: 'Свободно ставок',
  history: 'История редакции',
  seat: 'Должность в штате',
  actTitle: 'Об утверждении структуры и штатного расписания методической службы',
  fields: {
    number: 'Редакция',
    state: 'Состояние',
    grounds: 'Из чего исходит структура',
    name: 'Название отдела',
    tasks: 'Чем занимается',
    unitId: 'Отдел',
    position: 'Должность',
    detail: 'Уточнение должности',
    rates: 'Ставок',
    requirementKey: 'Набор требований',
    reason: 'Что исправить',
    actTitle: 'О чём акт',
    actIssuer: 'Кто издал',
    actNumber: 'Номер акта',
    actDate: 'Дата акта',
    startsOn: 'Действует с',
    agreedWith: 'С кем согласовано',
    agreedBy: 'Чем согласовано',
    agreedOn: 'Дата согласования',
    on: 'На дату',
  },
  hints: {
    grounds:
      'Цели, направления, число педагогов, местные условия: так структура обосновывается при утверждении.',
    detail: 'Что стоит после должности: «по начальной школе».',
    rates: 'Например 1; 0,5; 2.',
    startsOn: 'Прежняя редакция закончится накануне этого дня.',
    agreedBy: 'Вид, номер: «письмо администрации № 01-14/225».',
    agreement: 'Например: Администрация района. Пусто: согласование не требуется.',
    unit: 'Отдел можно назвать «Служба в целом», если отделов нет.',
  },
  faults: {
    name: 'Назовите отдел.',
    unit: 'Выберите отдел.',
    position: 'Выберите должность из перечня.',
    rates: 'Укажите число ставок от 0,01 до 100, например 1,5.',
    act: 'Назовите акт: номер, дату и кто издал.',
    date: 'Укажите дату.',
    grounds: 'Напишите, из чего исходит структура.',
    reason: 'Напишите, что исправить: не короче пяти знаков.',
    future: 'Акт ещё не издан: дата позже сегодняшнего дня.',
  },
} as const;

const conflict = (name: string, words: string, field?: string) =>
  refuse(name, words, { norm, ...(field ? { fields: { [field]: words } } : {}) });

export const structureRefusals = {
  inWork: () =>
    conflict('structure-in-work', 'Проект новой редакции уже готовится. Продолжите его или снимите.'),
  notEditing: () => conflict('structure-is-not-edited', 'Эту редакцию уже нельзя менять: подготовьте новую.'),
  unitTwice: () => conflict('unit-named-twice', 'Отдел с таким названием в этой редакции уже есть.', 'name'),
  unitHasSeats: () =>
    conflict('unit-has-seats', 'В отделе есть должности: сначала уберите или переведите их.'),
  empty: () => conflict('structure-is-empty', 'В редакции нет ни одной должности: утверждать нечего.'),
  overlap: () =>
    conflict(
      'structure-overlaps',
      'На этот день или позже уже утверждена другая редакция: выберите более позднюю дату.',
      'startsOn',
    ),
  notAgreed: () =>
    refuse(
      'structure-not-agreed',
      'Структуру утверждают по согласованию: назовите, с кем, чем и когда согласовано.',
      {
        kind: 'invalid',
        norm: 'structure-agreement',
        fields: {
          agreedWith: 'Назовите, с кем согласовано.',
          agreedBy: 'Назовите документ согласования.',
          agreedOn: 'Укажите дату согласования.',
        },
      },
    ),
  act: () =>
    conflict('structure-without-act', 'Редакция вступает в силу по акту с номером, датой и издателем.'),
  numberTaken: () =>
    conflict('structure-number-taken', 'Другая редакция получила этот номер. Обновите страницу.'),
};

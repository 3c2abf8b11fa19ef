// Words of the confirmation of staff.
import { countOf, formatDate } from '../../platform/language/index.ts';

const organisations = (count: number) => countOf(count, 'организация', 'организации', 'организаций');

export const staffingText = {
  title: 'Подтверждение кадров',
  lead: (due: string, done: number, total: number) =>
    `На ${formatDate(due)} подтвердили ${done} из ${total}. Кто ещё не подтвердил — в начале списка.`,
  confirm: 'Всё верно',
  confirmAsk: 'Список сотрудников и вакансий сохранится таким, каким был на эту дату.',
  done: 'Кадры подтверждены',
  fields: {
    institution: 'Организация',
    state: 'Состояние',
    people: 'Человек',
    who: 'Кто подтвердил',
    phone: 'Телефон',
    responsible: 'Ответственные',
  },
  waiting: 'не подтверждено',
  confirmed: (on: string) => `подтверждено ${on}`,
  keepers: 'Кадры подтверждают руководитель и ответственный организации; служба может сделать это за них.',
  sees: 'Ход подтверждения видят служба и орган управления, в своей организации — её руководитель и ответственный.',
  notYet: (due: string) =>
    `Подтвердить кадры на ${formatDate(due)} можно не раньше чем за две недели до этого дня.`,
  closed: 'Эта организация прекратила деятельность, подтверждать её кадры не нужно.',
  wrongDate: 'На этот день подтверждение не назначено. Обновите страницу.',
  ownLead: (due: string) =>
    `Сверьте сотрудников и вакансии на ${formatDate(due)} Если всё верно, нажмите кнопку; если нет, сначала внесите изменения.`,
  change: 'Внести изменения',
  since: 'Что изменилось с прошлого подтверждения',
  added: 'приняты или назначены',
  left: 'выбыли',
  changed: 'изменились условия',
  none: 'Изменений нет',
  emptyStaff: 'Сотрудники ещё не внесены',
  empty: 'Организаций пока нет',
  history: 'Прежние подтверждения',
  duty: (due: string) => `Подтвердите кадры организации на ${formatDate(due)}`,
  dutyService: (count: number, due: string) =>
    `Не подтвердили кадры на ${formatDate(due)}: ${organisations(count)}`,
  reminder: (due: string, left: number) =>
    left > 0
      ? `До ${formatDate(due)} подтвердите сведения о кадрах организации: если всё верно, достаточно одной кнопки.`
      : left === 0
        ? `Сегодня, ${formatDate(due)}, день подтверждения кадров. Если всё верно, достаточно одной кнопки.`
        : `Кадры на ${formatDate(due)} ещё не подтверждены. Сверьте список и нажмите «Всё верно».`,
  lateForService: (due: string, count: number) =>
    `Кадры на ${formatDate(due)} не подтвердили ${organisations(count)}. Список с телефонами — на странице подтверждения.`,
} as const;

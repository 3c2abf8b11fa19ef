// Words of the campaign's and applications' pages.

import { addDays } from '../../../kernel/clock.ts';
import { formatDateRange, plural } from '../../../platform/language/index.ts';
import type { Terms } from '../../regulations/index.ts';

export const applicationPages = {
  campaign: 'Отбор',
  editTitle: 'Заявка',
  filesTitle: 'Приложения к заявке',
  reviewTitle: 'Проверка и подача заявки',
  review: 'Проверка и подача',
  startTitle: 'Новая заявка',
  startLead: 'Заявку можно заполнять по частям и в любой день вернуться к ней: всё сохраняется само.',
  listTitle: 'Заявки',
  listLead: 'Заявки отбора, которые Вам видны.',
  hasRemarks: 'есть замечание',
  notFilled: 'не заполнено',
  saved: 'Сохранено',
  saveAndNext: 'Сохранить и дальше',
  leave: 'К заявке',
  meets: 'Организация отвечает этому условию?',
  yes: 'Да',
  no: 'Нет',
  byRegister: (statuses: readonly { theme: string; startsOn: string; endsOn: string }[]) =>
    statuses.length === 0
      ? 'В реестре площадок статуса инновационной площадки у организации нет.'
      : `По реестру площадок: ${statuses
          .map((each) => `«${each.theme}», ${formatDateRange(each.startsOn, addDays(each.endsOn, -1))}`)
          .join('; ')}.`,
  proof: 'Чем подтверждается',
  proofHint:
    'Своими словами; документ можно приложить на шаге «Приложения». Без подтверждения заявка всё равно принимается.',
  chairsCouncil: 'Да, председатель методического совета',
  elected: 'Нет, избран из членов коллектива: приложите выписку об избрании',
  attached: 'Файл приложен',
  detached: 'Файл убран',
  attachedFiles: 'Приложенные файлы',
  noFiles:
    'Файлов пока нет. Положение не требует их; подписанный скан можно приложить сейчас или принести на бумаге.',
  file: 'Файл',
  purpose: 'Что это',
  toReview: 'К проверке и подаче',
  printed: 'Как заявка печатается',
  submitted: (number: number) =>
    `Заявка подана и получила № ${number}. Секретарь совета проверит её и напишет Вам.`,
  resubmitted: 'Исправленная заявка подана',
  unproven: (conditions: readonly string[]) =>
    `Без подтверждения: ${conditions.join('; ')}. Заявку это не задержит, но совет увидит замечание.`,
  confirmSubmit: (name: string) =>
    `Заявка от «${name}» уйдёт в экспертный совет. После подачи её меняют только по замечаниям секретаря.`,
  stepLead: {
    topic: 'Как называется тема и чего хочет достичь площадка.',
    organisation: 'Кто Вы и почему тема нужна району.',
    conditions: 'Ответьте на каждое условие положения.',
    plan: 'Мероприятия площадки на учебный год: можно вставить строки из Excel.',
    people: 'Кто руководит площадкой и кто подписывает заявку.',
    files: 'Скан подписанной заявки и подтверждения.',
    review: '',
  },
} as const;

export const campaignPages = {
  title: 'Отбор площадок',
  lead: (terms: Terms, year: number) =>
    `Как организация получает статус «${terms.of('site')}» на ${year}/${String((year + 1) % 100).padStart(2, '0')} учебный год: от объявления до приказа.`,
  none: 'Отбор ещё не готовился',
  noneHint: 'Секретарь экспертного совета готовит отбор: сроки возьмутся из положения.',
  noneOther: 'Когда секретарь объявит отбор, здесь появятся сроки и кнопка «Начать заявку».',
  prepare: 'Подготовить отбор',
  year: 'Год отбора',
  steps: {
    call: 'Объявление',
    applications: 'Приём заявок',
    expertise: 'Экспертиза',
    council: 'Заседание совета',
    order: 'Приказ',
  },
  applicationsCount: (count: number) => `${count} ${plural(count, 'заявка', 'заявки', 'заявок')}`,
  myApplications: 'Заявки моей организации',
  start: 'Начать заявку',
  allApplications: 'Все заявки',
  papers: 'Приказ и журнал',
  late: 'Подача после срока',
  lateLead: 'Поздняя заявка принимается только этим решением; оно остаётся в истории отбора.',
  lateDone: 'Решение записано',
  opened: 'Отбор объявлен',
  closed: 'Отбор завершён',
  cancelled: 'Отбор отменён',
  prepared: 'Отбор подготовлен: проверьте сроки и объявите его',
  agendaDone: (proposed: number, waiting: readonly string[]) =>
    `В повестку внесено: ${proposed}.${waiting.length > 0 ? ` Ждут экспертных листов: ${waiting.join(', ')}.` : ''}`,
  otherYears: 'Отборы других лет',
  regulation: 'Порядок',
  history: 'История',
  confirmOpen: 'Объявление увидят все организации; срок подачи начнёт отсчёт.',
  assignExperts: 'Назначить экспертов',
  ranking: 'Сводная ведомость',
  packages: 'Пакеты предложений',
  sites: 'Площадки',
} as const;

export const cardPages = {
  version: 'По какой редакции рассмотрена',
  edit: 'Продолжить заполнение',
  correct: 'Исправить по замечаниям',
  receive: 'Проверить',
  remarks: 'Замечания секретаря',
  changed: 'Изменено после возврата',
  content: 'Содержание заявки',
  plan: 'План работы',
  broughtReports: 'Отчёты площадки за прошлый год',
  files: 'Приложения',
  documents: 'Документы',
  history: 'История',
  printed: 'Печатная форма',
  withdraw: 'Отозвать заявку',
  withdrawFree:
    'Заявка выйдет из отбора. Экспертных листов по ней ещё нет: повторная подача не ограничивается.',
  withdrawCostly:
    'По заявке уже есть экспертный лист: после отзыва повторная подача возможна не раньше чем через год.',
  withdrawn: 'Заявка отозвана',
  admitted: 'Заявка допущена к экспертизе',
  returned: 'Заявка возвращена с замечаниями',
  returnTitle: 'Вернуть с замечаниями',
  returnLead: 'Замечание ставится на часть заявки: соискатель увидит его прямо у этого поля.',
  part: 'Часть заявки',
  what: 'Что исправить',
  correctUntil: 'Исправить до',
  correctUntilHint: 'Если не указать: до конца приёма заявок, а в последние дни — пять дней.',
  kind: 'Вид',
  number: 'Номер',
  institution: 'Организация',
  theme: 'Тема',
  state: 'Состояние',
  submittedAt: 'Подана',
  head: 'Руководитель площадки',
  coHead: 'Соруководитель',
  signer: 'Подписывает',
  council: 'Решение совета',
  decided: 'Решили',
  voted: 'Голосовали',
  minutes: 'Протокол',
  decisionText: 'Текст решения',
  reason: 'Обоснование',
  considered: 'Рассмотренные листы',
  noDocuments: 'Документов пока нет.',
  department: 'Решение органа управления',
  admitTitle: 'Допустить к экспертизе',
  admitLead: 'Проверьте список: после подтверждения по каждой заявке откроется экспертиза.',
  admitNone: 'Допускать нечего: отмеченные заявки уже на экспертизе или изменились.',
  admittedMany: (count: number) => `Допущено к экспертизе: ${count}`,
} as const;

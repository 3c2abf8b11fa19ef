// Words of the journals of letters received and sent.
import { formatDate, formatDateShort } from '../../../platform/language/index.ts';

type FactData = Readonly<Record<string, unknown>>;

export const correspondenceText = {
  incoming: 'Журнал входящих документов',
  outgoing: 'Журнал исходящих документов',
  incomingShort: 'Входящие',
  outgoingShort: 'Исходящие',
  incomingLead: 'Что пришло, от кого, кто исполняет и к какому сроку, чем закончилось.',
  outgoingLead: 'Зарегистрированные письма и уведомления: кому, о чём, кто подписал, в каком деле хранится.',
  newTitle: 'Зарегистрировать входящий документ',
  newLead: 'Номер присвоит журнал. Без исполнителя документ остаётся у делопроизводителя.',
  count: ['документ', 'документа', 'документов'] as const,
  fields: {
    number: 'Номер',
    receivedOn: 'Поступил',
    sentOn: 'Дата',
    from: 'От кого',
    to: 'Кому',
    correspondent: 'Корреспондент',
    theirNumber: 'Номер у отправителя',
    theirDate: 'Дата у отправителя',
    theirs: 'Номер и дата отправителя',
    title: 'О чём',
    office: 'Дело',
    term: 'Срок хранения',
    executor: 'Исполнитель',
    due: 'Исполнить до',
    signer: 'Подписал',
    mark: 'Отметка',
    outcome: 'Чем закончилось',
    answer: 'Наш ответ',
    scan: 'Скан',
    since: 'С',
    till: 'По',
    state: 'Исполнение',
  },
  hints: {
    correspondent: 'Организация или гражданин, как в письме',
    theirNumber: 'Пусто, если номера нет',
    executor: 'Получит напоминание на странице «Сегодня»',
    outcome: 'Например: «дан ответ», «принято к сведению»',
    answer: 'Зарегистрированное письмо из журнала исходящих',
  },
  states: { open: 'в работе', late: 'просрочено', closed: 'исполнено' },
  empty: {
    incoming: 'Входящих документов нет',
    incomingText: 'Зарегистрируйте первый: он получит номер и попадёт в журнал.',
    outgoing: 'Исходящих документов нет',
    outgoingText: 'Письмо появится здесь, когда получит номер и дату на своей странице.',
    filtered: 'По этим условиям ничего нет',
    filteredText: 'Измените период, корреспондента или дело.',
  },
  open: (due: string | null) => (due ? `в работе до ${formatDate(due)}` : 'в работе'),
  late: (due: string) => `просрочено, срок ${formatDateShort(due)}`,
  closed: (day: string, outcome: string) => `${formatDate(day)}: ${outcome}`,
  cancelled: (reason: string) => `отменён: ${reason}`,
  theirs: (number: string, date: string | null) =>
    [number ? `№ ${number}` : 'б/н', date ? `от ${formatDate(date)}` : ''].filter(Boolean).join(' '),
  period: (from: string | undefined, to: string | undefined) =>
    [from ? `с ${formatDate(from)}` : '', to ? `по ${formatDate(to)}` : ''].filter(Boolean).join(' '),
  file: (index: string, term: string) => `дело ${index}, хранить: ${term}`,
  duty: (number: string, title: string) => `Исполните документ ${number}: ${title}`,
  notice: (number: string, title: string, due: string | null) =>
    `Вам поручен входящий документ ${number}: ${title}${due ? `, срок ${formatDate(due)}` : ''}`,
  done: {
    registered: (number: string) => `Документ зарегистрирован под № ${number}.`,
    closed: 'Отметка об исполнении поставлена.',
  },
  refusals: {
    correspondent: 'Напишите, от кого документ.',
    title: 'Напишите, о чём документ.',
    future: 'Документ не мог поступить позже сегодняшнего дня.',
    theirsLater: 'Дата письма позже дня, когда оно поступило. Проверьте обе даты.',
    dueEarly: 'Срок раньше дня поступления. Укажите более поздний.',
    dueNobody: 'Срок ставят исполнителю: выберите его.',
    executor: 'Такого сотрудника нет. Выберите из списка.',
    office: 'Такого дела в номенклатуре нет. Выберите из списка.',
    outcome: 'Напишите, чем закончилось.',
    answer: 'Такого письма среди зарегистрированных нет. Выберите из списка.',
    twice: (number: string) => `Этот документ уже зарегистрирован под № ${number}.`,
    race: 'Этот документ только что зарегистрировали. Обновите журнал.',
    closed: 'Документ уже исполнен, отметка стоит.',
    reader: 'Журналы ведёт и читает служба. Вам виден документ, который поручен Вам.',
    closer: 'Отметку об исполнении ставит исполнитель или делопроизводитель.',
    tooLong: (most: number) =>
      `В журнале за этот период больше ${most} строк. Сузьте период и напечатайте его частями или скачайте XLSX.`,
  },
} as const;

export const incomingSentences: Readonly<Record<string, (data: FactData) => string>> = {
  'incoming.registered': (data) => `зарегистрирован входящий документ № ${data.number}`,
  'incoming.closed': (data) => `исполнено: ${data.outcome}`,
};

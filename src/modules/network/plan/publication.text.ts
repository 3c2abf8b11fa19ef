// Every word of the centre's plan brought to its members: the plan page, the acknowledgement sheet, refusals, notices.
import { formatDateShort } from '../../../platform/language/index.ts';

type Data = Readonly<Record<string, unknown>>;

export const publicationText = {
  title: 'План центра',
  sheet: 'Лист ознакомления',
  lead: 'План межмуниципального центра и сроки мероприятий: центр доводит их до каждой службы сети, руководитель службы ставит отметку «Ознакомлен».',
  sheetLead: 'Кто из служб ознакомлен с последней редакцией и кому позвонить.',
  none: 'План центра ещё не доведён',
  noneMember:
    'Когда центр опубликует утверждённый план, он появится здесь, а руководителю службы придёт извещение.',
  noneHost: 'Утвердите годовой план, затем нажмите «Довести до служб»: извещение получит каждая служба сети.',
  publish: 'Довести до служб',
  publishAgain: 'Довести изменения',
  publishConfirm: (services: string) =>
    `План со сроками получат ${services}. Каждый руководитель службы поставит отметку об ознакомлении.`,
  published: (edition: number) =>
    edition === 1 ? 'План доведён до служб сети' : `Изменения доведены, редакция ${edition}`,
  note: 'Что сказать службам',
  noteHint: 'Необязательно: например, на какие сроки обратить внимание',
  acknowledge: 'Ознакомлен',
  acknowledgeAs: 'Отметить «Ознакомлен»',
  acknowledged: 'Отметка об ознакомлении поставлена',
  waits: 'Ждёт Вашей отметки',
  waitsHead: 'Ждёт отметки руководителя службы',
  known: (name: string, on: string) => `Ознакомлен: ${name}, ${on}`,
  counted: (done: number, all: number) => `Ознакомились ${done} из ${all}`,
  editions: 'Редакции',
  edition: (number: number, on: string) =>
    `${number === 1 ? 'Первая публикация' : `Редакция ${number}`}, ${formatDateShort(on)}`,
  unpublished: (count: string) => `После последней публикации в плане изменилось: ${count}.`,
  changesForms: ['пункт', 'пункта', 'пунктов'] as const,
  servicesForms: ['служба', 'службы', 'служб'] as const,
  lines: 'Мероприятия и сроки',
  changedLines: 'Что изменилось',
  changes: {
    same: '',
    added: 'добавлено',
    moved: 'перенесено',
    cancelled: 'отменено',
    changed: 'изменено',
  } as const,
  was: (words: string) => `было: ${words}`,
  fields: {
    title: 'Мероприятие',
    term: 'Срок',
    audience: 'Участники',
    place: 'Место',
    responsible: 'Ответственный в центре',
    change: 'Изменение',
    service: 'Служба',
    state: 'Ознакомление',
    who: 'Кто',
    post: 'Должность',
    when: 'Когда',
    phone: 'Телефон',
  },
  notYet: 'не ознакомлен',
  noPhone: 'телефон не указан',
  host: 'центр сети',
  refusals: {
    executor: 'План доводит до служб ответственный за деятельность центра: его директор.',
    head: 'Отметку ставит руководитель методической службы территории или тот, кто его замещает.',
    notHost: 'План доводит до служб только центр сети.',
    notApproved: 'До служб доводят утверждённый план: сначала его утверждает начальник управления.',
    sheet: 'Весь лист ознакомления видит центр сети; Ваша отметка стоит под планом центра.',
    nothingNew: 'После последней публикации в плане ничего не изменилось: доводить нечего.',
    twice: 'Эту редакцию уже довели до служб. Обновите страницу.',
    already: 'Отметка об ознакомлении уже стоит.',
    old: 'Есть более новая редакция плана: отметку ставят под ней.',
  },
} as const;

export const publicationSentences: Readonly<Record<string, (data: Data) => string>> = {
  'network.plan-published': (data) =>
    data.edition === 1
      ? `план доведён до служб сети: ${data.lines}`
      : `изменения плана доведены до служб сети, редакция ${data.edition}`,
  'network.plan-acknowledged': (data) => `ознакомлен с планом центра, редакция ${data.edition}`,
};

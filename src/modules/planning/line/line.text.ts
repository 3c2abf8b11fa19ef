// Every word of a plan's line: fields, states, standings, refusals, sentences.
import type { Standing } from './line.standing.ts';

export const sources = {
  own: 'план службы',
  authority: 'орган управления образованием',
  institute: 'институт развития образования',
  ministry: 'министерство (комитет) региона',
  partner: 'партнёр',
} as const;
export type LineSource = keyof typeof sources;
export const sourceOptions = Object.entries(sources).map(([value, label]) => ({ value, label }));

export const standings: Readonly<Record<Standing, string>> = {
  draft: 'проект',
  ahead: 'впереди',
  going: 'идёт',
  overdue: 'просрочено',
  moved: 'перенесено',
  reported: 'ждёт подтверждения',
  done: 'в срок',
  'done-late': 'с опозданием',
  'not-done': 'не сделано',
  cancelled: 'отменено',
};

export const lineStates = {
  open: 'Не закончен',
  reported: 'Ждёт подтверждения',
  done: 'Выполнен',
  'not-done': 'Не выполнен',
  cancelled: 'Отменён',
} as const;
export type LineState = keyof typeof lineStates;

export const lineText = {
  one: 'Пункт плана',
  add: 'Добавить пункт',
  edit: 'Изменить пункт',
  saved: 'Пункт сохранён',
  added: 'Пункт добавлен',
  removed: 'Пункт убран из проекта',
  remove: 'Убрать пункт',
  removeConfirm: 'Пункт исчезнет из проекта плана.',
  paste: 'Вставить из Excel',
  pasteLead:
    'Скопируйте строки в Excel и вставьте сюда. Столбцы по порядку: содержание, форма, срок, участники, ответственный, результат. Лишние столбцы справа не нужны.',
  pasteField: 'Строки',
  pasted: (count: string) => `Добавлено: ${count}`,
  noSection: 'Без направления',
  termUnknown: 'срок не понят',
  termUnderstood: 'понят так',
  left: (day: string) => `не работает с ${day}`,
  leftTitle: 'Ответственный здесь больше не работает: смените ответственного',
  leftFlash: (who: string, day: string) =>
    `${who} здесь не работает с ${day}, а срок пункта позже. Смените ответственного.`,
  noTask: 'Без задачи',
  noProgramme: 'Без программы',
  fields: {
    direction: 'Направление',
    task: 'Задача',
    title: 'Мероприятие (содержание)',
    form: 'Форма',
    audience: 'Участники',
    subjects: 'Предметы',
    term: 'Срок',
    startsOn: 'С какого дня',
    lastDay: 'По какой день',
    times: 'Сколько раз',
    responsible: 'Ответственный',
    responsibleWords: 'Как напечатать ответственных',
    coWorkers: 'Соисполнители',
    place: 'Место',
    result: 'Ожидаемый результат',
    programme: 'Программа',
    costPlanned: 'Стоимость по плану, руб.',
    costActual: 'Стоимость по факту, руб.',
    funding: 'Источник средств',
    source: 'Чей пункт',
    sourceWords: 'Откуда взят',
    state: 'Состояние',
    standing: 'Исполнение',
    outcome: 'Что вышло',
    doneOn: 'Когда сделано',
    reason: 'Причина',
  },
  hints: {
    term: 'Словами, как в плане: «15 октября», «до 30 мая», «октябрь», «1 раз в четверть», «в течение года», «по плану»',
    startsOn: 'Только если срок словами не понят или понят не так',
    responsible: 'Один человек, который отвечает за срок и качество',
    responsibleWords: 'Если в печатном плане названы несколько: «Шумилина О.Г., руководители ГМО»',
    sourceWords: 'Например: план ЛОИРО, письмо комитета от 12.09.2025',
    programme: 'Целевая программа или проект, если пункт их выполняет',
    explanation: 'Нужна, если сделано позже срока или подтверждений меньше, чем в сроке',
    times: 'Если дело повторяется: сколько фактов закроют пункт',
  },
  faults: {
    title: 'Напишите, что будет сделано',
    term: 'Укажите срок',
    responsible: 'Укажите ответственного',
    noSuchPerson: (words: string) =>
      `«${words}»: такого человека нет в территории. Напишите фамилию и инициалы.`,
    manyPeople: (words: string) => `«${words}»: таких несколько. Напишите фамилию, имя и отчество полностью.`,
    direction: (words: string) => `«${words}»: такого направления нет в положении`,
    task: (words: string) => `«${words}»: такой задачи нет в положении`,
    money: 'Напишите сумму цифрами',
    times: 'Напишите целое число от 1 до 366',
    days: 'Последний день не может быть раньше первого',
    tooLong: (limit: number) => `Короче: не более ${limit} знаков`,
  },
  refusals: {
    conflict:
      'Пока Вы правили, это изменил другой человек. Ничего не потеряно: выберите, какое значение оставить.',
    gone: 'Этот пункт уже убран из проекта. Обновите страницу.',
    tooMany: 'За один раз — не более 500 строк. Вставьте по частям.',
    nothing: 'Во вставленном нет ни одной строки.',
    pasteFaults: (count: string) => `Ничего не добавлено: исправьте ${count} и вставьте снова.`,
    responsible: 'О выполнении сообщает ответственный, соисполнитель или руководитель службы.',
    confirm: 'Выполнение подтверждает руководитель службы; свой пункт — руководитель органа управления.',
    notExecuting: 'План ещё не исполняется или уже закрыт: о выполнении сообщают в исполняемом плане.',
    future: 'День не может быть позже сегодняшнего',
    noEvidence: 'Приложите хотя бы одно подтверждение: документ, протокол, отчёт или файл.',
    notEnough: (done: number, times: number) =>
      `Подтверждений ${done} из ${times}. Добавьте недостающие или объясните, почему их меньше.`,
    whyLate: 'Срок прошёл: напишите, почему позже.',
    notDoneYet: 'Почему не сделано, указывают после срока или при закрытии плана.',
  },
} as const;

type Data = Readonly<Record<string, unknown>>;
export const lineSentences: Readonly<Record<string, (data: Data) => string>> = {
  'line.added': () => 'пункт добавлен',
  'line.changed': (data) => `изменено: ${data.fields}`,
  'line.placed': (data) => `срок изменён: ${data.was} → ${data.term}`,
  'line.reported': (data) => `сообщено о выполнении: ${data.outcome}`,
  'line.returned': (data) => `выполнение не подтверждено: ${data.reason}`,
  'line.confirmed': (data) =>
    data.late ? 'выполнение подтверждено, с опозданием' : 'выполнение подтверждено, в срок',
  'line.failed': (data) => `не сделано: ${data.reason}`,
  'line.overdue': () => 'срок прошёл',
  'line.moved': (data) => `срок перенесён на «${data.term}»: ${data.reason}`,
  'line.reassigned': (data) => `сменился ответственный: ${data.reason}`,
  'line.cancelled': (data) => `пункт отменён: ${data.reason}`,
  'line.evidenced': (data) => `добавлено подтверждение: ${data.title}`,
  'line.linked': (data) => `пункт связан: ${data.title}`,
  'line.unlinked': (data) => `связь снята: ${data.title}`,
};

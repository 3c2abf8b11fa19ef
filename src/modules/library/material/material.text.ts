// Every human word about methodical materials of the service, their editions and reviews.
import { formatDate } from '../../../platform/language/index.ts';

export const materialKinds = {
  recommendations: 'методические рекомендации',
  collection: 'сборник',
  instructive: 'инструктивный документ',
  development: 'методическая разработка',
  programme: 'программа',
  memo: 'памятка',
  presentation: 'презентация',
  manual: 'учебно-методическое пособие',
  other: 'иной материал',
} as const;
export type MaterialKind = keyof typeof materialKinds;

export const carriers = { electronic: 'электронный', paper: 'печатный' } as const;
export type Carrier = keyof typeof carriers;

export const marks = { met: 'соответствует', partly: 'частично', not: 'не соответствует' } as const;
export type Mark = keyof typeof marks;

export const verdicts = {
  approve: 'рекомендовать к утверждению',
  rework: 'доработать',
  decline: 'не рекомендовать',
} as const;
export type Verdict = keyof typeof verdicts;

export const optionsOf = <K extends string>(names: Readonly<Record<K, string>>) =>
  (Object.keys(names) as K[]).map((value) => ({ value, label: names[value] }));

export const materialText = {
  menu: 'Фонд и материалы',
  title: 'Материалы службы',
  one: 'Методический материал',
  lead: 'Рекомендации, сборники, программы и памятки, которые разработала служба: проверены и утверждены.',
  count: ['материал', 'материала', 'материалов'] as const,
  states: {
    draft: 'готовится',
    review: 'на рецензии',
    returned: 'возвращён с замечаниями',
    reviewed: 'рецензия есть, ждёт утверждения',
    approved: 'утверждён',
    fund: 'в фонде',
    outdated: 'устарел',
    withdrawn: 'снят',
  },
  fields: {
    kind: 'Вид',
    title: 'Название',
    annotation: 'Аннотация',
    subjects: 'Предметы и направления',
    audience: 'Кому адресован',
    authors: 'Авторы',
    carrier: 'Носитель',
    place: 'Город издания',
    publisher: 'Издатель',
    year: 'Год',
    pages: 'Объём',
    url: 'Адрес в сети',
    description: 'Библиографическое описание',
    change: 'Что изменено',
    file: 'Файл',
    files: 'Файлы',
    edition: 'Редакция',
    state: 'Состояние',
    reason: 'Причина',
    remarks: 'Замечания',
    reviewers: 'Рецензенты',
    reviewer: 'Рецензент',
    due: 'Срок рецензии',
    verdict: 'Заключение',
    criterion: 'Критерий',
    mark: 'Оценка',
    note: 'Обоснование',
    given: 'Дана',
    approved: 'Утверждён',
  },
  hints: {
    title: 'Без кавычек: «Читаем вместе: работа с текстом в 5 классе».',
    annotation: 'О чём материал и чем поможет: две-три фразы для каталога.',
    subjects: 'Через запятую: математика, воспитательная работа.',
    audience: 'Учителям математики, молодым педагогам, заместителям директора.',
    authors: 'Работники службы и педагоги, которые его написали; первым — ответственный.',
    pages: 'Число страниц: 48.',
    url: 'Если материал размещён в сети.',
    description:
      'По ГОСТ Р 7.0.100–2018. Оставьте пустым: составится из полей. Своё описание заменит составленное.',
    change: 'Одной строкой, для истории редакций.',
    reviewers: 'Не авторы. Каждый получит письмо и напоминания о сроке.',
    file: 'Текст материала: DOCX, PDF, презентация в PDF.',
    remarksOfReview: 'Общий вывод; если материал не рекомендован — что исправить.',
  },
  empty: {
    title: 'Материалов пока нет',
    text: 'Внесите первый: понадобятся название, авторы и файл. Утверждённое увидят педагоги территории.',
    reader: 'Утверждённых материалов пока нет. Они появятся здесь, когда служба их выпустит.',
    filtered: 'Ни один материал не подошёл под отбор',
    filteredText: 'Сбросьте отбор или ищите по части названия.',
  },
  reviewSheet: 'Рецензия',
  agreement: 'Лист согласования',
  noFiles: 'Файлов в этой редакции нет.',
  noReviews: 'Рецензентов ещё не назначили.',
  earlier: (number: number) => `Читателям открыта редакция ${number}; новая готовится.`,
  compare: 'Сравнить редакции',
  same: 'Сведения редакций совпадают.',
  editions: 'Редакции',
  conclusions: 'Рецензии',
  yourReview: 'Ваша рецензия',
  reviewLead: (title: string, due: string) => `«${title}», ответ до ${formatDate(due)}`,
  asMade: 'составлено из полей',
  done: {
    created: 'Материал внесён. Проверьте сведения и отправьте на рецензию',
    saved: 'Сохранено новой редакцией',
    attached: 'Файл приложен, редакция сохранена',
    detached: 'Файл убран из новой редакции; в прежних он остался',
    submitted: 'Отправлено на рецензию',
    reassigned: 'Рецензент заменён',
    reviewed: 'Рецензия записана',
    approved: 'Материал утверждён',
    sentBack: 'Возвращено авторам с замечаниями',
    placed: 'Материал в фонде: его видят педагоги территории',
    revised: 'Новая редакция начата; прежняя остаётся в фонде',
    outdated: 'Отмечен как устаревший',
    withdrawn: 'Снят. Запись, редакции и файлы сохранены',
    restored: 'Восстановлен',
  },
  confirm: {
    approve: 'Материал получит дату утверждения и Ваше имя. Изменить его можно будет только новой редакцией.',
    place: 'Материал увидят все педагоги территории.',
    withdraw:
      'Читатели перестанут видеть материал. Запись, редакции и файлы останутся; его можно восстановить.',
    outdate: 'Читатели перестанут видеть материал в фонде; причина останется в истории.',
  },
  duties: {
    review: (title: string) => `Напишите рецензию: «${title}»`,
    approve: (title: string) => `Утвердите материал или верните с замечаниями: «${title}»`,
    returned: (title: string) => `Исправьте материал по замечаниям: «${title}»`,
    place: (title: string) => `Поставьте утверждённый материал в фонд: «${title}»`,
  },
  notices: {
    asked: (title: string, due: string) => `Просят рецензию на материал «${title}» до ${formatDate(due)}`,
    reminder: (title: string, due: string) => `Рецензия на материал «${title}»: срок ${formatDate(due)}`,
    late: (title: string, due: string) =>
      `Рецензия на материал «${title}» не дана, срок был ${formatDate(due)}`,
    lateForHead: (title: string, who: string, due: string) =>
      `${who}: рецензия на материал «${title}» не дана, срок был ${formatDate(due)}`,
    returned: (title: string) => `Материал «${title}» вернули с замечаниями`,
    reviewed: (title: string) => `Рецензия на материал «${title}» положительная: ждёт утверждения`,
    approved: (title: string) => `Материал «${title}» утверждён`,
  },
  refusals: {
    keepers: 'Материалы ведут работники методической службы.',
    authors: 'Материал меняют его авторы и работники методической службы.',
    head: 'Материал утверждает руководитель методической службы или исполняющий его обязанности.',
    reviewer: 'Рецензию пишет названный рецензент, и только за себя.',
    own: 'Автор не рецензирует свой материал. Выберите другого человека.',
    nobody: 'Выберите человека из списка.',
    noAuthors: 'Назовите хотя бы одного автора.',
    noReviewers: 'Назовите рецензента.',
    twice: 'Этот человек указан дважды.',
    noFile: 'В материале нет ни одного файла. Приложите текст и отправьте снова.',
    unchanged:
      'После замечаний материал не изменён. Внесите правку или приложите новый файл и отправьте снова.',
    past: 'Срок уже прошёл: укажите сегодняшний день или более поздний.',
    noReview: 'Положительной рецензии на эту редакцию нет: утвердить нельзя.',
    given: 'Рецензия уже дана и не меняется. Новую редакцию рецензируют заново.',
    notAsked: 'Рецензию этого человека больше не ждут. Обновите страницу.',
    marks: 'Оцените материал по каждому критерию.',
    remarks: 'Напишите, что исправить: без замечаний автор не сможет доработать материал.',
    reason: 'Назовите причину: она останется в истории.',
    required: 'Заполните поле.',
    verdict: 'Выберите заключение.',
    year: 'Год — четыре цифры, не позже следующего.',
    noSuchFile: 'Этого файла нет в нынешней редакции. Обновите страницу.',
    busy: 'Материал на рецензии или ждёт утверждения: сейчас его не меняют.',
    frozen: 'Материал утверждён. Начните новую редакцию: прежняя останется в фонде.',
  },
} as const;

type Data = Readonly<Record<string, unknown>>;
export const materialSentences: Readonly<Record<string, (data: Data) => string>> = {
  'material.made': (data) => `внесён материал «${data.title}»`,
  'material.saved': (data) => `сохранена редакция ${data.number}${data.change ? `: ${data.change}` : ''}`,
  'material.submitted': (data) =>
    `редакция ${data.number} отправлена на рецензию до ${formatDate(String(data.dueOn))}`,
  'material.reviewer-changed': (data) => `рецензент заменён: ${data.reason}`,
  'material.review-given': (data) => `дана рецензия: ${verdicts[data.verdict as Verdict] ?? ''}`,
  'material.returned': (data) => `возвращён с замечаниями${data.reason ? `: ${data.reason}` : ''}`,
  'material.reviewed': () => 'рецензия положительная',
  'material.approved': (data) => `утверждена редакция ${data.number}`,
  'material.placed': (data) => `редакция ${data.number} поставлена в фонд`,
  'material.revised': () => 'начата новая редакция',
  'material.outdated': (data) => `признан устаревшим: ${data.reason}`,
  'material.withdrawn': (data) => `снят: ${data.reason}`,
  'material.restored': (data) => `восстановлен${data.reason ? `: ${data.reason}` : ''}`,
  'material.reopened': (data) => `восстановлен для доработки${data.reason ? `: ${data.reason}` : ''}`,
};

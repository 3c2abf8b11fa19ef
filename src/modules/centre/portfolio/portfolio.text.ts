// Every human word about directions of work, who holds them, and work contacts.
import { refuse } from '../../../kernel/refusal.ts';

export const portfolioKinds = {
  head: 'Функции руководителя',
  methodist: 'Методисты',
  direction: 'Отдельные направления',
} as const;
export type PortfolioKind = keyof typeof portfolioKinds;

/** Work of other rooms that asks who is responsible for it. */
export const topics = {
  attestation: 'заявления на аттестацию',
  courses: 'направления на курсы',
  'young-teachers': 'Школа молодого педагога и наставничество',
  sites: 'заявки и отчёты площадок',
} as const;
export type Topic = keyof typeof topics;
export const topicKinds = Object.keys(topics) as [Topic, ...Topic[]];

export const portfolioText = {
  one: 'Направление',
  title: 'Кто за что отвечает',
  lead: 'К кому в методической службе обращаться и с чем.',
  nobody: 'никому не поручено',
  holders: 'Кому поручено',
  history: 'Кто отвечал раньше',
  forms: ['направление', 'направления', 'направлений'] as const,
  empty: 'Каталог направлений пуст',
  emptyText: 'Возьмите готовый каталог или добавьте первое направление.',
  hole: (name: string) => `Направление «${name}» никому не поручено`,
  holes: (count: string) => `Никому не поручено: ${count}`,
  fields: {
    name: 'Название',
    kind: 'Раздел каталога',
    clause: 'Пункт положения',
    topics: 'Какие дела приходят по этому направлению',
    personId: 'Кому поручить',
    act: 'Основание',
    startsOn: 'С какого дня',
    endsOn: 'По какой день',
    on: 'Последний день',
    phone: 'Рабочий телефон',
    email: 'Рабочая почта',
    room: 'Кабинет',
    hours: 'Когда принимает',
    contacts: 'Рабочие контакты',
  },
  hints: {
    clause: 'Как в положении: 3.7/direction/1. Пусто: «настройка службы».',
    act: 'Вид, дата и номер: «приказ от 01.09.2025 № 17».',
    topics: 'Новые дела этого рода будут приходить тому, кто отвечает.',
    contacts: 'Их видят все школы. Личный телефон остаётся в карточке человека.',
  },
  faults: {
    name: 'Назовите направление.',
    person: 'Выберите, кому поручить.',
    act: 'Назовите приказ: вид, дату и номер.',
    date: 'Укажите дату.',
    email: 'Проверьте адрес почты: нужен вид imc@example.ru.',
    period: 'Последний день раньше первого: проверьте даты.',
    held: 'Направление кому-то поручено: сначала снимите поручение.',
    notStaff: 'Направление поручают тому, кто в эти дни работает в методической службе.',
  },
} as const;

const norm = 'service-portfolios';
const taken = 'Этому человеку направление в эти дни уже поручено.';
export const heldTwice = () => refuse('portfolio-held-twice', taken, { norm, fields: { personId: taken } });
export const keyTaken = () =>
  refuse('portfolio-entered-already', 'Такое направление уже есть в каталоге.', { norm });

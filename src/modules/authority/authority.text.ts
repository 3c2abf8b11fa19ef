// Every human word between the service and its authority: objections, control.
import { formatDate } from '../../platform/language/index.ts';

type Data = Readonly<Record<string, unknown>>;

export const outcomes = {
  upheld: 'удовлетворено',
  partly: 'удовлетворено частично',
  rejected: 'отклонено',
} as const;
export type Outcome = keyof typeof outcomes;

export const objectionText = {
  title: 'Возражения на приказы',
  lead: 'Возражение видят его автор, руководитель органа управления и те, кого уполномочило положение.',
  one: 'Возражение',
  file: 'Подать возражение',
  newTitle: 'Возражение на приказ',
  newLead: 'Приказ продолжает действовать, пока его не отменят. Ответ придёт уведомлением.',
  order: 'Приказ',
  orderHint: 'Зарегистрированные приказы, которые Вам видны',
  body: 'С чем Вы не согласны и почему',
  filedOn: 'Подано',
  author: 'Автор',
  state: 'Состояние',
  due: 'Ответить до',
  answer: 'Ответ',
  outcome: 'Исход',
  decided: 'Рассмотрено',
  late: 'подано позже срока',
  open: 'Открыть',
  empty: 'Возражений нет',
  emptyText:
    'Если Вы не согласны с приказом органа управления, подайте возражение: его увидят только те, кто решает.',
  filed: 'Возражение подано',
  consideredDone: 'Ответ на возражение записан',
  withdrawnDone: 'Возражение отозвано',
  consider: 'Рассмотреть',
  withdraw: 'Отозвать',
  duty: (title: string) => `Рассмотреть возражение на приказ: ${title}`,
  toldFiled: (title: string) => `Подано возражение на приказ: ${title}`,
  toldAnswer: (title: string, outcome: string) => `Возражение на приказ «${title}»: ${outcome}`,
  refusals: {
    file: 'Возражение подаёт работник службы или организации, знакомый с приказом.',
    see: 'Возражение видят его автор, руководитель органа управления и уполномоченные.',
    consider: 'Возражение рассматривает руководитель органа управления.',
    author: 'Отзывает возражение его автор.',
    own: 'Своё возражение не рассматривают: решает тот, кто его не подавал.',
    notOrder: 'Возражают на зарегистрированный приказ: выберите его из списка.',
    twice: 'На этот приказ Вы уже подали возражение, оно рассматривается.',
    body: 'Напишите, с чем Вы не согласны: не короче 20 знаков.',
    answer: 'Напишите ответ: не короче 10 знаков.',
  },
} as const;

export const objectionSentences = {
  'objection.filed': (data: Data) => `подано возражение на приказ № ${String(data.number)}`,
  'objection.considered': (data: Data) =>
    `возражение рассмотрено: ${outcomes[data.outcome as Outcome] ?? ''}`,
  'objection.withdrawn': () => 'возражение отозвано',
} as const;

export const controlText = {
  title: 'Контроль службы',
  lead: 'Как служба выполняет план, что просрочено, какие решения открыты, что с отчётами. Здесь только смотрят; каждое число открывает свои записи.',
  plan: 'Исполнение плана',
  noPlan: 'Утверждённого плана на этот учебный год нет.',
  strategy: 'Стратегическое',
  strategyLead: 'Цель и задачи плана задаёт руководитель органа управления, пока план не утверждён.',
  openStrategy: 'Открыть цель и задачи',
  overdue: 'Просрочено',
  overdueNone: 'Просроченных дел нет.',
  decisions: 'Открытые решения',
  decisionsNone: 'Решений с незакрытым сроком нет.',
  reports: 'Отчёты',
  reportsNone: 'Отчётов за этот учебный год нет.',
  what: 'Что',
  kind: 'Вид дела',
  who: 'Кто отвечает',
  due: 'Срок',
  state: 'Состояние',
  reason: 'Причина',
  registered: (number: string, on: string) => `№ ${number} от ${formatDate(on)}`,
  draft: 'проект',
  refusals: {
    see: 'Кабинет контроля открыт руководителю органа управления и его делопроизводителю.',
  },
} as const;

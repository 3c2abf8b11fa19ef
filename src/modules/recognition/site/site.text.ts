// Words of sites: titles, states that follow from dates, refusals, history.
import { addDays } from '../../../kernel/clock.ts';
import { formatDate, upperFirst } from '../../../platform/language/index.ts';
import type { SiteState } from './site.queries.ts';

type Data = Readonly<Record<string, unknown>>;
const text = (data: Data, key: string) => String(data[key] ?? '');

export const siteTitle = (institution: string, theme: string): string =>
  `${institution}${theme ? `, тема «${theme}»` : ''}`;

export const headRoles = { head: 'Руководитель', 'co-head': 'Соруководитель' } as const;

export const siteStates: Readonly<Record<SiteState, string>> = {
  'in-force': 'действует',
  'awaiting-order': 'продолжение, ожидает приказа',
  coming: 'начнёт действовать',
  expired: 'срок истёк',
  terminated: 'прекращён досрочно',
  drafted: 'готовится приказ',
};

/** «действует до 31 августа 2027 г.», «прекращён досрочно 12 марта 2027 г.» */
export function siteStateText(site: {
  readonly state: SiteState;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly endedEarlyOn: string | null;
}): string {
  const word = siteStates[site.state];
  const lastDay = site.endsOn ? formatDate(addDays(site.endsOn, -1)) : '';
  if (site.state === 'in-force') return `${word} до ${lastDay}`;
  if (site.state === 'expired') return `${word} ${lastDay}`;
  if (site.state === 'coming') return `${word} ${site.startsOn ? formatDate(site.startsOn) : ''}`;
  if (site.state === 'terminated')
    return `${word} ${site.endedEarlyOn ? formatDate(site.endedEarlyOn) : ''}`.trim();
  return word;
}

export const siteText = {
  coHeadNotMethodist:
    'Соруководителем утверждается методист службы, который работает на эту дату. Выберите другого или сначала внесите его должность.',
  sameHead: 'Этот человек уже руководит площадкой.',
  notInForce: 'Статус площадки не действует: заменить руководителя нельзя.',
  pastStart: 'Замена не может начаться раньше сегодняшнего дня',
  unknownStatus: 'Такого вида статуса в положении нет. Добавьте его в настройках положения.',
  ownStatus: (site: string) => `${upperFirst(site)} признаётся только через отбор: заявка, совет, приказ.`,
  termOrder: 'Последний день статуса должен быть позже первого',
  planEmpty: 'В плане нет ни одной строки: согласовывать нечего.',
  planFrozen: 'План согласован или утверждён: чтобы изменить его, соруководитель возвращает план в работу.',
  planNotAgreed: (names: readonly string[]) =>
    `Приказ готовится только по согласованным планам. Не согласованы: ${names.join(', ')}.`,
  planYears: 'В одном приказе — планы одного учебного года.',
  noPlans: 'Отметьте хотя бы один план.',
} as const;

const order = (data: Data) => `приказом № ${text(data, 'number')} от ${formatDate(text(data, 'date'))}`;

export const siteSentences = {
  'site.activated': (data: Data) => `статус присвоен ${order(data)}`,
  'site.continued': (data: Data) => `работа продолжена ${order(data)}`,
  'site.terminated': (data: Data) => `статус прекращён досрочно ${order(data)}`,
  'site.status-cancelled': (data: Data) => `статус прекращён отменой приказа: ${order(data)}`,
  'site.status-returned': (data: Data) => `прекращение статуса отменено ${order(data)}`,
  'site.head-cancelled': (data: Data) =>
    `${headRoles[data.role as keyof typeof headRoles]?.toLowerCase() ?? ''}: утверждение отменено ${order(data)}`,
  'site-plan.reopened': (data: Data) => `утверждение плана отменено ${order(data)}`,
  'site.status-granted': (data: Data) => `статус присвоен ${order(data)}`,
  'site.status-drafted': () => 'подготовлен проект приказа о статусе',
  'site.head-proposed': (data: Data) =>
    `подготовлена замена: ${headRoles[data.role as keyof typeof headRoles]?.toLowerCase() ?? ''}, причина: ${text(data, 'reason')}`,
  'site.head-replaced': (data: Data) =>
    `${headRoles[data.role as keyof typeof headRoles]?.toLowerCase() ?? ''} утверждён ${order(data)}`,
  'site-plan.saved': () => 'план изменён',
  'site-plan.remarked': (data: Data) => `замечание к плану: ${text(data, 'reason')}`,
  'site-plan.agreed': () => 'план согласован соруководителем',
  'site-plan.reworked': (data: Data) => `план возвращён в работу: ${text(data, 'reason')}`,
  'site-plan.order-drafted': () => 'подготовлен проект приказа об утверждении плана',
  'site-plan.approved': (data: Data) => `план утверждён ${order(data)}`,
} as const;

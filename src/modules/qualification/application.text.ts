// Words of attestation: ways to file, next steps, refusals, sentences of the history.
import { formatDate } from '../../platform/language/index.ts';
import { type CategoryKind, categoryGoals, categoryNames } from './qualification.text.ts';

export const ways = {
  portal: 'Единый портал госуслуг',
  regional: 'региональный портал',
  post: 'почта',
  person: 'лично',
} as const;
export type Way = keyof typeof ways;
export const wayOptions = Object.entries(ways).map(([value, label]) => ({ value, label }));

const need = (kinds: readonly CategoryKind[]) =>
  kinds.map((kind) => `«${categoryNames[kind]}»`).join(' или ');

export const applicationText = {
  title: 'Аттестация',
  lead: 'Заявления на категорию: что сделать дальше и к какому дню.',
  one: 'Заявление на аттестацию',
  calendar: 'Календарь аттестации',
  forms: ['заявление', 'заявления', 'заявлений'] as const,
  empty: {
    title: 'Заявлений нет',
    text: 'Заявление вносят из карточки «Квалификация» человека: кнопка «Внести заявление».',
    filtered: 'Под отбор не подходит ни одно заявление. Измените или сбросьте отбор.',
  },
  noPost: (position: string) =>
    `В день заявления человек не работает в должности «${position}». Выберите должность, которую он занимает, или исправьте дату.`,
  required: (kind: CategoryKind, kinds: readonly CategoryKind[], ever: boolean) =>
    `Заявление ${categoryGoals[kind]} подаёт тот, у кого ${ever ? 'есть или была' : 'действует'} ${need(kinds)}. Если она есть, сначала внесите её в карточку.`,
  petition: 'Нужно ходатайство работодателя: укажите, от кого оно, дату и номер.',
  repeat: (kind: CategoryKind, day: string, months: number) =>
    `Заявление ${categoryGoals[kind]} после отказа подают не раньше чем через ${months} мес.: с ${formatDate(day)} На другую категорию можно раньше.`,
  held: (kind: CategoryKind) =>
    `По этой должности уже действует без срока «${categoryNames[kind]}»: подавать заявление снова не нужно.`,
  future: 'День ещё не наступил. Внесите заявление в день подачи или позже.',
  openAlready: 'Заявление на эту категорию по этой должности уже рассматривается. Откройте его или отзовите.',
  beforeFiled: 'Аттестация не может начаться раньше подачи заявления.',
  beforeExamined: 'Решение не может быть раньше начала аттестации.',
  decisionFuture: 'Решение ещё не принято: его дата позже сегодняшней.',
  withdrawReason: 'Почему заявление отозвано',
} as const;

type Data = Readonly<Record<string, unknown>>;
const day = (value: unknown) => (value ? formatDate(String(value)) : '');
const goal = (data: Data) => categoryGoals[data.kind as CategoryKind] ?? '';

export const applicationSentences: Readonly<Record<string, (data: Data) => string>> = {
  'attestation.filed': (data) => `внесено заявление ${goal(data)} от ${day(data.filedOn)}`,
  'attestation.scheduled': (data) =>
    `назначена аттестация с ${day(data.examinedFrom)}, решение до ${day(data.decideBy)}`,
  'attestation.granted': (data) =>
    `категория установлена ${day(data.decidedOn)}, приказ от ${day(data.decisionDate)} № ${data.decisionNumber}`,
  'attestation.refused': (data) =>
    `отказано ${day(data.decidedOn)}, приказ от ${day(data.decisionDate)} № ${data.decisionNumber}: ${data.reason}`,
  'attestation.withdrawn': (data) => `заявление отозвано: ${data.reason}`,
  'attestation.step-noted': (data) => `следующий шаг: ${data.text}`,
};

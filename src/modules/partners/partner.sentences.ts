// The history of a partner and of an outside specialist in sentences.
import { formatDate } from '../../platform/language/index.ts';
import { partnerText as text } from './partner.text.ts';

type Data = Readonly<Record<string, unknown>>;
const day = (value: unknown) => (value ? formatDate(String(value)) : '');

const changedWords = (data: Data) =>
  ((data.changed ?? []) as (keyof typeof text.fields)[])
    .map((key) => (text.fields[key] ?? '').toLowerCase())
    .filter(Boolean)
    .join(', ');

export const partnerSentences: Readonly<Record<string, (data: Data) => string>> = {
  'partner.added': (data) => `внесён партнёр «${data.name}»`,
  'partner.edited': (data) => `исправлены сведения: ${changedWords(data) || 'без перемен'}`,
  'partner.closed': (data) => `партнёр закрыт с последним днём ${day(data.on)}: ${data.closing}`,
  'partner.reopened': () => 'партнёр снова действует',
  'agreement.added': (data) =>
    `внесён договор «${data.title}», ${data.lastDay ? `по ${day(data.lastDay)}` : text.agreement.open}`,
  'agreement.prolonged': (data) =>
    `договор «${data.title}» продлён с ${day(data.before)} по ${day(data.lastDay)} (${data.by})`,
  'agreement.ended': (data) =>
    `договор «${data.title}» завершён, последний день ${day(data.on)}: ${data.reason}`,
  'joint-work.added': (data) => `внесено общее дело «${data.title}», ${day(data.on)}`,
  'joint-work.edited': (data) => `исправлено общее дело «${data.title}»`,
  'specialist.engaged': (data) =>
    `привлечён: ${data.engagement}, ${data.document}, с ${day(data.startsOn)}${data.lastDay ? ` по ${day(data.lastDay)}` : ''}`,
  'specialist.ended': (data) => `привлечение завершено, последний день ${day(data.on)}`,
};

// The history of a room or a thing in sentences.
import { formatDate } from '../../platform/language/index.ts';
import { type CheckOutcome, checkOutcomes } from './premises.text.ts';

type Data = Readonly<Record<string, unknown>>;
const day = (value: unknown) => (value ? formatDate(String(value).slice(0, 10)) : '');
const act = (data: Data) => (data.act ? `, ${data.act}` : '');

export const premisesSentences: Readonly<Record<string, (data: Data) => string>> = {
  'asset.added': (data) => `внесено в опись: «${data.name}»`,
  'asset.edited': () => 'исправлены сведения',
  'asset.handed-over': (data) => `передано новому ответственному с ${day(data.since)}${act(data)}`,
  'asset.checked': (data) =>
    `проверка ${day(data.on)}: ${(checkOutcomes[data.outcome as CheckOutcome] ?? '').toLowerCase()}`,
  'asset.written-off': (data) => `списано ${day(data.on)}: ${data.reason}${act(data)}`,
  'asset.booked': (data) => `занято на ${day(data.from)}: ${data.title}`,
  'asset.freed': (data) => `освобождено время ${day(data.from)}: ${data.title}`,
};

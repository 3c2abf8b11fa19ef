// History of a version of the structure in words.
import { formatDate } from '../../../platform/language/index.ts';

type Data = Readonly<Record<string, unknown>>;

const day = (value: unknown) => (value ? formatDate(String(value)) : '');

export const structureSentences: Readonly<Record<string, (data: Data) => string>> = {
  'structure.drafted': (data) =>
    data.from
      ? `начата редакция № ${data.number} по редакции № ${data.from}`
      : `начата редакция № ${data.number}`,
  'structure.grounded': () => 'изменено обоснование структуры',
  'structure.unit-added': (data) => `добавлен отдел «${data.name}»`,
  'structure.unit-changed': (data) => `изменён отдел «${data.name}»`,
  'structure.unit-removed': (data) => `убран отдел «${data.name}»`,
  'structure.seat-added': (data) =>
    `добавлена должность: ${data.title}, ставок ${String(data.rates).replace('.', ',')}`,
  'structure.seat-changed': (data) =>
    `изменена должность: ${data.title}, ставок ${String(data.rates).replace('.', ',')}`,
  'structure.seat-removed': (data) => `убрана должность: ${data.title}`,
  'structure.proposed': (data) => `редакция № ${data.number} внесена на утверждение`,
  'structure.returned': (data) => `редакция № ${data.number} возвращена: ${data.reason}`,
  'structure.withdrawn': (data) => `проект редакции № ${data.number} снят`,
  'structure.approved': (data) =>
    `утверждена редакция № ${data.number} с ${day(data.startsOn)}: ${data.actIssuer}, № ${data.actNumber} от ${day(data.actDate)}` +
    (data.agreedWith ? `, согласовано: ${data.agreedWith}` : ''),
  'structure.agreement-set': (data) =>
    data.agreedWith ? `структура согласуется: ${data.agreedWith}` : 'согласование структуры не требуется',
  'structure.order-drafted': (data) => `подготовлен приказ о редакции № ${data.number}`,
};

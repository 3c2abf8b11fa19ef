// History of a document as sentences; the person and the day are put before them.
import { formatDate, formatFileSize } from '../../platform/language/index.ts';

type FactData = Readonly<Record<string, unknown>>;
const text = (data: FactData, key: string): string => String(data[key] ?? '');
const day = (data: FactData, key: string): string => (data[key] ? formatDate(text(data, key)) : '');

export const documentSentences: Readonly<Record<string, (data: FactData) => string>> = {
  'document.drafted': (data) => `составлен проект «${text(data, 'title')}»`,
  'document.discarded': () => 'проект снят',
  'document.registered': (data) => `зарегистрирован под № ${text(data, 'number')} от ${day(data, 'date')}`,
  'document.cancelled': (data) => `отменён: ${text(data, 'reason')}`,
  'document.text-changed': () => 'изменён текст проекта',
  'document.signer-changed': (data) => `подпись: ${text(data, 'post')}`,
  'document.cited': (data) => `в основания добавлено: ${text(data, 'act')}`,
  'document.citation-dropped': (data) => `из оснований убрано: ${text(data, 'act')}`,
  'document.audience-changed': () => 'изменён круг читателей',
  'document.acquaintance-asked': (data) => `просьба ознакомиться, адресатов: ${text(data, 'people')}`,
  'document.acknowledged': (data) =>
    data.remark ? `ознакомлен(а) с замечанием: ${text(data, 'remark')}` : 'ознакомлен(а)',
  'file.attached': (data) =>
    `приложен файл «${text(data, 'name')}» (${formatFileSize(Number(data.size ?? 0))})`,
  'file.removed': () => 'файл убран',
  'office-file.set': (data) =>
    `дело ${text(data, 'index')} «${text(data, 'title')}», хранить: ${text(data, 'storageTerm')}`,
};

// History of an expertise as sentences; names stand in records, not in facts.
import { countOf } from '../../platform/language/index.ts';

type Data = Readonly<Record<string, unknown>>;
const because = (data: Data) => (data.reason ? `: ${String(data.reason)}` : '');
const experts = (data: Data) => countOf(Number(data.experts ?? 0), 'эксперт', 'эксперта', 'экспертов');

export const reviewSentences: Readonly<Record<string, (data: Data) => string>> = {
  'review.opened': () => 'Открыта экспертиза',
  'review.resumed': () => 'Экспертиза возобновлена',
  'review.withdrawn': () => 'Работа снята с экспертизы',
  'review.reopened': (data) => `Экспертиза снова открыта${because(data)}`,
  'review.completed': (data) =>
    `Экспертиза завершена, подано ${countOf(Number(data.sheets ?? 0), 'лист', 'листа', 'листов')}`,
  'review.assigned': (data) =>
    `Назначение ${data.way === 'auto' ? 'при равном распределении' : 'вручную'}: ${experts(data)}`,
  'review.assignment-declined': (data) => `Отказ эксперта${because(data)}`,
  'review.assignment-released': (data) => `Эксперт освобождён${because(data)}`,
  'review.conflict-declared': () => 'Объявлен конфликт интересов',
  'review.conflict-pinned': () => 'Председатель отметил конфликт интересов',
  'review.conflict-lifted': (data) => `Отметка о конфликте интересов снята${because(data)}`,
  'review.conflict-found': () => 'Эксперт освобождён: возник конфликт интересов',
  'review.sheet-started': () => 'Эксперт начал заполнять лист',
  'review.sheet-submitted': (data) => `Подан экспертный лист, редакция ${Number(data.revision ?? 1)}`,
  'review.sheet-reopened': (data) => `Экспертный лист переоткрыт${because(data)}`,
  'review.sheet-drafted': () => 'Подготовлена печатная форма экспертного листа',
  'review.summary-drafted': () => 'Подготовлена сводная ведомость оценок',
};

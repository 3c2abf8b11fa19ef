// What happened to collections and answers, in words of the history.
import type { Sentences } from '../../people/index.ts';

export const collectionSentences: Sentences = {
  'collection.started': (data) => (data.copyOf ? `сбор начат по таблице «${data.copyOf}»` : 'сбор начат'),
  'collection.changed': (data) => `таблица изменена, столбцов ${data.columns}`,
  'collection.sent': (data) => `отправлено, организаций ${data.institutions}, ${data.until}`,
  'collection.reminded': (data) => `напомнено неответившим: ${data.count}`,
  'collection.overdue': (data) => `срок прошёл, без ответа ${data.count}; руководитель извещён`,
  'collection.closed': (data) => `сбор завершён, без ответа ${data.silent}`,
  'collection.noted': () => 'записаны выводы и рекомендации',
  'answer.dropped': (data) => `возвращена заполненная форма, строк ${data.rows}`,
  'answer.confirmed': (data) =>
    [data.hasNothing ? 'ответ «у нас нет»' : 'ответ подтверждён', data.late ? 'с опозданием' : '']
      .filter(Boolean)
      .join(' '),
  'answer.returned': (data) => `ответ возвращён: ${data.remark}`,
  'answer.accepted': () => 'ответ принят',
  'answer.reopened': (data) => `принимается опоздавший ответ: ${data.reason}`,
};

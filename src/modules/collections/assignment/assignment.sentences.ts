// What happened to assignments and tasks, in words of the history.
import type { Sentences } from '../../people/index.ts';

export const assignmentSentences: Sentences = {
  'assignment.given': (data) => `поручение дано, адресатов ${data.addressees}, ${data.until}`,
  'assignment.reminded': (data) => `напомнено неответившим: ${data.count}`,
  'assignment.overdue': (data) => `срок прошёл, без ответа ${data.count}; руководитель извещён`,
  'task.acquainted': () => 'ознакомление',
  'task.answered': (data) => (data.late ? 'ответ дан с опозданием' : 'ответ дан'),
  'task.returned': (data) => `ответ возвращён: ${data.reason}`,
  'task.closed': () => 'поручение закрыто',
  'task.withdrawn': (data) => `поручение снято: ${data.reason}`,
  'mailing-group.made': (data) => `сохранена группа «${data.name}»`,
  'mailing-group.changed': (data) => `изменена группа «${data.name}»`,
  'mailing-group.removed': (data) => `убрана группа «${data.name}»`,
};

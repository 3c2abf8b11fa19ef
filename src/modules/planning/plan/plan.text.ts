// Every word of the plan itself: titles, refusals, hints, sentences of its history.
import type { PlanState } from './plan.lifecycle.ts';

export const planText = {
  title: 'План',
  list: 'Планы работы',
  lead: 'Годовые планы службы: что сделано, что впереди, что опаздывает.',
  one: 'Годовой план',
  named: (centre: string, year: string) => `План работы ${centre} на ${year} учебный год`,
  ofBody: (body: string, year: string) => `План работы: ${body}, ${year}`,
  start: 'Начать план',
  startLead:
    'План начинается проектом. Пункты вносят строка за строкой, вставляют из Excel или переносят из плана прошлого года.',
  copyLabel: 'Перенести пункты плана прошлого года',
  copyHint:
    'Содержание и ответственные переносятся, даты в сроках становятся датами нового года; проверьте их.',
  year: 'Учебный год',
  count: ['план', 'плана', 'планов'] as const,
  lines: ['пункт', 'пункта', 'пунктов'] as const,
  empty: 'Планов ещё нет',
  emptyText: 'Начните план: его проект виден только службе и органу управления.',
  emptyReader: 'Утверждённый план появится здесь.',
  about: 'Введение и утверждение',
  analysis: 'Анализ работы за прошлый год',
  goal: 'Цель',
  tasks: 'Задачи на год',
  introSaved: 'Введение сохранено',
  submitted: 'План передан на утверждение',
  submitConfirm: 'После передачи строки не меняются, пока план не утвердят или не вернут.',
  returned: 'План возвращён на доработку',
  returnReason: 'Что изменить',
  approved: (number: string) => `План утверждён, документ № ${number}`,
  approveConfirm: (count: string) =>
    `Утверждённая редакция (${count}) больше не меняется: переносы, отмены и новые пункты — только изменениями с причиной.`,
  begun: 'План исполняется',
  closed: 'План закрыт',
  closeConfirm: 'Закрытый план только читается.',
  missingTitle: 'Чего не хватает для утверждения',
  missingNone: 'Всё заполнено: план можно передать на утверждение.',
  steps: {
    draft: 'Проект',
    'on-approval': 'На утверждении',
    approved: 'Утверждён',
    executing: 'Исполняется',
    closed: 'Закрыт',
  } as Readonly<Record<PlanState, string>>,
  document: 'Утверждённый документ',
  refusals: {
    keepers: 'План службы ведут методисты и руководитель службы, план объединения — его руководитель.',
    heads: 'Это делает руководитель методической службы, а с планом объединения — его руководитель.',
    approver: (who: string) => `План утверждает ${who}.`,
    view: 'Проект плана видят служба и орган управления. Утверждённый план откроется здесь.',
    twiceOfBody: 'План этого объединения на учебный год уже есть: откройте его.',
    twice: 'План на этот учебный год уже есть: откройте его в списке.',
    frozen: 'Строки меняются только в проекте. Для утверждённого плана предложите изменение с причиной.',
    empty: 'В плане нет ни одного пункта. Внесите пункты и повторите.',
    missing: (count: string) =>
      `Не хватает сведений: ${count}. Они перечислены на странице «${'Введение и утверждение'}».`,
    unresolved: (count: string) =>
      `У ${count} нет итога. Подтвердите выполнение, перенесите, отмените или укажите, почему не сделано.`,
    nothingToCopy: 'Плана прошлого года нет: переносить нечего.',
  },
} as const;

export const approverWords = {
  'authority-head': 'руководитель органа управления образованием',
  'centre-head': 'руководитель методической службы',
  'institution-head': 'руководитель организации',
} as const;

type Data = Readonly<Record<string, unknown>>;
export const planSentences: Readonly<Record<string, (data: Data) => string>> = {
  'plan.started': (data) =>
    data.copied ? `начат проект плана, перенесено пунктов: ${data.copied}` : 'начат проект плана',
  'plan.course-set': () => 'орган управления задал цель и задачи',
  'plan.introduced': () => 'изменено введение',
  'plan.submitted': () => 'передан на утверждение',
  'plan.returned': (data) => `возвращён на доработку: ${data.reason}`,
  'plan.approved': (data) => `утверждён, документ № ${data.number}`,
  'plan.begun': () => 'начато исполнение',
  'plan.closed': () => 'закрыт',
  'plan.lines-saved': (data) => `изменены строки: ${data.changed}, добавлены: ${data.added}`,
  'plan.lines-removed': (data) => `убраны строки: ${data.count}`,
};

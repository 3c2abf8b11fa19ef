// Words of the views and reports of a plan.
import type { Counted, ReportCut } from './report.queries.ts';

export const reportText = {
  title: 'Исполнение плана',
  lead: 'Каждое число открывает свои пункты.',
  by: {
    person: 'По людям',
    direction: 'По направлениям',
    task: 'По задачам',
    programme: 'По программам',
  } as Readonly<Record<ReportCut, string>>,
  who: {
    person: 'Ответственный',
    direction: 'Направление',
    task: 'Задача',
    programme: 'Программа',
  } as Readonly<Record<ReportCut, string>>,
  columns: {
    done: 'В срок',
    'done-late': 'С опозданием',
    overdue: 'Просрочено',
    'not-done': 'Не сделано',
    reported: 'На подтверждении',
    ahead: 'Впереди',
    cancelled: 'Отменено',
  } as Readonly<Record<Counted, string>>,
  total: 'Всего',
  troubles: 'Опоздания и несделанное: причины',
  noTroubles: 'Опозданий и несделанного нет.',
  costs: 'Расходы',
  planned: 'По плану',
  actual: 'По факту',
  estimate: 'Смета',
  rest: 'Остаток сметы',
  year: 'Год по направлениям и месяцам',
  yearLead: 'Число — пункты, срок которых кончается в месяце. Нажмите, чтобы увидеть их.',
  wholeYear: 'весь год',
  people: 'Пункты по людям',
  month: 'Месяц',
  long: 'Весь месяц и дольше',
  nothing: 'В этом месяце пунктов нет.',
  move: 'перенести',
  dragDraft: 'Дело можно перетащить на другой день или нажать «перенести»: срок изменится сразу.',
  dragApproved:
    'План утверждён: перетащите дело на другой день или нажмите «перенести» — откроется изменение с причиной.',
  legend: {
    done: 'сделано',
    going: 'идёт или впереди',
    trouble: 'есть опоздания',
    waiting: 'ждёт подтверждения',
  },
} as const;

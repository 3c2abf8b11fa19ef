// Words of the remarks on a draft plan and of the summary of the plan.
import { formatNumber } from '../../../platform/language/index.ts';

type Data = Readonly<Record<string, unknown>>;

export const remarkKinds = { remark: 'Замечание', suggestion: 'Предложение' } as const;
export type RemarkKind = keyof typeof remarkKinds;

export const remarkStates = {
  open: 'ждёт ответа',
  taken: 'учтено',
  declined: 'не учтено',
  withdrawn: 'снято',
} as const;
export type RemarkState = keyof typeof remarkStates;

export const remarkText = {
  title: 'Замечания и предложения соруководителя',
  lead: 'Соруководитель советует, руководитель площадки отмечает, что учтено. План согласуют, когда ответ дан на каждое.',
  none: 'Замечаний нет.',
  noneToMake: 'Замечаний нет. Соруководитель может сделать их до согласования плана.',
  kind: 'Что это',
  about: 'К какой строке плана',
  wholePlan: 'ко всему плану',
  body: 'Текст',
  state: 'Отметка',
  who: 'Кто и когда',
  answer: 'Ответ',
  bodyFault: 'Напишите, что изменить или добавить: не короче 5 знаков.',
  answerFault: 'Напишите, почему не учтено: не короче 5 знаков.',
  made: 'Замечание записано, руководитель площадки извещён',
  answered: 'Отметка поставлена',
  withdrawn: 'Замечание снято',
  notDraft: 'План уже согласован: верните его в работу, и замечания снова можно делать.',
  resolved: 'По этому замечанию отметка уже стоит.',
  open: (count: number) =>
    `Без ответа осталось замечаний: ${formatNumber(count)}. Руководитель площадки отмечает, что учтено; ненужное замечание можно снять.`,
  told: (kind: RemarkKind, body: string) => `${remarkKinds[kind]} к плану площадки: ${body}`,
} as const;

export const summaryText = {
  title: 'Итоги выполнения плана',
  lead: 'Итоги складываются из отметок руководителя площадки и фактов о педагогах; текст и выводы правит соруководитель.',
  lines: 'Мероприятий в плане',
  share: 'Выполнено',
  indicators: 'Показатели',
  indicator: 'Показатель',
  atStart: 'Было',
  now: 'Стало',
  reports: 'Отчёты площадки',
  hours: 'Часов обучения и развития между курсами',
  publications: 'Публикаций педагогов',
  conclusions: 'Выводы',
  proposals: 'Предложения',
  drawn: 'Итоги составлены: проверьте выводы и зарегистрируйте справку',
  open: 'Открыть справку об итогах',
  notApproved: 'Итоги подводят по утверждённому плану: сначала план утверждает приказ.',
  frozen: 'Справка об итогах уже зарегистрирована и не меняется: откройте её.',
} as const;

export const remarkSentences = {
  'site-plan.remark-made': (data: Data) =>
    `${remarkKinds[data.kind as RemarkKind]?.toLowerCase() ?? ''} к плану: ${String(data.body)}`,
  'site-plan.remark-answered': (data: Data) =>
    `${remarkStates[data.state as RemarkState] ?? ''}: ${String(data.body)}${data.answer ? ` — ${String(data.answer)}` : ''}`,
  'site-plan.summed-up': () => 'подведены итоги плана',
} as const;

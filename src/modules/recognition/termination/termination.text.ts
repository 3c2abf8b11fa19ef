// Words of termination cases.
import { formatDate } from '../../../platform/language/index.ts';
import type { Terms } from '../../regulations/index.ts';
import { withDot } from '../notices/recognition.notices.text.ts';

type Data = Readonly<Record<string, unknown>>;

export const groundNames = {
  law: 'нарушение законодательства Российской Федерации при реализации плана работы',
  report: 'непредставление или несвоевременное представление отчётных материалов',
} as const;

export const terminationText = {
  evidenceNeeded: 'Приложите документ надзорного органа: без него нарушение закона совету не представляют.',
  notInForce: 'Статус этой площадки сейчас не действует: прекращать досрочно нечего.',
  once: 'По этому отчёту дело уже подготовлено.',
  caseDecided: 'Совет уже рассмотрел вопрос: документы к делу больше не прилагаются.',
  ownSite: 'работает в организации площадки или руководит площадкой',
  reportSkipped: (reason: string) => `Отчёт не требуется: ${reason}`,
  explainPast: 'Срок объяснения не может быть в прошлом',
  notRaised: 'Вопрос ещё не поставлен или уже решён: объяснение сейчас не требуется.',
  noCouncil: 'Нет экспертного совета: создайте его в разделе «Советы и группы».',
  awaitExplanation: (until: string) =>
    `Площадка может дать объяснение до ${withDot(formatDate(until))} Внесите вопрос в повестку после объяснения или этого дня.`,
  /** Both wordings of the council's decision, ready before the meeting. */
  wording: (terms: Terms, site: { readonly institutionShortName: string; readonly theme: string }) => {
    const status = `статус ${terms.of('site', 'genitive')} ${site.institutionShortName}, тема «${site.theme}»`;
    return {
      proposedDecision: `Предложить ${terms.of('authority', 'dative')} досрочно прекратить ${status}.`,
      proposedRefusal: `Не предлагать досрочно прекращать ${status}.`,
    };
  },
  agendaTitle: (site: string) => `О досрочном прекращении статуса: ${site}`,
  lateReport: (title: string, due: string, days: string) =>
    `${title}: срок ${formatDate(due)}, отчёт не представлен вовремя (${days}).`,
} as const;

export const terminationSentences = {
  'termination.prepared': (data: Data) =>
    `подготовлено дело о досрочном прекращении: ${groundNames[data.ground as keyof typeof groundNames] ?? ''}`,
  'termination.raised': (data: Data) =>
    `поставлен вопрос о прекращении, объяснение до ${formatDate(String(data.explainUntil))}`,
  'termination.explained': () => 'площадка представила объяснение',
  'termination.put-on-agenda': () => 'вопрос внесён в повестку совета',
  'termination.proposed': (data: Data) =>
    `совет предложил прекратить статус${data.reason ? `: ${String(data.reason)}` : ''}`,
  'termination.kept-by-council': (data: Data) =>
    `совет предложил сохранить статус${data.reason ? `: ${String(data.reason)}` : ''}`,
  'termination.ordered': (data: Data) => `статус прекращён досрочно приказом № ${String(data.number)}`,
  'termination.reopened': (data: Data) => `прекращение отменено приказом № ${String(data.number)}`,
  'termination.dropped': (data: Data) => `вопрос снят: ${String(data.reason)}`,
} as const;

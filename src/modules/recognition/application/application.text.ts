// Words of applications: fields, refusals, history, what is missing.
import { formatDate, plural } from '../../../platform/language/index.ts';
import type { RemarkField } from './application.schema.ts';

type Data = Readonly<Record<string, unknown>>;
const text = (data: Data, key: string) => String(data[key] ?? '');

export const applicationText = {
  deadlinePassed: (until: string) =>
    `Приём заявок окончен ${formatDate(until)} в 23:59. Заявка сохранена как черновик. Принять её после срока может только экспертный совет отдельным решением: обратитесь к секретарю совета.`,
  correctionPassed: (until: string) =>
    `Исправленную заявку нужно было подать до ${formatDate(until)} Обратитесь к секретарю экспертного совета.`,
  notOpen: 'Отбор этого года не объявлен или уже завершён: подать заявку сейчас некуда.',
  embargo: (from: string, until: string, year: number) =>
    `По Вашей организации было отрицательное заключение (${from}). Повторная заявка принимается не ранее ${until}; ближайший отбор, в котором Вы можете участвовать, — ${year} года.`,
  missing: (parts: readonly string[]) => `Заявку пока нельзя подать: не заполнено — ${parts.join(', ')}.`,
  continuationOnly:
    'Продолжение работы может выбрать только организация с действующей площадкой. Подайте заявку на открытие.',
  oneLive: 'По этой теме у Вашей организации уже есть заявка в этом отборе. Откройте её в списке заявок.',
  remarkNeeded: 'Напишите хотя бы одно замечание: что исправить и в какой части заявки.',
  notYours: 'Подавать заявку можно только от своей организации.',
  correctPast: 'Срок исправления не может быть раньше сегодняшнего дня',
  noReview: 'Экспертиза заявки не открыта.',
  eligibilityRemark: (criterion: string) => `Условие «${criterion}» не подтверждено соискателем.`,
} as const;

/** Parts in the words of Annex 4, for what is missing and for remarks. */
export const partNames: Record<RemarkField | 'signer' | 'head', string> = {
  theme: 'тема площадки',
  goal: 'цель работы',
  characteristic: 'краткая характеристика организации',
  relevance: 'актуальность темы',
  eligibility: 'ответы на условия к соискателю',
  plan: 'план работы',
  people: 'руководитель и соруководитель',
  attachments: 'приложения',
  signer: 'кто подписывает заявку',
  head: 'руководитель площадки',
};

export const kindNames: Record<'opening' | 'continuation', string> = {
  opening: 'открытие',
  continuation: 'продолжение работы',
};

export const applicationSentences = {
  'application.started': () => 'начата заявка',
  'application.saved': () => 'заявка изменена',
  'application.submitted': (data: Data) =>
    `подана заявка № ${text(data, 'number')}${data.late ? ' после срока, по решению совета' : ''}`,
  'application.resubmitted': (data: Data) =>
    `подана исправленная заявка (редакция ${text(data, 'submission')})`,
  'application.returned': (data: Data) => {
    const count = Number(data.remarks ?? 0);
    return `заявка возвращена: ${count} ${plural(count, 'замечание', 'замечания', 'замечаний')}, исправить до ${formatDate(text(data, 'correctUntil'))}`;
  },
  'application.admitted': () => 'заявка допущена к экспертизе',
  'application.proposed': (data: Data) =>
    `совет предложил признать площадкой${data.reason ? `: ${text(data, 'reason')}` : ''}`,
  'application.declined-by-council': (data: Data) =>
    `отрицательное заключение совета: ${text(data, 'reason')}`,
  'application.recognised': (data: Data) =>
    `организация признана площадкой приказом № ${text(data, 'number')}`,
  'application.rejected': (data: Data) => `в признании отказано приказом № ${text(data, 'number')}`,
  'application.withdrawn': (data: Data) => `заявка отозвана${data.reason ? `: ${text(data, 'reason')}` : ''}`,
  'application.embargo-started': (data: Data) =>
    `повторная заявка возможна не ранее ${formatDate(text(data, 'endsOn'))}`,
} as const;

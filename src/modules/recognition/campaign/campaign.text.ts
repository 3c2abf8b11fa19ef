// Words of the campaign: refusals, history, pages.

import { formatDate, plural } from '../../../platform/language/index.ts';
import type { Terms } from '../../regulations/index.ts';

const text = (data: Readonly<Record<string, unknown>>, key: string) => String(data[key] ?? '');

export const campaignText = {
  /** «Отбор опорных методических площадок 2026 года». */
  title: (terms: Terms, year: number) => `Отбор ${terms.plural('site', 'genitive')} ${year} года`,
  noRegulation:
    'В территории нет действующего порядка признания площадок. Введите порядок в разделе «Положения и порядки».',
  noCouncil: 'Нет экспертного совета. Создайте его в разделе «Советы и группы» и назначьте состав.',
  datesMissing: 'Порядок не называет всех сроков: укажите их для этого отбора.',
  nameDate: 'Укажите дату',
  callTooLate: (until: string) =>
    `Срок подачи заявок — ${formatDate(until)} — уже прошёл: объявить отбор этого года нельзя.`,
  undecided: (count: number) =>
    `Не рассмотрено ${count} ${plural(count, 'заявка', 'заявки', 'заявок')}: сначала решите их судьбу.`,
  notOpen: 'Отбор не объявлен или завершён.',
  permissionPast: 'Последний день приёма не может быть в прошлом',
} as const;

export const campaignSentences = {
  'campaign.prepared': (data: Readonly<Record<string, unknown>>) =>
    `подготовлен отбор ${text(data, 'year')} года`,
  'campaign.opened': (data: Readonly<Record<string, unknown>>) =>
    `объявлен отбор, заявки до ${formatDate(text(data, 'until'))}`,
  'campaign.closed': () => 'отбор завершён',
  'campaign.cancelled': (data: Readonly<Record<string, unknown>>) => `отбор отменён: ${text(data, 'reason')}`,
  'campaign.late-permitted': (data: Readonly<Record<string, unknown>>) =>
    `разрешена подача после срока, до ${formatDate(text(data, 'until'))}: ${text(data, 'reason')}`,
} as const;

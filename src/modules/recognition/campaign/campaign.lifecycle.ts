// The campaign of a year: the call, and everything between it and the order; phases follow from dates, never stored.
import { lifecycle } from '../../../kernel/lifecycle.ts';

export type CampaignState = 'planned' | 'open' | 'closed' | 'cancelled';

export const campaignLifecycle = lifecycle({
  name: 'recognition.campaign',
  table: 'recognition.campaigns',
  initial: 'planned',
  states: {
    planned: 'Готовится',
    open: 'Объявлена',
    closed: 'Завершена',
    cancelled: 'Отменена',
  },
  transitions: {
    open: {
      from: ['planned'],
      to: 'open',
      by: 'секретарь экспертного совета',
      norm: 'application-form',
      ru: 'объявить отбор',
      fact: 'campaign.opened',
    },
    close: {
      from: ['open'],
      to: 'closed',
      by: 'секретарь экспертного совета',
      norm: 'recognition-order-deadline',
      ru: 'завершить отбор',
      fact: 'campaign.closed',
    },
    cancel: {
      from: ['planned', 'open'],
      to: 'cancelled',
      by: 'администратор службы',
      norm: null,
      ru: 'отменить отбор',
      fact: 'campaign.cancelled',
    },
  },
});

// The life of a notice to the ministry: a drafted letter, sent by its registration, or given up (001 §7.6).
import { lifecycle } from '../../kernel/lifecycle.ts';
import { ministryText as text } from './ministry.text.ts';

const norm = 'ministry-notice';
export type NoticeState = 'draft' | 'sent' | 'discarded';

export const noticeLifecycle = lifecycle({
  name: 'ministry.notice',
  table: 'ministry.notices',
  initial: 'draft',
  states: text.states,
  transitions: {
    send: {
      from: ['draft'],
      to: 'sent',
      by: 'регистрация письма',
      norm,
      ru: 'отправить',
      fact: 'ministry.notice-sent',
    },
    discard: {
      from: ['draft'],
      to: 'discarded',
      by: 'директор центра',
      norm,
      ru: 'отказаться',
      fact: 'ministry.notice-discarded',
    },
  },
});

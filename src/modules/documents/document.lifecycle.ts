// A document: a draft until it gets its number and date, then frozen; it may only be cancelled with a reason.
import { lifecycle } from '../../kernel/lifecycle.ts';
import type { DocumentState } from './document.schema.ts';

export const documentLifecycle = lifecycle<DocumentState, 'register' | 'cancel'>({
  name: 'documents.document',
  table: 'documents.documents',
  initial: 'draft',
  states: {
    draft: 'проект',
    registered: 'зарегистрирован',
    cancelled: 'отменён',
  },
  transitions: {
    register: {
      from: ['draft'],
      to: 'registered',
      by: 'делопроизводитель',
      norm: 'order-register',
      ru: 'зарегистрировать',
      fact: 'document.registered',
    },
    cancel: {
      from: ['registered'],
      to: 'cancelled',
      by: 'делопроизводитель',
      norm: 'order-register',
      ru: 'отменить',
      fact: 'document.cancelled',
    },
  },
});

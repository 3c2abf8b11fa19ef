// The application of 000 §5.2–5.7: from the draft to the department's order.
import { lifecycle } from '../../../kernel/lifecycle.ts';

export type ApplicationState =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'admitted'
  | 'proposed'
  | 'not-proposed'
  | 'recognised'
  | 'rejected'
  | 'withdrawn';

export const applicationLifecycle = lifecycle({
  name: 'recognition.application',
  table: 'recognition.applications',
  initial: 'draft',
  states: {
    draft: 'Черновик',
    submitted: 'Подана',
    returned: 'Возвращена с замечаниями',
    admitted: 'На экспертизе',
    proposed: 'Предложена к признанию',
    'not-proposed': 'Отрицательное заключение',
    recognised: 'Признана приказом',
    rejected: 'Отказано приказом',
    withdrawn: 'Отозвана',
  },
  transitions: {
    submit: {
      from: ['draft'],
      to: 'submitted',
      by: 'организация-соискатель',
      norm: 'application-deadline',
      ru: 'подать',
      fact: 'application.submitted',
    },
    resubmit: {
      from: ['returned'],
      to: 'submitted',
      by: 'организация-соискатель',
      norm: 'application-form',
      ru: 'подать исправленную',
      fact: 'application.resubmitted',
    },
    return: {
      from: ['submitted'],
      to: 'returned',
      by: 'секретарь экспертного совета',
      norm: 'application-form',
      ru: 'вернуть с замечаниями',
      fact: 'application.returned',
    },
    admit: {
      from: ['submitted'],
      to: 'admitted',
      by: 'секретарь экспертного совета',
      norm: 'application-expertise',
      ru: 'допустить к экспертизе',
      fact: 'application.admitted',
    },
    propose: {
      from: ['admitted'],
      to: 'proposed',
      by: 'экспертный совет',
      norm: 'council-proposals',
      ru: 'предложить к признанию',
      fact: 'application.proposed',
    },
    'decline-by-council': {
      from: ['admitted'],
      to: 'not-proposed',
      by: 'экспертный совет',
      norm: 'council-proposals',
      ru: 'дать отрицательное заключение',
      fact: 'application.declined-by-council',
    },
    recognise: {
      from: ['proposed', 'not-proposed'],
      to: 'recognised',
      by: 'орган управления образованием',
      norm: 'recognition-by-authority',
      ru: 'признать приказом',
      fact: 'application.recognised',
    },
    reject: {
      from: ['proposed', 'not-proposed'],
      to: 'rejected',
      by: 'орган управления образованием',
      norm: 'recognition-by-authority',
      ru: 'отказать',
      fact: 'application.rejected',
    },
    withdraw: {
      from: ['draft', 'submitted', 'returned', 'admitted'],
      to: 'withdrawn',
      by: 'организация-соискатель',
      norm: null,
      ru: 'отозвать',
      fact: 'application.withdrawn',
    },
  },
});

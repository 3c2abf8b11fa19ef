// Early termination (000 §5.10–5.11): a prepared case, the site's explanation, the council, the proposal, the order.
import { lifecycle } from '../../../kernel/lifecycle.ts';

export type TerminationState =
  | 'prepared'
  | 'raised'
  | 'on-agenda'
  | 'proposed'
  | 'not-proposed'
  | 'terminated'
  | 'dropped';

export const terminationLifecycle = lifecycle({
  name: 'recognition.termination',
  table: 'recognition.terminations',
  initial: 'prepared',
  states: {
    prepared: 'Подготовлено системой',
    raised: 'Вопрос поставлен',
    'on-agenda': 'На рассмотрении совета',
    proposed: 'Предложено прекратить',
    'not-proposed': 'Предложено сохранить статус',
    terminated: 'Статус прекращён досрочно',
    dropped: 'Снято',
  },
  transitions: {
    raise: {
      from: ['prepared'],
      to: 'raised',
      by: 'методист или секретарь экспертного совета',
      norm: 'early-termination-grounds',
      ru: 'поставить вопрос о прекращении',
      fact: 'termination.raised',
    },
    'put-on-agenda': {
      from: ['raised'],
      to: 'on-agenda',
      by: 'секретарь экспертного совета',
      norm: 'early-termination-procedure',
      ru: 'внести в повестку совета',
      fact: 'termination.put-on-agenda',
    },
    propose: {
      from: ['on-agenda'],
      to: 'proposed',
      by: 'экспертный совет',
      norm: 'early-termination-procedure',
      ru: 'предложить прекратить статус',
      fact: 'termination.proposed',
    },
    keep: {
      from: ['on-agenda'],
      to: 'not-proposed',
      by: 'экспертный совет',
      norm: 'early-termination-procedure',
      ru: 'предложить сохранить статус',
      fact: 'termination.kept-by-council',
    },
    terminate: {
      from: ['proposed', 'not-proposed'],
      to: 'terminated',
      by: 'орган управления образованием',
      norm: 'early-termination-procedure',
      ru: 'прекратить статус приказом',
      fact: 'termination.ordered',
    },
    reopen: {
      from: ['terminated'],
      to: 'proposed',
      by: 'орган управления образованием',
      norm: 'order-register',
      ru: 'отменить приказ о прекращении',
      fact: 'termination.reopened',
    },
    drop: {
      from: ['prepared', 'raised', 'not-proposed', 'proposed'],
      to: 'dropped',
      by: 'секретарь экспертного совета или орган управления образованием',
      norm: 'early-termination-procedure',
      ru: 'снять вопрос',
      fact: 'termination.dropped',
    },
  },
});

// The life of a load: looked at until it is right, written in the background, and taken back if it was a mistake.
import { lifecycle } from '../../kernel/lifecycle.ts';
import { importText as text } from './import.text.ts';

const by = 'тот, кто загружает список';

export const importLifecycle = lifecycle({
  name: 'imports.import',
  table: 'imports.imports',
  // A short list is read in the answer that takes it and is ready from its first moment.
  initial: 'reading',
  states: text.states,
  transitions: {
    read: { from: ['reading'], to: 'ready', by: 'Опора', norm: null, ru: 'прочитать', fact: 'import.read' },
    fail: {
      from: ['reading'],
      to: 'unread',
      by: 'Опора',
      norm: null,
      ru: 'сказать, почему не читается',
      fact: 'import.unread',
    },
    // Asked again while writing, it only wakes a work that a stopped server left behind.
    apply: {
      from: ['ready', 'applying'],
      to: 'applying',
      by,
      norm: null,
      ru: 'записать',
      fact: 'import.started',
    },
    finish: {
      from: ['applying'],
      to: 'applied',
      by: 'Опора',
      norm: null,
      ru: 'закончить',
      fact: 'import.applied',
    },
    giveBack: {
      from: ['applying'],
      to: 'ready',
      by: 'Опора',
      norm: null,
      ru: 'вернуть на проверку',
      fact: 'import.given-back',
    },
    undo: { from: ['applied'], to: 'undone', by, norm: null, ru: 'отменить загрузку', fact: 'import.undone' },
    drop: {
      from: ['ready', 'reading'],
      to: 'dropped',
      by,
      norm: null,
      ru: 'не записывать',
      fact: 'import.dropped',
    },
  },
});

export type ImportState = keyof (typeof importLifecycle)['states'];

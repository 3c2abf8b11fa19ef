// The life of a training record: from the place confirmed to the document entered, or to an exception with its reason.
import { lifecycle } from '../../kernel/lifecycle.ts';
import { developmentNorms } from './development.norms.ts';
import { recordStates } from './record.text.ts';

const norm = developmentNorms.trainingRecord.slug;
const by = 'организация или методист';

export const recordLifecycle = lifecycle({
  name: 'development.record',
  table: 'development.records',
  initial: 'planned',
  states: recordStates,
  transitions: {
    start: { from: ['planned'], to: 'started', by, norm, ru: 'отметить начало', fact: 'training.started' },
    complete: {
      from: ['planned', 'started'],
      to: 'completed',
      by,
      norm,
      ru: 'отметить завершение',
      fact: 'training.completed',
    },
    certify: {
      from: ['planned', 'started', 'completed'],
      to: 'certified',
      by,
      norm,
      ru: 'внести документ',
      fact: 'training.certified',
    },
    refuse: { from: ['planned'], to: 'refused', by, norm, ru: 'отметить отказ', fact: 'training.refused' },
    drop: {
      from: ['started'],
      to: 'dropped',
      by,
      norm,
      ru: 'отметить незавершение',
      fact: 'training.dropped',
    },
    restore: {
      from: ['refused', 'dropped'],
      to: 'planned',
      by,
      norm,
      ru: 'вернуть в план',
      fact: 'training.restored',
    },
  },
});
export type RecordState = keyof (typeof recordLifecycle)['states'];

// An application for a category as the order of attestation names its steps: filed, examined, decided by the commission.
import { lifecycle } from '../../kernel/lifecycle.ts';

export type ApplicationState = 'filed' | 'examined' | 'granted' | 'refused' | 'withdrawn';

export const applicationLifecycle = lifecycle({
  name: 'qualification.application',
  table: 'qualification.applications',
  initial: 'filed' as ApplicationState,
  states: {
    filed: 'Подано',
    examined: 'На аттестации',
    granted: 'Категория установлена',
    refused: 'Отказано',
    withdrawn: 'Отозвано',
  },
  transitions: {
    examine: {
      from: ['filed'],
      to: 'examined',
      by: 'аттестационная комиссия; отмечает методист',
      norm: 'attestation-terms',
      ru: 'назначить срок аттестации',
      fact: 'attestation.scheduled',
    },
    grant: {
      from: ['examined'],
      to: 'granted',
      by: 'аттестационная комиссия; отмечает методист',
      norm: 'attestation-terms',
      ru: 'внести решение: категория установлена',
      fact: 'attestation.granted',
    },
    refuse: {
      from: ['examined'],
      to: 'refused',
      by: 'аттестационная комиссия; отмечает методист',
      norm: 'attestation-terms',
      ru: 'внести решение: отказано',
      fact: 'attestation.refused',
    },
    withdraw: {
      from: ['filed', 'examined'],
      to: 'withdrawn',
      by: 'работник или его организация',
      norm: 'attestation-terms',
      ru: 'отозвать заявление',
      fact: 'attestation.withdrawn',
    },
  },
});

// The life of an institution: it acts until a document ends it; what it became is kept by successions.
import { lifecycle } from '../../kernel/lifecycle.ts';
import { institutionText as text } from './institution.text.ts';

const norm = 'institutions-register';
const by = 'методист';

export const institutionLifecycle = lifecycle({
  name: 'institutions.institution',
  table: 'institutions.institutions',
  initial: 'active',
  states: text.states,
  transitions: {
    reregister: {
      from: ['active'],
      to: 'closed',
      by,
      norm,
      ru: 'перерегистрировать',
      fact: 'institution.reregistered',
    },
    merge: { from: ['active'], to: 'closed', by, norm, ru: 'присоединить', fact: 'institution.merged' },
    divide: { from: ['active'], to: 'closed', by, norm, ru: 'разделить', fact: 'institution.divided' },
    close: {
      from: ['active'],
      to: 'closed',
      by,
      norm,
      ru: 'прекратить деятельность',
      fact: 'institution.closed',
    },
    mergeDuplicate: {
      from: ['active'],
      to: 'duplicate',
      by,
      norm,
      ru: 'объединить с двойником',
      fact: 'institution.duplicate-merged',
    },
    partDuplicate: {
      from: ['duplicate'],
      to: 'active',
      by,
      norm,
      ru: 'отменить объединение',
      fact: 'institution.duplicate-parted',
    },
  },
});

export type InstitutionState = keyof (typeof institutionLifecycle)['states'];

// A version of the structure: the head proposes, the authority approves by an act or returns with a reason.
import { lifecycle } from '../../../kernel/lifecycle.ts';

const norm = 'service-structure';
const head = 'руководитель службы';
const authority = 'орган управления образованием';

export const structureLifecycle = lifecycle({
  name: 'centre.version',
  table: 'centre.versions',
  initial: 'editing',
  states: {
    editing: 'готовится',
    proposed: 'на утверждении',
    approved: 'утверждена',
    withdrawn: 'снята',
  },
  transitions: {
    propose: {
      ...{ from: ['editing'], to: 'proposed', by: head, norm },
      ...{ ru: 'внести на утверждение', fact: 'structure.proposed' },
    },
    return: {
      ...{ from: ['proposed'], to: 'editing', by: authority, norm },
      ...{ ru: 'вернуть на доработку', fact: 'structure.returned' },
    },
    approve: {
      ...{ from: ['proposed'], to: 'approved', by: authority, norm },
      ...{ ru: 'утвердить', fact: 'structure.approved' },
    },
    withdraw: {
      ...{ from: ['editing', 'proposed'], to: 'withdrawn', by: head, norm },
      ...{ ru: 'снять проект', fact: 'structure.withdrawn' },
    },
  },
});

export type StructureState = keyof typeof structureLifecycle.states;

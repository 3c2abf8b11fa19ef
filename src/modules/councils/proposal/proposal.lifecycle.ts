// A proposal or a petition of a council: prepared from its decision, sent with a paper, answered by the addressee.
import { lifecycle } from '../../../kernel/lifecycle.ts';

export type ProposalState = 'draft' | 'sent' | 'granted' | 'declined';

export const proposalLifecycle = lifecycle({
  name: 'councils.proposal',
  table: 'councils.proposals',
  initial: 'draft',
  states: {
    draft: 'готовится',
    sent: 'направлено',
    granted: 'удовлетворено',
    declined: 'отклонено',
  },
  // biome-ignore format: one aligned table, read aloud to the secretary of the council.
  transitions: {
    send:    { from: ['draft'], to: 'sent',     by: 'секретарь', norm: 'council-appeals', ru: 'направить',     fact: 'council.proposal-sent' },
    grant:   { from: ['sent'],  to: 'granted',  by: 'адресат',   norm: 'council-appeals', ru: 'удовлетворить', fact: 'council.proposal-granted' },
    decline: { from: ['sent'],  to: 'declined', by: 'адресат',   norm: 'council-appeals', ru: 'отклонить',     fact: 'council.proposal-declined' },
  },
});

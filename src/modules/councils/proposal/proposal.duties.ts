// Proposals and petitions that wait: for the addressee's answer, for the office that prepares them.
import { hasRole, type ReadCtx, scopesOf } from '../../../kernel/ctx.ts';
import type { Duty } from '../../../kernel/module.ts';
import { proposalPath } from './proposal.commands.ts';
import { type Proposal, proposalFilter, proposalPage } from './proposal.queries.ts';
import { proposalKinds } from './proposal.text.ts';

const most = 50;

export async function proposalDuties(ctx: ReadCtx): Promise<Duty[]> {
  const offices = new Set(scopesOf(ctx, ['chair', 'deputy-chair', 'secretary'], 'body'));
  const isAuthority = hasRole(ctx, ['authority-head', 'authority-clerk']);
  const isHead = hasRole(ctx, 'centre-head');
  if (offices.size === 0 && !isAuthority && !isHead) return [];
  const duty = (each: Proposal, words: string, button: string): Duty => ({
    ...{ text: `${words}: ${each.text}`, path: proposalPath(each.id), button, due: null },
    norm: 'council-appeals',
    side: 'mine',
  });
  const inState = async (state: 'sent' | 'draft') =>
    (await proposalPage(ctx, { ...proposalFilter.parse({ state }), limit: most })).rows;
  const toAnswer = (await inState('sent')).filter(
    ({ addresseeKind }) =>
      (addresseeKind === 'authority' && isAuthority) || (addresseeKind === 'centre' && isHead),
  );
  const toSend = (await inState('draft')).filter(({ bodyId }) => offices.has(bodyId));
  return [
    ...toAnswer.map((each) => duty(each, `Ответить. ${proposalKinds[each.kind]}`, 'Ответить')),
    ...toSend.map((each) => duty(each, `Направить. ${proposalKinds[each.kind]}`, 'Проверить')),
  ];
}

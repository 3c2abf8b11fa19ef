// The public card of a regulation in force: title, requisites, approval block, text; no sign-in.
import { page } from '../../../kernel/page.ts';
import { everyone } from '../../../kernel/policy.ts';
import { Section } from '../../../ui/index.ts';
import { requisitesOf } from '../regulation.text.ts';
import { ApprovalBlocks, ClauseTable } from './card.parts.tsx';
import { type Card, cardOf } from './card.queries.ts';
import { StateBadge } from './parts.tsx';
import { words } from './words.text.ts';

export const publicCardPage = page<Card>({
  path: '/public/regulations/:slug',
  ru: 'Документ службы (открытая страница)',
  ability: everyone,
  frame: 'public',
  load: async (ctx, { slug = '' }) => {
    const card = await cardOf(ctx, slug, null);
    return card?.record.state === 'in-force' ? card : null;
  },
  view: (view, card) => {
    const approving = card.acts.find((act) => act.role === 'approves');
    return {
      title: card.record.title,
      badge: <StateBadge state={card.record.state} />,
      lead: approving ? `${requisitesOf(approving)}, ${approving.issuer}` : words.register.noAct,
      body: (
        <>
          <ApprovalBlocks blocks={card.blocks} />
          <ClauseTable version={card.version} href={null} />
          <Section title={words.card.tabs.versions}>
            <p>
              {words.clause.version} № {card.line.number}, {view.territory.name}
            </p>
          </Section>
        </>
      ),
    };
  },
});

// What a decided question led to outside the body: proposals, petitions, the question forwarded to another body.
import type { PageView } from '../../../kernel/page.ts';
import { Section } from '../../../ui/index.ts';
import type { ItemOfBody } from '../agenda.commands.ts';
import { prepareProposal, proposalPath } from '../proposal/proposal.commands.ts';
import { proposalLifecycle } from '../proposal/proposal.lifecycle.ts';
import type { Proposal } from '../proposal/proposal.queries.ts';
import type { AgendaItem, Sheet } from '../sheet.ts';
import { CommandForm } from './parts.tsx';

interface AppealsProps {
  readonly view: PageView;
  readonly item: AgendaItem;
  readonly sheet: Sheet | null;
  readonly proposals: readonly Proposal[];
  readonly bodies: readonly { readonly id: string; readonly name: string }[];
}

export function Appeals({ view, item, sheet, proposals, bodies }: AppealsProps) {
  if (!item.decision || item.decision.outcome === 'postpone') return null;
  const record: ItemOfBody = { ...item, institutionId: sheet?.session.institutionId ?? null, item };
  const form = sheet ? (
    <CommandForm
      view={view}
      command={prepareProposal}
      record={record}
      hidden={{ itemId: item.id }}
      values={{ kind: 'proposal', text: item.decision.text, addresseeKind: 'authority' }}
      options={{
        toBodyId: bodies
          .filter(({ id }) => id !== item.bodyId)
          .map(({ id, name }) => ({ value: id, label: name })),
      }}
    />
  ) : null;
  if (proposals.length === 0 && !form) return null;
  return (
    <Section title="Предложения и ходатайства">
      {proposals.length > 0 ? (
        <ul class="o-people">
          {proposals.map((each) => (
            <li>
              <a href={view.url(proposalPath(each.id))}>{each.text}</a>
              <small>
                {each.addressee}: {proposalLifecycle.states[each.state]}
                {each.response ? ` — ${each.response}` : ''}
              </small>
            </li>
          ))}
        </ul>
      ) : null}
      {form ? (
        <details class="o-group" open={view.form?.command === prepareProposal.name}>
          <summary class="btn btn-sm">Направить предложение, ходатайство или вопрос другому совету</summary>
          {form}
        </details>
      ) : null}
    </Section>
  );
}

// The card of a proposal or a petition: by which decision, to whom, whom it names, what was answered.
import { page, post } from '../../../../kernel/page.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { AsideBlock, Badge, Facts, HistoryList, PlainTable, Section } from '../../../../ui/index.ts';
import { historyOf } from '../../../people/index.ts';
import { seesCouncils } from '../../body.policy.ts';
import { Act, CommandForm } from '../../pages/parts.tsx';
import { addNominee, removeNominee } from '../nominee.commands.ts';
import { answerProposal, proposalPath, proposalSubject, sendProposal } from '../proposal.commands.ts';
import { proposalLifecycle } from '../proposal.lifecycle.ts';
import { visibleProposal } from '../proposal.queries.ts';
import { proposalKinds, proposalSentences, proposalText as text } from '../proposal.text.ts';
import { proposalTones } from './proposals.tsx';

const here = ({ id }: { id: string }) => proposalPath(id);
const verdictWords = (isGranted: boolean | null) =>
  isGranted === null ? '—' : isGranted ? 'удовлетворено' : 'отказано';

export const proposalCardPage = page({
  path: '/councils/proposals/:id',
  ru: 'Предложение или ходатайство',
  ability: seesCouncils,
  load: async (ctx, params) => {
    const proposal = await visibleProposal(ctx, params.id ?? '');
    return (
      proposal && { proposal, history: await historyOf(ctx, proposalSubject(proposal.id), proposalSentences) }
    );
  },
  posts: [
    post(addNominee, { next: here, done: 'Кандидат внесён' }),
    post(removeNominee, { next: here, done: 'Кандидат убран' }),
    post(sendProposal, { next: here, done: 'Направлено, документ зарегистрирован' }),
    post(answerProposal, { next: here, done: 'Ответ записан' }),
  ],
  view: (view, { proposal, history }) => {
    const keyed = { id: proposal.id, version: String(proposal.version) };
    const isPetition = proposal.kind === 'petition';
    const isDraft = proposal.state === 'draft';
    return {
      title: proposal.text,
      crumbs: [
        ['Советы и объединения', '/councils'],
        [text.title, '/councils/proposals'],
      ],
      badge: <Badge tone={proposalTones[proposal.state]} text={proposalLifecycle.states[proposal.state]} />,
      lead: `${proposalKinds[proposal.kind]}: ${proposal.bodyName} — ${proposal.addressee}`,
      actions: isDraft ? (
        <Act
          view={view}
          command={sendProposal}
          record={proposal}
          hidden={keyed}
          look="primary"
          icon="send"
          confirm="Документ получит номер, адресат узнает о нём, менять будет нельзя."
        />
      ) : null,
      aside: (
        <AsideBlock title="История">
          <HistoryList
            zone={view.territory.zone}
            entries={history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
          />
        </AsideBlock>
      ),
      body: (
        <>
          <Section title="Обращение">
            <Facts
              facts={[
                {
                  label: 'Решение',
                  value: (
                    <a href={view.url(`/councils/items/${proposal.itemId}`)}>
                      {proposal.itemTitle}, протокол № {proposal.sessionNumber} от{' '}
                      {formatDate(proposal.heldOn)}
                    </a>
                  ),
                  wide: true,
                },
                { label: text.fields.addressee, value: proposal.addressee },
                {
                  label: text.fields.sent,
                  value: proposal.sentOn ? formatDate(proposal.sentOn) : 'не направлено',
                },
                ...(proposal.documentId
                  ? [
                      {
                        label: 'Документ',
                        value: <a href={view.url(`/documents/${proposal.documentId}`)}>Открыть документ</a>,
                      },
                    ]
                  : []),
                ...(proposal.respondedOn
                  ? [
                      { label: text.fields.responded, value: formatDate(proposal.respondedOn) },
                      {
                        label: text.fields.response,
                        value: proposal.response || 'без пояснений',
                        wide: true,
                      },
                    ]
                  : []),
              ]}
            />
          </Section>
          {isPetition ? (
            <Section title={text.fields.nominees}>
              <PlainTable
                caption={text.fields.nominees}
                rows={[...proposal.nominees]}
                rowKey={(row) => row.personId}
                empty="Кандидатов пока нет: внесите, кого, чем и за что поощрить."
                columns={[
                  { key: 'name', title: 'Кого', cell: (row) => row.name },
                  { key: 'post', title: 'Должность', cell: (row) => row.post || '—', wrap: true },
                  { key: 'award', title: text.fields.award, cell: (row) => row.award, wrap: true },
                  { key: 'grounds', title: text.fields.grounds, cell: (row) => row.grounds, wrap: true },
                  {
                    key: 'verdict',
                    title: isDraft ? 'Действие' : text.fields.response,
                    cell: (row) =>
                      isDraft ? (
                        <Act
                          view={view}
                          command={removeNominee}
                          record={proposal}
                          hidden={{ id: proposal.id, personId: row.personId }}
                          small
                          look="quiet"
                        />
                      ) : (
                        verdictWords(row.isGranted)
                      ),
                  },
                ]}
              />
              {isDraft ? (
                <details class="o-group" open={proposal.nominees.length === 0}>
                  <summary class="btn">{addNominee.ru}</summary>
                  <CommandForm
                    view={view}
                    command={addNominee}
                    record={proposal}
                    hidden={{ id: proposal.id }}
                  />
                </details>
              ) : null}
            </Section>
          ) : null}
          {proposal.state === 'sent' && !proposal.toBodyId ? (
            <Section title="Ответ адресата">
              <CommandForm
                view={view}
                command={answerProposal}
                record={proposal}
                hidden={keyed}
                values={{ verdict: 'granted', respondedOn: view.today }}
                only={['verdict', ...(isPetition ? ['declined'] : []), 'response', 'respondedOn']}
                options={{
                  declined: proposal.nominees.map((each) => ({ value: each.personId, label: each.name })),
                }}
              />
            </Section>
          ) : null}
        </>
      ),
    };
  },
});

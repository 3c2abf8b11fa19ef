// One question at the meeting: materials, recusals, the vote in one press or by name, the decision with its reason.
import { refusalOf } from '../../../kernel/perform.ts';
import { upperFirst } from '../../../platform/language/index.ts';
import { Facts, Icon, Section } from '../../../ui/index.ts';
import { openBox } from '../ballot.commands.ts';
import { type Motion, outcomeWords, tallyWords } from '../councils.text.ts';
import { decide, postpone, wordingOf } from '../decision.commands.ts';
import { verdictOf } from '../quorum.ts';
import { isRemote } from '../remote/remote.deadline.ts';
import { reopenItem } from '../reopen.commands.ts';
import { isVoted, itemTally, quorumAt } from '../sheet.ts';
import { declareRecusal, withdrawRecusal } from '../vote.commands.ts';
import { TaskList } from './decision-tasks.tsx';
import { GroundsList } from './grounds.tsx';
import { ItemFiles } from './item-files.tsx';
import { Labelled } from './labelled.tsx';
import { Act, CommandForm } from './parts.tsx';

import { SecretVotes } from './session-ballot.tsx';
import { type ItemProps, motionOptions, OwnVote, recordOf, Votes } from './session-votes.tsx';

export function CurrentItem(props: ItemProps) {
  const { view, item, grounds, files } = props;
  return (
    <Section title={`${item.position}. ${item.title}`}>
      {item.speaker ? <p>Докладчик: {item.speaker}</p> : null}
      {item.materialsPath ? (
        <p>
          <a href={view.url(item.materialsPath)}>Материалы вопроса</a>
        </p>
      ) : null}
      <ItemFiles view={view} files={files} itemId={item.id} />
      <GroundsList view={view} grounds={grounds} />
      {item.proposedDecision ? <p class="o-hint">Проект решения: {item.proposedDecision}</p> : null}
      <Recusals {...props} />
      {item.decision ? <Decided {...props} /> : <Open {...props} />}
    </Section>
  );
}

function Recusals(props: ItemProps) {
  const { view, sheet, item, names } = props;
  const record = recordOf(props);
  const runs = !refusalOf(view, withdrawRecusal, record);
  const isOpen = item.state === 'scheduled';
  const others = sheet.members.filter((member) => !item.recused.includes(member.personId));
  return (
    <>
      {item.recusals.length > 0 ? (
        <ul class="o-people">
          {item.recusals.map(({ personId, reason, source }) => (
            <li>
              <span>Отвод: {names(personId).short}</span>
              <small>{reason}</small>
              {isOpen && source === 'declared' ? (
                <Act
                  view={view}
                  command={withdrawRecusal}
                  record={record}
                  hidden={{ itemId: item.id, personId }}
                  small
                  look="quiet"
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {isOpen &&
      !refusalOf(view, declareRecusal, record) &&
      !item.recused.includes(view.actor.personId ?? '') ? (
        <details class="o-group">
          <summary class="btn btn-sm">{runs ? 'Записать отвод' : 'Взять отвод'}</summary>
          <CommandForm
            view={view}
            repeated
            command={declareRecusal}
            record={record}
            hidden={{ itemId: item.id }}
            only={runs ? ['personId', 'reason'] : ['reason']}
            options={{
              personId: others.map(({ personId }) => ({ value: personId, label: names(personId).short })),
            }}
          />
        </details>
      ) : null}
    </>
  );
}

function Open(props: ItemProps) {
  const { view, sheet, item, at } = props;
  const record = recordOf(props);
  const quorum = quorumAt(sheet, item, at);
  if (!quorum.reached)
    return (
      <Act
        view={view}
        command={postpone}
        record={record}
        hidden={{ itemId: item.id }}
        look="primary"
        text="Отложить: нет кворума"
        confirm="Вопрос перейдёт в следующую повестку, в протоколе останется причина."
      >
        <Labelled name="reason" label="Причина" hint="Пусто — нет кворума" widget="text" />
      </Act>
    );
  return (
    <>
      {isRemote(sheet.session) ? (
        <RemoteTally {...props} />
      ) : item.ballot === 'secret' ? (
        <SecretVotes {...props} />
      ) : (
        <>
          <OwnVote {...props} />
          <Votes {...props} />
        </>
      )}
      <DecisionForm {...props} />
      <Act view={view} command={postpone} record={record} hidden={{ itemId: item.id }} look="quiet">
        <Labelled name="reason" label="Причина" widget="text" />
      </Act>
    </>
  );
}

/** By correspondence: the tally of the ballots received; a secret box is counted by the round of the day or at once. */
function RemoteTally(props: ItemProps) {
  const { view, item } = props;
  if (item.ballot === 'secret' && !item.box)
    return (
      <Act
        view={view}
        command={openBox}
        record={recordOf(props)}
        hidden={{ itemId: item.id }}
        look="primary"
      />
    );
  return (
    <p role="status">
      <strong>{upperFirst(tallyWords(itemTally(item)))}</strong>
    </p>
  );
}

/** After the vote the form is filled as voted; without a vote only «принять к сведению» is offered. */
function DecisionForm(props: ItemProps) {
  const { view, item } = props;
  const isDone = isVoted(item);
  const outcome = isDone ? votedOutcome(props) : 'note';
  const form = (
    <CommandForm
      view={view}
      command={decide}
      record={recordOf(props)}
      hidden={{ itemId: item.id }}
      values={{ outcome, text: outcome ? wordingOf(item, outcome) : '' }}
      options={{
        outcome: motionOptions(item),
        ownerId: props.owners,
      }}
    />
  );
  if (isDone) return <section class="mt-3">{form}</section>;
  if (refusalOf(view, decide, recordOf(props))) return null;
  return (
    <details class="o-group mt-3" open={view.form?.command === decide.name}>
      <summary class="btn">Принять к сведению без голосования</summary>
      {form}
    </details>
  );
}

/** The outcome the votes give: the motion, or the refusal where a motion to approve failed. */
function votedOutcome({ sheet, item, at }: ItemProps): Motion | '' {
  const presider = item.votes.find((vote) => vote.personId === sheet.session.presiderId)?.choice ?? null;
  const { carried } = verdictOf(itemTally(item), quorumAt(sheet, item, at).eligible, presider, sheet.rule);
  if (carried) return item.motion;
  return item.motion === 'approve' ? 'decline' : '';
}

function Decided(props: ItemProps) {
  const { view, item } = props;
  const { decision } = item;
  if (!decision) return null;
  return (
    <>
      <Facts
        facts={[
          { label: 'Решили', value: outcomeWords(item, decision.outcome) },
          {
            label: 'Голосовали',
            value: decision.outcome === 'postpone' ? 'не голосовали' : tallyWords(decision.tally),
          },
          { label: 'Текст решения', value: decision.text, wide: true },
          ...(decision.reason ? [{ label: 'Обоснование', value: decision.reason, wide: true }] : []),
        ]}
      />
      <TaskList {...props} />
      {decision.byCastingVote ? (
        <p>
          <Icon name="scale" /> Голоса разделились поровну: решил голос председательствующего.
        </p>
      ) : null}
      {item.state === 'decided' && !isRemote(props.sheet.session) ? (
        <Act
          view={view}
          command={reopenItem}
          record={recordOf(props)}
          hidden={{ itemId: item.id }}
          look="quiet"
          confirm="Решение и голоса будут сняты, вопрос рассматривается заново."
        />
      ) : null}
    </>
  );
}

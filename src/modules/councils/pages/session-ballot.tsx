// A secret vote at the meeting: a member's one ballot, how many have voted, the box counted when it is over.
import { refusalOf } from '../../../kernel/perform.ts';
import { upperFirst } from '../../../platform/language/index.ts';
import { chooseBallot, openBox, recordBallots } from '../ballot.commands.ts';
import { choices, outcomeWords, tallyWords } from '../councils.text.ts';
import { eligibleFor, isVoted, itemTally } from '../sheet.ts';
import { castVote } from '../vote.commands.ts';
import { Act, CommandForm } from './parts.tsx';
import { type ItemProps, recordOf } from './session-votes.tsx';

export function SecretVotes(props: ItemProps) {
  const { view, sheet, item, at, names } = props;
  const record = recordOf(props);
  const hidden = { itemId: item.id };
  const eligible = eligibleFor(sheet, item, at);
  const own = view.actor.personId ?? '';
  const mayVote = eligible.some((member) => member.personId === own) && !isVoted(item);
  const runs = !refusalOf(view, openBox, record);
  return (
    <section class="mt-3">
      <h3>Тайное голосование: {outcomeWords(item, item.motion)}</h3>
      <p role="status">
        {isVoted(item) ? (
          <strong>{upperFirst(tallyWords(itemTally(item)))}</strong>
        ) : (
          `Проголосовали ${item.voters.length} из ${eligible.length}. Кто как голосовал, не хранится.`
        )}
      </p>
      {mayVote && item.voters.includes(own) ? <p>Ваш бюллетень в урне.</p> : null}
      {mayVote && !item.voters.includes(own) ? (
        <div class="o-buttons">
          <span>Ваш бюллетень</span>
          {(['for', 'against', 'abstain'] as const).map((choice) => (
            <Act
              view={view}
              command={castVote}
              record={record}
              hidden={{ ...hidden, choice }}
              text={choices[choice]}
              confirm="Бюллетень опускают один раз, изменить его будет нельзя."
            />
          ))}
        </div>
      ) : null}
      {runs && !isVoted(item) ? (
        <>
          <div class="o-buttons">
            <Act
              view={view}
              command={openBox}
              record={record}
              hidden={hidden}
              look={item.voters.length > 0 ? 'primary' : 'plain'}
              confirm="Голосование закончится, итог увидят все."
            />
            {item.voters.length === 0 ? (
              <Act
                view={view}
                command={chooseBallot}
                record={record}
                hidden={{ ...hidden, ballot: 'open', motion: item.motion }}
                text="Голосовать открыто"
                look="quiet"
              />
            ) : null}
          </div>
          {item.voters.length === 0 ? (
            <details class="o-group" open={view.form?.command === recordBallots.name}>
              <summary class="btn">Голосовали бумажными бюллетенями</summary>
              <CommandForm
                view={view}
                command={recordBallots}
                record={record}
                hidden={hidden}
                values={{ votesFor: eligible.length, votesAgainst: 0, abstained: 0, spoiled: 0 }}
                options={{
                  silent: eligible.map(({ personId }) => ({ value: personId, label: names(personId).short })),
                }}
              />
            </details>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

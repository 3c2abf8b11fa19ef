// Votes on one question: a member's own press, «единогласно», or by name where opinions differ.

import { refusalOf } from '../../../kernel/perform.ts';
import { upperFirst } from '../../../platform/language/index.ts';
import { Field, FormPage } from '../../../ui/index.ts';
import type { ItemOfBody } from '../agenda.commands.ts';
import { chooseBallot } from '../ballot.commands.ts';
import { choices, type Motion, outcomeWords, tallyWords } from '../councils.text.ts';
import { type AgendaItem, eligibleFor, type Ground, itemTally } from '../sheet.ts';
import { castVote, recordVotes } from '../vote.commands.ts';
import type { WithOwners } from './decision-tasks.tsx';
import type { FilesByItem } from './item-files.tsx';
import { Act } from './parts.tsx';
import type { PlaceProps } from './session-agenda.tsx';

export interface ItemProps extends PlaceProps, WithOwners {
  readonly files: FilesByItem;
  readonly item: AgendaItem;
  /** Papers behind the question: of the decision, else as they stand now. */
  readonly grounds: readonly Ground[];
  readonly at: Date;
}

export const recordOf = ({ sheet, item }: ItemProps): ItemOfBody => ({
  id: item.id,
  state: item.state,
  version: item.version,
  bodyId: item.bodyId,
  institutionId: sheet.session.institutionId,
  item,
});

/** A question of the body's own is resolved, recommended or noted; one about a record is also refused or returned. */
export const motionsOf = (item: Pick<AgendaItem, 'subjectKind'>): readonly Motion[] =>
  item.subjectKind === null
    ? ['approve', 'recommend', 'note', 'decline']
    : ['approve', 'decline', 'return', 'note', 'recommend'];
export const motionOptions = (item: Pick<AgendaItem, 'subjectKind'>) =>
  motionsOf(item).map((value) => ({ value, label: outcomeWords(item, value) }));

/** A member's own three buttons; the last press counts until the decision is written. */
export function OwnVote(props: ItemProps) {
  const { view, sheet, item, at } = props;
  const own = view.actor.personId ?? '';
  if (!eligibleFor(sheet, item, at).some((member) => member.personId === own)) return null;
  const mine = item.votes.find((vote) => vote.personId === own)?.choice;
  return (
    <div class="o-buttons">
      <span>Ваш голос{mine ? `: ${choices[mine]}` : ''}</span>
      {(['for', 'against', 'abstain'] as const).map((choice) => (
        <Act
          view={view}
          command={castVote}
          record={recordOf(props)}
          hidden={{ itemId: item.id, choice }}
          text={choices[choice]}
          look={mine === choice ? 'primary' : 'plain'}
        />
      ))}
    </div>
  );
}

/** One press for «единогласно»; names only where opinions differ. */
export function Votes(props: ItemProps) {
  const { view, item } = props;
  const record = recordOf(props);
  if (refusalOf(view, recordVotes, record)) return null;
  return (
    <section class="mt-3">
      <h3>Голосование</h3>
      {item.votes.length > 0 ? (
        <p role="status">
          <strong>
            {upperFirst(outcomeWords(item, item.motion))}: {tallyWords(itemTally(item))}
          </strong>
        </p>
      ) : null}
      <div class="o-buttons">
        {motionsOf(item).map((motion) => (
          <Act
            view={view}
            command={recordVotes}
            record={record}
            hidden={{ itemId: item.id, motion }}
            text={`Единогласно: ${outcomeWords(item, motion)}`}
            look={motion === item.motion && item.votes.length === 0 ? 'primary' : 'plain'}
            small
          />
        ))}
      </div>
      {item.votes.length === 0 ? (
        <Act
          view={view}
          command={chooseBallot}
          record={record}
          hidden={{ itemId: item.id, ballot: 'secret', motion: item.motion }}
          look="quiet"
          small
        />
      ) : null}
      <details class="o-group mt-3" open={view.form?.command === recordVotes.name}>
        <summary class="btn">Мнения разделились: «за» все, кроме отмеченных</summary>
        <NamedVotes {...props} />
      </details>
    </section>
  );
}

function NamedVotes({ view, sheet, item, at, names }: ItemProps) {
  const voted = (choice: string, personId: string) =>
    item.votes.some((vote) => vote.personId === personId && vote.choice === choice);
  const mark = (name: string, choice: string, personId: string, label: string) => (
    <td>
      <input
        type="checkbox"
        class="form-check-input"
        name={`${name}[]`}
        value={personId}
        checked={voted(choice, personId)}
        aria-label={`${label}: ${names(personId).short}`}
      />
    </td>
  );
  return (
    <FormPage
      action={view.self}
      submit="Записать голоса"
      hidden={{ _command: recordVotes.name, _key: `${view.formKey}-votes`, itemId: item.id }}
    >
      <Field
        name="motion"
        label="Голосуется"
        widget="select"
        value={item.motion}
        options={motionOptions(item)}
      />
      <div class="o-edit-scroll">
        <table class="o-edit">
          <thead>
            <tr>
              <th scope="col">Кто</th>
              <th scope="col">Против</th>
              <th scope="col">Воздержался</th>
              <th scope="col">Не голосовал</th>
            </tr>
          </thead>
          <tbody>
            {eligibleFor(sheet, item, at).map(({ personId }) => (
              <tr>
                <th scope="row">{names(personId).short}</th>
                {mark('against', 'against', personId, 'Против')}
                {mark('abstained', 'abstain', personId, 'Воздержался')}
                {mark('silent', '', personId, 'Не голосовал')}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </FormPage>
  );
}

// The place of a vote by correspondence while ballots come in: the member's own ballot, and who has sent one.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatMoment } from '../../../platform/language/index.ts';
import { Field, FormPage, PlainTable, Section } from '../../../ui/index.ts';
import { choices, memberRoles, outcomeWords } from '../councils.text.ts';
import { type FilesByItem, ItemFiles } from '../pages/item-files.tsx';
import type { Names } from '../papers/people.ts';
import { quorumAt, type Sheet, wasPresent } from '../sheet.ts';
import { questionsFor, sendBallot } from './remote.commands.ts';
import { untilWords } from './remote.deadline.ts';
import { remoteText as text } from './remote.text.ts';

interface Props {
  readonly view: PageView;
  readonly sheet: Sheet;
  readonly names: Names;
  readonly files: FilesByItem;
}

export function RemoteBallots(props: Props) {
  const { view, sheet, names } = props;
  const quorum = quorumAt(sheet, null, view.now);
  return (
    <>
      <Section title={text.section(untilWords(view, sheet.session))}>
        <p role="status">
          {text.received(quorum.present, quorum.composition)}. {text.needed(quorum.needed)}
        </p>
        <OwnBallot {...props} />
      </Section>
      <Section title={text.who}>
        <PlainTable
          caption={text.who}
          rows={[...sheet.members]}
          rowKey={(member) => member.personId}
          columns={[
            { key: 'who', title: text.member, cell: (member) => names(member.personId).withPost, wrap: true },
            { key: 'role', title: text.role, cell: (member) => memberRoles[member.role] },
            {
              key: 'sent',
              title: text.sentAt,
              cell: ({ presences: [sent] }) =>
                sent ? formatMoment(sent.arrivedAt, view.territory.zone) : text.waiting,
            },
          ]}
        />
      </Section>
    </>
  );
}

/** One answer to every question, sent together. */
function OwnBallot({ view, sheet, files }: Props) {
  const own = view.actor.personId ?? '';
  const member = sheet.members.find((each) => each.personId === own);
  if (!member || refusalOf(view, sendBallot, sheet.session))
    return <QuestionList view={view} sheet={sheet} files={files} />;
  if (wasPresent(member))
    return (
      <>
        <p>
          <strong>{text.sent}.</strong>
        </p>
        <QuestionList view={view} sheet={sheet} files={files} />
      </>
    );
  const back = view.form?.command === sendBallot.name ? view.form : null;
  const questions = questionsFor(sheet, own);
  return (
    <>
      <p class="o-hint">{text.sendHint}</p>
      <FormPage
        action={view.self}
        submit={sendBallot.ru}
        hidden={{ _command: sendBallot.name, _key: `${view.formKey}-ballot`, sessionId: sheet.session.id }}
        errors={back ? { ...back.refusal.fields } : undefined}
      >
        {questions.map((item, index) => (
          <>
            <input type="hidden" name={`votes[${index}].itemId`} value={item.id} />
            <Field
              name={`votes[${index}].choice`}
              label={`${item.position}. ${item.title}`}
              hint={[
                `${outcomeWords(item, item.motion)}: ${item.proposedDecision}`,
                ...(item.ballot === 'secret' ? [text.secretVote] : []),
              ].join(' — ')}
              widget="radio"
              required
              value={back?.values[`votes[${index}].choice`]}
              options={(['for', 'against', 'abstain'] as const).map((value) => ({
                value,
                label: choices[value],
              }))}
            />
            <ItemFiles view={view} files={files} itemId={item.id} />
            <p>
              <a href={view.url(`/councils/items/${item.id}`)}>
                {text.materials(item.position ?? index + 1)}
              </a>
            </p>
          </>
        ))}
      </FormPage>
      {sheet.items
        .filter((item) => item.recused.includes(own))
        .map((item) => (
          <p class="o-hint">
            {item.position}. {item.title}. {text.recused}
          </p>
        ))}
    </>
  );
}

function QuestionList({ view, sheet, files }: Pick<Props, 'view' | 'sheet' | 'files'>) {
  return (
    <ol>
      {sheet.items.map((item) => (
        <li>
          <a href={view.url(`/councils/items/${item.id}`)}>{item.title}</a>
          <p class="o-hint">{item.proposedDecision}</p>
          <ItemFiles view={view} files={files} itemId={item.id} />
        </li>
      ))}
    </ol>
  );
}

// Buttons above a document: take it as a file, confirm acquaintance, ask others, cancel.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { ActionButton, Field, fieldsOf, LinkButton } from '../../../ui/index.ts';
import { cancelCommand, draftCancellingCommand } from '../cancel.commands.ts';
import { cancelWay } from '../document.cancellation.ts';
import { acknowledgeCommand, askAcquaintanceCommand } from '../document.commands.ts';
import { callDocument, documentText as words } from '../document.text.ts';
import type { CardData } from './card.tsx';

export function DocumentActions({ view, card }: { view: PageView; card: CardData }) {
  const { document, acquaintances } = card;
  const base = view.url(document.path);
  const hidden = (command: { name: string }) => ({
    _command: command.name,
    _key: `${view.formKey}-${command.name}`,
    documentId: document.id,
  });
  const returned = (command: { name: string }) => (view.form?.command === command.name ? view.form : null);
  const errorsOf = (command: { name: string }) => returned(command)?.refusal.fields ?? {};
  const mine = acquaintances.find((each) => each.personId === view.actor.personId);
  const isIssued = document.state === 'registered';
  return (
    <>
      {isIssued && mine && !mine.acknowledgedAt ? (
        <ActionButton
          text={acknowledgeCommand.ru}
          look="primary"
          icon="check"
          action={base}
          hidden={hidden(acknowledgeCommand)}
          confirm={words.acknowledgeNote}
        />
      ) : null}
      <LinkButton text={words.pdf} href={`${base}/pdf`} icon="file-type-pdf" download />
      <LinkButton text={words.docx} href={`${base}/docx`} icon="file-type-docx" download />
      {document.state === 'draft' ? (
        <LinkButton text={words.forSignature} href={`${base}/pdf?sign=1`} icon="printer" download />
      ) : null}
      {isIssued && !refusalOf(view, askAcquaintanceCommand, document) ? (
        <ActionButton
          text={askAcquaintanceCommand.ru}
          icon="users"
          action={base}
          hidden={hidden(askAcquaintanceCommand)}
          open={returned(askAcquaintanceCommand) !== null}
        >
          {fieldsOf(askAcquaintanceCommand.input)
            .filter((field) => field.name === 'personId')
            .map((field) => (
              <Field
                {...field}
                source={`/api/v1${view.url('/people/pick')}`}
                value={returned(askAcquaintanceCommand)?.values[field.name]}
                error={errorsOf(askAcquaintanceCommand)[field.name]}
              />
            ))}
        </ActionButton>
      ) : null}
      {isIssued && !refusalOf(view, draftCancellingCommand, document) ? (
        <CancelByOrder view={view} card={card} />
      ) : null}
      {isIssued && cancelWay(document.kind) === 'reason' && !refusalOf(view, cancelCommand, document) ? (
        <ActionButton
          text={cancelCommand.ru}
          look="danger"
          icon="x"
          action={base}
          hidden={hidden(cancelCommand)}
          open={returned(cancelCommand) !== null}
          confirm={words.cancelConfirm(callDocument(document))}
        >
          {fieldsOf(cancelCommand.input)
            .filter((field) => field.name === 'reason')
            .map((field) => (
              <Field
                {...field}
                value={returned(cancelCommand)?.values[field.name]}
                error={errorsOf(cancelCommand)[field.name]}
              />
            ))}
        </ActionButton>
      ) : null}
    </>
  );
}

/** An order is cancelled by another order: what it will undo is said before the press. */
function CancelByOrder({ view, card }: { view: PageView; card: CardData }) {
  const { document, effects } = card;
  if (cancelWay(document.kind) !== 'order' || effects === null) return null;
  const form = view.form?.command === draftCancellingCommand.name ? view.form : null;
  const refused = isRefusal(effects) ? effects : null;
  return (
    <ActionButton
      text={draftCancellingCommand.ru}
      look="danger"
      icon="x"
      action={view.url(document.path)}
      hidden={{
        _command: draftCancellingCommand.name,
        _key: `${view.formKey}-${draftCancellingCommand.name}`,
        documentId: document.id,
      }}
      disabled={refused ? { reason: refused.text } : undefined}
      open={form !== null}
    >
      <p>{words.effects}:</p>
      <Effects effects={refused ? [] : (effects as readonly string[])} />
      {fieldsOf(draftCancellingCommand.input)
        .filter((field) => field.name === 'reason')
        .map((field) => (
          <Field {...field} value={form?.values.reason} error={form?.refusal.fields.reason} />
        ))}
    </ActionButton>
  );
}

export function Effects({ effects }: { effects: readonly string[] }) {
  if (effects.length === 0) return <p class="o-none">{words.noEffects}</p>;
  return (
    <ul>
      {effects.map((effect) => (
        <li>{effect}</li>
      ))}
    </ul>
  );
}

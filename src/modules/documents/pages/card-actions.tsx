// Buttons above a document: take it as a file, confirm acquaintance, ask others, cancel.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { ActionButton, Field, fieldsOf, LinkButton } from '../../../ui/index.ts';
import { cancelCommand } from '../cancel.commands.ts';
import { cancelWay } from '../document.cancellation.ts';
import { acknowledgeCommand, askAcquaintanceCommand } from '../document.commands.ts';
import { callDocument, documentText as words } from '../document.text.ts';
import type { CardData } from './card.load.ts';

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
          open={returned(acknowledgeCommand) !== null}
        >
          {fieldsOf(acknowledgeCommand.input)
            .filter((field) => field.name === 'remark')
            .map((field) => (
              <Field
                {...field}
                value={returned(acknowledgeCommand)?.values[field.name]}
                error={errorsOf(acknowledgeCommand)[field.name]}
              />
            ))}
        </ActionButton>
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

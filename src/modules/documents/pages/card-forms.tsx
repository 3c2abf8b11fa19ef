// Forms of a document's card: number and date, signer, the wording of a draft, the signed copy.
import type { AnyCommand } from '../../../kernel/command.ts';
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import {
  ActionButton,
  Fields,
  FormPage,
  fieldsOf,
  formatDay,
  formatNumber,
  Section,
} from '../../../ui/index.ts';
import { changeSignerCommand, changeTextCommand, registerCommand } from '../document.commands.ts';
import { kindNames, documentText as words } from '../document.text.ts';
import { attachScanCommand, removeScanCommand } from '../file.commands.ts';
import { textAt } from '../requisites.ts';
import type { CardData } from './card.load.ts';

interface PartProps {
  readonly view: PageView;
  readonly card: CardData;
}

const hiddenOf = ({ view, card }: PartProps, command: AnyCommand, more: Record<string, string> = {}) => ({
  _command: command.name,
  _key: [view.formKey, command.name, ...Object.values(more)].join('-'),
  documentId: card.document.id,
  ...more,
});

/** What the person typed into this very form, when it came back refused. */
const returned = (view: PageView, command: AnyCommand, key?: string) =>
  view.form?.command === command.name && (key === undefined || view.form.values.key === key)
    ? view.form
    : null;

const visibleFields = (command: AnyCommand) =>
  fieldsOf(command.input).filter((field) => !['documentId', 'key', 'fileId'].includes(field.name));

export function RegistrationForm(props: PartProps) {
  const { view, card } = props;
  if (card.document.state !== 'draft' || refusalOf(view, registerCommand, card.document)) return null;
  const form = returned(view, registerCommand);
  return (
    <Section title={words.registration} id="registration">
      <p class="o-hint">{words.registrationHint}</p>
      <NoOfficeFile {...props} />
      <FormPage
        action={view.url(card.document.path)}
        submit={registerCommand.ru}
        hidden={hiddenOf(props, registerCommand)}
        errors={form?.refusal.fields}
      >
        <Fields
          fields={visibleFields(registerCommand).map((field) =>
            field.name === 'date' ? { ...field, max: view.today } : field,
          )}
          values={form?.values ?? { number: card.proposed, date: view.today }}
          errors={form?.refusal.fields}
        />
      </FormPage>
    </Section>
  );
}

/** The kind has no file in the service's own nomenclature: said before the number is given. */
function NoOfficeFile({ view, card }: PartProps) {
  const { office, document } = card;
  if (!office || office.id !== null) return null;
  return (
    <p class="o-hint">
      {words.noOfficeFile(kindNames[document.kind], office.index, office.storageTerm)}{' '}
      <a href={view.url(`/documents/office?index=${encodeURIComponent(office.index)}#office-file`)}>
        {words.toOffice}
      </a>
    </p>
  );
}

export function SignerForm(props: PartProps) {
  const { view, card } = props;
  const { document } = card;
  if (document.state !== 'draft' || refusalOf(view, changeSignerCommand, document)) return null;
  const form = returned(view, changeSignerCommand);
  const signer = document.signer;
  return (
    <Section title={words.signer} id="signer">
      {signer ? <p>{`${signer.post} ${signer.name}`}</p> : null}
      <ActionButton
        text={changeSignerCommand.ru}
        icon="pencil"
        open={form !== null}
        action={view.url(document.path)}
        hidden={hiddenOf(props, changeSignerCommand)}
      >
        <Fields
          fields={visibleFields(changeSignerCommand).map((field) =>
            field.source ? { ...field, source: `/api/v1${view.url('/people/pick')}` } : field,
          )}
          values={form?.values ?? {}}
          errors={form?.refusal.fields}
        />
      </ActionButton>
    </Section>
  );
}

export function EditableTexts(props: PartProps) {
  const { view, card } = props;
  const { document } = card;
  if (document.state !== 'draft' || document.editable.length === 0) return null;
  if (refusalOf(view, changeTextCommand, document)) return null;
  return (
    <Section title={words.texts} id="texts">
      {document.editable.map((place) => {
        const form = returned(view, changeTextCommand, place.key);
        return (
          <FormPage
            action={view.url(document.path)}
            submit={changeTextCommand.ru}
            hidden={hiddenOf(props, changeTextCommand, { key: place.key })}
            errors={form?.refusal.fields}
          >
            <TextField
              id={`text-${place.key}`}
              label={place.label}
              text={form ? String(form.values.text ?? '') : textAt(document.paper, place)}
              error={form?.refusal.fields.text}
            />
          </FormPage>
        );
      })}
    </Section>
  );
}

/** Each of several forms has a field `text`, so the label and the area are tied by an id of their own. */
function TextField(props: { id: string; label: string; text: string; error?: string | undefined }) {
  const { id, label, text, error } = props;
  return (
    <div class={`o-field${error ? ' o-field-bad' : ''}`}>
      <label for={id}>
        <span class="o-label">{label}</span>
      </label>
      {error ? (
        <p class="o-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      <textarea
        id={id}
        name="text"
        rows={5}
        class="form-control"
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        {text}
      </textarea>
    </div>
  );
}

const megabytes = (size: number): string => `${formatNumber(Math.max(0.1, size / 1_048_576), 1)} МБ`;

export function DocumentFiles(props: PartProps) {
  const { view, card } = props;
  const { document, files } = card;
  const may = !refusalOf(view, attachScanCommand, document);
  if (!may && files.length === 0) return null;
  const form = returned(view, attachScanCommand);
  return (
    <Section title={words.files} id="files">
      {files.length === 0 ? <p class="o-none">{words.filesEmpty}</p> : null}
      <ul class="o-files">
        {files.map((file) => (
          <li>
            <a href={view.url(file.path)} data-turbo="false">
              {file.name}
            </a>{' '}
            <small>
              {file.purpose === 'signature' ? words.signature : words.scan}, {megabytes(file.size)},{' '}
              {formatDay(file.uploadedAt, view.territory.zone)}
            </small>{' '}
            {may ? (
              <ActionButton
                text={removeScanCommand.ru}
                small
                look="quiet"
                icon="trash"
                action={view.url(document.path)}
                hidden={hiddenOf(props, removeScanCommand, { fileId: file.id })}
                confirm={file.name}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {may ? (
        <FormPage
          action={view.url(document.path)}
          submit={attachScanCommand.ru}
          hidden={hiddenOf(props, attachScanCommand)}
          errors={form?.refusal.fields}
          multipart
        >
          <Fields
            fields={visibleFields(attachScanCommand)}
            values={form?.values ?? { purpose: 'signed-scan' }}
            errors={form?.refusal.fields}
          />
        </FormPage>
      ) : null}
    </Section>
  );
}

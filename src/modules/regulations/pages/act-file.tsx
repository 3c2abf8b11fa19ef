// The signed copy on the page of an act: the file itself, and the form to attach it.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatFileSize } from '../../../platform/language/index.ts';
import { ActionButton, formatDay, Section } from '../../../ui/index.ts';
import type { ActFile } from '../act-files.ts';
import { attachActFile, detachActFile } from '../commands/act-file.ts';
import type { ActLine } from '../queries/regulations.ts';
import { CommandForm } from './parts.tsx';
import { words } from './words.text.ts';

const text = words.acts;

export function SignedCopy({ view, act, file }: { view: PageView; act: ActLine; file: ActFile | null }) {
  const may = !refusalOf(view, attachActFile, act);
  return (
    <Section title={text.signedCopy} id="file">
      {file ? (
        <ul class="o-files">
          <li>
            <a href={view.url(file.path)} data-turbo="false">
              {file.name}
            </a>{' '}
            <small>
              {formatFileSize(file.size)}, {formatDay(file.uploadedAt, view.territory.zone)}
            </small>{' '}
            {may ? (
              <ActionButton
                text={detachActFile.ru}
                small
                look="quiet"
                icon="trash"
                action={view.self}
                guard={{ idempotencyKey: `${view.formKey}-detach` }}
                hidden={{ _command: detachActFile.name }}
                confirm={file.name}
              />
            ) : null}
          </li>
        </ul>
      ) : (
        <p class="o-none">{text.noSignedCopy}</p>
      )}
      {may ? <CommandForm view={view} command={attachActFile} multipart /> : null}
    </Section>
  );
}

// The step of attachments: signed scan, extract of an election, evidence; each file can be taken back until sending.
import { page, post } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { Field, FormPage, LinkButton, Section } from '../../../../ui/index.ts';
import { type FileEntry, FilesTable, filesOf } from '../../../documents/index.ts';
import { applicationPages as words } from '../../pages/pages.text.ts';
import {
  type AttachmentPurpose,
  attachmentPurposes,
  attachToApplication,
  detachFromApplication,
} from '../application.attachments.ts';
import { applicationLifecycle } from '../application.lifecycle.ts';
import { crumbsOf, loadForEditing, StepsOf } from './application-edit.tsx';

export const purposeName = (purpose: string): string =>
  attachmentPurposes[purpose as AttachmentPurpose] ?? purpose;

type Shown = NonNullable<Awaited<ReturnType<typeof loadForEditing>>> & { files: FileEntry[] };

export const applicationFilesPage = page<Shown>({
  path: '/recognition/applications/:id/edit/files',
  onlyForm: true,
  ru: words.filesTitle,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const shown = await loadForEditing(ctx, id, 'files');
    return shown && { ...shown, files: await filesOf(ctx, { kind: applicationLifecycle.name, id }) };
  },
  posts: [
    post(attachToApplication, {
      next: (output) => `/recognition/applications/${output.id}/edit/files`,
      done: words.attached,
    }),
    post(detachFromApplication, {
      next: (output) => `/recognition/applications/${output.id}/edit/files`,
      done: words.detached,
    }),
  ],
  view: (view, shown) => ({
    title: words.filesTitle,
    crumbs: crumbsOf(shown.application),
    lead: words.stepLead.files,
    body: (
      <>
        <StepsOf view={view} shown={shown} />
        <Section title={words.attachedFiles}>
          <FilesTable
            view={view}
            caption={words.attachedFiles}
            files={shown.files}
            empty={words.noFiles}
            purposeName={purposeName}
            remove={{ command: detachFromApplication.name, id: shown.application.id }}
          />
        </Section>
        <FormPage
          action={view.self}
          submit={attachToApplication.ru}
          multipart
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: attachToApplication.name, id: shown.application.id }}
          errors={{ ...view.form?.refusal.fields }}
        >
          <Field
            name="purpose"
            label={words.purpose}
            widget="select"
            options={Object.entries(attachmentPurposes).map(([value, label]) => ({ value, label }))}
            value={view.form?.values.purpose ?? 'scan'}
          />
          <Field
            name="file"
            label={words.file}
            widget="file"
            required
            accept=".pdf,.docx,.xlsx,.odt,.jpg,.jpeg,.png"
            maxMegabytes={25}
            error={view.form?.refusal.fields.file}
          />
        </FormPage>
        <div class="o-buttons">
          <LinkButton
            text={words.toReview}
            look="primary"
            href={view.url(`/recognition/applications/${shown.application.id}/edit/review`)}
          />
        </div>
      </>
    ),
  }),
});

// The analytical note: what the summary says by itself, the findings and recommendations people add, the document.
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { refuse } from '../../../../kernel/refusal.ts';
import { ActionButton, Fields, FormPage, fieldsOf, LinkButton } from '../../../../ui/index.ts';
import { collectionPath } from '../../collection/collection.commands.ts';
import { type Collection, oneCollection } from '../../collection/collection.queries.ts';
import { collectionText as text } from '../../collection/collection.text.ts';
import { CollectionTabs } from '../../collection/pages/show.tsx';
import { givesWork } from '../../collections.policy.ts';
import { issueNote, saveNote } from '../note.commands.ts';

export const notePage = page<Collection>({
  path: '/collections/tables/:id/note',
  ru: text.note,
  ability: givesWork,
  load: async (ctx, { id = '' }) => {
    const collection = await oneCollection(ctx, id);
    return collection?.state === 'draft' ? refuse('not-sent', text.refusals.notSent) : collection;
  },
  posts: [
    post(saveNote, { next: (output) => `${collectionPath(output.id)}/note`, done: 'Справка сохранена' }),
    post(issueNote, {
      next: (output) => `/documents/${output.documentId}`,
      done: 'Справка оформлена проектом документа',
    }),
  ],
  view: (view, collection) => {
    const path = `${collectionPath(collection.id)}/note`;
    const fields = fieldsOf(saveNote.input).filter((field) => field.name !== 'id');
    const mayKeep = !refusalOf(view, saveNote, collection);
    return {
      title: `${text.note}: ${collection.title}`,
      crumbs: [
        [text.title, '/collections'],
        [collection.title, collectionPath(collection.id)],
      ],
      lead: text.noteLead,
      actions: (
        <>
          <LinkButton text="DOCX" href={view.url(`${path}.docx`)} look="primary" icon="download" download />
          <LinkButton text="PDF" href={view.url(`${path}.pdf`)} icon="file-text" download />
          {collection.noteId ? (
            <LinkButton text="Открыть документ" href={view.url(`/documents/${collection.noteId}`)} />
          ) : mayKeep ? (
            <ActionButton
              text={issueNote.ru}
              action={view.self}
              guard={{ idempotencyKey: `${view.formKey}-issue` }}
              hidden={{ _command: issueNote.name, id: collection.id }}
            />
          ) : null}
        </>
      ),
      body: (
        <>
          <CollectionTabs view={view} id={collection.id} current="note" />
          {mayKeep ? (
            <FormPage
              action={view.self}
              submit={saveNote.ru}
              guard={{ idempotencyKey: view.formKey }}
              hidden={{ _command: saveNote.name, id: collection.id }}
              errors={view.form?.refusal.fields}
              fields={fields}
            >
              <Fields
                fields={fields}
                values={view.form?.values ?? { ...collection }}
                errors={view.form?.refusal.fields}
              />
            </FormPage>
          ) : (
            <p class="o-hint">{text.refusals.keeps}</p>
          )}
        </>
      ),
    };
  },
});

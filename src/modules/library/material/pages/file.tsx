// The form that adds a file to a draft; a page of its own, because a file travels only in a form of its own kind.
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { Fields, FormPage } from '../../../../ui/index.ts';
import { usesFund } from '../../library.policy.ts';
import { attachFile, refuseFrozen } from '../material.commands.ts';
import { type Material, material } from '../material.queries.ts';
import { attachSchema } from '../material.schema.ts';
import { materialText as text } from '../material.text.ts';
import { fieldsFor } from './fields.ts';

export const filePage = page<Material>({
  path: '/library/materials/:id/file',
  onlyForm: true,
  ru: attachFile.ru,
  ability: usesFund,
  load: async (ctx, { id = '' }) => {
    const found = await material(ctx, id);
    return found && (refusalOf(ctx, attachFile, found) ?? refuseFrozen(found) ?? found);
  },
  posts: [
    post(attachFile, { next: (output) => `/library/materials/${output.id}`, done: text.done.attached }),
  ],
  view: (view, found) => {
    const fields = fieldsFor(view, attachSchema);
    return {
      title: attachFile.ru,
      crumbs: [
        [text.title, '/library'],
        [found.shown.title, `/library/materials/${found.id}`],
      ],
      body: (
        <FormPage
          action={view.self}
          submit={attachFile.ru}
          multipart
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: attachFile.name, id: found.id, version: String(found.version) }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'Не прикладывать', href: view.url(`/library/materials/${found.id}`) }}
        >
          <Fields fields={fields} errors={view.form?.refusal.fields} />
        </FormPage>
      ),
    };
  },
});

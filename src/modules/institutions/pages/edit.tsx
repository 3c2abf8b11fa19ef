// Two forms over one record: the methodist corrects the details, an operator keeps the contacts of the own institution.
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { type FieldDescriptor, Fields, FormPage } from '../../../ui/index.ts';
import { correctInstitution, editContacts, refuseClosed } from '../institution.commands.ts';
import { type Institution, institution } from '../institution.queries.ts';
import { institutionText as text } from '../institution.text.ts';
import { contactFields, identifierFields, kindField, oktmoField } from './fields.ts';

interface Form {
  readonly way: string;
  readonly command: typeof correctInstitution | typeof editContacts;
  readonly lead: string;
  readonly fields: FieldDescriptor[];
}

const formPage = ({ way, command, lead, fields }: Form) =>
  page<Institution>({
    path: `/institutions/:id/${way}`,
    ru: command.ru,
    ability: signedIn,
    load: async (ctx, { id = '' }) => {
      const card = await institution(ctx, id);
      return card && (refusalOf(ctx, command, card) ?? refuseClosed(card) ?? card);
    },
    posts: [post(command, { next: (output) => `/institutions/${output.id}`, done: 'Сведения сохранены' })],
    view: (view, card) => ({
      title: command.ru,
      crumbs: [
        [text.title, '/institutions'],
        [card.shortName, `/institutions/${card.id}`],
      ],
      lead,
      body: (
        <FormPage
          action={view.self}
          submit="Сохранить"
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: command.name, version: String(card.version) }}
          errors={view.form?.refusal.fields}
          cancel={{ text: 'Не менять', href: view.url(`/institutions/${card.id}`) }}
        >
          <Fields
            fields={fields}
            values={view.form?.values ?? { ...card }}
            errors={view.form?.refusal.fields}
          />
        </FormPage>
      ),
    }),
  });

export const correctPage = formPage({
  way: 'correct',
  command: correctInstitution,
  lead: 'Здесь исправляют ошибки. Переименование и другие изменения по документу — в меню «Ещё» на карточке.',
  fields: [kindField, ...identifierFields, oktmoField, ...contactFields],
});

export const contactsPage = formPage({
  way: 'contacts',
  command: editContacts,
  lead: 'По этим контактам организацию находят методисты и другие школы.',
  fields: contactFields,
});

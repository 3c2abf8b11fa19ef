// Two forms over one record: the methodist corrects the details, an operator keeps the contacts of the own institution.
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { type FieldDescriptor, Fields, FormPage } from '../../../ui/index.ts';
import { correctInstitution, editContacts, refuseClosed } from '../institution.commands.ts';
import { type Institution, institution } from '../institution.queries.ts';
import { institutionText as text } from '../institution.text.ts';
import { type InstitutionChoice, institutionChoice } from './choice.ts';
import {
  belongingFields,
  contactFields,
  identifierFields,
  kindField,
  oktmoField,
  withParentChoice,
} from './fields.ts';

interface Form {
  readonly way: string;
  readonly command: typeof correctInstitution | typeof editContacts;
  readonly lead: string;
  readonly fields: FieldDescriptor[];
}

const formPage = ({ way, command, lead, fields }: Form) =>
  page<{ card: Institution; choice: InstitutionChoice }>({
    path: `/institutions/:id/${way}`,
    onlyForm: true,
    ru: command.ru,
    ability: signedIn,
    load: async (ctx, { id = '' }) => {
      const card = await institution(ctx, id);
      if (!card) return null;
      const complaint = refusalOf(ctx, command, card) ?? refuseClosed(card);
      return complaint ?? { card, choice: await institutionChoice(ctx, { chosen: card.parentId }) };
    },
    posts: [post(command, { next: (output) => `/institutions/${output.id}`, done: 'Сведения сохранены' })],
    view: (view, { card, choice }) => ({
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
            fields={withParentChoice(fields, choice)}
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
  fields: [kindField, ...identifierFields, oktmoField, ...belongingFields, ...contactFields],
});

export const contactsPage = formPage({
  way: 'contacts',
  command: editContacts,
  lead: 'По этим контактам организацию находят методисты и другие школы.',
  fields: contactFields,
});

// The form that enters a person with the first post.
import { page, post } from '../../../kernel/page.ts';
import { type FieldDescriptor, Fields, FormPage } from '../../../ui/index.ts';
import { addPersonWithPost } from '../person.commands.ts';
import { keepsStaff } from '../person.policy.ts';
import { personText as text } from '../person.text.ts';
import { withChoices } from './choices.ts';
import { contactFields, nameFields, postFields } from './fields.ts';

const group = (title: string) => (field: FieldDescriptor) => ({ ...field, group: title });

/** Asked only after a namesake was found. */
const anotherField: FieldDescriptor = { name: 'another', label: text.fields.another, widget: 'checkbox' };

export const newPersonPage = page<FieldDescriptor[]>({
  path: '/people/new',
  ru: 'Новый человек',
  ability: keepsStaff,
  load: async (ctx) => [
    ...nameFields,
    ...(await withChoices(ctx, postFields, { ownOnly: true })).map(group('Должность')),
    ...contactFields.map(group('Контакты')),
  ],
  posts: [
    post(addPersonWithPost, { next: (output) => `/people/${output.id}`, done: 'Человек внесён в реестр' }),
  ],
  view: (view, fields) => {
    const errors = view.form?.refusal.fields;
    const choices = fields.find((field) => field.name === 'institutionId')?.options ?? [];
    const only = choices.length === 1 ? choices[0]?.value : undefined;
    const institutionId = view.query.get('institutionId') ?? only ?? '';
    const start = { place: 'institution', employment: 'main', startsOn: view.today, institutionId };
    return {
      title: 'Новый человек',
      crumbs: [[text.title, '/people']],
      lead: 'Имя, место работы и должность обязательны; контакты можно дополнить позже.',
      body: (
        <FormPage
          action={view.self}
          submit={addPersonWithPost.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: addPersonWithPost.name }}
          errors={errors}
          cancel={{ text: 'Не вносить', href: view.url('/people') }}
        >
          <Fields
            fields={errors?.another ? [anotherField, ...fields] : fields}
            values={view.form?.values ?? start}
            errors={errors}
          />
        </FormPage>
      ),
    };
  },
});

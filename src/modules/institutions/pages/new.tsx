// The form that enters an institution of any type into the register.
import { page, post } from '../../../kernel/page.ts';
import { Fields, FormPage } from '../../../ui/index.ts';
import { registerInstitution } from '../institution.commands.ts';
import { keepRegister } from '../institution.policy.ts';
import { institutionText as text } from '../institution.text.ts';
import { type InstitutionChoice, institutionChoice } from './choice.ts';
import {
  belongingFields,
  contactFields,
  identifierFields,
  kindField,
  nameFields,
  oktmoField,
  withParentChoice,
} from './fields.ts';

const group = (title: string) => (field: (typeof nameFields)[number]) => ({ ...field, group: title });

const fields = [
  kindField,
  ...nameFields,
  ...[...identifierFields, oktmoField].map(group('Реквизиты')),
  ...belongingFields.map(group('Принадлежность и программы')),
  ...contactFields.map(group('Контакты')),
  ...[
    { name: 'openedOn', label: text.fields.openedOn, widget: 'date' as const, width: 'short' as const },
    { name: 'act', label: text.fields.act, widget: 'text' as const, hint: text.hints.act },
  ].map(group('С какого времени')),
];

export const registerPage = page<InstitutionChoice>({
  path: '/institutions/new',
  ru: 'Новая организация',
  ability: keepRegister,
  load: (ctx) => institutionChoice(ctx),
  posts: [
    post(registerInstitution, {
      next: (output) => `/institutions/${output.id}`,
      done: (output) => `Организация внесена: ${output.name}`,
    }),
  ],
  view: (view, choice) => ({
    title: 'Новая организация',
    crumbs: [[text.title, '/institutions']],
    lead: 'Подойдёт организация любого типа и вида. Обязательны тип и наименования.',
    body: (
      <FormPage
        action={view.self}
        submit={registerInstitution.ru}
        guard={{ idempotencyKey: view.formKey }}
        hidden={{ _command: registerInstitution.name }}
        errors={view.form?.refusal.fields}
        cancel={{ text: 'Не вносить', href: view.url('/institutions') }}
      >
        <Fields
          fields={withParentChoice(fields, choice)}
          values={view.form?.values}
          errors={view.form?.refusal.fields}
        />
      </FormPage>
    ),
  }),
});

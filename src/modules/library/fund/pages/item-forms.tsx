// Forms of the catalogue: a new item with its copies, its details put right, more copies.
import { page, post } from '../../../../kernel/page.ts';
import { Fields, FormPage } from '../../../../ui/index.ts';
import { keepsFund } from '../../library.policy.ts';
import { fieldsFor } from '../../material/pages/fields.ts';
import { fundText as text } from '../fund.text.ts';
import { addCopies, addItem, correctItem } from '../item.commands.ts';
import { type Item, item } from '../item.queries.ts';
import { addCopiesSchema, addItemSchema, correctItemSchema } from '../item.schema.ts';

const back = (output: { id: string }) => `/library/items/${output.id}`;

export const newItemPage = page<object>({
  path: '/library/items/new',
  ru: addItem.ru,
  ability: keepsFund,
  load: async () => ({}),
  posts: [post(addItem, { next: back, done: text.done.added })],
  view: (view) => {
    const fields = fieldsFor(view, addItemSchema);
    return {
      title: addItem.ru,
      crumbs: [[text.title, '/library/items']],
      lead: 'Одно издание и его экземпляры. Целый список быстрее внести в «Поступлениях».',
      body: (
        <FormPage
          action={view.self}
          submit={addItem.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: addItem.name }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'Не вносить', href: view.url('/library/items') }}
        >
          <Fields
            fields={fields}
            values={view.form?.values ?? { kind: 'literature', copies: 1 }}
            errors={view.form?.refusal.fields}
          />
        </FormPage>
      ),
    };
  },
});

const formPages = [
  { way: 'edit', command: correctItem, schema: correctItemSchema, done: text.done.corrected },
  { way: 'copies', command: addCopies, schema: addCopiesSchema, done: text.done.copies },
] as const;

export const itemFormPages = formPages.map(({ way, command, schema, done }) =>
  page<Item>({
    path: `/library/items/:id/${way}`,
    onlyForm: true,
    ru: command.ru,
    ability: keepsFund,
    load: (ctx, { id = '' }) => item(ctx, id),
    posts: [post(command as typeof correctItem, { next: back, done })],
    view: (view, found) => {
      const fields = fieldsFor(view, schema);
      const start = way === 'edit' ? { ...found, subjects: found.subjects.join(', ') } : { copies: 1 };
      return {
        title: command.ru,
        crumbs: [
          [text.title, '/library/items'],
          [found.title, `/library/items/${found.id}`],
        ],
        body: (
          <FormPage
            action={view.self}
            submit={command.ru}
            guard={{ idempotencyKey: view.formKey }}
            hidden={{ _command: command.name, ...(way === 'edit' ? { version: String(found.version) } : {}) }}
            errors={view.form?.refusal.fields}
            fields={fields}
            cancel={{ text: 'Не менять', href: view.url(`/library/items/${found.id}`) }}
          >
            <Fields fields={fields} values={view.form?.values ?? start} errors={view.form?.refusal.fields} />
          </FormPage>
        ),
      };
    },
  }),
);

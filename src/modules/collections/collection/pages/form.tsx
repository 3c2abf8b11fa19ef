// The author's table: columns, rows, checks; below it, how an institution will see it.
import { page, post } from '../../../../kernel/page.ts';
import { refuse } from '../../../../kernel/refusal.ts';
import { Fields, FormPage, fieldsOf, Section } from '../../../../ui/index.ts';
import { givesWork } from '../../collections.policy.ts';
import { collectionPath, saveForm } from '../collection.commands.ts';
import { type Collection, oneCollection } from '../collection.queries.ts';
import { collectionText as text } from '../collection.text.ts';
import { numberOf, sayCheck, type TableForm, typedOf } from '../form.ts';

export const collectionFormPage = page<Collection>({
  path: '/collections/tables/:id/form',
  onlyForm: true,
  ru: text.form,
  ability: givesWork,
  load: async (ctx, { id = '' }) => {
    const collection = await oneCollection(ctx, id);
    return collection && collection.state !== 'draft'
      ? refuse('already-sent', text.refusals.sent, { norm: 'data-collection' })
      : collection;
  },
  posts: [
    post(saveForm, { next: (output) => `${collectionPath(output.id)}/form`, done: 'Таблица сохранена' }),
  ],
  view: (view, collection) => {
    const fields = fieldsOf(saveForm.input).filter((field) => !['id', 'version'].includes(field.name));
    return {
      title: collection.title,
      crumbs: [
        [text.title, '/collections'],
        [collection.title, collectionPath(collection.id)],
      ],
      lead: text.formLead,
      wide: true,
      body: (
        <>
          <FormPage
            action={view.self}
            submit={saveForm.ru}
            guard={{ idempotencyKey: view.formKey, version: collection.version }}
            hidden={{ _command: saveForm.name, id: collection.id }}
            errors={view.form?.refusal.fields}
            fields={fields}
            cancel={{ text: 'К сбору и отправке', href: view.url(collectionPath(collection.id)) }}
          >
            <Fields
              fields={fields}
              values={view.form?.values ?? { ...collection, ...typedOf(collection.form) }}
              errors={view.form?.refusal.fields}
            />
          </FormPage>
          {collection.form.columns.length > 0 ? (
            <Section title={text.preview}>
              <TablePreview form={collection.form} />
            </Section>
          ) : null}
        </>
      ),
    };
  },
});

/** Heads, numbers of columns and the first rows, as the institution gets them. */
export function TablePreview({ form }: { form: TableForm }) {
  const titles = form.rows === 'fixed' ? form.titles.slice(0, 20) : [''];
  return (
    <>
      <section class="o-table-scroll" tabindex={0} aria-label={text.preview}>
        <table class="table o-table">
          <caption class="visually-hidden">{text.preview}</caption>
          <thead>
            <tr>
              {form.rows === 'fixed' ? <th scope="col">Строка</th> : null}
              {form.columns.map((column) => (
                <th scope="col">
                  <ColumnHead column={column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {titles.map((title) => (
              <tr>
                {form.rows === 'fixed' ? <td data-title="Строка">{title}</td> : null}
                {form.columns.map((column) => (
                  <td data-title={column.title}>{column.source ? <em>{text.knownMark}</em> : '…'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Checks form={form} />
    </>
  );
}

export function ColumnHead({ column }: { column: TableForm['columns'][number] }) {
  const bounds = [
    column.min === null ? '' : `от ${column.min}`,
    column.max === null ? '' : `до ${column.max}`,
    column.choices.join(' / '),
    column.of.length > 0 ? `сумма ${column.of.map(numberOf).join(' + ')}` : '',
    column.hint,
  ].filter(Boolean);
  return (
    <>
      {numberOf(column.key)}. {column.title}
      {column.required ? <span title="обязательно"> *</span> : null}
      {bounds.length > 0 ? <span class="o-hint"> {bounds.join('; ')}</span> : null}
    </>
  );
}

export function Checks({ form }: { form: TableForm }) {
  if (form.checks.length === 0) return null;
  return <p class="o-hint">Проверки: {form.checks.map(sayCheck).join('; ')}.</p>;
}

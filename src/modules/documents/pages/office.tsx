// The office's nomenclature of files (номенклатура дел): index, title, storage term, the kind that goes into it.
import { page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import {
  Badge,
  type Column,
  Fields,
  Flash,
  FormPage,
  fieldsOf,
  PrintButton,
  Section,
  SortableTable,
} from '../../../ui/index.ts';
import { isStaff } from '../document.policy.ts';
import { kindNames, documentText as words } from '../document.text.ts';
import { setOfficeFileCommand } from '../office.commands.ts';
import { type OfficeFile, officeFiles } from '../office.queries.ts';

const columnsFor = (changeHref: ((file: OfficeFile) => string) | null): Column<OfficeFile>[] => [
  { key: 'index', title: 'Индекс', cell: (file) => file.index },
  { key: 'title', title: 'Заголовок дела', cell: (file) => file.title, wrap: true },
  { key: 'term', title: 'Срок хранения', cell: (file) => file.storageTerm },
  {
    key: 'own',
    title: 'Основание',
    cell: (file) => (file.id ? '' : <Badge tone="waiting" text={words.officeSuggested} />),
  },
  { key: 'kind', title: 'Вид документов', cell: (file) => (file.kind ? kindNames[file.kind] : '') },
  {
    key: 'year',
    title: 'Нумерация',
    cell: (file) => (file.yearUnit ? words.yearUnits[file.yearUnit] : ''),
  },
  ...(changeHref
    ? [
        {
          key: 'change',
          title: words.changeColumn,
          cell: (file: OfficeFile) => <a href={changeHref(file)}>{words.change}</a>,
        },
      ]
    : []),
];

export const officePage = page({
  path: '/documents/office',
  ru: words.officeTitle,
  ability: isStaff,
  load: async (ctx, _params, query) => {
    const files = await officeFiles(ctx);
    return {
      files,
      chosen: files.find((file) => file.index === query.get('index')) ?? null,
      refusal: refusalOf(ctx, setOfficeFileCommand, undefined),
    };
  },
  posts: [post(setOfficeFileCommand, { next: () => '/documents/office', done: words.officeSaved })],
  view: (view, { files, chosen, refusal }) => {
    const path = view.url('/documents/office');
    const suggested = files.flatMap((file) =>
      file.id || !file.kind ? [] : kindNames[file.kind].toLowerCase(),
    );
    const values = view.form?.values ?? (chosen ? { ...chosen } : {});
    return {
      title: words.officeTitle,
      crumbs: [[words.registerTitle, '/documents']],
      lead: words.officeLead,
      actions: <PrintButton />,
      body: (
        <>
          {suggested.length > 0 ? (
            <Flash kind="warning" text={words.noOfficeFiles(suggested.join(', '))} />
          ) : null}
          <div class="card o-list-card">
            <SortableTable
              caption={words.officeTitle}
              columns={columnsFor(
                refusal ? null : (file) => `${path}?index=${encodeURIComponent(file.index)}#office-file`,
              )}
              rows={files}
              rowKey={(file) => file.index}
            />
          </div>
          {refusal ? null : (
            <Section title={chosen ? words.officeChange(chosen.index) : words.officeAdd} id="office-file">
              {view.form && Object.keys(view.form.refusal.fields).length === 0 ? (
                <Flash kind="trouble" text={view.form.refusal.text} />
              ) : null}
              <FormPage
                action={path}
                submit={setOfficeFileCommand.ru}
                hidden={{ _command: setOfficeFileCommand.name, _key: view.formKey }}
                errors={view.form?.refusal.fields}
              >
                <Fields
                  fields={fieldsOf(setOfficeFileCommand.input)}
                  values={values}
                  errors={view.form?.refusal.fields}
                />
              </FormPage>
            </Section>
          )}
        </>
      ),
    };
  },
});

// The form that takes a file: what is in it, whose list it is, the file itself.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page, post } from '../../../kernel/page.ts';
import { type FieldDescriptor, Fields, FormPage } from '../../../ui/index.ts';
import { institutionChoice } from '../../institutions/index.ts';
import { keepsAll, loadsLists, ownInstitutions } from '../import.policy.ts';
import { importText as text } from '../import.text.ts';
import { kinds } from '../kinds.ts';
import type { ListKind } from '../list-kind.ts';
import { readList } from '../read-list.ts';

interface Shown {
  readonly kinds: readonly ListKind[];
  readonly fields: FieldDescriptor[];
}

async function fieldsFor(ctx: ReadCtx, offered: readonly ListKind[]): Promise<FieldDescriptor[]> {
  const own = keepsAll(ctx) ? {} : { only: ownInstitutions(ctx) };
  const fields: FieldDescriptor[] = [
    {
      name: 'kind',
      label: text.fields.kind,
      widget: 'radio',
      required: true,
      options: offered.map(({ key, ru, lead }) => ({ value: key, label: ru, hint: lead })),
    },
  ];
  if (offered.some(({ perInstitution }) => perInstitution)) {
    fields.push({
      name: 'institutionId',
      label: text.fields.institutionId,
      hint: 'Чей это список сотрудников. Если в файле люди многих организаций, оставьте пустым: возьмём из столбца.',
      ...(await institutionChoice(ctx, own)),
    });
  }
  return [
    ...fields,
    {
      name: 'file',
      label: text.fields.file,
      widget: 'file',
      required: true,
      hint: text.hints.file,
      accept: '.xlsx,.xls,.csv,.txt',
      maxMegabytes: 25,
    },
  ];
}

export const newImportPage = page<Shown>({
  path: '/imports/new',
  ru: readList.ru,
  ability: loadsLists,
  load: async (ctx) => {
    const offered = Object.values(kinds).filter(({ perInstitution }) => perInstitution || keepsAll(ctx));
    return { kinds: offered, fields: await fieldsFor(ctx, offered) };
  },
  posts: [
    post(readList, {
      next: (output) => `/imports/${output.id}`,
      done: ({ isRead }) => (isRead ? text.done.read : text.done.taken),
    }),
  ],
  view: (view, { kinds: offered, fields }) => {
    const own = ownInstitutions(view);
    const start = {
      kind: view.query.get('kind') ?? (offered.length === 1 ? offered[0]?.key : undefined),
      institutionId: view.query.get('institutionId') ?? (own.length === 1 ? own[0] : undefined),
    };
    return {
      title: readList.ru,
      crumbs: [[text.title, '/imports']],
      lead: text.lead,
      body: (
        <FormPage
          action={view.self}
          submit="Прочитать файл"
          multipart
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: readList.name }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'Не загружать', href: view.url('/imports') }}
        >
          <Fields fields={fields} values={view.form?.values ?? start} errors={view.form?.refusal.fields} />
        </FormPage>
      ),
    };
  },
});

// The form that enters somebody's training: a course of the catalogue or a programme in words, with or without a document.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page, post } from '../../../kernel/page.ts';
import { type FieldDescriptor, Fields, FormPage } from '../../../ui/index.ts';
import { trainingFormOptions, trainingKindOptions } from '../course.text.ts';
import { keepsSomebody } from '../development.policy.ts';
import { addRecord } from '../record.commands.ts';
import { recordText as text } from '../record.text.ts';
import { courseOptions, personChoice } from './choice.ts';

const { fields: label, hints } = text;

async function fieldsFor(ctx: ReadCtx, query: URLSearchParams): Promise<FieldDescriptor[]> {
  return [
    {
      name: 'personId',
      label: label.personId,
      required: true,
      ...(await personChoice(ctx, query.get('personId'))),
    },
    {
      name: 'courseId',
      label: label.courseId,
      widget: 'select',
      hint: hints.courseId,
      options: await courseOptions(ctx),
    },
    { name: 'title', label: label.title, widget: 'text', group: 'Если курса в каталоге нет' },
    { name: 'provider', label: label.provider, widget: 'text', group: 'Если курса в каталоге нет' },
    {
      name: 'kind',
      label: label.kind,
      widget: 'select',
      options: trainingKindOptions,
      group: 'Если курса в каталоге нет',
    },
    {
      name: 'form',
      label: label.form,
      widget: 'select',
      options: trainingFormOptions,
      group: 'Если курса в каталоге нет',
    },
    {
      name: 'hours',
      label: label.hours,
      widget: 'number',
      required: true,
      width: 'short',
      group: 'Когда и сколько',
    },
    {
      name: 'startsOn',
      label: label.startsOn,
      widget: 'date',
      required: true,
      width: 'short',
      group: 'Когда и сколько',
    },
    {
      name: 'endsOn',
      label: label.endsOn,
      widget: 'date',
      required: true,
      width: 'short',
      group: 'Когда и сколько',
    },
    {
      name: 'documentNumber',
      label: label.documentNumber,
      widget: 'text',
      width: 'half',
      hint: hints.documentNumber,
      group: 'Документ',
    },
    { name: 'documentDate', label: label.documentDate, widget: 'date', width: 'short', group: 'Документ' },
  ];
}

export const recordNewPage = page<FieldDescriptor[]>({
  path: '/development/records/new',
  ru: text.newTitle,
  ability: keepsSomebody,
  load: (ctx, _params, query) => fieldsFor(ctx, query),
  posts: [
    post(addRecord, { next: (output) => `/development/records/${output.id}`, done: 'Обучение внесено' }),
  ],
  view: (view, fields) => ({
    title: text.newTitle,
    crumbs: [[text.registerTitle, '/development/records']],
    lead: 'Состояние ставится по датам и документу: запланировано, обучается, завершено.',
    body: (
      <FormPage
        action={view.self}
        submit={addRecord.ru}
        guard={{ idempotencyKey: view.formKey }}
        hidden={{ _command: addRecord.name }}
        errors={view.form?.refusal.fields}
        fields={fields}
        cancel={{ text: 'Не вносить', href: view.url('/development/records') }}
      >
        <Fields
          fields={fields}
          values={
            view.form?.values ?? {
              personId: view.query.get('personId'),
              courseId: view.query.get('courseId'),
            }
          }
          errors={view.form?.refusal.fields}
        />
      </FormPage>
    ),
  }),
});

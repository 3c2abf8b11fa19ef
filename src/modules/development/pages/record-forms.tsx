// Two short forms inside the card of a record: the participant's feedback and the methodist's check.
import type { PageView } from '../../../kernel/page.ts';
import { type FieldDescriptor, Fields, FormPage } from '../../../ui/index.ts';
import { checkPractice, giveFeedback } from '../record.commands.ts';
import { practiceOutcomes, recordText as text } from '../record.text.ts';

const feedbackFields: FieldDescriptor[] = [
  {
    name: 'usefulness',
    label: text.fields.usefulness,
    widget: 'radio',
    options: text.marks,
    required: true,
    hint: text.hints.marks,
  },
  {
    name: 'quality',
    label: text.fields.quality,
    widget: 'radio',
    options: text.marks,
    required: true,
    hint: text.hints.marks,
  },
  { name: 'text', label: text.fields.text, widget: 'textarea' },
];

const practiceFields: FieldDescriptor[] = [
  { name: 'checkedOn', label: text.fields.checkedOn, widget: 'date', required: true, width: 'short' },
  { name: 'way', label: text.fields.way, widget: 'text', required: true, hint: text.hints.way },
  {
    name: 'outcome',
    label: text.fields.outcome,
    widget: 'radio',
    required: true,
    options: Object.entries(practiceOutcomes).map(([value, label]) => ({ value, label })),
  },
  { name: 'text', label: text.fields.checkText, widget: 'textarea' },
];

function ShortForm(props: {
  view: PageView;
  id: string;
  command: typeof giveFeedback | typeof checkPractice;
  fields: FieldDescriptor[];
  values?: Record<string, unknown>;
}) {
  const { view, command, fields } = props;
  const sent = view.form?.command === command.name ? view.form : null;
  return (
    <FormPage
      action={view.self}
      submit={command.ru}
      guard={{ idempotencyKey: view.formKey }}
      hidden={{ _command: command.name, recordId: props.id }}
      errors={sent?.refusal.fields}
      fields={fields}
    >
      <Fields fields={fields} values={sent?.values ?? props.values} errors={sent?.refusal.fields} />
    </FormPage>
  );
}

export const FeedbackForm = ({ view, id }: { view: PageView; id: string }) => (
  <ShortForm view={view} id={id} command={giveFeedback} fields={feedbackFields} />
);

export const PracticeForm = ({ view, id }: { view: PageView; id: string }) => (
  <ShortForm
    view={view}
    id={id}
    command={checkPractice}
    fields={practiceFields}
    values={{ checkedOn: view.today }}
  />
);

// Parts the pages of the room share: the state of a case, the words of its order, its form.
import type { AnyCommand } from '../../../kernel/command.ts';
import type { PageView } from '../../../kernel/page.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { Badge, type FieldDescriptor, Fields, FormPage, fieldsOf, type Tone } from '../../../ui/index.ts';
import { type CaseState, caseLifecycle } from '../case/case.lifecycle.ts';
import type { ClosingCase } from '../case/case.queries.ts';
import { closingText as text } from '../closing.text.ts';

const tones: Readonly<Record<CaseState, Tone>> = {
  preparing: 'waiting',
  closed: 'done',
  completed: 'done',
  dropped: 'draft',
  reopened: 'draft',
};

export const CaseBadge = ({ found }: { found: ClosingCase }) => (
  <Badge tone={tones[found.state]} text={caseLifecycle.states[found.state]} />
);

export const orderWords = (found: ClosingCase): string => {
  if (!found.orderId) return text.orderNone;
  const requisites = found.orderDate
    ? `№ ${found.orderNumber} от ${formatDate(found.orderDate)}`
    : text.orderDraft;
  return `${found.orderTitle} (${requisites})`;
};

interface CaseFormProps {
  readonly view: PageView;
  readonly command: AnyCommand;
  readonly known: Readonly<Record<string, Partial<FieldDescriptor>>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly cancel: string;
}

export function CaseForm({ view, command, known, values, hidden = {}, cancel }: CaseFormProps) {
  const sent = view.form?.command === command.name ? view.form : null;
  const fields = fieldsOf(command.input)
    .filter(({ name }) => !(name in hidden))
    .map((field) => ({ ...field, ...known[field.name] }));
  return (
    <FormPage
      action={view.self}
      submit={command.ru}
      guard={{ idempotencyKey: view.formKey }}
      hidden={{ _command: command.name, ...hidden }}
      errors={sent?.refusal.fields}
      fields={fields}
      cancel={{ text: 'Не сохранять', href: view.url(cancel) }}
    >
      <Fields fields={fields} values={sent?.values ?? values} errors={sent?.refusal.fields} />
    </FormPage>
  );
}

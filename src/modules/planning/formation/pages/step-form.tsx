// The form of one step: what is typed comes back when refused; read only once the order is prepared.
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { type Content, FormPage } from '../../../../ui/index.ts';
import type { Formation } from '../formation.schema.ts';

interface Props {
  readonly view: PageView;
  readonly record: Formation;
  // biome-ignore lint/suspicious/noExplicitAny: steps have commands of different inputs over one record.
  readonly command: any;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly children: Content;
}

/** Whether this reader may confirm steps now. */
export const mayConfirm = ({ view, record, command }: Omit<Props, 'children' | 'hidden'>): boolean =>
  record.state === 'draft' && !refusalOf(view, command, record);

export function StepForm({ view, record, command, hidden = {}, children }: Props) {
  if (!mayConfirm({ view, record, command })) return <div>{children}</div>;
  const back = view.form?.command === command.name ? view.form : null;
  return (
    <FormPage
      action={view.self}
      submit={command.ru}
      guard={{ idempotencyKey: `${view.formKey}-${command.name}`, version: record.version }}
      hidden={{ _command: command.name, id: record.id, ...hidden }}
      errors={back?.refusal.fields}
    >
      {children}
    </FormPage>
  );
}

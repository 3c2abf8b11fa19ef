// What a keeper does with a loan: takes back, prolongs, writes down as lost; and how a loan's end is said.
import { addDays } from '../../../../kernel/clock.ts';
import type { AnyCommand } from '../../../../kernel/command.ts';
import type { PageView } from '../../../../kernel/page.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { ActionButton, Fields } from '../../../../ui/index.ts';
import { isKeeper } from '../../library.policy.ts';
import { fieldsFor } from '../../material/pages/fields.ts';
import { loseCopy, prolong, takeBack } from '../loan.commands.ts';
import type { Loan } from '../loan.queries.ts';

export const loanState = ({ endedOn, outcome, act }: Loan): string => {
  if (!endedOn) return '';
  return outcome === 'lost' ? `утеряно, ${act}` : formatDate(endedOn);
};

interface Props {
  readonly view: PageView;
  readonly loan: Loan;
  readonly action: string;
}

export function LoanActions(props: Props) {
  if (!isKeeper(props.view) || props.loan.endedOn) return null;
  const [, latest = props.view.today] = [props.loan.dueOn, props.view.today].sort();
  const later = addDays(latest, 14);
  return (
    <div class="o-buttons">
      <LoanButton {...props} command={takeBack} look="primary" start={{}} />
      <LoanButton {...props} command={prolong} look="plain" start={{ dueOn: later }} />
      <LoanButton {...props} command={loseCopy} look="quiet" start={{}} />
    </div>
  );
}

function LoanButton(
  props: Props & { command: AnyCommand; look: 'primary' | 'plain' | 'quiet'; start: Record<string, string> },
) {
  const { view, loan, action, command, look, start } = props;
  const form = view.form?.command === command.name && view.form.values.id === loan.id ? view.form : null;
  return (
    <ActionButton
      text={command.ru}
      small
      look={look}
      action={action}
      guard={{ idempotencyKey: `${view.formKey}-${command.name}-${loan.id}` }}
      hidden={{ _command: command.name, id: loan.id, version: String(loan.version) }}
      open={form !== null}
    >
      <Fields
        fields={fieldsFor(view, command.input)}
        values={form?.values ?? start}
        errors={form?.refusal.fields}
      />
    </ActionButton>
  );
}

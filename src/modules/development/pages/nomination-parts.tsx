// Buttons that take a nomination back or write down that no place was given.
import { canAdvance } from '../../../kernel/lifecycle.ts';
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { ActionButton, Field } from '../../../ui/index.ts';
import { declineNomination, withdrawNomination } from '../nomination.commands.ts';
import { nominationLifecycle } from '../nomination.lifecycle.ts';
import type { Nomination } from '../nomination.queries.ts';
import { nominationText as text } from '../nomination.text.ts';

export function RefusalActions({ view, row }: { view: PageView; row: Nomination }) {
  if (!canAdvance(nominationLifecycle, row.state, 'withdraw')) return null;
  const command = refusalOf(view, declineNomination, row) ? withdrawNomination : declineNomination;
  if (refusalOf(view, command, row)) return null;
  const sent = view.form?.values.id === row.id ? view.form : null;
  return (
    <ActionButton
      text={command.ru}
      small
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${row.id}` }}
      hidden={{ _command: command.name, id: row.id, version: String(row.version) }}
      open={Boolean(sent)}
    >
      <Field
        name="reason"
        label={text.fields.reason}
        widget="textarea"
        required
        error={sent?.refusal.fields.reason}
      />
    </ActionButton>
  );
}

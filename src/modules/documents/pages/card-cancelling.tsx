// Cancelling an order by another order: what it will undo is said before the press, or why it cannot be undone.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { ActionButton, Field, fieldsOf, Section } from '../../../ui/index.ts';
import { draftCancellingCommand } from '../cancel.commands.ts';
import { cancelWay } from '../document.cancellation.ts';
import { documentText as words } from '../document.text.ts';
import type { CardData } from './card.load.ts';

export function CancelByOrder({ view, card }: { view: PageView; card: CardData }) {
  const { document, effects } = card;
  const isOrder = document.state === 'registered' && cancelWay(document.kind) === 'order';
  if (!isOrder || effects === null || refusalOf(view, draftCancellingCommand, document)) return null;
  return (
    <Section title={words.cancellation} id="cancelling">
      {isRefusal(effects) ? (
        <p>{effects.text}</p>
      ) : (
        <>
          <p>{words.effects}:</p>
          <Effects effects={effects} />
          <Start view={view} card={card} />
        </>
      )}
    </Section>
  );
}

function Start({ view, card }: { view: PageView; card: CardData }) {
  const form = view.form?.command === draftCancellingCommand.name ? view.form : null;
  return (
    <ActionButton
      text={draftCancellingCommand.ru}
      look="danger"
      icon="x"
      action={view.url(card.document.path)}
      hidden={{
        _command: draftCancellingCommand.name,
        _key: `${view.formKey}-${draftCancellingCommand.name}`,
        documentId: card.document.id,
      }}
      open={form !== null}
    >
      {fieldsOf(draftCancellingCommand.input)
        .filter((field) => field.name === 'reason')
        .map((field) => (
          <Field {...field} value={form?.values.reason} error={form?.refusal.fields.reason} />
        ))}
    </ActionButton>
  );
}

export function Effects({ effects }: { effects: readonly string[] }) {
  if (effects.length === 0) return <p class="o-none">{words.noEffects}</p>;
  return (
    <ul>
      {effects.map((effect) => (
        <li>{effect}</li>
      ))}
    </ul>
  );
}

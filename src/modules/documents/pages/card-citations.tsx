// Legal grounds of a document: acts of the catalogue with their state, a picker while it is a draft (REG-05).
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { ActionButton, Badge, Field, Flash, fieldsOf, Section } from '../../../ui/index.ts';
import { actName } from '../../regulations/index.ts';
import { citeCommand, dropCitationCommand } from '../citation.commands.ts';
import type { DocumentCitation } from '../citation.queries.ts';
import { documentText as words } from '../document.text.ts';
import type { CardData } from './card.load.ts';

interface PartProps {
  readonly view: PageView;
  readonly card: CardData;
}

/** Law that no longer holds, said on top of the card. */
export function SupersededWarnings({ card }: Pick<PartProps, 'card'>) {
  return (
    <>
      {card.citations.map(({ act, citedAs }) =>
        act.superseded ? (
          <Flash kind="warning" text={words.citesSuperseded(citedAs ?? actName(act), act.supersededBy)} />
        ) : null,
      )}
    </>
  );
}

export function Citations({ view, card }: PartProps) {
  const { document, citations } = card;
  const may = document.state === 'draft' && !refusalOf(view, citeCommand, document);
  if (!may && citations.length === 0) return null;
  return (
    <Section title={words.citations} id="citations" actions={may ? <Cite view={view} card={card} /> : null}>
      {citations.length === 0 ? <p class="o-none">{words.citationsEmpty}</p> : null}
      <ul class="o-files">
        {citations.map((citation) => (
          <li>
            <ActWords view={view} citation={citation} />{' '}
            {citation.act.superseded ? <Badge tone="trouble" text={words.superseded} /> : null}{' '}
            {may ? (
              <ActionButton
                text={dropCitationCommand.ru}
                small
                look="quiet"
                icon="trash"
                action={view.url(document.path)}
                hidden={{
                  _command: dropCitationCommand.name,
                  _key: `${view.formKey}-drop-${citation.act.id}`,
                  documentId: document.id,
                  actId: citation.act.id,
                }}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Acts have pages for those who work here; a visitor reads their names. */
function ActWords({ view, citation }: { view: PageView; citation: DocumentCitation }) {
  const name = citation.citedAs ?? actName(citation.act);
  if (view.actor.kind === 'visitor') return <span>{name}</span>;
  return <a href={view.url(`/regulations/acts/${citation.act.id}`)}>{name}</a>;
}

function Cite({ view, card }: PartProps) {
  const form = view.form?.command === citeCommand.name ? view.form : null;
  return (
    <ActionButton
      text={citeCommand.ru}
      icon="plus"
      small
      action={view.url(card.document.path)}
      hidden={{
        _command: citeCommand.name,
        _key: `${view.formKey}-${citeCommand.name}`,
        documentId: card.document.id,
      }}
      open={form !== null}
    >
      {fieldsOf(citeCommand.input)
        .filter((field) => field.name === 'actId')
        .map((field) => (
          <Field
            {...field}
            source={`/api/v1${view.url('/regulations/pick-act')}`}
            value={form?.values.actId}
            error={form?.refusal.fields.actId}
          />
        ))}
    </ActionButton>
  );
}

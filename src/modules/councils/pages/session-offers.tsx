// «Можно включить»: open decisions, remarks without an answer and lines of the plan, each taken into the agenda by one press.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { ActionButton, PlainTable, Section } from '../../../ui/index.ts';
import { type AgendaOffer, originOf, takeOffer } from '../agenda.offers.ts';
import { offerText as text } from '../councils.text.ts';
import type { Sheet } from '../sheet.ts';

interface OffersProps {
  readonly view: PageView;
  readonly sheet: Sheet;
  readonly offers: readonly AgendaOffer[];
}

export function Offers({ view, sheet, offers }: OffersProps) {
  const { session } = sheet;
  if (offers.length === 0 || refusalOf(view, takeOffer, session)) return null;
  return (
    <Section title={`${text.section}: ${offers.length}`} id="offers">
      <PlainTable
        caption={text.section}
        rows={[...offers]}
        rowKey={({ kind, id }) => `${kind}-${id}`}
        columns={[
          {
            key: 'title',
            title: text.question,
            wrap: true,
            cell: (offer) => <a href={view.url(offer.path)}>{offer.title}</a>,
          },
          { key: 'from', title: text.from, cell: (offer) => originOf(offer.kind) ?? '' },
          { key: 'note', title: text.when, wrap: true, cell: (offer) => offer.note },
          {
            key: 'take',
            title: text.act,
            cell: (offer) => (
              <ActionButton
                text={text.take}
                small
                action={view.self}
                guard={{ idempotencyKey: `${view.formKey}-${offer.id}` }}
                hidden={{
                  ...{ _command: takeOffer.name, sessionId: session.id, kind: offer.kind, id: offer.id },
                }}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

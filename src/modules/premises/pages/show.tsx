// The card of a room or a thing: facts, who answered and answers, checks, what it is booked for, history.
import type { z } from 'zod';
import { addDays, addMonths } from '../../../kernel/clock.ts';
import type { AnyCommand } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate, formatDateShort, formatNumber } from '../../../platform/language/index.ts';
import {
  ActionButton,
  Badge,
  Facts,
  type FieldDescriptor,
  Fields,
  fieldsOf,
  HistoryList,
  LinkButton,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import { type HistoryLine, historyOf, personChoice } from '../../people/index.ts';
import { assetSubject, checkAsset, handOver, writeOff } from '../asset/asset.commands.ts';
import {
  type Asset,
  asset,
  type Check,
  checksOf,
  type Handover,
  handoversOf,
} from '../asset/asset.queries.ts';
import { cancelBooking } from '../booking/booking.commands.ts';
import { type Booking, bookingsBetween } from '../booking/booking.queries.ts';
import { booksPremises, seesPremises } from '../premises.policy.ts';
import { premisesSentences } from '../premises.sentences.ts';
import { assetKinds, checkOutcomes, premisesText as text } from '../premises.text.ts';
import { BookingsTable } from './bookings-table.tsx';
import { checkTone } from './list.tsx';

interface Card {
  readonly found: Asset;
  readonly handovers: readonly Handover[];
  readonly checks: readonly Check[];
  readonly bookings: readonly Booking[];
  readonly people: Pick<FieldDescriptor, 'widget' | 'options' | 'source'>;
  readonly history: readonly HistoryLine[];
}

async function load(ctx: ReadCtx, id: string): Promise<Card | null> {
  const found = await asset(ctx, id);
  if (!found) return null;
  const until = new Date(`${addMonths(ctx.today, 13)}T00:00:00Z`);
  return {
    found,
    handovers: await handoversOf(ctx, id),
    checks: await checksOf(ctx, id),
    bookings: await bookingsBetween(ctx, ctx.now, until, id),
    people: refusalOf(ctx, handOver, found) ? { widget: 'select' } : await personChoice(ctx),
    history: await historyOf(ctx, assetSubject(id), premisesSentences),
  };
}

const toCard = ({ id }: { id: string }) => `/premises/${id}`;

interface ActProps {
  readonly view: PageView;
  readonly command: Pick<AnyCommand, 'name' | 'ru'> & { readonly input: z.ZodType };
  readonly card: Card;
  readonly look?: 'plain' | 'danger' | 'primary';
}

/** A button with the command's own questions; refused, it opens again with what was typed. */
function Act({ view, command, card, look = 'plain' }: ActProps) {
  const sent = view.form?.command === command.name ? view.form : null;
  const fields = fieldsOf(command.input)
    .filter(({ widget }) => widget !== 'hidden')
    .map((field) => (field.name === 'personId' ? { ...field, ...card.people } : field));
  const { found } = card;
  return (
    <ActionButton
      text={command.ru}
      look={look}
      small
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${command.name}` }}
      hidden={{ _command: command.name, id: found.id, version: String(found.version) }}
      open={sent !== null}
    >
      {sent ? <p class="o-error">{sent.refusal.text}</p> : null}
      <Fields
        fields={fields}
        values={
          sent?.values ?? { on: view.today, since: view.today, checkedOn: view.today, outcome: 'present' }
        }
        errors={sent?.refusal.fields}
      />
    </ActionButton>
  );
}

function AssetFacts({ view, found }: { view: PageView; found: Asset }) {
  return (
    <Facts
      facts={[
        { label: text.fields.kind, value: assetKinds[found.kind] },
        { label: text.fields.inventoryNumber, value: found.inventoryNumber },
        { label: text.fields.place, value: found.place },
        ...(found.seats === null ? [] : [{ label: text.fields.seats, value: String(found.seats) }]),
        ...(found.cost === null ? [] : [{ label: text.fields.cost, value: formatNumber(found.cost) }]),
        { label: text.fields.startsOn, value: formatDate(found.startsOn) },
        {
          label: text.fields.responsible,
          value: found.responsibleId ? (
            <a href={view.url(`/people/${found.responsibleId}`)}>{found.responsible}</a>
          ) : (
            ''
          ),
        },
        ...(found.endsOn
          ? [
              { label: text.fields.writeOffOn, value: formatDate(addDays(found.endsOn, -1)) },
              { label: text.fields.writeOffReason, value: found.writtenOffReason, wide: true },
              { label: text.fields.writeOffAct, value: found.writtenOffAct },
            ]
          : []),
        ...(found.note ? [{ label: text.fields.note, value: found.note, wide: true }] : []),
      ]}
    />
  );
}

function Custody({ view, card }: { view: PageView; card: Card }) {
  return (
    <Section
      title={text.sections.custody}
      actions={keeps(view, card.found) ? <Act view={view} command={handOver} card={card} /> : undefined}
    >
      <PlainTable
        caption={text.sections.custody}
        rows={[...card.handovers]}
        rowKey={(row) => row.id}
        empty={text.empty.custody}
        columns={[
          { key: 'who', title: text.fields.responsible, cell: (row) => row.person },
          { key: 'from', title: 'С', cell: (row) => formatDateShort(row.startsOn) },
          {
            key: 'to',
            title: 'По',
            cell: (row) => (row.endsOn ? formatDateShort(addDays(row.endsOn, -1)) : 'по настоящее время'),
          },
          { key: 'act', title: text.fields.act, cell: (row) => row.act, wrap: true },
          {
            key: 'paper',
            title: '',
            cell: (row) => (
              <a href={view.url(`/premises/handovers/${row.id}/act.pdf`)} data-turbo="false">
                Акт в PDF
              </a>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Checks({ view, card }: { view: PageView; card: Card }) {
  return (
    <Section
      title={text.sections.checks}
      actions={keeps(view, card.found) ? <Act view={view} command={checkAsset} card={card} /> : undefined}
    >
      <PlainTable
        caption={text.sections.checks}
        rows={[...card.checks]}
        rowKey={(row) => row.id}
        empty={text.empty.checks}
        columns={[
          { key: 'on', title: text.fields.checkedOn, cell: (row) => formatDateShort(row.checkedOn) },
          {
            key: 'outcome',
            title: text.fields.outcome,
            cell: (row) => <Badge tone={checkTone[row.outcome]} text={checkOutcomes[row.outcome]} />,
          },
          { key: 'note', title: text.fields.checkNote, cell: (row) => row.note, wrap: true },
          { key: 'who', title: text.fields.checkedBy, cell: (row) => row.checkedBy },
        ]}
      />
    </Section>
  );
}

const keeps = (view: PageView, found: Asset) => !found.endsOn && !refusalOf(view, handOver, found);

export const assetPage = page<Card>({
  path: '/premises/:id',
  ru: text.one,
  ability: seesPremises,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(handOver, { next: toCard, done: text.done.handed }),
    post(checkAsset, { next: toCard, done: text.done.checked }),
    post(writeOff, { next: toCard, done: text.done.writtenOff }),
    post(cancelBooking, { next: toCard, done: text.done.cancelled }),
  ],
  view: (view, card) => {
    const { found } = card;
    const mayBook = found.isBookable && !found.endsOn && !booksPremises.check(view, undefined);
    return {
      title: found.name,
      crumbs: [[text.title, '/premises']],
      badge: (
        <Badge
          tone={found.endsOn ? 'draft' : 'done'}
          text={found.endsOn ? text.states['written-off'] : text.states.used}
        />
      ),
      lead: [assetKinds[found.kind], found.place].filter(Boolean).join(', '),
      actions: (
        <>
          {mayBook ? (
            <LinkButton
              text={text.actions.book}
              look="primary"
              href={view.url(`/premises/book?assetId=${found.id}`)}
            />
          ) : null}
          {keeps(view, found) ? (
            <>
              <LinkButton text="Исправить" href={view.url(`/premises/${found.id}/edit`)} />
              <Act view={view} command={writeOff} card={card} look="danger" />
            </>
          ) : null}
        </>
      ),
      body: (
        <>
          <Section title={text.sections.facts}>
            <AssetFacts view={view} found={found} />
          </Section>
          {found.isBookable ? (
            <Section title={text.sections.bookings}>
              <BookingsTable view={view} bookings={card.bookings} empty={text.empty.bookings} ofOne />
            </Section>
          ) : null}
          <Custody view={view} card={card} />
          <Checks view={view} card={card} />
          <Section title={text.sections.history}>
            <HistoryList
              zone={view.territory.zone}
              entries={card.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
            />
          </Section>
        </>
      ),
    };
  },
});

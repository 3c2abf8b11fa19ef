// The card of an item: its description, where each copy is, giving out and taking back, who has had it, ordering.
import { addDays } from '../../../../kernel/clock.ts';
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatDate, formatDateShort, upperFirst } from '../../../../platform/language/index.ts';
import {
  ActionButton,
  AsideBlock,
  Facts,
  Fields,
  HistoryList,
  LinkButton,
  PlainTable,
  Section,
} from '../../../../ui/index.ts';
import { institutionChoice } from '../../../institutions/index.ts';
import { type HistoryLine, historyOf } from '../../../people/index.ts';
import { giveOut, loseCopy, prolong, takeBack } from '../../lending/loan.commands.ts';
import {
  type FundRequest,
  fundRule,
  type Loan,
  loansOfItem,
  requestsList,
} from '../../lending/loan.queries.ts';
import { askSchema, giveSchema } from '../../lending/loan.schema.ts';
import { LoanActions, loanState } from '../../lending/pages/loan-actions.tsx';
import { askForItem } from '../../lending/request.commands.ts';
import { isKeeper, usesFund } from '../../library.policy.ts';
import { fieldsFor } from '../../material/pages/fields.ts';
import { fundSentences, itemKinds, fundText as text } from '../fund.text.ts';
import { findCopy, itemSubject, moveCopy } from '../item.commands.ts';
import { type Copy, copiesOf, freeOf, type Item, item, itemDescription } from '../item.queries.ts';
import { moveCopySchema } from '../item.schema.ts';
import { WhereBadge } from './items.tsx';

interface Shown {
  readonly found: Item;
  readonly copies: readonly Copy[];
  readonly loans: readonly Loan[];
  readonly requests: readonly FundRequest[];
  readonly history: readonly HistoryLine[];
  readonly institutions: Awaited<ReturnType<typeof institutionChoice>> | null;
  readonly due: string;
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const found = await item(ctx, id);
  if (!found) return null;
  const keeper = isKeeper(ctx);
  return {
    ...{ found, copies: await copiesOf(ctx, id), loans: await loansOfItem(ctx, id) },
    requests: await requestsList(ctx, { itemId: id, open: true }),
    history: keeper ? await historyOf(ctx, itemSubject(id), fundSentences) : [],
    institutions: keeper ? await institutionChoice(ctx) : null,
    due: addDays(ctx.today, (await fundRule(ctx)).loanDays),
  };
}

const back = (output: { id: string }) => `/library/items/${output.id}`;
const { done } = text;

export const itemPage = page<Shown>({
  path: '/library/items/:id',
  ru: text.one,
  ability: usesFund,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(askForItem, { next: back, done: done.asked }),
    post(giveOut, { next: back, done: done.given }),
    post(takeBack, { next: back, done: done.returned }),
    post(prolong, { next: back, done: done.prolonged }),
    post(loseCopy, { next: back, done: done.lost }),
    post(findCopy, { next: back, done: done.found }),
    post(moveCopy, { next: back, done: done.moved }),
  ],
  view: (view, shown) => {
    const { found } = shown;
    return {
      title: found.title,
      crumbs: [[text.title, '/library/items']],
      badge: <WhereBadge row={found} />,
      lead: [upperFirst(itemKinds[found.kind]), found.authors].filter(Boolean).join('. '),
      actions: <ItemActions view={view} shown={shown} />,
      aside: isKeeper(view) ? (
        <AsideBlock title="История">
          <HistoryList
            zone={view.territory.zone}
            entries={shown.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
          />
        </AsideBlock>
      ) : undefined,
      body: (
        <>
          <Section title="Об издании">
            <Facts
              facts={[
                { label: text.fields.description, value: itemDescription(found), wide: true },
                { label: text.fields.annotation, value: found.annotation, wide: true },
                { label: text.fields.subjects, value: found.subjects.join(', ') },
                { label: text.fields.url, value: found.url },
              ]}
            />
          </Section>
          <Copies view={view} shown={shown} />
          {shown.loans.length > 0 ? <Loans view={view} shown={shown} /> : null}
        </>
      ),
    };
  },
});

interface PartProps {
  readonly view: PageView;
  readonly shown: Shown;
}

const returnedTo = (view: PageView, command: { name: string }, id: string) =>
  view.form?.command === command.name && view.form.values.id === id ? view.form : null;

function ItemActions({ view, shown }: PartProps) {
  const { found, requests } = shown;
  const path = view.url(`/library/items/${found.id}`);
  const mine = requests.some(({ personId }) => personId === view.actor.personId);
  const form = returnedTo(view, askForItem, found.id);
  const may = freeOf(found) + found.out > 0 && !mine && !refusalOf(view, askForItem, found);
  return (
    <>
      {may ? (
        <ActionButton
          text={askForItem.ru}
          look="primary"
          action={path}
          guard={{ idempotencyKey: `${view.formKey}-ask` }}
          hidden={{ _command: askForItem.name, id: found.id }}
          confirm="Когда издание подберут, придёт письмо."
          open={form !== null}
        >
          <Fields
            fields={fieldsFor(view, askSchema)}
            values={form?.values ?? {}}
            errors={form?.refusal.fields}
          />
        </ActionButton>
      ) : null}
      {mine ? <LinkButton text="Вы заказали" href={view.url('/library/mine')} /> : null}
      {isKeeper(view) ? <LinkButton text="Исправить сведения" href={`${path}/edit`} icon="pencil" /> : null}
      {isKeeper(view) ? <LinkButton text={text.newCopies} href={`${path}/copies`} icon="plus" /> : null}
    </>
  );
}

function Copies({ view, shown }: PartProps) {
  const loans = new Map(shown.loans.map((each) => [each.id, each]));
  return (
    <Section title={text.copies}>
      <PlainTable
        caption={text.copies}
        rows={[...shown.copies]}
        rowKey={(row) => row.id}
        empty={text.noCopies}
        columns={[
          { key: 'number', title: text.fields.number, cell: (row) => row.number },
          { key: 'shelf', title: text.fields.shelf, cell: (row) => row.shelf, wrap: true },
          {
            key: 'state',
            title: text.fields.state,
            cell: (row) => stateOf(row, loans.get(row.loanId ?? '')),
            wrap: true,
          },
          ...(isKeeper(view)
            ? [
                {
                  key: 'act',
                  title: 'Действие',
                  cell: (row: Copy) => (
                    <CopyActions view={view} shown={shown} row={row} loan={loans.get(row.loanId ?? '')} />
                  ),
                  wrap: true,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

const stateOf = (row: Copy, loan: Loan | undefined): string => {
  if (row.state === 'written-off') return `${text.states[row.state]}, акт № ${row.act}`;
  if (row.state === 'lost') return text.states.lost;
  if (!row.loanId) return text.free;
  return loan ? `на руках: ${loan.borrower}, до ${formatDateShort(loan.dueOn)}` : 'на руках';
};

function CopyActions({ view, shown, row, loan }: PartProps & { row: Copy; loan: Loan | undefined }) {
  const action = view.url(`/library/items/${shown.found.id}`);
  if (loan) return <LoanActions view={view} loan={loan} action={action} />;
  if (row.state === 'lost')
    return (
      <ActionButton
        text={findCopy.ru}
        small
        action={action}
        guard={{ idempotencyKey: `${view.formKey}-find-${row.id}` }}
        hidden={{ _command: findCopy.name, id: row.id, version: String(row.version) }}
      />
    );
  if (row.state !== 'kept') return null;
  const give = returnedTo(view, giveOut, row.id);
  const move = returnedTo(view, moveCopy, row.id);
  const asked = shown.requests.find(({ id }) => id === view.query.get('request'));
  const fields = fieldsFor(
    view,
    giveSchema,
    asked ? [{ value: asked.personId, label: asked.reader }] : [],
  ).map((field) =>
    field.name === 'institutionId' && shown.institutions ? { ...field, ...shown.institutions } : field,
  );
  return (
    <div class="o-buttons">
      <ActionButton
        text={giveOut.ru}
        small
        look="primary"
        action={action}
        guard={{ idempotencyKey: `${view.formKey}-give-${row.id}` }}
        hidden={{ _command: giveOut.name, id: row.id, requestId: asked?.id ?? '' }}
        open={give !== null}
      >
        <Fields
          fields={fields}
          values={give?.values ?? { dueOn: shown.due, personId: asked?.personId ?? '' }}
          errors={give?.refusal.fields}
        />
      </ActionButton>
      <ActionButton
        text={moveCopy.ru}
        small
        look="quiet"
        action={action}
        guard={{ idempotencyKey: `${view.formKey}-move-${row.id}` }}
        hidden={{ _command: moveCopy.name, id: row.id }}
        open={move !== null}
      >
        <Fields fields={fieldsFor(view, moveCopySchema)} values={move?.values ?? { shelf: row.shelf }} />
      </ActionButton>
    </div>
  );
}

function Loans({ view, shown }: PartProps) {
  const readerOf = (row: Loan) =>
    row.personId
      ? `/library/readers/people/${row.personId}`
      : `/library/readers/institutions/${row.institutionId}`;
  return (
    <Section title={text.history}>
      <PlainTable
        caption={text.history}
        rows={[...shown.loans]}
        rowKey={(row) => row.id}
        rowHref={(row) => view.url(readerOf(row))}
        columns={[
          { key: 'borrower', title: text.fields.borrower, cell: (row) => row.borrower },
          { key: 'number', title: text.fields.number, cell: (row) => row.number },
          { key: 'given', title: text.fields.givenOn, cell: (row) => formatDate(row.givenOn) },
          { key: 'due', title: text.fields.dueOn, cell: (row) => formatDate(row.dueOn) },
          { key: 'ended', title: text.fields.endedOn, cell: (row) => loanState(row), wrap: true },
        ]}
      />
    </Section>
  );
}

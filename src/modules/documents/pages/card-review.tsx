// The review of a draft on its card: who was asked, what was said, asking and answering.
import type { PageView } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import {
  ActionButton,
  Fields,
  Flash,
  fieldsOf,
  formatDay,
  LinkButton,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import { kindNames } from '../document.text.ts';
import { askReviewCommand, giveReviewCommand } from '../review.commands.ts';
import type { DocumentReview } from '../review.queries.ts';
import { reviewText as text, verdictNames } from '../review.text.ts';
import type { CardData } from './card.load.ts';

interface PartProps {
  readonly view: PageView;
  readonly card: CardData;
}

export function DocumentReviews({ view, card }: PartProps) {
  const { document, reviews, review } = card;
  const isDraft = document.state === 'draft';
  const mayAsk = isDraft && !refusalOf(view, askReviewCommand, document);
  if (reviews.length === 0 && !mayAsk) return null;
  const { zone } = view.territory;
  return (
    <Section title={text.title} id="review" actions={<Actions view={view} card={card} />}>
      {isDraft && review.required ? (
        review.complaint && reviews.length > 0 ? (
          <Flash kind="warning" text={review.complaint.text} />
        ) : reviews.length === 0 ? (
          <p class="o-hint">{text.required(kindNames[document.kind])}</p>
        ) : null
      ) : null}
      <PlainTable
        caption={text.sheet}
        rows={[...reviews]}
        rowKey={(row) => row.id}
        empty={text.empty}
        columns={[
          { key: 'reviewer', title: text.fields.reviewer, cell: (row) => row.reviewer },
          { key: 'author', title: text.fields.author, cell: (row) => row.author },
          { key: 'due', title: text.fields.due, cell: (row) => formatDay(row.dueOn) },
          { key: 'verdict', title: text.fields.verdict, cell: verdictOf(card), wrap: true },
          { key: 'remarks', title: text.fields.remarks, cell: (row) => row.remarks, wrap: true },
          {
            key: 'given',
            title: text.fields.given,
            cell: (row) => (row.givenAt ? formatDay(row.givenAt, zone) : ''),
          },
        ]}
      />
    </Section>
  );
}

const verdictOf = (card: CardData) => (row: DocumentReview) => {
  if (!row.verdict) return text.waits;
  const isOld = row.verdict === 'agreed' && row.paperHash !== card.review.hash;
  return isOld && card.document.state === 'draft'
    ? `${verdictNames[row.verdict]}; ${text.outdated}`
    : verdictNames[row.verdict];
};

function Actions({ view, card }: PartProps) {
  const { document, reviews } = card;
  const mine = reviews.find((each) => each.verdict === null && each.reviewerId === view.actor.personId);
  const isDraft = document.state === 'draft';
  return (
    <>
      {isDraft && mine ? <Answer view={view} card={card} review={mine} /> : null}
      {isDraft && !refusalOf(view, askReviewCommand, document) ? <Ask view={view} card={card} /> : null}
      {reviews.length > 0 ? (
        <LinkButton
          text={text.sheet}
          href={`${view.url(document.path)}/review.pdf`}
          icon="printer"
          small
          download
        />
      ) : null}
    </>
  );
}

const returned = (view: PageView, command: { name: string }) =>
  view.form?.command === command.name ? view.form : null;

function Ask({ view, card }: PartProps) {
  const { document, review } = card;
  const form = returned(view, askReviewCommand);
  const author = document.createdBy ?? view.actor.personId ?? '';
  const named = { value: author, label: card.names.get(author) ?? view.actor.name };
  return (
    <ActionButton
      text={askReviewCommand.ru}
      icon="send"
      small
      action={view.url(document.path)}
      hidden={{
        _command: askReviewCommand.name,
        _key: `${view.formKey}-${askReviewCommand.name}`,
        documentId: document.id,
      }}
      open={form !== null}
    >
      <Fields
        fields={fieldsOf(askReviewCommand.input).map((field) =>
          field.source
            ? {
                ...field,
                source: `/api/v1${view.url('/people/pick')}`,
                ...(field.name === 'authorId' ? { options: [named] } : {}),
              }
            : field,
        )}
        values={form?.values ?? { authorId: author, dueOn: review.due }}
        errors={form?.refusal.fields}
      />
    </ActionButton>
  );
}

function Answer({ view, card, review }: PartProps & { review: DocumentReview }) {
  const form = returned(view, giveReviewCommand);
  return (
    <ActionButton
      text={giveReviewCommand.ru}
      look="primary"
      icon="check"
      small
      action={view.url(card.document.path)}
      hidden={{
        _command: giveReviewCommand.name,
        _key: `${view.formKey}-${giveReviewCommand.name}`,
        reviewId: review.id,
      }}
      open={form !== null}
    >
      <Fields
        fields={fieldsOf(giveReviewCommand.input)}
        values={form?.values ?? {}}
        errors={form?.refusal.fields}
      />
    </ActionButton>
  );
}

// My expert sheets: progress, what is left with its term, and a word about a conflict of interest before the assignment.
import { endOfDay } from '../../../kernel/clock.ts';
import { page, post } from '../../../kernel/page.ts';
import { formatNumber } from '../../../platform/language/index.ts';
import {
  EmptyState,
  Field,
  FormPage,
  LinkButton,
  ProgressBar,
  Section,
  SortableTable,
  Term,
} from '../../../ui/index.ts';
import { declareConflict } from '../commands/conflicts.ts';
import { declarableReviews, myReviews } from '../queries/reviews.ts';
import { ownSheets } from '../queries/sheets.ts';
import { seesExpertise } from '../review.policy.ts';
import type { Review } from '../review.schema.ts';
import { pageText } from './pages.text.ts';
import { ReviewTabs, SheetBadge, type SheetSign } from './parts.tsx';

const words = pageText.mine;

interface Mine {
  readonly reviews: readonly Review[];
  readonly sheets: ReadonlyMap<string, { state: SheetSign; total: number | null }>;
  readonly declarable: readonly { id: string; title: string }[];
}

export const mySheetsPage = page<Mine>({
  path: '/review',
  ru: words.title,
  ability: seesExpertise,
  load: async (ctx) => ({
    reviews: (await myReviews(ctx)).filter((review) => review.state !== 'withdrawn'),
    sheets: await ownSheets(ctx),
    declarable: await declarableReviews(ctx),
  }),
  posts: [post(declareConflict, { next: () => '/review', done: words.declared })],
  view: (view, { reviews, sheets, declarable }) => {
    const done = reviews.filter((review) => review.mineSubmitted).length;
    const next = reviews.find((review) => review.state === 'open' && !review.mineSubmitted);
    const errors = view.form?.command === declareConflict.name ? { ...view.form.refusal.fields } : undefined;
    return {
      title: words.title,
      lead: words.lead,
      actions: next ? (
        <LinkButton
          look="primary"
          text={words.next}
          href={view.url(`/review/sheets/${next.id}`)}
          icon="pencil"
        />
      ) : null,
      body: (
        <>
          <ReviewTabs view={view} current="mine" campaign={null} />
          {reviews.length === 0 ? (
            <EmptyState title={words.empty} text={words.emptyText} icon="checklist" />
          ) : (
            <>
              <ProgressBar label={words.progress} done={done} total={reviews.length} />
              <div class="card o-list-card">
                <SortableTable
                  caption={words.caption}
                  rows={[...reviews]}
                  rowKey={(review) => review.id}
                  rowHref={(review) => view.url(`/review/sheets/${review.id}`)}
                  rowTone={(review) =>
                    review.state === 'open' && !review.mineSubmitted && review.dueOn < view.today
                      ? 'trouble'
                      : undefined
                  }
                  columns={[
                    { key: 'work', title: words.work, wrap: true, cell: (review) => review.title },
                    {
                      key: 'state',
                      title: words.state,
                      cell: (review) => <SheetBadge state={sheets.get(review.id)?.state ?? 'none'} />,
                    },
                    {
                      key: 'due',
                      title: words.due,
                      cell: (review) => (
                        <Term
                          at={endOfDay(review.dueOn, view.territory.zone)}
                          now={view.now}
                          zone={view.territory.zone}
                          met={review.mineSubmitted || review.state !== 'open'}
                        />
                      ),
                    },
                    {
                      key: 'total',
                      title: words.total,
                      numeric: true,
                      cell: (review) => {
                        const total = sheets.get(review.id)?.total ?? null;
                        return total === null
                          ? '—'
                          : `${formatNumber(total)} из ${formatNumber(review.maxTotal)}`;
                      },
                    },
                  ]}
                />
              </div>
            </>
          )}
          {declarable.length > 0 ? (
            <Section title={words.declareTitle} id="conflict">
              <p>{words.declareLead}</p>
              <FormPage
                action={view.self}
                submit={declareConflict.ru}
                hidden={{ _command: declareConflict.name, _key: `${view.formKey}-conflict` }}
                errors={errors}
              >
                <Field
                  name="reviewId"
                  label={words.work}
                  widget="select"
                  required
                  value={view.form?.values.reviewId}
                  error={errors?.reviewId}
                  options={declarable.map(({ id, title }) => ({ value: id, label: title }))}
                />
                <Field
                  name="note"
                  label="В чём конфликт"
                  widget="textarea"
                  required
                  maxLength={500}
                  value={view.form?.values.note}
                  error={errors?.note}
                />
              </FormPage>
            </Section>
          ) : null}
        </>
      ),
    };
  },
});

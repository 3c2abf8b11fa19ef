// One review: the reviewer fills it in by the criteria; others who see the work read it.
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { Facts, Field, Fields, FormPage, LinkButton, PlainTable, Section } from '../../../../ui/index.ts';
import { usesFund } from '../../library.policy.ts';
import { seesWork } from '../material.policy.ts';
import { type Material, material } from '../material.queries.ts';
import { reviewSchema } from '../material.schema.ts';
import { marks, optionsOf, materialText as text, verdicts } from '../material.text.ts';
import { giveReview } from '../review.commands.ts';
import { type MaterialReview, oneReview } from '../review.queries.ts';
import { fieldsFor } from './fields.ts';

interface Shown {
  readonly review: MaterialReview;
  readonly found: Material;
}

const pathOf = (found: Material) => `/library/materials/${found.id}`;

export const reviewPage = page<Shown>({
  path: '/library/reviews/:id',
  ru: text.reviewSheet,
  ability: usesFund,
  load: async (ctx, { id = '' }) => {
    const review = await oneReview(ctx, id);
    const found = review && (await material(ctx, review.materialId));
    return review && found && seesWork(ctx, found) ? { review, found } : null;
  },
  posts: [
    post(giveReview, { next: (output) => `/library/materials/${output.id}`, done: text.done.reviewed }),
  ],
  view: (view, { review, found }) => {
    const waits = review.verdict === null && review.endedOn === null && found.state === 'review';
    const mine = waits && !refusalOf(view, giveReview, { review, found, reviewerId: review.reviewerId });
    const values = view.form?.values;
    const errors = view.form?.refusal.fields;
    const fields = fieldsFor(view, reviewSchema).filter(({ name }) => name !== 'marks');
    return {
      title: mine ? text.yourReview : `${text.reviewSheet}: ${review.reviewer}`,
      crumbs: [
        [text.title, '/library'],
        [found.shown.title, pathOf(found)],
      ],
      lead: text.reviewLead(review.title, review.dueOn),
      actions: (
        <LinkButton
          text={text.reviewSheet}
          href={view.url(`/library/reviews/${review.id}/sheet.pdf`)}
          icon="printer"
          download
        />
      ),
      body: mine ? (
        <FormPage
          action={view.self}
          submit={giveReview.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: giveReview.name, reviewId: review.id }}
          errors={errors}
          cancel={{ text: 'Открыть материал', href: view.url(pathOf(found)) }}
        >
          {review.criteria.map(({ key, text: words }, index) => (
            <section class="o-group">
              <h2>{words}</h2>
              <input type="hidden" name={`marks[${index}].key`} value={key} />
              <Field
                name={`marks[${index}].mark`}
                label={text.fields.mark}
                widget="radio"
                required
                options={optionsOf(marks)}
                value={lineOf(values, index)?.mark}
                error={errors?.[`marks[${index}].mark`]}
              />
              <Field
                name={`marks[${index}].note`}
                label={text.fields.note}
                widget="text"
                value={lineOf(values, index)?.note}
                error={errors?.[`marks[${index}].note`]}
              />
            </section>
          ))}
          <Fields fields={fields} values={values ?? {}} errors={errors} />
        </FormPage>
      ) : (
        <GivenReview review={review} />
      ),
    };
  },
});

const lineOf = (values: Readonly<Record<string, unknown>> | undefined, index: number) =>
  (values?.marks as { mark?: string; note?: string }[] | undefined)?.[index];

function GivenReview({ review }: { review: MaterialReview }) {
  const said = new Map((review.marks ?? []).map((line) => [line.key, line]));
  return (
    <Section title={text.reviewSheet}>
      <Facts
        facts={[
          { label: text.fields.reviewer, value: review.reviewer },
          { label: text.fields.edition, value: String(review.edition) },
          { label: text.fields.due, value: formatDate(review.dueOn) },
          { label: text.fields.given, value: review.givenOn && formatDate(review.givenOn) },
          { label: text.fields.verdict, value: review.verdict && verdicts[review.verdict] },
          ...(review.endedWhy ? [{ label: 'Заменён', value: review.endedWhy, wide: true }] : []),
          ...(review.remarks ? [{ label: text.fields.remarks, value: review.remarks, wide: true }] : []),
        ]}
      />
      <PlainTable
        caption={text.reviewSheet}
        rows={[...review.criteria]}
        rowKey={(row) => row.key}
        columns={[
          { key: 'criterion', title: text.fields.criterion, cell: (row) => row.text, wrap: true },
          {
            key: 'mark',
            title: text.fields.mark,
            cell: (row) => {
              const line = said.get(row.key);
              return line ? marks[line.mark] : '';
            },
          },
          { key: 'note', title: text.fields.note, cell: (row) => said.get(row.key)?.note ?? '', wrap: true },
        ]}
      />
    </Section>
  );
}

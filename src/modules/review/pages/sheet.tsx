// The expert sheet: criteria one under another with their scales, saved as it is typed, looked over before it is submitted.
import { timeIn } from '../../../kernel/clock.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { Field, type FieldErrors, Flash, FormPage, LinkButton, Section } from '../../../ui/index.ts';
import { declineAssignment } from '../commands/assignments.ts';
import { declareConflict } from '../commands/conflicts.ts';
import { contentOf, missingIn } from '../commands/sheet.checks.ts';
import { saveSheet } from '../commands/sheets.ts';
import { seesExpertise } from '../review.policy.ts';
import { pageText } from './pages.text.ts';
import { SheetBadge } from './parts.tsx';
import {
  CriterionFields,
  canWrite,
  loadSheet,
  SheetAside,
  type SheetShown,
  SheetText,
  sheetCrumbs,
} from './sheet-parts.tsx';

const words = pageText.sheet;

const emptySheet = { scores: [], conclusion: '', comment: '' };

/** Values of the form in the order of its criteria, whether stored or refused. */
const valuesOf = (shown: SheetShown, view: PageView): Record<string, unknown> =>
  view.form?.command === saveSheet.name
    ? { ...view.form.values }
    : shown.sheet
      ? contentOf(shown.form, shown.sheet)
      : emptySheet;

export const sheetPage = page<SheetShown>({
  path: '/review/sheets/:reviewId',
  ru: words.title,
  ability: seesExpertise,
  load: (ctx, { reviewId = '' }) => loadSheet(ctx, reviewId),
  posts: [
    post(saveSheet, {
      next: (output) =>
        output.next ? `/review/sheets/${output.next}` : `/review/sheets/${output.reviewId}/check`,
      done: words.saved,
    }),
    post(declareConflict, { next: () => '/review', done: pageText.mine.declared }),
    post(declineAssignment, { next: () => '/review', done: words.declined }),
  ],
  view: (view, shown) => {
    const { review, form, sheet } = shown;
    const errors: FieldErrors =
      view.form?.command === saveSheet.name
        ? { ...view.form.refusal.fields }
        : view.query.has('missing') && sheet
          ? missingIn(form, contentOf(form, sheet))
          : {};
    const values = valuesOf(shown, view);
    const state = sheet?.state ?? 'none';
    return {
      title: review.title,
      crumbs: sheetCrumbs,
      badge: <SheetBadge state={state === 'draft' && shown.reopened ? 'reopened' : state} />,
      aside: <SheetAside view={view} shown={shown} />,
      body: canWrite(shown) ? (
        <>
          {shown.reopened ? <Flash kind="warning" text={words.reopened(shown.reopened)} /> : null}
          <FormPage
            action={view.url(`/review/sheets/${review.id}`)}
            submit={words.check}
            guard={{ idempotencyKey: view.formKey, version: sheet?.version ?? 0 }}
            hidden={{ _command: saveSheet.name }}
            errors={errors}
            also={{ name: 'andNext', value: 'true', text: words.saveAndNext }}
            cancel={{ text: words.leave, href: view.url('/review') }}
            autosave={{
              href: view.url(`/review/sheets/${review.id}`),
              key: `expert-sheet-${review.id}`,
              savedAt: sheet ? timeIn(sheet.savedAt, view.territory.zone) : undefined,
            }}
          >
            {form.criteria.map((criterion, index) => (
              <CriterionFields criterion={criterion} index={index} values={values} errors={errors} />
            ))}
            <section class="o-group">
              <h2>{words.conclusion}</h2>
              <Field
                name="conclusion"
                label={words.conclusion}
                widget="radio"
                required
                value={values.conclusion}
                error={errors.conclusion}
                options={form.conclusions.map(({ key, text }) => ({ value: key, label: text }))}
              />
              <Field
                name="comment"
                label={words.comment}
                hint={words.commentHint}
                widget="textarea"
                maxLength={8000}
                value={values.comment}
                error={errors.comment}
              />
            </section>
          </FormPage>
        </>
      ) : (
        <>
          <Section title={words.title}>{sheet ? <SheetText form={form} sheet={sheet} /> : null}</Section>
          <LinkButton text={pageText.card.title} href={view.url(`/review/cards/${review.id}`)} />
        </>
      ),
    };
  },
});

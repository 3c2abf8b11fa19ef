// The expert sheet: criteria one under another, saved as it is typed; then a look over everything and the submission.
import { endOfDay, timeIn } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { formatNumber } from '../../../platform/language/index.ts';
import {
  AsideBlock,
  ClauseChip,
  Field,
  type FieldErrors,
  Flash,
  FormPage,
  LinkButton,
  Section,
  Term,
  valueAt,
} from '../../../ui/index.ts';
import { type Criterion, chipFor, type RegulationVersion, versionById } from '../../regulations/index.ts';
import { declineAssignment } from '../assignment.commands.ts';
import { declareConflict } from '../conflict.commands.ts';
import { seesExpertise } from '../review.policy.ts';
import { visibleReview } from '../review.queries.ts';
import type { Review, Sheet } from '../review.schema.ts';
import { weightedTotal } from '../scoring.ts';
import { contentOf, missingIn, saveSheet, submitSheet } from '../sheet.commands.ts';
import { liveSheet, revisionsOf, type SheetForm, sheetFormOf } from '../sheet.queries.ts';
import { pageText } from './pages.text.ts';
import { Act, errorOf, SheetBadge } from './parts.tsx';

const words = pageText.sheet;

interface Shown {
  readonly review: Review;
  readonly form: SheetForm;
  readonly sheet: Sheet | null;
  readonly reopened: string | null;
  readonly version: RegulationVersion;
}

/** The own sheet of a live expert while it may be written; anything else is read on the card. */
async function loadSheet(ctx: ReadCtx, reviewId: string): Promise<Shown | null> {
  const review = isId(reviewId) ? await visibleReview(ctx, reviewId) : null;
  if (!review?.mine || !ctx.actor.personId) return null;
  const sheet = await liveSheet(ctx, review.id, ctx.actor.personId);
  const earlier =
    sheet && sheet.revision > 1 ? (await revisionsOf(ctx, review.id, ctx.actor.personId))[1] : undefined;
  return {
    review,
    form: await sheetFormOf(ctx, review),
    sheet,
    reopened: earlier?.reopenReason ?? null,
    version: await versionById(ctx, review.versionId),
  };
}

const canWrite = ({ review, sheet }: Shown) => review.state === 'open' && sheet?.state !== 'submitted';

const crumbs = [[pageText.mine.title, '/review']] as const;

function Aside({ view, shown }: { view: PageView; shown: Shown }) {
  const { review } = shown;
  const chip = chipFor(shown.version, 'expert-sheet');
  return (
    <>
      <AsideBlock title={words.term}>
        <Term
          at={endOfDay(review.dueOn, view.territory.zone)}
          now={view.now}
          zone={view.territory.zone}
          met={!canWrite(shown)}
        />{' '}
        <ClauseChip
          number={chip.label}
          href={chip.path ? view.url(chip.path) : undefined}
          summary={chip.summary ?? undefined}
        />
      </AsideBlock>
      <AsideBlock title={words.about}>
        <LinkButton text={words.materials} href={view.url(review.path)} icon="file-text" />
      </AsideBlock>
      {canWrite(shown) ? (
        <AsideBlock title={words.cannot}>
          <Act view={view} command={declareConflict} hidden={{ reviewId: review.id }} small>
            <Field
              name="note"
              label="В чём конфликт"
              hint={words.conflictHint}
              widget="textarea"
              required
              error={errorOf(view, declareConflict, 'note')}
            />
          </Act>
          <Act view={view} command={declineAssignment} hidden={{ reviewId: review.id }} small look="quiet">
            <Field
              name="reason"
              label="Причина отказа"
              hint={words.declineHint}
              widget="textarea"
              required
              error={errorOf(view, declineAssignment, 'reason')}
            />
          </Act>
        </AsideBlock>
      ) : null}
    </>
  );
}

interface CriterionProps {
  readonly criterion: Criterion;
  readonly index: number;
  readonly values: Record<string, unknown>;
  readonly errors: FieldErrors;
}

function CriterionFields({ criterion, index, values, errors }: CriterionProps) {
  const at = `scores[${index}]`;
  const notes = [
    criterion.hint,
    criterion.independent ? words.outside : '',
    criterion.required ? '' : words.optional,
  ].filter(Boolean);
  return (
    <section class="o-group">
      <h2>
        {index + 1}. {criterion.title}
      </h2>
      {notes.length > 0 ? <p class="o-hint">{notes.join('. ')}</p> : null}
      <input type="hidden" name={`${at}.criterion`} value={criterion.key} />
      <Field
        name={`${at}.score`}
        label={`${words.score}, ${words.upTo(criterion.max, criterion.weight)}`}
        widget={criterion.max <= 10 ? 'radio' : 'number'}
        required={criterion.required}
        width="short"
        value={valueAt(values, `${at}.score`)}
        error={errors[`${at}.score`]}
        options={Array.from({ length: criterion.max + 1 }, (_, score) => ({
          value: String(score),
          label: String(score),
        }))}
      />
      <Field
        name={`${at}.justification`}
        label={words.justification}
        widget="textarea"
        required={criterion.required}
        maxLength={4000}
        value={valueAt(values, `${at}.justification`)}
        error={errors[`${at}.justification`]}
      />
    </section>
  );
}

const emptySheet = { scores: [], conclusion: '', comment: '' };

/** Values of the form in the order of its criteria, whether stored or refused. */
const valuesOf = (shown: Shown, view: PageView): Record<string, unknown> =>
  view.form?.command === saveSheet.name
    ? { ...view.form.values }
    : shown.sheet
      ? contentOf(shown.form, shown.sheet)
      : emptySheet;

export const sheetPage = page<Shown>({
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
      crumbs,
      badge: <SheetBadge state={state === 'draft' && shown.reopened ? 'reopened' : state} />,
      aside: <Aside view={view} shown={shown} />,
      body: canWrite(shown) ? (
        <>
          {shown.reopened ? <Flash kind="warning" text={words.reopened(shown.reopened)} /> : null}
          {view.form && Object.keys(view.form.refusal.fields).length === 0 ? (
            <Flash kind="trouble" text={view.form.refusal.text} />
          ) : null}
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

/** A sheet to be read: every criterion with its score and justification, total, conclusion, remarks. */
export function SheetText({ form, sheet }: { form: SheetForm; sheet: Sheet }) {
  const content = contentOf(form, sheet);
  const total = sheet.total ?? weightedTotal(form.criteria, sheet.scores);
  return (
    <dl class="o-review">
      {form.criteria.map((criterion, index) => {
        const given = content.scores[index];
        return (
          <div>
            <dt>{criterion.title}</dt>
            <dd>
              <strong>
                {given?.score === null || given?.score === undefined
                  ? pageText.check.noScore
                  : `${given.score} из ${criterion.max}`}
              </strong>
              {criterion.independent ? ` — ${words.outside.toLowerCase()}` : ''}
              <p>{given?.justification || <span class="o-none">{pageText.check.noText}</span>}</p>
            </dd>
          </div>
        );
      })}
      <div>
        <dt>{pageText.check.total}</dt>
        <dd>
          <strong>{formatNumber(total)}</strong>
        </dd>
      </div>
      <div>
        <dt>{words.conclusion}</dt>
        <dd>{form.conclusions.find((each) => each.key === sheet.conclusion)?.text ?? '—'}</dd>
      </div>
      {sheet.comment ? (
        <div>
          <dt>{words.comment}</dt>
          <dd>{sheet.comment}</dd>
        </div>
      ) : null}
    </dl>
  );
}

export const sheetCheckPage = page<Shown>({
  path: '/review/sheets/:reviewId/check',
  ru: pageText.check.title,
  ability: seesExpertise,
  load: async (ctx, { reviewId = '' }) => {
    const shown = await loadSheet(ctx, reviewId);
    return shown?.sheet && canWrite(shown) ? shown : null;
  },
  posts: [
    post(submitSheet, {
      next: (output) => `/review/cards/${output.reviewId}`,
      done: pageText.check.submitted,
    }),
    post(declareConflict, { next: () => '/review', done: pageText.mine.declared }),
    post(declineAssignment, { next: () => '/review', done: words.declined }),
  ],
  view: (view, shown) => {
    const { review, form, sheet } = shown;
    const back = view.url(`/review/sheets/${review.id}`);
    const missing = sheet ? Object.keys(missingIn(form, contentOf(form, sheet))).length : 1;
    return {
      title: pageText.check.title,
      crumbs: [...crumbs, [review.title, `/review/sheets/${review.id}`]],
      lead: pageText.check.lead,
      aside: <Aside view={view} shown={shown} />,
      body: (
        <>
          {missing > 0 ? <Flash kind="warning" text={pageText.check.missing(missing)} /> : null}
          {view.form ? <Flash kind="trouble" text={view.form.refusal.text} /> : null}
          <Section title={review.title}>{sheet ? <SheetText form={form} sheet={sheet} /> : null}</Section>
          <div class="o-buttons">
            {missing > 0 ? (
              <LinkButton look="primary" text={pageText.check.fix} href={`${back}?missing=1`} />
            ) : (
              <>
                <Act
                  view={view}
                  command={submitSheet}
                  hidden={{ reviewId: review.id, version: String(sheet?.version ?? 0) }}
                  look="primary"
                  confirm={pageText.check.confirm}
                />
                <LinkButton text={pageText.check.change} href={back} />
              </>
            )}
          </div>
        </>
      ),
    };
  },
});

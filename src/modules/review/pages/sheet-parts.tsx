// What the sheet's form and its check share: loading the own sheet, the side column, one criterion, the sheet as text.
import { endOfDay } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import type { PageView } from '../../../kernel/page.ts';
import { formatNumber } from '../../../platform/language/index.ts';
import {
  AsideBlock,
  ClauseChip,
  Field,
  type FieldErrors,
  LinkButton,
  Term,
  valueAt,
} from '../../../ui/index.ts';
import { type Criterion, chipFor, type RegulationVersion, versionById } from '../../regulations/index.ts';
import { declineAssignment } from '../commands/assignments.ts';
import { declareConflict } from '../commands/conflicts.ts';
import { contentOf } from '../commands/sheet.checks.ts';
import { visibleReview } from '../queries/reviews.ts';
import { liveSheet, revisionsOf, type SheetForm, sheetFormOf } from '../queries/sheets.ts';
import type { Review, Sheet } from '../review.schema.ts';
import { weightedTotal } from '../scoring.ts';
import { pageText } from './pages.text.ts';
import { Act, errorOf } from './parts.tsx';

const words = pageText.sheet;

export interface SheetShown {
  readonly review: Review;
  readonly form: SheetForm;
  readonly sheet: Sheet | null;
  readonly reopened: string | null;
  readonly version: RegulationVersion;
}

/** The own sheet of a live expert while it may be written; anything else is read on the card. */
export async function loadSheet(ctx: ReadCtx, reviewId: string): Promise<SheetShown | null> {
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

export const canWrite = ({ review, sheet }: SheetShown) =>
  review.state === 'open' && sheet?.state !== 'submitted';

export const sheetCrumbs = [[pageText.mine.title, '/review']] as const;

export function SheetAside({ view, shown }: { view: PageView; shown: SheetShown }) {
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

export function CriterionFields({ criterion, index, values, errors }: CriterionProps) {
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

// The last look over an expert sheet: what is missing, or the submission with its consequence in words.
import { page, post } from '../../../kernel/page.ts';
import { Flash, LinkButton, Section } from '../../../ui/index.ts';
import { declineAssignment } from '../commands/assignments.ts';
import { declareConflict } from '../commands/conflicts.ts';
import { contentOf, missingIn } from '../commands/sheet.checks.ts';
import { submitSheet } from '../commands/sheets.ts';
import { seesExpertise } from '../review.policy.ts';
import { pageText } from './pages.text.ts';
import { Act } from './parts.tsx';
import { canWrite, loadSheet, SheetAside, type SheetShown, SheetText, sheetCrumbs } from './sheet-parts.tsx';

const words = pageText.sheet;

export const sheetCheckPage = page<SheetShown>({
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
      crumbs: [...sheetCrumbs, [review.title, `/review/sheets/${review.id}`]],
      lead: pageText.check.lead,
      aside: <SheetAside view={view} shown={shown} />,
      body: (
        <>
          {missing > 0 ? <Flash kind="warning" text={pageText.check.missing(missing)} /> : null}
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

// Before sending: everything that was filled in, what is missing, the printed form, and the one button.
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { renderHtml } from '../../../../platform/papers/index.ts';
import { ActionButton, Flash, Section, Term } from '../../../../ui/index.ts';
import { chipFor } from '../../../regulations/index.ts';
import { applicationDeadlineOf } from '../../campaign/campaign.queries.ts';
import { applicationPages as words } from '../../pages/pages.text.ts';
import { applicationForm } from '../../papers/application-form.ts';
import { missingParts, namesOfParts, unprovenConditions } from '../application.readiness.ts';
import { resubmitApplication, submitApplication } from '../application.submission.ts';
import { applicationText } from '../application.text.ts';
import { crumbsOf, loadForEditing, StepsOf } from './application-edit.tsx';

export const applicationReviewPage = page({
  path: '/recognition/applications/:id/edit/review',
  onlyForm: true,
  ru: words.reviewTitle,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const shown = await loadForEditing(ctx, id, 'review');
    if (!shown) return null;
    const missing = missingParts(shown.application, shown.plan, shown.version);
    const paper = await applicationForm(ctx, shown.application, shown.plan);
    const command = shown.application.state === 'returned' ? resubmitApplication : submitApplication;
    const deadline = applicationDeadlineOf(ctx, shown.application);
    return {
      ...shown,
      missing,
      paper,
      command,
      deadline,
      complaint: refusalOf(ctx, command, shown.application),
    };
  },
  posts: [
    post(submitApplication, {
      next: (output) => `/recognition/applications/${output.id}`,
      done: (output) => words.submitted(output.number),
    }),
    post(resubmitApplication, {
      next: (output) => `/recognition/applications/${output.id}`,
      done: words.resubmitted,
    }),
  ],
  view: (view, shown) => {
    const { application, missing, version, command, deadline, complaint } = shown;
    const unproven = unprovenConditions(application, version);
    const chip = chipFor(version, 'application-deadline');
    const reason =
      complaint?.text ?? (missing.length > 0 ? applicationText.missing(namesOfParts(missing)) : null);
    return {
      title: words.reviewTitle,
      crumbs: crumbsOf(application),
      lead: <Term at={deadline.lastMoment} now={view.now} zone={view.territory.zone} />,
      body: (
        <>
          <StepsOf view={view} shown={shown} />
          {missing.length > 0 ? (
            <Flash kind="warning" text={applicationText.missing(namesOfParts(missing))} />
          ) : null}
          {unproven.length > 0 && missing.length === 0 ? (
            <Flash kind="info" text={words.unproven(unproven)} />
          ) : null}
          <Section title={words.printed}>{renderHtml(shown.paper)}</Section>
          <div class="o-buttons">
            <ActionButton
              text={command.ru}
              look="primary"
              action={view.self}
              guard={{ idempotencyKey: view.formKey, version: application.version }}
              hidden={{ _command: command.name, id: application.id }}
              confirm={words.confirmSubmit(application.institutionShortName)}
              disabled={
                reason
                  ? {
                      reason,
                      clause: { number: chip.label, href: chip.path ? view.url(chip.path) : undefined },
                    }
                  : undefined
              }
            />
          </div>
        </>
      ),
    };
  },
});

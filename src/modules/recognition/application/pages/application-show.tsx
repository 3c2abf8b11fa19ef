// The card of an application: state and next step on top, content, remarks, documents, history.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { canAdvance } from '../../../../kernel/lifecycle.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { ActionButton, Field, Flash, LinkButton } from '../../../../ui/index.ts';
import { type ItemOfSubject, itemsFor } from '../../../councils/index.ts';
import { documentsOf, filesOf } from '../../../documents/index.ts';
import { historyOf, personNames } from '../../../people/index.ts';
import { versionById } from '../../../regulations/index.ts';
import { hasSubmittedSheet, reviewOf } from '../../../review/index.ts';
import { applicationPages, cardPages as words } from '../../pages/pages.text.ts';
import { lastChanges } from '../application.changes.ts';
import { saveApplication } from '../application.commands.ts';
import { applicationLifecycle } from '../application.lifecycle.ts';
import { planOf, remarksOf, visibleApplication } from '../application.queries.ts';
import { unprovenConditions } from '../application.readiness.ts';
import { admitApplication, returnApplication } from '../application.reception.ts';
import { withdrawApplication } from '../application.submission.ts';
import { applicationSentences } from '../application.text.ts';
import { Content, Decision, Files, Plan, Remarks, type Shown } from './application-content.tsx';
import { StateBadge } from './application-list.tsx';
import { Side } from './application-side.tsx';
import { BroughtReports, broughtReports } from './application-site.tsx';

/** Outcomes speak outside the council only when the minutes are signed. */
const isDecided = (item: ItemOfSubject): boolean =>
  item.decision !== null &&
  item.decision.outcome !== 'postpone' &&
  (item.sessionState === 'signed' || item.sessionState === 'published');

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const application = await visibleApplication(ctx, id);
  if (!application) return null;
  const subject = { kind: applicationLifecycle.name, id };
  const people = [application.headPersonId, application.coHeadPersonId, application.signerPersonId].filter(
    (each) => each !== null,
  );
  return {
    application,
    version: await versionById(ctx, application.regulationVersionId),
    plan: await planOf(ctx, id),
    remarks: await remarksOf(ctx, id),
    changed: application.state === 'submitted' ? await lastChanges(ctx, id) : [],
    files: await filesOf(ctx, subject),
    documents: await documentsOf(ctx, subject),
    decided: (await itemsFor(ctx, subject)).filter(isDecided).reverse(),
    opensSheets: (await reviewOf(ctx, subject)) !== null,
    history: await historyOf(ctx, subject, applicationSentences),
    names: await personNames(ctx, people),
    reports: await broughtReports(ctx, application),
    afterSheets: await hasSubmittedSheet(ctx, subject),
  };
}

function Actions({ view, shown }: { view: PageView; shown: Shown }) {
  const { application } = shown;
  const path = `/recognition/applications/${application.id}`;
  const may = (command: { name: string; ability: typeof saveApplication.ability }) =>
    !refusalOf(view, command, application);
  const isOpen = application.state === 'draft' || application.state === 'returned';
  return (
    <>
      {isOpen && may(saveApplication) ? (
        <LinkButton
          text={application.state === 'returned' ? words.correct : words.edit}
          look="primary"
          icon="pencil"
          href={view.url(`${path}/edit/topic`)}
        />
      ) : null}
      {application.state === 'submitted' && may(admitApplication) ? (
        <>
          <ActionButton
            text={admitApplication.ru}
            look="primary"
            action={view.self}
            guard={{ idempotencyKey: `${view.formKey}-admit`, version: application.version }}
            hidden={{ _command: admitApplication.name, id: application.id }}
          />
          <LinkButton text={returnApplication.ru} href={view.url(`${path}/return`)} />
        </>
      ) : null}
      {canAdvance(applicationLifecycle, application.state, 'withdraw') && may(withdrawApplication) ? (
        <ActionButton
          text={words.withdraw}
          look="danger"
          action={view.self}
          guard={{ idempotencyKey: `${view.formKey}-withdraw`, version: application.version }}
          hidden={{ _command: withdrawApplication.name, id: application.id }}
          confirm={shown.afterSheets ? words.withdrawCostly : words.withdrawFree}
        >
          <Field name="reason" label="Причина" widget="textarea" />
        </ActionButton>
      ) : null}
      <LinkButton text={words.printed} icon="printer" href={view.url(`${path}/print`)} />
    </>
  );
}

export const applicationPage = page<Shown>({
  path: '/recognition/applications/:id',
  ru: applicationPages.editTitle,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(admitApplication, {
      next: (output) => `/recognition/applications/${output.id}`,
      done: words.admitted,
    }),
    post(withdrawApplication, {
      next: (output) => `/recognition/applications/${output.id}`,
      done: words.withdrawn,
    }),
  ],
  view: (view, shown) => {
    const { application } = shown;
    const unproven = application.state === 'draft' ? [] : unprovenConditions(application, shown.version);
    return {
      title: `${applicationPages.editTitle}${application.number ? ` № ${application.number}` : ''}: ${application.institutionShortName}`,
      crumbs: [
        [applicationPages.campaign, '/recognition'],
        [applicationPages.listTitle, '/recognition/applications'],
      ],
      badge: <StateBadge state={application.state} />,
      lead:
        application.state === 'returned' && application.correctUntil
          ? `Исправьте и подайте снова до ${formatDate(application.correctUntil)}`
          : application.theme
            ? `«${application.theme}»`
            : undefined,
      actions: <Actions view={view} shown={shown} />,
      aside: <Side view={view} shown={shown} />,
      body: (
        <>
          <Remarks shown={shown} />
          {unproven.length > 0 ? <Flash kind="info" text={applicationPages.unproven(unproven)} /> : null}
          <Decision view={view} shown={shown} />
          <Content shown={shown} />
          <Plan shown={shown} />
          <BroughtReports view={view} reports={shown.reports} />
          <Files view={view} shown={shown} />
        </>
      ),
    };
  },
});

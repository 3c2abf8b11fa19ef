// The card of an application: state and next step on top, content, remarks, documents, history.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { canAdvance } from '../../../kernel/lifecycle.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate, formatFileSize, formatMoment, upperFirst } from '../../../platform/language/index.ts';
import {
  ActionButton,
  AsideBlock,
  Facts,
  Field,
  Flash,
  HistoryList,
  LinkButton,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import { type ItemOfSubject, itemsFor } from '../../councils/index.ts';
import { type DocumentSummary, documentsOf, type FileEntry, filesOf } from '../../documents/index.ts';
import { type HistoryLine, historyOf, personNames } from '../../people/index.ts';
import {
  chipFor,
  norms,
  parametersOf,
  type RegulationVersion,
  VersionBlock,
  versionById,
} from '../../regulations/index.ts';
import { hasSubmittedSheet } from '../../review/index.ts';
import { lastChanges } from '../application.changes.ts';
import { saveApplication, withdrawApplication } from '../application.commands.ts';
import { applicationLifecycle } from '../application.lifecycle.ts';
import { planOf, remarksOf, visibleApplication } from '../application.queries.ts';
import { unprovenConditions } from '../application.readiness.ts';
import { admitApplication, returnApplication } from '../application.reception.ts';
import type { Application, PlanLine, Remark, RemarkField } from '../application.schema.ts';
import { applicationSentences, kindNames, partNames } from '../application.text.ts';
import type { SiteReport } from '../site-report.queries.ts';
import { purposeName } from './application-files.tsx';
import { StateBadge } from './application-list.tsx';
import { BroughtReports, broughtReports } from './application-site.tsx';
import { applicationPages, cardPages as words } from './pages.text.ts';

interface Shown {
  readonly application: Application;
  readonly version: RegulationVersion;
  readonly plan: readonly PlanLine[];
  readonly remarks: readonly Remark[];
  readonly changed: readonly RemarkField[];
  readonly files: FileEntry[];
  readonly documents: readonly DocumentSummary[];
  readonly items: ItemOfSubject[];
  readonly history: HistoryLine[];
  readonly names: ReadonlyMap<string, string>;
  readonly afterSheets: boolean;
  readonly reports: SiteReport[];
}

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
    items: await itemsFor(ctx, subject),
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

function Remarks({ shown }: { shown: Shown }) {
  const open = shown.remarks.filter((remark) => !remark.resolvedAt);
  if (open.length === 0) return null;
  return (
    <Section title={words.remarks}>
      <ul class="o-remarks">
        {open.map((remark) => (
          <li>
            <strong>{partNames[remark.field as RemarkField] ?? remark.field}:</strong> {remark.text}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Content({ shown }: { shown: Shown }) {
  const { application, version, names, changed } = shown;
  const { criteria } = parametersOf(version, norms.siteEligibility);
  const mark = (part: RemarkField, text: string) =>
    changed.includes(part) ? (
      <>
        <mark>{words.changed}</mark> {text}
      </>
    ) : (
      text
    );
  return (
    <>
      <Section title={words.content}>
        <Facts
          facts={[
            {
              label: words.institution,
              value: application.institutionName || application.institutionShortName,
              wide: true,
            },
            { label: words.kind, value: kindNames[application.kind] },
            { label: words.number, value: application.number === null ? null : String(application.number) },
            { label: 'Направление', value: application.direction },
            { label: words.theme, value: mark('theme', application.theme), wide: true },
            { label: 'Цель работы', value: mark('goal', application.goal), wide: true },
            {
              label: 'Краткая характеристика',
              value: mark('characteristic', application.characteristic),
              wide: true,
            },
            { label: 'Актуальность', value: mark('relevance', application.relevance), wide: true },
            { label: words.head, value: mark('people', names.get(application.headPersonId ?? '') ?? '') },
            { label: words.coHead, value: names.get(application.coHeadPersonId ?? '') },
            { label: words.signer, value: names.get(application.signerPersonId ?? '') },
          ]}
        />
      </Section>
      <Section title={upperFirst(partNames.eligibility)}>
        {changed.includes('eligibility') ? <mark>{words.changed}</mark> : null}
        <Facts
          facts={criteria.map((criterion) => {
            const given = application.eligibility.find((each) => each.key === criterion.key);
            const answer = given?.answer === 'yes' ? 'да' : given?.answer === 'no' ? 'нет' : '';
            return {
              label: criterion.text,
              value: [answer, given?.text].filter(Boolean).join(': '),
              wide: true,
            };
          })}
        />
      </Section>
    </>
  );
}

function Plan({ shown }: { shown: Shown }) {
  return (
    <Section title={words.plan}>
      {shown.changed.includes('plan') ? <mark>{words.changed}</mark> : null}
      <PlainTable
        caption={words.plan}
        rows={shown.plan.map((line, index) => ({ ...line, index }))}
        rowKey={(line) => String(line.index)}
        columns={[
          { key: 'title', title: 'Мероприятие', cell: (line) => line.title, wrap: true },
          { key: 'form', title: 'Форма', cell: (line) => line.form, wrap: true },
          { key: 'term', title: 'Сроки', cell: (line) => line.term },
          { key: 'responsible', title: 'Ответственный', cell: (line) => line.responsible, wrap: true },
          { key: 'result', title: 'Результат', cell: (line) => line.result, wrap: true },
        ]}
      />
    </Section>
  );
}

function Side({ view, shown }: { view: PageView; shown: Shown }) {
  const { application } = shown;
  const decided = shown.items.find(
    (item) => item.decision && (item.sessionState === 'signed' || item.sessionState === 'published'),
  );
  const clauseOf = (norm: string | null) => {
    if (!norm) return undefined;
    const chip = chipFor(shown.version, norm);
    return chip.path ? { number: chip.label, href: view.url(chip.path) } : undefined;
  };
  return (
    <>
      {application.submittedAt ? (
        <AsideBlock title={words.submittedAt}>
          <p>{formatMoment(application.submittedAt, view.territory.zone)}</p>
        </AsideBlock>
      ) : null}
      <VersionBlock view={view} title={words.version} versions={[{ version: shown.version }]} />
      {decided?.decision ? (
        <AsideBlock title={words.council}>
          <p>{decided.decision.text || decided.decision.reason}</p>
        </AsideBlock>
      ) : null}
      {application.departmentReason ? (
        <AsideBlock title={words.department}>
          <p>{application.departmentReason}</p>
        </AsideBlock>
      ) : null}
      <AsideBlock title={words.documents}>
        {shown.documents.length === 0 ? <p class="o-none">Документов пока нет.</p> : null}
        <ul class="o-plain">
          {shown.documents.map((document) => (
            <li>
              <a href={view.url(document.path)}>
                {document.title}
                {document.number ? ` № ${document.number}` : ''}
              </a>
            </li>
          ))}
        </ul>
      </AsideBlock>
      <AsideBlock title={words.history}>
        <HistoryList
          zone={view.territory.zone}
          entries={shown.history.map((line) => ({
            at: line.at,
            text: `${line.who}: ${line.text}`,
            clause: clauseOf(line.norm),
          }))}
        />
      </AsideBlock>
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
          ? `Исправьте и подайте снова до ${formatDate(application.correctUntil)}.`
          : application.theme
            ? `«${application.theme}»`
            : undefined,
      actions: <Actions view={view} shown={shown} />,
      aside: <Side view={view} shown={shown} />,
      body: (
        <>
          <Remarks shown={shown} />
          {unproven.length > 0 ? <Flash kind="info" text={applicationPages.unproven(unproven)} /> : null}
          <Content shown={shown} />
          <Plan shown={shown} />
          <BroughtReports view={view} reports={shown.reports} />
          <Section title={words.files}>
            <PlainTable
              caption={words.files}
              rows={shown.files}
              rowKey={(file) => file.id}
              empty={applicationPages.noFiles}
              columns={[
                {
                  key: 'name',
                  title: applicationPages.file,
                  cell: (file) => (
                    <a href={view.url(file.path)} data-turbo="false">
                      {file.name}
                    </a>
                  ),
                  wrap: true,
                },
                {
                  key: 'purpose',
                  title: applicationPages.purpose,
                  cell: (file) => purposeName(file.purpose),
                  wrap: true,
                },
                {
                  key: 'size',
                  title: applicationPages.size,
                  cell: (file) => formatFileSize(file.size),
                  numeric: true,
                },
              ]}
            />
          </Section>
        </>
      ),
    };
  },
});

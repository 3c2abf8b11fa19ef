// The card of a site: state from dates, heads with their orders, plan, reports, documents, history (OMP-01).
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDate, formatDateShort } from '../../../../platform/language/index.ts';
import {
  AsideBlock,
  Facts,
  Flash,
  HistoryList,
  LinkButton,
  PlainTable,
  Section,
} from '../../../../ui/index.ts';
import { type DocumentSummary, documentsOf, schoolYearText } from '../../../documents/index.ts';
import { type HistoryLine, historyOf, personNames } from '../../../people/index.ts';
import {
  currentVersion,
  type Listed,
  norms,
  parametersOf,
  type RegulationVersion,
  VersionBlock,
  versionById,
} from '../../../regulations/index.ts';
import { maySeePlan } from '../../site-plan/site-plan.commands.ts';
import { sitePlanLifecycle } from '../../site-plan/site-plan.lifecycle.ts';
import { planOfSite, type SitePlan } from '../../site-plan/site-plan.queries.ts';
import { reportLifecycle } from '../../site-report/site-report.lifecycle.ts';
import { reportsOfSite, type SiteReport, timelinessOf } from '../../site-report/site-report.queries.ts';
import { timelinessText } from '../../site-report/site-report.text.ts';
import { terminationPages } from '../../termination/termination.pages.text.ts';
import { raisesTerminations } from '../../termination/termination.policy.ts';
import { siteKind } from '../site.activation.ts';
import { growthWords } from '../site.growth.text.ts';
import { loadSite, replaceHead } from '../site.heads.ts';
import { headsOfSite, type SiteHead, type SiteTerm, termsOfSite } from '../site.periods.ts';
import { sitePolicy } from '../site.policy.ts';
import type { SiteCard } from '../site.queries.ts';
import { type SiteSection, sectionsOfSite } from '../site.sections.ts';
import { statusTypesOf } from '../site.status.ts';
import { headRoles, siteSentences } from '../site.text.ts';
import { siteWords as words } from './site-pages.text.ts';
import { orderText, PlanBadge, SiteBadge } from './site-parts.tsx';
import { Periods } from './site-public.tsx';

type ShownSite = SiteCard & { readonly siteId: string };

interface Shown {
  readonly site: ShownSite;
  readonly status: string;
  readonly inside: boolean;
  readonly periods: SiteTerm[];
  /** Each version once, with the school years it gave the status for. */
  readonly versions: { version: RegulationVersion; note: string }[];
  readonly heads: SiteHead[];
  readonly names: ReadonlyMap<string, string>;
  readonly plan: SitePlan | null;
  readonly tasks: readonly Pick<Listed, 'key' | 'text'>[];
  readonly reports: SiteReport[];
  readonly documents: DocumentSummary[];
  readonly history: HistoryLine[];
  /** What rooms above know of the site. */
  readonly sections: readonly SiteSection[];
}

async function versionsOf(ctx: ReadCtx, periods: readonly SiteTerm[]): Promise<Shown['versions']> {
  const versions: Shown['versions'] = [];
  for (const [id, terms] of Map.groupBy(periods, (term) => term.regulationVersionId)) {
    if (id === null) continue;
    const note = terms.map((term) => schoolYearText(term.schoolYear)).join(', ');
    versions.push({ version: await versionById(ctx, id), note });
  }
  return versions;
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const site = await loadSite(ctx, { siteId: id });
  if (!site) return null;
  const inside = sitePolicy.rules.inside.check(ctx, site) === null;
  const plan = await planOfSite(ctx, id);
  const heads = await headsOfSite(ctx, id);
  const periods = await termsOfSite(ctx, id);
  const history = inside ? await historyOf(ctx, { kind: siteKind, id }, siteSentences) : [];
  const ofPlan =
    inside && plan ? await historyOf(ctx, { kind: sitePlanLifecycle.name, id: plan.id }, siteSentences) : [];
  const { tasks } = parametersOf(await currentVersion(ctx, norms.siteTasks), norms.siteTasks);
  return {
    site,
    status: (await statusTypesOf(ctx)).find((type) => type.key === site.statusType)?.name ?? site.statusType,
    inside,
    periods,
    versions: await versionsOf(ctx, periods),
    heads,
    names: await personNames(
      ctx,
      heads.map((head) => head.personId),
    ),
    plan: plan && maySeePlan(ctx, plan) ? plan : null,
    tasks,
    reports: inside ? await reportsOfSite(ctx, id) : [],
    documents: await documentsOf(ctx, { kind: siteKind, id }),
    history: [...history, ...ofPlan].toSorted((a, b) => b.at.getTime() - a.at.getTime()),
    sections: await sectionsOfSite(ctx, { siteId: id, planId: plan?.id ?? null }),
  };
}

function Heads({ view, shown }: { view: PageView; shown: Shown }) {
  return (
    <Section title={words.people}>
      <PlainTable
        caption={words.people}
        rows={shown.heads}
        rowKey={(head) => `${head.role}-${head.startsOn}`}
        empty={words.noPerson}
        columns={[
          { key: 'role', title: 'Роль', cell: (head) => headRoles[head.role] },
          { key: 'name', title: 'Кто', cell: (head) => shown.names.get(head.personId) ?? '—' },
          {
            key: 'period',
            title: 'Когда',
            cell: (head) =>
              `с ${formatDateShort(head.startsOn)}${head.endsOn ? ` по ${formatDateShort(head.endsOn)}` : ''}`,
          },
          {
            key: 'order',
            title: words.order,
            cell: (head) => (
              <a href={view.url(`/documents/${head.orderDocumentId}`)}>
                {orderText({ number: head.orderNumber, date: head.orderDate })}
              </a>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** Lines of the plan by task and how many of them are done (OMP-32). */
export function Activity({ plan, tasks }: { plan: SitePlan; tasks: Shown['tasks'] }) {
  const known = new Set(tasks.map((task) => task.key));
  const rows = [
    ...tasks.map((task) => ({
      key: task.key,
      text: task.text,
      lines: plan.lines.filter((l) => l.task === task.key),
    })),
    { key: '', text: words.withoutTask, lines: plan.lines.filter((line) => !known.has(line.task)) },
  ].filter((row) => row.key || row.lines.length > 0);
  return (
    <Section title={words.activity}>
      <PlainTable
        caption={words.activity}
        rows={rows}
        rowKey={(row) => row.key}
        empty={words.activityNone}
        columns={[
          { key: 'task', title: words.task, cell: (row) => row.text, wrap: true },
          { key: 'lines', title: words.lines, cell: (row) => String(row.lines.length), numeric: true },
          {
            key: 'done',
            title: words.done,
            cell: (row) => String(row.lines.filter((line) => line.fulfilment === 'done').length),
            numeric: true,
          },
        ]}
      />
    </Section>
  );
}

function Reports({ view, shown }: { view: PageView; shown: Shown }) {
  return (
    <Section title={words.reports}>
      <PlainTable
        caption={words.reports}
        rows={shown.reports}
        rowKey={(report) => report.id}
        rowHref={(report) => view.url(`/recognition/reports/${report.id}`)}
        empty={words.reportsNone}
        columns={[
          { key: 'title', title: words.report, cell: (report) => report.title },
          { key: 'due', title: words.due, cell: (report) => formatDate(report.dueOn) },
          { key: 'state', title: words.state, cell: (report) => reportLifecycle.states[report.state] },
          {
            key: 'timeliness',
            title: words.timeliness,
            cell: (report) => {
              const { word, daysLate } = timelinessOf(report, view.today, view.territory.zone);
              return timelinessText(word, daysLate);
            },
          },
        ]}
      />
    </Section>
  );
}

function PlanBlock({ view, shown }: { view: PageView; shown: Shown }) {
  const { plan, site } = shown;
  if (!plan) return shown.inside ? <Section title={words.plan}>{words.planNone}</Section> : null;
  return (
    <>
      <Section
        title={words.plan}
        actions={
          <LinkButton text={words.planOpen} href={view.url(`/recognition/sites/${site.id}/plan`)} small />
        }
      >
        <Facts
          facts={[
            { label: words.state, value: <PlanBadge state={plan.state} /> },
            { label: words.lines, value: String(plan.lines.length) },
            {
              label: words.planOrder,
              value: plan.orderNumber ? (
                <a href={view.url(`/documents/${plan.orderDocumentId}`)}>
                  {orderText({ number: plan.orderNumber, date: plan.orderDate })}
                </a>
              ) : undefined,
            },
          ]}
        />
      </Section>
      <Activity plan={plan} tasks={shown.tasks} />
    </>
  );
}

export const sitePage = page<Shown>({
  path: '/recognition/sites/:id',
  ru: 'Площадка',
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  view: (view, shown) => {
    const { site } = shown;
    return {
      title: `${site.institutionShortName}: ${site.theme}`,
      crumbs: [[words.registerTitle, '/recognition/sites']],
      badge: <SiteBadge site={site} />,
      lead: shown.status,
      actions: (
        <>
          {sitePolicy.rules.teachers.check(view, site) ? null : (
            <LinkButton
              text={growthWords.title}
              href={view.url(`/recognition/sites/${site.id}/teachers`)}
              icon="school"
            />
          )}
          {refusalOf(view, replaceHead, site) ? null : (
            <LinkButton
              text={words.replace}
              href={view.url(`/recognition/sites/${site.id}/heads`)}
              icon="users"
            />
          )}
          {raisesTerminations.check(view, { bodyId: null }) ? null : (
            <LinkButton
              text={terminationPages.openTitle}
              href={view.url(`/recognition/sites/${site.id}/terminate`)}
              look="quiet"
            />
          )}
        </>
      ),
      aside: (
        <>
          <VersionBlock view={view} title={words.version} versions={shown.versions} />
          <AsideBlock title={words.documents}>
            {shown.documents.length === 0 ? (
              <p class="o-none">{words.documentsNone}</p>
            ) : (
              <ul class="o-people">
                {shown.documents.map((document) => (
                  <li>
                    <a href={view.url(document.path)}>{document.title}</a>
                    <small>{orderText(document)}</small>
                  </li>
                ))}
              </ul>
            )}
          </AsideBlock>
          {shown.inside ? (
            <AsideBlock title={words.history}>
              <HistoryList
                zone={view.territory.zone}
                entries={shown.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
              />
            </AsideBlock>
          ) : null}
        </>
      ),
      body: (
        <>
          {site.state === 'awaiting-order' ? <Flash kind="info" text={words.continues} /> : null}
          <Facts
            facts={[
              { label: words.institution, value: site.institutionName },
              { label: words.direction, value: site.direction },
              { label: words.head, value: site.headName || words.noPerson },
              { label: words.coHead, value: site.coHeadName || words.noPerson },
              { label: words.goal, value: site.goal, wide: true },
              ...(site.subject ? [{ label: words.subject, value: site.subject }] : []),
              ...(site.scope === 'network' ? [{ label: words.scope, value: words.scopes.network }] : []),
              ...(site.services ? [{ label: words.services, value: site.services, wide: true }] : []),
            ]}
          />
          <PlanBlock view={view} shown={shown} />
          {shown.sections.map((section) => (
            <Section title={section.title}>{section.body(view)}</Section>
          ))}
          {shown.inside ? <Reports view={view} shown={shown} /> : null}
          <Heads view={view} shown={shown} />
          <Section title={words.terms}>
            <Periods periods={shown.periods} url={view.url} />
          </Section>
        </>
      ),
    };
  },
});

import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatMoment } from '../../../../platform/language/index.ts';
import { AsideBlock, ClauseChip, Facts, ProcedureLine, Section } from '../../../../ui/index.ts';
import { itemsFor } from '../../../councils/index.ts';
import { filesOf } from '../../../documents/index.ts';
import { historyOf } from '../../../people/index.ts';
import { currentVersion, norms, VersionBlock, versionById } from '../../../regulations/index.ts';
import { HistoryBlock } from '../../pages/side-blocks.tsx';
import { siteTitle } from '../../site/site.text.ts';
import { chipOf } from '../../site-report/pages/site-report-parts.tsx';
import {
  attachToTermination,
  dropTermination,
  explainTermination,
  putTerminationOnAgenda,
  raiseTermination,
  visibleTermination,
} from '../termination.commands.ts';
import { terminationLifecycle } from '../termination.lifecycle.ts';
import { terminationPages as words } from '../termination.pages.text.ts';
import type { Termination } from '../termination.queries.ts';
import { groundNames, terminationSentences } from '../termination.text.ts';
import { Actions, Documents, Explanation, type Shown } from './termination-acts.tsx';
import { CaseBadge, procedureOf } from './termination-parts.tsx';

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const found = await visibleTermination(ctx, { id });
  if (!found) return null;
  const subject = { kind: terminationLifecycle.name, id: found.id };
  return {
    found,
    version: found.regulationVersionId
      ? await versionById(ctx, found.regulationVersionId)
      : await currentVersion(ctx, norms.earlyTerminationGrounds),
    files: await filesOf(ctx, subject),
    items: await itemsFor(ctx, subject),
    history: await historyOf(ctx, subject, terminationSentences),
  };
}

const pathOf = (found: Pick<Termination, 'id'>) => `/recognition/terminations/${found.id}`;

function Side({ view, shown }: { view: PageView; shown: Shown }) {
  const { found, version, items } = shown;
  return (
    <>
      <AsideBlock title={words.site}>
        <p>
          <a href={view.url(`/recognition/sites/${found.siteId}`)}>{found.institutionShortName}</a>
        </p>
        <p>«{found.theme}»</p>
      </AsideBlock>
      {version ? <VersionBlock view={view} title={words.version} versions={[{ version }]} /> : null}
      {items.length > 0 ? (
        <AsideBlock title={words.council}>
          <ul class="o-plain">
            {items.map((item) => (
              <li>
                <a href={view.url(item.path)}>{words.item}</a>
              </li>
            ))}
          </ul>
        </AsideBlock>
      ) : null}
      {found.orderDocumentId ? (
        <AsideBlock title={words.order}>
          <p>
            <a href={view.url(`/documents/${found.orderDocumentId}`)}>{words.order}</a>
          </p>
        </AsideBlock>
      ) : null}
      <HistoryBlock view={view} title={words.history} version={version} lines={shown.history} />
    </>
  );
}

const back = (output: { id: string }) => pathOf(output);

export const terminationPage = page<Shown>({
  path: '/recognition/terminations/:id',
  ru: words.title,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(raiseTermination, { next: back, done: words.raised }),
    post(explainTermination, { next: back, done: words.explained }),
    post(putTerminationOnAgenda, { next: back, done: words.onAgenda }),
    post(dropTermination, { next: back, done: words.dropped }),
    post(attachToTermination, { next: back, done: words.attached }),
  ],
  view: (view, shown) => {
    const { found, version } = shown;
    const ground = groundNames[found.ground];
    return {
      title: `${words.title}: ${found.institutionShortName}`,
      crumbs: [
        [words.campaign, '/recognition'],
        [words.listTitle, '/recognition/terminations'],
      ],
      badge: <CaseBadge state={found.state} />,
      lead: siteTitle(found.institutionShortName, found.theme),
      actions: <Actions view={view} shown={shown} />,
      aside: <Side view={view} shown={shown} />,
      body: (
        <>
          <ProcedureLine
            label={words.procedure}
            now={view.now}
            zone={view.territory.zone}
            steps={procedureOf(view, found)}
          />
          <Section title={words.ground}>
            <Facts
              facts={[
                { label: words.ground, value: ground.charAt(0).toUpperCase() + ground.slice(1), wide: true },
                { label: words.circumstances, value: found.circumstances, wide: true },
                ...(found.ground === 'law'
                  ? [{ label: words.evidence, value: found.evidence, wide: true }]
                  : []),
                ...(found.reportId
                  ? [
                      {
                        label: words.report,
                        value: (
                          <a href={view.url(`/recognition/reports/${found.reportId}`)}>{words.toReport}</a>
                        ),
                      },
                    ]
                  : []),
                { label: words.prepared, value: formatMoment(found.preparedAt, view.territory.zone) },
                ...(found.dropReason
                  ? [{ label: words.dropReason, value: found.dropReason, wide: true }]
                  : []),
              ]}
            />
            <p>
              <ClauseChip {...chipOf(view, version, norms.earlyTerminationGrounds.slug)} />
            </p>
          </Section>
          <Explanation view={view} shown={shown} />
          <Documents view={view} shown={shown} />
        </>
      ),
    };
  },
});

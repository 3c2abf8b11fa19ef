// The card of a case: ground with its clause, circumstances, evidence, the site's explanation, the council, the order.
import { endOfDay } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { canAdvance } from '../../../kernel/lifecycle.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatMoment } from '../../../platform/language/index.ts';
import {
  ActionButton,
  AsideBlock,
  ClauseChip,
  Facts,
  Field,
  FormPage,
  HistoryList,
  ProcedureLine,
  Section,
  Term,
} from '../../../ui/index.ts';
import { type ItemOfSubject, itemsFor } from '../../councils/index.ts';
import { type FileEntry, filesOf } from '../../documents/index.ts';
import { type HistoryLine, historyOf } from '../../people/index.ts';
import {
  currentVersion,
  norms,
  type RegulationVersion,
  VersionBlock,
  versionById,
} from '../../regulations/index.ts';
import { siteTitle } from '../site.text.ts';
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
import { groundNames, terminationSentences, terminationText } from '../termination.text.ts';
import { chipOf, Paragraphs } from './site-report-parts.tsx';
import { CaseBadge, CaseFiles, procedureOf } from './termination-parts.tsx';

interface Shown {
  readonly found: Termination;
  readonly version: RegulationVersion | null;
  readonly files: FileEntry[];
  readonly items: ItemOfSubject[];
  readonly history: HistoryLine[];
}

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

const guarded = (view: PageView, found: Termination, name: string) => ({
  action: view.self,
  guard: { idempotencyKey: `${view.formKey}-${name}`, version: found.version },
  hidden: { _command: name, id: found.id },
  open: view.form?.command === name,
});

const faultOf = (view: PageView, name: string, field: string) =>
  view.form?.command === name ? view.form.refusal.fields[field] : undefined;

function Raise({ view, shown: { found, files, version } }: { view: PageView; shown: Shown }) {
  const lacksEvidence = found.ground === 'law' && !files.some((file) => file.purpose === 'evidence');
  return (
    <ActionButton
      {...guarded(view, found, raiseTermination.name)}
      text={raiseTermination.ru}
      look="primary"
      confirm={words.confirmRaise}
      disabled={
        lacksEvidence
          ? {
              reason: terminationText.evidenceNeeded,
              clause: chipOf(view, version, norms.earlyTerminationGrounds.slug),
            }
          : undefined
      }
    >
      <Field
        name="explainUntil"
        label={words.awaitUntil}
        hint={words.awaitHint}
        widget="date"
        min={view.today}
        error={faultOf(view, raiseTermination.name, 'explainUntil')}
      />
    </ActionButton>
  );
}

function ToAgenda({ view, shown: { found, version } }: { view: PageView; shown: Shown }) {
  const awaited = !found.explainedAt && found.explainUntil !== null && view.today <= found.explainUntil;
  return (
    <ActionButton
      {...guarded(view, found, putTerminationOnAgenda.name)}
      text={putTerminationOnAgenda.ru}
      look="primary"
      confirm={words.confirmAgenda}
      disabled={
        awaited
          ? {
              reason: terminationText.awaitExplanation(found.explainUntil ?? ''),
              clause: chipOf(view, version, norms.earlyTerminationProcedure.slug),
            }
          : undefined
      }
    />
  );
}

function Actions({ view, shown }: { view: PageView; shown: Shown }) {
  const { found } = shown;
  const can = (transition: 'raise' | 'put-on-agenda' | 'drop') =>
    canAdvance(terminationLifecycle, found.state, transition);
  return (
    <>
      {can('raise') && !refusalOf(view, raiseTermination, found) ? <Raise view={view} shown={shown} /> : null}
      {can('put-on-agenda') && !refusalOf(view, putTerminationOnAgenda, found) ? (
        <ToAgenda view={view} shown={shown} />
      ) : null}
      {can('drop') && !refusalOf(view, dropTermination, found) ? (
        <ActionButton {...guarded(view, found, dropTermination.name)} text={dropTermination.ru} look="danger">
          <Field
            name="reason"
            label={words.reason}
            widget="textarea"
            required
            maxLength={5000}
            error={faultOf(view, dropTermination.name, 'reason')}
          />
        </ActionButton>
      ) : null}
    </>
  );
}

function Explanation({ view, shown: { found } }: { view: PageView; shown: Shown }) {
  const open = found.state === 'raised' || found.state === 'on-agenda';
  const mayExplain = open && !refusalOf(view, explainTermination, found);
  const back = view.form?.command === explainTermination.name ? view.form : null;
  return (
    <Section title={words.explanation}>
      {found.explainUntil && open ? (
        <p>
          <Term
            at={endOfDay(found.explainUntil, view.territory.zone)}
            now={view.now}
            zone={view.territory.zone}
            met={found.explainedAt !== null}
          />
        </p>
      ) : null}
      {found.explanation && !mayExplain ? <Paragraphs text={found.explanation} /> : null}
      {found.explanation || mayExplain ? null : <p class="o-none">{words.explanationNone}</p>}
      {mayExplain ? (
        <FormPage
          action={view.self}
          submit={explainTermination.ru}
          guard={{ idempotencyKey: `${view.formKey}-explain`, version: found.version }}
          hidden={{ _command: explainTermination.name, id: found.id }}
          errors={{ ...back?.refusal.fields }}
        >
          <Field
            name="explanation"
            label={words.explanation}
            hint={words.explanationHint}
            widget="textarea"
            required
            maxLength={5000}
            value={back?.values.explanation ?? found.explanation ?? ''}
            error={back?.refusal.fields.explanation}
          />
        </FormPage>
      ) : null}
    </Section>
  );
}

function Documents({ view, shown: { found, files } }: { view: PageView; shown: Shown }) {
  const open = ['prepared', 'raised', 'on-agenda'].includes(found.state);
  return (
    <Section title={words.files}>
      <CaseFiles view={view} files={files} />
      {open && !refusalOf(view, attachToTermination, found) ? (
        <FormPage
          action={view.self}
          submit={attachToTermination.ru}
          multipart
          guard={{ idempotencyKey: `${view.formKey}-file` }}
          hidden={{ _command: attachToTermination.name, id: found.id }}
        >
          <Field
            name="file"
            label={words.file}
            widget="file"
            required
            accept=".pdf,.docx,.odt,.jpg,.jpeg,.png"
            maxMegabytes={25}
            error={faultOf(view, attachToTermination.name, 'file')}
          />
        </FormPage>
      ) : null}
    </Section>
  );
}

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
      <AsideBlock title={words.history}>
        <HistoryList
          zone={view.territory.zone}
          entries={shown.history.map((line) => ({
            at: line.at,
            text: `${line.who}: ${line.text}`,
            clause: line.norm ? chipOf(view, version, line.norm) : undefined,
          }))}
        />
      </AsideBlock>
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

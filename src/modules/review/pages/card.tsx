// One expertise: experts and their sheets, figures, conflicts with reasons, and what the office and the chair may do.
import { endOfDay } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { formatNumber } from '../../../platform/language/index.ts';
import {
  AsideBlock,
  ClauseChip,
  type Fact,
  Facts,
  Field,
  Flash,
  FormPage,
  HistoryList,
  LinkButton,
  PlainTable,
  Section,
  Term,
} from '../../../ui/index.ts';
import { membersOn } from '../../councils/index.ts';
import { type HistoryLine, historyOf, personNames } from '../../people/index.ts';
import { chipFor, type RegulationVersion, versionById } from '../../regulations/index.ts';
import { assignExperts, completeReview, releaseExpert } from '../assignment.commands.ts';
import {
  assignmentsOf,
  type EndedAssignment,
  endedAssignments,
  type LiveAssignment,
  loadsOf,
} from '../assignment.queries.ts';
import { liftConflict, pinConflict } from '../conflict.commands.ts';
import { conflictsOfReviews } from '../conflict.queries.ts';
import { draftExpertSheet } from '../paper.commands.ts';
import { summariesOfReviews } from '../ranking.queries.ts';
import { reviewLifecycle } from '../review.lifecycle.ts';
import { reviewPolicy, seesExpertise, seesScores, watchesExpertise } from '../review.policy.ts';
import { visibleReview } from '../review.queries.ts';
import type { Conflict, Review, ScoreSummary, Sheet } from '../review.schema.ts';
import { reviewSentences } from '../review.sentences.ts';
import { reviewText } from '../review.text.ts';
import { reopenSheet } from '../sheet.commands.ts';
import { readableSheets, type SheetForm, sheetFormOf } from '../sheet.queries.ts';
import { pageText } from './pages.text.ts';
import { Act, campaignPath, errorOf, ReviewBadge, SheetBadge } from './parts.tsx';
import { SheetText } from './sheet.tsx';

const words = pageText.card;

interface Shown {
  readonly review: Review;
  readonly version: RegulationVersion;
  readonly form: SheetForm;
  readonly summary: ScoreSummary | null;
  readonly experts: readonly LiveAssignment[];
  readonly ended: readonly EndedAssignment[];
  readonly conflicts: readonly Conflict[];
  readonly sheets: readonly Sheet[];
  readonly pool: readonly { readonly personId: string; readonly load: number }[];
  readonly names: ReadonlyMap<string, string>;
  readonly history: readonly HistoryLine[];
  readonly may: Readonly<Record<'assign' | 'pin' | 'reopen' | 'complete' | 'watch', boolean>>;
}

async function loadCard(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const review = isId(id) ? await visibleReview(ctx, id) : null;
  if (!review) return null;
  const members = await membersOn(ctx, review.bodyId, ctx.today);
  const experts = await assignmentsOf(ctx, [id]);
  const people = [...new Set([...members, ...experts].map((each) => each.personId))];
  const conflicts = await conflictsOfReviews(ctx, [id], people);
  const ended = await endedAssignments(ctx, [id]);
  const loads = await loadsOf(ctx, review.bodyId, Number(review.dueOn.slice(0, 4)));
  const busy = new Set([...experts, ...conflicts].map((each) => each.personId));
  const may = (rule: keyof typeof reviewPolicy.rules) => reviewPolicy.rules[rule].check(ctx, review) === null;
  return {
    review,
    version: await versionById(ctx, review.versionId),
    form: await sheetFormOf(ctx, review),
    summary: (await summariesOfReviews(ctx, [review])).get(id) ?? null,
    experts,
    ended,
    conflicts,
    sheets: await readableSheets(ctx, review),
    pool: members
      .filter((member) => !busy.has(member.personId))
      .map(({ personId }) => ({ personId, load: loads.get(personId) ?? 0 })),
    names: await personNames(ctx, [...people, ...ended.map((each) => each.personId)]),
    history: await historyOf(ctx, { kind: reviewLifecycle.name, id }, reviewSentences),
    may: {
      assign: may('assign'),
      pin: may('pin'),
      reopen: may('reopen'),
      complete: may('complete'),
      watch: watchesExpertise.check(ctx, review) === null,
    },
  };
}

interface PartProps {
  readonly view: PageView;
  readonly shown: Shown;
}

const nameOf = (shown: Shown, personId: string) => shown.names.get(personId) ?? '';
const figure = (value: number | null) => (value === null ? '—' : formatNumber(value));

function Figures({ shown }: { shown: Shown }) {
  const { review, summary, form } = shown;
  if (!summary) return null;
  const facts: Fact[] = [
    { label: words.assigned, value: pageText.assignments.of(summary.submitted, summary.assigned) },
  ];
  if (seesScores(review)) {
    facts.push(
      { label: words.average, value: `${figure(summary.average)} из ${formatNumber(summary.max)}` },
      { label: words.spread, value: figure(summary.spread) },
    );
    if (summary.standardised !== null)
      facts.push({ label: words.standardised, value: figure(summary.standardised) });
    for (const { key, title } of form.criteria.filter((criterion) => criterion.independent)) {
      facts.push({ label: title, value: figure(summary.independent[key] ?? null) });
    }
    const said = form.conclusions.filter(({ key }) => summary.conclusions[key]);
    facts.push({
      label: words.conclusions,
      value: said.map(({ key, text }) => `${text} — ${summary.conclusions[key]}`).join('; '),
      wide: true,
    });
  }
  return (
    <Section title={words.figures}>
      <Facts facts={facts} />
      {summary.disagreement ? <Flash kind="warning" text={words.disagreement} /> : null}
      {seesScores(review) ? null : <Flash kind="info" text={words.blind} />}
    </Section>
  );
}

function Experts({ view, shown }: PartProps) {
  const { review, experts, ended, may } = shown;
  const isOpen = review.state === 'open';
  return (
    <Section title={words.experts}>
      <PlainTable
        caption={words.experts}
        rows={[...experts]}
        rowKey={(row) => row.personId}
        empty={words.noExperts}
        columns={[
          { key: 'name', title: words.expert, cell: (row) => nameOf(shown, row.personId) },
          {
            key: 'state',
            title: words.sheet,
            cell: (row) => <SheetBadge state={row.sheetState ?? 'none'} />,
          },
          { key: 'way', title: words.way, cell: (row) => reviewText.ways[row.way] },
          {
            key: 'act',
            title: '',
            cell: (row) =>
              may.assign && isOpen && row.sheetState !== 'submitted' ? (
                <Act
                  view={view}
                  command={releaseExpert}
                  hidden={{ reviewId: review.id, personId: row.personId }}
                  small
                  look="quiet"
                >
                  <Field
                    name="reason"
                    label="Причина"
                    widget="text"
                    required
                    error={errorOf(view, releaseExpert, 'reason')}
                  />
                </Act>
              ) : null,
          },
        ]}
      />
      {ended.length > 0 ? (
        <>
          <h3>{words.ended}</h3>
          <ul class="o-people">
            {ended.map((each) => (
              <li>
                <span>{nameOf(shown, each.personId)}</span>
                <small>
                  {reviewText.endKinds[each.endKind]}
                  {each.endReason ? `: ${each.endReason}` : ''}
                </small>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {may.assign && isOpen ? <AssignForm view={view} shown={shown} /> : null}
      {may.complete && isOpen && experts.some((each) => each.sheetState === 'submitted') ? (
        <Act view={view} command={completeReview} hidden={{ reviewId: review.id }} small />
      ) : null}
    </Section>
  );
}

function AssignForm({ view, shown }: PartProps) {
  const { review, pool } = shown;
  if (pool.length === 0) return <p class="o-none">{words.nobody}</p>;
  const errors = view.form?.command === assignExperts.name ? { ...view.form.refusal.fields } : undefined;
  return (
    <FormPage
      action={view.self}
      submit={assignExperts.ru}
      hidden={{
        _command: assignExperts.name,
        _key: `${view.formKey}-assign`,
        reviewId: review.id,
      }}
      errors={errors}
    >
      <Field
        name="personIds"
        label={words.assignTitle}
        hint={words.assignHint}
        widget="checkboxes"
        error={errors?.personIds}
        options={pool.map(({ personId, load }) => ({
          value: personId,
          label: `${nameOf(shown, personId)} (${load})`,
        }))}
      />
    </FormPage>
  );
}

function Conflicts({ view, shown }: PartProps) {
  const { review, conflicts, may } = shown;
  const isFree = (personId: string) => !conflicts.some((each) => each.personId === personId);
  const others = [...shown.pool, ...shown.experts].filter((each) => isFree(each.personId));
  return (
    <Section title={words.conflicts}>
      {conflicts.length === 0 ? <p class="o-none">{words.noConflicts}</p> : null}
      <ul class="o-people">
        {conflicts.map((each) => (
          <li>
            <span>
              <span aria-hidden="true">▲</span> {nameOf(shown, each.personId)}
            </span>
            <small>{each.note}</small>
            {may.pin && (each.kind === 'declared' || each.kind === 'pinned') ? (
              <Act
                view={view}
                command={liftConflict}
                hidden={{ reviewId: review.id, personId: each.personId, kind: each.kind }}
                small
                look="quiet"
              >
                <Field
                  name="reason"
                  label="Почему снимается"
                  widget="text"
                  required
                  error={errorOf(view, liftConflict, 'reason')}
                />
              </Act>
            ) : null}
          </li>
        ))}
      </ul>
      {may.pin && others.length > 0 && review.state !== 'withdrawn' ? (
        <Act view={view} command={pinConflict} hidden={{ reviewId: review.id }} small>
          <Field
            name="personId"
            label={words.expert}
            widget="select"
            required
            error={errorOf(view, pinConflict, 'personId')}
            options={others.map(({ personId }) => ({ value: personId, label: nameOf(shown, personId) }))}
          />
          <Field
            name="note"
            label="В чём конфликт"
            widget="textarea"
            required
            error={errorOf(view, pinConflict, 'note')}
          />
        </Act>
      ) : null}
    </Section>
  );
}

function Sheets({ view, shown }: PartProps) {
  const { review, sheets, form, may } = shown;
  const submitted = sheets.filter((sheet) => sheet.state === 'submitted');
  return (
    <>
      {submitted.length === 0 ? (
        <Section title={words.sheets}>
          <p class="o-none">{seesScores(review) ? words.noSheets : words.blind}</p>
        </Section>
      ) : null}
      {submitted.map((sheet) => (
        <Section
          title={[nameOf(shown, sheet.personId), words.revision(sheet.revision)].filter(Boolean).join(', ')}
          id={`sheet-${sheet.id}`}
          actions={
            <>
              {seesScores(review) ? (
                <Act
                  view={view}
                  command={draftExpertSheet}
                  hidden={{ reviewId: review.id, sheetId: sheet.id }}
                  small
                />
              ) : null}
              {may.reopen && review.state !== 'withdrawn' && sheet.personId !== view.actor.personId ? (
                <Act
                  view={view}
                  command={reopenSheet}
                  hidden={{ reviewId: review.id, personId: sheet.personId }}
                  small
                  look="quiet"
                >
                  <Field
                    name="reason"
                    label="Причина"
                    widget="textarea"
                    required
                    error={errorOf(view, reopenSheet, 'reason')}
                  />
                </Act>
              ) : null}
            </>
          }
        >
          <SheetText form={form} sheet={sheet} />
        </Section>
      ))}
    </>
  );
}

export const reviewCardPage = page<Shown>({
  path: '/review/cards/:id',
  ru: words.title,
  ability: seesExpertise,
  load: (ctx, { id = '' }) => loadCard(ctx, id),
  posts: [assignExperts, releaseExpert, completeReview, pinConflict, liftConflict, reopenSheet]
    .map((command) =>
      post(command as typeof completeReview, {
        next: (_output, params) => `/review/cards/${params.id ?? ''}`,
        done: words.done,
      }),
    )
    .concat(post(draftExpertSheet, { next: (output) => `/documents/${output.documentId}`, done: '' })),
  view: (view, shown) => {
    const { review } = shown;
    const chip = chipFor(shown.version, 'application-expertise');
    const campaign = { bodyId: review.bodyId, year: Number(review.dueOn.slice(0, 4)) };
    const runs = shown.may.assign;
    return {
      title: review.title,
      crumbs: runs
        ? [[pageText.assignments.title, campaignPath('/review/assignments', campaign)]]
        : [[pageText.mine.title, '/review']],
      badge: <ReviewBadge state={review.state} />,
      actions: (
        <>
          <LinkButton text={words.materials} href={view.url(review.path)} icon="file-text" />
          {review.mine ? (
            <LinkButton
              text={words.mySheet}
              href={view.url(`/review/sheets/${review.id}`)}
              look={review.mineSubmitted ? 'plain' : 'primary'}
            />
          ) : null}
        </>
      ),
      aside: (
        <>
          <AsideBlock title={words.due}>
            <Term
              at={endOfDay(review.dueOn, view.territory.zone)}
              now={view.now}
              zone={view.territory.zone}
              met={review.state !== 'open'}
            />{' '}
            <ClauseChip
              number={chip.label}
              href={chip.path ? view.url(chip.path) : undefined}
              summary={chip.summary ?? undefined}
            />
          </AsideBlock>
          <AsideBlock title={words.history}>
            <HistoryList
              zone={view.territory.zone}
              entries={shown.history.map((line) => ({ at: line.at, text: `${line.who}. ${line.text}` }))}
            />
          </AsideBlock>
        </>
      ),
      body: (
        <>
          {view.form ? <Flash kind="trouble" text={view.form.refusal.text} /> : null}
          <Figures shown={shown} />
          <Experts view={view} shown={shown} />
          <Sheets view={view} shown={shown} />
          {shown.may.watch ? <Conflicts view={view} shown={shown} /> : null}
        </>
      ),
    };
  },
});

// The card of a pair: programme, meetings, feedback of both, outcome, papers.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { canAdvance } from '../../../kernel/lifecycle.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate, formatDateShort } from '../../../platform/language/index.ts';
import {
  ActionButton,
  AsideBlock,
  Facts,
  Field,
  HistoryList,
  MoreMenu,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import { type DocumentSummary, documentsOf } from '../../documents/index.ts';
import { type HistoryLine, historyOf } from '../../people/index.ts';
import { type PairPaper, pairOutcomes, pairPapers, mentoringText as text } from '../mentoring.text.ts';
import {
  addMeeting,
  beginPair,
  draftPairPaper,
  finishPair,
  pairSentences,
  pairSubject,
  sayOfPair,
  stopPair,
} from '../pair.commands.ts';
import { pairLifecycle } from '../pair.lifecycle.ts';
import { type Pair, pair, pairFeedbacks, pairMeetings } from '../pair.queries.ts';
import { PairBadge, shortName, wholeName } from './signs.tsx';

interface Shown {
  readonly found: Pair;
  readonly meetings: Awaited<ReturnType<typeof pairMeetings>>;
  readonly feedbacks: Awaited<ReturnType<typeof pairFeedbacks>>;
  readonly documents: readonly DocumentSummary[];
  readonly history: readonly HistoryLine[];
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const found = await pair(ctx, id);
  if (!found) return null;
  return {
    found,
    meetings: await pairMeetings(ctx, id),
    feedbacks: await pairFeedbacks(ctx, id),
    documents: await documentsOf(ctx, pairSubject(id)),
    history: await historyOf(ctx, pairSubject(id), pairSentences),
  };
}

const back = (output: { id: string }) => `/development/pairs/${output.id}`;

export const pairPage = page<Shown>({
  path: '/development/pairs/:id',
  ru: text.one,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  shows: ({ found }) => ({ kind: 'people.person', id: found.menteeId }),
  posts: [
    post(beginPair, { next: back, done: 'Пара начала работу' }),
    post(finishPair, { next: back, done: 'Итог записан' }),
    post(stopPair, { next: back, done: 'Пара прекращена' }),
    post(addMeeting, { next: back, done: 'Встреча записана' }),
    post(sayOfPair, { next: back, done: 'Отзыв записан' }),
    post(draftPairPaper, { next: back, done: (output) => `Составлено: ${output.title.toLowerCase()}` }),
  ],
  view: (view, shown) => {
    const { found } = shown;
    return {
      title: `${shortName(found.mentee)} и наставник ${shortName(found.mentor)}`,
      crumbs: [[text.pairs, '/development/pairs']],
      badge: <PairBadge state={found.state} />,
      lead: `${found.institution}, с ${formatDate(found.startsOn)} по ${formatDate(found.lastDay)}`,
      actions: <Actions view={view} found={found} />,
      aside: <Papers view={view} shown={shown} />,
      body: (
        <>
          <Section title={text.fields.programme}>
            <Facts
              facts={[
                {
                  label: text.fields.person,
                  value: (
                    <a href={view.url(`/development/people/${found.menteeId}`)}>{wholeName(found.mentee)}</a>
                  ),
                },
                { label: text.fields.mentor, value: wholeName(found.mentor) },
                { label: text.fields.goal, value: found.goal, wide: true },
                ...(found.outcome
                  ? [{ label: text.fields.outcome, value: pairOutcomes[found.outcome] }]
                  : []),
                ...(found.outcomeText
                  ? [{ label: text.fields.outcomeText, value: found.outcomeText, wide: true }]
                  : []),
              ]}
            />
            <PlainTable
              caption={text.fields.programme}
              rows={[...found.programme]}
              rowKey={(row) => row.what}
              empty="Строк программы нет."
              columns={[
                { key: 'what', title: text.fields.what, cell: (row) => row.what, wrap: true },
                { key: 'term', title: text.fields.term, cell: (row) => row.term, wrap: true },
                { key: 'result', title: text.fields.result, cell: (row) => row.result, wrap: true },
              ]}
            />
          </Section>
          <Section title="Встречи" actions={<MeetingAction view={view} found={found} />}>
            <PlainTable
              caption="Встречи"
              rows={shown.meetings}
              rowKey={(row) => row.id}
              empty="Встреч ещё не записано."
              columns={[
                { key: 'on', title: text.fields.heldOn, cell: (row) => formatDateShort(row.heldOn) },
                { key: 'topic', title: text.fields.topic, cell: (row) => row.topic, wrap: true },
                { key: 'text', title: text.fields.text, cell: (row) => row.text, wrap: true },
              ]}
            />
          </Section>
          <Section title={text.fields.feedback} actions={<FeedbackAction view={view} shown={shown} />}>
            <PlainTable
              caption={text.fields.feedback}
              rows={shown.feedbacks}
              rowKey={(row) => row.side}
              empty="Отзывов ещё нет."
              columns={[
                {
                  key: 'side',
                  title: 'Кто',
                  cell: (row) => (row.side === 'mentor' ? 'наставник' : 'педагог'),
                },
                { key: 'mark', title: text.fields.mark, cell: (row) => `${row.mark} из 5` },
                { key: 'text', title: text.fields.feedback, cell: (row) => row.text, wrap: true },
              ]}
            />
          </Section>
          <Section title="История">
            <HistoryList
              zone={view.territory.zone}
              entries={shown.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
            />
          </Section>
        </>
      ),
    };
  },
});

const common = (view: PageView) => ({ action: view.self, guard: { idempotencyKey: view.formKey } });
const errorsOf = (view: PageView, command: string) =>
  view.form?.command === command ? view.form.refusal.fields : {};
const isOpen = (view: PageView, command: string) => view.form?.command === command;

function Actions({ view, found }: { view: PageView; found: Pair }) {
  if (refusalOf(view, beginPair, found)) return null;
  const may = (step: keyof typeof pairLifecycle.transitions) => canAdvance(pairLifecycle, found.state, step);
  const hidden = (name: string) => ({ _command: name, id: found.id, version: String(found.version) });
  const outcomes = Object.entries(pairOutcomes).map(([value, label]) => ({ value, label }));
  return (
    <>
      {may('begin') ? (
        <ActionButton {...common(view)} text={beginPair.ru} look="primary" hidden={hidden(beginPair.name)} />
      ) : null}
      {may('finish') ? (
        <ActionButton
          {...common(view)}
          text={finishPair.ru}
          look="primary"
          hidden={hidden(finishPair.name)}
          open={isOpen(view, finishPair.name)}
        >
          <Field
            name="outcome"
            label={text.fields.outcome}
            widget="radio"
            options={outcomes}
            required
            error={errorsOf(view, finishPair.name).outcome}
          />
          <Field name="outcomeText" label={text.fields.outcomeText} widget="textarea" />
        </ActionButton>
      ) : null}
      {may('stop') ? (
        <MoreMenu>
          <ActionButton
            {...common(view)}
            text={stopPair.ru}
            look="danger"
            hidden={hidden(stopPair.name)}
            open={isOpen(view, stopPair.name)}
          >
            <Field
              name="outcomeText"
              label={text.fields.reason}
              widget="textarea"
              required
              error={errorsOf(view, stopPair.name).outcomeText}
            />
          </ActionButton>
        </MoreMenu>
      ) : null}
    </>
  );
}

function MeetingAction({ view, found }: { view: PageView; found: Pair }) {
  if (found.state !== 'active' || refusalOf(view, addMeeting, found)) return null;
  const errors = errorsOf(view, addMeeting.name);
  return (
    <ActionButton
      {...common(view)}
      text={addMeeting.ru}
      small
      hidden={{ _command: addMeeting.name, pairId: found.id }}
      open={isOpen(view, addMeeting.name)}
    >
      <Field
        name="heldOn"
        label={text.fields.heldOn}
        widget="date"
        required
        value={view.today}
        error={errors.heldOn}
      />
      <Field name="topic" label={text.fields.topic} widget="text" required error={errors.topic} />
      <Field name="text" label={text.fields.text} widget="textarea" />
    </ActionButton>
  );
}

function FeedbackAction({ view, shown }: { view: PageView; shown: Shown }) {
  const { found, feedbacks } = shown;
  const side = view.actor.personId === found.mentorId ? 'mentor' : 'mentee';
  if (refusalOf(view, sayOfPair, found) || feedbacks.some((each) => each.side === side)) return null;
  return (
    <ActionButton
      {...common(view)}
      text={sayOfPair.ru}
      small
      hidden={{ _command: sayOfPair.name, pairId: found.id }}
      open={isOpen(view, sayOfPair.name)}
    >
      <Field
        name="mark"
        label={text.fields.mark}
        widget="number"
        required
        min={1}
        max={5}
        error={errorsOf(view, sayOfPair.name).mark}
      />
      <Field name="text" label={text.fields.feedback} widget="textarea" />
    </ActionButton>
  );
}

function Papers({ view, shown }: { view: PageView; shown: Shown }) {
  const mayDraw = !refusalOf(view, draftPairPaper, shown.found);
  return (
    <AsideBlock title="Документы">
      <ul class="o-people">
        {shown.documents.map((each) => (
          <li>
            <a href={view.url(each.path)}>{each.title}</a>
            <small>
              {each.number ? `№ ${each.number} от ${formatDateShort(each.date ?? '')}` : 'проект'}
            </small>
          </li>
        ))}
      </ul>
      {mayDraw
        ? (Object.keys(pairPapers) as PairPaper[]).map((paper) => (
            <ActionButton
              {...common(view)}
              guard={{ idempotencyKey: `${view.formKey}-${paper}` }}
              text={pairPapers[paper]}
              small
              icon="file-text"
              hidden={{ _command: draftPairPaper.name, pairId: shown.found.id, paper }}
            />
          ))
        : null}
    </AsideBlock>
  );
}

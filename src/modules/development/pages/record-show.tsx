// The card of a training record: what, where, when; the next step; feedback, the check in practice, history.
import { addDays } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { canAdvance } from '../../../kernel/lifecycle.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { ActionButton, Facts, Field, HistoryList, MoreMenu, Section } from '../../../ui/index.ts';
import { type HistoryLine, historyOf, personNames } from '../../people/index.ts';
import { trainingForms, trainingKinds } from '../course.text.ts';
import { seesDevelopment } from '../development.policy.ts';
import {
  certifyRecord,
  checkPractice,
  completeRecord,
  dropRecord,
  giveFeedback,
  recordSubject,
  refuseRecord,
  restoreRecord,
  startRecord,
} from '../record.commands.ts';
import { recordLifecycle } from '../record.lifecycle.ts';
import { type RecordCard, record } from '../record.queries.ts';
import { recordSentences } from '../record.sentences.ts';
import { practiceOutcomes, recordText as text } from '../record.text.ts';
import { rulesOn } from '../rule.queries.ts';
import { FeedbackForm, PracticeForm } from './record-forms.tsx';
import { RecordBadge, wholeName } from './signs.tsx';

export interface ShownRecord {
  readonly card: RecordCard;
  readonly checkFrom: string;
  readonly checkedBy: string;
  readonly history: readonly HistoryLine[];
}

async function load(ctx: ReadCtx, id: string): Promise<ShownRecord | null> {
  const card = await record(ctx, id);
  if (!card) return null;
  const { practice } = await rulesOn(ctx);
  const by = card.check?.checkedBy;
  return {
    card,
    checkFrom: addDays(card.endsOn, practice.weeks * 7),
    checkedBy: by ? ((await personNames(ctx, [by])).get(by) ?? '') : '',
    history: await historyOf(ctx, recordSubject(id), recordSentences),
  };
}

const back = (output: { id: string }) => `/development/records/${output.id}`;

export const recordPage = page<ShownRecord>({
  path: '/development/records/:id',
  ru: text.one,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  shows: ({ card }) => ({ kind: 'people.person', id: card.personId }),
  posts: [
    post(startRecord, { next: back, done: 'Начало отмечено' }),
    post(completeRecord, { next: back, done: 'Завершение отмечено' }),
    post(certifyRecord, { next: back, done: 'Документ внесён' }),
    post(refuseRecord, { next: back, done: 'Отказ отмечен' }),
    post(dropRecord, { next: back, done: 'Незавершение отмечено' }),
    post(restoreRecord, { next: back, done: 'Обучение возвращено в план' }),
    post(giveFeedback, { next: back, done: 'Спасибо, отзыв записан' }),
    post(checkPractice, { next: back, done: 'Проверка записана' }),
  ],
  view: (view, shown) => {
    const { card } = shown;
    return {
      title: card.title,
      crumbs: seesDevelopment.check(view, undefined)
        ? [['Развитие', `/development/people/${card.personId}`]]
        : [[text.registerTitle, '/development/records']],
      badge: <RecordBadge state={card.state} />,
      lead: [wholeName(card), card.institution].filter(Boolean).join(', '),
      actions: <Steps view={view} card={card} />,
      body: (
        <>
          <Section title="Обучение">
            <RecordFacts view={view} card={card} />
          </Section>
          <Section title={text.feedback}>
            <Feedback view={view} card={card} />
          </Section>
          <Section title={text.check}>
            <Practice view={view} shown={shown} />
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

function Steps({ view, card }: { view: PageView; card: RecordCard }) {
  const common = { action: view.self, guard: { idempotencyKey: view.formKey } };
  const hidden = (name: string) => ({ _command: name, id: card.id, version: String(card.version) });
  const may = (transition: keyof typeof recordLifecycle.transitions) =>
    canAdvance(recordLifecycle, card.state, transition) && !refusalOf(view, certifyRecord, card);
  const failed = view.form?.command;
  const errors = view.form?.refusal.fields ?? {};
  const isOver = card.endsOn <= view.today;
  const reason = (command: typeof refuseRecord) => (
    <ActionButton
      {...common}
      text={command.ru}
      look="danger"
      hidden={hidden(command.name)}
      open={failed === command.name}
    >
      <Field name="reason" label={text.fields.reason} widget="textarea" required error={errors.reason} />
    </ActionButton>
  );
  return (
    <>
      {may('certify') && isOver ? (
        <ActionButton
          {...common}
          text={certifyRecord.ru}
          look="primary"
          hidden={hidden(certifyRecord.name)}
          open={failed === certifyRecord.name}
        >
          <Field
            name="documentNumber"
            label={text.fields.documentNumber}
            widget="text"
            required
            error={errors.documentNumber}
          />
          <Field
            name="documentDate"
            label={text.fields.documentDate}
            widget="date"
            required
            value={card.endsOn}
            error={errors.documentDate}
          />
          <Field
            name="hours"
            label={text.fields.hours}
            widget="number"
            value={card.hours}
            error={errors.hours}
          />
        </ActionButton>
      ) : null}
      {may('start') ? (
        <ActionButton {...common} text={startRecord.ru} hidden={hidden(startRecord.name)} />
      ) : null}
      {may('complete') && isOver ? (
        <ActionButton {...common} text={completeRecord.ru} hidden={hidden(completeRecord.name)} />
      ) : null}
      {may('restore') ? (
        <ActionButton {...common} text={restoreRecord.ru} hidden={hidden(restoreRecord.name)} />
      ) : null}
      {may('refuse') || may('drop') ? (
        <MoreMenu>{may('refuse') ? reason(refuseRecord) : reason(dropRecord)}</MoreMenu>
      ) : null}
    </>
  );
}

function RecordFacts({ view, card }: { view: PageView; card: RecordCard }) {
  return (
    <Facts
      facts={[
        {
          label: text.fields.person,
          value: <a href={view.url(`/development/people/${card.personId}`)}>{wholeName(card)}</a>,
        },
        { label: text.fields.position, value: [card.position, card.subject].filter(Boolean).join(' ') },
        { label: text.fields.provider, value: card.provider },
        { label: text.fields.kind, value: trainingKinds[card.kind] },
        { label: text.fields.form, value: trainingForms[card.form] },
        { label: text.fields.hours, value: String(card.hours) },
        { label: text.fields.startsOn, value: formatDate(card.startsOn) },
        { label: text.fields.endsOn, value: formatDate(card.endsOn) },
        { label: text.fields.documentNumber, value: card.documentNumber },
        { label: text.fields.documentDate, value: card.documentDate && formatDate(card.documentDate) },
        ...(card.reason ? [{ label: text.fields.reason, value: card.reason, wide: true }] : []),
        ...(card.courseId
          ? [
              {
                label: text.fields.courseId,
                value: <a href={view.url(`/development/courses/${card.courseId}`)}>{card.title}</a>,
                wide: true,
              },
            ]
          : []),
      ]}
    />
  );
}

function Feedback({ view, card }: { view: PageView; card: RecordCard }) {
  if (card.feedbackOn)
    return (
      <Facts
        facts={[
          { label: text.fields.usefulness, value: `${card.usefulness} из 5` },
          { label: text.fields.quality, value: `${card.quality} из 5` },
          { label: text.fields.text, value: card.feedbackText, wide: true },
        ]}
      />
    );
  const isDone = card.state === 'completed' || card.state === 'certified';
  if (isDone && !refusalOf(view, giveFeedback, card)) return <FeedbackForm view={view} id={card.id} />;
  return <p class="o-none">{isDone ? 'Участник ещё не оставил отзыв.' : text.refusals.feedbackEarly}</p>;
}

function Practice({ view, shown }: { view: PageView; shown: ShownRecord }) {
  const { card, checkFrom, checkedBy } = shown;
  if (card.check)
    return (
      <Facts
        facts={[
          { label: text.fields.outcome, value: practiceOutcomes[card.check.outcome] },
          {
            label: text.fields.checkedOn,
            value: `${formatDate(card.check.checkedOn)}${checkedBy ? `, ${checkedBy}` : ''}`,
          },
          { label: text.fields.way, value: card.check.way, wide: true },
          { label: text.fields.checkText, value: card.check.text, wide: true },
        ]}
      />
    );
  const isDue = (card.state === 'completed' || card.state === 'certified') && checkFrom <= view.today;
  if (isDue && !refusalOf(view, checkPractice, card)) return <PracticeForm view={view} id={card.id} />;
  return (
    <p class="o-none">
      {isDue ? 'Методист ещё не проверил применение.' : text.refusals.checkEarly(formatDate(checkFrom))}
    </p>
  );
}

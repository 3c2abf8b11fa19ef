// Every edition of an answer: who confirmed it and when, and what it says otherwise than the one before.
import { page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { EmptyState, HistoryList, PlainTable, Section } from '../../../../ui/index.ts';
import { type HistoryLine, historyOf } from '../../../people/index.ts';
import { answerPath } from '../../collection/collection.commands.ts';
import { collectionSentences } from '../../collection/collection.sentences.ts';
import { collectionText } from '../../collection/collection.text.ts';
import { momentWords } from '../../moment.ts';
import {
  type AnswerRecord,
  answerSubject,
  type Edition,
  editionsOf,
  helpFor,
  visibleAnswer,
} from '../answer.queries.ts';
import { answerText as text } from '../answer.text.ts';
import { type CellChange, type CellHelp, changesBetween, rowsWords } from '../cells.ts';

interface Shown {
  readonly record: AnswerRecord;
  readonly help: CellHelp;
  readonly editions: readonly Edition[];
  readonly history: readonly HistoryLine[];
}

export const answerHistoryPage = page<Shown>({
  path: '/collections/answers/:id/history',
  ru: text.history,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const record = await visibleAnswer(ctx, id);
    return record
      ? {
          record,
          help: await helpFor(ctx, record),
          editions: await editionsOf(ctx, id),
          history: await historyOf(ctx, answerSubject(id), collectionSentences),
        }
      : null;
  },
  view: (view, { record, help, editions, history }) => ({
    title: text.history,
    crumbs: [
      [collectionText.title, '/collections'],
      [record.collection.title, answerPath(record.answer.id)],
    ],
    lead: record.answer.institution,
    wide: true,
    body: (
      <>
        {editions.length === 0 ? <EmptyState title={text.historyEmpty} /> : null}
        {editions.map((edition, index) => (
          <Section
            title={`${text.editionKinds[edition.kind]} № ${edition.number}: ${momentWords(view, edition.at)}, ${edition.by}`}
          >
            <p>{edition.hasNothing ? text.nothing : rowsWords(edition.rows.length)}</p>
            <Changes record={record} help={help} edition={edition} before={editions[index + 1]} />
          </Section>
        ))}
        <Section title="Что происходило">
          <HistoryList
            zone={view.territory.zone}
            entries={history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
          />
        </Section>
      </>
    ),
  }),
});

interface ChangesParts {
  readonly record: AnswerRecord;
  readonly help: CellHelp;
  readonly edition: Edition;
  readonly before: Edition | undefined;
}

function Changes({ record, help, edition, before }: ChangesParts) {
  if (!before) return null;
  const changes = changesBetween(record.collection.form, before.rows, edition.rows, help);
  return (
    <PlainTable<CellChange>
      caption={`${text.fields.edition} ${edition.number}`}
      rows={changes}
      rowKey={(change) => `${change.row} ${change.column}`}
      empty={text.changesNone}
      columns={[
        { key: 'row', title: text.fields.row, cell: (change) => change.row, wrap: true },
        { key: 'column', title: text.fields.column, cell: (change) => change.column, wrap: true },
        { key: 'before', title: text.fields.before, cell: (change) => change.before || '—', wrap: true },
        { key: 'after', title: text.fields.after, cell: (change) => change.after || '—', wrap: true },
      ]}
    />
  );
}

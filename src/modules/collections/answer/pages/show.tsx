// An institution's answer: filled in here or by the form, confirmed or «у нас нет»; for the author — returned, accepted.
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { countOf } from '../../../../platform/language/index.ts';
import { ActionButton, Facts, Flash, LinkButton, PrintButton } from '../../../../ui/index.ts';
import { answerPath, collectionPath } from '../../collection/collection.commands.ts';
import { collectionText } from '../../collection/collection.text.ts';
import { AnswerBadges } from '../../collection/pages/parts.tsx';
import { seesAll } from '../../collections.policy.ts';
import { momentWords, untilWords } from '../../moment.ts';
import { Panel } from '../../pages-parts.tsx';
import {
  acceptAnswer,
  answerNothing,
  confirmAnswer,
  dropForm,
  reopenAnswer,
  returnAnswer,
} from '../answer.commands.ts';
import { helpFor, isSilent, rowsOf, visibleAnswer } from '../answer.queries.ts';
import { answerText as text } from '../answer.text.ts';
import { faultsOf } from '../cells.ts';
import { attachFile, pasteRows, removeRows, saveCells } from '../fill.commands.ts';
import { AnswerSheet } from './sheet.tsx';
import type { ShownAnswer } from './shown.ts';

const next = (output: { answerId: string }) => answerPath(output.answerId);

export const answerPage = page<Omit<ShownAnswer, 'faults' | 'mayFill'> & { isOwn: boolean }>({
  path: '/collections/answers/:id',
  ru: text.title,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const record = await visibleAnswer(ctx, id);
    if (!record) return null;
    return {
      record,
      rows: await rowsOf(ctx, id),
      help: await helpFor(ctx, record),
      isOwn: refusalOf(ctx, confirmAnswer, record) === null,
    };
  },
  /** The author sees who has opened the table: a line of the access log, no write of the page itself. */
  shows: ({ record, isOwn }) => (isOwn ? { kind: 'collections.answer', id: record.answer.id } : null),
  posts: [
    post(saveCells, { next, done: 'Сохранено' }),
    post(removeRows, { next, done: 'Строки убраны' }),
    post(pasteRows, { next, done: 'Строки вставлены' }),
    post(attachFile, { next, done: 'Файл приложен' }),
    post(dropForm, { next, done: 'Форма прочитана: проверьте и подтвердите' }),
    post(confirmAnswer, { next, done: 'Ответ отправлен' }),
    post(answerNothing, { next, done: 'Ответ «у нас нет» отправлен' }),
    post(returnAnswer, { next, done: 'Возвращено с замечанием' }),
    post(acceptAnswer, { next, done: 'Ответ принят' }),
    post(reopenAnswer, { next, done: 'Организация извещена: может ответить' }),
  ],
  view: (view, loaded) => {
    const { record } = loaded;
    const { answer, collection } = record;
    const isOpen = isSilent(answer) && (collection.state === 'sent' || answer.reopenedAt !== null);
    const asked = view.form?.command === confirmAnswer.name;
    const faults = faultsOf(collection.form, loaded.rows, loaded.help).filter(
      (fault) => asked || !fault.isEmpty,
    );
    const shown: ShownAnswer = { ...loaded, faults: isOpen ? faults : [], mayFill: isOpen && loaded.isOwn };
    return {
      title: collection.title,
      crumbs: [
        [collectionText.title, '/collections'],
        ...(seesAll(view) ? [[collection.title, collectionPath(collection.id)] as const] : []),
      ],
      badge: <AnswerBadges answer={answer} />,
      lead: `${answer.institution}. Ответ ждём ${collection.dueAt ? untilWords(view, collection.dueAt) : ''}.`,
      actions: <Acts view={view} shown={shown} />,
      wide: true,
      body: <Body view={view} shown={shown} />,
    };
  },
});

interface Parts {
  readonly view: PageView;
  readonly shown: ShownAnswer;
}

function Body({ view, shown }: Parts) {
  const { answer, collection } = shown.record;
  return (
    <>
      {answer.state === 'returned' ? (
        <Flash kind="warning" text={`${text.fields.remark}: ${answer.remark}`} />
      ) : null}
      {answer.hasNothing && !isSilent(answer) ? <Flash kind="info" text={text.nothing} /> : null}
      {!isSilent(answer) && !shown.mayFill ? <Flash kind="done" text={text.locked} /> : null}
      {isSilent(answer) && collection.state === 'closed' && !answer.reopenedAt ? (
        <Flash kind="warning" text={collectionText.refusals.closed} />
      ) : null}
      {shown.mayFill && shown.faults.length > 0 ? (
        <Flash kind="trouble" text={text.faultsTitle(countOf(shown.faults.length, ...text.faults))} />
      ) : null}
      <Facts
        facts={[
          { label: collectionText.fields.purpose, value: collection.purpose, wide: true },
          { label: collectionText.fields.author, value: collection.author },
          { label: collectionText.fields.basis, value: collection.basis },
          {
            label: collectionText.fields.answeredAt,
            value: answer.answeredAt ? momentWords(view, answer.answeredAt) : 'ещё нет',
          },
          {
            label: 'Черновик сохранён',
            value: answer.savedAt ? momentWords(view, answer.savedAt) : 'ещё нет',
          },
        ]}
      />
      {answer.hasNothing && !isSilent(answer) ? null : <AnswerSheet view={view} shown={shown} />}
      {shown.mayFill ? <Further view={view} shown={shown} /> : null}
    </>
  );
}

/** Ways that need no sheet: paste as text, files of cells. */
function Further({ view, shown }: Parts) {
  const { answer, collection } = shown.record;
  const fileColumns = collection.form.columns.filter((column) => column.kind === 'file');
  const hidden = { answerId: answer.id };
  return (
    <div class="o-buttons">
      <Panel view={view} command={pasteRows} hidden={hidden} />
      {fileColumns.length > 0 && shown.rows.length > 0 ? (
        <Panel
          view={view}
          command={attachFile}
          hidden={hidden}
          options={{
            rowId: shown.rows.map((row, index) => ({
              value: row.id,
              label: row.title || `Строка ${index + 1}`,
            })),
            column: fileColumns.map((column) => ({ value: column.key, label: column.title })),
          }}
        />
      ) : null}
    </div>
  );
}

function Acts({ view, shown }: Parts) {
  const { answer, collection } = shown.record;
  const hidden = { answerId: answer.id };
  const common = { view, hidden, version: answer.version };
  const history = (
    <LinkButton text={text.history} href={view.url(`${answerPath(answer.id)}/history`)} icon="history" />
  );
  const isJudge = refusalOf(view, returnAnswer, shown.record) === null;
  return (
    <>
      {shown.mayFill ? (
        <>
          <Panel {...common} command={confirmAnswer} look="primary" confirm={text.confirm} />
          <Panel {...common} command={answerNothing} confirm={text.confirmNothing} />
          <LinkButton
            text={text.form}
            href={view.url(`${answerPath(answer.id)}/form.xlsx`)}
            icon="download"
            download
          />
          <Panel
            view={view}
            command={dropForm}
            hidden={{ ...hidden, savedAt: answer.savedAt?.toISOString() ?? '' }}
          />
        </>
      ) : null}
      {isJudge && answer.state === 'answered' ? (
        <ActionButton
          text={acceptAnswer.ru}
          look="primary"
          action={view.self}
          guard={{ idempotencyKey: `${view.formKey}-accept`, version: answer.version }}
          hidden={{ _command: acceptAnswer.name, ...hidden }}
        />
      ) : null}
      {isJudge && !isSilent(answer) ? <Panel {...common} command={returnAnswer} /> : null}
      {isJudge && isSilent(answer) && collection.state === 'closed' && !answer.reopenedAt ? (
        <Panel view={view} command={reopenAnswer} hidden={hidden} />
      ) : null}
      {history}
      <PrintButton />
    </>
  );
}

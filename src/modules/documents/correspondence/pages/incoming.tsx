// A letter received: registering it, its card, the mark that it is dealt with.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import {
  AsideBlock,
  Badge,
  Facts,
  type FieldDescriptor,
  Fields,
  FormPage,
  fieldsOf,
  formatDay,
  HistoryList,
  Section,
} from '../../../../ui/index.ts';
import { historyOf, personNames } from '../../../people/index.ts';
import { keepsOffice } from '../../document.policy.ts';
import { oneDocument } from '../../document.queries.ts';
import { callDocument, documentText as words } from '../../document.text.ts';
import { filesOf } from '../../file.queries.ts';
import { officeFileOf, officeFiles } from '../../office.queries.ts';
import { FilesTable } from '../../pages/files-table.tsx';
import { registerFilter, registerPage } from '../../register.queries.ts';
import { incomingSentences, correspondenceText as text } from '../correspondence.text.ts';
import { closeIncoming, incomingSubject, registerIncoming } from '../incoming.commands.ts';
import { visibleIncoming } from '../incoming.policy.ts';
import { incomingPath, markOf } from '../journal.rows.ts';

const { fields } = text;
const toJournal: [string, string] = [text.incoming, '/documents/incoming'];

interface FormProps {
  readonly view: PageView;
  readonly submit: string;
  readonly hidden: Record<string, string>;
  readonly fields: FieldDescriptor[];
  readonly values: Record<string, unknown>;
  readonly multipart?: boolean;
}

function LetterForm({ view, submit, hidden, fields: asked, values, multipart }: FormProps) {
  const errors = view.form?.refusal.fields;
  const alone = view.form && Object.keys(errors ?? {}).length === 0;
  return (
    <FormPage
      action={view.self}
      submit={submit}
      guard={{ idempotencyKey: view.formKey }}
      hidden={hidden}
      errors={alone ? { '': view.form?.refusal.text ?? '' } : errors}
      fields={asked}
      multipart={multipart}
    >
      <Fields fields={asked} values={view.form?.values ?? values} errors={errors} />
    </FormPage>
  );
}

export const incomingNewPage = page({
  path: '/documents/incoming/new',
  ru: text.newTitle,
  ability: keepsOffice,
  load: async (ctx) => ({ files: await officeFiles(ctx), letters: await officeFileOf(ctx, 'letter') }),
  posts: [
    post(registerIncoming, {
      next: ({ id }) => incomingPath(id),
      done: ({ number }) => text.done.registered(number),
    }),
  ],
  view: (view, { files, letters }) => ({
    title: text.newTitle,
    crumbs: [[words.registerTitle, '/documents'], toJournal],
    lead: text.newLead,
    body: (
      <LetterForm
        view={view}
        submit={registerIncoming.ru}
        hidden={{ _command: registerIncoming.name }}
        multipart
        fields={fieldsOf(registerIncoming.input).map((field) =>
          field.name === 'officeIndex'
            ? {
                ...field,
                options: files.map(({ index, title }) => ({ value: index, label: `${index} ${title}` })),
              }
            : field.source
              ? { ...field, source: `/api/v1${view.url('/people/pick')}` }
              : field,
        )}
        values={{ receivedOn: view.today, officeIndex: letters.index }}
      />
    ),
  }),
});

async function loadLetter(ctx: ReadCtx, id: string) {
  const letter = await visibleIncoming(ctx, id);
  if (!letter) return null;
  const mayClose = letter.closedOn === null && refusalOf(ctx, closeIncoming, letter) === null;
  const people = [letter.executorId, letter.registeredBy].filter((each) => each !== null);
  return {
    letter,
    names: await personNames(ctx, people),
    files: await filesOf(ctx, { kind: incomingSubject, id }),
    history: await historyOf(ctx, { kind: incomingSubject, id }, incomingSentences),
    answer: letter.answerId ? await oneDocument(ctx, letter.answerId) : null,
    letters: mayClose
      ? (await registerPage(ctx, registerFilter.parse({ kind: 'letter', state: 'registered' }))).rows
      : null,
  };
}

export const incomingCardPage = page({
  path: '/documents/incoming/:id',
  ru: 'Входящий документ',
  ability: signedIn,
  load: (ctx, { id = '' }) => loadLetter(ctx, id),
  shows: ({ letter }) => ({ kind: incomingSubject, id: letter.id }),
  posts: [post(closeIncoming, { next: ({ id }) => incomingPath(id), done: text.done.closed })],
  view: (view, { letter, names, files, history, answer, letters }) => {
    const isLate = letter.closedOn === null && letter.dueOn !== null && letter.dueOn < view.today;
    return {
      title: letter.title,
      crumbs: [[words.registerTitle, '/documents'], toJournal],
      badge: (
        <Badge
          tone={letter.closedOn ? 'done' : isLate ? 'trouble' : 'waiting'}
          text={text.states[letter.closedOn ? 'closed' : isLate ? 'late' : 'open']}
        />
      ),
      lead: `№ ${letter.number}, ${letter.correspondent}`,
      aside: (
        <AsideBlock title={words.history}>
          <HistoryList
            zone={view.territory.zone}
            entries={history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
          />
        </AsideBlock>
      ),
      body: (
        <>
          <Section title={words.requisites}>
            <Facts
              facts={[
                { label: fields.receivedOn, value: formatDay(letter.receivedOn) },
                { label: fields.theirs, value: text.theirs(letter.theirNumber, letter.theirDate) },
                { label: fields.office, value: letter.officeIndex },
                { label: fields.term, value: letter.storageTerm },
                { label: fields.executor, value: names.get(letter.executorId ?? '') ?? null },
                { label: fields.mark, value: markOf(letter, view.today) },
                ...(answer
                  ? [
                      {
                        label: fields.answer,
                        value: <a href={view.url(answer.path)}>{callDocument(answer)}</a>,
                      },
                    ]
                  : []),
              ]}
            />
          </Section>
          {files.length > 0 ? (
            <Section title={fields.scan}>
              <FilesTable
                view={view}
                caption={fields.scan}
                files={files}
                empty=""
                purposeName={() => fields.scan}
              />
            </Section>
          ) : null}
          {letters ? (
            <Section title={closeIncoming.ru} id="close">
              <LetterForm
                view={view}
                submit={closeIncoming.ru}
                hidden={{ _command: closeIncoming.name, id: letter.id, version: String(letter.version) }}
                fields={fieldsOf(closeIncoming.input)
                  .filter(({ widget }) => widget !== 'hidden')
                  .map((field) =>
                    field.name === 'answerId'
                      ? {
                          ...field,
                          options: letters.map((each) => ({
                            value: each.id,
                            label: `${callDocument(each)} «${each.title}»`,
                          })),
                        }
                      : field,
                  )}
                values={{}}
              />
            </Section>
          ) : null}
        </>
      ),
    };
  },
});

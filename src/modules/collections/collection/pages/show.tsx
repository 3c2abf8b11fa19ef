// A collection for its author: before sending — to whom and by when; after — who has answered, opened, whom to call.
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import {
  ActionButton,
  Facts,
  Fields,
  FormPage,
  fieldsOf,
  HistoryList,
  LinkButton,
  PrintButton,
  Section,
  Stat,
  StatRow,
  Tabs,
} from '../../../../ui/index.ts';
import { type HistoryLine, historyOf } from '../../../people/index.ts';
import {
  addresseeChoice,
  type Choice,
  choiceOptions,
  type Reach,
  reachOf,
} from '../../addressee/addressee.queries.ts';
import { answersOf, type CollectedAnswer, isSilent } from '../../answer/answer.queries.ts';
import { givesWork } from '../../collections.policy.ts';
import { untilWords } from '../../moment.ts';
import { draftLetter } from '../../summary/note.commands.ts';
import {
  closeCollection,
  collectionPath,
  collectionSubject,
  remindCollection,
  sendCollection,
} from '../collection.commands.ts';
import { type Collection, oneCollection } from '../collection.queries.ts';
import { collectionSentences } from '../collection.sentences.ts';
import { collectionText as text } from '../collection.text.ts';
import { AnswersTable, SilentTable } from './answers.tsx';
import { TablePreview } from './form.tsx';
import { CollectionBadge } from './parts.tsx';

interface Shown {
  readonly collection: Collection;
  readonly answers: readonly CollectedAnswer[];
  readonly reach: ReadonlyMap<string, Reach>;
  readonly choice: Choice | null;
  readonly history: readonly HistoryLine[];
}

const f = text.fields;

export function CollectionTabs({ view, id, current }: { view: PageView; id: string; current: string }) {
  const path = collectionPath(id);
  const tabs = [
    ['answers', text.answers, path],
    ['summary', text.summary, `${path}/summary`],
    ['note', text.note, `${path}/note`],
  ] as const;
  return (
    <Tabs
      label={text.one}
      tabs={tabs.map(([key, words, href]) => ({
        text: words,
        href: view.url(href),
        current: key === current,
      }))}
    />
  );
}

export const collectionPage = page<Shown>({
  path: '/collections/tables/:id',
  ru: text.one,
  ability: givesWork,
  load: async (ctx, { id = '' }) => {
    const collection = await oneCollection(ctx, id);
    if (!collection) return null;
    const answers = await answersOf(ctx, id);
    return {
      collection,
      answers,
      reach: await reachOf(
        ctx,
        answers.filter(isSilent).map((answer) => answer.institutionId),
      ),
      choice: collection.state === 'draft' ? await addresseeChoice(ctx) : null,
      history: await historyOf(ctx, collectionSubject(id), collectionSentences),
    };
  },
  posts: [
    post(sendCollection, {
      next: (output) => collectionPath(output.id),
      done: (output) => `Отправлено, организаций: ${output.institutions}`,
    }),
    post(remindCollection, {
      next: (output) => collectionPath(output.id),
      done: (output) => `Напоминание отправлено: ${output.reminded}`,
    }),
    post(closeCollection, { next: (output) => collectionPath(output.id), done: 'Сбор завершён' }),
    post(draftLetter, {
      next: (output) => `/documents/${output.documentId}`,
      done: 'Письмо подготовлено: проверьте и зарегистрируйте',
    }),
  ],
  view: (view, shown) => {
    const { collection } = shown;
    return {
      title: collection.title,
      crumbs: [[text.title, '/collections']],
      badge: <CollectionBadge state={collection.state} />,
      lead: collection.dueAt
        ? `Ответы ждём ${untilWords(view, collection.dueAt)}.`
        : 'Проверьте таблицу, выберите, кому и к какому часу, и отправьте.',
      actions: <Acts view={view} shown={shown} />,
      wide: true,
      body:
        collection.state === 'draft' ? (
          <Draft view={view} shown={shown} />
        ) : (
          <Sent view={view} shown={shown} />
        ),
    };
  },
});

interface Parts {
  readonly view: PageView;
  readonly shown: Shown;
}

function Acts({ view, shown }: Parts) {
  const { collection, answers } = shown;
  const copy = (
    <LinkButton
      text="Скопировать таблицу"
      href={view.url(`/collections/new?copyOf=${collection.id}`)}
      icon="copy"
    />
  );
  if (refusalOf(view, closeCollection, collection)) return copy;
  if (collection.state === 'draft')
    return (
      <LinkButton
        text="Изменить таблицу"
        href={view.url(`${collectionPath(collection.id)}/form`)}
        icon="pencil"
      />
    );
  const act = (command: { name: string; ru: string }, look: 'primary' | 'plain', confirm?: string) => (
    <ActionButton
      text={command.ru}
      look={look}
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${command.name}`, version: collection.version }}
      hidden={{ _command: command.name, id: collection.id }}
      confirm={confirm}
    />
  );
  const silent = answers.filter(isSilent).length;
  return (
    <>
      {collection.state === 'sent' && silent > 0 ? act(remindCollection, 'primary') : null}
      {collection.state === 'sent'
        ? act(
            closeCollection,
            silent > 0 ? 'plain' : 'primary',
            silent > 0
              ? `Не ответили ${silent}: после завершения их ответ примется только с Вашего разрешения и отметкой об опоздании.`
              : 'Ответы больше не принимаются.',
          )
        : null}
      {collection.letterId ? (
        <LinkButton
          text="Информационное письмо"
          href={view.url(`/documents/${collection.letterId}`)}
          icon="mail"
        />
      ) : (
        act(draftLetter, 'plain')
      )}
      {copy}
      <PrintButton />
    </>
  );
}

function Draft({ view, shown }: Parts) {
  const { collection, choice } = shown;
  const fields = fieldsOf(sendCollection.input).filter((field) => !['id', 'version'].includes(field.name));
  const back = view.form?.command === sendCollection.name ? view.form : null;
  return (
    <>
      <Section title={text.preview}>
        {collection.purpose ? <p>{collection.purpose}</p> : null}
        {collection.form.columns.length > 0 ? (
          <TablePreview form={collection.form} />
        ) : (
          <p class="o-none">{text.refusals.noColumns}</p>
        )}
      </Section>
      {collection.form.columns.length > 0 && !refusalOf(view, sendCollection, collection) ? (
        <Section title="Кому и к какому часу">
          <FormPage
            action={view.self}
            submit={sendCollection.ru}
            guard={{ idempotencyKey: `${view.formKey}-send`, version: collection.version }}
            hidden={{ _command: sendCollection.name, id: collection.id }}
            errors={back?.refusal.fields}
            fields={fields}
          >
            <Fields
              fields={fields}
              values={back?.values ?? {}}
              errors={back?.refusal.fields}
              options={choice ? choiceOptions(choice) : {}}
            />
          </FormPage>
        </Section>
      ) : null}
    </>
  );
}

function Sent({ view, shown }: Parts) {
  const { collection, answers } = shown;
  const silent = answers.filter(isSilent);
  const unopened = silent.filter((answer) => !answer.openedAt).length;
  const late = answers.filter((answer) => answer.late).length;
  return (
    <>
      <CollectionTabs view={view} id={collection.id} current="answers" />
      <StatRow>
        <Stat value={`${answers.length - silent.length} из ${answers.length}`} label="организаций ответили" />
        <Stat value={silent.length} label="ждём" tone={silent.length > 0 ? 'waiting' : 'done'} />
        <Stat value={unopened} label="не открывали" tone={unopened > 0 ? 'waiting' : undefined} />
        <Stat value={late} label="опоздали" tone={late > 0 ? 'trouble' : undefined} />
      </StatRow>
      <Facts
        facts={[
          { label: f.author, value: collection.author },
          { label: f.basis, value: collection.basis },
          { label: f.purpose, value: collection.purpose, wide: true },
          ...(collection.lineId
            ? [
                {
                  label: f.lineId,
                  value: <a href={view.url(`/planning/lines/${collection.lineId}`)}>открыть пункт плана</a>,
                },
              ]
            : []),
        ]}
      />
      <SilentTable view={view} collection={collection} silent={silent} reach={shown.reach} />
      <AnswersTable view={view} answers={answers} />
      <Section title="История">
        <HistoryList
          zone={view.territory.zone}
          entries={shown.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
        />
      </Section>
    </>
  );
}

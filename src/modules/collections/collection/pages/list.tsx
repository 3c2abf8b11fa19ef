// Collections: the service's own with their figures, or what an institution is asked for.
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { Fields, FormPage, fieldsOf, ListPage, type Option } from '../../../../ui/index.ts';
import { type OwnAnswer, ownAnswers } from '../../answer/answer.queries.ts';
import { lineOptions } from '../../assignment/pages/new.tsx';
import { givesWork } from '../../collections.policy.ts';
import { untilWords } from '../../moment.ts';
import { authorFilter, authorIn, roomList } from '../../pages-parts.tsx';
import { answerPath, collectionPath, startCollection } from '../collection.commands.ts';
import type { CollectionState } from '../collection.lifecycle.ts';
import { collectionsList, type ListedCollection } from '../collection.queries.ts';
import { collectionStates, collectionText as text } from '../collection.text.ts';
import { AnswerBadges, CollectionBadge } from './parts.tsx';

const path = '/collections';
const f = text.fields;

interface Shown {
  readonly rows: readonly ListedCollection[];
  readonly after: string | undefined;
  readonly own: readonly OwnAnswer[];
}

const stateOf = (query: URLSearchParams): CollectionState | '' => {
  const asked = query.get('state') ?? '';
  return asked in collectionStates ? (asked as CollectionState) : '';
};

export const collectionsPage = page<Shown>({
  path,
  ru: text.title,
  ability: signedIn,
  load: async (ctx, _params, query) => ({
    ...(await collectionsList(ctx, {
      q: (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 200),
      state: stateOf(query),
      author: authorIn(query),
      after: query.get('after') ?? '',
    })),
    own: await ownAnswers(ctx),
  }),
  view: (view, shown) =>
    roomList({
      ...{ view, path, text, current: 'collections' },
      asked: <Sent view={view} shown={shown} />,
      own: <Own view={view} rows={shown.own} />,
      ownCount: shown.own.length,
    }),
});

function Sent({ view, shown }: { view: PageView; shown: Shown }) {
  return (
    <ListPage<ListedCollection>
      caption={text.title}
      path={view.url(path)}
      query={Object.fromEntries(view.query)}
      filters={[
        { name: 'q', label: 'Найти сбор', kind: 'search' },
        {
          name: 'state',
          label: f.state,
          kind: 'select',
          options: Object.entries(collectionStates).map(([value, label]) => ({ value, label })),
        },
        authorFilter,
      ]}
      rows={[...shown.rows]}
      rowKey={(row) => row.id}
      rowHref={(row) => view.url(collectionPath(row.id))}
      rowTone={(row) =>
        row.state === 'sent' && row.late > 0 && row.answered < row.asked ? 'trouble' : undefined
      }
      pager={{ after: shown.after, before: undefined }}
      columns={[
        { key: 'title', title: f.title, cell: (row) => row.title, wrap: true },
        { key: 'state', title: f.state, cell: (row) => <CollectionBadge state={row.state} /> },
        {
          key: 'due',
          title: f.due,
          cell: (row) => (row.dueAt ? untilWords(view, row.dueAt) : 'не назначен'),
        },
        { key: 'author', title: f.author, cell: (row) => row.author },
        {
          key: 'answered',
          title: f.answered,
          cell: (row) => `${row.answered} из ${row.asked}`,
          numeric: true,
        },
        { key: 'late', title: f.late, cell: (row) => String(row.late), numeric: true },
      ]}
      empty={{ title: text.empty, text: text.emptyText }}
    />
  );
}

function Own({ view, rows }: { view: PageView; rows: readonly OwnAnswer[] }) {
  return (
    <ListPage<OwnAnswer>
      caption={text.ownLead}
      path={view.url(path)}
      query={{}}
      rows={[...rows]}
      rowKey={(row) => row.id}
      rowHref={(row) => view.url(answerPath(row.id))}
      count={{ total: rows.length, forms: text.count }}
      columns={[
        { key: 'title', title: 'Просят заполнить', cell: (row) => row.title, wrap: true },
        { key: 'due', title: f.due, cell: (row) => untilWords(view, row.dueAt) },
        { key: 'institution', title: f.institution, cell: (row) => row.institution, wrap: true },
        { key: 'state', title: f.state, cell: (row) => <AnswerBadges answer={row} /> },
      ]}
    />
  );
}

interface NewShown {
  readonly former: Option[];
  readonly lines: Option[];
}

export const collectionNewPage = page<NewShown>({
  path: `${path}/new`,
  ru: text.add,
  ability: givesWork,
  load: async (ctx) => ({
    former: (await collectionsList(ctx, {})).rows.map((row) => ({ value: row.id, label: row.title })),
    lines: await lineOptions(ctx),
  }),
  posts: [
    post(startCollection, {
      next: (output) => `${collectionPath(output.id)}/form`,
      done: 'Сбор начат: составьте таблицу',
    }),
  ],
  view: (view, { former, lines }) => {
    const fields = fieldsOf(startCollection.input).filter(
      (field) =>
        (field.name !== 'copyOf' || former.length > 0) && (field.name !== 'lineId' || lines.length > 0),
    );
    return {
      title: text.add,
      crumbs: [[text.title, path]],
      lead: text.addLead,
      body: (
        <FormPage
          action={view.self}
          submit={startCollection.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: startCollection.name }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'Не начинать', href: view.url(path) }}
        >
          <Fields
            fields={fields}
            values={view.form?.values ?? { copyOf: view.query.get('copyOf') ?? '' }}
            errors={view.form?.refusal.fields}
            options={{ copyOf: former, lineId: lines }}
          />
        </FormPage>
      ),
    };
  },
});

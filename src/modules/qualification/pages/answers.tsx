// Answers given about the staff: the list, one as it was given, and what would be other in it today.
import { dateIn } from '../../../kernel/clock.ts';
import { type PageView, page } from '../../../kernel/page.ts';
import { formatDate, formatDateShort } from '../../../platform/language/index.ts';
import { Badge, Facts, LinkButton, ListPage, PlainTable, Section, Tabs } from '../../../ui/index.ts';
import { type AnswerChange, changesSince } from '../answer.difference.ts';
import { type Answer, type AnswerRow, answerRows, answersList, oneAnswer } from '../answer.queries.ts';
import { answerText as text } from '../answer.text.ts';
import { seesStaff } from '../qualification.policy.ts';
import { qualificationText } from '../qualification.text.ts';
import type { StaffWords } from '../staff.words.ts';

export const answersPage = page<Answer[]>({
  path: '/qualification/answers',
  ru: text.title,
  ability: seesStaff,
  load: (ctx) => answersList(ctx),
  view: (view, answers) => ({
    title: text.title,
    crumbs: [[qualificationText.title, '/qualification']],
    lead: text.lead,
    wide: true,
    body: (
      <ListPage
        caption={text.title}
        path={view.url('/qualification/answers')}
        query={{}}
        rows={answers}
        rowKey={(row) => row.id}
        rowHref={(row) => view.url(`/qualification/answers/${row.id}`)}
        count={{ total: answers.length, forms: text.forms }}
        columns={[
          { key: 'title', title: text.fields.title, cell: (row) => row.title, fixed: true, wrap: true },
          { key: 'asked', title: text.fields.askedBy, cell: (row) => row.askedBy, wrap: true },
          { key: 'on', title: 'На дату', cell: (row) => formatDateShort(row.onDate) },
          { key: 'total', title: 'Человек', cell: (row) => String(row.total), numeric: true },
          {
            key: 'given',
            title: 'Отвечено',
            cell: (row) => formatDate(dateIn(row.givenAt, view.territory.zone)),
          },
          { key: 'giver', title: 'Кто ответил', cell: (row) => row.giver, wrap: true },
        ]}
        empty={text.empty}
      />
    ),
  }),
});

interface Shown {
  readonly answer: Answer;
  readonly rows: readonly AnswerRow[];
  /** null: not asked for. */
  readonly changes: readonly AnswerChange[] | null;
}

export const answerPage = page<Shown>({
  path: '/qualification/answers/:id',
  ru: text.one,
  ability: seesStaff,
  load: async (ctx, { id = '' }, query) => {
    const answer = await oneAnswer(ctx, id);
    return (
      answer && {
        answer,
        rows: await answerRows(ctx, id),
        changes: query.get('with') === 'today' ? await changesSince(ctx, answer) : null,
      }
    );
  },
  view: (view, { answer, rows, changes }) => {
    const here = view.url(`/qualification/answers/${answer.id}`);
    return {
      title: answer.title,
      crumbs: [
        [qualificationText.title, '/qualification'],
        [text.title, '/qualification/answers'],
      ],
      wide: true,
      actions: (
        <>
          <LinkButton text="XLSX" href={`${here}/rows.xlsx`} icon="table" look="primary" download />
          <LinkButton text="Спросить сегодня" href={view.url(`/qualification?${answer.query}`)} />
        </>
      ),
      body: (
        <>
          <Facts
            facts={[
              { label: 'На дату', value: formatDate(answer.onDate) },
              { label: 'Человек', value: String(answer.total) },
              {
                label: 'Отвечено',
                value: [formatDate(dateIn(answer.givenAt, view.territory.zone)), answer.giver]
                  .filter(Boolean)
                  .join(', '),
              },
              { label: text.fields.askedBy, value: answer.askedBy },
            ]}
          />
          <Tabs
            label={text.one}
            tabs={[
              { text: text.asIs, href: here, count: answer.total, current: changes === null },
              {
                ...{ text: text.since, href: `${here}?with=today`, current: changes !== null },
                count: changes?.length,
              },
            ]}
          />
          {changes ? <Changes view={view} changes={changes} /> : <Rows view={view} rows={rows} />}
        </>
      ),
    };
  },
});

const nameOf = ({ surname, given, patronymic }: StaffWords): string =>
  [surname, given, patronymic].filter(Boolean).join(' ');

const Name = ({ view, row }: { view: PageView; row: Pick<AnswerRow, 'personId' | 'words'> }) => (
  <a href={view.url(`/people/${row.personId}`)}>{nameOf(row.words)}</a>
);

/** Numbers by organisation first: that is what is asked on the telephone. */
function Rows({ view, rows }: { view: PageView; rows: readonly AnswerRow[] }) {
  const places = [...Map.groupBy(rows, ({ words }) => words.place)];
  return (
    <>
      <Section title={text.byPlace}>
        <PlainTable
          caption={text.byPlace}
          rows={places}
          rowKey={([place]) => place}
          columns={[
            { key: 'place', title: 'Организация', cell: ([place]) => place, wrap: true },
            { key: 'total', title: 'Человек', cell: ([, found]) => String(found.length), numeric: true },
          ]}
        />
      </Section>
      <Section title="Поимённо">
        <PlainTable
          caption="Поимённо"
          rows={[...rows]}
          rowKey={(row) => row.personId}
          columns={[
            { key: 'place', title: 'Организация', cell: ({ words }) => words.place, wrap: true },
            {
              key: 'name',
              title: 'Фамилия, имя, отчество',
              cell: (row) => <Name view={view} row={row} />,
              wrap: true,
            },
            { key: 'posts', title: 'Должность', cell: ({ words }) => words.posts, wrap: true },
            {
              key: 'category',
              title: 'Категория',
              cell: ({ words }) => [words.category, words.term].filter(Boolean).join(', '),
              wrap: true,
            },
            { key: 'service', title: 'Педагогический стаж', cell: ({ words }) => words.service },
          ]}
        />
      </Section>
    </>
  );
}

const tones = { gone: 'trouble', came: 'going', changed: 'waiting' } as const;

function Changes({ view, changes }: { view: PageView; changes: readonly AnswerChange[] }) {
  if (changes.length === 0) return <p>{text.same}</p>;
  return (
    <Section title={text.since}>
      <PlainTable
        caption={text.since}
        rows={[...changes]}
        rowKey={(row) => row.personId}
        columns={[
          { key: 'name', title: 'Кто', cell: (row) => <Name view={view} row={row} />, wrap: true },
          { key: 'place', title: 'Организация', cell: ({ words }) => words.place, wrap: true },
          {
            key: 'kind',
            title: 'Что с ним',
            cell: ({ kind }) => <Badge tone={tones[kind]} text={text[kind]} />,
            wrap: true,
          },
          {
            key: 'cells',
            title: 'Было → стало',
            cell: ({ cells }) => cells.map((each) => <div>{each}</div>),
            wrap: true,
          },
          {
            key: 'why',
            title: 'Почему: что внесли после ответа',
            cell: ({ facts }) =>
              facts.length === 0
                ? text.noReason
                : facts.map(({ at, who, text: what }) => (
                    <div>
                      {formatDateShort(dateIn(at, view.territory.zone))} {who ? `${who}: ` : ''}
                      {what}
                    </div>
                  )),
            wrap: true,
          },
        ]}
      />
    </Section>
  );
}

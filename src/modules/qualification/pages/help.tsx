// The journal of help to those under attestation: all of it, by teacher, by kind and by days; the form of an entry.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { countOf, formatDate, formatNumber } from '../../../platform/language/index.ts';
import {
  ActionButton,
  type Column,
  type Content,
  Fields,
  FormPage,
  fieldsOf,
  ListPage,
} from '../../../ui/index.ts';
import { type PlacedPerson, placedPerson } from '../../people/index.ts';
import { applicationText } from '../application.text.ts';
import {
  type HelpEntry,
  type HelpPage,
  helpFilter,
  helpFilterOf,
  helpList,
  helpSchema,
  noteHelp,
  rateHelp,
} from '../help.journal.ts';
import { helpKinds, helpOptions, helpText as text } from '../help.text.ts';
import { seesRecord } from '../qualification.policy.ts';
import { qualificationText } from '../qualification.text.ts';

export const helpColumns = (
  url: (path: string) => string,
  rate?: (row: HelpEntry) => Content,
): Column<HelpEntry>[] => [
  { key: 'on', title: 'День', cell: (row) => formatDate(row.onDate), fixed: true },
  {
    key: 'name',
    title: 'Кому',
    cell: (row) => <a href={url(`/qualification/people/${row.personId}`)}>{row.name}</a>,
  },
  { key: 'kind', title: 'Что сделано', cell: (row) => helpKinds[row.kind], wrap: true },
  { key: 'topic', title: 'О чём', cell: (row) => row.topic, wrap: true },
  { key: 'outcome', title: 'Итог', cell: (row) => row.outcome, wrap: true },
  { key: 'helper', title: 'Кто помог', cell: (row) => row.helper },
  {
    key: 'mark',
    title: 'Отзыв',
    cell: (row) => (row.mark ? [text.rated(row.mark), row.feedback].filter(Boolean).join(': ') : rate?.(row)),
    wrap: true,
  },
];

/** «Средняя оценка помощи: 4,7 из 5, 12 отзывов.» */
const ratingWords = ({ average, ratings }: HelpPage) =>
  average === null
    ? text.noRatings
    : text.average(formatNumber(average, 1), countOf(ratings, ...text.ratings));

/** The button of the one who was helped; others see none. */
export const rateButton = (view: PageView) => (row: HelpEntry) => {
  if (refusalOf(view, rateHelp, row)) return null;
  const returned =
    view.form?.command === rateHelp.name && view.form.values.entryId === row.id ? view.form : null;
  return (
    <ActionButton
      text={rateHelp.ru}
      small
      icon="star"
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${row.id}` }}
      hidden={{ _command: rateHelp.name, entryId: row.id }}
      open={returned !== null}
    >
      <Fields
        fields={fieldsOf(rateHelp.input)}
        values={returned?.values ?? {}}
        errors={returned?.refusal.fields}
      />
    </ActionButton>
  );
};

export const helpPage = page<HelpPage>({
  path: '/qualification/help',
  ru: text.title,
  ability: signedIn,
  load: (ctx, _params, query) => helpList(ctx, helpFilterOf(query)),
  posts: [post(rateHelp, { next: () => '/qualification/help', done: text.thanks })],
  view: (view, found) => ({
    title: text.title,
    crumbs: [[applicationText.title, '/qualification/applications']],
    lead: `${text.lead} ${ratingWords(found)}`,
    wide: true,
    body: (
      <ListPage
        caption={text.title}
        path={view.url('/qualification/help')}
        query={Object.fromEntries([...view.query].filter(([name]) => name in helpFilter.shape))}
        filters={[
          { name: 'kind', label: 'Что сделано', kind: 'select', options: helpOptions },
          { name: 'from', label: 'С', kind: 'date' },
          { name: 'to', label: 'По', kind: 'date' },
        ]}
        columns={helpColumns(view.url, rateButton(view))}
        rows={[...found.rows]}
        rowKey={(row) => row.id}
        count={{ total: found.total, forms: text.forms }}
        exportHref={view.url(`/qualification/help.xlsx?${view.query}`)}
        pager={{ after: found.after }}
        empty={{ title: text.empty.title, text: text.empty.text }}
      />
    ),
  }),
});

async function load(ctx: ReadCtx, id: string): Promise<PlacedPerson | Refusal | null> {
  const record = await placedPerson(ctx, id);
  if (!record || !seesRecord(ctx, record)) return null;
  return refusalOf(ctx, noteHelp, record) ?? record;
}

const fields = fieldsOf(helpSchema).filter(({ widget }) => widget !== 'hidden');

export const noteHelpPage = page<PlacedPerson>({
  path: '/qualification/people/:id/help',
  onlyForm: true,
  ru: noteHelp.ru,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(noteHelp, {
      next: (output) => `/qualification/people/${output.personId}`,
      done: 'Запись сделана в журнале помощи',
    }),
  ],
  view: (view, { person }) => {
    const card = `/qualification/people/${person.id}`;
    const errors = view.form?.refusal.fields;
    const applicationId = view.query.get('applicationId');
    return {
      title: noteHelp.ru,
      crumbs: [
        [qualificationText.title, '/qualification'],
        [person.shortName, card],
      ],
      lead: text.lead,
      body: (
        <FormPage
          action={view.self}
          submit={noteHelp.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{
            _command: noteHelp.name,
            personId: person.id,
            ...(applicationId ? { applicationId } : {}),
          }}
          errors={errors}
          fields={fields}
          cancel={{ text: 'Не записывать', href: view.url(card) }}
        >
          <Fields fields={fields} values={view.form?.values ?? { onDate: view.today }} errors={errors} />
        </FormPage>
      ),
    };
  },
});

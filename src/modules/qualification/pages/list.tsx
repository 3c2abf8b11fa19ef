// «Квалификация работников» on a day: filters that combine, what is in force and until when, a sheet of the same.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post, shownList } from '../../../kernel/page.ts';
import { formatDate } from '../../../platform/language/index.ts';
import {
  ActionButton,
  type Column,
  type FieldDescriptor,
  Fields,
  type Filter,
  LinkButton,
  ListPage,
} from '../../../ui/index.ts';
import { institutionFilter } from '../../institutions/index.ts';
import { subjectNames } from '../../people/index.ts';
import { keepAnswer } from '../answer.commands.ts';
import { questionOf } from '../answer.queries.ts';
import { answerText } from '../answer.text.ts';
import { attestedOptions } from '../attested.ts';
import { seesStaff, sightOf } from '../qualification.policy.ts';
import { qualificationText as text } from '../qualification.text.ts';
import {
  categoryFilters,
  employmentFilters,
  staffFilter,
  staffFilterOf,
  termFilters,
} from '../staff.filter.ts';
import { ageGroups, educationGroups, optionsOf, serviceGroups } from '../staff.groups.ts';
import { type StaffPage, type StaffRow, staffList } from '../staff.list.ts';
import { CategoryBadge, serviceText, wholeName } from './parts.tsx';

interface Shown {
  readonly found: StaffPage;
  readonly institution: Filter;
  /** The filter in words: what an answer kept would be called. */
  readonly question: string;
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const sight = sightOf(ctx);
  const institution = await institutionFilter(
    ctx,
    query,
    sight.kind === 'institutions' ? sight.ids : undefined,
  );
  const filter = staffFilterOf(query);
  return { found: await staffList(ctx, filter), institution, question: await questionOf(ctx, filter) };
}

const allColumns = (found: StaffPage): Column<StaffRow>[] => [
  { key: 'name', title: 'Фамилия, имя, отчество', cell: wholeName, fixed: true, wrap: true },
  {
    key: 'post',
    title: 'Должность',
    cell: (row) => row.posts.map((each) => each.title).join('; '),
    wrap: true,
  },
  {
    key: 'place',
    title: 'Организация',
    cell: (row) => [...new Set(row.posts.map((each) => each.place))].join('; '),
    wrap: true,
  },
  {
    key: 'category',
    title: 'Категория',
    cell: (row) => <Categories row={row} on={found.on} />,
    wrap: true,
  },
  { key: 'education', title: 'Образование', cell: (row) => educationGroups[row.education], wrap: true },
  { key: 'service', title: 'Педагогический стаж', cell: (row) => serviceText(row.pedagogicalMonths) },
];

/** Education waits in «Столбцы» until it is asked for: the page stays light. */
const columns = (found: StaffPage, query: URLSearchParams): Column<StaffRow>[] => {
  const asked = query.getAll('columns');
  return allColumns(found).map((column) =>
    column.fixed
      ? column
      : { ...column, hidden: asked.length > 0 ? !asked.includes(column.key) : column.key === 'education' },
  );
};

function Categories({ row, on }: { row: StaffRow; on: string }) {
  const shown = row.categories.length > 0 ? row.categories : row.lapsed ? [row.lapsed] : [];
  if (shown.length === 0) return <span class="o-none">нет</span>;
  return shown.map((each) => (
    <div>
      <CategoryBadge category={each} today={on} brief />
    </div>
  ));
}

const filtersOf = (institution: Filter): Filter[] => [
  { name: 'q', label: 'Фамилия, имя', kind: 'search' },
  { name: 'on', label: 'На дату', kind: 'date' },
  institution,
  { name: 'position', label: 'Должность', kind: 'select', options: [...attestedOptions] },
  {
    name: 'subject',
    label: 'Предмет',
    kind: 'select',
    options: subjectNames.map((name) => ({ value: name, label: name })),
  },
  { name: 'category', label: 'Категория', kind: 'select', options: optionsOf(categoryFilters) },
  { name: 'term', label: 'Срок категории', kind: 'select', options: optionsOf(termFilters), any: 'Любой' },
  { name: 'education', label: 'Образование', kind: 'select', options: optionsOf(educationGroups) },
  { name: 'service', label: 'Стаж', kind: 'select', options: optionsOf(serviceGroups) },
  { name: 'employment', label: 'Совместители', kind: 'select', options: optionsOf(employmentFilters) },
  { name: 'age', label: 'Возраст', kind: 'select', options: optionsOf(ageGroups) },
];

function KeepAnswer({ view, question }: { view: PageView; question: string }) {
  const refused = view.form?.command === keepAnswer.name ? view.form : null;
  return (
    <ActionButton
      text={answerText.keep}
      action={view.self}
      icon="star"
      guard={{ idempotencyKey: `${view.formKey}-answer` }}
      hidden={{ _command: keepAnswer.name, query: view.query.toString() }}
      open={refused !== null}
    >
      {refused && Object.keys(refused.refusal.fields).length === 0 ? (
        <p class="o-error">{refused.refusal.text}</p>
      ) : null}
      <Fields
        fields={answerFields}
        values={refused?.values ?? { title: question }}
        errors={refused?.refusal.fields}
      />
    </ActionButton>
  );
}

function Actions({ view, question }: { view: PageView; question: string }) {
  return (
    <>
      <KeepAnswer view={view} question={question} />
      <LinkButton text={answerText.title} href={view.url('/qualification/answers')} icon="clipboard-check" />
      <LinkButton text="Доля категорий" href={view.url('/qualification/report')} icon="table" />
      <LinkButton text={text.analysis} href={view.url('/qualification/analysis')} icon="users-group" />
      <LinkButton text="Показатели качества" href={view.url('/qualification/indicators')} icon="star" />
      <LinkButton text="Порядок аттестации" href={view.url('/qualification/rules')} icon="scale" />
    </>
  );
}

const answerFields: FieldDescriptor[] = [
  {
    ...{ name: 'title', label: answerText.fields.title, widget: 'textarea', required: true },
    hint: answerText.hints.title,
  },
  {
    ...{ name: 'askedBy', label: answerText.fields.askedBy, widget: 'text' },
    hint: answerText.hints.askedBy,
  },
];

export const staffPage = page<Shown>({
  path: '/qualification',
  ru: text.title,
  ability: seesStaff,
  load: (ctx, _params, query) => load(ctx, query),
  shows: (_shown, address) => shownList(address),
  posts: [
    post(keepAnswer, {
      next: ({ id }) => `/qualification/answers/${id}`,
      done: ({ total }) => `Ответ сохранён, строк: ${total}`,
    }),
  ],
  view: (view, { found, institution, question }) => ({
    title: text.title,
    lead: `${text.lead} Показано на ${formatDate(found.on)}`,
    wide: true,
    actions: <Actions view={view} question={question} />,
    body: (
      <ListPage
        caption={text.title}
        path={view.url('/qualification')}
        query={{
          ...Object.fromEntries([...view.query].filter(([name]) => name in staffFilter.shape)),
          columns: view.query.getAll('columns'),
        }}
        filters={filtersOf(institution)}
        columns={columns(found, view.query)}
        chooseColumns
        rows={[...found.rows]}
        rowKey={(row) => row.id}
        rowHref={(row) => view.url(`/qualification/people/${row.id}`)}
        count={{ total: found.total, atLeast: found.more, forms: text.count }}
        exportHref={view.url(`/qualification.xlsx?${view.query}`)}
        pager={{ before: found.before, after: found.after }}
        empty={{ title: text.empty.title, text: text.empty.text }}
      />
    ),
  }),
});

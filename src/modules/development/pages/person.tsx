// A person's development profile: training, hours between courses, mentoring, initiatives, and what other rooms contribute.
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDateShort, formatNumber } from '../../../platform/language/index.ts';
import {
  ActionButton,
  type FieldDescriptor,
  Fields,
  type FormValues,
  LinkButton,
  Menu,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import { keepsDevelopment, seesDevelopment } from '../development.policy.ts';
import { addActivity, addInitiative } from '../growth.commands.ts';
import { initiativeKinds, growthText as text } from '../growth.text.ts';
import { type Profile, profileAsked } from '../profile.queries.ts';
import { recordText } from '../record.text.ts';
import { recordColumns } from './records.tsx';
import { PairBadge, shortName } from './signs.tsx';
import { YearTable } from './years.tsx';

const back = (output: { personId: string }) => `/development/people/${output.personId}`;

export const personDevelopmentPage = page<Profile>({
  path: '/development/people/:id',
  ru: text.profile,
  ability: signedIn,
  load: (ctx, { id = '' }) => profileAsked(ctx, id),
  shows: ({ who }) => ({ kind: 'people.person', id: who.id }),
  posts: [
    post(addInitiative, { next: back, done: 'Инициатива добавлена' }),
    post(addActivity, { next: back, done: 'Часы добавлены' }),
  ],
  view: (view, profile) => ({
    title: profile.who.fullName,
    crumbs: seesDevelopment.check(view, undefined)
      ? []
      : [[recordText.registerTitle, '/development/records']],
    lead: profile.post,
    actions: <Actions view={view} profile={profile} />,
    wide: true,
    body: (
      <>
        <Section title={text.years}>
          <YearTable years={profile.years} />
        </Section>
        <Training view={view} profile={profile} />
        <Between view={view} profile={profile} />
        <Mentoring view={view} profile={profile} />
        <Initiatives view={view} profile={profile} />
        {profile.contributed.map((part) => (
          <Section title={part.title}>
            <PlainTable
              caption={part.title}
              rows={[...part.lines]}
              rowKey={(row) => `${row.title}${row.on}`}
              columns={[
                {
                  key: 'title',
                  title: text.fields.title,
                  cell: (row) => (row.path ? <a href={view.url(row.path)}>{row.title}</a> : row.title),
                  wrap: true,
                },
                { key: 'detail', title: 'Что именно', cell: (row) => row.detail, wrap: true },
                {
                  key: 'on',
                  title: text.fields.heldOn,
                  cell: (row) => (row.on ? formatDateShort(row.on) : ''),
                },
              ]}
            />
          </Section>
        ))}
      </>
    ),
  }),
});

function Actions({ view, profile }: { view: PageView; profile: Profile }) {
  const path = (extension: string) => view.url(`/development/people/${profile.who.id}/profile.${extension}`);
  return (
    <>
      {keepsDevelopment.check(view, profile) ? null : (
        <LinkButton
          text={recordText.newTitle}
          href={view.url(`/development/records/new?personId=${profile.who.id}`)}
          look="primary"
          icon="plus"
        />
      )}
      <LinkButton text="PDF" icon="file-type-pdf" download href={path('pdf')} />
      <LinkButton text="DOCX" icon="file-type-docx" download href={path('docx')} />
      <Menu label="Забрать файлом">
        <a href={path('xlsx')} data-turbo="false">
          Таблица XLSX
        </a>
        <a href={path('json')} data-turbo="false">
          Данные JSON
        </a>
      </Menu>
    </>
  );
}

function Training({ view, profile }: { view: PageView; profile: Profile }) {
  const columns = recordColumns.filter(({ key }) => key !== 'name');
  return (
    <Section title={recordText.title}>
      <PlainTable
        caption={recordText.title}
        rows={[...profile.records]}
        rowKey={(row) => row.id}
        rowHref={(row) => view.url(`/development/records/${row.id}`)}
        columns={[
          ...columns.filter(({ key }) => key === 'title'),
          ...columns.filter(({ key }) => key !== 'title'),
        ]}
        empty="Обучение ещё не внесено."
      />
    </Section>
  );
}

const activityFields: FieldDescriptor[] = [
  { name: 'title', label: text.fields.title, widget: 'text', required: true },
  { name: 'heldOn', label: text.fields.heldOn, widget: 'date', required: true },
  { name: 'hours', label: text.fields.hours, widget: 'text', width: 'short', required: true },
  { name: 'source', label: text.fields.source, widget: 'text', required: true, hint: text.hints.source },
];

const initiativeFields: FieldDescriptor[] = [
  {
    ...{ name: 'kind', label: text.fields.kind, widget: 'select' },
    options: Object.entries(initiativeKinds).map(([value, label]) => ({ value, label })),
  },
  { name: 'title', label: text.fields.title, widget: 'text', required: true },
  { name: 'text', label: text.fields.text, widget: 'textarea' },
  { name: 'startsOn', label: text.fields.startsOn, widget: 'date', required: true },
  { name: 'endsOn', label: text.fields.endsOn, widget: 'date' },
  { name: 'outcome', label: text.fields.outcome, widget: 'textarea' },
];

interface AddingProps {
  readonly view: PageView;
  readonly profile: Profile;
  readonly command: typeof addActivity | typeof addInitiative;
  readonly words: string;
  readonly fields: FieldDescriptor[];
  readonly values?: FormValues;
}

/** A button that opens the command's form; absent for those who may not add. */
function addingButton({ view, profile, command, words, fields, values = {} }: AddingProps) {
  if (refusalOf(view, command, profile)) return null;
  const refused = view.form?.command === command.name ? view.form : null;
  return (
    <ActionButton
      text={words}
      small
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${command.name}` }}
      hidden={{ _command: command.name, personId: profile.who.id }}
      open={refused !== null}
    >
      <Fields fields={fields} values={{ ...values, ...refused?.values }} errors={refused?.refusal.fields} />
    </ActionButton>
  );
}

function Between({ view, profile }: { view: PageView; profile: Profile }) {
  const words = text.addActivity;
  const add = addingButton({ view, profile, command: addActivity, words, fields: activityFields });
  return (
    <Section title={text.activities} actions={add}>
      <PlainTable
        caption={text.activities}
        rows={[...profile.activities]}
        rowKey={(row) => `${row.heldOn}${row.title}`}
        empty="Часов между курсами не внесено."
        columns={[
          { key: 'title', title: text.fields.title, cell: (row) => row.title, wrap: true },
          { key: 'on', title: text.fields.heldOn, cell: (row) => formatDateShort(row.heldOn) },
          { key: 'hours', title: text.fields.hours, cell: (row) => formatNumber(row.hours), numeric: true },
          { key: 'source', title: text.fields.source, cell: (row) => row.source, wrap: true },
        ]}
      />
    </Section>
  );
}

function Mentoring({ view, profile }: { view: PageView; profile: Profile }) {
  if (profile.pairs.length === 0) return null;
  return (
    <Section title={text.mentoring}>
      <PlainTable
        caption={text.mentoring}
        rows={[...profile.pairs]}
        rowKey={(row) => row.id}
        rowHref={(row) => view.url(`/development/pairs/${row.id}`)}
        columns={[
          {
            key: 'side',
            title: 'В паре',
            cell: (row) =>
              row.mentorId === profile.who.id
                ? `наставник: ${shortName(row.mentee)}`
                : `сопровождает ${shortName(row.mentor)}`,
            wrap: true,
          },
          {
            key: 'term',
            title: 'Срок',
            cell: (row) => `${formatDateShort(row.startsOn)} – ${formatDateShort(row.lastDay)}`,
          },
          { key: 'meetings', title: 'Встреч', cell: (row) => String(row.meetings), numeric: true },
          { key: 'state', title: 'Состояние', cell: (row) => <PairBadge state={row.state} /> },
        ]}
      />
    </Section>
  );
}

function Initiatives({ view, profile }: { view: PageView; profile: Profile }) {
  const add = addingButton({
    ...{ view, profile, command: addInitiative, words: text.addInitiative },
    ...{ fields: initiativeFields, values: { kind: 'initiative' } },
  });
  return (
    <Section title={text.initiatives} actions={add}>
      <PlainTable
        caption={text.initiatives}
        rows={[...profile.initiatives]}
        rowKey={(row) => row.id}
        empty="Инициатив пока нет."
        columns={[
          { key: 'title', title: text.fields.title, cell: (row) => row.title, wrap: true },
          { key: 'kind', title: text.fields.kind, cell: (row) => initiativeKinds[row.kind], wrap: true },
          { key: 'on', title: text.fields.startsOn, cell: (row) => formatDateShort(row.startsOn) },
          { key: 'outcome', title: text.fields.outcome, cell: (row) => row.outcome || row.text, wrap: true },
        ]}
      />
    </Section>
  );
}

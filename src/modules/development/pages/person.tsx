// A person's development profile: training, hours between courses, mentoring, initiatives, and what other rooms contribute.
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDateShort, formatNumber } from '../../../platform/language/index.ts';
import { ActionButton, Field, LinkButton, Menu, PlainTable, Section } from '../../../ui/index.ts';
import { keepsDevelopment, seesDevelopment } from '../development.policy.ts';
import { addActivity, addInitiative } from '../growth.commands.ts';
import { initiativeKinds, growthText as text } from '../growth.text.ts';
import { hoursByYear, type Profile, profileOf } from '../profile.queries.ts';
import { recordText } from '../record.text.ts';
import { recordColumns } from './records.tsx';
import { PairBadge, shortName } from './signs.tsx';

const back = (output: { personId: string }) => `/development/people/${output.personId}`;

export const personDevelopmentPage = page<Profile>({
  path: '/development/people/:id',
  ru: text.profile,
  ability: signedIn,
  load: (ctx, { id = '' }) => profileOf(ctx, id),
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

const errorsOf = (view: PageView, command: string) =>
  view.form?.command === command ? view.form.refusal.fields : {};
const valuesOf = (view: PageView, command: string) =>
  view.form?.command === command ? view.form.values : {};

function Between({ view, profile }: { view: PageView; profile: Profile }) {
  const errors = errorsOf(view, addActivity.name);
  const values = valuesOf(view, addActivity.name);
  const add = refusalOf(view, addActivity, profile) ? null : (
    <ActionButton
      text={text.addActivity}
      small
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-a` }}
      hidden={{ _command: addActivity.name, personId: profile.who.id }}
      open={view.form?.command === addActivity.name}
    >
      <Field
        name="title"
        label={text.fields.title}
        widget="text"
        required
        value={values.title}
        error={errors.title}
      />
      <Field
        name="heldOn"
        label={text.fields.heldOn}
        widget="date"
        required
        value={values.heldOn}
        error={errors.heldOn}
      />
      <Field
        name="hours"
        label={text.fields.hours}
        widget="text"
        width="short"
        required
        value={values.hours}
        error={errors.hours}
      />
      <Field
        name="source"
        label={text.fields.source}
        widget="text"
        required
        hint={text.hints.source}
        value={values.source}
        error={errors.source}
      />
    </ActionButton>
  );
  return (
    <Section title={text.activities} actions={add}>
      {hoursByYear(profile.activities).map(({ year, hours }) => (
        <p class="o-hint">{text.hoursOfYear(year, formatNumber(hours))}</p>
      ))}
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
  const errors = errorsOf(view, addInitiative.name);
  const values = valuesOf(view, addInitiative.name);
  const add = refusalOf(view, addInitiative, profile) ? null : (
    <ActionButton
      text={text.addInitiative}
      small
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-i` }}
      hidden={{ _command: addInitiative.name, personId: profile.who.id }}
      open={view.form?.command === addInitiative.name}
    >
      <Field
        name="kind"
        label={text.fields.kind}
        widget="select"
        options={Object.entries(initiativeKinds).map(([value, label]) => ({ value, label }))}
        value={values.kind ?? 'initiative'}
      />
      <Field
        name="title"
        label={text.fields.title}
        widget="text"
        required
        value={values.title}
        error={errors.title}
      />
      <Field name="text" label={text.fields.text} widget="textarea" value={values.text} />
      <Field
        name="startsOn"
        label={text.fields.startsOn}
        widget="date"
        required
        value={values.startsOn}
        error={errors.startsOn}
      />
      <Field
        name="endsOn"
        label={text.fields.endsOn}
        widget="date"
        value={values.endsOn}
        error={errors.endsOn}
      />
      <Field name="outcome" label={text.fields.outcome} widget="textarea" value={values.outcome} />
    </ActionButton>
  );
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

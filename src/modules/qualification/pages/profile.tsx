// A person's profile of indicators on a day: value, aim and source of each; entering what is not computed.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { formatDate, formatNumber } from '../../../platform/language/index.ts';
import {
  Badge,
  EmptyState,
  Fields,
  FilterBar,
  FormPage,
  fieldsOf,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import { outsideAssignment, type PlacedPerson, placedPerson } from '../../people/index.ts';
import { enterIndicator, enterSchema } from '../indicator.commands.ts';
import { type Profile, type ProfileLine, profileOf } from '../indicator.queries.ts';
import { indicatorText as text } from '../indicator.text.ts';
import { seesRecord } from '../qualification.policy.ts';
import { qualificationText } from '../qualification.text.ts';
import { holderSubject } from '../record.commands.ts';

interface Shown {
  readonly record: PlacedPerson;
  readonly profile: Profile | null;
  readonly on: string;
}

async function load(ctx: ReadCtx, id: string, asked: string | null): Promise<Shown | Refusal | null> {
  const record = await placedPerson(ctx, id);
  if (!record) return null;
  if (!seesRecord(ctx, record)) return outsideAssignment(ctx);
  const on =
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(asked ?? '') &&
    !Number.isNaN(Date.parse(asked ?? ''))
      ? (asked ?? ctx.today)
      : ctx.today;
  return { record, on, profile: await profileOf(ctx, id, on) };
}

const sign = ({ value, target }: ProfileLine) => {
  if (target === null) return null;
  if (value === null) return <Badge tone="draft" text="нет значения" />;
  return value >= target ? (
    <Badge tone="done" text="достигнут" />
  ) : (
    <Badge tone="waiting" text="ниже ориентира" />
  );
};

export const profilePage = page<Shown>({
  path: '/qualification/people/:id/profile',
  ru: text.profile,
  ability: signedIn,
  load: (ctx, { id = '' }, query) => load(ctx, id, query.get('on')),
  shows: ({ record }) => holderSubject(record.person.id),
  posts: [
    post(enterIndicator, {
      next: (output) => `/qualification/people/${output.personId}/profile`,
      done: 'Значение внесено',
    }),
  ],
  view: (view, { record, profile, on }) => ({
    title: `${text.profile}: ${record.person.shortName}`,
    crumbs: [
      [qualificationText.title, '/qualification'],
      [record.person.shortName, `/qualification/people/${record.person.id}`],
    ],
    lead: profile
      ? `На ${formatDate(on)} ${profile.set.title}, редакция № ${profile.set.edition} (${profile.set.act}).`
      : text.noSet,
    body: (
      <>
        <FilterBar
          path={view.url(`/qualification/people/${record.person.id}/profile`)}
          query={{ on: view.query.get('on') ?? undefined }}
          filters={[{ name: 'on', label: 'На дату', kind: 'date' }]}
        />
        {profile ? <Lines profile={profile} /> : <EmptyState title={text.noSet} text={text.empty.text} />}
        {profile && !refusalOf(view, enterIndicator, record) ? (
          <Enter view={view} record={record} profile={profile} />
        ) : null}
      </>
    ),
  }),
});

function Lines({ profile }: { profile: Profile }) {
  return (
    <Section title="Показатели">
      <PlainTable
        caption="Показатели"
        rows={[...profile.lines]}
        rowKey={(line) => line.id}
        columns={[
          { key: 'name', title: 'Показатель', cell: (line) => line.name, wrap: true },
          {
            key: 'value',
            title: 'Значение',
            cell: (line) => (line.value === null ? '—' : `${formatNumber(line.value)} ${line.unit}`),
            numeric: true,
          },
          {
            key: 'target',
            title: 'Ориентир',
            cell: (line) => (line.target === null ? '' : formatNumber(line.target)),
            numeric: true,
          },
          { key: 'sign', title: 'Итог', cell: sign },
          {
            key: 'source',
            title: 'Источник',
            cell: (line) =>
              line.enteredOn
                ? `${line.source}, на ${formatDate(line.enteredOn)}`
                : line.source || 'не внесено',
            wrap: true,
          },
        ]}
      />
    </Section>
  );
}

function Enter({ view, record, profile }: { view: PageView; record: PlacedPerson; profile: Profile }) {
  const open = profile.lines.filter((line) => line.formula === null);
  if (open.length === 0) return null;
  const fields = fieldsOf(enterSchema)
    .filter(({ widget }) => widget !== 'hidden')
    .map((field) =>
      field.name === 'indicatorId'
        ? { ...field, options: open.map(({ id, name }) => ({ value: id, label: name })) }
        : field,
    );
  return (
    <Section title="Внести значение">
      <FormPage
        action={view.self}
        submit={enterIndicator.ru}
        guard={{ idempotencyKey: view.formKey }}
        hidden={{ _command: enterIndicator.name, personId: record.person.id }}
        errors={view.form?.refusal.fields}
        fields={fields}
      >
        <Fields
          fields={fields}
          values={view.form?.values ?? { onDate: view.today }}
          errors={view.form?.refusal.fields}
        />
      </FormPage>
    </Section>
  );
}

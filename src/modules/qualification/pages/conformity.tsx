// The schedule of attestation for conformity: lines by day with their acts, the paper, and the form that adds a line.
import type { z } from 'zod';
import type { AnyCommand } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import {
  ActionButton,
  Badge,
  Fields,
  type Filter,
  FormPage,
  fieldsOf,
  LinkButton,
  ListPage,
  type Tone,
} from '../../../ui/index.ts';
import { institutionFilter } from '../../institutions/index.ts';
import { type PlacedPerson, placedPerson, postsOn } from '../../people/index.ts';
import { isAttested } from '../attested.ts';
import * as commands from '../conformity.commands.ts';
import { type ConformityState, conformityLifecycle } from '../conformity.lifecycle.ts';
import {
  type ConformityCase,
  conformityFilter,
  conformityFilterOf,
  conformityList,
} from '../conformity.queries.ts';
import { conformityText as text } from '../conformity.text.ts';
import { seesRecord, sightOf } from '../qualification.policy.ts';
import { qualificationText } from '../qualification.text.ts';

const tones: Readonly<Record<ConformityState, Tone>> = {
  ...{ planned: 'waiting', informed: 'going', conforms: 'done', fails: 'trouble', cancelled: 'draft' },
};

interface Shown {
  readonly lines: readonly ConformityCase[];
  /** Whoever sees only the own has nothing to choose from. */
  readonly institution: Filter[];
}

async function load(ctx: ReadCtx, query: URLSearchParams): Promise<Shown> {
  const sight = sightOf(ctx);
  const only = sight.kind === 'institutions' ? sight.ids : undefined;
  const institution = sight.kind === 'self' ? [] : [await institutionFilter(ctx, query, only)];
  return { lines: await conformityList(ctx, conformityFilterOf(query)), institution };
}

const acts: readonly { command: AnyCommand; input: z.ZodType; from: readonly ConformityState[] }[] = [
  { command: commands.informConformity, input: commands.informSchema, from: ['planned'] },
  { command: commands.decideConformity, input: commands.decideSchema, from: ['informed'] },
  { command: commands.cancelConformity, input: commands.cancelSchema, from: ['planned', 'informed'] },
];

function Acts({ view, line }: { view: PageView; line: ConformityCase }) {
  return acts
    .filter(({ command, from }) => from.includes(line.state) && !refusalOf(view, command, line))
    .map(({ command, input }) => {
      const tried = view.form?.command === command.name && view.form.values.id === line.id ? view.form : null;
      return (
        <ActionButton
          text={command.ru}
          action={view.self}
          small
          look="quiet"
          guard={{ idempotencyKey: `${view.formKey}-${command.name}-${line.id}` }}
          hidden={{ _command: command.name, id: line.id, version: String(line.version) }}
          open={tried !== null}
        >
          <Fields
            fields={fieldsOf(input).filter(({ widget }) => widget !== 'hidden')}
            values={tried?.values ?? { informedOn: view.today, decidedOn: view.today }}
            errors={tried?.refusal.fields}
          />
        </ActionButton>
      );
    });
}

const here = { next: () => '/qualification/conformity' };

export const conformityPage = page<Shown>({
  path: '/qualification/conformity',
  ru: text.title,
  ability: signedIn,
  load: (ctx, _params, query) => load(ctx, query),
  posts: [
    post(commands.informConformity, { ...here, done: 'Ознакомление отмечено' }),
    post(commands.decideConformity, { ...here, done: 'Решение комиссии внесено' }),
    post(commands.cancelConformity, { ...here, done: 'Работник снят с графика' }),
  ],
  view: (view, { lines, institution }) => {
    const file = (kind: string) => view.url(`/qualification/conformity.${kind}?${view.query}`);
    const years = [-1, 0, 1].map((step) => String(Number(view.today.slice(0, 4)) + step));
    return {
      title: text.title,
      crumbs: [[qualificationText.title, '/qualification']],
      lead: text.lead,
      wide: true,
      actions: (
        <>
          <LinkButton text="График: PDF" href={file('pdf')} icon="file-type-pdf" download />
          <LinkButton text="DOCX" href={file('docx')} icon="file-type-docx" download />
        </>
      ),
      body: (
        <ListPage
          caption={text.title}
          path={view.url('/qualification/conformity')}
          query={Object.fromEntries([...view.query].filter(([name]) => name in conformityFilter.shape))}
          filters={[
            ...institution,
            {
              name: 'state',
              label: 'Состояние',
              kind: 'select',
              options: Object.entries(conformityLifecycle.states).map(([value, label]) => ({ value, label })),
            },
            {
              name: 'year',
              label: 'Год',
              kind: 'select',
              options: years.map((value) => ({ value, label: value })),
              any: 'Любой',
            },
          ]}
          columns={[
            {
              key: 'name',
              title: 'Работник',
              cell: (row) => <a href={view.url(`/qualification/people/${row.personId}`)}>{row.name}</a>,
              fixed: true,
            },
            { key: 'position', title: 'Должность', cell: (row) => row.position, wrap: true },
            { key: 'place', title: 'Организация', cell: (row) => row.place, wrap: true },
            { key: 'planned', title: 'Аттестация', cell: (row) => formatDateShort(row.plannedOn) },
            { key: 'inform', title: 'Ознакомить до', cell: (row) => formatDateShort(row.informBy) },
            {
              key: 'state',
              title: 'Состояние',
              cell: (row) => (
                <Badge
                  tone={tones[row.state]}
                  text={conformityLifecycle.states[row.state]}
                  title={row.protocol || row.reason}
                />
              ),
            },
            { key: 'acts', title: 'Действие', cell: (row) => <Acts view={view} line={row} />, wrap: true },
          ]}
          rows={[...lines]}
          rowKey={(row) => row.id}
          count={{ total: lines.length, forms: text.forms }}
          exportHref={file('xlsx')}
          empty={{ title: text.empty.title, text: text.empty.text }}
        />
      ),
    };
  },
});

interface Entry {
  readonly record: PlacedPerson;
  readonly positions: readonly string[];
}

async function loadEntry(ctx: ReadCtx, id: string): Promise<Entry | Refusal | null> {
  const record = await placedPerson(ctx, id);
  if (!record || !seesRecord(ctx, record)) return null;
  const complaint = refusalOf(ctx, commands.planConformity, record);
  if (complaint) return complaint;
  const posts = await postsOn(ctx, id, ctx.today);
  return { record, positions: [...new Set(posts.map((each) => each.position))].filter(isAttested) };
}

export const planConformityPage = page<Entry>({
  path: '/qualification/people/:id/conformity',
  onlyForm: true,
  ru: commands.planConformity.ru,
  ability: signedIn,
  load: (ctx, { id = '' }) => loadEntry(ctx, id),
  posts: [post(commands.planConformity, { ...here, done: 'Работник внесён в график аттестации' })],
  view: (view, { record, positions }) => {
    const card = `/qualification/people/${record.person.id}`;
    const errors = view.form?.refusal.fields;
    const fields = fieldsOf(commands.planSchema)
      .filter(({ widget }) => widget !== 'hidden')
      .map((field) =>
        field.name === 'position'
          ? { ...field, options: positions.map((name) => ({ value: name, label: name })) }
          : field,
      );
    return {
      title: commands.planConformity.ru,
      crumbs: [
        [qualificationText.title, '/qualification'],
        [record.person.shortName, card],
      ],
      lead: text.lead,
      body: (
        <FormPage
          action={view.self}
          submit={commands.planConformity.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: commands.planConformity.name, personId: record.person.id }}
          errors={errors}
          fields={fields}
          cancel={{ text: 'Не вносить', href: view.url(card) }}
        >
          <Fields
            fields={fields}
            values={view.form?.values ?? { position: positions[0] ?? '' }}
            errors={errors}
          />
        </FormPage>
      ),
    };
  },
});

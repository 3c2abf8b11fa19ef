// Intakes: reading a list, naming its columns with the rows and their faults before the eyes, entering the good ones.
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import {
  Badge,
  Field,
  Fields,
  Flash,
  FormPage,
  LinkButton,
  ListPage,
  PlainTable,
  Section,
} from '../../../../ui/index.ts';
import { keepsFund } from '../../library.policy.ts';
import { optionsOf } from '../../material/material.text.ts';
import { fieldsFor } from '../../material/pages/fields.ts';
import { FundTabs } from '../../material/pages/signs.tsx';
import { fundText as text } from '../fund.text.ts';
import { enterIntake, type Intake, intake, intakes, judged, readIntake } from '../intake.commands.ts';
import { intakeFields } from '../intake.rows.ts';
import { readIntakeSchema } from '../item.schema.ts';

export const intakesPage = page<Awaited<ReturnType<typeof intakes>>>({
  path: '/library/intakes',
  ru: text.intakes,
  ability: keepsFund,
  load: (ctx) => intakes(ctx),
  view: (view, rows) => {
    const add = (
      <LinkButton text={text.newIntake} href={view.url('/library/intakes/new')} look="primary" icon="plus" />
    );
    return {
      title: text.intakes,
      lead: text.intakesLead,
      actions: add,
      wide: true,
      body: (
        <>
          <FundTabs view={view} current="intakes" />
          <ListPage
            caption={text.intakes}
            path={view.url('/library/intakes')}
            query={{}}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => view.url(`/library/intakes/${row.id}`)}
            columns={[
              { key: 'name', title: 'Список', cell: (row) => row.name, wrap: true },
              { key: 'made', title: 'Прочитан', cell: (row) => formatDate(row.madeOn) },
              {
                ...{ key: 'state', title: text.fields.state },
                cell: (row) =>
                  row.enteredOn ? (
                    <Badge tone="done" text={`внесено изданий: ${row.entered}`} />
                  ) : (
                    <Badge tone="waiting" text="не внесён" />
                  ),
              },
            ]}
            empty={{ title: text.empty.intakes, text: text.empty.intakesText, action: add }}
          />
        </>
      ),
    };
  },
});

export const newIntakePage = page<object>({
  path: '/library/intakes/new',
  ru: readIntake.ru,
  ability: keepsFund,
  load: async () => ({}),
  posts: [post(readIntake, { next: (output) => `/library/intakes/${output.id}`, done: text.done.read })],
  view: (view) => {
    const fields = fieldsFor(view, readIntakeSchema);
    return {
      title: text.newIntake,
      crumbs: [[text.intakes, '/library/intakes']],
      lead: text.intakesLead,
      body: (
        <FormPage
          action={view.self}
          submit={readIntake.ru}
          multipart
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: readIntake.name }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: 'Не вносить', href: view.url('/library/intakes') }}
        >
          <Fields fields={fields} values={view.form?.values ?? {}} errors={view.form?.refusal.fields} />
        </FormPage>
      ),
    };
  },
});

interface Shown {
  readonly found: Intake;
  readonly rows: Awaited<ReturnType<typeof judged>>;
}

export const intakePage = page<Shown>({
  path: '/library/intakes/:id',
  ru: 'Поступление',
  ability: keepsFund,
  load: async (ctx, { id = '' }) => {
    const found = await intake(ctx, id);
    return found && { found, rows: found.enteredOn ? [] : await judged(ctx, found, found.mapping) };
  },
  posts: [
    post(enterIntake, {
      next: (output) => `/library/intakes/${output.id}`,
      done: (output) => `${text.done.entered}: ${output.entered}`,
    }),
  ],
  view: (view, { found, rows }) => ({
    title: found.name,
    crumbs: [[text.intakes, '/library/intakes']],
    lead: found.enteredOn
      ? `Внесено изданий: ${found.entered}, ${formatDate(found.enteredOn)}`
      : text.hints.intake,
    body: found.enteredOn ? (
      <LinkButton text={text.title} href={view.url('/library/items')} look="primary" />
    ) : (
      <>
        <Judged rows={rows} />
        <MappingForm view={view} found={found} />
      </>
    ),
  }),
});

function Judged({ rows }: Pick<Shown, 'rows'>) {
  const bad = rows.filter(({ item }) => item === null);
  const good = rows.length - bad.length;
  return (
    <>
      <Flash
        kind={bad.length > 0 ? 'warning' : 'info'}
        text={`Строк: ${rows.length}. Можно внести: ${good}. С ошибками: ${bad.length}.`}
      />
      {bad.length > 0 ? (
        <Section title="Строки с ошибками">
          <PlainTable
            caption="Строки с ошибками"
            rows={bad.slice(0, 50)}
            rowKey={(row) => String(row.line)}
            columns={[
              { key: 'line', title: 'Строка', cell: (row) => String(row.line), numeric: true },
              { key: 'faults', title: 'Что исправить', cell: (row) => row.faults.join(' '), wrap: true },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}

/** One question a column: its heading, the first cells of it, what it is. */
function MappingForm({ view, found }: { view: PageView; found: Intake }) {
  const [head = [], ...rows] = found.rows;
  const sample = (index: number) =>
    rows
      .map((cells) => cells[index] ?? '')
      .filter(Boolean)
      .slice(0, 3)
      .join('; ');
  const said = (view.form?.values.mapping as string[] | undefined) ?? found.mapping;
  return (
    <FormPage
      action={view.self}
      submit={enterIntake.ru}
      guard={{ idempotencyKey: view.formKey }}
      hidden={{ _command: enterIntake.name }}
      errors={view.form?.refusal.fields}
      cancel={{ text: 'Не вносить', href: view.url('/library/intakes') }}
    >
      {head.map((cell, index) => (
        <Field
          name={`mapping[${index}]`}
          label={cell || `Столбец ${index + 1}`}
          hint={sample(index).slice(0, 200)}
          widget="select"
          width="half"
          options={optionsOf(intakeFields)}
          value={said[index] ?? ''}
          error={view.form?.refusal.fields[`mapping[${index}]`]}
        />
      ))}
    </FormPage>
  );
}
